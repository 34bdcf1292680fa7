// Which encoding a text input is in, and its lines, for every reader of a text format.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Encoding } from '../../model/reader.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Source } from '../../model/source.ts';
import { isUtf8, widthOf } from './chunks.ts';
import { lineCursor, type TextLine } from './line-cursor.ts';
import { sniff } from './sniff.ts';
import type { Zeros } from './torn.ts';

export { decodePage, decodeUtf16, decodeWhole, type TextChunk, widthOf } from './chunks.ts';

/** How an input is to be decoded: the length of its byte order mark in bytes, and why, where it was a guess. */
export interface Decoding {
  readonly encoding: Encoding;
  readonly bom: number;
  /** A sentence when the bytes left a choice that changes the text; null when they left none. */
  readonly assumed: string | null;
}

const HEAD = 4096;

/**
 * Decides how a text input is encoded: byte order mark, `--encoding`, the pattern of UTF-16, UTF-8 where every byte of the
 * file is valid as that, else `fallback`, and then says so. A mark is no guess that could be overruled: one --encoding
 * is given for all inputs of a run, and those with a mark need none.
 */
export function chooseEncoding(source: Source, fallback: Encoding, override?: Encoding): Decoding {
  const head = source.read(0, HEAD);
  const seen = sniff(head);
  if (seen && seen.bom > 0) return { encoding: seen.encoding, bom: seen.bom, assumed: null };
  if (override) return { encoding: override, bom: 0, assumed: null };
  if (seen) return { encoding: seen.encoding, bom: 0, assumed: null };
  if (isUtf8(source)) return { encoding: 'utf-8', bom: 0, assumed: null };
  const assumed = `The bytes are neither UTF-8 nor UTF-16; they were read in code page ${fallback}.`;
  return { encoding: fallback, bom: 0, assumed };
}

/**
 * The lines from byte `from` on, without their LF or CRLF, or CRCRLF where the first ends so (a console over a network, a text
 * that was converted twice: elsewhere that CR is part of a value); the last one may lack its end. Lines and
 * columns begin at 1. Diagnostics of the decoding come where they arise, that of zeros after the last line; a line of more than
 * 16 Mi units ends it.
 */
export function* readLines(
  source: Source,
  encoding: Encoding,
  from: number,
  zeros?: Zeros,
): Iterable<TextLine | Diagnostic> {
  const cursor = lineCursor(source, encoding, from, widthOf(encoding), zeros);
  for (let line = cursor.next(); line; line = cursor.next()) yield line;
}

/** The notice that tells which code page was assumed; nothing when the bytes left no choice. */
export function* assumption(decoding: Decoding): Iterable<Diagnostic> {
  if (decoding.assumed === null) return;
  const hint = 'If that is wrong, name the encoding with --encoding.';
  yield diagnostic('encoding-assumed', 'notice', decoding.assumed, null, hint);
}
