// Bytes to text: encodings told apart, chunks that split nothing, lines with their offsets.

import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../../src/model/reader.ts';
import type { Source } from '../../../src/model/source.ts';
import { decodeChunks, rawChunks } from '../../../src/readers/text/chunks.ts';
import { UPPER_HALVES } from '../../../src/readers/text/code-pages.generated.ts';
import {
  assumption,
  chooseEncoding,
  decodePage,
  decodeUtf16,
  readLines,
  widthOf,
} from '../../../src/readers/text/decode.ts';
import { sniff } from '../../../src/readers/text/sniff.ts';
import { anyText } from '../../support/any-text.ts';
import { encode, sourceOf } from '../../support/bytes.ts';
import { itThorough } from '../../support/thorough.ts';

function textOf(bytes: Uint8Array, encoding: Encoding, from = 0, chunk?: number): string {
  const parts: string[] = [];
  for (const piece of rawChunks(sourceOf(bytes), encoding, from, chunk)) {
    parts.push('kind' in piece ? `<${piece.code} ${piece.at?.start}>` : piece.text);
  }
  return parts.join('');
}

describe('chooseEncoding', () => {
  const choose = (bytes: Uint8Array, override?: Encoding) =>
    chooseEncoding(sourceOf(bytes), 'cp850', override);

  it('takes UTF-8 where every byte is valid as that', () => {
    expect(choose(encode('Z\u00fcrich'))).toEqual({ encoding: 'utf-8', bom: 0, assumed: null });
  });

  it('takes UTF-16 without a mark by its pattern', () => {
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      expect(choose(encode('plain', encoding))).toEqual({ encoding, bom: 0, assumed: null });
    }
  });

  it('takes the fallback otherwise, and says so', () => {
    const decoding = choose(encode('Z\u00fcrich', 'latin1'));
    expect(decoding).toMatchObject({ encoding: 'cp850', bom: 0 });
    expect([...assumption(decoding)]).toMatchObject([{ code: 'encoding-assumed', effect: 'notice' }]);
    expect([...assumption(choose(encode('Z')))]).toEqual([]);
  });

  it('obeys where there is no mark, and leaves a mark its word', () => {
    expect(choose(encode('Z\u00fcrich'), 'cp437')).toEqual({ encoding: 'cp437', bom: 0, assumed: null });
    expect(choose(encode('plain', 'utf-16le'), 'utf-16be')).toMatchObject({ encoding: 'utf-16be', bom: 0 });
    expect(choose(encode('a', 'utf-16le-bom'), 'utf-16le')).toMatchObject({ encoding: 'utf-16le', bom: 2 });
    expect(choose(encode('a', 'utf-16le-bom'), 'cp437')).toMatchObject({ encoding: 'utf-16le', bom: 2 });
    expect(choose(encode('a', 'utf-8-bom'), 'utf-16le')).toMatchObject({ encoding: 'utf-8', bom: 3 });
  });
});

describe('widthOf', () => {
  it.each([
    ['utf-8', 'utf-8'],
    ['utf-16le', 2],
    ['utf-16be', 2],
    ['cp437', 1],
    ['windows-1252', 1],
  ] as const)('%s', (encoding, width) => {
    expect(widthOf(encoding)).toBe(width);
  });
});

