// What realmlint init says and takes, and the built command in a folder of its own.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BASELINE, CONFIG, client, type Files, filesOf, GOOD, OWN, ROOT } from '../support/init-files.ts';
import { program } from '../support/program.ts';
import { BAD, init, realmlint } from './init-runs.ts';
import { CWD } from './world.ts';

const RULES = join(ROOT, 'fixtures/rules');

describe('the last words', () => {
  it.each<readonly [string, readonly string[], Files, string]>([
    ['of a clean folder', [], { 'PC-0217.reg': GOOD }, 'realmlint .'],
    [
      'of paths',
      ['gpo', 'PC-0217.reg'],
      { 'PC-0217.reg': GOOD, 'gpo/a.reg': GOOD },
      'realmlint gpo PC-0217.reg',
    ],
    ['of a path with blanks', ["Bob's PC"], { "Bob's PC/PC-1.reg": GOOD }, "realmlint 'Bob'\\''s PC'"],
    ['of a path with a dash', ['--', '-a.reg'], { '-a.reg': GOOD }, 'realmlint -- -a.reg'],
    ['of another encoding', ['--encoding', 'cp850'], { 'PC-0217.reg': GOOD }, 'realmlint --encoding cp850 .'],
  ])('%s are the next command', async (_, argv, files, command) => {
    const { code, err } = await init(files, ...argv);
    expect(code).toBe(0);
    expect(err()).toContain('realmlint: no findings, so there is no baseline\n');
    expect(err().trimEnd().split('\n').at(-1)).toBe(`realmlint: next: ${command}`);
  });

  it('say why there is no baseline without a verdict', async () => {
    const { code, err, text } = await init({ 'PC-0217.reg': BAD, 'PC-0412.reg': GOOD.slice(0, -20) });
    expect([code, text(BASELINE)]).toEqual([3, null]);
    const said = err().replace(/\s+/g, ' ');
    expect(said).toContain('no verdict (exit 3)');
    expect(said).toContain('PC-0412.reg');
    expect(said).toContain(
      `${BASELINE} is not written: what a run could not read or judge is in no baseline`,
    );
    expect(said).toContain(`wrote ${CONFIG}`);
    // By no config was it judged that anybody has written.
    expect(said).not.toContain(`config ${CONFIG}`);
    expect(said).toContain('next, when nothing is missing any more: realmlint baseline .');
  });

  it('say of no realms that what could not be read may have some', async () => {
    const state = GOOD.slice(0, GOOD.indexOf('[', GOOD.indexOf('[') + 1));
    expect((await init({ 'PC-1.reg': state, 'PC-2.pol': 'PReg' })).err()).toContain(
      'found no realms in what could be read\n',
    );
    expect((await init({ 'PC-1.reg': state })).err()).toContain('found no realms\n');
  });

  it.each([
    [{}, null],
    [{ [`${CWD}/.git/`]: '' }, null],
    [{ '/home/admin/.git/': '' }, 'gpo'],
    [{ '/home/.git/': '' }, 'admin/gpo'],
  ])('say how runs from the root of the repository take the config: %j', async (files, folder) => {
    const { code, err } = await init({ 'PC-0217.reg': GOOD, ...files });
    expect(code).toBe(0);
    const said = `from the root of the repository take it only with --config ${folder}/${CONFIG}; or run init there\n`;
    if (folder === null) expect(err()).not.toContain('repository');
    else expect(err()).toContain(said);
  });

  it('tell gaps that are no findings of settings', async () => {
    const { code, err, text } = await init(
      filesOf(join(RULES, 'preferences-write-policy-key/good/sysvol-other-key')),
    );
    expect([code, text(BASELINE)]).toEqual([0, null]);
    expect(err()).toContain('realmlint: no findings but gaps, so there is no baseline\n');
  });

  it('say so with --quiet too', async () => {
    const { code, err } = await init({ 'PC-0412.reg': GOOD.slice(0, -20) }, '--quiet');
    expect(code).toBe(3);
    expect(err()).toContain('no verdict (exit 3)');
    expect(err()).not.toContain('next');
  });

  it('name every kind of realm, and all of them with --verbose', async () => {
    const files = {
      'PC-1.reg': GOOD,
      'PC-2.reg': OWN,
      'PC-3.reg': client('ZSCALERFOUR.NET', 'kerberos.zscalerfour.net', '.gateway.zscalerfour.net'),
      'PC-4.reg': client('KERBEROS.MICROSOFTONLINE.COM', 'k.example', 'a.file.core.windows.net'),
    };
    const { err } = await init(files, '--verbose');
    expect(err()).toContain('found 4 realms in 4 clients: HADOOP.CONTOSO.EXAMPLE (your own), ');
    expect(err()).toContain('KERBEROS.MICROSOFTONLINE.COM (Azure Files), ZSCALERBETA.NET (Zscaler cloud), ');
    expect(err()).toContain('ZSCALERFOUR.NET (perhaps a Zscaler cloud)\n');
    expect((await init(files)).err()).toContain(' and 1 more\n');
  });
});

