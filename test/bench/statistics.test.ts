// Medians, ratios and growth: small numbers that can be checked by hand.

import { describe, expect, it } from 'vitest';
import { growthPerTenfold, median, netRates, pairedRatios, spreadOf } from './statistics.ts';

describe('median', () => {
  it('is the one in the middle, or the mean of the two', () => {
    expect(median([5])).toBe(5);
    expect(median([10, 9, 100])).toBe(10);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('is none of nothing', () => {
    expect(() => median([])).toThrow('no values');
  });

  it('leaves the order of the values as it is', () => {
    const values = [3, 1, 2];
    expect(spreadOf(values)).toEqual({ median: 2, min: 1, max: 3 });
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('pairedRatios', () => {
  it('divides each run by its neighbour, so that a slow minute of the machine counts in both', () => {
    expect(pairedRatios([20, 200, 30], [10, 100, 10])).toEqual({ median: 2, min: 2, max: 3 });
  });

  it('refuses runs without a neighbour', () => {
    expect(() => pairedRatios([1, 2], [1])).toThrow('2 runs beside 1');
  });
});

describe('netRates', () => {
  it('takes off the median of the bare start', () => {
    // 50 MB in 100 ms beside 50 ms of start, and in 150 ms.
    expect(netRates(50e6, [150, 200], [40, 60])).toEqual({
      median: (500 + 50_000 / 150) / 2,
      min: 50_000 / 150,
      max: 500,
    });
  });

  it('says nothing where the start is all of the time', () => {
    expect(netRates(1_000, [50, 49], [50, 50])).toBeNull();
  });
});

describe('growthPerTenfold', () => {
  it.each([
    ['linear over ten times the size', 10, { size: 1_000, cost: 1 }, { size: 10_000, cost: 10 }],
    ['linear over five times the size', 10, { size: 100, cost: 2 }, { size: 500, cost: 10 }],
    ['flat', 1, { size: 100, cost: 7 }, { size: 2_000, cost: 7 }],
    ['a square', 100, { size: 10, cost: 3 }, { size: 40, cost: 48 }],
  ])('is %s', (_, growth, small, large) => {
    expect(growthPerTenfold(small, large)).toBeCloseTo(growth, 9);
  });

  it('asks for a larger size', () => {
    expect(() => growthPerTenfold({ size: 5, cost: 1 }, { size: 5, cost: 1 })).toThrow('larger');
  });
});
