import { assert, integer, property } from 'fast-check';
import { expect, it } from 'vitest';
import { grouped } from '../../src/model/grouped.ts';

it.each([
  [0, '0'],
  [999, '999'],
  [1204, '1,204'],
  [25_000, '25,000'],
  [1_000_000, '1,000,000'],
])('writes %i as %s', (count, words) => {
  expect(grouped(count)).toBe(words);
});

it('writes counts as American English does', () => {
  expect(() =>
    assert(
      property(
        integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
        (count) => grouped(count) === count.toLocaleString('en-US'),
      ),
    ),
  ).not.toThrow();
});