describe('the command line', () => {
  it.each([
    ['--config', 'a.json'],
    ['--baseline', 'a.json'],
    ['--rule', 'kdc-wrong-host=off'],
    ['--format', 'json'],
    ['--fail-on', 'never'],
  ])('takes no %s', async (...argv) => {
    const { code, err, text } = await init({ 'PC-0217.reg': GOOD }, ...argv);
    expect([code, text(CONFIG)]).toEqual([2, null]);
    expect(err()).toContain(`${argv[0]} is no option of init`);
  });

  it('reads standard input', async () => {
    const { code, err, text } = await realmlint({ stdin: BAD }, 'init', '-');
    expect(code).toBe(0);
    expect(err()).toContain(`next: realmlint --baseline ${BASELINE} -\n`);
    expect(text(BASELINE)).toContain('kdc-wrong-host');
  });

  it('quotes for the shells of Windows', async () => {
    const cwd = 'C:\\gpo';
    const files = { 'C:\\gpo\\{2F1D9A6B}\\PC-1.reg': GOOD };
    const { code, err } = await realmlint({ platform: 'win32', cwd, files }, 'init', '{2F1D9A6B}');
    expect([code, err()]).toEqual([0, expect.stringContaining('next: realmlint "{2F1D9A6B}"\n')]);
  });
});

describe('the built command', () => {
  const command = join(ROOT, 'dist', 'realmlint.js');
  const inCopy = async (act: (folder: string) => Promise<void>) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'realmlint-init-')));
    try {
      cpSync(join(ROOT, 'fixtures/demo'), folder, { recursive: true });
      await act(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  it('writes both files once, and lint passes by them', async () => {
    await inCopy(async (folder) => {
      const first = await program(['init'], folder);
      expect([first.status, first.stdout]).toEqual([0, '']);
      const written = [CONFIG, BASELINE].map((name) => readFileSync(join(folder, name), 'utf8'));
      expect((await program(['--baseline', BASELINE, '.'], folder)).status).toBe(0);
      expect((await program(['.'], folder)).status).toBe(1);
      expect((await program(['init'], folder)).status).toBe(2);
      expect([CONFIG, BASELINE].map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(written);
    });
  });

  it.skipIf(process.platform === 'win32')(
    'leaves nothing of a file that it could not write to its end',
    async () => {
      await inCopy(async (folder) => {
        const before = readdirSync(folder);
        // A limit on the size of files, in blocks of 512 or 1,024 bytes, stands for the full disk.
        const limited = spawnSync(
          'sh',
          ['-c', 'ulimit -f 1; exec "$0" "$@"', process.execPath, command, 'init'],
          {
            cwd: folder,
            encoding: 'utf8',
          },
        );
        expect(limited.stderr).toContain('could not be written: the file is too large');
        expect([limited.status, readdirSync(folder)]).toEqual([70, before]);
      });
    },
  );
});
