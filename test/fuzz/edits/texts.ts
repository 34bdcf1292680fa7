// Text documents as texts: how they are decoded to be edited, and encoded again so that what was broken stays broken.

import { decodeUtf16 } from '../../../src/readers/text/decode.ts';

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

type Kind = 'bytes' | 'utf-8' | 'utf-16le' | 'utf-16be';

export interface Editable {
  readonly text: string;
  /** The text in the encoding of the document; what that cannot hold becomes a question mark. */
  bytesOf(text: string): Uint8Array;
}

function kindOf(bytes: Uint8Array): Kind {
  const [first = 0, second = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && bytes.length > 1))
    return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && bytes.length > 1))
    return 'utf-16be';
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.includes('\ufffd') ? 'bytes' : 'utf-8';
}

/** The text without pairs being checked: halves of them are written as they are. */
function utf16Bytes(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
}

export function editable(bytes: Uint8Array): Editable {
  const kind = kindOf(bytes);
  if (kind === 'bytes') {
    return {
      text: Buffer.from(bytes).toString('latin1'),
      bytesOf: (text) => new Uint8Array(Buffer.from(text, 'latin1')),
    };
  }
  if (kind === 'utf-8') {
    return {
      text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
      bytesOf: (text) => new TextEncoder().encode(text),
    };
  }
  const even = bytes.subarray(0, bytes.length & ~1);
  const rest = bytes.subarray(even.length);
  return {
    text: decodeUtf16(even, kind === 'utf-16be'),
    bytesOf: (text) => joined([utf16Bytes(text, kind === 'utf-16be'), rest]),
  };
}

const MARKS = ['\ufeff', ''];

/** Ways to write a text, right and wrong ones. */
const ENCODERS: readonly ((text: string) => Uint8Array)[] = [
  (text) => new TextEncoder().encode(text),
  (text) => new TextEncoder().encode(`\ufeff${text}`),
  (text) => utf16Bytes(text, false),
  (text) => utf16Bytes(`\ufeff${text}`, false),
  (text) => utf16Bytes(text, true),
  (text) => utf16Bytes(`\ufeff${text}`, true),
  (text) => new Uint8Array(Buffer.from(text, 'latin1')),
  // A mark of one encoding before the text of another.
  (text) => joined([Uint8Array.of(0xff, 0xfe), new TextEncoder().encode(text)]),
  (text) => joined([Uint8Array.of(0xef, 0xbb, 0xbf), utf16Bytes(text, false)]),
  (text) => joined([Uint8Array.of(0xfe, 0xff), utf16Bytes(text, false)]),
  // Four bytes a character, which nothing of Windows writes.
  (text) => joined([Uint8Array.of(0xff, 0xfe, 0, 0), Buffer.from(text.replace(/./gs, '$&\0\0\0'), 'latin1')]),
  // Twice through a code page, as an editor may do it.
  (text) => new TextEncoder().encode(Buffer.from(text, 'utf8').toString('latin1')),
  // Letters in two bytes where one does: overlong.
  (text) =>
    new Uint8Array(
      Buffer.from(Buffer.from(text, 'utf8').toString('latin1').replaceAll('.', '\u00c0\u00ae'), 'latin1'),
    ),
];

export function encodedAs(bytes: Uint8Array, way: number): Uint8Array {
  const { text } = editable(bytes);
  const bare = MARKS.includes(text.charAt(0)) ? text.slice(1) : text;
  const encoder = ENCODERS[way % ENCODERS.length];
  return encoder ? encoder(bare) : bytes;
}

/** Bytes that say something of an encoding, and are no text. */
export const ODD_BYTES: readonly (readonly number[])[] = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xff],
  [0xc0, 0x80],
  [0xc1, 0xbf],
  [0xed, 0xa0, 0x80],
  [0xed, 0xb0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf8, 0x88, 0x80, 0x80, 0x80],
  [0x80],
  [0xe2, 0x80],
  [0xf0, 0x9f],
  [0x00],
  [0x00, 0xd8],
  [0x00, 0xdc],
  [0xa0],
  [0x1a],
  [0x81],
  [0xfe, 0xff, 0xfe, 0xff],
];
