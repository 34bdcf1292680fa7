// The lines of an input one after the other, with a way to pass over many of them at once where nobody needs them.

import type { Encoding } from '../../model/reader.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Source } from '../../model/source.ts';
import { type TextSlice, type UnitWidth, utf8Length } from '../../model/text.ts';
import { decodeChunks, flaw, placed, type TextChunk } from './chunks.ts';

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

export function lineCursor(source: Source, encoding: Encoding, from: number, width: UnitWidth): LineCursor {
  const chunks = decodeChunks(source, encoding, from)[Symbol.iterator]();
  let chunk: TextChunk = { text: '', byte: from };
  let start = 0;
  let startByte = from;
  let rest = '';
  let restByte = from;
  let line = 1;
  let ends = '\r';
  let ended = false;
  const cut = (text: string, byte: number, terminated: boolean): TextLine => {
    if (line === 1 && terminated && text.endsWith('\r\r')) ends = '\r\r';
    const length = text.endsWith(ends) ? ends.length : text.endsWith('\r') ? 1 : 0;
    const bare = length === 0 ? text : text.slice(0, -length);
    return { text: bare, byte, line: line++, column: 1, width, terminated };
  };
  const advance = (to: number): void => {
    // In a chunk of ASCII alone no line need be counted out in bytes.
    const counted = width === 'utf-8' && !chunk.plain;
    const each = width === 2 ? 2 : 1;
    startByte += counted ? utf8Length(chunk.text, start, to) : (to - start) * each;
    start = to;
  };
  let pending: Diagnostic | null = null;
  /** Takes what is left of the chunk aside, and the next one. */
  const refill = (): Diagnostic | null => {
    if (rest === '') restByte = startByte;
    rest += chunk.text.slice(start);
    if (rest.length > LONGEST_LINE) {
      ended = true;
      rest = '';
      return placed(tooLong(line, restByte), line, 1);
    }
    const step = chunks.next();
    if (step.done) {
      ended = true;
      chunk = { text: '', byte: startByte };
      start = 0;
      return null;
    }
    if ('kind' in step.value) {
      chunk = { text: '', byte: startByte };
      start = 0;
      return step.value;
    }
    chunk = step.value;
    start = 0;
    startByte = chunk.byte;
    return null;
  };
  const lastPart = (): TextLine | null => {
    if (rest === '') return null;
    const part = cut(rest, restByte, false);
    rest = '';
    return part;
  };
  return {
    next() {
      if (pending) {
        const said = pending;
        pending = null;
        return said;
      }
      while (!ended) {
        const at = chunk.text.indexOf('\n', start);
        if (at !== -1) {
          const piece = chunk.text.slice(start, at);
          const whole = rest === '' ? cut(piece, startByte, true) : cut(rest + piece, restByte, true);
          rest = '';
          advance(at + 1);
          return whole;
        }
        const said = refill();
        if (!said) continue;
        const part = lastPart();
        if (!part) return said;
        pending = said;
        return part;
      }
      return lastPart();
    },
    skip(pass) {
      if (rest !== '' || pending || start >= chunk.text.length) return false;
      const passed = pass(chunk.text, start);
      if (!passed) return false;
      advance(passed.to);
      line += passed.lines;
      return true;
    },
  };
}

function tooLong(line: number, byte: number): Diagnostic {
  const message = `Line ${line} is longer than 16 million characters; what follows was not read.`;
  return flaw('too-large', message, 'Check that this is the file that you meant.', byte);
}
