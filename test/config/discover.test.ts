// The search for a config: upwards, up to the repository.

import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discoverConfig, discoverSchema, type Folders } from '../../src/config/discover.ts';

function folders(present: readonly string[]): Folders {
  return { exists: (path) => present.includes(path), join: posix.join, parent: posix.dirname };
}

function discover(start: string, ...present: readonly string[]): readonly string[] {
  return discoverConfig(start, folders(present));
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

describe('discoverSchema', () => {
  const schema = (folder: string) => `${folder}/node_modules/realmlint/schemas/config.schema.json`;
  const find = (start: string, ...present: readonly string[]) => discoverSchema(start, folders(present));

  it('takes the nearest that is installed, up to the repository and not above it', () => {
    expect(find('/repo/gpo', schema('/repo'), schema('/repo/gpo'))).toBe(schema('/repo/gpo'));
    expect(find('/repo/gpo', '/repo/.git', schema('/repo'))).toBe(schema('/repo'));
    expect(find('/repo/gpo', '/repo/gpo/.git', schema('/repo'))).toBeNull();
    expect(find('/repo/gpo')).toBeNull();
  });
});
