// A value that knows where it came from, down to the single character, through every layer of escaping.

import { cover, endOf, type Span, startOf } from './span.ts';

/**
 * A run of units of a decoded value and the raw text or bytes that it was decoded from. In a `linear`
 * run each UTF-16 unit of the value has one column and an equal share of the bytes, on one line; any
 * other run (an entity, an escape) is indivisible, and whoever asks for a part of it gets all of it.
 */
export interface Segment {
  readonly at: number;
  readonly length: number;
  readonly span: Span;
  readonly linear: boolean;
}

/**
 * A value and its span. A string without `segments` is one linear run, or has never been decoded.
 * Plain data: it survives JSON.
 */
export interface Located<T = string> {
  readonly value: T;
  readonly at: Span;
  readonly segments?: readonly Segment[];
}

/** A piece of text that is put together with others, and where it was read; `linear` as a segment is. */
export interface Run {
  readonly text: string;
  readonly span: Span;
  readonly linear: boolean;
}

function within(segment: Segment, from: number, to: number): Span {
  if (!segment.linear || segment.length === 0) return segment.span;
  const { span, length } = segment;
  const bytes = (span.end - span.start) / length;
  const first = from - segment.at;
  const last = to - segment.at;
  const { region } = span;
  return {
    start: span.start + Math.round(first * bytes),
    end: span.start + Math.round(last * bytes),
    region: region && {
      startLine: region.startLine,
      startColumn: region.startColumn + first,
      endLine: region.startLine,
      endColumn: region.startColumn + last,
    },
  };
}

function segmentsOf(located: Located): readonly Segment[] {
  return located.segments ?? [{ at: 0, length: located.value.length, span: located.at, linear: true }];
}

/** The span of units [from, to) of a string that is one linear run. */
function cutOf({ value, at }: Located, from: number, to: number): Span {
  return within(
    { at: 0, length: value.length, span: at, linear: true },
    Math.max(from, 0),
    Math.min(to, value.length),
  );
}

/**
 * Units [from, to) of a located string, with the span of exactly the raw text behind them. An empty
 * range gives the empty span before unit `from`.
 */
export function sub(located: Located, from: number, to: number): Located {
  const value = located.value.slice(from, to);
  if (!located.segments && from < to) return { value, at: cutOf(located, from, to) };
  const all = segmentsOf(located);
  if (from >= to) return { value: '', at: pointAt(located, all, from) };
  const parts: Segment[] = [];
  for (let i = segmentAt(all, from); i < all.length; i++) {
    const segment = all[i];
    if (!segment || segment.at >= to) break;
    const start = Math.max(from, segment.at);
    const end = Math.min(to, segment.at + segment.length);
    if (start >= end) continue;
    parts.push({
      at: start - from,
      length: end - start,
      span: within(segment, start, end),
      linear: segment.linear,
    });
  }
  return assemble(value, parts, located.at);
}

// Index of the last segment that begins at or before `unit`, by bisection: a value can have thousands, and be cut as often.
function segmentAt(all: readonly Segment[], unit: number): number {
  let low = 0;
  let high = all.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((all[middle]?.at ?? 0) <= unit) low = middle;
    else high = middle;
  }
  return low;
}

function pointAt(located: Located, all: readonly Segment[], unit: number): Span {
  const segment = all[segmentAt(all, unit)];
  if (segment && unit >= segment.at && unit < segment.at + segment.length) {
    return startOf(within(segment, unit, unit + 1));
  }
  return unit === 0 ? startOf(located.at) : endOf(located.at);
}

function assemble(value: string, parts: readonly Segment[], fallback: Span): Located {
  const first = parts[0];
  const last = parts[parts.length - 1];
  if (!first || !last) return { value, at: fallback };
  const at = cover(first.span, last.span);
  return parts.length === 1 && first.linear ? { value, at } : { value, at, segments: parts };
}

/** The runs that a located string consists of, to build another from them. */
export function runsOf(located: Located): Run[] {
  return segmentsOf(located).map(({ at, length, span, linear }) => ({
    text: located.value.slice(at, at + length),
    span,
    linear,
  }));
}

/** Builds a located string from runs in their order; adjoining linear runs of equal stride become one. */
export function locatedFrom(runs: Iterable<Run>, emptyAt: Span): Located {
  const texts: string[] = [];
  const parts: Segment[] = [];
  let at = 0;
  for (const run of runs) {
    if (run.text === '') continue;
    texts.push(run.text);
    const next: Segment = { at, length: run.text.length, span: run.span, linear: run.linear };
    at += run.text.length;
    const previous = parts[parts.length - 1];
    const joined = previous && joinLinear(previous, next);
    if (joined) parts[parts.length - 1] = joined;
    else parts.push(next);
  }
  return assemble(texts.join(''), parts, emptyAt);
}

function joinLinear(a: Segment, b: Segment): Segment | null {
  if (!a.linear || !b.linear || a.span.end !== b.span.start) return null;
  if ((a.span.end - a.span.start) * b.length !== (b.span.end - b.span.start) * a.length) return null;
  const ra = a.span.region;
  const rb = b.span.region;
  if (ra && rb && (ra.endLine !== rb.startLine || ra.endColumn !== rb.startColumn)) return null;
  return { at: a.at, length: a.length + b.length, span: cover(a.span, b.span), linear: true };
}

const BLANKS = ' \t\r\n';

/** Without the ASCII blanks around it. NBSP and its kin stay: they are defects, not blanks. */
export function trimBlanks(located: Located): Located {
  const { value } = located;
  let from = 0;
  let to = value.length;
  while (from < to && BLANKS.includes(value.charAt(from))) from++;
  while (to > from && BLANKS.includes(value.charAt(to - 1))) to--;
  return from === 0 && to === value.length ? located : sub(located, from, to);
}

/** The pieces between the matches of `separator` (a global regular expression), untrimmed, empty ones kept. */
export function splitLocated(located: Located, separator: RegExp): Located[] {
  const pieces: Located[] = [];
  let from = 0;
  for (const match of located.value.matchAll(separator)) {
    pieces.push(sub(located, from, match.index));
    from = match.index + match[0].length;
  }
  pieces.push(sub(located, from, located.value.length));
  return pieces;
}
