// Bytes to text, in bounded chunks and with exact byte offsets; where the bytes are no text, it is said at which.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Encoding } from '../../model/reader.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Source } from '../../model/source.ts';
import type { Point } from '../../model/span.ts';
import { sliceOf, type UnitWidth } from '../../model/text.ts';
import { UPPER_HALVES } from './code-pages.generated.ts';
import { firstInvalidUtf8, isAscii, wholeCharacters } from './utf8.ts';

/** Decoded text and the byte of the file at which it begins. */
export interface TextChunk {
  readonly text: string;
  readonly byte: number;
  /** Whether each of its units took one byte; not said where a unit may never take another number of them. */
  readonly plain?: boolean;
}

// Engines keep texts of 128 KB and more apart from all others, which makes them cost ten times as much for each byte.
const CHUNK = 64 * 1024;
/** Whoever reads from the middle may want little. */
const FIRST_CHUNK = 16 * 1024;
/** No character of any encoding takes more. */
const LONGEST_CHARACTER = 4;

/**
 * The text from `start` on, in chunks that never split a character. An undecodable byte ends the
 * text with a diagnostic that names its offset, line and column; an odd byte at the end of UTF-16 comes after the text.
 */
export function* decodeChunks(
  source: Source,
  encoding: Encoding,
  start: Point,
): Iterable<TextChunk | Diagnostic> {
  for (const piece of rawChunks(source, encoding, start.byte)) {
    if (!('kind' in piece)) yield piece;
    else {
      const { line, column } = pointAfter(source, encoding, start);
      yield placed(piece, line, column);
    }
  }
}

/** The place of a unit of the text that begins at `start`, or of its end. It is counted from there: ask once. */
export function pointAfter(
  source: Source,
  encoding: Encoding,
  start: Point,
  units: number = Number.POSITIVE_INFINITY,
): Point {
  const width = widthOf(encoding);
  let point = start;
  let left = units;
  for (const piece of rawChunks(source, encoding, start.byte)) {
    if ('kind' in piece || left === 0) break;
    const { text, byte } = piece;
    const to = Math.min(left, text.length);
    point = sliceOf({ text, byte, line: point.line, column: point.column, width }, to, to);
    left -= to;
  }
  return point;
}

/** Bytes per UTF-16 unit, as slices need to know it. */
export function widthOf(encoding: Encoding): UnitWidth {
  if (encoding === 'utf-8') return 'utf-8';
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1;
}

/**
 * As `decodeChunks`, but that a diagnostic names the offset alone. A chunk has at least four bytes, whatever `chunkBytes` says;
 * `marked` where the text has a byte order mark, however far before `from`.
 */
export function* rawChunks(
  source: Source,
  encoding: Encoding,
  from: number,
  chunkBytes: number = CHUNK,
  marked: boolean = from > 0,
): Iterable<TextChunk | Diagnostic> {
  const lengths = growing(Math.max(chunkBytes, LONGEST_CHARACTER));
  if (encoding === 'utf-8') yield* utf8Chunks(source, from, lengths, marked);
  else if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    yield* utf16Chunks(source, from, lengths, encoding === 'utf-16be', marked);
  } else {
    for (let at = from; at < source.size; ) {
      const bytes = source.read(at, lengths());
      if (bytes.length === 0) return;
      yield { text: decodePage(bytes, UPPER_HALVES[encoding]), byte: at };
      at += bytes.length;
    }
  }
}

function growing(most: number): () => number {
  let next = FIRST_CHUNK;
  return () => {
    const length = Math.min(next, most);
    next *= 4;
    return length;
  };
}

function* utf8Chunks(
  source: Source,
  from: number,
  lengths: () => number,
  marked: boolean,
): Iterable<TextChunk | Diagnostic> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for (let at = from; at < source.size; ) {
    const bytes = source.read(at, lengths());
    if (bytes.length === 0) return;
    const whole = wholeIn(bytes, at + bytes.length >= source.size);
    const bad = firstInvalidUtf8(whole.length === 0 ? bytes : whole);
    if (bad >= 0) {
      // Said first: the bytes may be others when the text was taken.
      const shown = bytes[bad]?.toString(16);
      const message = `Byte 0x${shown} at offset ${at + bad} is not valid in UTF-8.`;
      if (bad > 0) yield { text: decoder.decode(bytes.subarray(0, bad)), byte: at };
      yield encodingError(message, at + bad, marked);
      return;
    }
    const text = decoder.decode(whole);
    yield { text, byte: at, plain: text.length === whole.length };
    at += whole.length;
  }
}

function* utf16Chunks(
  source: Source,
  from: number,
  lengths: () => number,
  swap: boolean,
  marked: boolean,
): Iterable<TextChunk | Diagnostic> {
  // No bit arithmetic here: an input may be larger than 2 GB.
  const end = source.size - ((source.size - from) % 2);
  for (let at = from; at < end; ) {
    const bytes = source.read(at, Math.min(lengths() & ~1, end - at));
    const length = bytes.length & ~1;
    if (length === 0) return;
    let text = decodeUtf16(bytes.subarray(0, length), swap);
    const last = text.charCodeAt(text.length - 1);
    if (last >= 0xd800 && last < 0xdc00 && text.length > 1 && at + length < end) text = text.slice(0, -1);
    yield { text, byte: at };
    at += text.length * 2;
  }
  if (end < source.size) {
    yield encodingError(
      'The text is UTF-16 and ends with half a character: its last byte is odd.',
      end,
      marked,
    );
  }
}

/** Bytes of UTF-8 or UTF-16 that are known to be sound. */
export function decodeWhole(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding !== 'utf-8') return decodeUtf16(bytes, encoding === 'utf-16be');
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Whether every byte of the input is valid as UTF-8; nothing is decoded. */
export function isUtf8(source: Source): boolean {
  for (let at = 0; at < source.size; ) {
    const bytes = source.read(at, CHUNK);
    const whole = wholeIn(bytes, at + bytes.length >= source.size);
    if (whole.length === 0) return bytes.length === 0;
    if (firstInvalidUtf8(whole) >= 0) return false;
    at += whole.length;
  }
  return true;
}

/** The bytes without a character that goes on behind them. */
function wholeIn(bytes: Uint8Array, atEnd: boolean): Uint8Array {
  return atEnd ? bytes : bytes.subarray(0, wholeCharacters(bytes));
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
  // All pages begin with ASCII, as does UTF-8.
  if (isAscii(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const units = new Uint8Array(bytes.length * 2);
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    const unit = byte < 0x80 ? byte : upperHalf.charCodeAt(byte - 0x80);
    units[i * 2] = unit & 0xff;
    units[i * 2 + 1] = unit >> 8;
  }
  return decodeUtf16(units);
}

// Text that begins behind a byte order mark is of no other encoding.
function encodingError(message: string, byte: number, marked: boolean): Diagnostic {
  const hint = marked ? 'Export it again.' : 'Export it again, or name its encoding with --encoding.';
  return flaw('encoding', message, hint, byte);
}

/** A gap at a byte, without line and column. */
export function flaw(code: Diagnostic['code'], message: string, hint: string, byte: number): Diagnostic {
  return diagnostic(code, 'partial', message, { start: byte, end: byte, region: null }, hint);
}

/** The diagnostic at a line and column, as an empty region there. */
export function placed(said: Diagnostic, line: number, column: number): Diagnostic {
  const region = { startLine: line, startColumn: column, endLine: line, endColumn: column };
  return said.at ? { ...said, at: { ...said.at, region } } : said;
}
