// Text of a report as bytes with its count of line breaks, so that places are known without reading what was written.

import { closeSync, openSync, writeSync } from 'node:fs';

export type ReportEncoding = 'utf-16le' | 'utf-16be' | 'utf-8';

export interface Piece {
  readonly bytes: Uint8Array;
  readonly lines: number;
}

export function encoded(text: string, encoding: ReportEncoding): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}

/** A text written with LF in the sources of the generator; in a report lines end with CRLF. */
export function piece(text: string, encoding: ReportEncoding): Piece {
  const windows = text.replace(/\r?\n/g, '\r\n');
  return { bytes: encoded(windows, encoding), lines: linesOf(windows) };
}

export function linesOf(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** Of what is written at once; no piece is larger. */
const CHUNK = 4 * 1024 * 1024;

/** Collects pieces and writes them in large parts. */
export function fileOf(path: string) {
  const file = openSync(path, 'w');
  const buffer = new Uint8Array(CHUNK);
  let used = 0;
  const place = { bytes: 0, lines: 0 };
  const flush = () => {
    for (let done = 0; done < used; ) done += writeSync(file, buffer, done, used - done);
    used = 0;
  };
  const put = ({ bytes, lines }: Piece) => {
    if (used + bytes.length > buffer.length) flush();
    buffer.set(bytes, used);
    used += bytes.length;
    place.bytes += bytes.length;
    place.lines += lines;
  };
  const close = () => {
    flush();
    closeSync(file);
  };
  return { put, close, place };
}
