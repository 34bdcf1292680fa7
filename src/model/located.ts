// A value that knows where it came from, down to the single character, through every layer of escaping.

import { cover, endOf, type Span, startOf } from './span.ts';

/**
 * A run of units of a decoded value and the raw text or bytes that it was decoded from. In a `linear`
 * run each UTF-16 unit of the value has an equal share of the bytes, the columns and the lines: text
 * that stands as it is, but a thousand times the same entity too, or line feeds. Any other run (an entity
 * of two units) is indivisible, and whoever asks for a part of it gets all of it.
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

/** A value that was put together at a place, or decoded there as a whole: no part of it stands anywhere by itself. */
export function wholeAt(value: string, at: Span): Located {
  return { value, at, segments: [{ at: 0, length: value.length, span: at, linear: false }] };
}

function isEqually({ start, end, region }: Span, length: number): boolean {
  if ((end - start) % length !== 0) return false;
  if (!region) return true;
  const { startLine, startColumn, endLine, endColumn } = region;
  return (endLine - startLine) % length === 0 && (endColumn - startColumn) % length === 0;
}

function within(segment: Segment, from: number, to: number): Span {
  const { at, length, span } = segment;
  if (!segment.linear || length === 0 || !isEqually(span, length)) return span;
  const share = (start: number, end: number, unit: number) => start + ((end - start) / length) * (unit - at);
  const { start, end, region } = span;
  return {
    start: share(start, end, from),
    end: share(start, end, to),
    region: region && {
      startLine: share(region.startLine, region.endLine, from),
      startColumn: share(region.startColumn, region.endColumn, from),
      endLine: share(region.startLine, region.endLine, to),
      endColumn: share(region.startColumn, region.endColumn, to),
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

/** Builds a located string from runs in their order, of which it keeps no more than it needs: see `LocatedBuilder`. */
export function locatedFrom(runs: Iterable<Run>, emptyAt: Span): Located {
  const builder = new LocatedBuilder();
  for (const run of runs) builder.add(run);
  return builder.build(emptyAt);
}

/**
 * A located string that is put together run by run. Adjoining runs of equal shares become one, be they text or the same
 * escape again and again: else a megabyte of escapes would be a hundred of segments.
 */
export class LocatedBuilder {
  readonly #texts: string[] = [];
  readonly #parts: Segment[] = [];
  #at = 0;

  add({ text, span, linear }: Run): void {
    const { length } = text;
    if (length === 0) return;
    this.#texts.push(text);
    const next: Segment = { at: this.#at, length, span, linear };
    this.#at += length;
    const last = this.#parts.length - 1;
    const previous = this.#parts[last];
    const joined = previous && joinLinear(previous, next);
    if (joined) this.#parts[last] = joined;
    else this.#parts.push(next);
  }

  /** `emptyAt` is the place where nothing was added. */
  build(emptyAt: Span): Located {
    return assemble(this.#texts.join(''), this.#parts, emptyAt);
  }
}

// What is one unit, however it is written, has all of its place as its share.
function hasShares({ linear, length }: Segment): boolean {
  return linear || length === 1;
}

function joinLinear(a: Segment, b: Segment): Segment | null {
  if (a.span.end !== b.span.start || !hasShares(a) || !hasShares(b)) return null;
  const hasStride = (startA: number, endA: number, startB: number, endB: number) =>
    (endA - startA) * b.length === (endB - startB) * a.length;
  if (!hasStride(a.span.start, a.span.end, b.span.start, b.span.end)) return null;
  const ra = a.span.region;
  const rb = b.span.region;
  if (ra && rb) {
    if (ra.endLine !== rb.startLine || ra.endColumn !== rb.startColumn) return null;
    if (!hasStride(ra.startLine, ra.endLine, rb.startLine, rb.endLine)) return null;
    if (!hasStride(ra.startColumn, ra.endColumn, rb.startColumn, rb.endColumn)) return null;
  }
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
