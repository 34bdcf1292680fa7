// Random access to the cells of a hive: small pages of the file, and cells that are checked before anybody reads them.

import { copyOf } from '../../model/bytes.ts';
import type { Source } from '../../model/source.ts';
import { BASE_BLOCK, type Extent } from './base-block.ts';

/** Something that is not as the format demands, and where in the file. */
export interface Fault {
  readonly kind: 'fault';
  /** Byte of the file. */
  readonly offset: number;
  /** What is wrong, to go after "The hive is damaged: " */
  readonly what: string;
}

export function fault(offset: number, what: string): Fault {
  return { kind: 'fault', offset, what };
}

/** An allocated cell, in bytes of the file: its size field, its content, its end. */
export interface Cell {
  readonly kind: 'cell';
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** Stretches of sound bins, in their order, counted as cells are. */
export interface Bins {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Little-endian numbers and bytes by absolute offsets, and cells by theirs. What lies past the end reads as 0. */
export interface Cells {
  readonly length: number;
  readonly minor: number;
  uint16(offset: number): number;
  uint32(offset: number): number;
  /** Bytes [from, to), for keeps. */
  copy(from: number, to: number): Uint8Array;
  /** The allocated cell at an offset counted from the first bin; `what` names it in a fault, `from` is who points to it. */
  cell(offset: number, what: string, from: number): Cell | Fault;
  /** Counts work that asks for no cell, so that it cannot go on without end. */
  spend(turns: number): void;
}

const PAGE = 4096;
// 256 KB: lists and keys of one branch lie near each other.
const PAGES = 64;
const SMALLEST_CELL = 8;
/** Reading so many bytes counts like asking for one cell. */
const BYTES_A_TURN = 256;
/** Turns for the smallest hive. */
const FEWEST_TURNS = 100_000;
const BIN_HEADER = 32;
const NO_CELL = 0xffffffff;

/** Single bytes by their offsets, through the pages that were asked for last. */
function bytesOf(source: Source): (offset: number) => number {
  const pages = new Array<{ readonly number: number; readonly bytes: Uint8Array } | undefined>(PAGES);
  return (offset) => {
    const number = Math.floor(offset / PAGE);
    let page = pages[number % PAGES];
    if (page?.number !== number) {
      page = { number, bytes: copyOf(source.read(number * PAGE, PAGE)) };
      pages[number % PAGES] = page;
    }
    return page.bytes[offset - number * PAGE] ?? 0;
  };
}

export function openCells(source: Source, { length, cut }: Extent, minor: number, bins: Bins): Cells {
  const byte = bytesOf(source);
  const uint16 = (offset: number) => byte(offset) | (byte(offset + 1) << 8);
  const uint32 = (offset: number) => uint16(offset) + uint16(offset + 2) * 0x10000;
  // Cells that name one another crosswise could be read without end: twice for each cell that fits is more than enough.
  let turns = FEWEST_TURNS + length / 4;
  const cell: Cells['cell'] = (offset, what, from) => {
    if (--turns < 0) return fault(from, 'its lists name the same cells over and over');
    const beyond = cut && offset !== NO_CELL && offset + SMALLEST_CELL > length;
    if (beyond) return fault(from, `${what} lies beyond the end of the file`);
    if (offset % 8 !== 0 || offset < BIN_HEADER || offset + SMALLEST_CELL > length) {
      return fault(from, `${what} is said to be at 0x${offset.toString(16)}, where no cell can be`);
    }
    const start = BASE_BLOCK + offset;
    const size = uint32(start) | 0;
    if (size >= 0) return fault(start, `the cell of ${what} is free, or of no size`);
    const end = offset - size;
    if (cut && end > length) return fault(start, `the file ends within ${what}`);
    if (-size % 8 !== 0 || end > endOfBin(bins, offset, length)) {
      return fault(
        start,
        `the cell of ${what} claims ${-size} bytes, more than its bin has or no multiple of 8`,
      );
    }
    return { kind: 'cell', start, body: start + 4, end: BASE_BLOCK + end };
  };
  return {
    length,
    minor,
    uint16,
    uint32,
    cell,
    spend(count) {
      turns -= count;
    },
    copy(from, to) {
      turns -= (to - from) / BYTES_A_TURN;
      return copyOf(source.read(from, to - from));
    },
  };
}

// Where the header of a bin is damaged, what its cells say is all there is to go by: the bin is reported by itself.
function endOfBin({ starts, ends }: Bins, offset: number, length: number): number {
  let low = 0;
  let high = starts.length;
  while (high > low) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const end = ends[low - 1] ?? 0;
  return end > offset ? end : length;
}
