// A window over a binary source that answers small questions about offsets without holding the file.

import type { Source } from '../../model/source.ts';
import type { Span } from '../../model/span.ts';

const WINDOW = 64 * 1024;

/** Bytes [start, end) of a binary format. */
export function spanOfBytes(start: number, end: number): Span {
  return { start, end, region: null };
}

/** Little-endian access by absolute offsets. Null means that the file ends before. */
export interface ByteWindow {
  readonly size: number;
  unit(offset: number): number | null;
  uint32(offset: number): number | null;
  /** Offset of the first NUL unit from `from` on, within `limit` bytes; null when there is none. */
  findNul(from: number, limit: number): number | null;
  /** Bytes [from, to), for keeps. */
  copy(from: number, to: number): Uint8Array;
}

export function byteWindow(source: Source): ByteWindow {
  const { size } = source;
  let start = 0;
  let bytes = new Uint8Array(0);
  const at = (offset: number): number => {
    if (offset < start || offset >= start + bytes.length) {
      bytes = source.read(offset, WINDOW).slice();
      start = offset;
    }
    return bytes[offset - start] ?? 0;
  };
  const unit = (offset: number) => (offset + 2 > size ? null : at(offset) | (at(offset + 1) << 8));
  return {
    size,
    unit,
    uint32(offset) {
      const low = unit(offset);
      const high = unit(offset + 2);
      return low === null || high === null ? null : high * 0x10000 + low;
    },
    findNul(from, limit) {
      const end = Math.min(from + limit, size - 1);
      for (let offset = from; offset < end; offset += 2) {
        if ((at(offset) | at(offset + 1)) === 0) return offset;
      }
      return null;
    },
    copy: (from, to) => source.read(from, to - from).slice(),
  };
}

/** Whether UTF-16LE text contains one of the fragments, which are lower case; ASCII letters have no case. */
export function containsFragment(window: ByteWindow, span: Span, fragments: readonly string[]): boolean {
  for (const fragment of fragments) {
    const last = span.end - fragment.length * 2;
    for (let offset = span.start; offset <= last; offset += 2) {
      if (startsWith(window, offset, fragment)) return true;
    }
  }
  return false;
}

function startsWith(window: ByteWindow, offset: number, fragment: string): boolean {
  for (let i = 0; i < fragment.length; i++) {
    const unit = window.unit(offset + i * 2) ?? 0;
    const lower = unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
    if (lower !== fragment.charCodeAt(i)) return false;
  }
  return true;
}
