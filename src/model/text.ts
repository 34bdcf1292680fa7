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
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xe000) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}

// A line ends at LF; a CR before it belongs to the line. This is how editors and code hosts count.
function advance(slice: TextSlice, point: Point, from: number, to: number): Point {
  const { width } = slice;
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
  const start = pointOf(slice, from);
  return { text: slice.text.slice(from, to), ...start, width: slice.width };
}

/** Units [from, to) of the slice as they stand, nothing decoded. */
export function locatedIn(slice: TextSlice, from: number, to: number): Located {
  return locatedFrom(runsIn(slice, from, to), spanIn(slice, from, from));
}

/** The runs that make up units [from, to): linear, but for line breaks and characters of several bytes. */
export function* runsIn(slice: TextSlice, from: number, to: number): Iterable<Run> {
  const odd = slice.width === 'utf-8' ? /[\ud800-\udbff][\udc00-\udfff]|[^\x00-\x7f]|\r?\n/g : /\r?\n/g;
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
    yield take(start + match[0].length, false);
  }
  if (at < to) yield take(to, true);
}
