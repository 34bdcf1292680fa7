// Bytes that a text holds in hex, base64 or decimal numbers: what is text in them is sanitized, all else becomes zeros. The layout stays.

import { withoutOwnSids } from './descriptors.ts';
import type { Span } from './flat.ts';

/** What a text is written anew with: `text` in place of units [from, to) of the text as it stands. */
export interface Rewrite {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Sanitizes what bytes hold: text, and numbers of a SID; both stay as long. */
export interface Inner {
  readonly text: (text: string) => string;
  readonly sidNumber: (number: string) => string;
}

/** Bytes of another text of the same length; null for what is no text. */
function rewritten(bytes: Uint8Array, inner: Inner): Uint8Array | null {
  const descriptor = withoutOwnSids(bytes, inner.sidNumber);
  if (descriptor) return descriptor;
  const wide = bytes.length >= 2 && bytes.length % 2 === 0 ? textOf(bytes, 'utf-16le') : null;
  if (wide !== null) return bytesOfWide(inner.text(wide));
  const narrow = textOf(bytes, 'utf-8');
  return narrow === null ? null : new TextEncoder().encode(inner.text(narrow));
}

const WRITTEN =
  /^[\0\t\r\n\x20-\x7e\u00a0-\u024f\u0370-\u058f\u2000-\u206f\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Arabic}\p{sc=Hebrew}\u3000-\u303f\uff00-\uffef]*$/u;
/** Of a hundred bytes of text in UTF-16 that is not Latin, fewer are printable in ASCII. */
const MOST_PRINTABLE = 80;

/** Text in UTF-16; null for bytes that are none, such as those of a text of one byte a letter. */
export function wideText(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0) return null;
  const latin = textOf(bytes, 'utf-16le');
  if (latin !== null) return latin;
  const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes);
  const written = bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1);
  const printable = written.reduce((sum, byte) => sum + (byte >= 0x20 && byte < 0x7f ? 1 : 0), 0);
  return WRITTEN.test(text) && printable * 100 < written.length * MOST_PRINTABLE ? text : null;
}

/** Null where the bytes hold what no text does. */
function textOf(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le'): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    const seen = text.replace(/(?<!\0)\0+$|[\r\n\t]/g, '');
    // Text of either width read as the other is of many scripts.
    if (encoding === 'utf-16le' && !/^[\0-\u024f\u0370-\u058f\u2000-\u206f\uf000]*$/.test(seen)) return null;
    return /[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\u0080-\u009f]/.test(seen) ||
      (encoding === 'utf-8' && seen.includes('\0\0\0'))
      ? null
      : text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
}

function bytesOfWide(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes[at * 2] = unit & 0xff;
    bytes[at * 2 + 1] = unit >> 8;
  }
  return bytes;
}

const HEX =
  /=[ \t]*hex(?:\(([0-9a-f]{1,8})\))?:((?:[ \t]*[0-9a-f]{1,2}[ \t]*,?|[ \t]*\\[ \t]*(?:;[^\r\n]*)?\r?\n)*)/gi;
// REG_DWORD, REG_DWORD_BIG_ENDIAN and REG_QWORD hold numbers.
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['4', 4],
  ['5', 4],
  ['b', 8],
]);
const TEXTS: ReadonlySet<string> = new Set(['1', '2', '6', '7']);

/** Values of a .reg file that are written in hex, over however many lines. */
export function* hexValues(raw: string, inner: Inner): Iterable<Rewrite> {
  for (const match of raw.matchAll(HEX)) {
    const [whole, type = '3', body = ''] = match;
    const kind = type.toLowerCase().replace(/^0+(?=.)/, '');
    if (body === '' || NUMBERS.get(kind) === pairsIn(body).length) continue;
    const from = match.index + whole.length - body.length;
    yield { from, to: from + body.length, text: hexBody(body, TEXTS.has(kind) ? inner : null) };
  }
}

const uncommented = (body: string) => body.replace(/;[^\r\n]*/g, (comment) => ' '.repeat(comment.length));
const pairsIn = (body: string) => uncommented(body).match(/[0-9a-f]{1,2}/gi) ?? [];

function hexBody(body: string, inner: Inner | null): string {
  const plain = uncommented(body);
  const bytes = Uint8Array.from(pairsIn(body), (byte) => Number.parseInt(byte, 16));
  const after = (inner && rewritten(bytes, inner)) ?? new Uint8Array(bytes.length);
  const upper = /[A-F]/.test(body);
  let at = 0;
  return plain.replace(/[0-9a-f]{1,2}/gi, (byte) => {
    const hex = (after[at++] ?? 0).toString(16).padStart(byte.length, '0');
    if (hex.length > byte.length) throw new UnwritableError();
    return upper ? hex.toUpperCase() : hex;
  });
}

/** A pseudonym that does not fit where the name stood. */
export class UnwritableError extends Error {
  override readonly name = 'UnwritableError';
}

const DIGITS = '[A-Za-z0-9+/]';

/** Values of LDIF in base64, folded or not. */
export const LDIF_BASE64 = new RegExp(
  `^[\\w;.-]+::[ \\t]*(${DIGITS}+(?:\\r?\\n ${DIGITS}+)*={0,2}(?:\\r?\\n =*)?)`,
  'gm',
);
/** Base64 that stands by itself between tags or quotes. */
export const QUOTED_BASE64 = new RegExp(
  `(?<=[>"\\s])((?:${DIGITS}{4}){3,}(?:${DIGITS}{2}==|${DIGITS}{3}=|${DIGITS}{4}))(?=[<"\\s])`,
  'g',
);

