// What is said of a path: whether there is something, and how it is called from the root of a repository.

import { describe, expect, it } from 'vitest';
import { fromRepository, pathExists } from '../../src/cli/paths.ts';
import { CWD, type WorldOptions, world } from './world.ts';

describe('pathExists', () => {
  const files = { 'a.reg': '', loop: '-> loop', dead: '-> gone' };
  const locked: WorldOptions = { files, faults: { [`stat ${CWD}/a.reg`]: 'EACCES' } };

  it.each([
    ['a.reg', true],
    ['gone.reg', false],
    ['a.reg/b', false],
    // The config of an unmounted share: who takes it for none judges by nothing.
    ['dead', true],
    ['loop', true],
  ])('%s: %s', (path, there) => {
    expect(pathExists(world({ files }).io, path)).toBe(there);
  });

  it('leaves what cannot be seen to whoever asks, and tells him why', () => {
    const { io } = world(locked);
    const reasons: string[] = [];
    const note = (reason: string) => {
      reasons.push(reason);
      return false;
    };
    expect([pathExists(io, 'a.reg'), pathExists(io, 'a.reg', note)]).toEqual([true, false]);
    expect(pathExists(io, 'gone.reg', note)).toBe(false);
    expect(reasons).toEqual(['permission is denied']);
  });

  it('throws a defect on', () => {
    const { io } = world();
    const stat = () => {
      throw new TypeError('a defect');
    };
    expect(() => pathExists({ ...io, fs: { ...io.fs, stat } }, 'a.reg')).toThrow(TypeError);
  });
});

describe('fromRepository', () => {
  it.each([
    ['/repo/.git/', 'gpo/a.reg'],
    ['/repo/gpo/.git/', 'a.reg'],
    ['/other/.git/', 'a.reg'],
  ])('with %s: %s', (folder, shown) => {
    const { io } = world({ files: { [folder]: '' }, cwd: '/repo/gpo' });
    expect(fromRepository(io)('a.reg')).toBe(shown);
  });

  it('takes what may not be looked at for no repository', () => {
    const faults = { 'stat /repo/.git': 'EACCES' };
    const { io } = world({ files: { '/repo/.git/': '' }, cwd: '/repo/gpo', faults });
    expect(fromRepository(io)('a.reg')).toBe('a.reg');
  });
});
