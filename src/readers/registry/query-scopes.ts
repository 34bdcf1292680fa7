// What the queries of one file cover: reg.exe does not print how it was called, so its output has to tell.

import type { Scope } from '../../model/record.ts';
import { keyScope } from './key-scopes.ts';
import { type Key, liesWithin } from './registry-data.ts';

/** Follows the lines of a file; each call that ends a query yields what that query covers. */
export interface QueryScopes {
  key(key: Key): Iterable<Scope>;
  value(): void;
  /** The key with which the query began, and the one whose values come, in lower case; null where no query stands. */
  standing(): { readonly first: string; readonly current: string } | null;
  /** So many values of the current key were passed over; and keys deep below the first, the last of which is now current, with theirs. */
  passed(values: number, below: { readonly keyPath: string; readonly values: number } | null): void;
  /** The next query was typed here; its switches may say that it shows a selection. */
  prompt(command: string): Iterable<Scope>;
  /** The current query was a search. */
  search(): void;
  /** An error was printed, before or after the rest of its answer, for it takes another way: without a prompt, that of either query. */
  failed(): void;
  /** A line of the current query was not understood. */
  spoil(): void;
  /** The file ends within a line. */
  cut(): void;
  end(): Iterable<Scope>;
}

interface Query {
  readonly first: Key;
  readonly name: string;
  /** Subkeys of the first key that showed no value, as a plain query lists them. */
  readonly bare: Set<string>;
  current: string;
  values: number;
  valuesBelow: boolean;
  subkeys: boolean;
  whole: boolean;
}

// /v and /ve show one value, /f a search, /k /d /c /e and /t belong to it; what a pipe lets through is not known.
const SELECTS = /\s\/(?:v|ve|f|k|d|c|e|t)\b|\|/i;

/**
 * Where the file stands: the query that is being printed, whether a prompt was seen, and whether what comes up to
 * the next one is less than all.
 */
interface Progress {
  query: Query | null;
  typed: boolean;
  selects: boolean;
}

/** `wants` tells whether a key path is of use: a key alone that is not needs no scope, a subtree may hold some. */
export function queryScopes(wants: (keyPath: string) => boolean): QueryScopes {
  const progress: Progress = { query: null, typed: false, selects: false };
  const finish = () => finished(progress).filter((scope) => showsWanted(scope, wants));
  const spoil = () => {
    if (progress.query) progress.query.whole = false;
  };
  return {
    *key(key) {
      const name = key.keyPath.value.toLowerCase();
      if (progress.query && goesOn(progress.query, key, name)) {
        addSubkey(progress.query, name);
        return;
      }
      yield* finish();
      progress.query = begun(key, name, !progress.selects);
      if (!progress.typed) progress.selects = false;
    },
    value() {
      if (progress.query) addValues(progress.query, 1);
    },
    standing: () => progress.query && { first: progress.query.name, current: progress.query.current },
    passed(values, below) {
      if (!progress.query) return;
      addValues(progress.query, values);
      if (!below) return;
      addSubkey(progress.query, below.keyPath.toLowerCase());
      addValues(progress.query, below.values);
    },
    *prompt(command) {
      yield* finish();
      progress.typed = true;
      progress.selects = SELECTS.test(command);
    },
    failed() {
      progress.selects = true;
      spoil();
    },
    search: spoil,
    spoil,
    cut: spoil,
    end: finish,
  };
}

function finished(progress: Progress): Scope[] {
  const { query } = progress;
  progress.query = null;
  return query ? scopesOf(query) : [];
}

function begun(first: Key, name: string, whole: boolean): Query {
  const nothing = { bare: new Set<string>(), values: 0, valuesBelow: false, subkeys: false };
  return { first, name, current: name, whole, ...nothing };
}

function addSubkey(query: Query, name: string): void {
  query.subkeys = true;
  query.current = name;
  // Nothing but the direct subkeys is listed: what lies deeper need not be remembered.
  if (!name.includes('\\', query.name.length + 1)) query.bare.add(name);
}

function addValues(query: Query, count: number): void {
  if (count === 0) return;
  query.values += count;
  query.bare.delete(query.current);
  if (query.current !== query.name) query.valuesBelow = true;
}

function showsWanted({ covers }: Scope, wants: (keyPath: string) => boolean): boolean {
  return covers.what === 'key' && (covers.subkeys || wants(covers.keyPath));
}

// A key that was listed already is shown now: that is another query.
function goesOn(query: Query, { hive }: Key, name: string): boolean {
  if (hive !== query.first.hive) return false;
  return !query.bare.has(name) && query.current !== name && liesWithin(name, query.name);
}

/**
 * Values below the first key come from a recursive query. Without them, subkeys were listed and not
 * shown. Without subkeys there is nothing below; but one single value may be all that was asked for.
 */
function scopesOf(query: Query): Scope[] {
  if (!query.whole) return [];
  const { hive, keyPath, at } = query.first;
  const subtree = query.valuesBelow || (!query.subkeys && query.values !== 1);
  return [keyScope({ hive, keyPath: keyPath.value, at }, subtree)];
}
