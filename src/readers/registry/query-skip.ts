// Lines of a query that nobody wants, passed over unit by unit: plain ones alone, so that whatever is odd is read in full.

import type { Passed } from '../text/line-cursor.ts';
import { FOUND, type Fragments } from './fragments.ts';

const LF = 0x0a;
const CR = 0x0d;
const BLANK = 0x20;
const BACKSLASH = 0x5c;
const UNDERSCORE = 0x5f;
const INDENT = 4;
const TYPE = '    REG_';

/** What the lines that were passed over say of what the query covers. */
export interface PassedQuery extends Passed {
  /** Values of the key under which the first of them stands. */
  readonly values: number;
  /** The last of the keys that were passed over, as it is printed, and the values of all of them; null where there was none. */
  readonly below: { readonly name: string; readonly values: number } | null;
}

/** Where a query stands: keys that lie deeper than the subkeys of its first need no more than to be counted. */
export interface Standing {
  /** The first key as it is printed, in lower case. */
  readonly tree: string;
  /** The key whose values come, likewise. */
  readonly current: string;
}

/** Passes over blank lines, values, and keys deep below the first in which no fragment stands. */
export function skipUnwanted(
  text: string,
  from: number,
  { tree, current }: Standing,
  fragments: Fragments,
): PassedQuery | null {
  const passed = { to: from, lines: 0, values: 0, deep: 0 };
  let name: string | null = null;
  // A text may go on at the margin: a value is passed over with the line behind it.
  let open = false;
  for (let at = from; ; ) {
    const isValue = text.charCodeAt(at) === BLANK;
    const key = isValue ? -1 : keyEnd(text, at, tree, fragments);
    const end = isValue ? valueEnd(text, at) : lineEnd(text, key === -1 ? at : key);
    if (end === -1 || (key !== -1 && repeats(text, at, key, name ?? current))) break;
    if (open) passed[name === null ? 'values' : 'deep']++;
    passed.lines += (open ? 1 : 0) + (isValue ? 0 : 1);
    passed.to = isValue ? at : end;
    if (key !== -1) name = text.slice(at, key);
    open = isValue;
    at = end;
  }
  const { to, lines, values, deep } = passed;
  return to === from ? null : { to, lines, values, below: name === null ? null : { name, values: deep } };
}

function repeats(text: string, from: number, to: number, last: string): boolean {
  return to - from === last.length && text.slice(from, to).toLowerCase() === last.toLowerCase();
}

/** Behind the LF where nothing but blanks stands before it, or -1. */
function lineEnd(text: string, from: number): number {
  let at = from;
  if (text.charCodeAt(at) === CR) at++;
  return text.charCodeAt(at) === LF ? at + 1 : -1;
}

/** The end of the name of a key in which no fragment stands and that is no subkey of the first; -1 for any other line. */
function keyEnd(text: string, from: number, tree: string, fragments: Fragments): number {
  for (let i = 0; i < tree.length; i++) {
    const unit = text.charCodeAt(from + i);
    if ((unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit) !== tree.charCodeAt(i)) return -1;
  }
  const below = from + tree.length + 1;
  if (text.charCodeAt(below - 1) !== BACKSLASH || text.charCodeAt(below) === BACKSLASH) return -1;
  let row = 0;
  let deep = false;
  let blanks = 0;
  for (let at = from; ; at++) {
    const unit = text.charCodeAt(at);
    // A final backslash is no part of the name, and final blanks may be none.
    if (unit === CR || unit === LF)
      return deep && blanks === 0 && text.charCodeAt(at - 1) !== BACKSLASH ? at : -1;
    if (!(unit >= BLANK && unit < 0x80)) return -1;
    row = fragments[row + unit] ?? 0;
    blanks = unit === BLANK ? blanks + 1 : 0;
    if (row === FOUND || blanks === INDENT) return -1;
    if (unit === BACKSLASH && at > below) deep = true;
  }
}

/** Behind the LF of a value: a name, a type between four blanks each, and what may stand there as data. */
function valueEnd(text: string, from: number): number {
  const name = from + INDENT;
  if (!text.startsWith('    ', from) || !(text.charCodeAt(name) > BLANK)) return -1;
  let blanks = 0;
  for (let at = name; ; at++) {
    const unit = text.charCodeAt(at);
    if (unit === LF || unit === CR || Number.isNaN(unit)) return -1;
    blanks = unit === BLANK ? blanks + 1 : 0;
    if (blanks < INDENT || !text.startsWith(TYPE, at + 1 - INDENT)) continue;
    const type = typeEnd(text, at + 1 + TYPE.length - INDENT);
    if (type === -1) return -1;
    return text.indexOf('\n', type) + 1 || -1;
  }
}

/** The end of a type's name where blanks or the end of the line stand behind it. */
function typeEnd(text: string, from: number): number {
  let at = from;
  for (let unit = text.charCodeAt(at); isOfType(unit); unit = text.charCodeAt(at)) at++;
  if (at === from) return -1;
  return text.startsWith('    ', at) || lineEnd(text, at) !== -1 ? at : -1;
}

function isOfType(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || unit === UNDERSCORE;
}
