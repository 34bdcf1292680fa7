// Chunks as they come: where they begin and end, what a medium that gives little or nothing makes of them, and marks that stay text.

import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../../src/model/reader.ts';
import type { Source } from '../../../src/model/source.ts';
import {
  decodeChunks,
  decodeUtf16,
  decodeWhole,
  isUtf8,
  pointAfter,
  rawChunks,
} from '../../../src/readers/text/chunks.ts';
import { encode, sourceOf, type TextEncodingName } from '../../support/bytes.ts';

const CHUNK = 64 * 1024;
const START = { byte: 0, line: 1, column: 1 };

/** A medium that gives no more than so many bytes at once. */
function slow(bytes: Uint8Array, most: number, size = bytes.length): Source {
  return {
    path: 'slow',
    size,
    read: (offset, length) => bytes.slice(offset, offset + Math.min(length, most)),
  };
}

const chunks = (bytes: Uint8Array, encoding: Encoding, chunk?: number) => [
  ...rawChunks(sourceOf(bytes), encoding, 0, chunk),
];

describe('chunks', () => {
  it('of UTF-8 tell whether each unit took one byte', () => {
    expect(chunks(encode('abcd\u00e9f'), 'utf-8', 4)).toEqual([
      { text: 'abcd', byte: 0, plain: true },
      { text: '\u00e9f', byte: 4, plain: false },
    ]);
  });

  it('keep a mark that nobody passed over', () => {
    expect(chunks(encode('a', 'utf-8-bom'), 'utf-8')).toMatchObject([{ text: '\ufeffa', byte: 0 }]);
    expect(chunks(encode('a', 'utf-16le-bom'), 'utf-16le')).toEqual([{ text: '\ufeffa', byte: 0 }]);
    expect(chunks(encode('a', 'utf-16be-bom'), 'utf-16be')).toEqual([{ text: '\ufeffa', byte: 0 }]);
  });

  it('of UTF-16 end before a pair or behind it', () => {
    const pairs = encode('\u{10000}\u{1f511}a\u{10ffff}', 'utf-16le');
    expect(chunks(pairs, 'utf-16le', 4)).toEqual([
      { text: '\u{10000}', byte: 0 },
      { text: '\u{1f511}', byte: 4 },
      { text: 'a', byte: 8 },
      { text: '\u{10ffff}', byte: 10 },
    ]);
    expect(chunks(encode('a\u{10000}', 'utf-16le'), 'utf-16le', 4)).toEqual([
      { text: 'a', byte: 0 },
      { text: '\u{10000}', byte: 2 },
    ]);
  });

  it('of UTF-16 keep what lies beyond the surrogates, and half a pair at the end', () => {
    expect(chunks(encode('a\ue000bc', 'utf-16le'), 'utf-16le', 4)).toEqual([
      { text: 'a\ue000', byte: 0 },
      { text: 'bc', byte: 4 },
    ]);
    expect(chunks(encode('a\ud83d', 'utf-16le'), 'utf-16le')).toEqual([{ text: 'a\ud83d', byte: 0 }]);
  });

  it('begin with the undecodable byte where the text does, and tell which it is', () => {
    const found = chunks(Uint8Array.of(0xff, 0x61), 'utf-8');
    expect(found).toMatchObject([{ code: 'encoding', at: { start: 0 } }]);
    expect(found).toMatchObject([{ message: expect.stringMatching(/0xff.* 0 /) }]);
    const later = chunks(Uint8Array.of(...encode('contoso'), 0x80), 'utf-8', 4).at(-1);
    expect(later).toMatchObject({ message: expect.stringMatching(/0x80.* 7 /), at: { start: 7 } });
  });
});

