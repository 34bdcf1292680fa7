// Names that are damaged meet the name that was meant; ASCII case alone is changed.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiLower, asciiUpper, plainCharacters, realmKey } from '../../src/model/realm-name.ts';

describe('realmKey', () => {
  it.each([
    ['as it should be', 'ZSCALERBETA.NET'],
    ['lower case', 'zscalerbeta.net'],
    ['a no-break space at its end', 'ZSCALERBETA.NET\u00a0'],
    ['blanks around it', ' ZSCALERBETA.NET\t'],
    ['a zero width space within', 'ZSCALER\u200bBETA.NET'],
    ['a soft hyphen', 'ZSCALER\u00adBETA.NET'],
    ['a byte order mark', '\ufeffZSCALERBETA.NET'],
    ['a variation selector', 'ZSCALERBETA\ufe0f.NET'],
    ['a word joiner and a right-to-left mark', 'ZSCALERBETA\u2060.NET\u200f'],
    ['full-width letters', '\uff3a\uff33\uff23\uff21LERBETA\uff0eNET'],
    ['an ideographic full stop', 'ZSCALERBETA\u3002NET'],
    ['Cyrillic A, E and C', 'ZS\u0421\u0410L\u0415RBETA.NET'],
    ['Greek letters', 'ZSCALERB\u0395\u03a4\u0391.NET'],
    ['smart quotes', '\u201cZSCALERBETA.NET\u201d'],
    ['straight quotes', '"ZSCALERBETA.NET"'],
  ])('of %s', (_what, name) => {
    expect(realmKey(name)).toBe('zscalerbeta.net');
  });

  it.each(['ZSCALERBETA.NET.', 'ZSCALER BETA', 'ZSCALERBETA.COM', 'ZSCALERBTEA.NET'])(
    'tells %s from the right name',
    (name) => {
      const key = realmKey(name);
      expect(key === 'zscalerbeta.net').toBe(false);
    },
  );

  it('is the same however the name is damaged', () => {
    const damage = fc.constantFrom(
      '\u00a0',
      '\u200b',
      '\u200d',
      '\u2060',
      '\ufeff',
      '\u00ad',
      '"',
      '\u201d',
      ' ',
      '\u0000',
    );
    const letter = fc.constantFrom(...'ABCXYZabcxyz0189.-');
    const wide = (sign: string) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0);
    fc.assert(
      fc.property(
        fc.array(fc.record({ letter, isWide: fc.boolean(), before: fc.array(damage, { maxLength: 2 }) })),
        (letters) => {
          const right = letters.map((one) => one.letter).join('');
          const damaged = letters
            .map((one) => one.before.join('') + (one.isWide ? wide(one.letter) : one.letter))
            .join('');
          expect(realmKey(damaged)).toBe(asciiLower(right));
        },
      ),
    );
  });
});

describe('plainCharacters', () => {
  it('keeps the case', () => {
    expect(plainCharacters('\u0410bC')).toBe('AbC');
  });

  it('makes hyphens of dashes', () => {
    expect(plainCharacters('kdc\u20111.athena\u2013x')).toBe('kdc-1.athena-x');
  });

  it('folds every letter of a long name', () => {
    expect(plainCharacters('\u0430\u00fc'.repeat(100_000))).toBe('a\u00fc'.repeat(100_000));
    expect(plainCharacters('\uff21'.repeat(100_000))).toBe('A'.repeat(100_000));
  });

  it('leaves letters that look like no other', () => {
    expect(plainCharacters('\u00fcber.\u65e5\u672c')).toBe('\u00fcber.\u65e5\u672c');
  });
});

describe('asciiUpper and asciiLower', () => {
  it('change ASCII letters alone', () => {
    expect(asciiUpper('zscaler.\u00e4\u00df\u0131')).toBe('ZSCALER.\u00e4\u00df\u0131');
    expect(asciiLower('ZSCALER.\u00c4\u0130K')).toBe('zscaler.\u00c4\u0130k');
  });
});
