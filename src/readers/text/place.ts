// A long text with way marks, so that a place far inside it costs no walk from its beginning.

import { spanIn, type TextSlice } from '../../model/text.ts';

const STRIDE = 4096;

export interface Place {
  readonly slice: TextSlice;
  /** Units [from, to) as a slice that knows where it stands. Marks are set as far as it was asked. */
  cut(from: number, to: number): TextSlice;
}

export function placeIn(slice: TextSlice): Place {
  const marks: TextSlice[] = [{ ...slice, text: '' }];
  const piece = (index: number, length: number) => ({
    ...(marks[index] ?? slice),
    text: slice.text.slice(index * STRIDE, index * STRIDE + length),
  });
  const cut = (from: number, to: number) => {
    const index = Math.floor(from / STRIDE);
    for (let last = marks.length - 1; last < index; last++) {
      marks.push({ ...divide(piece(last, STRIDE), STRIDE)[1], text: '' });
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
