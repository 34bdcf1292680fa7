// Places in the text of a PAC file by the offsets of its tree, however long its lines are.

import type { Located } from '../../model/located.ts';
import { locatedIn, sliceOf, type TextSlice } from '../../model/text.ts';

const STRIDE = 4096;

/** Units [from, to) of a text as they stand. */
export type Place = (from: number, to: number) => Located;

/** Way marks are set as far as somebody asked, so that no answer walks from the beginning of the text. */
export function placesIn(slice: TextSlice): Place {
  const marks: TextSlice[] = [slice];
  return (from, to) => {
    const index = Math.floor(from / STRIDE);
    for (let last = marks.length - 1; last < index; last++) {
      const mark = marks[last] ?? slice;
      marks.push(sliceOf(mark, STRIDE, mark.text.length));
    }
    const start = index * STRIDE;
    const mark = marks[index] ?? slice;
    return locatedIn({ ...mark, text: mark.text.slice(0, to - start) }, from - start, to - start);
  };
}
