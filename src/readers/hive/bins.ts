// One pass over the bins of a hive: whether they are sound, and which keys bear a name that somebody wants.

import { copyOf } from '../../model/bytes.ts';
import type { Interest, Source } from '../../model/source.ts';
import { BASE_BLOCK, type Extent } from './base-block.ts';
import { type Bins, type Fault, fault } from './cells.ts';
import { latin1, NK_NAME, NK_SIGNATURE } from './nodes.ts';

const PAGE = 4096;
const HEADER = 32;
const SIGNATURE = 0x6e696268;
const WINDOW = 256 * 1024;
// A hive has some dozens of such keys. More than this no Windows has, and each costs a way up to the root.
const MOST_FOUND = 4096;
/** `nk` flag: the name has one byte for each character. */
const COMPRESSED = 0x20;

export interface Survey {
  readonly bins: Bins;
  readonly faults: readonly Fault[];
  /** Offsets of the cells of keys whose names may be wanted, in the order of the file. */
  readonly found: readonly number[];
  /** There were more of them than are kept. */
  readonly crowded: boolean;
}

/**
 * Reads the bins once from front to back. A key in a wrong place is found so at the price of that one
 * pass, wherever it lies; going down from the root to every key would cost random access to all of the file.
 */
export function surveyBins(source: Source, base: Extent, interest: Interest): Survey {
  const bytes = sequential(source);
  const starts: number[] = [];
  const ends: number[] = [];
  const faults: Fault[] = [];
  const found: number[] = [];
  const wants = nameFilter(interest);
  let bad = false;
  for (let at = 0; at < base.length; ) {
    const size = binSize(bytes, at, base);
    if (typeof size === 'string') {
      // The size of a damaged bin is not known: the next sound header is looked for page by page.
      if (!bad) faults.push(fault(BASE_BLOCK + at, size));
      bad = true;
      at += PAGE;
      continue;
    }
    bad = false;
    const end = Math.min(at + size, base.length);
    starts.push(at);
    ends.push(end);
    const flaw = scanCells(bytes, at, end, wants, found);
    // What is cut off has been said already.
    if (flaw && end === at + size) faults.push(flaw);
    at += size;
  }
  const crowded = found.length > MOST_FOUND;
  return { bins: { starts, ends }, faults, found: found.slice(0, MOST_FOUND), crowded };
}

/** The size of the bin at `at`, or what is wrong with its header. In a file that was cut the last bin may end with it. */
function binSize(bytes: Sequential, at: number, { length, cut }: Extent): number | string {
  const start = BASE_BLOCK + at;
  if (bytes.uint32(start) !== SIGNATURE) {
    const shown = Array.from(bytes.part(start, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    return `the header of a bin should begin with "hbin" (68 62 69 6e), and begins with ${shown}`;
  }
  const own = bytes.uint32(start + 4);
  if (own !== at)
    return `the header of a bin (hbin) says that it stands at 0x${(BASE_BLOCK + own).toString(16)}`;
  const size = bytes.uint32(start + 8);
  const fits = at + size <= length || cut;
  if (size !== 0 && size % PAGE === 0 && fits) return size;
  return `the header of a bin (hbin) claims ${size} bytes, more than there are or no multiple of ${PAGE}`;
}

function scanCells(
  bytes: Sequential,
  from: number,
  to: number,
  wants: (name: string) => boolean,
  found: number[],
): Fault | null {
  for (let at = from + HEADER; at < to; ) {
    const start = BASE_BLOCK + at;
    const signed = bytes.uint32(start) | 0;
    const size = Math.abs(signed);
    if (size < 8 || size % 8 !== 0 || at + size > to) {
      return fault(start, `a cell claims ${size} bytes, and ${to - at} are left of its bin`);
    }
    if (signed < 0 && bytes.uint16(start + 4) === NK_SIGNATURE) {
      const name = nameOf(bytes, start + 4, size - 4);
      if (name !== null && found.length <= MOST_FOUND && wants(name)) found.push(at);
    }
    at += size;
  }
  return null;
}

function nameOf(bytes: Sequential, body: number, size: number): string | null {
  if (size < NK_NAME) return null;
  const length = bytes.uint16(body + 72);
  if (length === 0 || NK_NAME + length > size) return null;
  const raw = bytes.part(body + NK_NAME, length);
  if ((bytes.uint16(body + 2) & COMPRESSED) !== 0) return latin1(raw).toLowerCase();
  return new TextDecoder('utf-16le').decode(raw).toLowerCase();
}

// A path holds a fragment first at the key in whose name the fragment ends; the whole path is compared later.
function nameFilter(interest: Interest): (name: string) => boolean {
  const parts = interest.keyPaths.map((fragment) => {
    const bare = fragment.replace(/(?<!\\)\\+$/, '');
    const slash = bare.lastIndexOf('\\');
    return { text: bare.slice(slash + 1), first: slash !== -1 };
  });
  return (name) => parts.some(({ text, first }) => (first ? name.startsWith(text) : name.includes(text)));
}

interface Sequential {
  uint16(offset: number): number;
  uint32(offset: number): number;
  /** Valid until the next call. */
  part(offset: number, length: number): Uint8Array;
}

function sequential(source: Source): Sequential {
  let start = 0;
  let bytes = new Uint8Array(0);
  const hold = (offset: number, length: number): number => {
    if (offset < start || offset + length > start + bytes.length) {
      bytes = copyOf(source.read(offset, Math.max(WINDOW, length)));
      start = offset;
    }
    return offset - start;
  };
  const uint16 = (offset: number) => {
    const i = hold(offset, 2);
    return (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8);
  };
  return {
    uint16,
    uint32: (offset) => {
      hold(offset, 4);
      return uint16(offset) + uint16(offset + 2) * 0x10000;
    },
    part(offset, length) {
      const i = hold(offset, length);
      return bytes.subarray(i, i + length);
    },
  };
}
