// Parts of values lead back to exactly the raw text behind them, through escapes and line breaks.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Located,
  locatedFrom,
  splitLocated,
  sub,
  trimBlanks,
  wholeAt,
} from '../../src/model/located.ts';
import { FILE_START, type Span } from '../../src/model/span.ts';
import { encode, rawText, type TextEncodingName } from '../support/bytes.ts';
import { cpuClock } from '../support/cpu-clock.ts';
import { selected } from '../support/positions.ts';
import { itThorough } from '../support/thorough.ts';

/** A run of raw text and what it is decoded to; escapes are indivisible. */
interface Piece {
  readonly raw: string;
  readonly text: string;
  readonly escaped: boolean;
}

const ESCAPES: readonly Piece[] = [
  { raw: '&amp;', text: '&', escaped: true },
  { raw: '&#59;', text: ';', escaped: true },
  { raw: '&#x1F511;', text: '\u{1f511}', escaped: true },
  { raw: '\\\r\n  61,00', text: 'a', escaped: true },
  { raw: '\r\n', text: '\r\n', escaped: true },
  { raw: '\n', text: '\n', escaped: true },
  { raw: 'é', text: 'é', escaped: true },
  { raw: '\u00a0', text: '\u00a0', escaped: true },
  { raw: '日', text: '日', escaped: true },
  { raw: '\u{1f511}', text: '\u{1f511}', escaped: true },
];

const linear = fc
  .string({ unit: fc.constantFrom(...'abc.;<k> '), minLength: 1, maxLength: 6 })
  .map((text): Piece => ({ raw: text, text, escaped: false }));

const pieces = fc.array(fc.oneof(linear, fc.constantFrom(...ESCAPES)), { maxLength: 12 });

interface Sample {
  readonly located: Located;
  readonly bytes: Uint8Array;
  readonly raw: string;
  /** For each unit of the value, where the raw text behind it begins and ends. */
  readonly units: readonly { readonly from: number; readonly to: number }[];
}

/** Byte, line and column of an offset, counted by the decoded text from its beginning. */
function point(raw: string, offset: number, encoding: TextEncodingName) {
  const before = raw.slice(0, offset);
  const lines = before.split('\n');
  return {
    byte: encode(before, encoding).length,
    line: lines.length,
    column: (lines.at(-1) ?? '').length + 1,
  };
}

