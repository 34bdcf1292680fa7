// The structural scan: walks an XML document once in bounded memory, checks that it is well-formed, and
// hands out the elements that its caller asks for. Nothing of the document is kept beyond those.

import type { ReadOptions } from '../../model/reader.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Source } from '../../model/source.ts';
import type { UnitWidth } from '../../model/text.ts';
import { rawChunks } from '../text/chunks.ts';
import { decodeWhole, type TextChunk, widthOf } from '../text/decode.ts';
import { cursorOver, refill } from './cursor.ts';
import { xmlDecoding } from './encoding.ts';
import { ending } from './ending.ts';
import type { Decide, ScanLimits, XmlEvent } from './events.ts';
import { outerScope } from './names.ts';
import { sieveOver } from './sieve.ts';
import type { Passing, ScanState } from './state.ts';
import { step } from './step.ts';

const CAPTURE = 16 * 1024 * 1024;
/** Bytes. A smaller document is read before the sieve is ready. */
const WORTH_SIFTING = 256 * 1024;

/**
 * Scans a document. A diagnostic of any code but `too-large` ends the scan; one that ends without a
 * diagnostic has seen the whole of a well-formed document, be it by way of the sieve.
 */
export function scanXml(
  source: Source,
  decide: Decide,
  options: ReadOptions,
  limits: ScanLimits = {},
): Iterable<XmlEvent> {
  const { encoding, bom } = xmlDecoding(source, options.encoding);
  // What it says of bytes that are no text gets its place at the end of the scan.
  const from = (byte: number) => rawChunks(source, encoding, byte, limits.chunk, bom > 0);
  const { fragments, chunk, capture = CAPTURE } = limits;
  const sifting = fragments && !(options.exact ?? source.size < WORTH_SIFTING);
  const sieve = sifting ? sieveOver(source, encoding, { fragments, longest: capture, chunk }) : null;
  return scan(
    from(bom),
    widthOf(encoding),
    bom,
    decide,
    limits,
    sieve && {
      sieve,
      rest: limits.rest ?? (() => null),
      from,
      text: (start, end) => decodeWhole(source.read(start, end - start), encoding),
    },
  );
}

/** Scans decoded text that begins at byte `start`, all of it; see `scanXml`. */
export function scanChunks(
  chunks: Iterable<TextChunk | Diagnostic>,
  width: UnitWidth,
  start: number,
  decide: Decide,
  limits: ScanLimits = {},
): Iterable<XmlEvent> {
  return scan(chunks, width, start, decide, limits, null);
}

function* scan(
  chunks: Iterable<TextChunk | Diagnostic>,
  width: UnitWidth,
  start: number,
  decide: Decide,
  limits: ScanLimits,
  passing: Passing | null,
): Iterable<XmlEvent> {
  const state: ScanState = {
    cursor: cursorOver(chunks, width, start),
    decide,
    captureLimit: limits.capture ?? CAPTURE,
    passing,
    open: [],
    path: [],
    out: [],
    scope: outerScope(),
    scopes: 0,
    futile: 0,
    quiet: 0,
    inside: null,
    markupSeen: false,
    rootSeen: false,
    yielded: false,
    stopped: false,
  };
  while (!state.stopped) {
    let going = true;
    while (going && state.out.length === 0) going = step(state);
    if (state.out.length > 0) yield* state.out.splice(0);
    if (going || state.stopped || refill(state.cursor)) continue;
    const last = ending(state);
    if (last) yield last;
    return;
  }
}
