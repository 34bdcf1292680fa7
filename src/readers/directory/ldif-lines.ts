// Lines of LDIF (RFC 2849): those that are folded are put together, as far as anybody wants them.

import { type Located, locatedFrom } from '../../model/located.ts';
import type { Encoding } from '../../model/reader.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Source } from '../../model/source.ts';
import { cover, type Span } from '../../model/span.ts';
import { runsIn, spanIn, type TextSlice } from '../../model/text.ts';
import { readLines } from '../text/decode.ts';

/** UTF-16 units of a value that is kept. Those of trusts are short; a photograph is not kept at all. */
const LONGEST_VALUE = 1024 * 1024;

/** A line with those that continue it. Of a line that nobody wants, `more` stays empty. */
export interface Folded {
  readonly first: TextSlice;
  readonly more: readonly TextSlice[];
  /** Whether its last line has a line end: what lacks one may have been cut. */
  readonly terminated: boolean;
  /** UTF-16 units with the blanks and without the line breaks that fold it, kept or not. */
  readonly length: number;
  /** Whether it is longer than what is kept. */
  readonly tooLong: boolean;
}

interface Open {
  readonly first: TextSlice;
  readonly more: TextSlice[];
  readonly keeps: boolean;
  terminated: boolean;
  length: number;
}

/** The lines of the text; `wanted` is asked with the first part of each whether what continues it is kept. */
export function* foldedLines(
  source: Source,
  { encoding, bom }: { readonly encoding: Encoding; readonly bom: number },
  wanted: (text: string) => boolean,
): Iterable<Folded | Diagnostic> {
  let open: Open | null = null;
  for (const line of readLines(source, encoding, bom)) {
    if ('kind' in line) {
      // What cannot be decoded broke the line off; zeros are told of when all lines are through.
      if (open) yield folded(open, line.code !== 'encoding' && open.terminated);
      open = null;
      yield line;
      continue;
    }
    const { text, terminated } = line;
    if (open && text.startsWith(' ') && open.first.text !== '') {
      open.length += text.length;
      open.terminated = terminated;
      if (open.keeps && open.length <= LONGEST_VALUE) open.more.push(line);
      continue;
    }
    if (open) yield folded(open, open.terminated);
    open = { first: line, more: [], keeps: wanted(text), terminated, length: text.length };
  }
  if (open) yield folded(open, open.terminated);
}

function folded({ first, more, length }: Open, terminated: boolean): Folded {
  return { first, more, terminated, length, tooLong: length > LONGEST_VALUE };
}

/** Where the line stands, with what continues it. */
export function placeOf({ first, more }: Folded): Span {
  const start = spanIn(first, 0, first.text.length);
  const last = more.at(-1);
  return last ? cover(start, spanIn(last, 0, last.text.length)) : start;
}

/** What stands from unit `from` of the line on, without the line breaks and blanks that fold it. */
export function unfolded({ first, more }: Folded, from: number): Located {
  return locatedFrom(runs(first, more, from), spanIn(first, from, from));
}

function* runs(first: TextSlice, more: readonly TextSlice[], from: number) {
  yield* runsIn(first, from, first.text.length);
  for (const line of more) yield* runsIn(line, 1, line.text.length);
}
