// A Registry.pol, entry by entry (MS-GPREG 2.2.1): names and texts are renamed, all other data but numbers becomes zeros, sizes stay.

import { isSecretNumberUnder, isSecretUnder } from '../../model/secret-text.ts';
import { wideText } from './binary.ts';
import type { Names } from './names.ts';
import { REMOVED, withoutInnerSecrets } from './secrets.ts';
import { sanitizeText } from './text.ts';
import { OF_VALUES } from './treatments.ts';

const HEADER = 8;
const [OPEN, CLOSE, SEMICOLON] = [0x5b, 0x5d, 0x3b];
const TEXTS: ReadonlySet<number> = new Set([1, 2, 6, 7]);
/** Sizes of numbers by their types: REG_DWORD, REG_DWORD_BIG_ENDIAN, REG_QWORD. */
const NUMBERS: ReadonlyMap<number, number> = new Map([
  [4, 4],
  [5, 4],
  [11, 8],
]);

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
    const { removed: taken, text } = withoutNames(
      out.subarray(dataFrom, dataFrom + size),
      type,
      valueName,
      (bare) => sanitizeText(bare, OF_VALUES, names, strict),
    );
    removed += taken;
    if (text !== null) texts.push(text);
    at = dataFrom + size + 2;
  }
  return { bytes: out, text: texts.join('\n'), removed };
}

/** Rewrites the data of one value: only a number in its size and what is UTF-16 text for certain leave anything behind. */
function withoutNames(
  data: Uint8Array,
  type: number,
  name: string,
  renamed: (text: string) => string,
): { readonly removed: number; readonly text: string | null } {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (NUMBERS.get(type) === data.length) {
    const number = data.length === 8 ? view.getBigUint64(0, true) : BigInt(view.getUint32(0, type === 4));
    const isSecret = isSecretNumberUnder(name, number);
    if (isSecret) data.fill(0);
    return { removed: isSecret ? 1 : 0, text: null };
  }
  const text = TEXTS.has(type) ? wideText(data) : null;
  if (text !== null) {
    const isSecret = isSecretUnder(name, text);
    const bare = isSecret ? { text: fitted(text.length), removed: 1 } : withoutInnerSecrets(text);
    const written = isSecret ? bare.text : renamed(bare.text);
    put(view, 0, written);
    return { removed: bare.removed, text: written };
  }
  const isSecret = isSecretUnder(name, '(bytes)') && data.some((byte) => byte !== 0);
  data.fill(0);
  return { removed: isSecret ? 1 : 0, text: null };
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
