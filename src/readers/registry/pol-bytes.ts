// A window over a binary source that answers small questions about offsets without holding the file.

import { copyOf } from '../../model/bytes.ts';
import type { Source } from '../../model/source.ts';
import type { Span } from '../../model/span.ts';
import { FOUND, type Fragments } from './fragments.ts';

const WINDOW = 256 * 1024;

/** Bytes [start, end) of a binary format. */
export function spanOfBytes(start: number, end: number): Span {
  return { start, end, region: null };
}

/** Little-endian access by absolute offsets. Null means that the file ends before. */
export interface ByteWindow {
  readonly size: number;
  unit(offset: number): number | null;
  uint32(offset: number): number | null;
  /** Whether `length` bytes from `offset` on are the same as those at `earlier`; false also where both cannot be held at once. */
  same(earlier: number, offset: number, length: number): boolean;
  /** Whether UTF-16LE text in bytes [from, to) has one of the fragments in it. */
  mentions(from: number, to: number, fragments: Fragments): boolean;
  /** Offset of the first NUL unit from `from` on, within `limit` bytes; null when there is none. */
  findNul(from: number, limit: number): number | null;
  /** Bytes [from, to), for keeps. */
  copy(from: number, to: number): Uint8Array;
}

/** `windowBytes` are read at a time, and more where a question is about more. */
export function byteWindow(source: Source, windowBytes: number = WINDOW): ByteWindow {
  const { size } = source;
  // What the source gave last: it is gone with the next read, so every read comes through here.
  let start = 0;
  let bytes: Uint8Array = new Uint8Array(0);
  let view = new DataView(bytes.buffer);
  /** Index in the window of `offset`, from which on it then has `length` bytes, or all that there are. */
  const reach = (offset: number, length: number): number => {
    if (offset < start || offset + length > start + bytes.length) {
      bytes = source.read(offset, Math.max(windowBytes, length));
      view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      start = offset;
    }
    return offset - start;
  };
  const unit = (offset: number): number | null => {
    if (offset + 2 > size) return null;
    const i = reach(offset, 2);
    return (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8);
  };
  return {
    size,
    unit,
    uint32(offset) {
      const low = unit(offset);
      const high = unit(offset + 2);
      return low === null || high === null ? null : high * 0x10000 + low;
    },
    same: (earlier, offset, length) =>
      earlier >= start &&
      offset + length <= start + bytes.length &&
      sameBytes(view, earlier - start, offset - start, length),
    mentions(from, to, fragments) {
      const i = reach(from, to - from);
      return holdsFragment(bytes, i, i + to - from, fragments);
    },
    findNul(from, limit) {
      const end = Math.min(from + limit, size - 1);
      // Most names lie in the window already, and few of them come near to the limit.
      const there = nulUnit(bytes, from - start, Math.min(end, start + bytes.length - 1) - start);
      if (from >= start && there !== -1) return start + there;
      const i = reach(from, Math.min(limit + 1, size - from));
      const found = nulUnit(bytes, i, end - start);
      return found === -1 ? null : start + found;
    },
    copy(from, to) {
      const i = reach(from, to - from);
      return copyOf(bytes.subarray(i, i + to - from));
    },
  };
}

function sameBytes(bytes: DataView, a: number, b: number, length: number): boolean {
  let i = 0;
  for (; i + 4 <= length; i += 4) if (bytes.getInt32(a + i) !== bytes.getInt32(b + i)) return false;
  for (; i < length; i++) if (bytes.getInt8(a + i) !== bytes.getInt8(b + i)) return false;
  return true;
}

/** Index of the first NUL unit of those that begin at `from`, `from` + 2 ... before `end`, or -1. */
function nulUnit(bytes: Uint8Array, from: number, end: number): number {
  for (let i = from; i < end; i += 2) if (bytes[i] === 0 && bytes[i + 1] === 0) return i;
  return -1;
}

/** Whether one of the fragments stands in UTF-16LE text at [from, to) of the bytes; ASCII letters have no case. */
function holdsFragment(bytes: Uint8Array, from: number, to: number, fragments: Fragments): boolean {
  let row = 0;
  for (let at = from; at < to; at += 2) {
    const low = bytes[at] ?? 0;
    row = low < 0x80 && bytes[at + 1] === 0 ? (fragments[row + low] ?? 0) : 0;
    if (row === FOUND) return true;
  }
  return false;
}
