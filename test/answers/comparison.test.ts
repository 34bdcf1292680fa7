// The comparison of a report of lint: what it holds against what, and that it never contradicts the findings beside it.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Bend, policyReg, trustTable } from '../../rules/support/examples.ts';
import { comparison } from '../../src/answers/comparison.ts';
import { DEFAULT_SETTINGS, gather, type Input, judge, type Settings, survey } from '../../src/lint.ts';
import type { DriftReport } from '../../src/model/drift.ts';
import { encode } from '../support/bytes.ts';
import { inputOf, inputsBelow } from '../support/inputs.ts';
import { settingsFrom } from '../support/settings.ts';
import { sample } from '../support/thorough.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));
const RULES = join(FIXTURES, 'rules');
const CONFIG = 'realmlint.config.jsonc';

const optionsOf = (settings: Settings) => ({ settings, version: '0.0.0' });

function compared(inputs: readonly Input[], settings = DEFAULT_SETTINGS): DriftReport | null {
  const result = comparison(gather(inputs), optionsOf(settings));
  if (result && 'limit' in result) throw new Error('too many clients');
  return result?.report ?? null;
}

const client = (name: string, bend: Bend = {}) => inputOf(`${name}.reg`, encode(policyReg(bend).content));
const text = (path: string, content: string) => inputOf(path, encode(content));

const deviations = (report: DriftReport | null) =>
  (report?.cohorts ?? []).flatMap(({ subjects, differences }) =>
    differences.map(
      ({ setting, result }) => `${subjects.map(({ name }) => name).join()} ${setting} ${result}`,
    ),
  );

const good = readdirSync(RULES).flatMap((rule) =>
  readdirSync(join(RULES, rule, 'good')).map((one) => join(rule, 'good', one)),
);

/** Every input twice, in two folders: clients are two, and two exports of a GPO or a domain are of one. */
function doubled(inputs: readonly Input[]): Input[] {
  return ['monday', 'friday'].flatMap((day) =>
    inputs.map((input) => ({ ...input, path: `${day}/${input.path}` })),
  );
}

describe('comparison beside findings', () => {
  it.each(sample(good, 15))('finds no deviation where lint finds nothing: %s', (name) => {
    const folder = join(RULES, name);
    const config = join(folder, CONFIG);
    const settings = settingsFrom(existsSync(config) ? readFileSync(config, 'utf8') : undefined);
    const inputs = inputsBelow(folder, ['expected.json', CONFIG]);
    for (const given of [inputs, doubled(inputs)]) {
      const { report } = judge(gather(given), { settings });
      const isRight = report.findings.every(({ severity }) => severity === 'info');
      expect(isRight ? deviations(compared(given, settings)) : []).toEqual([]);
    }
  });
});

