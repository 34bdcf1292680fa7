// The records of a delimited text (RFC 4180): fields in quotes may hold the delimiter, line breaks and doubled quotes.

import { type Located, LocatedBuilder } from '../../model/located.ts';
import type { Diagnostic } from '../../model/record.ts';
import { cover, type Span } from '../../model/span.ts';
import { locatedIn, runsIn, spanIn, type TextSlice } from '../../model/text.ts';
import { type Places, placesIn } from '../text/place.ts';
import type { Line } from './block.ts';

export interface Row {
  readonly kind: 'row';
  readonly fields: readonly Located[];
  readonly first: Line;
  readonly at: Span;
  /** False where the input ends within the record, or may do so: the last field is neither quoted nor followed by a line end. */
  readonly whole: boolean;
  /** Text beside the quotes of a field. */
  readonly stray: boolean;
}

/** A field over more lines is none; a quote that is never closed would hold the rest of the input. */
const MOST_LINES = 1_000;

interface Draft {
  readonly first: Line;
  readonly fields: Located[];
  /** The field that is being read, when a line ended within its quotes. */
  open: LocatedBuilder | null;
  lines: number;
  stray: boolean;
  /** Whether the last field was closed by a quote. */
  closed: boolean;
  at: Span;
}

/** Records in their order, with the diagnostics of decoding where they arise. Empty lines between records are none. */
export function* rowsIn(lines: Iterable<Line | Diagnostic>, delimiter: string): Iterable<Row | Diagnostic> {
  let draft: Draft | null = null;
  for (const line of lines) {
    if ('kind' in line) {
      yield line;
      continue;
    }
    if (!draft && line.text.trim() === '') continue;
    draft ??= begun(line);
    readLine(draft, line, delimiter);
    if (draft.open && draft.lines < MOST_LINES) continue;
    yield rowOf(draft, draft.open === null && (line.terminated || draft.closed));
    draft = null;
  }
  if (draft) yield rowOf(draft, false);
}

function begun(first: Line): Draft {
  const at = spanIn(first, 0, first.text.length);
  return { first, fields: [], open: null, lines: 0, stray: false, closed: false, at };
}

function rowOf({ fields, open, first, at, stray }: Draft, whole: boolean): Row {
  const all = open ? [...fields, open.build(at)] : fields;
  return { kind: 'row', fields: all, first, at, whole, stray };
}

function readLine(draft: Draft, line: Line, delimiter: string): void {
  const { text } = line;
  const places = placesIn(line);
  draft.lines++;
  draft.at = cover(draft.at, lineEnd(line));
  let at = 0;
  while (at <= text.length) {
    const quoted = draft.open !== null || text[at] === '"';
    at = quoted ? readQuoted(draft, text, at, places) : readBare(draft, text, at, places, delimiter);
    if (draft.open) return;
    if (at < text.length && !text.startsWith(delimiter, at)) {
      const next = text.indexOf(delimiter, at);
      draft.stray ||= text.slice(at, next === -1 ? text.length : next).trim() !== '';
      at = next === -1 ? text.length : next;
    }
    if (at >= text.length) return;
    at += delimiter.length;
  }
}

function readBare(draft: Draft, text: string, from: number, places: Places, delimiter: string): number {
  const next = text.indexOf(delimiter, from);
  const to = next === -1 ? text.length : next;
  const field = locatedIn(places(from, to), 0, to - from);
  draft.fields.push(field);
  draft.stray ||= field.value.includes('"');
  draft.closed = false;
  return to;
}

/** From the opening quote, or from the beginning of a further line of the field; leaves `open` where the line ends first. */
function readQuoted(draft: Draft, text: string, from: number, places: Places): number {
  const field = draft.open ?? new LocatedBuilder();
  let at = draft.open ? from : from + 1;
  const emptyAt = emptySpan(places(at, at));
  draft.open = null;
  for (;;) {
    const quote = text.indexOf('"', at);
    const end = quote === -1 ? text.length : quote;
    if (end > at) for (const run of runsIn(places(at, end), 0, end - at)) field.add(run);
    if (quote === -1) {
      field.add({ text: '\n', span: emptySpan(places(end, end)), linear: false });
      draft.open = field;
      return text.length;
    }
    if (text[quote + 1] !== '"') {
      draft.fields.push(field.build(emptyAt));
      draft.closed = true;
      return quote + 1;
    }
    field.add({ text: '"', span: spanIn(places(quote, quote + 2), 0, 2), linear: false });
    at = quote + 2;
  }
}

function emptySpan(slice: TextSlice): Span {
  return spanIn(slice, 0, 0);
}

function lineEnd(line: TextSlice): Span {
  return spanIn(line, line.text.length, line.text.length);
}
