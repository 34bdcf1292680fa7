// The command line of the bench.

import { describe, expect, it } from 'vitest';
import { optionsOf, ROWS, UsageError } from './options.ts';

const labels = (argv: readonly string[]) => optionsOf(argv)?.sizes.document.map(({ label }) => label);

describe('optionsOf', () => {
  it('runs every row at three sizes, five times', () => {
    expect(optionsOf([])).toMatchObject({ rows: ROWS, runs: 5, quick: false, peers: true, clean: false });
    expect(labels([])).toEqual(['100 MB', '500 MB', '2 GB']);
    expect(optionsOf([])?.sizes['fleet-distinct'].map(({ count }) => count)).toEqual([
      1_000, 10_000, 100_000,
    ]);
  });

  it('is quick with small sizes and few runs', () => {
    expect(optionsOf(['--quick'])).toMatchObject({ quick: true, runs: 1 });
    expect(labels(['--quick'])).toEqual(['1 MB', '4 MB']);
    expect(optionsOf(['--quick', '--runs', '3'])?.runs).toBe(3);
  });

  it('takes rows, and sizes in any order', () => {
    expect(optionsOf(['--rows', 'start,collect'])?.rows).toEqual(['start', 'collect']);
    expect(labels(['--sizes', 'document=1.5GB,20mb'])).toEqual(['20 MB', '1.5 GB']);
    const two = optionsOf(['--sizes', 'document=1GB', '--sizes', 'fleet-json=2000']);
    expect(two?.sizes.document).toEqual([{ label: '1 GB', count: 1e9 }]);
    expect(two?.sizes['fleet-json']).toEqual([{ label: '2,000', count: 2_000 }]);
  });

  it('shows help instead', () => {
    expect(optionsOf(['--help', '--quick'])).toBeNull();
  });

  it.each([
    [['--rows', 'documents']],
    [['--sizes', 'document']],
    [['--sizes', 'document=']],
    [['--sizes', 'document=fast']],
    [['--sizes', 'document=0']],
    [['--sizes', 'nothing=1GB']],
    [['--runs', '0']],
    [['--runs', 'many']],
    [['--quick', '--keep']],
    [['--fast']],
    [['document']],
  ])('refuses %s', (argv) => {
    expect(() => optionsOf(argv)).toThrow(UsageError);
  });
});