function spanOf(raw: string, from: number, to: number, encoding: TextEncodingName): Span {
  const start = point(raw, from, encoding);
  const end = point(raw, to, encoding);
  return {
    start: start.byte,
    end: end.byte,
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}

function sampleOf(before: string, parts: readonly Piece[], encoding: TextEncodingName): Sample {
  const raw = before + parts.map((piece) => piece.raw).join('');
  const units: { from: number; to: number }[] = [];
  let at = before.length;
  const runs = parts.map(({ raw: piece, text, escaped }) => {
    for (let unit = 0; unit < text.length; unit++) {
      units.push(escaped ? { from: at, to: at + piece.length } : { from: at + unit, to: at + unit + 1 });
    }
    const span = spanOf(raw, at, at + piece.length, encoding);
    at += piece.length;
    return { text, span, linear: !escaped };
  });
  const located = locatedFrom(runs, spanOf(raw, before.length, before.length, encoding));
  return { located, bytes: encode(raw, encoding), raw, units };
}

const samples = fc
  .record({
    before: fc.constantFrom('', 'x = ', '\r\n"é" = ', '\n\n\t'),
    parts: pieces,
    encoding: fc.constantFrom<TextEncodingName>('utf-8', 'utf-16le', 'utf-16be'),
  })
  .map(({ before, parts, encoding }) => ({ ...sampleOf(before, parts, encoding), encoding }));

describe('sub', () => {
  it('gives the value and the span of exactly the raw text behind it', () => {
    fc.assert(
      fc.property(samples, fc.nat(), fc.nat(), ({ located, bytes, raw, units, encoding }, a, b) => {
        const { length } = located.value;
        const [from, to] = [a % (length + 1), b % (length + 1)].sort((x, y) => x - y) as [number, number];
        const part = sub(located, from, to);
        expect(part.value).toBe(located.value.slice(from, to));
        if (from === to) {
          expect(part.at.start).toBe(part.at.end);
          return;
        }
        const expected = raw.slice(units[from]?.from, units[to - 1]?.to);
        expect(rawText(bytes, part, encoding)).toBe(expected);
        expect(selected(raw, part.at.region)).toBe(expected);
      }),
    );
  });

  it('of a part of a part is the part', () => {
    fc.assert(
      fc.property(samples, fc.nat(), fc.nat(), fc.nat(), ({ located }, a, b, c) => {
        const { length } = located.value;
        const cuts = [a, b, c, a + b].map((cut) => cut % (length + 1)).sort((x, y) => x - y);
        const [from, first, second, to] = cuts as [number, number, number, number];
        if (first === second) return;
        const twice = sub(sub(located, from, to), first - from, second - from);
        expect(twice.value).toBe(located.value.slice(first, second));
        expect(twice.at).toEqual(sub(located, first, second).at);
      }),
    );
  });

  it('gives an empty span before the unit for an empty range', () => {
    const { located, raw } = sampleOf(
      'x=',
      [
        { raw: 'ab', text: 'ab', escaped: false },
        { raw: '&lt;', text: '<', escaped: true },
      ],
      'utf-8',
    );
    expect(sub(located, 1, 1).at).toEqual(spanOf(raw, 3, 3, 'utf-8'));
    expect(sub(located, 2, 2).at).toEqual(spanOf(raw, 4, 4, 'utf-8'));
    expect(sub(located, 3, 3).at).toEqual(spanOf(raw, 8, 8, 'utf-8'));
    expect(sub(located, 2, 1)).toEqual({ value: '', at: spanOf(raw, 4, 4, 'utf-8') });
  });

  it('of a value without segments counts two bytes a unit where there are two', () => {
    const binary: Located = { value: '.zscaler.net', at: { start: 100, end: 124, region: null } };
    expect(sub(binary, 1, 8)).toEqual({ value: 'zscaler', at: { start: 102, end: 116, region: null } });
  });

  it('of a value without equal shares is all of its place', () => {
    const region = { startLine: 3, startColumn: 60, endLine: 4, endColumn: 10 };
    const two: Located = { value: 'ab', at: { start: 100, end: 110, region } };
    expect(sub(two, 0, 1)).toEqual({ value: 'a', at: two.at });
    const joined = wholeAt('abcde', { start: 100, end: 110, region: null });
    expect(sub(joined, 1, 2)).toMatchObject({ value: 'b', at: joined.at });
  });

  it('survives JSON', () => {
    const { located } = sampleOf('', [...ESCAPES], 'utf-8');
    const again = JSON.parse(JSON.stringify(located)) as Located;
    expect(sub(again, 1, 5)).toEqual(sub(located, 1, 5));
  });
});

describe('locatedFrom', () => {
  it('stands at the given place when there is nothing', () => {
    expect(locatedFrom([], FILE_START)).toEqual({ value: '', at: FILE_START });
    expect(locatedFrom([{ text: '', span: FILE_START, linear: true }], FILE_START).value).toBe('');
  });

  it('joins adjoining linear runs of one stride into one', () => {
    const run = (text: string, start: number, end: number) => ({
      text,
      span: { start, end, region: null },
      linear: true,
    });
    expect(locatedFrom([run('ab', 0, 4), run('cd', 4, 8)], FILE_START).segments).toBeUndefined();
    expect(locatedFrom([run('ab', 0, 4), run('cd', 6, 10)], FILE_START).segments).toHaveLength(2);
    expect(locatedFrom([run('ab', 0, 4), run('cd', 4, 6)], FILE_START).segments).toHaveLength(2);
  });

  it('joins the same escape again and again, and line feeds, each still with its place', () => {
    const many = (piece: Piece) => {
      const { located, raw, units } = sampleOf('v=', Array(5_000).fill(piece), 'utf-8');
      return { located, raw, unit: units[4_000] };
    };
    for (const piece of ESCAPES.filter(({ text }) => text.length === 1 && !/[ae]/.test(text))) {
      const { located, raw, unit } = many(piece);
      // The first line feed does not begin its line.
      expect(located.segments?.length ?? 1, piece.raw).toBeLessThanOrEqual(piece.text === '\n' ? 2 : 1);
      const at = spanOf(raw, unit?.from ?? 0, unit?.to ?? 0, 'utf-8');
      expect(sub(located, 4_000, 4_001)).toEqual({ value: piece.text, at });
    }
  });

  it('leaves pairs of units by themselves', () => {
    const { located } = sampleOf('', Array(3).fill(ESCAPES[9]), 'utf-16le');
    expect(located.segments?.map(({ length }) => length)).toEqual([2, 2, 2]);
  });

  it('does not join runs of two lines', () => {
    const region = (line: number, from: number, to: number) => ({
      startLine: line,
      startColumn: from,
      endLine: line,
      endColumn: to,
    });
    const located = locatedFrom(
      [
        { text: 'ab', span: { start: 0, end: 2, region: region(1, 1, 3) }, linear: true },
        { text: 'cd', span: { start: 2, end: 4, region: region(2, 1, 3) }, linear: true },
      ],
      FILE_START,
    );
    expect(located.segments).toHaveLength(2);
    expect(sub(located, 2, 4).at.region).toEqual(region(2, 1, 3));
  });
});

describe('splitLocated', () => {
  it('gives the pieces that String.split gives, each at its place', () => {
    fc.assert(
      fc.property(samples, ({ located, bytes, raw, encoding }) => {
        const split = splitLocated(located, /;/g);
        expect(split.map((piece) => piece.value)).toEqual(located.value.split(';'));
        for (const piece of split) {
          expect(rawText(bytes, piece, encoding)).toBe(selected(raw, piece.at.region));
        }
      }),
    );
  });

  itThorough('takes time by the length of the value, however many pieces and escapes there are', () => {
    const run = (text: string, at: number, isLinear: boolean) => ({
      text,
      span: { start: at, end: at + text.length, region: null },
      linear: isLinear,
    });
    // Of two bytes and of one, or they would share a run.
    const runs = Array.from({ length: 150_000 }, (_, i) => run(i % 2 ? ';' : '\u{1f511}', i * 2, false));
    const located = locatedFrom(runs, FILE_START);
    const spent = cpuClock();
    const split = splitLocated(located, /;/g);
    expect(split).toHaveLength(75_001);
    expect(split[70_000]?.at.start).toBe(280_000);
    expect(spent()).toBeLessThan(2000);
  });
});

describe('trimBlanks', () => {
  it('takes ASCII blanks away at both ends, and nothing else', () => {
    fc.assert(
      fc.property(samples, ({ located }) => {
        const bare = located.value.replace(/^[ \t\r\n]+/, '').replace(/[ \t\r\n]+$/, '');
        expect(trimBlanks(located).value).toBe(bare);
      }),
    );
  });

  it('keeps a no-break space, and the place of what is left', () => {
    const { located, raw } = sampleOf(
      'v=',
      [{ raw: ' \t.net\u00a0 ', text: ' \t.net\u00a0 ', escaped: false }],
      'utf-16le',
    );
    const bare = trimBlanks(located);
    expect(bare.value).toBe('.net\u00a0');
    expect(bare.at).toEqual(spanOf(raw, 4, 9, 'utf-16le'));
  });

  it('gives back what has no blanks, and an empty value for blanks alone', () => {
    const value: Located = { value: 'kdc', at: FILE_START };
    expect(trimBlanks(value)).toBe(value);
    expect(trimBlanks({ value: ' \r\n\t', at: FILE_START }).value).toBe('');
  });

  itThorough('takes time by the length of the value', () => {
    const value = `a${' '.repeat(400_000)}a`;
    const spent = cpuClock();
    expect(trimBlanks({ value, at: FILE_START }).value).toBe(value);
    expect(spent()).toBeLessThan(1000);
  });
});
