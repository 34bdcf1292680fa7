// Places in the text of a PAC file by the offsets of its tree, however long its lines are.

import type { Located } from '../../model/located.ts';
import { locatedIn, type TextSlice } from '../../model/text.ts';
import { placeIn } from '../text/place.ts';

/** Units [from, to) of a text as they stand. */
export type Place = (from: number, to: number) => Located;

export function placesIn(slice: TextSlice): Place {
  const { cut } = placeIn(slice);
  return (from, to) => locatedIn(cut(from, to), 0, to - from);
}
