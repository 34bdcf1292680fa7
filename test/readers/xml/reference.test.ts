// References: which there are, which are none, and what is said of those.
import { describe, expect, it } from 'vitest';
import {
  decodeReferences,
  flawedReference,
  isBegunReference,
  LONGEST_REFERENCE,
  referenceAt,
} from '../../../src/readers/xml/reference.ts';

describe('referenceAt', () => {
  it.each([
    ['&lt;', '<'],
    ['&gt;', '>'],
    ['&amp;', '&'],
    ['&quot;', '"'],
    ['&apos;', "'"],
    ['&#9;', '\t'],
    ['&#10;', '\n'],
    ['&#xD;', '\r'],
    ['&#32;', ' '],
    ['&#xd7ff;', '\ud7ff'],
    ['&#xE000;', '\ue000'],
    ['&#xfffd;', '\ufffd'],
    ['&#x10000;', '\u{10000}'],
    ['&#1114111;', '\u{10ffff}'],
  ])('%s', (raw, text) => {
    expect(referenceAt(raw, 0)).toEqual({ text, length: raw.length });
    expect(referenceAt(`a${raw}b`, 1)).toEqual({ text, length: raw.length });
    expect(referenceAt(`a${raw}b`, 0)).toBeNull();
  });

  it.each([
    '&nbsp;',
    '&LT;',
    '&lt',
    '& lt;',
    '&#;',
    '&#x;',
    '&#a;',
    '&#xg;',
    '&#0;',
    '&#8;',
    '&#11;',
    '&#12;',
    '&#14;',
    '&#31;',
    '&#xd800;',
    '&#xdfff;',
    '&#xfffe;',
    '&#xffff;',
    '&#x110000;',
    'x',
    '',
  ])('none of %j', (raw) => {
    expect(referenceAt(raw, 0)).toBeNull();
  });

  it('none that is longer than any is', () => {
    const of = (length: number) => `&#${'65'.padStart(length - 3, '0')};`;
    expect(referenceAt(of(LONGEST_REFERENCE), 0)).toEqual({ text: 'A', length: LONGEST_REFERENCE });
    expect(referenceAt(of(LONGEST_REFERENCE + 1), 0)).toBeNull();
  });
});

describe('flawedReference', () => {
  const flawOf = (text: string, end = text.length) => {
    const flaw = flawedReference(text, 1, end);
    return flaw && [flaw.from, flaw.to];
  };

  it('is null for what is one, and ends before the end', () => {
    expect(flawOf('a&lt;b')).toBeNull();
    expect(flawOf('a&lt;b', 5)).toBeNull();
    expect(flawOf('a&lt;b', 4)).toEqual([1, 4]);
  });

  it.each([
    ['a&nbsp;b', 7, /&nbsp; is neither/],
    ['a&#0; &lt;', 5, /&#0; is neither/],
    ['a& b;', 2, /&amp;/],
    ['a&b&c;', 3, /&amp;/],
    ['a&b<c;', 3, /&amp;/],
    ['a&b', 3, /&amp;/],
    ['a&;', 3, /neither/],
    [`a&${'x'.repeat(40)};`, 43, /neither/],
    [`a&${'x'.repeat(50)};`, 42, /&amp;/],
  ])('%j ends at unit %i', (text, to, said) => {
    const flaw = flawedReference(text, 1, text.length);
    expect([flaw?.from, flaw?.to]).toEqual([1, to]);
    expect(flaw?.message).toMatch(said);
  });
});

describe('isBegunReference', () => {
  it.each(['&', '&l', '&amp', '&#', '&#6', '&#x', '&#xFf'])('%s', (text) => {
    expect(isBegunReference(text)).toBe(true);
  });

  it.each(['', 'a&', '&lt;', '&L', '&a1', '&#g', '& ', '&a&'])('not %j', (text) => {
    expect(isBegunReference(text)).toBe(false);
  });

  it('not when it is as long as the longest without its end', () => {
    expect(isBegunReference(`&#${'0'.repeat(LONGEST_REFERENCE - 3)}`)).toBe(true);
    expect(isBegunReference(`&#${'0'.repeat(LONGEST_REFERENCE - 2)}`)).toBe(false);
  });
});

describe('decodeReferences', () => {
  it('replaces each that is one', () => {
    expect(decodeReferences('&lt;k&gt; &nbsp; &#65;&amp;lt; & x; &')).toBe('<k> &nbsp; A&lt; & x; &');
  });
});
