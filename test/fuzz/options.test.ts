// The command line of the fuzzer.

import { describe, expect, it } from 'vitest';
import { optionsOf, UsageError } from './options.ts';
import { TARGETS } from './seeds.ts';

describe('the command line', () => {
  it('has all readers and a random seed by itself', () => {
    const options = optionsOf([], () => 0.5);
    expect(options).toEqual({ time: 60, seed: 0x3fffffff, targets: TARGETS, keep: null, json: null });
  });

  it('takes what it is told', () => {
    const argv = [
      '--time',
      '300',
      '--seed',
      '7',
      '--reader',
      'hive',
      '--reader',
      'archive',
      '--keep',
      'x',
      '--json',
      'y',
    ];
    expect(optionsOf(argv)).toEqual({
      time: 300,
      seed: 7,
      targets: ['hive', 'archive'],
      keep: 'x',
      json: 'y',
    });
    expect(optionsOf(['--help'])).toBeNull();
  });

  it.each([
    [['--time', 'long']],
    [['--time', '0']],
    [['--seed', 'x']],
    [['--reader', 'hives']],
    [['--tiem', '3']],
    [['x']],
  ])('refuses %j', (argv) => {
    expect(() => optionsOf(argv)).toThrow(UsageError);
  });
});
