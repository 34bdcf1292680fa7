// Where realmlint init writes nothing: what is there already, what is mistyped, what cannot be written.

import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { BASELINE, CONFIG, type Files, GOOD } from '../support/init-files.ts';
import { BAD, init, realmlint, TODAY } from './init-runs.ts';
import { CWD, world } from './world.ts';

describe('nothing is written', () => {
  const files = { 'gpo-backup/PC-0217.reg': GOOD };

  it.each([
    [['gpo-backup', 'clinets'], 'There is no clinets: nothing is written.'],
    [['gpo-*/*.pol', 'gpo-backup'], 'No file and no folder fits gpo-*/*.pol: nothing is written.'],
    [['clients/*.reg', 'gpo-backup'], 'No file and no folder fits clients/*.reg: nothing is written.'],
  ])('where a path is mistyped: %j', async (paths, said) => {
    const { code, err, text } = await init(files, ...paths);
    expect([code, text(CONFIG), text(BASELINE)]).toEqual([2, null, null]);
    expect(err()).toContain(said);
    expect(err()).toContain(`Type it as it is seen from ${CWD}.`);
  });

  it('but a pattern that fits is no mistake', async () => {
    expect((await init(files, 'gpo-*/*.reg')).code).toBe(0);
  });

  it.each<readonly [string, Files, string]>([
    ['nothing', {}, 'there is nothing here to write a config for'],
    ['nothing of ours', { 'notes.txt': 'hello' }, 'there is nothing here to write a config for'],
    [
      'nothing that can be read',
      { 'a.pol': 'PReg', 'b.pol': 'x' },
      'could not read anything of this, so nothing is written',
    ],
  ])('where there is %s', async (_, those, said) => {
    for (const quiet of [[], ['--quiet']]) {
      const { code, err, text } = await init(those, ...quiet);
      expect([code, text(CONFIG), text(BASELINE)]).toEqual([3, null, null]);
      expect(err()).toContain('no evidence');
      expect(err()).toContain(said);
      expect(err()).toContain('run realmlint init where exports lie, or name them: realmlint init PATH\n');
    }
  });

  it('where the cloud is nearly one that is known', async () => {
    const { code, err, text } = await init(files, '--cloud', 'zscalerbet.net');
    expect([code, text(CONFIG), text(BASELINE)]).toEqual([2, null, null]);
    expect(err()).toContain('Did you mean zscalerbeta.net?');
    expect(err()).toContain('write "cloud": "zscalerbet.net" into the config');
    const far = await init(files, '--cloud', 'proxy.example');
    expect([far.code, far.text(CONFIG)]).toEqual([0, expect.stringContaining('"cloud": "proxy.example"')]);
  });
});

describe('nothing is overwritten, and nothing is read, where there is', () => {
  it.each<readonly [string, Files, RegExp]>([
    [
      'a config',
      { [CONFIG]: '{}' },
      /There is a config already, realmlint\.config\.jsonc[\s\S]*writes a baseline here\./,
    ],
    ['a config of the other name', { 'realmlint.config.json': '{}' }, /realmlint\.config\.json, /],
    ['a config above', { '/home/realmlint.config.json': '{}' }, /\.\.\/\.\.\/realmlint\.config\.json/],
    ['two configs', { [CONFIG]: '{}', 'realmlint.config.json': '' }, /There is a config already/],
    ['a baseline', { [BASELINE]: 'mine' }, /There is a baseline already/],
    ['a folder of its name', { [`${BASELINE}/`]: '' }, /There is a baseline already/],
  ])('%s', async (_, files, said) => {
    const before = { 'PC-0217.reg': BAD, ...files };
    const here = await realmlint({ files: before, faults: { [`open ${CWD}/PC-0217.reg`]: 'EIO' } }, 'init');
    expect(here.code).toBe(2);
    expect(here.err()).toMatch(said);
    expect([...here.files.keys()]).toEqual([...world({ files: before }).files.keys()]);
    for (const [path, text] of Object.entries(files))
      if (!path.endsWith('/')) expect(here.text(path)).toBe(text);
  });

  it('but a config above the repository is none', async () => {
    const files = { '/home/realmlint.config.json': '{}', '/home/admin/.git/': '', 'PC-0217.reg': GOOD };
    expect((await init(files)).code).toBe(0);
  });

  it.each([
    [{ [`stat ${CWD}/${CONFIG}`]: 'EACCES' }, /Whether there is a realmlint\.config\.jsonc cannot be seen/],
    [
      { [`stat ${CWD}/${BASELINE}`]: 'EACCES' },
      /Whether there is a realmlint\.baseline\.json cannot be seen/,
    ],
    [
      { [`checkWritable ${CWD}`]: 'EROFS' },
      /cannot be written in \.: the file system is read-only[\s\S]*Run realmlint init/,
    ],
  ])('or may be, or where nothing can be: %j', async (faults, said) => {
    const { code, err, text } = await realmlint({ files: { 'PC-0217.reg': BAD }, faults }, 'init');
    expect(code).toBe(2);
    expect(err()).toMatch(said);
    expect([text(CONFIG), text(BASELINE)]).toEqual([null, null]);
  });
});

describe('what comes between', () => {
  const files = { 'PC-0217.reg': BAD };

  it.each([
    ['EEXIST', 2, 'is not overwritten'],
    ['ENOSPC', 70, 'no space is left on the device'],
    ['EACCES', 70, 'permission is denied'],
  ])('%s leaves neither file', async (fault, code, said) => {
    for (const name of [CONFIG, BASELINE]) {
      const faults = { [`createFile ${CWD}/${name}`]: fault };
      const here = await realmlint({ files, faults }, 'init');
      expect(here.code).toBe(code);
      expect(here.err()).toContain(said);
      expect([here.text(CONFIG), here.text(BASELINE)]).toEqual([null, null]);
    }
  });

  it.each([CONFIG, BASELINE])('a %s of somebody else stays', async (name) => {
    const here = world({ files, start: TODAY });
    const { createFile } = here.io.fs;
    const fs = {
      ...here.io.fs,
      createFile(path: string, text: string) {
        if (path.endsWith(name)) here.put(name, 'mine');
        createFile(path, text);
      },
    };
    expect(await main(['init'], { ...here.io, fs })).toBe(2);
    expect([here.text(CONFIG), here.text(BASELINE)].filter((text) => text !== null)).toEqual(['mine']);
  });

  it('a config that cannot be taken back is no reason to hide why', async () => {
    const faults = { [`createFile ${CWD}/${BASELINE}`]: 'ENOSPC', [`remove ${CWD}/${CONFIG}`]: 'EACCES' };
    const { code, err } = await realmlint({ files, faults }, 'init');
    expect([code, err()]).toEqual([70, expect.stringContaining('no space is left')]);
  });
});
