// Where findings lie: the files of the run, and their lines, which are read once more, for nothing is kept of the first reading.

import { type Encoding, traitsOf } from '../model/format.ts';
import type { OpenSource } from '../model/input.ts';
import type { Excerpt } from '../model/reporter.ts';
import { withoutSecrets } from '../model/secret-text.ts';
import type { Source } from '../model/source.ts';
import { SourceError } from '../model/source.ts';
import type { Region } from '../model/span.ts';
import { reopenEntry } from './archive/archive.ts';
import { chooseEncoding, type Decoding, readLines } from './text/decode.ts';
import type { WayMarks } from './way-marks.ts';
import { xmlDecoding } from './xml/encoding.ts';

/** Nobody reads more of one finding; carets stand under its first line. */
const MOST_LINES = 20;
/** UTF-16 units. A whole document can be one line. */
const LONGEST_LINE = 64 * 1024;
/** How many lines behind the last one can be asked for without starting over. */
const KEPT = 64;
/** As many lines are rather read than left out. */
const FAR = 1024;

export interface Excerpts {
  lines(path: string, region: Region): Excerpt | null;
  /** The file that a path lies in: the archive of an entry, else the path itself. */
  fileOf(path: string): string;
  /** To be called when no more are wanted. */
  close(): void;
}

/** A file that is being read forward, for findings come in the order of their lines. */
interface Cursor {
  readonly path: string;
  /** To leave out what lies far before a line. */
  readonly nearTo: (line: number) => void;
  lines: Iterator<string>;
  /** The last lines that were read; `last` is the number of the newest. */
  kept: string[];
  last: number;
  close(): void;
}

/** What can be read once more. */
export interface ShownInput {
  readonly path: string;
  /** The same bytes once more; null when they are gone or changed since they were read. */
  reopen(): OpenSource | null;
}

/** `formatOf` tells in which format an input was read, for on that depends how it is decoded; `marks` where its lines begin. */
export function createExcerpts(
  inputs: readonly ShownInput[],
  formatOf: (path: string) => string | null,
  marks: WayMarks,
  encoding?: Encoding,
): Excerpts {
  const decode = (source: Source) => decodingOf(source, formatOf(source.path), encoding);
  const byPath = new Map(inputs.map((input) => [input.path, input]));
  const reopen = (path: string) => {
    const input = byPath.get(path);
    return input ? input.reopen() : reopenPacked(byPath, path);
  };
  let cursor: Cursor | null = null;
  const close = () => {
    cursor?.close();
    cursor = null;
  };
  const at = (path: string, line: number): Cursor | null => {
    if (!cursor || cursor.path !== path || line <= cursor.last - cursor.kept.length) {
      close();
      const source = reopen(path);
      cursor = source && openCursor(source, decode(source), marks);
    }
    return cursor;
  };
  return {
    lines(path, region) {
      try {
        const found = at(path, region.startLine);
        return found && excerptAt(found, region);
      } catch (error) {
        // The medium failed since it was read: then the value alone is shown.
        if (!(error instanceof SourceError)) throw error;
        close();
        return null;
      }
    },
    fileOf: (path) => (byPath.has(path) ? path : (above(path).find((file) => byPath.has(file)) ?? path)),
    close,
  };
}

function decodingOf(source: Source, format: string | null, encoding?: Encoding): Decoding {
  const traits = traitsOf(format);
  if (traits?.medium === 'xml') return xmlDecoding(source, encoding);
  return chooseEncoding(source, traits?.fallback ?? 'windows-1252', encoding);
}

/** What may be the archive of an entry, the shortest path first; one may hold the mark of an entry and be no archive's. */
function above(path: string): readonly string[] {
  return [...path.matchAll(/!\//g)].map(({ index }) => path.slice(0, index));
}

function reopenPacked(byPath: ReadonlyMap<string, ShownInput>, path: string): OpenSource | null {
  for (const file of above(path)) {
    const archive = byPath.get(file)?.reopen();
    if (!archive) continue;
    const entry = reopenEntry(archive, path);
    if (entry) return entry;
    archive.close();
  }
  return null;
}

function openCursor(source: OpenSource, { encoding, bom }: Decoding, marks: WayMarks): Cursor {
  const texts = function* (from: number) {
    for (const piece of readLines(source, encoding, from)) {
      if (!('kind' in piece)) yield piece.text;
    }
  };
  const cursor: Cursor = {
    path: source.path,
    lines: texts(bom),
    kept: [],
    last: 0,
    close: () => source.close(),
    nearTo(line) {
      if (line - cursor.last < FAR) return;
      const start = marks(source, encoding, line);
      if (!start || start.line - cursor.last < FAR) return;
      cursor.lines = texts(start.byte);
      cursor.kept = [];
      cursor.last = start.line - 1;
    },
  };
  return cursor;
}

function excerptAt(cursor: Cursor, region: Region): Excerpt | null {
  const { startLine } = region;
  const last = Math.min(region.endLine, startLine + MOST_LINES - 1);
  cursor.nearTo(startLine);
  while (cursor.last < last) {
    const next = cursor.lines.next();
    if (next.done) break;
    cursor.kept.push(next.value.slice(0, LONGEST_LINE));
    cursor.last++;
    if (cursor.kept.length > KEPT) cursor.kept.shift();
  }
  const first = cursor.last - cursor.kept.length + 1;
  const lines = cursor.kept.slice(startLine - first, last - first + 1);
  if (lines.length === 0) return null;
  const reach = region.endLine === startLine ? region.endColumn : region.startColumn;
  return reach > LONGEST_LINE ? null : { firstLine: startLine, lines: lines.map(withoutSecrets) };
}
