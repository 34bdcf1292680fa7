// A Registry.pol, entry by entry (MS-GPREG 2.2.1): names and texts are renamed, all other data but numbers becomes zeros, sizes stay.

import type { Names } from './names.ts';
import { REMOVED } from './secrets.ts';
import { sanitizeText } from './text.ts';
import { OF_VALUES } from './treatments.ts';

const HEADER = 8;
const [OPEN, CLOSE, SEMICOLON] = [0x5b, 0x5d, 0x3b];
const TEXTS: ReadonlySet<number> = new Set([1, 2, 6, 7]);
const NUMBERS: ReadonlySet<number> = new Set([4, 5, 11]);
const SECRET = /^(?:defaultpassword|.*(?:password|passwd|passphrase|pwd))$/i;

export interface SanitizedPol {
  readonly bytes: Uint8Array;
  /** All texts in it, one a line. */
  readonly text: string;
  readonly removed: number;
}

/** The same file with pseudonyms, and how many secrets were taken out; null where it is not what the specification says. */
export function sanitizePol(bytes: Uint8Array, names: Names, strict: boolean): SanitizedPol | null {
  const out = new Uint8Array(bytes);
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  const unit = (at: number) => (at + 2 <= out.length ? view.getUint16(at, true) : -1);
  const texts: string[] = [];
  const write = (from: number, text: string) => {
    texts.push(text);
    put(view, from, text);
  };
  let removed = 0;
  let at = HEADER;
  while (at < out.length) {
    if (unit(at) !== OPEN) return null;
    const keyFrom = at + 2;
    const keyTo = endOfText(unit, keyFrom);
    const valueFrom = keyTo + 4;
    const valueTo = keyTo === -1 ? -1 : endOfText(unit, valueFrom);
    if (valueTo === -1 || valueTo + 16 > out.length) return null;
    const type = view.getUint32(valueTo + 4, true);
    const size = view.getUint32(valueTo + 10, true);
    const dataFrom = valueTo + 16;
    if (
      unit(dataFrom - 2) !== SEMICOLON ||
      dataFrom + size + 2 > out.length ||
      unit(dataFrom + size) !== CLOSE
    )
      return null;
    const valueName = textAt(unit, valueFrom, valueTo);
    write(keyFrom, sanitizeText(textAt(unit, keyFrom, keyTo), OF_VALUES, names, strict));
    write(valueFrom, sanitizeText(valueName, OF_VALUES, names, strict));
    if (TEXTS.has(type) && size % 2 === 0) {
      const text = textAt(unit, dataFrom, dataFrom + size);
      const isSecret = SECRET.test(valueName) && text.replaceAll('\0', '') !== '';
      if (isSecret) removed++;
      write(dataFrom, isSecret ? fitted(text.length) : sanitizeText(text, OF_VALUES, names, strict));
    } else if (!NUMBERS.has(type)) out.fill(0, dataFrom, dataFrom + size);
    at = dataFrom + size + 2;
  }
  return { bytes: out, text: texts.join('\n'), removed };
}

/** In a file whose sizes stay a secret leaves its length behind; all of its units are replaced. */
function fitted(length: number): string {
  return length <= REMOVED.length
    ? `${REMOVED.slice(0, Math.max(length - 1, 0))}\0`.slice(0, length)
    : REMOVED.padEnd(length, '\0');
}

/** Offset of the NUL that ends a text before a semicolon, or -1. */
function endOfText(unit: (at: number) => number, from: number): number {
  for (let at = from; unit(at) !== -1; at += 2) {
    if (unit(at) === 0) return unit(at + 2) === SEMICOLON ? at : -1;
  }
  return -1;
}

function textAt(unit: (at: number) => number, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 2) text += String.fromCharCode(unit(at));
  return text;
}

function put(view: DataView, from: number, text: string): void {
  for (let at = 0; at < text.length; at++) view.setUint16(from + at * 2, text.charCodeAt(at), true);
}
