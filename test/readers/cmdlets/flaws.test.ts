// What is said of values that were not printed whole: which gap they leave, where, and what to do about it.

import { describe, expect, it } from 'vitest';
import { flawOf, truncated } from '../../../src/readers/cmdlets/flaws.ts';
import type { BagProperty, Flaw } from '../../../src/readers/serializations/bag.ts';

const spanOf = (start: number) => ({ start, end: start + 4, region: null });
const property = (flaw: Flaw | null): BagProperty => ({
  name: { value: 'memberOf', at: spanOf(3) },
  values: [],
  at: spanOf(7),
  flaw,
});

describe('a value', () => {
  it.each([
    ['truncated', 'truncated'],
    ['nested', 'bad-value'],
    ['collection', 'truncated'],
    ['wrapped', 'truncated'],
  ] as const)('that is %s leaves a gap at its place, by its name', (flaw, code) => {
    const gap = flawOf(property(flaw));
    expect(gap).toMatchObject({ code, effect: 'partial', at: spanOf(7) });
    expect(gap?.message).toContain('memberOf');
    expect(gap?.hint).toBeTruthy();
    expect(gap?.hint).not.toContain('NAME');
    expect(gap?.hint?.includes("{$_.'memberOf'")).toBe(flaw === 'collection');
  });

  it('that is whole leaves none', () => {
    expect(flawOf(property(null))).toBeNull();
  });
});

describe('an object that is not whole', () => {
  it('is said at its last property, and by its name', () => {
    const bag = { kind: 'bag', properties: [property(null)], at: spanOf(90), end: 'cut' } as const;
    expect(truncated(bag)).toMatchObject({ at: spanOf(3), message: expect.stringContaining('memberOf') });
    const empty = truncated({ ...bag, properties: [] });
    expect([empty.at, empty.message === truncated(bag).message]).toEqual([spanOf(90), false]);
  });
});
