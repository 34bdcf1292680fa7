// A first config and its baseline, written by the whole command: what they hold, and that they change no finding.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Parts } from '../../src/cli/parts.ts';
import { run } from '../../src/cli/run.ts';
import { readConfig } from '../../src/config/config.ts';
import { collect, gather, judge, judgeSurvey, survey, VERSION } from '../../src/lint.ts';
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
import { BAD, init, keysOf, lint, type Ran, TODAY } from './init-runs.ts';
import { CWD, world } from './world.ts';

const RULES = join(ROOT, 'fixtures/rules');

const GPO = /<Identifier[^>]*>(\{[^}]*\})/.exec(REPORT)?.[1] ?? '';

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

  it.each(sample(folders, 83))('in %s', async (_, folder) => {
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
        collect,
        reporters,
        rules,
        version: VERSION,
        judge(gathered, options) {
          taken.push(options.settings);
          return judge(gathered, options);
        },
        survey,
        judgeSurvey(surveyed, options) {
          taken.push(options.settings);
          return judgeSurvey(surveyed, options);
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
