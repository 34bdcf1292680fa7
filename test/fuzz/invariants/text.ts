// The text of an input where nobody can doubt how it is encoded, and its lines and columns counted the slow way.

import type { Region } from '../../../src/model/span.ts';
import { decodeUtf16 } from '../../../src/readers/text/decode.ts';

/** Units. To count in more, place by place, takes long. */
const LONG = 300_000;

export interface Text {
  /** Without the byte order mark. */
  readonly all: string;
  readonly long: boolean;
  has(line: number, column: number): boolean;
  byteOf(line: number, column: number): number;
  between(region: Region): string;
}

interface Decoded {
  readonly text: string;
  readonly bom: number;
  /** Bytes of each unit; null for UTF-8. */
  readonly width: 1 | 2 | null;
}

function decoded(bytes: Uint8Array): Decoded | null {
  const [first, second, third] = bytes;
  const little = first === 0xff && second === 0xfe;
  if (little || (first === 0xfe && second === 0xff)) {
    if (bytes.length % 2 !== 0) return null;
    return { text: decodeUtf16(bytes.subarray(2), !little), bom: 2, width: 2 };
  }
  const bom = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  // ASCII is the same in everything that one can take for it; more is so only behind a mark.
  if (bytes.subarray(bom).every((byte) => byte !== 0 && byte < 0x80)) {
    return { text: Buffer.from(bytes.subarray(bom)).toString('latin1'), bom, width: 1 };
  }
  if (bom === 0) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(bom));
    return { text, bom, width: null };
  } catch {
    return null;
  }
}

/** Null where the bytes leave a choice. */
export function certainText(bytes: Uint8Array): Text | null {
  const found = decoded(bytes);
  if (!found) return null;
  const { text, bom, width } = found;
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const unitOf = (line: number, column: number) => (starts[line - 1] ?? Number.NaN) + column - 1;
  const endOf = (line: number) => starts[line] ?? text.length;
  return {
    all: text,
    long: text.length > LONG,
    has: (line, column) => line <= starts.length && unitOf(line, column) <= endOf(line),
    byteOf(line, column) {
      const unit = unitOf(line, column);
      return bom + (width === null ? Buffer.byteLength(text.slice(0, unit)) : unit * width);
    },
    between: (region) =>
      text.slice(unitOf(region.startLine, region.startColumn), unitOf(region.endLine, region.endColumn)),
  };
}
