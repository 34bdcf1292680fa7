// Where in a large text the lines behind findings begin: near the facts, whose bytes and lines are known. Without them a code frame
// deep in a document would cost as much as reading it.

import type { Fact } from '../model/fact.ts';
import type { Encoding } from '../model/format.ts';
import type { Source } from '../model/source.ts';

/** Bytes. Of a smaller file all is read. */
const LARGE = 1024 * 1024;
const BLOCK = 64 * 1024;
/** Bytes. A longer line is shown by nobody. */
const LONGEST_LINE = 16 * BLOCK;

/** A line of a text and the byte at which it begins. */
export interface LineStart {
  readonly line: number;
  readonly byte: number;
}

/** A line at or before `line` that is near to it; null when none is known. */
export type WayMarks = (source: Source, encoding: Encoding, line: number) => LineStart | null;

/** Way marks of the texts that facts were read from: `factsOf` gives those of a path. Their spans are as the inputs were: whoever asks makes sure that these have not changed. */
export function wayMarks(factsOf: (path: string) => Iterable<Fact>): WayMarks {
  const byPath = new Map<string, readonly LineStart[]>();
  return (source, encoding, line) => {
    if (source.size < LARGE) return null;
    const { path } = source;
    const marks = byPath.get(path) ?? marksIn(factsOf(path));
    byPath.set(path, marks);
    const near = lastUpTo(marks, line);
    const byte = near && lineStart(source, encoding, near.byte);
    return near === null || byte === null ? null : { line: near.line, byte };
  };
}

/** Places in an input, in the order of their lines; they need not be at the beginning of these. */
function marksIn(facts: Iterable<Fact>): readonly LineStart[] {
  const marks: LineStart[] = [];
  for (const { at } of facts) {
    if (at.region) marks.push({ line: at.region.startLine, byte: at.start });
  }
  return marks.sort((a, b) => a.line - b.line || a.byte - b.byte);
}

function lastUpTo(marks: readonly LineStart[], line: number): LineStart | null {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((marks[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return marks[low - 1] ?? null;
}

/** The byte at which the line of a byte begins; null when that is too far away. */
function lineStart(source: Source, encoding: Encoding, byte: number): number | null {
  const width = encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1;
  const low = encoding === 'utf-16be' ? 1 : 0;
  for (let end = byte; end > 0 && byte - end < LONGEST_LINE; ) {
    const from = Math.max(0, end - BLOCK);
    const bytes = source.read(from, end - from);
    for (let i = bytes.length - width; i >= 0; i -= width) {
      if (bytes[i + low] === 10 && (width === 1 || bytes[i + 1 - low] === 0)) return from + i + width;
    }
    end = from;
  }
  return null;
}
