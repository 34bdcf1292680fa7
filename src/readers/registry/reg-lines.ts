// Lines of a .reg file with a way back, for constructs that turn out not to be what their first line promised.

import type { Encoding } from '../../model/reader.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Source } from '../../model/source.ts';
import { sliceOf, type TextSlice } from '../../model/text.ts';
import { widthOf } from '../text/decode.ts';
import { lineCursor, type Pass } from '../text/line-cursor.ts';
import { detached } from '../xml/cursor.ts';

export interface Line extends TextSlice {
  readonly terminated: boolean;
}

/** `faults` are what decoding had to say; after one of them no line follows. */
export interface Lines {
  next(): Line | null;
  unread(lines: readonly Line[]): void;
  /** Passes over lines that are at hand and that nobody needs; whether there were any. */
  skip(pass: Pass): boolean;
  readonly faults: readonly Diagnostic[];
}

export function linesOf(source: Source, encoding: Encoding, from: number): Lines {
  const cursor = lineCursor(source, encoding, from, widthOf(encoding));
  const back: Line[] = [];
  const faults: Diagnostic[] = [];
  return {
    faults,
    next() {
      const again = back.pop();
      if (again) return again;
      for (let line = cursor.next(); line; line = cursor.next()) {
        if ('kind' in line) faults.push(line);
        else return withoutMark(line);
      }
      return null;
    },
    skip: (pass) => back.length === 0 && cursor.skip(pass),
    unread(lines) {
      for (const line of lines.toReversed()) back.push(line);
    },
  };
}

// Files that were put together with `type` or `copy` carry a byte order mark in the middle.
function withoutMark(line: Line): Line {
  if (!line.text.startsWith('\ufeff')) return line;
  return { ...sliceOf(line, 1, line.text.length), terminated: line.terminated };
}

/** The line with a text of its own: facts that are cut from it then keep no more than that of the file alive. */
export function kept({ text, byte, line, column, width, terminated }: Line): Line {
  return { text: detached(text), byte, line, column, width, terminated };
}

// What wrote CRLF as text for a console wrote CR CR LF; a mark in the middle of a file is no line break.
const MOST_RETURNS = 2;

/** Several lines as one stretch of text, with the line breaks that stand between them in the file. */
export function joinLines(first: Line, more: readonly Line[]): TextSlice {
  if (more.length === 0) return first;
  const unit = first.width === 2 ? 2 : 1;
  const parts = [first.text];
  let previous = first;
  for (const line of more) {
    const end = sliceOf(previous, previous.text.length, previous.text.length).byte;
    const before = Math.min((line.byte - end) / unit - 1, MOST_RETURNS);
    parts.push(`${'\r'.repeat(before)}\n`, line.text);
    previous = line;
  }
  return { ...first, text: parts.join('') };
}
