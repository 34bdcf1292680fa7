// The search for a config: upwards, up to the repository.

import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discoverConfig } from '../../src/config/discover.ts';

function discover(start: string, ...present: readonly string[]): readonly string[] {
  return discoverConfig(start, {
    exists: (path) => present.includes(path),
    join: posix.join,
    parent: posix.dirname,
  });
}

describe('discoverConfig', () => {
  it('takes the nearest folder', () => {
    expect(
      discover('/repo/gpo/a', '/repo/realmlint.config.json', '/repo/gpo/realmlint.config.jsonc'),
    ).toEqual(['/repo/gpo/realmlint.config.jsonc']);
  });

  it('looks into the folder of the repository and not above it', () => {
    expect(discover('/repo/gpo', '/repo/.git', '/repo/realmlint.config.json')).toEqual([
      '/repo/realmlint.config.json',
    ]);
    expect(discover('/repo/gpo', '/repo/.git', '/realmlint.config.json')).toEqual([]);
  });

  it('gives both when there are two, and stops at the root', () => {
    expect(discover('/a', '/realmlint.config.json', '/realmlint.config.jsonc')).toHaveLength(2);
    expect(discover('/a')).toEqual([]);
  });
});
