// Slices of decoded text: bytes, lines and columns agree with a count from the beginning of the file.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLocated, sub } from '../../src/model/located.ts';
import { locatedIn, runsIn, sliceOf, spanIn, type TextSlice, utf8Length } from '../../src/model/text.ts';
import { anyText } from '../support/any-text.ts';
import { encode, rawText, type TextEncodingName } from '../support/bytes.ts';
import { cpuClock } from '../support/cpu-clock.ts';
import { selected } from '../support/positions.ts';
import { itThorough } from '../support/thorough.ts';

const texts = fc.string({
  unit: fc.constantFrom('a', '.', ';', ' ', '\t', '\r\n', '\n', '\r', 'é', '\u00a0', '日', '\u{1f511}'),
  maxLength: 40,
});

const encodings = fc.constantFrom<readonly [TextEncodingName, TextSlice['width']]>(
  ['utf-8', 'utf-8'],
  ['utf-16le', 2],
  ['utf-16be', 2],
);

function fileOf(text: string, width: TextSlice['width']): TextSlice {
  return { text, byte: 0, line: 1, column: 1, width };
}

/** An offset that does not lie within a surrogate pair. */
function whole(text: string, offset: number): number {
  const at = offset % (text.length + 1);
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000 ? at + 1 : at;
}

function between(text: string, a: number, b: number): [number, number] {
  const [from, to] = [whole(text, a), whole(text, b)].sort((x, y) => x - y);
  return [from ?? 0, to ?? 0];
}

describe('spans', () => {
  it('hold the bytes and the region of the text between two offsets', () => {
    fc.assert(
      fc.property(texts, encodings, fc.nat(), fc.nat(), (text, [encoding, width], a, b) => {
        const [from, to] = between(text, a, b);
        const at = spanIn(fileOf(text, width), from, to);
        const located = { value: '', at };
        expect(rawText(encode(text, encoding), located, encoding)).toBe(text.slice(from, to));
        expect(selected(text, at.region)).toBe(text.slice(from, to));
        expect(at.region?.startLine).toBe(text.slice(0, from).split('\n').length);
      }),
    );
  });

  it('are the same in a slice as in the whole', () => {
    fc.assert(
      fc.property(texts, encodings, fc.nat(), fc.nat(), fc.nat(), (text, [, width], a, b, c) => {
        const [from, to] = between(text, a, b);
        const file = fileOf(text, width);
        const slice = sliceOf(file, from, to);
        expect(slice.text).toBe(text.slice(from, to));
        const inner = Math.min(whole(text, from + (c % (to - from + 1))), to);
        expect(spanIn(slice, inner - from, to - from)).toEqual(spanIn(file, inner, to));
      }),
    );
  });

  it('begin where the slice begins', () => {
    const slice: TextSlice = { text: 'ab\ncd', byte: 1000, line: 7, column: 12, width: 1 };
    expect(spanIn(slice, 1, 4)).toEqual({
      start: 1001,
      end: 1004,
      region: { startLine: 7, startColumn: 13, endLine: 8, endColumn: 2 },
    });
  });
});

describe('locatedIn', () => {
  it('gives values whose every part leads back to its raw text', () => {
    fc.assert(
      fc.property(texts, encodings, fc.nat(), fc.nat(), (text, [encoding, width], a, b) => {
        const [from, to] = between(text, a, b);
        const located = locatedIn(fileOf(text, width), from, to);
        expect(located.value).toBe(text.slice(from, to));
        const bytes = encode(text, encoding);
        for (const piece of splitLocated(located, /[;.]/g)) {
          expect(selected(text, piece.at.region)).toBe(piece.value);
          expect(rawText(bytes, piece, encoding)).toBe(piece.value);
        }
        const [inner, outer] = between(located.value, b, a);
        if (cutsLineBreak(located.value, inner) || cutsLineBreak(located.value, outer)) return;
        expect(selected(text, sub(located, inner, outer).at.region)).toBe(located.value.slice(inner, outer));
      }),
    );
  });

  it('is one linear run where every character has the same width', () => {
    expect(locatedIn(fileOf('"é"="日"', 2), 1, 6).segments).toBeUndefined();
    expect(locatedIn(fileOf('kerberos.zscalerbeta.net', 'utf-8'), 2, 9).segments).toBeUndefined();
  });

  it('stands where an empty cut is', () => {
    expect(locatedIn(fileOf('ab', 2), 1, 1)).toEqual({ value: '', at: spanIn(fileOf('ab', 2), 1, 1) });
  });

  itThorough('costs by the cut and not by what follows it', () => {
    const text = `${'a'.repeat(4_000_000)}\n`;
    const slice = fileOf(text, 'utf-8');
    const spent = cpuClock();
    for (let i = 0; i < 5000; i++) locatedIn(slice, i, i + 10);
    expect(spent()).toBeLessThan(2000);
  });
});

// A line break is indivisible: whoever asks for a half of it gets all of it.
function cutsLineBreak(text: string, at: number): boolean {
  return text.slice(at - 1, at + 1) === '\r\n';
}

describe('runsIn', () => {
  it('breaks at line breaks, and in UTF-8 where characters have another number of bytes', () => {
    const shape = (slice: TextSlice, to: number) =>
      [...runsIn(slice, 0, to)].map(({ text, linear }) => `${text}${linear ? '' : '!'}`);
    expect(shape(fileOf('aéü日本\u{1f511}b\r\nc', 'utf-8'), 11)).toEqual([
      'a',
      'éü',
      '日本',
      '\u{1f511}!',
      'b',
      '\r\n!',
      'c',
    ]);
    expect(shape(fileOf('aé\u{1f511}b\r\nc', 2), 8)).toEqual(['aé\u{1f511}b', '\r\n!', 'c']);
    expect(shape(fileOf('ab\r\n', 1), 3)).toEqual(['ab\r']);
  });

  it('keeps a long word of characters of several bytes as one run', () => {
    const word = 'é'.repeat(800_000);
    const located = locatedIn(fileOf(word, 'utf-8'), 0, word.length);
    expect(located.segments).toBeUndefined();
    expect(sub(located, 2, 3).at).toMatchObject({ start: 4, end: 6 });
  });

  it('counts half of a pair that is cut as two bytes', () => {
    const [first, second] = runsIn(fileOf('a\u{1f511}', 'utf-8'), 0, 2);
    expect(first?.text).toBe('a');
    expect(second).toMatchObject({ text: '\ud83d', span: { start: 1, end: 3 }, linear: false });
  });
});

describe('utf8Length', () => {
  it('is the length of the encoded text', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(utf8Length(text, 0, text.length)).toBe(encode(text).length);
      }),
    );
  });
});
