// Which encoding a text input is in, and its lines, for every reader of a text format.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Encoding } from '../../model/reader.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Source } from '../../model/source.ts';
import type { TextSlice, UnitWidth } from '../../model/text.ts';
import { decodeChunks, flaw, placed, rawChunks } from './chunks.ts';
import { sniff } from './sniff.ts';

export { decodeChunks, decodePage, decodeUtf16, decodeWhole, type TextChunk } from './chunks.ts';

/** How an input is to be decoded: the length of its byte order mark in bytes, and why, where it was a guess. */
export interface Decoding {
  readonly encoding: Encoding;
  readonly bom: number;
  /** A sentence when the bytes left a choice that changes the text; null when they left none. */
  readonly assumed: string | null;
}

const HEAD = 4096;

/** Bytes per UTF-16 unit, as slices need to know it. */
export function widthOf(encoding: Encoding): UnitWidth {
  if (encoding === 'utf-8') return 'utf-8';
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1;
}

/**
 * Decides how a text input is encoded: byte order mark, `--encoding`, the pattern of UTF-16, UTF-8 where every byte of the
 * file is valid as that, else `fallback`, and then says so. A mark is no guess that could be overruled: one --encoding
 * is given for all inputs of a run, and those with a mark need none.
 */
export function chooseEncoding(source: Source, fallback: Encoding, override?: Encoding): Decoding {
  const head = source.read(0, HEAD);
  const seen = sniff(head);
  if (seen && seen.bom > 0) return { ...seen, assumed: null };
  if (override) return { encoding: override, bom: 0, assumed: null };
  if (seen) return { ...seen, assumed: null };
  if (isUtf8(source)) return { encoding: 'utf-8', bom: 0, assumed: null };
  const assumed = `The bytes are neither UTF-8 nor UTF-16; they were read in code page ${fallback}.`;
  return { encoding: fallback, bom: 0, assumed };
}

function isUtf8(source: Source): boolean {
  for (const chunk of rawChunks(source, 'utf-8', 0)) if ('kind' in chunk) return false;
  return true;
}

const LONGEST_LINE = 16 * 1024 * 1024;

/**
 * The lines from byte `from` on, without their LF or CRLF, or CRCRLF where the first ends so (a console over a network, a text
 * that was converted twice: elsewhere that CR is part of a value); the last one may lack its end. Lines and
 * columns begin at 1. Diagnostics of the decoding come where they arise; a line of more than 16 Mi units ends it.
 */
export function* readLines(
  source: Source,
  encoding: Encoding,
  from: number,
): Iterable<(TextSlice & { readonly terminated: boolean }) | Diagnostic> {
  const width = widthOf(encoding);
  let rest = '';
  let restByte = from;
  let line = 1;
  let ends = '\r';
  const cut = (text: string, byte: number, terminated: boolean) => {
    if (line === 1 && terminated && text.endsWith('\r\r')) ends = '\r\r';
    const length = text.endsWith(ends) ? ends.length : text.endsWith('\r') ? 1 : 0;
    const bare = length === 0 ? text : text.slice(0, -length);
    return { text: bare, byte, line: line++, column: 1, width, terminated };
  };
  for (const chunk of decodeChunks(source, encoding, from)) {
    if ('kind' in chunk) {
      if (rest !== '') yield cut(rest, restByte, false);
      rest = '';
      yield chunk;
      continue;
    }
    let start = 0;
    let startByte = chunk.byte;
    for (let at = chunk.text.indexOf('\n'); at !== -1; at = chunk.text.indexOf('\n', start)) {
      const piece = chunk.text.slice(start, at);
      yield rest === '' ? cut(piece, startByte, true) : cut(rest + piece, restByte, true);
      rest = '';
      startByte += byteLength(width, chunk.text, start, at + 1);
      start = at + 1;
    }
    if (rest === '') restByte = startByte;
    rest += chunk.text.slice(start);
    if (rest.length > LONGEST_LINE) {
      yield placed(tooLong(line, restByte), line, 1);
      return;
    }
  }
  if (rest !== '') yield cut(rest, restByte, false);
}

function byteLength(width: UnitWidth, text: string, from: number, to: number): number {
  if (width !== 'utf-8') return (to - from) * width;
  return new TextEncoder().encode(text.slice(from, to)).length;
}

function tooLong(line: number, byte: number): Diagnostic {
  const message = `Line ${line} is longer than 16 million characters; what follows was not read.`;
  return flaw('too-large', message, 'Check that this is the file that you meant.', byte);
}

/** The notice that tells which code page was assumed; nothing when the bytes left no choice. */
export function* assumption(decoding: Decoding): Iterable<Diagnostic> {
  if (decoding.assumed === null) return;
  const hint = 'If that is wrong, name the encoding with --encoding.';
  yield diagnostic('encoding-assumed', 'notice', decoding.assumed, null, hint);
}
