// Places in a long text: in any order by way marks, so that none costs a walk from its beginning, or in order by one walk.

import { spanIn, type TextSlice } from '../../model/text.ts';

const STRIDE = 4096;

export interface Place {
  readonly slice: TextSlice;
  /** Units [from, to) as a slice that knows where it stands. Marks are set as far as it was asked. */
  cut(from: number, to: number): TextSlice;
}

export function placeIn(slice: TextSlice): Place {
  const marks: TextSlice[] = [slice];
  const piece = (index: number, length: number) => ({
    ...(marks[index] ?? slice),
    text: slice.text.slice(index * STRIDE, index * STRIDE + length),
  });
  const cut = (from: number, to: number) => {
    const index = Math.floor(from / STRIDE);
    for (let last = marks.length - 1; last < index; last++) {
      marks.push(divide(piece(last, STRIDE), STRIDE)[1]);
    }
    const [, start] = divide(piece(index, from - index * STRIDE), from - index * STRIDE);
    return { ...start, text: slice.text.slice(from, to) };
  };
  return { slice, cut };
}

/** The slice up to a unit and from there on. Cost is linear in `unit`, whatever the length of the slice. */
export function divide(slice: TextSlice, unit: number): [TextSlice, TextSlice] {
  const first = { ...slice, text: slice.text.slice(0, unit) };
  const { end, region } = spanIn(first, 0, unit);
  const rest = { ...slice, text: slice.text.slice(unit), byte: end };
  return [first, region ? { ...rest, line: region.endLine, column: region.endColumn } : rest];
}

/** The slice of units [from, to). Each may be asked for only after those that begin before it. */
export type Places = (from: number, to: number) => TextSlice;

/** Places of `slice`: all of them together cost one walk from its beginning to its end. */
export function placesIn(slice: TextSlice): Places {
  const { text, width } = slice;
  let at = 0;
  let point = { byte: slice.byte, line: slice.line, column: slice.column };
  return (from, to) => {
    const passed = { text: text.slice(at, from), ...point, width };
    const { end, region } = spanIn(passed, from - at, from - at);
    point = { byte: end, line: region?.endLine ?? 1, column: region?.endColumn ?? 1 };
    at = from;
    return { text: text.slice(from, to), ...point, width };
  };
}
