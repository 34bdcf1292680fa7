// Bytes that must outlast the next read of their source.

/**
 * A copy with memory of its own, beginning at its first byte. Not `slice`: a source may answer with a Buffer of Node, whose `slice` is a view of
 * the same memory.
 */
export function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
