// Where UTF-8 breaks, to the byte: decoders only tell that it does.

/** Length without a sequence that the end of the chunk cuts off. */
export function wholeCharacters(bytes: Uint8Array): number {
  const end = bytes.length;
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back] ?? 0;
    if (byte >= 0xc0) {
      const need = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return need > back ? end - back : end;
    }
    if (byte < 0x80) return end;
  }
  return end;
}

/** Index of the first byte from `from` on that is not ASCII, or the length. */
function asciiEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  // In texts of other letters the next one is near: only a long stretch is worth a view of whole words.
  const near = Math.min(from + 16, bytes.length);
  while (at < near && (bytes[at] ?? 0) < 0x80) at++;
  if (at < near) return at;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  while (at + 8 <= bytes.length && ((view.getInt32(at) | view.getInt32(at + 4)) & 0x80808080) === 0) at += 8;
  while (at < bytes.length && (bytes[at] ?? 0) < 0x80) at++;
  return at;
}

/** Whether all bytes are ASCII. */
export function isAscii(bytes: Uint8Array): boolean {
  return asciiEnd(bytes, 0) === bytes.length;
}

/** Offset of the first byte that breaks UTF-8 (RFC 3629), or -1. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  for (let i = asciiEnd(bytes, 0); i < bytes.length; i = asciiEnd(bytes, i)) {
    const lead = bytes[i] ?? 0;
    const need = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4 || !continues(bytes, i, need, lead)) return i;
    i += need + 1;
  }
  return -1;
}

function continues(bytes: Uint8Array, at: number, need: number, lead: number): boolean {
  for (let i = 1; i <= need; i++) {
    if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return false;
  }
  const second = bytes[at + 1] ?? 0;
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second < 0xa0;
  if (lead === 0xf0) return second >= 0x90;
  return lead !== 0xf4 || second < 0x90;
}
