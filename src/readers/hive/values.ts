// Values of a hive (vk) and their data: in the value itself, in a cell, or in the segments of a big one (db).

import { type Located, locatedFrom, type Run } from '../../model/located.ts';
import type { RegistryData, RegistryType } from '../../model/record.ts';
import type { Span } from '../../model/span.ts';
import { spanOfBytes } from '../registry/pol-bytes.ts';
import { decodeValue, typeOfNumber } from '../registry/registry-data.ts';
import { type Cell, type Cells, type Fault, fault } from './cells.ts';
import { type Key, nameAt } from './nodes.ts';

const VK_SIGNATURE = 0x6b76;
const VK_NAME = 20;
const COMPRESSED = 0x1;
const DB_SIGNATURE = 0x6264;
/** Longer data lies in segments of this size, since version 1.4. */
const SEGMENT = 16_344;
const RESIDENT = 0x80000000;
// Our settings are texts of some hundred bytes; the registry has no bound but the size of a hive.
const LARGEST_VALUE = 16 * 1024 * 1024;

export interface Value {
  readonly kind: 'value';
  readonly name: Located;
  readonly type: RegistryType;
  readonly data: RegistryData;
  /** What of the data does not fit the type, as a sentence. */
  readonly problem: string | null;
  readonly at: Span;
}

/** Runs of bytes of the file that make up the data, in their order. */
type Pieces = readonly Span[];

/** The values of a key in the order of its list; what cannot be read of them is a fault. */
export function* valuesOf(cells: Cells, key: Key): Iterable<Value | Fault> {
  for (const header of headersOf(cells, key))
    yield header.kind === 'fault' ? header : readValue(cells, header);
}

/** Names of the values of a key, in lower case, as far as they can be read; their data is left alone. */
export function valueNames(cells: Cells, key: Key): ReadonlySet<string> {
  const names = new Set<string>();
  for (const header of headersOf(cells, key)) {
    if (header.kind === 'cell') names.add(nameOf(cells, header).value.toLowerCase());
  }
  return names;
}

/** Cells of values that are such, with names that lie within them. */
function* headersOf(cells: Cells, key: Key): Iterable<Cell | Fault> {
  const { count, list } = key.values;
  if (count === 0) {
    if (startsWithValue(cells, list, key.cell.body + 40)) {
      yield fault(key.cell.body + 36, 'a key claims 0 values, and its list has some');
    }
    return;
  }
  const cell = cells.cell(list, 'a list of values', key.cell.body + 40);
  if (cell.kind === 'fault') {
    yield cell;
    return;
  }
  const room = Math.floor((cell.end - cell.body) / 4);
  if (count > room)
    yield fault(key.cell.body + 36, `a key claims ${count} values, and its list has room for ${room}`);
  const seen = new Set<number>();
  for (let i = 0; i < Math.min(count, room); i++) {
    const at = cell.body + i * 4;
    const offset = cells.uint32(at);
    // A value that is listed over and over would be read as often.
    if (seen.has(offset)) yield fault(at, 'a list of values names one twice');
    else yield headerAt(cells, offset, at);
    seen.add(offset);
  }
}

// Who takes away the last value gives up the list too: one that stands all the same speaks against the count.
function startsWithValue(cells: Cells, list: number, from: number): boolean {
  const cell = cells.cell(list, 'a list of values', from);
  return cell.kind === 'cell' && headerAt(cells, cells.uint32(cell.body), cell.body).kind === 'cell';
}

function headerAt(cells: Cells, offset: number, from: number): Cell | Fault {
  const cell = cells.cell(offset, 'a value', from);
  if (cell.kind === 'fault') return cell;
  const { body } = cell;
  if (cell.end - body < VK_NAME || cells.uint16(body) !== VK_SIGNATURE) {
    return fault(cell.start, 'a value is expected there, and the cell holds none (vk)');
  }
  const length = cells.uint16(body + 2);
  if (body + VK_NAME + length <= cell.end) return cell;
  return fault(body + 2, `the name of a value claims ${length} bytes, more than its cell has`);
}

function nameOf(cells: Cells, { body }: Cell): Located {
  const end = body + VK_NAME + cells.uint16(body + 2);
  return nameAt(cells, body + VK_NAME, end, (cells.uint16(body + 16) & COMPRESSED) !== 0);
}

function readValue(cells: Cells, cell: Cell): Value | Fault {
  const pieces = dataOf(cells, cell.body);
  if ('kind' in pieces) return pieces;
  const type = typeOfNumber(cells.uint32(cell.body + 12));
  const at = spanOfBytes(cell.start, cell.end);
  return { kind: 'value', name: nameOf(cells, cell), type, ...decoded(cells, type, pieces), at };
}

