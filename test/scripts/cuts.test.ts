// Which cuts of a file are tried.

import { describe, expect, it } from 'vitest';
import { encode } from '../support/bytes.ts';
import { cutsOf } from '../support/cuts.ts';

describe('cutsOf', () => {
  it('tries every byte of what has signs, and of short words between them', () => {
    const bytes = encode('<a b="c">true</a>');
    expect(cutsOf(bytes)).toEqual(Array.from(bytes, (_, size) => size));
  });

  it('tries some within a long run, and all at its ends', () => {
    const cuts = cutsOf(encode(`<${'a'.repeat(100)}>`));
    expect(cuts.slice(0, 6)).toEqual([0, 1, 2, 3, 4, 11]);
    expect(cuts.slice(-6)).toEqual([88, 97, 98, 99, 100, 101]);
    expect(cuts.length).toBeLessThan(25);
  });

  it('cuts characters of two bytes in their middle too', () => {
    const cuts = cutsOf(encode('a'.repeat(200), 'utf-16le'));
    expect(cuts.some((size) => size % 2 === 1)).toBe(true);
  });
});