describe('decodeChunks', () => {
  itThorough('gives the same text whatever the size of its chunks', () => {
    const text = anyText(40);
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 9 }), (value, chunk) => {
        const clean = value.replace(/^\ufeff/, '');
        for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
          expect(textOf(encode(clean, encoding), encoding, 0, chunk)).toBe(clean);
        }
      }),
    );
  });

  it.each([0, 1, 2, 3])('gives all of the text however short its chunks are: %i', (chunk) => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
      expect(textOf(encode('a\u{1f511}\u00e9', encoding), encoding, 0, chunk)).toBe('a\u{1f511}\u00e9');
    }
    expect(textOf(encode('realm', 'latin1'), 'cp437', 0, chunk)).toBe('realm');
  });

  it('never splits a pair', () => {
    const pairs = encode('\u{1f511}\u{1f511}\u{1f511}', 'utf-16le');
    for (const piece of rawChunks(sourceOf(pairs), 'utf-16le', 0, 6)) {
      if (!('kind' in piece)) expect(piece.text).toMatch(/^(?:[\ud800-\udbff][\udc00-\udfff])+$/);
    }
  });

  it.each<[string, number[], string]>([
    ['a stray continuation', [0x61, 0x80, 0x62], 'a<encoding 1>'],
    ['an overlong form', [0x61, 0xc0, 0x80], 'a<encoding 1>'],
    ['an overlong form of three bytes', [0xe0, 0x80, 0x80], '<encoding 0>'],
    ['an overlong form of four bytes', [0xf0, 0x80, 0x80, 0x80], '<encoding 0>'],
    ['a surrogate', [0x61, 0xed, 0xa0, 0x80], 'a<encoding 1>'],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80], '<encoding 0>'],
    ['no lead byte at all', [0xf5, 0x80, 0x80, 0x80], '<encoding 0>'],
    ['the end of the file', [0x61, 0xe2, 0x82], 'a<encoding 1>'],
    ['the last of Unicode', [0xf4, 0x8f, 0xbf, 0xbf], '\u{10ffff}'],
    ['a character before the surrogates', [0xed, 0x9f, 0xbf], '\ud7ff'],
    ['two bytes', [0xc3, 0xa9], '\u00e9'],
  ])('UTF-8: %s', (_, bytes, expected) => {
    expect(textOf(Uint8Array.from(bytes), 'utf-8')).toBe(expected);
  });

  it('names line and column of what it cannot decode', () => {
    const bytes = Uint8Array.of(...encode('a\r\n\u00e9\u{1f511}b'), 0xff, 0x63);
    expect([...decodeChunks(sourceOf(bytes), 'utf-8', { byte: 0, line: 1, column: 1 })].at(-1)).toMatchObject(
      {
        code: 'encoding',
        hint: expect.stringContaining('--encoding'),
        at: { start: 10, end: 10, region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 5 } },
      },
    );
    const marked = Uint8Array.of(...encode('a\nb', 'utf-16le-bom'), 0);
    const flaw = [...decodeChunks(sourceOf(marked), 'utf-16le', { byte: 2, line: 1, column: 1 })].at(-1);
    expect(flaw).toMatchObject({
      hint: 'Export it again.',
      at: { region: { startLine: 2, startColumn: 2 } },
    });
  });

  it('says that half a unit is left in UTF-16, after the text', () => {
    expect(textOf(Uint8Array.of(0x61, 0, 0x62), 'utf-16le')).toBe('a<encoding 2>');
    expect(textOf(Uint8Array.of(0x61), 'utf-16le')).toBe('<encoding 0>');
  });

  it('reads UTF-16 of more than 2 GB from its beginning to its last half unit', () => {
    const size = 2 ** 31 + 3;
    const source: Source = {
      path: 'large',
      size,
      read: (offset, length) => new Uint8Array(Math.max(0, Math.min(length, size - offset))),
    };
    const [first] = rawChunks(source, 'utf-16le', 0, 8);
    expect(first).toEqual({ text: '\0\0\0\0', byte: 0 });
    const last = [...rawChunks(source, 'utf-16le', 2 ** 31)];
    expect(last).toMatchObject([
      { text: '\0', byte: 2 ** 31 },
      { code: 'encoding', at: { start: size - 1 } },
    ]);
  });

  it('ends where the medium ends, though the size promised more', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'cp437'] as const) {
      const source: Source = { path: 'shrunk', size: 10, read: () => new Uint8Array(0) };
      expect([...rawChunks(source, encoding, 0)].filter((piece) => !('kind' in piece))).toEqual([]);
    }
  });

  it.each(['cp437', 'cp850', 'windows-1252'] as const)('%s is what other libraries know', (page) => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const known = iconv.decode(Buffer.from(bytes), page);
    const ours = textOf(bytes, page, 0, 100);
    for (let i = 0; i < 256; i++) {
      const wanted = known[i] === '\ufffd' ? String.fromCharCode(i) : known[i];
      expect([i, ours[i]]).toEqual([i, wanted]);
    }
    expect(decodePage(Uint8Array.of(0xff), UPPER_HALVES[page])).toBe(ours[255]);
  });

  it('of UTF-16 keep lone surrogates and true replacement characters', () => {
    expect(decodeUtf16(Uint8Array.of(0x00, 0xd8, 0x61, 0x00))).toBe('\ud800a');
    expect(decodeUtf16(Uint8Array.of(0xd8, 0x00, 0x00, 0x61), true)).toBe('\ud800a');
    expect(decodeUtf16(Uint8Array.of(0xfd, 0xff))).toBe('\ufffd');
  });
});

