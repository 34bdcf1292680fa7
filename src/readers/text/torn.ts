// Text in which zeros stand: what is left where a copy was torn, or a sector of a disk was lost. No export has any by itself.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Encoding } from '../../model/reader.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Source } from '../../model/source.ts';
import type { Point } from '../../model/span.ts';
import { sliceOf, spanIn, type UnitWidth } from '../../model/text.ts';
import { decodeChunks, rawChunks, type TextChunk } from './chunks.ts';

/** Where U+0000 may stand: nowhere, or singly behind a registry value, as PowerShell prints what ends it. */
export type Zeros = 'nowhere' | 'behind-values';

/**
 * Chunks as `decodeChunks` has them. Where the text holds U+0000, a gap comes after all of it, at the first of them and once:
 * what can still be read is read. `start` is where the text begins, in bytes, lines and columns.
 */
export function* textChunks(
  source: Source,
  encoding: Encoding,
  start: Point,
  zeros: Zeros = 'nowhere',
): Iterable<TextChunk | Diagnostic> {
  // Units before the chunk, and the last of them: a zero is judged by what stands behind it.
  let before = 0;
  let tail = '';
  let first = -1;
  for (const piece of decodeChunks(source, encoding, start.byte)) {
    if (!('kind' in piece) && first === -1) {
      // What stands at the end of a chunk is looked at again with what follows.
      const text = zeros === 'nowhere' ? piece.text : tail + piece.text;
      const at = zeroIn(text, zeros);
      if (at !== -1) first = before + at - (text.length - piece.text.length);
      before += piece.text.length;
      tail = text.slice(-1);
    }
    yield 'kind' in piece ? startingAt(piece, start) : piece;
  }
  if (first !== -1) yield torn(source, encoding, start, first);
}

const BEHIND_VALUE = ' \t\r\n",;}';

function zeroIn(text: string, zeros: Zeros): number {
  let at = text.indexOf('\0');
  if (zeros === 'nowhere') return at;
  // At the end of the text there is nothing behind it, which any string includes.
  while (at !== -1 && BEHIND_VALUE.includes(text.charAt(at + 1))) at = text.indexOf('\0', at + 1);
  return at;
}

/** A place that was counted from the beginning of the text, where that is not the beginning of its file. */
function startingAt(said: Diagnostic, { line, column }: Point): Diagnostic {
  const { at } = said;
  if (!at?.region) return said;
  const { region } = at;
  const moved = region.startLine === 1 ? region.startColumn + column - 1 : region.startColumn;
  const [startLine, startColumn] = [region.startLine + line - 1, moved];
  return {
    ...said,
    at: { ...at, region: { startLine, startColumn, endLine: startLine, endColumn: startColumn } },
  };
}

// Counted only here, once more from the beginning.
function torn(source: Source, encoding: Encoding, start: Point, unit: number): Diagnostic {
  const width: UnitWidth = encoding === 'utf-8' ? encoding : encoding.startsWith('utf-16') ? 2 : 1;
  let { line, column } = start;
  let left = unit;
  let at = null;
  for (const piece of rawChunks(source, encoding, start.byte)) {
    if ('kind' in piece) break;
    const slice = { text: piece.text, byte: piece.byte, line, column, width };
    if (left < piece.text.length) {
      at = spanIn(slice, left, left + 1);
      break;
    }
    left -= piece.text.length;
    ({ line, column } = sliceOf(slice, piece.text.length, piece.text.length));
  }
  const message = `Zeros (U+0000) stand in the text${at ? `, the first at offset ${at.start}` : ''}: what stood there is lost, as on a damaged disk or in a copy that was torn.`;
  return diagnostic(
    'malformed',
    'partial',
    message,
    at,
    'Copy the file again, or export it again where it is no better at its source.',
  );
}
