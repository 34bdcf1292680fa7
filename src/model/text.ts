// A stretch of decoded text that knows its place, and spans inside it. Readers of text formats cut these.

import { type Located, locatedFrom, type Run } from './located.ts';
import { type Point, type Span, spanBetween } from './span.ts';

/** How many bytes one UTF-16 unit of the text took in the file; in UTF-8 that differs by character. */
export type UnitWidth = 1 | 2 | 'utf-8';

/** Decoded text that begins at a byte, a line and a column (both from 1) of its file. */
export interface TextSlice {
  readonly text: string;
  readonly byte: number;
  readonly line: number;
  readonly column: number;
  readonly width: UnitWidth;
}

/** Bytes of UTF-8 that encode units [from, to) of `text`; the halves of a pair count two each. */
export function utf8Length(text: string, from: number, to: number): number {
  let bytes = 0;
  for (let i = from; i < to; i++) bytes += utf8Unit(text.charCodeAt(i));
  return bytes;
}

function utf8Unit(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
}

const SHORT = 256;

// Most of what is asked for is a part of a line: unit by unit that is done before a string is cut for it.
function advanceShort({ text, width }: TextSlice, point: Point, from: number, to: number): Point {
  let { line, column } = point;
  let bytes = width === 'utf-8' ? 0 : (to - from) * width;
  for (let i = from; i < Math.min(to, text.length); i++) {
    const unit = text.charCodeAt(i);
    if (width === 'utf-8') bytes += utf8Unit(unit);
    column++;
    if (unit !== 0x0a) continue;
    line++;
    column = 1;
  }
  return { byte: point.byte + bytes, line, column };
}

// A line ends at LF; a CR before it belongs to the line. This is how editors and code hosts count.
function advance(slice: TextSlice, point: Point, from: number, to: number): Point {
  const { width } = slice;
  if (to - from <= SHORT) return advanceShort(slice, point, from, to);
  // Cut first: a search in the whole text would run on to a line end that may be megabytes away.
  const text = slice.text.slice(from, to);
  let { line, column } = point;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    line++;
    column = 1;
    lineStart = at + 1;
  }
  const bytes = width === 'utf-8' ? utf8Length(text, 0, text.length) : (to - from) * width;
  return { byte: point.byte + bytes, line, column: column + (text.length - lineStart) };
}

function pointOf(slice: TextSlice, unit: number): Point {
  return advance(slice, slice, 0, unit);
}

/** The span of units [from, to) of the slice. Cost is linear in `to`: keep slices small. */
export function spanIn(slice: TextSlice, from: number, to: number): Span {
  const start = pointOf(slice, from);
  return spanBetween(start, advance(slice, start, from, to));
}

/** Units [from, to) of the slice as a slice of its own. */
export function sliceOf(slice: TextSlice, from: number, to: number): TextSlice {
  const { byte, line, column } = pointOf(slice, from);
  return { text: slice.text.slice(from, to), byte, line, column, width: slice.width };
}

/** Units [from, to) of the slice as they stand, nothing decoded. */
export function locatedIn(slice: TextSlice, from: number, to: number): Located {
  if (isOneRun(slice, from, to)) return { value: slice.text.slice(from, to), at: spanIn(slice, from, to) };
  return locatedFrom(runsIn(slice, from, to), spanIn(slice, from, from));
}

// Part of one line, each unit of the same width: what `runsIn` would find out at length.
function isOneRun({ text, width }: TextSlice, from: number, to: number): boolean {
  if (to - from > SHORT || to > text.length) return false;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a || (unit >= 0x80 && width === 'utf-8')) return false;
  }
  return true;
}

// What ends a run of ASCII in UTF-8: characters of two bytes, of three, of four (which are two units), and line breaks.
const ODD_IN_UTF8 =
  /[\x80-\u07ff]+|[\u0800-\ud7ff\ue000-\uffff]+|[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]|\r?\n/g;

const isOfEqualUnits = (unit: number) => unit >= 0x80 && (unit & 0xf800) !== 0xd800;

/** The runs that make up units [from, to): linear, but for line breaks and surrogate pairs. */
export function* runsIn(slice: TextSlice, from: number, to: number): Iterable<Run> {
  const odd = slice.width === 'utf-8' ? ODD_IN_UTF8 : /\r?\n/g;
  let at = from;
  let point = pointOf(slice, from);
  const take = (end: number, linear: boolean) => {
    const next = advance(slice, point, at, end);
    const run = { text: slice.text.slice(at, end), span: spanBetween(point, next), linear };
    at = end;
    point = next;
    return run;
  };
  // Searched in the cut alone, as the next odd character may be megabytes away.
  for (const match of slice.text.slice(from, to).matchAll(odd)) {
    const start = from + match.index;
    if (start > at) yield take(start, true);
    yield take(start + match[0].length, isOfEqualUnits(match[0].charCodeAt(0)));
  }
  if (at < to) yield take(to, true);
}
