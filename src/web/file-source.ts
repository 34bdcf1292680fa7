// A file of the browser as a source: slices are read ahead, for each call costs about as much as a megabyte.

import type { OpenSource } from '../model/input.ts';
import { SourceError } from '../model/source.ts';
import type { Bytes } from './picked.ts';
import { unreadWords } from './refusal.ts';

/** Reads bytes at once, as only a worker may, one part behind the other. Throws what the browser throws. */
export type ReadNow = (parts: readonly Blob[]) => Uint8Array;

/** Bytes. What is no larger is read whole. */
const AHEAD = 4 * 1024 * 1024;
/** Bytes. What is asked for here and there, such as cells of a hive, comes in pieces of this size. */
const BLOCK = 256 * 1024;
const BLOCKS = 16;

interface Window {
  readonly from: number;
  readonly bytes: Uint8Array;
}

/** `onRead` is told how far the file was read; `whole` are its bytes, where they are there already. */
export function fileSource(
  path: string,
  file: Bytes,
  readNow: ReadNow,
  onRead: (upTo: number) => void = () => undefined,
  whole: Uint8Array | null = null,
): OpenSource {
  const { size } = file;
  let windows: Window[] = whole ? [{ from: 0, bytes: whole }] : [];
  const load = (from: number, length: number): Window => {
    const to = Math.min(size, from + length);
    const window = { from, bytes: sliceOf(file, from, to, readNow) };
    windows = [window, ...windows.slice(0, length < AHEAD ? BLOCKS - 1 : 1)];
    onRead(to);
    return window;
  };
  return {
    path,
    size,
    read(offset, length) {
      const to = Math.min(size, offset + length);
      if (offset >= to) return new Uint8Array(0);
      const known = windows.find(({ from, bytes }) => from <= offset && to <= from + bytes.length);
      const window = known ?? load(offset, Math.max(length, isNext(windows[0], offset) ? AHEAD : BLOCK));
      return window.bytes.subarray(offset - window.from, to - window.from);
    },
    close() {
      windows = [];
    },
  };
}

/** Whether somebody reads on where the last window ends, or begins. */
function isNext(last: Window | undefined, offset: number): boolean {
  if (!last) return offset === 0;
  const end = last.from + last.bytes.length;
  return offset > last.from && offset <= end;
}

function sliceOf(file: Bytes, from: number, to: number, readNow: ReadNow): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = readNow([file.slice(from, to)]);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new SourceError(unreadWords('The file', error));
  }
  if (bytes.length < to - from)
    throw new SourceError('The file became shorter while it was read. Try again.');
  return bytes;
}
