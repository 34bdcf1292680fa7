import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shardOf } from '../../src/facts/shard.ts';

describe('shardOf', () => {
  it('is the same on every machine: these were computed once', () => {
    const paths = ['clients/PC-0217.reg', 'gpreport.xml', 'backup.zip', 'exporté/a.reg', ''];
    expect(paths.map((path) => shardOf(path, 4))).toEqual([1, 2, 1, 2, 1]);
    expect(paths.map((path) => shardOf(path, 1000))).toEqual([141, 470, 173, 462, 101]);
  });

  it('takes a name that macOS has decomposed for the same', () => {
    expect(shardOf('export\u0065\u0301/a.reg', 1000)).toBe(shardOf('export\u00e9/a.reg', 1000));
  });

  it('is one of the shards that there are', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 1_000_000 }), (path, count) => {
        const shard = shardOf(path, count);
        expect(Number.isInteger(shard)).toBe(true);
        expect(shard).toBeGreaterThanOrEqual(1);
        expect(shard).toBeLessThanOrEqual(count);
      }),
    );
  });

  it.each([2, 3, 4, 8, 10, 64])('gives each of %i about as many paths', (count) => {
    const seen = new Array<number>(count).fill(0);
    for (let i = 0; i < 10_000; i++) {
      const shard = shardOf(`clients/PC-${String(i).padStart(5, '0')}.reg`, count) - 1;
      seen[shard] = (seen[shard] ?? 0) + 1;
    }
    const fair = 10_000 / count;
    // Five times the deviation that chance has.
    for (const many of seen) expect(Math.abs(many - fair)).toBeLessThan(5 * Math.sqrt(fair));
  });
});
