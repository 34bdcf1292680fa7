// What a registry export of keys covers, so that a value which it does not show is known to be absent.

import type { Hive, Scope } from '../../model/record.ts';
import type { Span } from '../../model/span.ts';
import { type Key, liesWithin } from './registry-data.ts';

/** A key of an export, as its scope needs it. */
interface Seen {
  readonly hive: Hive;
  readonly keyPath: string;
  readonly at: Span;
  whole: boolean;
}

/** The scope of one key, with or without its subkeys. */
export function keyScope(
  key: { readonly hive: Hive; readonly keyPath: string; readonly at: Span },
  subkeys: boolean,
): Scope {
  const covers = { what: 'key', hive: key.hive, keyPath: key.keyPath, subkeys } as const;
  return { kind: 'scope', part: null, side: null, covers, at: key.at };
}

/** Gathers the keys of a .reg file; what is spoilt by a bad line or a cut is not covered. */
export interface KeyScopes {
  add(key: Key, wanted: boolean): void;
  /** Something of the current key, or of the file where there is none, was not understood. */
  spoil(): void;
  /** From here on it is not known which key lines belong to. */
  leave(): void;
  /** The key below which all lie so far; empty where there is none, or no such key. */
  tree(): string;
  scopes(): Scope[];
}

export function keyScopes(): KeyScopes {
  const wantedKeys = new Map<string, Seen>();
  let first: Seen | null = null;
  let current: Seen | null = null;
  let oneTree = true;
  return {
    add(key, wanted) {
      const seen: Seen = { hive: key.hive, keyPath: key.keyPath.value, at: key.at, whole: true };
      first ??= seen;
      if (key.hive !== first.hive || !liesWithin(seen.keyPath, first.keyPath)) oneTree = false;
      const name = `${key.hive}\\${seen.keyPath.toLowerCase()}`;
      const known = wantedKeys.get(name);
      if (wanted && !known) wantedKeys.set(name, seen);
      current = known ?? seen;
    },
    spoil() {
      oneTree = false;
      if (current) current.whole = false;
    },
    leave() {
      current = null;
    },
    tree: () => (first && oneTree ? first.keyPath : ''),
    scopes() {
      if (first && oneTree) return [keyScope(first, true)];
      return [...wantedKeys.values()].filter((key) => key.whole).map((key) => keyScope(key, false));
    },
  };
}
