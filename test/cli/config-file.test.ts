// The config file: found or named, read or refused.

import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/cli/config-file.ts';
import { UsageError } from '../../src/cli/failure.ts';
import { CWD, type WorldOptions, world } from './world.ts';

const RULES = ['kdc-wrong-host', 'trust-transitive'];

function load(options: WorldOptions, request: { config?: string; noConfig?: boolean } = {}) {
  const { config = null, noConfig = false } = request;
  return loadConfig(world(options).io, { config, noConfig }, RULES);
}

function refusal(options: WorldOptions, config?: string): readonly string[] {
  try {
    load(options, config === undefined ? {} : { config });
  } catch (error) {
    if (error instanceof UsageError) return error.lines;
    throw error;
  }
  throw new Error('was accepted');
}

describe('loadConfig', () => {
  it.each([
    [{ 'realmlint.config.jsonc': '{"cloud": "a.net"}' }, 'realmlint.config.jsonc'],
    [{ '../realmlint.config.json': '{"cloud": "a.net"}' }, '../realmlint.config.json'],
    [{ 'realmlint.config.json': '\ufeff{"cloud": "a.net"}' }, 'realmlint.config.json'],
    [
      {
        'realmlint.config.json': new Uint8Array([
          0xff,
          0xfe,
          ...Buffer.from('{"cloud": "a.net"}', 'utf16le'),
        ]),
      },
      'realmlint.config.json',
    ],
  ])('finds %j', (files, name) => {
    expect(load({ files })).toMatchObject({ name, config: { cloud: 'a.net' } });
  });

  it('tells none from none wanted', () => {
    expect(load({})).toMatchObject({ name: null, config: null });
    expect(load({ files: { 'realmlint.config.json': '!' } }, { noConfig: true })).toMatchObject({
      name: undefined,
      config: null,
    });
    expect(load({}).ignores(`${CWD}/a`)).toBe(false);
  });

  it('takes the one that is named, and looks at no other', () => {
    const files = { 'realmlint.config.json': '!', '/etc/realmlint.json': '{"cloud": "a.net"}' };
    expect(load({ files }, { config: '/etc/realmlint.json' })).toMatchObject({
      name: '../../../etc/realmlint.json',
      config: { cloud: 'a.net' },
    });
  });

  it('ignores paths from its own folder on', () => {
    const files = { '../realmlint.config.json': '{"ignore": ["gpo/old", "*/x.reg"]}' };
    const { ignores } = load({ files });
    expect([`${CWD}/old/a.reg`, `${CWD}/x.reg`, `${CWD}/old.reg`, `${CWD}/a/x.reg`].map(ignores)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('ignores in any case and with backslashes on Windows', () => {
    const files = { 'realmlint.config.json': '{"ignore": ["Old\\\\*.reg"]}' };
    const { ignores } = load({ files, platform: 'win32', cwd: 'C:\\gpo' });
    expect([`C:\\gpo\\old\\A.REG`, `C:\\old\\a.reg`].map(ignores)).toEqual([true, false]);
  });
});

describe('loadConfig refuses', () => {
  it('two in one folder', () => {
    const files = { 'realmlint.config.json': '{}', 'realmlint.config.jsonc': '{}' };
    expect(refusal({ files })).toEqual([
      expect.stringMatching(`two configs in ${CWD}: realmlint.config.jsonc and realmlint.config.json`),
      expect.stringContaining('--config'),
    ]);
  });

  it.each([
    ['one that is not there', {}, 'no.json', /no\.json cannot be read: it does not exist/],
    ['a folder', { 'c/': '' }, 'c', /is not a file/],
    ['a huge one', { c: new Uint8Array(10_000_000) }, 'c', /has 10000000 bytes/],
    ['one with mistakes', { c: '{\n  "cluod": "a.net"\n}' }, 'c', /^c:2:3: .*"cluod".*Did you mean "cloud"/],
    ['binary', { c: new Uint8Array([0, 1, 2, 0xff]) }, 'c', /^c:1:1: /],
  ])('%s', (_, files, config, said) => {
    expect(refusal({ files }, config)).toEqual([
      expect.stringMatching(said),
      expect.stringContaining('--no-config'),
    ]);
  });

  it('one that may not be read or seen', () => {
    const files = { 'realmlint.config.json': '{}' };
    expect(refusal({ files, faults: { [`open ${CWD}/realmlint.config.json`]: 'EACCES' } })[0]).toMatch(
      /cannot be read: permission/,
    );
    expect(refusal({ files, faults: { [`stat ${CWD}/realmlint.config.jsonc`]: 'EACCES' } })).toEqual([
      expect.stringMatching(/cannot be seen: permission/),
      expect.stringContaining('--no-config'),
    ]);
  });

  it('one that is a link to nowhere, which is no missing one', () => {
    const files = { 'realmlint.config.jsonc': '-> /mnt/share/realmlint.config.jsonc' };
    expect(refusal({ files })[0]).toMatch(/realmlint\.config\.jsonc cannot be read: it does not exist/);
  });

  it('a file that ends early, for it is no longer the same', () => {
    const here = world({ files: { c: '{"cloud": "a.net"}' } });
    const stat = () => ({ kind: 'file' as const, size: 100, modified: 1, mode: 0o644, device: 0, inode: 0 });
    const io = { ...here.io, fs: { ...here.io.fs, stat } };
    expect(loadConfig(io, { config: 'c', noConfig: false }, RULES).config?.cloud).toBe('a.net');
    expect(here.openFiles()).toBe(0);
  });
});
