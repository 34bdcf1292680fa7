// The hex forms of .reg files: digits to bytes, each byte with its place, over any number of lines.

import type { RegistryType } from '../../model/record.ts';
import { cover, type Span, startOf } from '../../model/span.ts';
import { sliceOf, type TextSlice } from '../../model/text.ts';
import { UPPER_HALVES } from '../text/code-pages.generated.ts';
import type { RawValue } from './registry-data.ts';

/** How a line of hex digits ends: complete, after a comma, with a continuation, or not as hex at all. */
export type HexEnd = 'end' | 'comma' | 'more' | 'bad';

/** Bytes that were read, with the spans of their digits where somebody wants them. */
export interface HexBytes {
  readonly values: number[];
  readonly spans: Span[] | null;
}

const BLANK = 0x20;
const TAB = 0x09;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const BACKSLASH = 0x5c;
const TAIL = /^[ \t]*(?:;|$)/;

/** Value of a hex digit by its unit, or -1. */
function digitOf(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/**
 * Reads the bytes of one line from unit `from` on. As regedit has it: one or two digits a byte, blanks
 * around commas, a continuation only after a comma, comments at the end.
 */
export function readHexLine(line: TextSlice, from: number, into: HexBytes): HexEnd {
  const { text } = line;
  const base = sliceOf(line, from, text.length);
  let expectsByte = true;
  let seen = false;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BLANK || unit === TAB) continue;
    if (unit === SEMICOLON) break;
    if (unit === BACKSLASH) return expectsByte && TAIL.test(text.slice(at + 1)) ? 'more' : 'bad';
    if (unit === COMMA) {
      if (expectsByte) return 'bad';
      expectsByte = true;
      continue;
    }
    const high = digitOf(unit);
    if (!expectsByte || high < 0) return 'bad';
    const low = digitOf(text.charCodeAt(at + 1));
    into.values.push(low < 0 ? high : high * 16 + low);
    into.spans?.push(digitSpan(base, at - from, low < 0 ? 1 : 2));
    expectsByte = false;
    seen = true;
    if (low >= 0) at++;
  }
  return seen && expectsByte ? 'comma' : 'end';
}

// All before this point of the line is ASCII, so a unit has one width.
function digitSpan(base: TextSlice, offset: number, digits: number): Span {
  const width = base.width === 2 ? 2 : 1;
  const start = base.byte + offset * width;
  const startColumn = base.column + offset;
  const region = { startLine: base.line, startColumn, endLine: base.line, endColumn: startColumn + digits };
  return { start, end: start + digits * width, region };
}

/** Bytes with their places as the decoder of values takes them; `emptyAt` is where no bytes stand. */
export function rawOfHex(hex: HexBytes, page: string | null, emptyAt: Span): RawValue {
  return {
    bytes: Uint8Array.from(hex.values),
    spanOf(from, to) {
      const first = hex.spans?.[from];
      const last = hex.spans?.[to - 1];
      if (first && last && from < to) return cover(first, last);
      return first ? startOf(first) : emptyAt;
    },
    linear: false,
    page,
  };
}

const ANSI = UPPER_HALVES['windows-1252'];

/** Header and encoding of the file, as far as they decide what hex texts are made of. */
export interface Dialect {
  readonly version: 4 | 5;
  /** Whether the file itself is UTF-16. */
  readonly wide: boolean;
  /** Upper half of the code page of an 8-bit file. */
  readonly page: string;
}

/** The code page of a hex text (null: UTF-16LE), and whether that was a guess. */
export function pageOfHex(
  type: RegistryType,
  hex: HexBytes,
  dialect: Dialect,
): { page: string | null; guessed: boolean } {
  if (dialect.version === 4) return { page: dialect.page, guessed: false };
  if (dialect.wide || !isText(type) || !looksNarrow(hex.values, type === 'REG_MULTI_SZ')) {
    return { page: null, guessed: false };
  }
  return { page: ANSI, guessed: true };
}

function isText(type: RegistryType): boolean {
  return type === 'REG_SZ' || type === 'REG_EXPAND_SZ' || type === 'REG_MULTI_SZ';
}

/**
 * Whether bytes are text of one byte per character: no NUL but those that end a string. Latin text in
 * UTF-16 has a NUL in every second byte and ends with two of them, a list with four.
 */
function looksNarrow(values: readonly number[], list: boolean): boolean {
  let end = values.length;
  while (end > 0 && values[end - 1] === 0) end--;
  const ending = values.length - end;
  const body = values.slice(0, end);
  if (body.length < 2 || ending > (list ? 2 : 1)) return false;
  const zeros = body.filter((byte) => byte === 0).length;
  if (list ? zeros * 3 > body.length : zeros > 0) return false;
  return body.every((byte) => byte === 0 || (byte >= 0x20 && byte < 0x7f));
}

/** Whether the last hex line of a file that lacks its line end can be known to be whole: by the size of its type. */
export function isWholeHex(type: RegistryType, hex: HexBytes, page: string | null): boolean {
  const { values } = hex;
  const unit = page === null ? 2 : 1;
  const nuls = (count: number) =>
    values.length >= count * unit &&
    values.length % unit === 0 &&
    values.slice(-count * unit).every((byte) => byte === 0);
  if (type === 'REG_SZ' || type === 'REG_EXPAND_SZ') return nuls(1);
  if (type === 'REG_MULTI_SZ') return nuls(2);
  if (type === 'REG_DWORD' || type === 'REG_DWORD_BIG_ENDIAN') return values.length === 4;
  return type === 'REG_QWORD' && values.length === 8;
}
