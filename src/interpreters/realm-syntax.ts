// The syntax of a MitRealms value: `<f>flags</f><k>kdc; kdc</k>` (Kerberos.adml, help text of MitRealms).

import type { HostEntry, TagProblem } from '../model/fact.ts';
import { type Located, sub, trimBlanks } from '../model/located.ts';
import { type Entities, entitiesOf, hostEntries } from './hosts.ts';

/** What a MitRealms value says, and every way in which it says it wrongly. */
export interface RealmSyntax extends Entities {
  readonly kdcs: readonly HostEntry[];
  readonly flags: Located | null;
  readonly untagged: Located | null;
  readonly tagProblems: readonly { readonly problem: TagProblem; readonly text: Located }[];
}

interface Tag {
  /** Lower case; `k` or `f` for the tags that exist. */
  readonly name: string;
  readonly closing: boolean;
  readonly from: number;
  readonly to: number;
  /** What is wrong with the tag by itself. */
  readonly fault: TagProblem | null;
}

const BRACKETED = /[[({\u2039\u00ab](\/?)([kf])[\])}\u203a\u00bb]/gi;
const TAG = /<(\s*)([\\/]?)(\s*)([^<>;\s\\/]*)(?:(\s*\/?)>)?/g;

const WIDE = /[\uff01-\uff5e]/;

function narrow(wide: string): string {
  return String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
}

// Full-width signs are a defect of their own, said as such: they are read as what they were meant to be, unit by unit.
function tagsIn(text: string): Tag[] {
  const plain = WIDE.test(text) ? text.replace(/[\uff01-\uff5e]/g, narrow) : text;
  const angled = plain.replace(BRACKETED, '<$1$2>');
  return Array.from(angled.matchAll(TAG), (match) => {
    const tag = tagOf(match);
    // Tags in other brackets are tags to whoever wrote them, and to nobody else.
    return plain.charAt(tag.from) === '<' ? tag : { ...tag, fault: 'unknown-tag' };
  });
}

function tagOf(match: RegExpMatchArray & { readonly index?: number }): Tag {
  const [whole, before, slash, after, written = '', end] = match;
  const from = match.index ?? 0;
  const closing = slash !== '';
  const word = written.toLowerCase();
  if (end === undefined) {
    // The `>` is lost, and what follows the letter is content. Hosts such as kerberos.CLOUD begin with that letter too.
    const isFlags = /^f[^.]*$/.test(word);
    const letter = isFlags || word === 'k' || word.startsWith('kk') ? 1 : 0;
    const to = from + whole.length - word.length + letter;
    return { name: isFlags ? 'f' : 'k', closing, from, to, fault: 'unclosed' };
  }
  const right = (word === 'k' || word === 'f') && `${before}${after}${end}` === '' && slash !== '\\';
  return { name: word, closing, from, to: from + whole.length, fault: right ? null : 'unknown-tag' };
}

/** Reads a value; literal entities are decoded first, so that one defect is not taken for several. */
export function parseRealmValue(raw: Located): RealmSyntax {
  const literal = entitiesOf(raw);
  const value = literal.plain ?? raw;
  const tags = tagsIn(value.value);
  if (tags.length === 0) {
    const text = trimBlanks(value);
    const untagged = text.value === '' ? null : text;
    const { entities, plain } = literal;
    return { kdcs: hostEntries(value), flags: null, untagged, tagProblems: [], entities, plain };
  }
  return readTagged(value, tags, literal);
}

/** A value while it is read. */
interface Reading {
  readonly value: Located;
  /** Tags that are open, the innermost last. */
  readonly open: Tag[];
  /** True when there are tags of KDCs: text outside of them has then lost its place, and else its tag. */
  readonly hasHostTags: boolean;
  readonly kdcs: HostEntry[];
  /** Hosts that stand outside of the tags: KDCs only where there is none within. */
  readonly outside: HostEntry[];
  flags: Located | null;
  untagged: Located | null;
  /** By the offset at which they begin: one tag has one problem. */
  readonly problems: Map<number, { readonly problem: TagProblem; readonly text: Located }>;
}

function readTagged(value: Located, tags: readonly Tag[], literal: Entities): RealmSyntax {
  const hasHostTags = tags.some((tag) => tag.name !== 'f');
  const reading: Reading = {
    value,
    open: [],
    hasHostTags,
    kdcs: [],
    outside: [],
    flags: null,
    untagged: null,
    problems: new Map(),
  };
  let at = 0;
  for (const tag of tags) {
    readContent(reading, at, tag.from, tag);
    at = tag.to;
    if (tag.fault) note(reading, tag.fault, tag);
    if (tag.closing) close(reading, tag);
    else open(reading, tag);
  }
  readContent(reading, at, value.value.length, null);
  for (const tag of reading.open) note(reading, 'unclosed', tag);
  const { flags, untagged, problems } = reading;
  const kdcs = reading.kdcs.length > 0 ? reading.kdcs : reading.outside;
  const tagProblems = [...problems].sort(([a], [b]) => a - b).map(([, problem]) => problem);
  return { kdcs, flags, untagged, tagProblems, entities: literal.entities, plain: literal.plain };
}

function note(reading: Reading, problem: TagProblem, { from, to }: Pick<Tag, 'from' | 'to'>): void {
  if (reading.problems.has(from)) return;
  reading.problems.set(from, { problem, text: trimBlanks(sub(reading.value, from, to)) });
}

const NO_WORDS = /^[^\x00-\x7f]+$/;

/** What stands between two tags. Before the end of a tag that was never opened it is that tag's content. */
function readContent(reading: Reading, from: number, to: number, next: Tag | null): void {
  const text = sub(reading.value, from, to);
  const bare = trimBlanks(text);
  const tag = reading.open.at(-1) ?? (next?.closing && bare.value !== '' ? next : null);
  if (tag?.name === 'f') {
    reading.flags = bare;
    return;
  }
  if (bare.value === '') return;
  if (tag === null && reading.hasHostTags) {
    // Signs that are no ASCII, such as quotes of a word processor, are said as such.
    if (NO_WORDS.test(bare.value)) return;
    note(reading, 'text-outside-tags', { from, to });
    for (const host of hostEntries(text)) reading.outside.push(host);
    return;
  }
  for (const host of hostEntries(text)) reading.kdcs.push(host);
  if (tag === null) reading.untagged ??= bare;
}

// Tags do not nest at all; a value that piles up thousands must not cost their square.
const DEEPEST = 16;

function open(reading: Reading, tag: Tag): void {
  const { open } = reading;
  const outer = open.at(-1);
  if (outer) note(reading, 'nested', tag);
  // The same tag again is most often an end without its slash: then nothing is left open.
  if (outer?.name === tag.name) open.pop();
  if (open.length < DEEPEST) open.push(tag);
}

function close(reading: Reading, tag: Tag): void {
  const { open } = reading;
  const depth = open.findLastIndex((other) => other.name === tag.name);
  if (depth === -1) {
    note(reading, 'unopened', tag);
    open.pop();
    return;
  }
  for (const inner of open.splice(depth).slice(1)) note(reading, 'unclosed', inner);
}
