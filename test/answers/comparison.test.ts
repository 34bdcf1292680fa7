// The comparison of a report of lint: what it holds against what, and that it never contradicts the findings beside it.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Bend, policyReg, trustList, trustTable } from '../../rules/support/examples.ts';
import { comparison } from '../../src/answers/comparison.ts';
import {
  DEFAULT_SETTINGS,
  type Gathered,
  gather,
  type Input,
  judge,
  type Settings,
  type Survey,
  survey,
} from '../../src/lint.ts';
import type { DriftReport } from '../../src/model/drift.ts';
import type { Intent } from '../../src/model/intent.ts';
import { encode } from '../support/bytes.ts';
import { inputOf, inputsBelow } from '../support/inputs.ts';
import { settingsFrom } from '../support/settings.ts';
import { sample, THOROUGH } from '../support/thorough.ts';

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

const fixturesOf = (rule: string, kind: 'good' | 'bad') =>
  readdirSync(join(RULES, rule, kind)).map((one) => join(rule, kind, one));

const good = readdirSync(RULES).flatMap((rule) => fixturesOf(rule, 'good'));

/** Rules about what is missing or otherwise than expected in a list or a trust. Further hosts, and realms of which nothing is expected, are no deviation. */
const OF_VALUES = [
  'client-setting-missing',
  'kdc-list-empty',
  'kdc-missing-k-tag',
  'kdc-tag-malformed',
  'kdc-wrong-host',
  'mapping-inverted',
  'mapping-realm-undefined',
  'mapping-required-suffix-missing',
  'missing-leading-dot',
  'policy-not-enabled',
  'policy-wrong-type',
  'realm-case-mismatch',
  'realm-not-uppercase',
  'realm-without-mapping',
  'setting-not-as-expected',
  'trust-aes-not-enabled',
  'trust-name-inconsistent',
  'trust-transitive',
  'trust-wrong-direction',
  'trust-wrong-type',
];

function fixture(name: string) {
  const folder = join(RULES, name);
  const config = join(folder, CONFIG);
  const settings = settingsFrom(existsSync(config) ? readFileSync(config, 'utf8') : undefined);
  return { settings, inputs: inputsBelow(folder, ['expected.json', CONFIG]) };
}

/** Every input twice, in two folders: clients are two, and two exports of a GPO or a domain are of one. */
function doubled(inputs: readonly Input[]): Input[] {
  return ['monday', 'friday'].flatMap((day) =>
    inputs.map((input) => ({ ...input, path: `${day}/${input.path}` })),
  );
}

