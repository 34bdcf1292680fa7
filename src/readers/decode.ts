// Bytes to text, in bounded chunks and with exact byte offsets, for every reader of a text format.

import type { Encoding } from '../model/reader.ts';
import type { Diagnostic } from '../model/record.ts';
import type { Source } from '../model/source.ts';
import type { TextSlice, UnitWidth } from '../model/text.ts';
import { UPPER_HALVES } from './code-pages.generated.ts';
import { sniff } from './sniff.ts';
import { firstInvalidUtf8, wholeCharacters } from './utf8.ts';

/** Decoded text and the byte of the file at which it begins. */
export interface TextChunk {
  readonly text: string;
  readonly byte: number;
}

/** How an input is to be decoded: the length of its byte order mark in bytes, and why, where it was a guess. */
export interface Decoding {
  readonly encoding: Encoding;
  readonly bom: number;
  /** A sentence when the bytes left a choice that changes the text; null when they left none. */
  readonly assumed: string | null;
}

const CHUNK = 256 * 1024;
const HEAD = 4096;
/** No character of any encoding takes more. */
const LONGEST_CHARACTER = 4;

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
  for (const chunk of decodeChunks(source, 'utf-8', 0)) if ('kind' in chunk) return false;
  return true;
}

/**
 * The text from byte `from` on, in chunks that never split a character. An undecodable byte ends the
 * text with a diagnostic that names its offset; an odd byte at the end of UTF-16 comes after the text.
 * A chunk has at least four bytes, whatever `chunkBytes` says.
 */
export function* decodeChunks(
  source: Source,
  encoding: Encoding,
  from: number,
  chunkBytes: number = CHUNK,
): Iterable<TextChunk | Diagnostic> {
  const length = Math.max(chunkBytes, LONGEST_CHARACTER);
  if (encoding === 'utf-8') yield* utf8Chunks(source, from, length);
  else if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    yield* utf16Chunks(source, from, length, encoding === 'utf-16be');
  } else {
    for (let at = from; at < source.size; ) {
      const bytes = source.read(at, length);
      if (bytes.length === 0) return;
      yield { text: decodePage(bytes, UPPER_HALVES[encoding]), byte: at };
      at += bytes.length;
    }
  }
}

function* utf8Chunks(source: Source, from: number, chunkBytes: number): Iterable<TextChunk | Diagnostic> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for (let at = from; at < source.size; ) {
    const bytes = source.read(at, chunkBytes);
    if (bytes.length === 0) return;
    const atEnd = at + bytes.length >= source.size;
    const whole = atEnd ? bytes : bytes.subarray(0, wholeCharacters(bytes));
    const bad = firstInvalidUtf8(whole.length === 0 ? bytes : whole);
    if (bad > 0) yield { text: decoder.decode(bytes.subarray(0, bad)), byte: at };
    if (bad >= 0) {
      yield encodingError(
        `Byte 0x${(bytes[bad] ?? 0).toString(16).padStart(2, '0')} at offset ${at + bad} is not valid in UTF-8.`,
        at + bad,
      );
      return;
    }
    yield { text: decoder.decode(whole), byte: at };
    at += whole.length;
  }
}

function* utf16Chunks(
  source: Source,
  from: number,
  chunkBytes: number,
  swap: boolean,
): Iterable<TextChunk | Diagnostic> {
  // No bit arithmetic here: an input may be larger than 2 GB.
  const end = source.size - ((source.size - from) % 2);
  for (let at = from; at < end; ) {
    const bytes = source.read(at, Math.min(chunkBytes & ~1, end - at));
    const length = bytes.length & ~1;
    if (length === 0) return;
    let text = decodeUtf16(bytes.subarray(0, length), swap);
    const last = text.charCodeAt(text.length - 1);
    if (last >= 0xd800 && last < 0xdc00 && text.length > 1 && at + length < end) text = text.slice(0, -1);
    yield { text, byte: at };
    at += text.length * 2;
  }
  if (end < source.size) {
    yield encodingError('The text is UTF-16 and ends with half a character: its last byte is odd.', end);
  }
}

/** UTF-16 bytes (an even number) to a string, lone surrogates kept as they are. */
export function decodeUtf16(bytes: Uint8Array, swap = false): string {
  const text = new TextDecoder(swap ? 'utf-16be' : 'utf-16le', { ignoreBOM: true }).decode(bytes);
  if (!text.includes('\ufffd')) return text;
  // The decoder replaces lone surrogates; a value that holds one must be shown as it is.
  const units: string[] = [];
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const low = bytes[swap ? i + 1 : i] ?? 0;
    const high = bytes[swap ? i : i + 1] ?? 0;
    units.push(String.fromCharCode(low | (high << 8)));
  }
  return units.join('');
}

/** Bytes of an 8-bit code page to a string of the same length. */
export function decodePage(bytes: Uint8Array, upperHalf: string): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    parts.push(byte < 0x80 ? String.fromCharCode(byte) : upperHalf.charAt(byte - 0x80));
  }
  return parts.join('');
}

const LONGEST_LINE = 16 * 1024 * 1024;

/**
 * The lines from byte `from` on, without their LF or CRLF; the last one may lack its end. Lines and
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
  const cut = (text: string, byte: number, terminated: boolean) => {
    const bare = text.endsWith('\r') ? text.slice(0, -1) : text;
    return { text: bare, byte, line: line++, column: 1, width, terminated };
  };
  for (const chunk of decodeChunks(source, encoding, from)) {
    if ('kind' in chunk) {
      const flawed = placed(chunk, line, rest.length + 1);
      if (rest !== '') yield cut(rest, restByte, false);
      rest = '';
      yield flawed;
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

function encodingError(message: string, byte: number): Diagnostic {
  return flaw('encoding', message, 'Export it again, or name its encoding with --encoding.', byte);
}

function tooLong(line: number, byte: number): Diagnostic {
  const message = `Line ${line} is longer than 16 million characters; what follows was not read.`;
  return flaw('too-large', message, 'Check that this is the file that you meant.', byte);
}

function flaw(code: Diagnostic['code'], message: string, hint: string, byte: number): Diagnostic {
  const at = { start: byte, end: byte, region: null };
  return { kind: 'diagnostic', code, effect: 'partial', message, hint, at, part: null, side: null };
}

/** The diagnostic at a line and column, as an empty region there. */
function placed(diagnostic: Diagnostic, line: number, column: number): Diagnostic {
  const region = { startLine: line, startColumn: column, endLine: line, endColumn: column };
  return diagnostic.at ? { ...diagnostic, at: { ...diagnostic.at, region } } : diagnostic;
}

/** The notice that tells which code page was assumed; nothing when the bytes left no choice. */
export function* assumption(decoding: Decoding): Iterable<Diagnostic> {
  if (decoding.assumed === null) return;
  yield {
    kind: 'diagnostic',
    code: 'encoding-assumed',
    effect: 'notice',
    message: decoding.assumed,
    hint: 'If that is wrong, name the encoding with --encoding.',
    at: null,
    part: null,
    side: null,
  };
}
