// Lines of a .reg file that nobody wants, passed over unit by unit: plain ones alone, so that whatever is odd is read in full.

import type { Pass } from '../text/line-cursor.ts';
import { FOUND, type Fragments } from './fragments.ts';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const BLANK = 0x20;
const QUOTE = 0x22;
const HASH = 0x23;
const COMMA = 0x2c;
const MINUS = 0x2d;
const SEMICOLON = 0x3b;
const EQUALS = 0x3d;
const AT = 0x40;
const OPEN = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE = 0x5d;

/**
 * Passes over blank lines, comments, and values and keys that regedit writes: keys below `tree` (in lower case, with its root)
 * in which no fragment stands, and with them whatever they hold.
 */
export function skipUnwanted(tree: string, fragments: Fragments): Pass {
  return (text, from) => {
    let to = from;
    let lines = 0;
    for (let end = from; end !== -1; ) {
      end = lineFrom(text, to, tree, fragments);
      if (end === -1) break;
      lines += 1 + breaksIn(text, to, end);
      to = end;
    }
    return to === from ? null : { to, lines };
  };
}

// Only hex data goes over several lines.
function breaksIn(text: string, from: number, end: number): number {
  let breaks = 0;
  for (let at = text.indexOf('\n', from); at < end - 1; at = text.indexOf('\n', at + 1)) breaks++;
  return breaks;
}

/** Where the line, and what belongs to it, ends behind its LF; -1 where it may not be passed over. */
function lineFrom(text: string, at: number, tree: string, fragments: Fragments): number {
  const first = text.charCodeAt(at);
  if (first === QUOTE || first === AT) return valueFrom(text, at);
  if (first === OPEN) return keyFrom(text, at + 1, tree, fragments);
  if (first === SEMICOLON || first === HASH) return text.indexOf('\n', at) + 1 || -1;
  return restOfLine(text, at);
}

/** Behind the LF where nothing but blanks stands before it. */
function restOfLine(text: string, from: number): number {
  let at = skipBlanks(text, from);
  if (text.charCodeAt(at) === CR) at++;
  return text.charCodeAt(at) === LF ? at + 1 : -1;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === BLANK || text.charCodeAt(at) === TAB) at++;
  return at;
}

function keyFrom(text: string, from: number, tree: string, fragments: Fragments): number {
  for (let i = 0; i < tree.length; i++) {
    const unit = text.charCodeAt(from + i);
    if ((unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit) !== tree.charCodeAt(i)) return -1;
  }
  const next = text.charCodeAt(from + tree.length);
  if (next !== BACKSLASH && next !== CLOSE) return -1;
  let row = 0;
  for (let at = from; ; at++) {
    const unit = text.charCodeAt(at);
    // The case of other letters is not for here to say.
    if (!(unit >= BLANK && unit < 0x80)) return -1;
    row = fragments[row + unit] ?? 0;
    if (row === FOUND) return -1;
    if (unit === CLOSE) return restOfLine(text, at + 1);
  }
}

function valueFrom(text: string, from: number): number {
  const named = text.charCodeAt(from) === QUOTE ? quoteEnd(text, from + 1) : from + 1;
  if (named === -1 || text.charCodeAt(named) !== EQUALS) return -1;
  const at = named + 1;
  const first = text.charCodeAt(at);
  if (first === QUOTE) {
    const end = quoteEnd(text, at + 1);
    return end === -1 ? -1 : restOfLine(text, end);
  }
  if (first === MINUS) return restOfLine(text, at + 1);
  if (text.startsWith('dword:', at)) return dwordFrom(text, at + 6);
  return text.startsWith('hex', at) ? hexFrom(text, at + 3) : -1;
}

/** Behind the quote that ends a text in its line. */
function quoteEnd(text: string, from: number): number {
  for (let at = from; ; at++) {
    let unit = text.charCodeAt(at);
    if (unit === QUOTE) return at + 1;
    if (unit === BACKSLASH) unit = text.charCodeAt(++at);
    if (unit === LF || unit === CR || Number.isNaN(unit)) return -1;
  }
}

function isHex(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x66) || (unit >= 0x41 && unit <= 0x46);
}

function dwordFrom(text: string, from: number): number {
  for (let i = 0; i < 8; i++) if (!isHex(text.charCodeAt(from + i))) return -1;
  return restOfLine(text, from + 8);
}

const TYPE = /\((?:[0-9a-f]{1,8})\):|:/iy;

function hexFrom(text: string, from: number): number {
  TYPE.lastIndex = from;
  if (!TYPE.test(text)) return -1;
  let at = TYPE.lastIndex;
  // A value without any bytes.
  if (!isHex(text.charCodeAt(at))) return restOfLine(text, at);
  for (;;) {
    const end = hexLine(text, at);
    if (end <= 0) return end === 0 ? -1 : -end;
    at = skipBlanks(text, end);
  }
}

/**
 * Behind the LF of a line of bytes: where it goes on in the next line; as a negative number where it is the last; 0 where it is
 * neither. Less than that is never at an end, since a byte has two digits.
 */
function hexLine(text: string, from: number): number {
  for (let at = from; ; at += 3) {
    if (!isHex(text.charCodeAt(at)))
      return text.charCodeAt(at) === BACKSLASH && at > from ? continued(text, at + 1) : 0;
    if (!isHex(text.charCodeAt(at + 1))) return 0;
    if (text.charCodeAt(at + 2) === COMMA) continue;
    const end = restOfLine(text, at + 2);
    return end === -1 ? 0 : -end;
  }
}

function continued(text: string, at: number): number {
  const end = restOfLine(text, at);
  return end === -1 ? 0 : end;
}