describe('comparison beside findings', () => {
  it.each(sample(good, 40))('finds no deviation where lint finds nothing: %s', (name) => {
    const { inputs, settings } = fixture(name);
    for (const given of [inputs, doubled(inputs)]) {
      const { report } = judge(gather(given), { settings });
      const isRight = report.findings.every(({ severity }) => severity === 'info');
      expect(isRight ? deviations(compared(given, settings)) : []).toEqual([]);
    }
  });

  const bad = OF_VALUES.flatMap((rule) => sample(fixturesOf(rule, 'bad'), 12).map((name) => [name, rule]));
  it.each(bad)('counts nobody as agreeing of whom lint finds that a value is wrong: %s', (name, rule) => {
    const { inputs, settings } = fixture(name);
    const given = [...inputs, client('PC-9000'), client('PC-9001')];
    const { report } = judge(gather(given), { settings });
    const found = report.findings.filter(({ ruleId }) => ruleId === rule);
    const wrong = new Set(found.map(({ subject }) => `${subject.kind} ${subject.id}`));
    expect(wrong.size).toBeGreaterThan(0);
    const result = compared(given, settings);
    expect(result?.summary.compared).toBeGreaterThan(1);
    const agreeing = (result?.agreeing ?? []).map(({ kind, id }) => `${kind} ${id}`);
    expect(agreeing.filter((subject) => wrong.has(subject))).toEqual([]);
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

  const wanting = (name: string, realm: string, state: Intent['state']): Intent => ({
    of: 'client',
    name,
    realm,
    state,
  });
  const withIntents = (...expect: readonly Intent[]) => ({ ...DEFAULT_SETTINGS, expect });

  it.each(['forbidden', 'disabled'] as const)(
    'says that the config bars who is left out for it: %s',
    (state) => {
      const none = client('PC-3', { realms: {}, mappings: {} });
      const report = compared(
        [client('PC-1'), client('PC-2'), none],
        withIntents(wanting('PC-3', 'zscalerbeta.net', state)),
      );
      expect(deviations(report)).toEqual([]);
      expect(report?.notices).toEqual([
        'Not compared, as the config forbids or disables there what is expected elsewhere: PC-3.',
      ]);
    },
  );

  it('takes what the config forbids for too much, and wants no value of it', () => {
    const wrong = client('PC-3', { mappings: { 'ZSCALERBETA.NET': 'zscalerbeta.net' } });
    const settings = withIntents(wanting('PC-3', 'zscalerbeta.net', 'forbidden'));
    expect(deviations(compared([client('PC-1'), client('PC-2'), wrong], settings))).toEqual([
      'PC-3 MitRealms extra',
      'PC-3 domain_realm extra',
    ]);
  });

  it('misses a cloud that the config requires and nobody has', () => {
    const settings = withIntents(wanting('*', 'ZSCALERTWO.NET', 'required'));
    const report = compared([client('PC-1'), client('PC-2')], settings);
    expect(report?.expected.names).toEqual([
      'ZSCALERBETA.NET (profile zscaler)',
      'ZSCALERTWO.NET (profile zscaler)',
    ]);
    expect(report?.agreeing).toEqual([]);
    expect(deviations(report)).toEqual(['PC-1,PC-2 MitRealms missing', 'PC-1,PC-2 domain_realm missing']);
  });

  it('misses a realm that the config requires and of which it says no more, and takes any value of it', () => {
    const own: Bend = {
      realms: { 'mit.contoso.example': '<k>kdc1.contoso.example</k>' },
      mappings: { 'mit.contoso.example': '.lab.contoso.example' },
    };
    const settings = withIntents(wanting('*', 'MIT.CONTOSO.EXAMPLE', 'required'));
    const report = compared([client('PC-1', own), client('PC-2')], settings);
    expect(report?.expected.names).toContain('MIT.CONTOSO.EXAMPLE (config)');
    expect(report?.agreeing.map(({ name }) => name)).toEqual(['PC-1']);
    expect(deviations(report)).toEqual(['PC-2 MitRealms missing', 'PC-2 domain_realm missing']);
  });

  it('lets what the config says of one by name go before what it says of all', () => {
    const settings = withIntents(
      wanting('PC-2', 'ZSCALERTWO.NET', 'required'),
      wanting('*', 'ZSCALERTWO.NET', 'forbidden'),
    );
    const report = compared([client('PC-1'), client('PC-2')], settings);
    expect(report?.agreeing.map(({ name }) => name)).toEqual(['PC-1']);
    expect(deviations(report)).toEqual(['PC-2 MitRealms missing', 'PC-2 domain_realm missing']);
  });

  it('tells the name of a trust in another case once, and compares its numbers by their values', () => {
    const lower = 'zscalerbeta.net';
    const { content } = trustList({
      ...{ CN: lower, Name: lower, flatName: lower, trustPartner: lower },
      DistinguishedName: `CN=${lower},CN=System,DC=corp,DC=contoso,DC=example`,
    });
    const report = compared([client('PC-1'), text('trust.txt', content)]);
    expect(deviations(report)).toEqual(['corp.contoso.example trust different']);
    const rows = report?.matrix.filter(({ setting }) => setting.startsWith('trust')) ?? [];
    expect(rows.map(({ setting, actual }) => `${setting} ${actual.trust?.same}`)).toEqual([
      'trust 0',
      'trustType 1',
      'trustDirection 1',
      'trustTransitive 1',
    ]);
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

  /** What so many clients leave: those behind the first are made of what that left, but where the run is thorough. */
  function gathered(count: number): Gathered | Survey {
    if (THOROUGH) return survey(fleet(count));
    const one = gather(fleet(1));
    const facts = JSON.stringify(one.facts);
    const copies = Array.from({ length: count }, (_, at) => JSON.parse(facts.replaceAll('PC-0', `PC-${at}`)));
    return { ...one, facts: copies.flat() };
  }

  it('is told for more clients than a page has room for', () => {
    expect(comparison(gathered(5001), optionsOf(DEFAULT_SETTINGS))).toEqual({
      limit: 5000,
      of: 'clients',
    });
  });

  it('counts exports where these are too many to see of how many clients they are', () => {
    const [one] = survey(fleet(1)).parts;
    if (!one) throw new Error('no part');
    const run = { ...survey(fleet(1)), parts: Array.from({ length: 20_001 }, () => one) };
    expect(comparison(run, optionsOf(DEFAULT_SETTINGS))).toEqual({ limit: 20_000, of: 'exports' });
  });

  it('takes a survey as what it stands for', () => {
    const inputs = [...fleet(3), client('PC-X', { mappings: { 'ZSCALERBETA.NET': 'zscalerbeta.net' } })];
    const options = optionsOf(DEFAULT_SETTINGS);
    expect(comparison(survey(inputs), options)).toEqual(comparison(gather(inputs), options));
  });
});