describe('readLines', () => {
  const lines = (bytes: Uint8Array, encoding: Encoding, from = 0) => [
    ...readLines(sourceOf(bytes), encoding, from),
  ];

  it('cuts at LF and CRLF and counts bytes', () => {
    const found = lines(encode('a\r\n\u00e9\n\nb', 'utf-8'), 'utf-8');
    expect(found).toMatchObject([
      { text: 'a', byte: 0, line: 1, terminated: true },
      { text: '\u00e9', byte: 3, line: 2, terminated: true },
      { text: '', byte: 6, line: 3, terminated: true },
      { text: 'b', byte: 7, line: 4, terminated: false },
    ]);
  });

  it.each(['utf-8-bom', 'utf-16le-bom', 'utf-16be-bom'] as const)(
    'begins after the mark of %s',
    (encoding) => {
      const bytes = encode('one\ntwo\n', encoding);
      const seen = sniff(bytes);
      const found = lines(bytes, seen?.encoding ?? 'utf-8', seen?.bom);
      const width = widthOf(seen?.encoding ?? 'utf-8') === 2 ? 2 : 1;
      expect(found).toMatchObject([
        { text: 'one', byte: seen?.bom, column: 1 },
        { text: 'two', byte: (seen?.bom ?? 0) + 4 * width },
      ]);
    },
  );

  it('cuts at CRCRLF where the first line ends so, and leaves a CR that only one value has', () => {
    const texts = (text: string) => lines(encode(text), 'utf-8').map((line) => 'text' in line && line.text);
    expect(texts('\r\r\na\r\r\nb\r\nc\r\r\n')).toEqual(['', 'a', 'b', 'c']);
    expect(texts('a\r\nb\r\r\nc\r\n')).toEqual(['a', 'b\r', 'c']);
    expect(lines(encode('a\r\r\nb'), 'utf-8')).toMatchObject([{ byte: 0 }, { byte: 4, line: 2, column: 1 }]);
  });

  it('puts lines together again that chunks cut', () => {
    const long = ['x'.repeat(300_000), '\u00e9'.repeat(200_000), 'end'];
    const found = lines(encode(long.join('\r\n')), 'utf-8');
    expect(found.map((line) => ('text' in line ? line.text.length : -1))).toEqual([300_000, 200_000, 3]);
    expect(found.map((line) => ('byte' in line ? line.byte : -1))).toEqual([0, 300_002, 700_004]);
  });

  it('yields what stands before an undecodable byte, unfinished', () => {
    expect(lines(Uint8Array.of(0x61, 0x0a, 0x62, 0xff, 0x63), 'utf-8')).toMatchObject([
      { text: 'a', terminated: true },
      { text: 'b', terminated: false },
      { code: 'encoding', at: { start: 3 } },
    ]);
    expect(lines(Uint8Array.of(0xff), 'utf-8')).toMatchObject([{ code: 'encoding' }]);
  });

  itThorough('gives up a line of more than 16 million characters', () => {
    const found = lines(new Uint8Array(17 * 1024 * 1024).fill(0x61), 'cp437');
    expect(found).toMatchObject([{ code: 'too-large', effect: 'partial' }]);
  });
});
