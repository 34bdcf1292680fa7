// Places in a long text, found in one pass over it.

import { spanIn, type TextSlice } from '../../model/text.ts';

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
