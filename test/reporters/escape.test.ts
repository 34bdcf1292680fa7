// What a terminal would obey, or nobody would see, is spelt out.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '../../src/reporters/columns.ts';
import { cells, clip, shorten, visible, visibleValue } from '../../src/reporters/escape.ts';

describe('visible', () => {
  it.each([
    ['\u00a0', '<U+00A0>'],
    ['\t', '<U+0009>'],
    ['a\r\nb', 'a<U+000D><U+000A>b'],
    ['\u001b[31m', '<U+001B>[31m'],
    ['\u009b', '<U+009B>'],
    ['\u202egnp', '<U+202E>gnp'],
    ['\u2066', '<U+2066>'],
    ['\u200b', '<U+200B>'],
    ['\ufeff', '<U+FEFF>'],
    ['\u00ad', '<U+00AD>'],
    ['\u3000', '<U+3000>'],
    ['\u2028', '<U+2028>'],
    ['\ud800x', '<U+D800>x'],
    ['\udc00', '<U+DC00>'],
    ['\u{e0041}', '<U+E0041>'],
    ['\u3164', '<U+3164>'],
    ['\u2800', '<U+2800>'],
    ['##vso[task.setvariable variable=PATH]', '##vso<U+005B>task.setvariable variable=PATH]'],
    ['a ##[error]b', 'a ##<U+005B>error]b'],
    ['##teamcity[x]', '##teamcity<U+005B>x]'],
    ['::error file=a::b', '<U+003A>:error file=a::b'],
    ['::Stop-Commands::token', '<U+003A>:Stop-Commands::token'],
  ])('%j becomes %s', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it.each([
    'plain text',
    '2001:db8::face ::1',
    '# [a] ## b',
    'Größe',
    '東京🏢',
    'κερβερος',
    'noms d’hôtes',
    'e\u0301',
  ])('leaves %s alone', (text) => {
    expect(visible(text)).toBe(text);
  });
});

describe('visibleValue', () => {
  it.each([
    ['', '(empty)'],
    ['  .zscaler.net ', '<U+0020><U+0020>.zscaler.net<U+0020>'],
    [' ', '<U+0020>'],
    ['\u0000', '<U+0000>'],
    ['a b', 'a b'],
    [' a\nb ', '<U+0020>a<U+000A>b<U+0020>'],
  ])('%j becomes %s', (value, shown) => {
    expect(visibleValue(value)).toBe(shown);
  });
});

describe('cells', () => {
  it('expands tabs to stops of four, and spells out a marked one', () => {
    const texts = cells('a\tb\t', (from) => from === 3).map((cell) => cell.text);
    expect(texts).toEqual(['a', '   ', 'b', '<U+0009>']);
  });

  it('keeps the units of each character', () => {
    expect(cells('東🏢\u00a0', () => false)).toEqual([
      { text: '東', width: 2, from: 0, to: 1 },
      { text: '🏢', width: 2, from: 1, to: 3 },
      { text: '<U+00A0>', width: 8, from: 3, to: 4 },
    ]);
  });
});

describe('clip', () => {
  it('leaves what fits', () => {
    expect(clip('.zscaler.net', 12)).toBe('.zscaler.net');
  });

  it('keeps both ends and says how long it was', () => {
    expect(clip(`a${'x'.repeat(9998)}z`, 9)).toBe('axxxxx...xxz (10,000 characters)');
  });

  it('cuts no spelt-out character apart', () => {
    expect(clip('<U+00A0>'.repeat(5), 24)).toBe('<U+00A0><U+00A0>...<U+00A0> (5 characters)');
  });

  it('cuts no character that takes two columns', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('東', '🏢', 'a') }),
        fc.integer({ min: 1, max: 20 }),
        (text, limit) => {
          const [kept = ''] = clip(text, limit).split(' (');
          expect(columns(kept)).toBeLessThanOrEqual(limit + 3);
          expect(visible(kept)).toBe(kept);
        },
      ),
    );
  });
});

describe('shorten', () => {
  it('cuts words that fill lines, and then the whole', () => {
    const words = `first ${'x'.repeat(500)} last`;
    expect(shorten(words, 160, 960)).toBe(
      `first ${'x'.repeat(38)}...${'x'.repeat(18)} (500 characters) last`,
    );
    expect(shorten('ab '.repeat(400), 160, 30)).toContain('(1,200 characters)');
  });
});
