// Distances between names, and the nearest of several.

import { describe, expect, it } from 'vitest';
import { distance, nearest } from '../../src/model/edit-distance.ts';

describe('distance', () => {
  it.each([
    ['zscaler.net', 'zscaler.net', 0],
    ['zscalerbeta.net', 'zscalebeta.net', 1],
    ['zscalerbeta.net', 'zscalerbeat.net', 1],
    ['zscalertwo.net', 'zscalerone.net', 3],
    ['', 'gpo', 3],
  ])('%s to %s', (a, b, steps) => {
    expect(distance(a, b)).toBe(steps);
    expect(distance(b, a)).toBe(steps);
  });

  it('does not compare what is too long to be a name', () => {
    const long = 'k'.repeat(5_000_000);
    expect(distance(long, `${long}d`)).toBe(5_000_001);
    expect(distance('kdc', long)).toBe(5_000_000);
    expect(distance(long, long)).toBe(0);
  });
});

describe('nearest', () => {
  const clouds = ['zscaler.net', 'zscalerone.net', 'zscalerbeta.net'];

  it('gives the nearest within the limit', () => {
    expect(nearest('zscalerbta.net', clouds, 2)).toBe('zscalerbeta.net');
    expect(nearest('zscaler.net', clouds, 0)).toBe('zscaler.net');
  });

  it('gives the first of equals', () => {
    expect(nearest('b', ['a', 'c'], 1)).toBe('a');
  });

  it('gives null when all are farther', () => {
    expect(nearest('contoso.example', clouds, 2)).toBeNull();
    expect(nearest('zscalertwo.net', clouds, 2)).toBeNull();
    expect(nearest('zscaler.net', [], 2)).toBeNull();
  });
});
