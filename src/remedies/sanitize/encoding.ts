// Bytes to text and back to the very same bytes: what does not come back the same is not touched.

import type { Encoding } from '../../model/format.ts';

/** A text of a file with all that is needed to write it again. */
export interface Decoded {
  readonly text: string;
  encode(text: string): Uint8Array | null;
}

/**
 * `upperHalf` are the characters of bytes 80 to FF of a code page. Null where the bytes are no text of this encoding; `encode` gives null
 * for a text that it cannot hold.
 */
export function decode(
  bytes: Uint8Array,
  encoding: Encoding,
  bom: number,
  upperHalf: string,
): Decoded | null {
  const mark = bytes.subarray(0, bom);
  const body = bytes.subarray(bom);
  if (encoding === 'utf-8') return decodeUtf8(mark, body);
  if (encoding === 'utf-16le' || encoding === 'utf-16be')
    return decodeWide(mark, body, encoding === 'utf-16be');
  return decodePage(mark, body, upperHalf);
}

function decodeUtf8(mark: Uint8Array, body: Uint8Array): Decoded | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    // Half of a pair has no bytes in UTF-8.
    const isWhole = (after: string) => !/[\ud800-\udfff]/u.test(after);
    return {
      text,
      encode: (after) => (isWhole(after) ? joined(mark, new TextEncoder().encode(after)) : null),
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
}

/** Half a unit at the end stays where it is. */
function decodeWide(mark: Uint8Array, body: Uint8Array, swap: boolean): Decoded {
  const units: string[] = [];
  const length = body.length & ~1;
  for (let from = 0; from < length; from += 0x2000) {
    const codes: number[] = [];
    for (let at = from; at < Math.min(from + 0x2000, length); at += 2) {
      const first = body[at] ?? 0;
      const second = body[at + 1] ?? 0;
      codes.push(swap ? (first << 8) | second : first | (second << 8));
    }
    units.push(String.fromCharCode(...codes));
  }
  const rest = body.subarray(length);
  return {
    text: units.join(''),
    encode(text) {
      const bytes = new Uint8Array(text.length * 2);
      for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        bytes[at * 2] = swap ? unit >> 8 : unit & 0xff;
        bytes[at * 2 + 1] = swap ? unit & 0xff : unit >> 8;
      }
      return joined(mark, bytes, rest);
    },
  };
}

function decodePage(mark: Uint8Array, body: Uint8Array, upperHalf: string): Decoded {
  const characters = Array.from({ length: 256 }, (_, byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : upperHalf.charAt(byte - 0x80),
  );
  const byCharacter = new Map(characters.map((character, byte) => [character, byte]));
  return {
    text: Array.from(body, (byte) => characters[byte] ?? '').join(''),
    encode(text) {
      const bytes = new Uint8Array(text.length);
      for (let at = 0; at < text.length; at++) {
        const byte = byCharacter.get(text.charAt(at));
        if (byte === undefined) return null;
        bytes[at] = byte;
      }
      return joined(mark, bytes);
    },
  };
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
