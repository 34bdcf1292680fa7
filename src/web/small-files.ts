// Small files are read many at once: of a fleet of dumps each call to the browser costs more than the bytes that it brings.

import type { ReadNow } from './file-source.ts';
import type { Bytes } from './picked.ts';

/** Bytes of one file, and of all that are read at once. */
const SMALL = 64 * 1024;
const TOGETHER = 2 * 1024 * 1024;
const FILES = 200;

/** The bytes of the file at an index; null for one that is not small, or that has to be read by itself to see what is the matter. */
export type SmallFiles = (index: number) => Uint8Array | null;

/** `files` in the order in which they are opened; null for what is none. What was read for later is dropped with the next reading. */
export function createSmallFiles(files: readonly (Bytes | null)[], readNow: ReadNow): SmallFiles {
  let from = 0;
  let read: readonly Uint8Array[] = [];
  let spoilt = 0;
  return (index) => {
    const known = read[index - from];
    if (known) return known;
    if (index < spoilt) return null;
    const batch = batchAt(files, index);
    if (batch.length < 2) return null;
    from = index;
    read = together(batch, readNow);
    if (read.length === 0) spoilt = index + batch.length;
    return read[0] ?? null;
  };
}

function batchAt(files: readonly (Bytes | null)[], index: number): readonly Bytes[] {
  const batch: Bytes[] = [];
  let size = 0;
  for (let at = index; at < files.length && batch.length < FILES; at++) {
    const file = files[at];
    if (!file || file.size > SMALL || size + file.size > TOGETHER) break;
    size += file.size;
    batch.push(file);
  }
  return batch;
}

/** Nothing where one of them cannot be read, or is not what it was: then each is read by itself, and says so. */
function together(batch: readonly Bytes[], readNow: ReadNow): readonly Uint8Array[] {
  let bytes: Uint8Array;
  try {
    bytes = readNow(batch.map((file) => file.slice(0, file.size)));
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return [];
  }
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { size } of batch) {
    parts.push(bytes.subarray(at, at + size));
    at += size;
  }
  return at === bytes.length ? parts : [];
}
