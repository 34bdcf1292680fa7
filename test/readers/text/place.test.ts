// Places in a long text are those that counting from its beginning gives, in whatever order they are asked for.

import { describe, expect, it } from 'vitest';
import { sliceOf, type TextSlice, type UnitWidth } from '../../../src/model/text.ts';
import { divide, placeIn, placesIn } from '../../../src/readers/text/place.ts';

// Lines of many lengths, so that no two stretches of the text have as many.
const TEXT = Array.from(
  { length: 220 },
  (_, i) => `${i} \u00fc\u20ac\u{1f511}${'x'.repeat(i % 97)}\r\n`,
).join('');
const WIDTHS: readonly UnitWidth[] = [1, 2, 'utf-8'];
const slice = (width: UnitWidth): TextSlice => ({ text: TEXT, byte: 7, line: 3, column: 5, width });

describe.each(WIDTHS)('in a text of width %s', (width) => {
  const whole = slice(width);

  it('any order gives the places that counting gives', () => {
    const { cut, slice: itself } = placeIn(whole);
    expect(itself).toBe(whole);
    for (const from of [9000, 20, 4096, 4095, 0, 12_300, 8192, 4500, 8191, 12_288, TEXT.length]) {
      expect(cut(from, from + 30)).toEqual(sliceOf(whole, from, from + 30));
    }
  });

  it('one walk gives them too', () => {
    const places = placesIn(whole);
    for (const from of [0, 0, 20, 700, 701, 4096, 9000, TEXT.length]) {
      expect(places(from, from + 30)).toEqual(sliceOf(whole, from, from + 30));
    }
  });

  it('a text is divided into two that know where they begin', () => {
    for (const unit of [0, 5, 900, TEXT.length]) {
      expect(divide(whole, unit)).toEqual([sliceOf(whole, 0, unit), sliceOf(whole, unit, TEXT.length)]);
    }
  });
});
