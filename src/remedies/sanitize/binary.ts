// Bytes that a text holds in hex, base64 or decimal numbers: what is text in them is sanitized, all else becomes zeros. The layout stays.

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
  const descriptor = isDescriptor(bytes) ? withoutSids(bytes, inner) : null;
  if (descriptor) return descriptor;
  const wide = bytes.length >= 2 && bytes.length % 2 === 0 ? textOf(bytes, 'utf-16le') : null;
  if (wide !== null) return bytesOfWide(inner.text(wide));
  const narrow = textOf(bytes, 'utf-8');
  return narrow === null ? null : new TextEncoder().encode(inner.text(narrow));
}

/** Text in UTF-16; null for bytes that are none. */
export function wideText(bytes: Uint8Array): string | null {
  return bytes.length % 2 === 0 ? textOf(bytes, 'utf-16le') : null;
}

/** Null where the bytes hold what no text does. */
function textOf(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le'): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    const seen = text.replace(/\0+$|[\r\n\t]/g, '');
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

/** A self-relative security descriptor (MS-DTYP 2.4.6): revision 1, and the bit that says so. */
function isDescriptor(bytes: Uint8Array): boolean {
  return bytes.length >= 20 && bytes[0] === 1 && bytes[1] === 0 && ((bytes[3] ?? 0) & 0x80) !== 0;
}

const FIRST_OWN_RID = 1000;
const OF_DOMAIN = [0, 0, 0, 0, 0, 5, 21, 0, 0, 0];

/** The same descriptor with the SIDs of domains (MS-DTYP 2.4.2.2) renamed; rights and well-known SIDs stay. */
function withoutSids(bytes: Uint8Array, { sidNumber }: Inner): Uint8Array {
  const out = Uint8Array.from(bytes);
  const view = new DataView(out.buffer);
  for (let at = 0; at + 24 <= out.length; at++) {
    const count = out[at + 1] ?? 0;
    const isSid =
      out[at] === 1 &&
      (count === 4 || count === 5) &&
      OF_DOMAIN.every((byte, nth) => out[at + 2 + nth] === byte);
    if (!isSid || at + 8 + count * 4 > out.length) continue;
    for (let nth = 1; nth < count; nth++) {
      const place = at + 8 + nth * 4;
      const number = view.getUint32(place, true);
      if (nth < 4 || number >= FIRST_OWN_RID) view.setUint32(place, Number(sidNumber(String(number))), true);
    }
    at += 7 + count * 4;
  }
  return out;
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
const NUMBERS: ReadonlySet<string> = new Set(['4', '5', 'b']);
const TEXTS: ReadonlySet<string> = new Set(['1', '2', '6', '7']);

/** Values of a .reg file that are written in hex, over however many lines. */
export function* hexValues(raw: string, inner: Inner): Iterable<Rewrite> {
  for (const match of raw.matchAll(HEX)) {
    const [whole, type = '3', body = ''] = match;
    const kind = type.toLowerCase().replace(/^0+(?=.)/, '');
    if (NUMBERS.has(kind) || body === '') continue;
    const from = match.index + whole.length - body.length;
    yield { from, to: from + body.length, text: hexBody(body, TEXTS.has(kind) ? inner : null) };
  }
}

function hexBody(body: string, inner: Inner | null): string {
  const plain = body.replace(/;[^\r\n]*/g, (comment) => ' '.repeat(comment.length));
  const digits = [...plain.matchAll(/[0-9a-f]{1,2}/gi)];
  const bytes = Uint8Array.from(digits, ([byte]) => Number.parseInt(byte, 16));
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
  return like.endsWith('=') ? text : text.replace(/=+$/, '');
}

// Bytes as PowerShell and JSON list them: eight or more in a row, among them one that no small count is.
const DECIMALS = /(?<![0-9.,-])[0-9]{1,3}(?:,?\s{0,80}[0-9]{1,3}(?=[,\s\]})<"]|$)){7,}/g;
/** Bytes with blanks between them, as a backup has its descriptor. */
const SPACED = /(?<![0-9a-z])[0-9a-f]{2}(?: [0-9a-f]{2}){11,}(?![0-9a-z])/gi;
const DUMPED =
  /\b(?:REG_(?:BINARY|NONE|RESOURCE_LIST|FULL_RESOURCE_DESCRIPTOR)[ \t]+|BINARY:)([0-9A-F]{2}(?: ?[0-9A-F]{2})*)/gi;

/** Lists of bytes in decimal numbers, and the binary values of reg query: zeros, or a one before zeros where a number cannot begin with one. */
export function* listedBytes(raw: string, inner: Inner): Iterable<Rewrite> {
  for (const { 0: list, index } of raw.matchAll(DECIMALS)) {
    const numbers = list.match(/[0-9]+/g) ?? [];
    if (!list.includes(',') && !/[\r\n]/.test(list)) continue;
    if (numbers.some((number) => Number(number) > 255) || numbers.every((number) => number === '0')) continue;
    const text = list.replace(/[0-9]+/g, (number) =>
      number.length === 1 ? '0' : `1${'0'.repeat(number.length - 1)}`,
    );
    yield { from: index, to: index + list.length, text };
  }
  for (const { 0: dump, index } of raw.matchAll(SPACED)) {
    const bytes = Uint8Array.from(dump.split(' '), (byte) => Number.parseInt(byte, 16));
    const after = rewritten(bytes, inner) ?? new Uint8Array(bytes.length);
    const text = Array.from(after, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    yield { from: index, to: index + dump.length, text: /[A-F]/.test(dump) ? text.toUpperCase() : text };
  }
  for (const match of raw.matchAll(DUMPED)) {
    const digits = match[1] ?? '';
    const from = match.index + match[0].length - digits.length;
    yield { from, to: from + digits.length, text: digits.replace(/[0-9A-F]/gi, '0') };
  }
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
