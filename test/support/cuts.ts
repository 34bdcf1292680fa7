// Where to cut a file: at every byte that can make a difference.

/** Bytes on either side of a sign within which every cut is tried: two characters of UTF-16. */
const NEAR = 4;
// Odd, so that characters of two bytes are cut in their middle as often as between them.
const STRIDE = 11;

/**
 * The lengths of all beginnings of `bytes` that are worth trying, from none of it to all but the last byte. Inside of a
 * long run of letters, digits and blanks all cuts are alike: there every eleventh is tried.
 */
export function cutsOf(bytes: Uint8Array): number[] {
  const cuts: number[] = [];
  let sign = -NEAR;
  let next = nextSign(bytes, 0);
  for (let size = 0; size < bytes.length; size++) {
    if (size > 0 && !isPlain(bytes[size - 1])) sign = size - 1;
    if (next < size) next = nextSign(bytes, size);
    if (size - sign <= NEAR || next - size <= NEAR || size % STRIDE === 0) cuts.push(size);
  }
  return cuts;
}

function nextSign(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) if (!isPlain(bytes[at])) return at;
  // The end of the file is one too.
  return bytes.length;
}

/** Letters, digits and blanks of ASCII, and the other half of each of them in UTF-16. */
function isPlain(byte = 0): boolean {
  return (
    byte === 0 ||
    byte === 0x20 ||
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a)
  );
}
