// The lines of a source one after the other; it may be larger than any string.

import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';

const CHUNK = 256 * 1024;

/** Bytes. No fact is as long as that. */
const LONGEST = 64 * 1024 * 1024;

const LF = 0x0a;
const CR = 0x0d;
const BOM = 0xfeff;

export interface SourceLines {
  /** Without their ends and without a byte order mark. A line that is too long comes as null, and nothing after it. */
  readonly lines: Iterable<string | null>;
  /** The number of the line that came last, from 1. */
  readonly number: () => number;
  /** Where that line begins, as an empty span. */
  readonly place: () => Span;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** UTF-8, or UTF-16 with a byte order mark, which is what a redirection of Windows PowerShell makes of it. */
export function sourceLines(source: Source): SourceLines {
  const encoding = encodingOf(source.read(0, 2));
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  let number = 0;
  // Where `text` begins in the source, and the line in `text`.
  let base = 0;
  let text = '';
  let from = 0;
  function* lines(): Iterable<string | null> {
    let offset = 0;
    while (offset < source.size) {
      const bytes = wholeLines(source, offset, encoding);
      [base, text, from] = [offset, bytes ? decoder.decode(bytes) : '', 0];
      if (!bytes) {
        number++;
        yield null;
        return;
      }
      offset += bytes.length;
      for (let next = 0; next < text.length; ) {
        const end = text.indexOf('\n', next);
        from = next;
        next = end === -1 ? text.length : end + 1;
        number++;
        yield lineIn(text, from, end === -1 ? next : end);
      }
    }
  }
  const place = () => {
    const start = base + (encoding === 'utf-8' ? bytesBefore(source, base, text.slice(0, from)) : from * 2);
    const region = { startLine: number, startColumn: 1, endLine: number, endColumn: 1 };
    return { start, end: start, region };
  };
  return { lines: lines(), number: () => number, place };
}

/** How many bytes whole lines from byte `base` on have. Bytes that are no UTF-8 have other lengths in the text, so lines are counted. */
function bytesBefore(source: Source, base: number, lines: string): number {
  if (lines === '') return 0;
  const bytes = wholeLines(source, base, 'utf-8') ?? new Uint8Array();
  let at = 0;
  for (let end = lines.indexOf('\n'); end !== -1; end = lines.indexOf('\n', end + 1)) {
    at = bytes.indexOf(LF, at) + 1;
  }
  return at;
}

function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Bytes from `offset` to the end of a line, or of the source; null where no line ends for too long. */
function wholeLines(source: Source, offset: number, encoding: Encoding): Uint8Array | null {
  for (let length = CHUNK; length <= LONGEST; length *= 4) {
    const bytes = source.read(offset, length);
    if (offset + bytes.length >= source.size) return bytes;
    const end = lastEnd(bytes, encoding);
    if (end > 0) return bytes.subarray(0, end);
  }
  return null;
}

/** The index behind the last line end; 0 where there is none. */
function lastEnd(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-8') return bytes.lastIndexOf(LF) + 1;
  const high = encoding === 'utf-16be' ? 0 : 1;
  for (let i = (bytes.length & ~1) - 2; i >= 0; i -= 2) {
    if (bytes[i + high] === 0 && bytes[i + 1 - high] === LF) return i + 2;
  }
  return 0;
}

// Files that were put one behind the other can have a mark each.
function lineIn(text: string, from: number, to: number): string {
  const start = text.charCodeAt(from) === BOM ? from + 1 : from;
  return text.slice(start, text.charCodeAt(to - 1) === CR ? Math.max(start, to - 1) : to);
}
