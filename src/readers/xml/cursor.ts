// The window of decoded text that the scanner looks at: refilled chunk by chunk, always knowing its place.

import type { Diagnostic } from '../../model/record.ts';
import { type Point, type Span, spanBetween } from '../../model/span.ts';
import { type TextSlice, type UnitWidth, utf8Length } from '../../model/text.ts';
import type { TextChunk } from '../text/decode.ts';

/** Why the text ended before its end: what the decoder said, or a character that XML forbids. */
export type EarlyEnd = Diagnostic | { readonly forbidden: string };

/** Text that must outlive the window: a captured element from its `<` on. */
export interface Kept {
  readonly start: Point;
  readonly startUnit: number;
  readonly limit: number;
  from: number;
  /** Null once the limit was passed: then nothing is kept. */
  pieces: string[] | null;
}

/** Offsets are units of `text`; `base` is the unit of the document at which the window begins. */
export interface Cursor {
  readonly width: UnitWidth;
  chunks: Iterator<TextChunk | Diagnostic>;
  text: string;
  at: number;
  base: number;
  /** No more text will come. */
  final: boolean;
  ended: EarlyEnd | null;
  kept: Kept | null;
  /** First `&` and first `]]>` at or after `at`, when they were looked for; -1 when not yet. */
  ampersand: number;
  sectionEnd: number;
  line: number;
  lineStart: number;
  newline: number;
  markUnit: number;
  markByte: number;
  carry: string;
}

// XML 1.0, production 2, and the halves of pairs that stand alone. Most text is cleared by the cheap class.
const SUSPECT = /[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;
const FORBIDDEN =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** A cursor before the first unit of the text, which stands at byte `start`. */
export function cursorOver(
  chunks: Iterable<TextChunk | Diagnostic>,
  width: UnitWidth,
  start: number,
): Cursor {
  return {
    width,
    chunks: chunks[Symbol.iterator](),
    text: '',
    at: 0,
    base: 0,
    final: false,
    ended: null,
    kept: null,
    ampersand: -1,
    sectionEnd: -1,
    line: 1,
    lineStart: 0,
    newline: Number.POSITIVE_INFINITY,
    markUnit: 0,
    markByte: start,
    carry: '',
  };
}

/** Adds text behind what is not yet consumed. False when there was none to add and that was known before. */
export function refill(cursor: Cursor): boolean {
  if (cursor.final) return false;
  const next = nextText(cursor);
  if (next === null) {
    cursor.final = true;
    return true;
  }
  shift(cursor);
  cursor.text += next;
  const newline = cursor.text.indexOf('\n', Math.max(cursor.lineStart, 0));
  cursor.newline = newline === -1 ? Number.POSITIVE_INFINITY : newline;
  cursor.ampersand = -1;
  cursor.sectionEnd = -1;
  return true;
}

function shift(cursor: Cursor): void {
  const { at, kept } = cursor;
  if (kept?.pieces) {
    kept.pieces.push(cursor.text.slice(kept.from, at));
    kept.from = 0;
    if (cursor.base + at - kept.startUnit > kept.limit) kept.pieces = null;
  }
  pointAt(cursor, at);
  cursor.text = cursor.text.slice(at);
  cursor.base += at;
  cursor.lineStart -= at;
  cursor.markUnit = 0;
  cursor.at = 0;
}

function nextText(cursor: Cursor): string | null {
  if (cursor.ended) return null;
  const next = cursor.chunks.next();
  if (next.done || 'kind' in next.value) {
    if (cursor.carry !== '') cursor.ended = { forbidden: cursor.carry };
    else if (!next.done && 'kind' in next.value) cursor.ended = next.value;
    return null;
  }
  let text = cursor.carry + next.value.text;
  cursor.carry = '';
  const last = text.charCodeAt(text.length - 1);
  if (last >= 0xd800 && last < 0xdc00) {
    cursor.carry = text.slice(-1);
    text = text.slice(0, -1);
  }
  const bad = SUSPECT.test(text) ? text.search(FORBIDDEN) : -1;
  if (bad === -1) return text;
  cursor.ended = { forbidden: text.charAt(bad) };
  return text.slice(0, bad);
}

/** The place of a unit of the window. Units must be asked for in ascending order. */
export function pointAt(cursor: Cursor, unit: number): Point {
  while (cursor.newline < unit) {
    cursor.line++;
    cursor.lineStart = cursor.newline + 1;
    const next = cursor.text.indexOf('\n', cursor.lineStart);
    cursor.newline = next === -1 ? Number.POSITIVE_INFINITY : next;
  }
  const { width, markUnit } = cursor;
  if (unit > markUnit) {
    cursor.markByte +=
      width === 'utf-8' ? utf8Length(cursor.text, markUnit, unit) : (unit - markUnit) * width;
    cursor.markUnit = unit;
  }
  return { byte: cursor.markByte, line: cursor.line, column: unit - cursor.lineStart + 1 };
}

/**
 * Goes on at a place behind unit `at`, whose place was asked for; nothing is being kept. `from` gives the text from a byte on, for what
 * lies beyond the window.
 */
export function leap(
  cursor: Cursor,
  at: number,
  to: Point,
  from: (byte: number) => Iterable<TextChunk | Diagnostic>,
): void {
  const { text, width, markByte } = cursor;
  const units = width === 'utf-8' ? Number.POSITIVE_INFINITY : (to.byte - markByte) / width;
  const unit = at + units;
  if (unit <= text.length) cursor.at = unit;
  else {
    cursor.chunks = from(to.byte)[Symbol.iterator]();
    cursor.text = '';
    cursor.carry = '';
    cursor.final = false;
    cursor.ended = null;
    // Of the units that were left out nobody asks but whether there were any.
    cursor.base += at + 1;
    cursor.at = 0;
    cursor.ampersand = -1;
    cursor.sectionEnd = -1;
  }
  cursor.line = to.line;
  cursor.lineStart = cursor.at + 1 - to.column;
  const newline = cursor.text.indexOf('\n', cursor.at);
  cursor.newline = newline === -1 ? Number.POSITIVE_INFINITY : newline;
  cursor.markUnit = cursor.at;
  cursor.markByte = to.byte;
}

/** The span of units [from, to) of the window; ascending, like `pointAt`. */
export function spanAt(cursor: Cursor, from: number, to: number): Span {
  const start = pointAt(cursor, from);
  return spanBetween(start, pointAt(cursor, to));
}

/** Begins to keep what stands from unit `from` on, up to `limit` units. */
export function keepFrom(cursor: Cursor, from: number, limit: number): void {
  const startUnit = cursor.base + from;
  cursor.kept = { start: pointAt(cursor, from), startUnit, limit, from, pieces: [] };
}

/** What was kept, up to unit `to`, and where it began; no slice when it was more than the limit. */
export function takeKept(cursor: Cursor, to: number): { slice: TextSlice | null; start: Point } | null {
  const { kept } = cursor;
  cursor.kept = null;
  if (!kept) return null;
  const { start, pieces } = kept;
  if (!pieces || cursor.base + to - kept.startUnit > kept.limit) return { slice: null, start };
  pieces.push(cursor.text.slice(kept.from, to));
  return { slice: { text: pieces.join(''), ...start, width: cursor.width }, start };
}

/**
 * The same string without the long one that it was cut from: an engine may keep the whole of a chunk
 * alive for a slice of it.
 */
export function detached(text: string): string {
  return text.length < 2 ? text : [text.slice(0, 1), text.slice(1)].join('');
}
