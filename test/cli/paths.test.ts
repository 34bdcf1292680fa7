// What is said of a path: whether there is something, and how it is called from the root of a repository.

import { describe, expect, it } from 'vitest';
import { fromRepository, pathExists, shown, shownInTurn } from '../../src/cli/paths.ts';
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

describe('shownInTurn', () => {
  it.each([
    [
      'linux',
      '/a/b',
      ['/a/b/c.reg', '/a/b/d/e.reg', '/a/b/d/f.reg', '/a/c.reg', '/c.reg', '/a/bb/x.reg', '/a/b/c.reg'],
    ],
    ['linux', '/', ['/c.reg', '/a/b.reg', '/a/b/c.reg']],
    [
      'win32',
      'C:\\Users\\a',
      [
        'C:\\Users\\a\\c.reg',
        'c:\\users\\A\\d\\e.reg',
        'C:\\Users\\b.reg',
        'C:\\x.reg',
        'D:\\x.reg',
        'D:\\y\\z.reg',
        '\\\\server\\share\\x.reg',
        '\\\\server\\share\\y\\z.reg',
      ],
    ],
  ])('on %s in %s: as one by one', (platform, cwd, files) => {
    const io = { platform, cwd };
    const one = shownInTurn(io);
    expect(files.map((file) => one(file))).toEqual(files.map((file) => shown(io, file)));
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
