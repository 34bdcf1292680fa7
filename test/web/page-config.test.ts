// The config of what was handed over: which one is followed, and every mistake in it said in full.

import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/web/page-config.ts';
import type { Picked } from '../../src/web/picked.ts';
import { Refusal } from '../../src/web/refusal.ts';
import { fileOf, pageWorld, pickedOf, type Tree } from './support.ts';

const RULES = ['kdc-wrong-host', 'trust-transitive'];

function load(picked: readonly Picked[], isWindows = false) {
  return loadConfig({ picked, followConfig: true }, pageWorld({ isWindows }), RULES);
}

function refusal(picked: readonly Picked[]): readonly string[] {
  try {
    load(picked);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.byConfig).toBe(true);
    return error.lines;
  }
  throw new Error('was accepted');
}

const utf16 = (text: string) => Uint8Array.of(0xff, 0xfe, ...Buffer.from(text, 'utf16le'));
const ONE = '{"cloud": "zscalerbeta.net"}';

describe('loadConfig', () => {
  it.each<[Tree, string]>([
    [{ 'realmlint.config.json': ONE, 'a/x.reg': '' }, 'realmlint.config.json'],
    [{ 'a/realmlint.config.jsonc': `// ours\n${ONE}`, 'a/x.reg': '' }, 'a/realmlint.config.jsonc'],
    [{ 'realmlint.config.json': `\ufeff${ONE}` }, 'realmlint.config.json'],
    [{ 'realmlint.config.json': utf16(ONE) }, 'realmlint.config.json'],
  ])('follows the one at the top', (tree, name) => {
    expect(load(pickedOf(tree))).toMatchObject({ name, config: { cloud: 'zscalerbeta.net' } });
  });

  it('follows none that lies deeper', () => {
    expect(load(pickedOf({ 'a/b/realmlint.config.json': '!' }))).toMatchObject({ name: null, config: null });
  });

  it('takes no heed of case and of backslashes on Windows alone', () => {
    const picked = pickedOf({ 'a/Realmlint.Config.json': '{"ignore": ["Old\\\\x*"]}' });
    expect(load(picked)).toMatchObject({ name: null });
    const { ignores } = load(picked, true);
    expect(['a/OLD/x.reg', 'a/old/y.reg'].map(ignores)).toEqual([true, false]);
  });

  it('reads globs from the folder of the config, and beside it', () => {
    const { ignores } = load(pickedOf({ 'a/realmlint.config.json': '{"ignore": ["old/", "../b/"]}' }));
    expect(['a/old/x.reg', 'old/x.reg', 'b/x.reg', 'a/b/x.reg'].map(ignores)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('refuses two', () => {
    expect(refusal(pickedOf({ 'a/realmlint.config.json': '{}', 'realmlint.config.json': '{}' }))[0]).toBe(
      'There are two configs in what was handed over: realmlint.config.json and a/realmlint.config.json.',
    );
  });

  it('says every mistake with its place', () => {
    expect(
      refusal(pickedOf({ 'a/realmlint.config.json': '{\n "cluod": 1,\n "rules": {"x": "off"}\n}' })),
    ).toEqual([
      expect.stringMatching(/^a\/realmlint\.config\.json:2:2: .*cluod/),
      'Mend a/realmlint.config.json and hand it over again, or judge without a config.',
    ]);
  });

  it('refuses what is no config at all', () => {
    const name = 'realmlint.config.json';
    expect(refusal([{ kind: 'folder', name, children: [] }])[0]).toContain('is not a file');
    expect(refusal([{ kind: 'unseen', name, problem: 'Permission is denied.' }])).toContain(
      'Permission is denied.',
    );
    expect(refusal([{ kind: 'file', name, file: fileOf(new Uint8Array(2_000_000)) }])[0]).toContain(
      '2000000 bytes',
    );
    expect(refusal([{ kind: 'file', name, file: fileOf(ONE, 'NotFoundError') }])[1]).toContain(
      'not there any more',
    );
  });
});
