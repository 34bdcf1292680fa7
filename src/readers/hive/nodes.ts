// Keys of a hive (nk) and the four kinds of lists that name their subkeys (lf, lh, li, ri).

import { type Located, locatedFrom } from '../../model/located.ts';
import { spanOfBytes } from '../registry/pol-bytes.ts';
import { decodeUtf16 } from '../text/decode.ts';
import { type Cell, type Cells, type Fault, fault } from './cells.ts';

export const NK_SIGNATURE = 0x6b6e;
/** Where the name stands in an nk. */
export const NK_NAME = 76;
const LF = 0x666c;
const LH = 0x686c;
const LI = 0x696c;
const RI = 0x6972;
const LINK = 0x10;
const ROOT = 0x04;
const COMPRESSED = 0x20;

/** A key as its cell gives it. Offsets of other cells are counted from the first bin. */
export interface Key {
  readonly kind: 'key';
  readonly offset: number;
  readonly cell: Cell;
  readonly name: Located;
  readonly parent: number;
  readonly subkeys: { readonly count: number; readonly list: number };
  readonly values: { readonly count: number; readonly list: number };
  /** Marked as the root of its hive. */
  readonly isRoot: boolean;
  /** It stands for another key. */
  readonly isLink: boolean;
}

/** The key at an offset; `from` is the byte of who points to it. */
export function readKey(cells: Cells, offset: number, from: number): Key | Fault {
  const cell = cells.cell(offset, 'a key', from);
  if (cell.kind === 'fault') return cell;
  const { body } = cell;
  if (cell.end - body < NK_NAME || cells.uint16(body) !== NK_SIGNATURE) {
    return fault(cell.start, 'a key is expected there, and the cell holds none (nk)');
  }
  const length = cells.uint16(body + 72);
  const nameEnd = body + NK_NAME + length;
  if (nameEnd > cell.end)
    return fault(body + 72, `the name of a key claims ${length} bytes, more than its cell has`);
  const flags = cells.uint16(body + 2);
  return {
    kind: 'key',
    offset,
    cell,
    name: nameAt(cells, body + NK_NAME, nameEnd, (flags & COMPRESSED) !== 0),
    parent: cells.uint32(body + 16),
    subkeys: { count: cells.uint32(body + 20), list: cells.uint32(body + 28) },
    values: { count: cells.uint32(body + 36), list: cells.uint32(body + 40) },
    isRoot: (flags & ROOT) !== 0,
    isLink: (flags & LINK) !== 0,
  };
}

/** Compressed names hold the low bytes of UTF-16: that is Latin-1, whatever the code page of the computer. */
export function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (const byte of bytes) parts.push(String.fromCharCode(byte));
  return parts.join('');
}

/** A name of a key or a value. */
export function nameAt(cells: Cells, from: number, to: number, compressed: boolean): Located {
  const bytes = cells.copy(from, to);
  const value = compressed ? latin1(bytes) : decodeUtf16(bytes.subarray(0, bytes.length & ~1));
  const span = spanOfBytes(from, to);
  return locatedFrom([{ text: value, span, linear: true }], span);
}

/** An entry of a list: the offset of a cell, and the byte that gives it. */
interface Entry {
  readonly kind: 'entry';
  readonly offset: number;
  readonly at: number;
}

/** Offsets of the subkeys of a key. What a damaged list does not give is a fault; its sister lists are read all the same. */
export function* subkeyOffsets(cells: Cells, key: Key): Iterable<Entry | Fault> {
  const { count, list } = key.subkeys;
  const counter = key.cell.body + 20;
  if (count === 0) {
    const left = entriesLeft(cells, list, counter);
    if (left > 0) yield fault(counter, `a key claims 0 subkeys, and its list has ${left}`);
    return;
  }
  let seen = 0;
  let whole = true;
  for (const entry of listEntries(cells, list, key.cell.body + 28, true)) {
    if (entry.kind === 'fault') whole = false;
    else if (++seen > count) {
      yield fault(counter, `a key has ${count} subkeys, and its list more`);
      return;
    }
    yield entry;
  }
  if (whole && seen < count) yield fault(counter, `a key claims ${count} subkeys, and its list has ${seen}`);
}

// Who takes away the last subkey gives up the list too: one that stands all the same speaks against the count.
function entriesLeft(cells: Cells, list: number, from: number): number {
  const cell = cells.cell(list, 'a list of subkeys', from);
  if (cell.kind === 'fault') return 0;
  const isList = [LF, LH, LI, RI].includes(cells.uint16(cell.body));
  return isList ? cells.uint16(cell.body + 2) : 0;
}

function* listEntries(cells: Cells, offset: number, from: number, outer: boolean): Iterable<Entry | Fault> {
  const cell = cells.cell(offset, 'a list of subkeys', from);
  if (cell.kind === 'fault') {
    yield cell;
    return;
  }
  const { body } = cell;
  const signature = cells.uint16(body);
  const stride =
    signature === LF || signature === LH ? 8 : signature === LI || (signature === RI && outer) ? 4 : 0;
  if (stride === 0) {
    yield fault(cell.start, 'a list of subkeys is expected there (lf, lh, li, ri), and the cell holds none');
    return;
  }
  const count = cells.uint16(body + 2);
  if (body + 4 + count * stride > cell.end) {
    yield fault(body + 2, `a list of subkeys claims ${count} entries, more than its cell has`);
    return;
  }
  for (let i = 0; i < count; i++) {
    const at = body + 4 + i * stride;
    const target = cells.uint32(at);
    // Each list below has one entry at least, so the count of the key ends what goes round in circles.
    if (signature !== RI) yield { kind: 'entry', offset: target, at };
    else yield* innerList(cells, target, at);
  }
}

function* innerList(cells: Cells, offset: number, at: number): Iterable<Entry | Fault> {
  let entries = 0;
  for (const entry of listEntries(cells, offset, at, false)) {
    entries++;
    yield entry;
  }
  if (entries === 0) yield fault(at, 'a list of lists names one without entries');
}
