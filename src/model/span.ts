// Where something stands in an input: byte offsets always, lines and columns where the input is text.

/**
 * A stretch of text as editors count it: lines and columns from 1, columns in UTF-16 units of the
 * decoded text (a byte order mark is no column), `endColumn` exclusive.
 */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Bytes [start, end) of an input; `region` is null in binary formats, which have no lines. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly region: Region | null;
}

/** A byte of an input, and its line and column as regions count them. */
export interface Point {
  readonly byte: number;
  readonly line: number;
  readonly column: number;
}

/** The span from one point to another; it lies in text. */
export function spanBetween(start: Point, end: Point): Span {
  return {
    start: start.byte,
    end: end.byte,
    region: {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
    },
  };
}

/** The smallest span that covers both. A region results only when both have one. */
export function cover(first: Span, last: Span): Span {
  const region =
    first.region && last.region
      ? {
          startLine: first.region.startLine,
          startColumn: first.region.startColumn,
          endLine: last.region.endLine,
          endColumn: last.region.endColumn,
        }
      : null;
  return { start: first.start, end: last.end, region };
}

/** The empty span at which `span` begins. */
export function startOf(span: Span): Span {
  const { region } = span;
  return {
    start: span.start,
    end: span.start,
    region: region && { ...region, endLine: region.startLine, endColumn: region.startColumn },
  };
}

/** The empty span at which `span` ends. */
export function endOf(span: Span): Span {
  const { region } = span;
  return {
    start: span.end,
    end: span.end,
    region: region && { ...region, startLine: region.endLine, startColumn: region.endColumn },
  };
}

/** The place of what concerns a text input as a whole: line 1, column 1, nothing covered. */
export const FILE_START: Span = {
  start: 0,
  end: 0,
  region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
};
