// The structural scan: walks an XML document once in bounded memory, checks that it is well-formed, and
// hands out the elements that its caller asks for. Nothing of the document is kept beyond those.

import type { ReadOptions } from '../../model/reader.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Source } from '../../model/source.ts';
import type { UnitWidth } from '../../model/text.ts';
import { decodeChunks, type TextChunk, widthOf } from '../text/decode.ts';
import { cursorOver, refill } from './cursor.ts';
import { xmlDecoding } from './encoding.ts';
import { ending } from './ending.ts';
import type { Decide, ScanLimits, XmlEvent } from './events.ts';
import { outerScope } from './names.ts';
import type { ScanState } from './state.ts';
import { step } from './step.ts';

const CAPTURE = 16 * 1024 * 1024;

/**
 * Scans a document. A diagnostic of any code but `too-large` ends the scan; one that ends without a
 * diagnostic has seen the whole of a well-formed document.
 */
export function scanXml(
  source: Source,
  decide: Decide,
  options: ReadOptions,
  limits: ScanLimits = {},
): Iterable<XmlEvent> {
  const { encoding, bom } = xmlDecoding(source, options.encoding);
  const chunks = decodeChunks(source, encoding, bom, limits.chunk);
  return scanChunks(chunks, widthOf(encoding), bom, decide, limits);
}

/** Scans decoded text that begins at byte `start`; see `scanXml`. */
export function* scanChunks(
  chunks: Iterable<TextChunk | Diagnostic>,
  width: UnitWidth,
  start: number,
  decide: Decide,
  limits: ScanLimits = {},
): Iterable<XmlEvent> {
  const state: ScanState = {
    cursor: cursorOver(chunks, width, start),
    decide,
    captureLimit: limits.capture ?? CAPTURE,
    open: [],
    path: [],
    plainTags: new Map(),
    out: [],
    scope: outerScope(),
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
