// Text in which references stand for characters, as in XML and HTML: each is one run, and the rest stands for itself.

import type { Run } from '../../model/located.ts';
import { spanIn, type TextSlice } from '../../model/text.ts';
import { divide } from './place.ts';

/** Units [from, to) of a text, and what they stand for. */
export interface Reference {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Runs of a text with its references, which come in their order; `plain` are the runs of what stands between them. */
export function* runsWith(
  cut: TextSlice,
  references: Iterable<Reference>,
  plain: (piece: TextSlice) => Iterable<Run>,
): Iterable<Run> {
  let rest = cut;
  let at = 0;
  const upTo = (unit: number) => {
    const [piece, tail] = divide(rest, unit - at);
    rest = tail;
    at = unit;
    return piece;
  };
  for (const { from, to, text } of references) {
    yield* plain(upTo(from));
    const piece = upTo(to);
    yield { text, span: spanIn(piece, 0, piece.text.length), linear: false };
  }
  yield* plain(rest);
}