describe('the place of a unit', () => {
  const TEXT = 'a\r\n\u00e9\u{1f511}\nb';

  it.each<[TextEncodingName, Encoding, number, number[]]>([
    ['utf-8', 'utf-8', 0, [0, 1, 1]],
    ['utf-8', 'utf-8', 2, [2, 1, 3]],
    ['utf-8', 'utf-8', 3, [3, 2, 1]],
    ['utf-8', 'utf-8', 4, [5, 2, 2]],
    ['utf-8', 'utf-8', 7, [10, 3, 1]],
    ['utf-8', 'utf-8', 99, [11, 3, 2]],
    ['utf-16le', 'utf-16le', 6, [12, 2, 4]],
    ['utf-16be', 'utf-16be', Number.POSITIVE_INFINITY, [16, 3, 2]],
  ])('in %s: unit %s', (name, encoding, unit, expected) => {
    const { byte, line, column } = pointAfter(sourceOf(encode(TEXT, name)), encoding, START, unit);
    expect([byte, line, column]).toEqual(expected);
  });

  it('is counted from where the text begins, across chunks, up to what is no text', () => {
    const first = `\n${'x'.repeat(16 * 1024 - 1)}`;
    const source = sourceOf(Uint8Array.of(...encode(`ab${first}\ncd`), 0xff));
    const start = { byte: 2, line: 7, column: 3 };
    const places = [0, first.length, first.length + 2, undefined].map((unit) => {
      const { byte, line, column } = pointAfter(source, 'utf-8', start, unit);
      return [byte - first.length, line, column];
    });
    expect(places).toEqual([
      [2 - first.length, 7, 3],
      [2, 8, 16 * 1024],
      [4, 9, 2],
      [5, 9, 3],
    ]);
    expect([...decodeChunks(source, 'utf-8', start)].at(-1)).toMatchObject({
      hint: 'Export it again.',
      at: { start: first.length + 5, region: { startLine: 9, startColumn: 3, endLine: 9, endColumn: 3 } },
    });
  });
});

describe('a medium that gives little', () => {
  it('gives all of the text', () => {
    const text = 'a\u{1f511}b';
    for (const [encoding, most] of [
      ['utf-8', 4],
      ['utf-16le', 2],
      ['utf-16be', 3],
    ] as const) {
      const pieces = [...rawChunks(slow(encode(text, encoding), most), encoding, 0)];
      expect(pieces.map((piece) => ('kind' in piece ? piece.code : piece.text)).join('')).toBe(text);
    }
  });

  it('is told of where it ends within a character', () => {
    const cut = slow(Uint8Array.of(0x61, 0xe2, 0x82), 3, 10);
    expect([...rawChunks(cut, 'utf-8', 0)]).toMatchObject([
      { text: 'a' },
      { code: 'encoding', at: { start: 1 } },
    ]);
    expect(isUtf8(cut)).toBe(false);
  });
});

describe('isUtf8', () => {
  const filled = (length: number, ...more: number[]) => {
    const bytes = new Uint8Array(length + more.length).fill(0x61);
    bytes.set(more, length);
    return bytes;
  };

  it.each<[string, Uint8Array, boolean]>([
    ['nothing', new Uint8Array(0), true],
    ['ASCII', encode('realm'), true],
    ['a first byte that is none', Uint8Array.of(0xff, 0x61), false],
    ['half a character', Uint8Array.of(0xc3), false],
    ['a character across two chunks', filled(CHUNK - 1, 0xc3, 0xa9, 0x61), true],
    ['half a character at the end of a chunk', filled(CHUNK - 1, 0xc3, 0x61), false],
    ['what the second chunk breaks', filled(CHUNK, 0x61, 0xff), false],
    ['half a character at the end of the second chunk', filled(CHUNK, 0x61, 0xe2, 0x82), false],
  ])('%s', (_, bytes, valid) => {
    expect(isUtf8(sourceOf(bytes))).toBe(valid);
  });

  it('is so of a medium that gives nothing', () => {
    expect(isUtf8({ path: 'shrunk', size: 10, read: () => new Uint8Array(0) })).toBe(true);
  });
});

describe('bytes that are known to be sound', () => {
  it.each<[TextEncodingName, Encoding]>([
    ['utf-8', 'utf-8'],
    ['utf-8-bom', 'utf-8'],
    ['utf-16le', 'utf-16le'],
    ['utf-16le-bom', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
    ['utf-16be-bom', 'utf-16be'],
  ])('are the text that they hold, a mark too: %s', (name, encoding) => {
    const mark = name.endsWith('-bom') ? '\ufeff' : '';
    expect(decodeWhole(encode('Z\u00fcrich', name), encoding)).toBe(`${mark}Z\u00fcrich`);
  });

  it('of UTF-16 keep a mark beside half a pair', () => {
    expect(decodeUtf16(encode('\ufeffa\udd11', 'utf-16le'))).toBe('\ufeffa\udd11');
  });
});
