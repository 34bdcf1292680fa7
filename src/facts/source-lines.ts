// The lines of a source one after the other; it may be larger than any string.

import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';

const CHUNK = 256 * 1024;

/** UTF-16 units. No fact is as long as that. */
const LONGEST = 64 * 1024 * 1024;

export interface SourceLines {
  /** Without their ends and without a byte order mark. A line that is too long ends the lines with null. */
  readonly lines: Iterable<string | null>;
  /** The number of the line that came last, from 1. */
  readonly number: () => number;
  /** Where that line begins, as an empty span. */
  readonly place: () => Span;
}

/** UTF-8, or UTF-16 with a byte order mark, which is what a redirection of Windows PowerShell makes of it. */
export function sourceLines(source: Source): SourceLines {
  const [first = 0, second = 0] = source.read(0, 2);
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  const bytesOf = encoding === 'utf-8' ? utf8Length : (text: string) => text.length * 2;
  let number = 0;
  // Bytes before `text`, and what of it comes before the line.
  let base = 0;
  let text = '';
  let at = 0;
  function* lines(): Iterable<string | null> {
    let pieces: string[] = [];
    let length = 0;
    for (const chunk of chunksOf(source, encoding)) {
      pieces.push(chunk);
      length += chunk.length;
      if (length > LONGEST + CHUNK) break;
      if (!chunk.includes('\n')) continue;
      text = pieces.join('');
      at = 0;
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', at)) {
        number++;
        yield lineIn(text, at, end);
        at = end + 1;
      }
      base += bytesOf(text.slice(0, at));
      pieces = [text.slice(at)];
      length = text.length - at;
    }
    [text, at] = [pieces.join(''), 0];
    if (text === '') return;
    number++;
    yield length > LONGEST ? null : lineIn(text, 0, text.length);
  }
  const place = () => {
    const start = base + bytesOf(text.slice(0, at));
    const region = { startLine: number, startColumn: 1, endLine: number, endColumn: 1 };
    return { start, end: start, region };
  };
  return { lines: lines(), number: () => number, place };
}

function* chunksOf(source: Source, encoding: string): Iterable<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for (let offset = 0; offset < source.size; offset += CHUNK) {
    yield decoder.decode(source.read(offset, CHUNK), { stream: true });
  }
  yield decoder.decode();
}

// Files that were put one behind the other can have a mark each.
function lineIn(text: string, from: number, to: number): string {
  const start = text.charCodeAt(from) === 0xfeff ? from + 1 : from;
  return text.slice(start, text.charCodeAt(to - 1) === 0x0d ? Math.max(start, to - 1) : to);
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
