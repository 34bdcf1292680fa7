// The lines of an input one after the other, with a way to pass over many of them at once where nobody needs them.

import type { Encoding } from '../../model/reader.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Source } from '../../model/source.ts';
import { type TextSlice, type UnitWidth, utf8Length } from '../../model/text.ts';
import { flaw, placed, type TextChunk } from './chunks.ts';
import { textChunks, type Zeros } from './torn.ts';

export type TextLine = TextSlice & { readonly terminated: boolean };

/** What was passed over: up to unit `to`, which stands behind a line end, and how many lines that were. */
export interface Passed {
  readonly to: number;
  readonly lines: number;
}

/** Goes from the beginning of a line over as many whole lines as it may; null where it may not pass over the first. */
export type Pass = (text: string, from: number) => Passed | null;

export interface LineCursor {
  /** The next line, or what decoding has to say; null at the end. */
  next(): TextLine | Diagnostic | null;
  /** Passes over lines that are at hand. What comes out of it does not depend on how much of the text that is. */
  skip(pass: Pass): boolean;
}

const LONGEST_LINE = 16 * 1024 * 1024;

interface State {
  readonly chunks: Iterator<TextChunk | Diagnostic>;
  readonly width: UnitWidth;
  chunk: TextChunk;
  /** Unit of the chunk at which the next line begins, or goes on, and its byte. */
  start: number;
  startByte: number;
  /** What earlier chunks have of the next line. */
  rest: string;
  restByte: number;
  line: number;
  /** How many CR belong to the end of a line. */
  ends: '\r' | '\r\r';
  /** What decoding has to say once the part of a line before it is out. */
  pending: Diagnostic | null;
  ended: boolean;
}

export function lineCursor(
  source: Source,
  encoding: Encoding,
  from: number,
  width: UnitWidth,
  zeros?: Zeros,
): LineCursor {
  const start = { byte: from, line: 1, column: 1 };
  const chunks = textChunks(source, encoding, start, zeros)[Symbol.iterator]();
  const places = { start: 0, startByte: from, rest: '', restByte: from, line: 1 };
  const chunk = { text: '', byte: from };
  const state: State = { chunks, width, chunk, ends: '\r', pending: null, ended: false, ...places };
  return {
    next: () => nextLine(state),
    skip(pass) {
      if (state.start >= state.chunk.text.length) return false;
      const passed = pass(state.chunk.text, state.start);
      if (!passed) return false;
      advance(state, passed.to);
      state.line += passed.lines;
      return true;
    },
  };
}

function nextLine(state: State): TextLine | Diagnostic | null {
  if (state.pending) {
    const said = state.pending;
    state.pending = null;
    return said;
  }
  while (!state.ended) {
    const { chunk, start, rest } = state;
    const at = chunk.text.indexOf('\n', start);
    if (at !== -1) {
      const piece = chunk.text.slice(start, at);
      const byte = rest === '' ? state.startByte : state.restByte;
      state.rest = '';
      advance(state, at + 1);
      return cut(state, rest + piece, byte, true);
    }
    const said = refill(state);
    const part = said && lastPart(state);
    if (part) state.pending = said;
    if (said) return part ?? said;
  }
  return lastPart(state);
}

function cut(state: State, text: string, byte: number, terminated: boolean): TextLine {
  if (state.line === 1 && terminated && text.endsWith('\r\r')) state.ends = '\r\r';
  const length = text.endsWith(state.ends) ? state.ends.length : text.endsWith('\r') ? 1 : 0;
  const bare = length === 0 ? text : text.slice(0, -length);
  return { text: bare, byte, line: state.line++, column: 1, width: state.width, terminated };
}

function advance(state: State, to: number): void {
  const { chunk, start, width } = state;
  // In a chunk of ASCII alone no line need be counted out in bytes.
  const counted = width === 'utf-8' && !chunk.plain;
  state.startByte += counted ? utf8Length(chunk.text, start, to) : (to - start) * (width === 2 ? 2 : 1);
  state.start = to;
}

/** Takes aside what is left of the chunk, and comes to the next one. */
function refill(state: State): Diagnostic | null {
  if (state.rest === '') state.restByte = state.startByte;
  state.rest += state.chunk.text.slice(state.start);
  if (state.rest.length > LONGEST_LINE) {
    state.ended = true;
    state.rest = '';
    return placed(tooLong(state.line, state.restByte), state.line, 1);
  }
  const step = state.chunks.next();
  const said = !step.done && 'kind' in step.value ? step.value : null;
  state.chunk = step.done || 'kind' in step.value ? { text: '', byte: state.startByte } : step.value;
  state.start = 0;
  state.startByte = state.chunk.byte;
  if (step.done) state.ended = true;
  return said;
}

/** The last line, or what there is of it. */
function lastPart(state: State): TextLine | null {
  const { rest } = state;
  state.rest = '';
  return rest === '' ? null : cut(state, rest, state.restByte, false);
}

function tooLong(line: number, byte: number): Diagnostic {
  const message = `Line ${line} is longer than 16 million characters; what follows was not read.`;
  return flaw('too-large', message, 'Check that this is the file that you meant.', byte);
}
