// A first config and its baseline, written by the whole command: what it says, what it leaves alone, and that it changes no finding.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { main } from '../../src/cli/main.ts';
import type { Parts } from '../../src/cli/parts.ts';
import { run } from '../../src/cli/run.ts';
import { readConfig } from '../../src/config/config.ts';
import { gather, judge, VERSION } from '../../src/lint.ts';
import type { Finding, Report } from '../../src/model/finding.ts';
import type { Settings } from '../../src/model/settings.ts';
import { reporters } from '../../src/reporters/index.ts';
import { CATALOGUE } from '../support/catalogue.ts';
import {
  BASELINE,
  CONFIG,
  client,
  DEMO,
  type Files,
  filesOf,
  GOOD,
  OWN,
  REPORT,
  ROOT,
  trust,
} from '../support/init-files.ts';
import { suggestionsIn, taking } from '../support/starter.ts';
import { sample } from '../support/thorough.ts';
import { CWD, type World, type WorldOptions, world } from './world.ts';

const RULES = join(ROOT, 'fixtures/rules');
const TODAY = Date.UTC(2026, 2, 9);

const GPO = /<Identifier[^>]*>(\{[^}]*\})/.exec(REPORT)?.[1] ?? '';

interface Ran extends World {
  readonly code: number;
}

async function realmlint(options: WorldOptions, ...argv: readonly string[]): Promise<Ran> {
  const here = world({ start: TODAY, ...options });
  return { ...here, code: await main(argv, here.io) };
}

async function init(files: Files, ...argv: readonly string[]): Promise<Ran> {
  return await realmlint({ files }, 'init', ...argv);
}

/** What a world has after it, with its own files and what was written. */
async function lint(here: World, ...argv: readonly string[]): Promise<Report> {
  const before = here.out().length;
  await main(['.', '--format', 'json', ...argv], here.io);
  return JSON.parse(here.out().slice(before));
}

function keysOf({ findings }: Report): readonly unknown[] {
  return findings.map(({ ruleId, path, region, byteOffset, severity, expected }: Finding) => [
    ruleId,
    path,
    region,
    byteOffset,
    severity,
    expected,
  ]);
}

const BAD = client(
  'ZSCALERBETA.NET',
  'kerberos.zscalertwo.net',
  '.zscalerbeta.net; .gateway.zscalerbeta.net',
);
describe('the sample', () => {
  it('keeps its six findings, and all of them are in the baseline', async () => {
    const before = await lint(world({ files: DEMO }));
    const here = await init(DEMO);
    expect([here.code, here.out()]).toEqual([0, '']);
    const after = await lint(here);
    expect(before.findings).toHaveLength(6);
    expect(keysOf(after)).toEqual(keysOf(before));
    const held = await lint(here, '--baseline', BASELINE);
    expect(held.summary).toMatchObject({ errors: 0, suppressed: 6, exitCode: 0 });
    expect(held.problems).toEqual([]);
  });

  it('has a config that its owner can go on with', async () => {
    const here = await init(DEMO);
    await expect(here.text(CONFIG)).toMatchFileSnapshot(join(ROOT, 'fixtures/cli/golden/init-demo.jsonc'));
  });

  it('is told in a few lines, the last of which is the next command', async () => {
    const { err } = await init(DEMO);
    expect(err().split('\n')).toEqual([
      'realmlint: found 1 realm in 1 GPO, 1 client, 1 domain: ZSCALERBETA.NET (Zscaler cloud)',
      `realmlint: wrote ${CONFIG}: its suggestions are comments until you decide`,
      `realmlint: wrote ${BASELINE}: it holds back 6 errors`,
      `realmlint: next: realmlint --baseline ${BASELINE} .`,
      '',
    ]);
  });

  it('says nothing with --quiet', async () => {
    const { code, err, text } = await init(DEMO, '--quiet');
    expect([code, err()]).toEqual([0, '']);
    expect(text(BASELINE)).not.toBeNull();
  });
});