/** What a pattern finds in base64, its first group. Words can look like it: only what holds text, or is no word, is taken for it. */
export function* base64Values(
  raw: string,
  pattern: RegExp,
  inner: Inner,
  certain: boolean,
): Iterable<Rewrite> {
  for (const match of raw.matchAll(pattern)) {
    const body = match[1] ?? '';
    const from = match.index + match[0].length - body.length;
    const packed = body.replace(/\s/g, '');
    if (!certain && (!/[0-9+/=]/.test(packed) || /^[0-9a-fA-F]+$/.test(packed))) continue;
    const bytes = bytesOf(packed);
    if (bytes === null || bytes.length === 0) continue;
    const after = rewritten(bytes, inner) ?? (certain ? new Uint8Array(bytes.length) : null);
    if (after === null) continue;
    const text = base64Of(after, packed);
    let at = 0;
    yield { from, to: from + body.length, text: body.replace(/[A-Za-z0-9+/=]/g, () => text[at++] ?? '=') };
  }
}

/** Null for what is no base64. */
export function bytesOf(base64: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}

function base64Of(bytes: Uint8Array, like: string): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const text = btoa(binary);
  return like.endsWith('=') ? text : text.replace(/(?<!=)=+$/, '');
}

// Bytes as PowerShell and JSON list them: eight or more in a row, among them one that no small count is.
const DECIMALS = /(?<![0-9.,-])[0-9]{1,3}(?:,?\s{0,80}[0-9]{1,3}(?=[,\s\]})<"]|$)){7,}/g;
/** Bytes in hex with the same mark between them, as a backup has its descriptor, and without any. */
const RUN = /(?<![0-9a-z{-])[0-9a-f]{2}([ :,-]?)[0-9a-f]{2}(?:\1[0-9a-f]{2}){2,}(?![0-9a-z}-])/gi;
const OF_ADDRESS = 6;
const MANY = 12;

const DUMPED =
  /\b(?:REG_(?:BINARY|NONE|RESOURCE_LIST|FULL_RESOURCE_DESCRIPTOR)[ \t]+|BINARY:)([0-9A-F]{2}(?: ?[0-9A-F]{2})*)/gi;

/** Lists of bytes in decimal numbers, and the binary values of reg query: zeros, or a one before zeros where a number cannot begin with one. */
export function* listedBytes(raw: string): Iterable<Rewrite> {
  for (const { 0: list, index } of raw.matchAll(DECIMALS)) {
    const numbers = list.match(/[0-9]+/g) ?? [];
    if (!list.includes(',') && !/[\r\n]/.test(list)) continue;
    if (numbers.some((number) => Number(number) > 255) || numbers.every((number) => number === '0')) continue;
    const text = list.replace(/[0-9]+/g, (number) =>
      number.length === 1 ? '0' : `1${'0'.repeat(number.length - 1)}`,
    );
    yield { from: index, to: index + list.length, text };
  }
  for (const match of raw.matchAll(DUMPED)) {
    const digits = match[1] ?? '';
    const from = match.index + match[0].length - digits.length;
    yield { from, to: from + digits.length, text: digits.replace(/[0-9A-F]/gi, '0') };
  }
}

/** Runs of bytes in hex: those that say something are sanitized, others of which a blank is between the bytes become zeros. */
export function* hexRuns(raw: string, inner: Inner): Iterable<Rewrite> {
  for (const { 0: run, 1: mark = '', index } of raw.matchAll(RUN)) {
    const pairs = run.replace(/[ :,-]/g, '').match(/../g) ?? [];
    if (/[:-]/.test(mark) && pairs.length === OF_ADDRESS) continue;
    const bytes = Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
    const isBlob = mark === ' ' && (pairs.length >= MANY || /[a-f]/i.test(run));
    if (!isBlob && !saysSomething(bytes, pairs.length)) continue;
    const after = rewritten(bytes, inner) ?? new Uint8Array(bytes.length);
    const text = Array.from(after, (byte) => byte.toString(16).padStart(2, '0')).join(mark);
    if (after.length !== bytes.length) throw new UnwritableError();
    yield { from: index, to: index + run.length, text: /[A-F]/.test(run) ? text.toUpperCase() : text };
  }
}

/** Digits in pairs are mostly numbers: those are bytes in which letters are, and nothing that no name has. */
function saysSomething(bytes: Uint8Array, count: number): boolean {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte))
    .join('')
    .replaceAll('\0', '');
  return count >= 4 && /[a-z]{2}/i.test(text) && /^[\w .@$\\/:=;-]+$/.test(text);
}

/** Puts all of it into the text, the first where two overlap; the spans are where it stands, for `flatten`. Lengths stay. */
export function withRewrites(
  raw: string,
  rewrites: readonly Rewrite[],
): { readonly text: string; readonly spans: readonly Omit<Span, 'text'>[] } {
  const out: string[] = [];
  const spans: { from: number; to: number }[] = [];
  let at = 0;
  for (const { from, to, text } of [...rewrites].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    if (text.length !== to - from) throw new UnwritableError();
    out.push(raw.slice(at, from), text);
    spans.push({ from, to });
    at = to;
  }
  out.push(raw.slice(at));
  return { text: out.join(''), spans };
}