describe('comparison with the guide', () => {
  const OTHER: Bend = {
    realms: { 'ZSCALERTWO.NET': '<k>kerberos.zscalertwo.net</k>' },
    mappings: { 'ZSCALERTWO.NET': '.zscalertwo.net; .gateway.zscalertwo.net' },
  };

  it('names who deviates, and how', () => {
    const wrong = client('PC-3', { mappings: { 'ZSCALERBETA.NET': 'zscalerbeta.net' } });
    const report = compared([client('PC-1'), client('PC-2'), wrong]);
    expect(report?.expected).toMatchObject({ kind: 'guide', names: ['ZSCALERBETA.NET (profile zscaler)'] });
    expect(deviations(report)).toEqual(['PC-3 domain_realm different']);
    expect(report?.summary).toMatchObject({ compared: 3, agreeing: 2, deviating: 1 });
  });

  it('misses no cloud on a client that has another', () => {
    const report = compared([client('PC-1'), client('PC-2', OTHER)]);
    expect(deviations(report)).toEqual([]);
    expect(report?.agreeing.map(({ name }) => name)).toEqual(['PC-1', 'PC-2']);
  });

  it('leaves out, and says so, who has nothing of the realms', () => {
    const report = compared([client('PC-1'), client('PC-2'), client('PC-3', { realms: {}, mappings: {} })]);
    expect(report?.summary.compared).toBe(2);
    expect(report?.notices.join()).toContain('PC-3');
  });

  it('misses what policy gives, as lint does', () => {
    const empty = client('PC-2', { realms: {}, mappings: {} });
    const report = compared([...inputsBelow(join(FIXTURES, 'demo/gpo-backup')), client('PC-1'), empty]);
    expect(deviations(report)).toContain('PC-2 MitRealms missing');
  });

  it('expects of a realm of the config what its rules expect', () => {
    const described = {
      realm: 'MIT.CONTOSO.EXAMPLE',
      kdcs: ['kdc1.contoso.example', 'kdc2.contoso.example'],
      suffixes: ['.lab.contoso.example'],
      trust: null,
    };
    const settings = { ...DEFAULT_SETTINGS, realms: [described] };
    const has = (kdc: string, hosts: string): Bend => ({
      realms: { 'MIT.CONTOSO.EXAMPLE': `<k>${kdc}</k>` },
      mappings: { 'MIT.CONTOSO.EXAMPLE': hosts },
    });
    const right = client('PC-1', has('kdc1.contoso.example', '.lab.contoso.example'));
    const broad = client('PC-2', has('kdc2.contoso.example', '.contoso.example'));
    const wrong = client('PC-3', has('kdc3.contoso.example', '.dev.contoso.example'));
    expect(deviations(compared([right, broad, wrong], settings))).toEqual([
      'PC-3 MitRealms different',
      'PC-3 domain_realm different',
    ]);
  });

  it('expects nothing of whom the config wants otherwise', () => {
    const wrong = client('PC-3', { mappings: { 'ZSCALERBETA.NET': 'zscalerbeta.net' } });
    const intent = { of: 'client', name: 'PC-3', realm: 'zscalerbeta.net', state: 'forbidden' } as const;
    const settings = { ...DEFAULT_SETTINGS, expect: [intent] };
    expect(deviations(compared([client('PC-1'), client('PC-2'), wrong], settings))).toEqual([]);
  });

  it('leaves problems of the run to the report around it', () => {
    const report = compared([client('PC-1'), client('PC-2'), text('PC-3.reg', 'Windows Registry')]);
    expect(report?.problems).toEqual([]);
    expect(report?.summary.exitCode).toBe(0);
  });
});

describe('comparison with nothing expected', () => {
  const OWN: Bend = {
    realms: { 'MIT.CONTOSO.EXAMPLE': '<k>kdc1.contoso.example</k>' },
    mappings: { 'MIT.CONTOSO.EXAMPLE': '.lab.contoso.example' },
  };

  it('is none without a GPO, and of one copy', () => {
    expect(compared([client('PC-1', OWN), client('PC-2', OWN)])).toBeNull();
    expect(compared([client('PC-1')])).toBeNull();
    expect(compared([text('trust.txt', trustTable().content)])).toBeNull();
  });

  it('holds clients against the GPO', () => {
    const gpo = inputOf(
      '{31B2F340-016D-11D2-945F-00C04FB984F9}/Machine/Registry.reg',
      encode(policyReg(OWN).content),
    );
    const other = client('PC-2', { ...OWN, mappings: { 'MIT.CONTOSO.EXAMPLE': '.dev.contoso.example' } });
    const facts = gather([gpo]).facts.map((fact) => ({
      ...fact,
      origin: { ...fact.origin, holder: 'gpo' as const },
    }));
    const rest = gather([client('PC-1', OWN), other]);
    const result = comparison({ ...rest, facts: [...facts, ...rest.facts] }, optionsOf(DEFAULT_SETTINGS));
    if (!result || !('report' in result)) throw new Error('nothing was compared');
    expect(result.report.expected.kind).toBe('gpo');
    expect(deviations(result.report)).toEqual(['PC-2 domain_realm different']);
  });
});

describe('the limit of a comparison', () => {
  const fleet = (count: number) => Array.from({ length: count }, (_, at) => client(`PC-${at}`));

  it('is told for more clients than a page has room for', () => {
    expect(comparison(survey(fleet(5001)), optionsOf(DEFAULT_SETTINGS))).toEqual({
      limit: 5000,
      of: 'clients',
    });
  });

  it('takes a survey as what it stands for', () => {
    const inputs = [...fleet(3), client('PC-X', { mappings: { 'ZSCALERBETA.NET': 'zscalerbeta.net' } })];
    const options = optionsOf(DEFAULT_SETTINGS);
    expect(comparison(survey(inputs), options)).toEqual(comparison(gather(inputs), options));
  });
});
