// A text that is JSON as a tree with places: strings decoded, each character with the raw text behind it.

import { diagnostic } from '../../model/diagnostic.ts';
import { type JsonError, type JsonNode, parseJson } from '../../model/json.ts';
import { type Located, locatedFrom } from '../../model/located.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Source } from '../../model/source.ts';
import { FILE_START, type Point, type Span } from '../../model/span.ts';
import { table } from '../../model/table.ts';
import { locatedIn, runsIn, spanIn, type TextSlice } from '../../model/text.ts';
import { type Decoding, widthOf } from './decode.ts';
import { placeIn, placesIn } from './place.ts';
import { textChunks } from './torn.ts';

/** UTF-16 units; the tree of a longer text would not fit into memory. */
const LONGEST = 64 * 1024 * 1024;

/** The whole text of an input, or all of it from a point on; or why there is none. */
export function wholeText(
  source: Source,
  { encoding, bom }: Decoding,
  from: Point = { byte: bom, line: 1, column: 1 },
): TextSlice | Diagnostic {
  const parts: string[] = [];
  let length = 0;
  for (const chunk of textChunks(source, encoding, from)) {
    if ('kind' in chunk) return { ...chunk, effect: 'unreadable' };
    parts.push(chunk.text);
    length += chunk.text.length;
    if (length > LONGEST) return tooLong();
  }
  return { text: parts.join(''), ...from, width: widthOf(encoding) };
}

function tooLong(): Diagnostic {
  const message = 'The document is longer than 64 million characters, which is more than is read.';
  const hint = 'Check that this is the file that you meant.';
  return diagnostic('too-large', 'unreadable', message, FILE_START, hint);
}

export interface JsonDocument {
  /** Null when the syntax is broken; `error` says where. */
  readonly root: JsonNode | null;
  readonly error: JsonError | null;
  /** True when the text merely ends before the document does. */
  readonly cut: boolean;
  spanOf(node: Pick<JsonNode, 'from' | 'to'>): Span;
  /** A string without its quotes, decoded; anything else as it is written. */
  textOf(node: JsonNode): Located;
}

/** Reads a whole JSON text, which may be a part of its file. */
export function jsonIn(slice: TextSlice): JsonDocument {
  const { root, errors } = parseJson(slice.text, { comments: false });
  const [error = null] = errors;
  const place = placeIn(slice);
  const cut = ({ from, to }: Pick<JsonNode, 'from' | 'to'>) => place.cut(from, to);
  return {
    root: error ? null : root,
    error,
    cut: error?.from === slice.text.length,
    spanOf(node) {
      const piece = cut(node);
      return spanIn(piece, 0, piece.text.length);
    },
    textOf(node) {
      const piece = cut(node);
      if (node.kind !== 'string') return locatedIn(piece, 0, piece.text.length);
      return stringIn(piece);
    },
  };
}

/** A string that stands between its quotes, decoded; each escape is a run of its own. */
export function stringIn(quoted: TextSlice): Located {
  return locatedFrom(stringRuns(quoted), spanIn(quoted, 1, 1));
}

const ESCAPES: Readonly<Record<string, string>> = table({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' });

function* stringRuns(quoted: TextSlice) {
  const { text } = quoted;
  const places = placesIn(quoted);
  for (let from = 1, to = from; from < text.length - 1; from = to) {
    const escaped = text.charAt(from) === '\\';
    const next = text.indexOf('\\', from);
    const plain = next === -1 ? text.length - 1 : Math.min(next, text.length - 1);
    to = escaped ? from + (text.charAt(from + 1) === 'u' ? 6 : 2) : plain;
    const piece = places(from, to);
    if (!escaped) {
      yield* runsIn(piece, 0, piece.text.length);
      continue;
    }
    const sign = text.charAt(from + 1);
    const unit = String.fromCharCode(Number.parseInt(text.slice(from + 2, to), 16));
    const decoded = sign === 'u' ? unit : (ESCAPES[sign] ?? sign);
    yield { text: decoded, span: spanIn(piece, 0, piece.text.length), linear: false };
  }
}