function dataOf(cells: Cells, body: number): Pieces | Fault {
  const field = cells.uint32(body + 4);
  if (field >= RESIDENT) {
    const size = field - RESIDENT;
    if (size > 4) return fault(body + 4, `a value claims to hold ${size} bytes in a field of 4`);
    return [spanOfBytes(body + 8, body + 8 + size)];
  }
  if (field === 0) return [spanOfBytes(body + 8, body + 8)];
  if (field > LARGEST_VALUE || field > cells.length) {
    return fault(body + 4, `a value claims ${field} bytes of data, more than were read`);
  }
  const cell = cells.cell(cells.uint32(body + 8), 'the data of a value', body + 8);
  if (cell.kind === 'fault') return cell;
  if (field > SEGMENT && cells.minor > 3 && cells.uint16(cell.body) === DB_SIGNATURE) {
    return segments(cells, cell.body, field);
  }
  if (cell.body + field > cell.end) {
    return fault(body + 4, `a value claims ${field} bytes of data, and its cell has ${cell.end - cell.body}`);
  }
  return [spanOfBytes(cell.body, cell.body + field)];
}

function segments(cells: Cells, db: number, size: number): Pieces | Fault {
  const count = cells.uint16(db + 2);
  const needed = Math.ceil(size / SEGMENT);
  if (count !== needed)
    return fault(db + 2, `${size} bytes of data need ${needed} segments, and ${count} are named`);
  const list = cells.cell(cells.uint32(db + 4), 'the list of segments of a value', db + 4);
  if (list.kind === 'fault') return list;
  if (list.body + count * 4 > list.end) return fault(list.start, `a list of ${count} segments is too short`);
  const pieces: Span[] = [];
  for (let i = 0; i < count; i++) {
    const at = list.body + i * 4;
    const cell = cells.cell(cells.uint32(at), 'a segment of a value', at);
    if (cell.kind === 'fault') return cell;
    const length = Math.min(SEGMENT, size - i * SEGMENT);
    if (cell.body + length > cell.end) return fault(cell.start, `a segment of ${length} bytes is too short`);
    pieces.push(spanOfBytes(cell.body, cell.body + length));
  }
  return pieces;
}

// Decoded as if the pieces were one, in bytes of the data; then each place goes back to the piece that it is of.
function decoded(
  cells: Cells,
  type: RegistryType,
  pieces: Pieces,
): { data: RegistryData; problem: string | null } {
  const { data, problem } = decodeValue(type, {
    bytes: joined(cells, pieces),
    spanOf: spanOfBytes,
    linear: true,
    page: null,
  });
  if (data.kind === 'text') return { data: { kind: 'text', text: placed(data.text, pieces) }, problem };
  if (data.kind === 'list') {
    return { data: { kind: 'list', items: data.items.map((item) => placed(item, pieces)) }, problem };
  }
  return { data: { ...data, at: placedSpan(data.at, pieces) }, problem };
}

function joined(cells: Cells, pieces: Pieces): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { start, end }) => sum + end - start, 0));
  let at = 0;
  for (const { start, end } of pieces) {
    bytes.set(cells.copy(start, end), at);
    at += end - start;
  }
  return bytes;
}

function placed(text: Located, pieces: Pieces): Located {
  const runs: Run[] = [];
  const { start, end } = text.at;
  let begin = 0;
  for (const piece of pieces) {
    const [from, to] = [Math.max(start, begin), Math.min(end, begin + piece.end - piece.start)];
    if (from < to) {
      const part = text.value.slice((from - start) / 2, (to - start) / 2);
      const at = piece.start + from - begin;
      runs.push({ text: part, span: spanOfBytes(at, at + to - from), linear: true });
    }
    begin += piece.end - piece.start;
  }
  const whole = placedSpan(text.at, pieces);
  const located = locatedFrom(runs, whole);
  // Segments may lie in any order: no span of the file covers them, so the first stands for all.
  return runs.length > 1 ? { ...located, at: whole } : located;
}

/** The part of a span of the data that lies in the piece in which it begins. */
function placedSpan({ start, end }: Span, pieces: Pieces): Span {
  let begin = 0;
  for (const piece of pieces) {
    const length = piece.end - piece.start;
    if (start < begin + length || piece === pieces[pieces.length - 1]) {
      const at = piece.start + start - begin;
      return spanOfBytes(at, Math.min(at + end - start, piece.end));
    }
    begin += length;
  }
  return spanOfBytes(start, end);
}
