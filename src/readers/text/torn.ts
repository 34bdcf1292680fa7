// Text in which zeros stand: what is left where a copy was torn, or a sector of a disk was lost, but for those that PowerShell prints.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Encoding } from '../../model/reader.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Source } from '../../model/source.ts';
import type { Point } from '../../model/span.ts';
import { spanIn } from '../../model/text.ts';
import { decodeChunks, pointAfter, type TextChunk, widthOf } from './chunks.ts';

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
  for (const piece of decodeChunks(source, encoding, start)) {
    if (!('kind' in piece) && first === -1) {
      // What stands at the end of a chunk is looked at again with what follows.
      const text = zeros === 'nowhere' ? piece.text : tail + piece.text;
      const at = zeroIn(text, zeros);
      if (at !== -1) first = before + at - (text.length - piece.text.length);
      before += piece.text.length;
      tail = text.slice(-1);
    }
    yield piece;
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

function torn(source: Source, encoding: Encoding, start: Point, unit: number): Diagnostic {
  const { byte, line, column } = pointAfter(source, encoding, start, unit);
  return diagnostic(
    'malformed',
    'partial',
    `Zeros (U+0000) stand in the text, the first at offset ${byte}: what stood there is lost, as on a damaged disk or in a copy that was torn.`,
    spanIn({ text: '\0', byte, line, column, width: widthOf(encoding) }, 0, 1),
    'Copy the file again, or export it again where it is no better at its source.',
  );
}