describe('no finding changes', () => {
  const folders = ['bad', 'good'].flatMap((kind) =>
    readdirSync(RULES).flatMap((rule) => {
      const folder = join(RULES, rule, kind);
      return readdirSync(folder).map((name) => [`${rule}/${kind}/${name}`, join(folder, name)] as const);
    }),
  );

  async function check(files: Files): Promise<Ran> {
    const before = await lint(world({ files, start: TODAY }));
    const here = await init(files);
    if (before.problems.some(({ kind }) => kind === 'no-evidence')) {
      expect([here.code, here.text(CONFIG), here.text(BASELINE)]).toEqual([3, null, null]);
      return here;
    }
    const text = here.text(CONFIG) ?? '';
    const after = await lint(here);
    expect(keysOf(after)).toEqual(keysOf(before));
    expect(after.coverage).toEqual(before.coverage);
    expect(after.problems).toEqual(before.problems);
    const verdict = before.summary.exitCode < 2;
    expect(here.code).toBe(verdict ? 0 : before.summary.exitCode);
    const held = before.findings.filter(({ ruleId }) => ruleId !== 'evidence-incomplete').length;
    expect(here.text(BASELINE) !== null).toBe(verdict && held > 0);
    if (here.text(BASELINE) !== null) {
      const { summary, problems } = await lint(here, '--baseline', BASELINE);
      expect({ ...summary, problems }).toMatchObject({ suppressed: held, exitCode: 0, problems: [] });
    }
    for (const names of [...suggestionsIn(text).map((name) => [name]), suggestionsIn(text)]) {
      expect(readConfig(taking(text, names), CATALOGUE).problems).toBeNull();
    }
    return here;
  }

  it.each(sample(folders, 23))('in %s', async (_, folder) => {
    await check(filesOf(folder));
  });

  it.each<readonly [string, Files, RegExp]>([
    ['a right client', { 'PC-0217.reg': GOOD }, /"inUse": \["zscalerbeta.net"\]/],
    ['a wrong client', { 'PC-0217.reg': BAD }, /\n {2}"clouds"/],
    ['a realm of their own', { 'PC-0217.reg': OWN }, /\/\/ "realms": \[/],
    ['a trust', { 'trust.txt': trust('ZSCALERBETA.NET') }, /\n {2}"clouds"/],
    [
      'trusts to two clouds',
      { 'trust.txt': `${trust('ZSCALERBETA.NET')}\r\n${trust('ZSCALERTWO.NET')}` },
      /\n {2}\/\/ "clouds": \{ "inUse": \["zscalerbeta.net", "zscalertwo.net"\] \},/,
    ],
    [
      'a cloud that nobody knows',
      {
        'PC-0217.reg': GOOD.replaceAll(/zscalerbeta/gi, 'zscalerfour').replace('zscalerfour', 'ZSCALERFOUR'),
      },
      /\n {2}\/\/ "clouds": \{ "known": \["zscalerfour.net"\]/,
    ],
    [
      'a cloud that nobody knows beside one that everybody knows',
      { 'PC-0217.reg': GOOD, 'trust.txt': trust('ZSCALERFOUR.NET') },
      /\n {2}\/\/ "clouds": \{/,
    ],
    ['a gap', { 'PC-0217.reg': GOOD.slice(0, -20) }, /"clouds"/],
    ['a gap beside a defect', { 'PC-0217.reg': GOOD.slice(0, -20), 'PC-0412.reg': BAD }, /"clouds"/],
  ])('with %s', async (_, files, said) => {
    const { text } = await check(files);
    expect(text(CONFIG)).toMatch(said);
  });
});

describe('the config is tried', () => {
  it.each([[], ['--cloud', 'zscalertwo.net']])(
    'as the runs after it take it, with nothing beside it: %j',
    async (...argv) => {
      const taken: Settings[] = [];
      const parts: Parts = {
        gather,
        reporters,
        rules,
        version: VERSION,
        judge(gathered, options) {
          taken.push(options.settings);
          return judge(gathered, options);
        },
      };
      const here = world({ files: { 'PC-0217.reg': GOOD }, start: TODAY });
      expect(await run(['init', ...argv], here.io, parts)).toBe(0);
      const tried = taken.at(-1);
      await run(['.'], here.io, parts);
      expect(tried).toEqual(taken.at(-1));
    },
  );
});

describe('what is found', () => {
  const suggested = async (files: Files, ...argv: readonly string[]) => {
    const { text } = await init(files, ...argv);
    return readConfig(taking(text(CONFIG) ?? ''), CATALOGUE).config;
  };

  it('is a realm of their own with what stands in all of its places', async () => {
    const config = await suggested({
      'PC-0217.reg': OWN,
      'PC-0412.reg': OWN.replace('kdc1', 'KDC2').replaceAll('"HADOOP.CONTOSO', '"hadoop.contoso'),
      'trust.txt': trust('HADOOP.CONTOSO.EXAMPLE'),
    });
    expect(config?.realms).toEqual([
      {
        realm: 'HADOOP.CONTOSO.EXAMPLE',
        kdcs: ['kdc1.hadoop.contoso.example', 'kdc2.hadoop.contoso.example'],
        suffixes: ['.hadoop.contoso.example'],
        trust: { type: 3, direction: 1, transitive: false, encryptionTypes: 24 },
      },
    ]);
    expect(config).toMatchObject({ userDomains: ['corp.contoso.example'], require: ['client', 'trust'] });
  });

  it('is no trust where trusts differ', async () => {
    const other = trust('HADOOP.CONTOSO.EXAMPLE', 0).replace('DC=corp', 'DC=emea');
    const config = await suggested({ 'a.txt': trust('HADOOP.CONTOSO.EXAMPLE'), 'b.txt': other });
    expect(config?.realms).toMatchObject([{ realm: 'HADOOP.CONTOSO.EXAMPLE', trust: null }]);
    expect(config?.userDomains).toEqual(['corp.contoso.example', 'emea.contoso.example']);
  });

  it('is each GPO with its realms, and the kinds of evidence', async () => {
    expect(await suggested(DEMO)).toMatchObject({
      expect: [{ of: 'gpo', name: 'CORP Zscaler Kerberos', realm: 'ZSCALERBETA.NET', state: 'required' }],
      require: ['gpo', 'client', 'trust'],
      suppressions: [{ rule: 'suspicious-characters', subject: 'PC-0217', until: '2026-06-07' }],
    });
  });

  it('is a GPO by its GUID where its name does not tell it', async () => {
    const named = (name: string, guid: string) =>
      REPORT.replaceAll('CORP Zscaler Kerberos', name).replaceAll(GPO, guid);
    const [one, two, three] = ['1', '2', '3'].map((digit) => GPO.replace(/^\{.{8}/, `{${digit.repeat(8)}`));
    const config = await suggested({
      'a.xml': named('Kerberos', one ?? ''),
      'b.xml': named('kerberos', two ?? ''),
      'c.xml': named('*', three ?? ''),
      'd.xml': named('Proxy', GPO),
    });
    expect(config?.expect.map(({ name }) => name)).toEqual([
      ...[one, two, three].map((guid) => `${guid}@corp.contoso.example`.toLowerCase()),
      'Proxy',
    ]);
  });

  it('is the cloud that was named, which then counts', async () => {
    const { code, err, text } = await init(
      { 'PC-0217.reg': GOOD },
      '--cloud',
      'https://admin.zscalertwo.net/',
    );
    expect(code).toBe(0);
    expect(text(CONFIG)).toContain('\n  "cloud": "zscalertwo.net",\n');
    expect(err()).toContain(`next: realmlint --baseline ${BASELINE} .`);
    const named = await lint(world({ files: { 'PC-0217.reg': GOOD } }), '--cloud', 'zscalertwo.net');
    const here = await init({ 'PC-0217.reg': GOOD }, '--cloud', 'zscalertwo.net');
    expect(keysOf(await lint(here))).toEqual(keysOf(named));
    expect(named.findings).not.toEqual([]);
  });

  it.each([
    [{ [`${CWD}/node_modules/realmlint/schemas/config.schema.json`]: '{}' }, './node_modules/'],
    [{ '/home/admin/node_modules/realmlint/schemas/config.schema.json': '{}' }, '../node_modules/'],
  ])('is the schema that is installed: %#', async (files, path) => {
    const { text } = await init({ 'PC-0217.reg': GOOD, ...files });
    expect(text(CONFIG)).toContain(`\n  "$schema": "${path}realmlint/schemas/config.schema.json",\n`);
  });
});

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

describe('names of others', () => {
  const HOSTILE = [
    'A*/B',
    '*',
    'x\u2028"y": 1',
    'a\u202eb',
    'function FindProxyForURL(url, host) {',
    '// "ignore": ["**"],',
    '},{',
    '$(reboot)',
  ];

  it.each(HOSTILE)('%j', async (name) => {
    const gpo = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const files = {
      'gpreport.xml': REPORT.replaceAll('CORP Zscaler Kerberos', gpo),
      [`${name.replaceAll('/', '_')}.reg`]: client(name.replaceAll('"', ''), 'kdc.example', 'a.example'),
    };
    const before = await lint(world({ files, start: TODAY }));
    const here = await init(files);
    const text = here.text(CONFIG) ?? '';
    for (const line of text.split('\n')) expect(line).toMatch(/^(?: *| *\/\/.*| *[{}].*| *".*)$/);
    for (const taken of [[], ...suggestionsIn(text).map((one) => [one]), suggestionsIn(text)]) {
      expect(readConfig(taking(text, taken), CATALOGUE).problems).toBeNull();
    }
    expect(readConfig(text, CATALOGUE).config).toMatchObject({
      ignore: [],
      suppressions: [],
      severities: {},
    });
    expect(keysOf(await lint(here))).toEqual(keysOf(before));
    const held = await lint(here, '--baseline', BASELINE);
    expect([held.summary.exitCode, held.inputs]).toEqual([0, before.inputs]);
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
  const inCopy = (act: (folder: string) => void) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'realmlint-init-')));
    try {
      cpSync(join(ROOT, 'fixtures/demo'), folder, { recursive: true });
      act(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const start = (cwd: string, ...argv: readonly string[]) =>
    spawnSync(process.execPath, [command, ...argv], { cwd, encoding: 'utf8' });

  it('writes both files once, and lint passes by them', () => {
    inCopy((folder) => {
      const first = start(folder, 'init');
      expect([first.status, first.stdout]).toEqual([0, '']);
      const written = [CONFIG, BASELINE].map((name) => readFileSync(join(folder, name), 'utf8'));
      expect(start(folder, '--baseline', BASELINE, '.').status).toBe(0);
      expect(start(folder, '.').status).toBe(1);
      expect(start(folder, 'init').status).toBe(2);
      expect([CONFIG, BASELINE].map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(written);
    });
  });

  it.skipIf(process.platform === 'win32')(
    'leaves nothing of a file that it could not write to its end',
    () => {
      inCopy((folder) => {
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
