// Where zeros are said to stand, whatever the encoding and the chunk, and the one that PowerShell prints behind a value.
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../../src/model/reader.ts';
import type { Diagnostic } from '../../../src/model/record.ts';
import { textChunks, type Zeros } from '../../../src/readers/text/torn.ts';
import { encode, sourceOf } from '../../support/bytes.ts';

const START = { byte: 0, line: 1, column: 1 };
/** Bytes of the first chunk. */
const FIRST = 16 * 1024;

function gapsIn(text: string, zeros?: Zeros, encoding: Encoding = 'utf-8', start = START): Diagnostic[] {
  const bytes = encode(text, encoding as 'utf-8' | 'utf-16le' | 'utf-16be');
  const pieces = [...textChunks(sourceOf(bytes), encoding, start, zeros)];
  const gaps = pieces.filter((piece) => 'kind' in piece);
  // They come after all of the text.
  expect(pieces.slice(pieces.length - gaps.length)).toEqual(gaps);
  const chunks = pieces.flatMap((piece) => ('kind' in piece ? [] : [piece.text]));
  expect(chunks.join('')).toBe(text.slice(start.byte));
  return gaps;
}

const places = (gaps: readonly Diagnostic[]) =>
  gaps.map(({ at, effect }) => [effect, at?.start, at?.region?.startLine, at?.region?.startColumn]);

describe('a text with zeros', () => {
  it.each<[Encoding, number]>([
    ['utf-8', 10],
    ['utf-16le', 14],
    ['utf-16be', 14],
  ])('in %s is told of once, at the first of them', (encoding, byte) => {
    const gaps = gapsIn('\u00fc\u20ac\nab\rc\0\0\n\0', 'nowhere', encoding);
    expect(places(gaps)).toEqual([['partial', byte, 2, 5]]);
    expect(gaps[0]?.message).toContain(`offset ${byte}`);
  });

  it('is none where it has none', () => {
    expect(gapsIn('a\u0001b\\0 \u0100 hex:00,00\n')).toEqual([]);
    expect(gapsIn('a\u0001b\\0 \u0100 hex:00,00\n', 'nowhere', 'utf-16le')).toEqual([]);
  });

  it.each([-2, -1, 0, 1])('is told of around the end of a chunk: %i', (by) => {
    const before = `${'x'.repeat(FIRST + by - 1)}\n`;
    for (const zeros of ['nowhere', 'behind-values'] as const) {
      expect(places(gapsIn(`${before}\0x`, zeros))).toEqual([['partial', before.length, 2, 1]]);
      expect(places(gapsIn(`${before}\0\0 `, zeros))).toEqual([['partial', before.length, 2, 1]]);
    }
  });

  it('counts on from where it begins', () => {
    expect(places(gapsIn('ab\ncd\0\n', 'nowhere', 'utf-8', { byte: 4, line: 2, column: 2 }))).toEqual([
      ['partial', 5, 2, 3],
    ]);
  });

  it('is told of at one character, also where that begins a chunk', () => {
    const ends = (length: number) => gapsIn(`${'x'.repeat(length)}\0x`).map(({ at }) => [at?.start, at?.end]);
    expect(ends(FIRST)).toEqual([[FIRST, FIRST + 1]]);
    expect(ends(3)).toEqual([[3, 4]]);
  });

  it('counts one byte for each character of a code page', () => {
    const pieces = textChunks(sourceOf(encode('Z\u00fc\nb\0', 'latin1')), 'windows-1252', START);
    expect(places([...pieces].filter((piece) => 'kind' in piece))).toEqual([['partial', 4, 2, 2]]);
  });
});

describe('a byte that is no text', () => {
  const FLAWED = Uint8Array.of(...encode('ab\ncd\nef'), 0xff);
  const NO_LINE = Uint8Array.of(...encode('abcd'), 0xff);

  it.each<[string, Uint8Array, { byte: number; line: number; column: number }, number[]]>([
    ['the beginning of the file', FLAWED, START, [8, 3, 3]],
    ['the middle of a line', FLAWED, { byte: 4, line: 2, column: 2 }, [8, 3, 3]],
    ['the middle of the line that it breaks', FLAWED, { byte: 7, line: 3, column: 2 }, [8, 3, 3]],
    ['the beginning of a line', FLAWED, { byte: 3, line: 2, column: 1 }, [8, 3, 3]],
    ['the middle of the only line', NO_LINE, { byte: 2, line: 1, column: 3 }, [4, 1, 5]],
  ])('has its place in the file, read from %s', (_, bytes, start, [byte, line, column]) => {
    const said = [...textChunks(sourceOf(bytes), 'utf-8', start)].filter((piece) => 'kind' in piece);
    const region = { startLine: line, startColumn: column, endLine: line, endColumn: column };
    expect(said).toMatchObject([{ code: 'encoding', effect: 'partial', at: { start: byte, region } }]);
  });
});

describe('a zero behind a value', () => {
  it.each([
    'a : b\0',
    'a : b\0\r\n',
    '"b\0","c"',
    '{a\0, b\0}',
    'b\0   String',
    'b\0;c',
    `${'x'.repeat(FIRST - 1)}\0\n`,
  ])('is what PowerShell prints of the registry: %j', (text) => {
    expect(gapsIn(text, 'behind-values')).toEqual([]);
    expect(gapsIn(text)).toHaveLength(1);
  });

  it.each([
    ['a : b\0c', 5],
    ['a : b\0\0\n', 5],
    ['a : b\0\n\0\0', 7],
    [`${'x'.repeat(FIRST - 1)}\0x`, FIRST - 1],
  ])('is none within a word, and none beside another: %j', (text, byte) => {
    expect(gapsIn(text, 'behind-values').map(({ at }) => at?.start)).toEqual([byte]);
  });
});
