// Small inputs that were read, by their bytes, so that what is there a thousand times is read as if it were there once.

import { copyOf } from '../model/bytes.ts';

/** Remembers values by contents of at most `LARGEST_CONTENT` bytes. */
export interface Contents<T> {
  find(bytes: Uint8Array): T | undefined;
  keep(bytes: Uint8Array, value: T): void;
}

/** Bytes. A dump of the keys of one client has some thousands. */
export const LARGEST_CONTENT = 64 * 1024;
/** Bytes that are kept of all contents together. */
const ROOM = 16 * 1024 * 1024;

interface Kept<T> {
  readonly bytes: Uint8Array;
  readonly value: T;
  met: boolean;
}

/**
 * Contents are the same when every byte is. Where there is no room left, those go that never came again; where none ever
 * did, no more are kept.
 */
export function createContents<T>(most: number = ROOM): Contents<T> {
  let room = most;
  let byHash = new Map<number, Kept<T>[]>();
  // Where it stays the only one, as in most runs, it is never gone through.
  let first: Kept<T> | null = null;
  let used = 0;
  const insert = (kept: Kept<T>) => {
    const hash = hashOf(kept.bytes);
    const same = byHash.get(hash);
    if (same) same.push(kept);
    else byHash.set(hash, [kept]);
  };
  const makeRoom = () => {
    const left = new Map<number, Kept<T>[]>();
    first = null;
    used = 0;
    for (const [hash, all] of byHash) {
      const met = all.filter((one) => one.met);
      if (met.length > 0) left.set(hash, met);
      for (const one of met) {
        used += one.bytes.length;
        one.met = false;
      }
    }
    byHash = left;
    if (used === 0) room = 0;
  };
  return {
    find(bytes) {
      if (first) insert(first);
      else if (byHash.size === 0) return undefined;
      first = null;
      const found = byHash.get(hashOf(bytes))?.find((one) => equal(one.bytes, bytes));
      if (found) found.met = true;
      return found?.value;
    },
    keep(bytes, value) {
      if (bytes.length > room) return;
      if (used + bytes.length > room) makeRoom();
      if (used + bytes.length > room) return;
      used += bytes.length;
      const kept = { bytes: copyOf(bytes), value, met: false };
      if (first || byHash.size > 0) insert(kept);
      else first = kept;
    },
  };
}

/** Four bytes at a time, as the machine orders them: it is compared with nothing from elsewhere. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : copyOf(bytes);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2);
}

/** FNV-1a over words: it only has to tell most contents apart. */
export function hashOf(bytes: Uint8Array): number {
  const words = wordsOf(bytes);
  let hash = 0x811c9dc5 ^ bytes.length;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ (words[i] ?? 0), 0x01000193);
  for (let i = words.length * 4; i < bytes.length; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return hash;
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  const [one, other] = [wordsOf(a), wordsOf(b)];
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  for (let i = one.length * 4; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
