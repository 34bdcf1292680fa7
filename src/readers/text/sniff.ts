// Which Unicode encoding an input is in, told from its first bytes.

import type { Encoding } from '../../model/reader.ts';

/** Bytes by whose pattern UTF-16 without a byte order mark is known. */
const PATTERN = 256;

/** Encoding by byte order mark, or by the NULs that ASCII text has in UTF-16. Null when neither tells. */
export function sniff(bytes: Uint8Array): { readonly encoding: Encoding; readonly bom: number } | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', bom: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', bom: 2 };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', bom: 3 };
  return unmarked(bytes.subarray(0, Math.min(bytes.length, PATTERN) & ~1));
}

// ASCII has a NUL in each unit, always on the same side. A few letters have one on the other side (U+0100, U+4E00).
function unmarked(bytes: Uint8Array): { readonly encoding: Encoding; readonly bom: 0 } | null {
  const units = bytes.length / 2;
  if (units < 2) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < bytes.length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd >= units * 0.4 && even < units * 0.05) return { encoding: 'utf-16le', bom: 0 };
  if (even >= units * 0.4 && odd < units * 0.05) return { encoding: 'utf-16be', bom: 0 };
  return null;
}
