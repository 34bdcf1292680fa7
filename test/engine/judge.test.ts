// From facts to the report: the parts put together.

import { describe, expect, it } from 'vitest';
import { type Gathered, judge } from '../../src/engine/judge.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { InputReport } from '../../src/model/finding.ts';
import type { AnyRule } from '../../src/model/rule.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings.ts';
import { at, mapping, numberAt, realm, trust } from '../support/facts.ts';
import {
  BACKUP_ID,
  backup,
  from,
  GPO_ID,
  gapOf,
  gpo,
  OLD_BACKUP_ID,
  originOf,
  policyFile,
  reported,
  scope,
  WHOLE_SIDE,
} from '../support/gathered.ts';
import { fakeRule, finding } from '../support/rules.ts';

const FOLDER = `exports/${BACKUP_ID}`;
const OLD = `exports/${OLD_BACKUP_ID}`;
const XML = reported(`${FOLDER}/gpreport.xml`);
const POL = policyFile(FOLDER);
const VALUE = realm('ZSCALERBETA.NET', 'https://kerberos.zscalerbeta.net');
const MAP = mapping('ZSCALERBETA.NET', '.zscalerbeta.net');

const WRONG: AnyRule = fakeRule('kdc-wrong-host', 'realm', (target) => [
  finding({ place: { origin: target.origin, at: target.name.at, locator: '' }, rightWhenRepaired: true }),
]);
const SCHEME: AnyRule = fakeRule('address-has-scheme-or-port', 'realm', (target) => [
  finding({ place: { origin: target.origin, at: target.name.at, locator: '' }, severity: 'warning' }),
]);
const GAPS: AnyRule = fakeRule('evidence-incomplete', 'run', ({ gaps }) =>
  gaps.map((one) =>
    finding({
      place: one,
      message: one.message,
      severity: 'info',
      setting: one.code,
      perFile: true,
      actual: null,
      ...(one.effect === 'notice' ? {} : { blocking: true as const }),
    }),
  ),
);

function input(path: string, bend: Partial<InputReport> = {}): InputReport {
  return { path, format: 'reg', status: 'read', facts: 1, ...bend };
}

function judged(
  facts: readonly Fact[],
  rules: readonly AnyRule[],
  settings: Partial<Settings> = {},
  bend: Partial<Gathered> = {},
) {
  const gathered = { facts, inputs: [input('a.reg')], problems: [], skipped: 0, ...bend };
  return judge(gathered, rules, { ...DEFAULT_SETTINGS, ...settings }, '1.2.3');
}

function found({ report }: ReturnType<typeof judged>): readonly string[] {
  return report.findings.map(({ ruleId, path }) => `${ruleId} ${path}`);
}

describe('judge', () => {
  it('makes a report of what was gathered', () => {
    const { report, basis } = judged([from(XML, VALUE)], [SCHEME], {}, { skipped: 3 });
    expect(report).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'realmlint', version: '1.2.3' },
      inputs: [{ path: 'a.reg' }],
      findings: [
        {
          ruleId: 'address-has-scheme-or-port',
          subject: { kind: 'gpo', id: `${GPO_ID}@corp.contoso.example` },
        },
      ],
      coverage: [{ check: 'address-has-scheme-or-port', guide: 4, status: 'fail' }],
      problems: [],
      summary: { errors: 0, warnings: 1, infos: 0, inputs: 1, skipped: 3, exitCode: 0 },
    });
    expect(basis).toEqual({ [report.findings[0]?.fingerprint ?? '']: 'profile zscaler' });
  });

  it('is the same for facts in another order', () => {
    const facts = [
      from(XML, VALUE),
      from(POL, VALUE),
      from(POL, MAP),
      backup(`${FOLDER}/bkupInfo.xml`),
      gapOf(POL),
    ];
    const one = judged(facts, [WRONG, SCHEME, GAPS]).report;
    expect(judged([...facts].reverse(), [WRONG, SCHEME, GAPS]).report).toEqual(one);
    expect(one.findings).toHaveLength(2);
  });

  it('keeps silent about consequences, and leaves their checks open', () => {
    const result = judged([from(XML, VALUE)], [WRONG, SCHEME]);
    expect(found(result)).toEqual([`address-has-scheme-or-port ${XML.path}`]);
    expect(result.report.coverage).toMatchObject([
      { check: 'kdc-wrong-host', status: 'not-evaluated', reason: 'follows from address-has-scheme-or-port' },
      { check: 'address-has-scheme-or-port', status: 'fail' },
    ]);
  });

  it('overrules severities, and says nothing of rules that are off', () => {
    const settings = { severities: { 'kdc-wrong-host': 'info' } } as const;
    expect(judged([from(XML, VALUE)], [WRONG], settings).report.summary).toMatchObject({
      errors: 0,
      infos: 1,
      exitCode: 0,
    });
    const off = judged([from(XML, VALUE)], [WRONG], { severities: { 'kdc-wrong-host': 'off' } });
    expect(off.report).toMatchObject({ findings: [], coverage: [], summary: { exitCode: 0 } });
  });

  it('says problems of readers and of rules', () => {
    const broken = fakeRule('broken', 'realm', () => {
      throw new Error('no such member');
    });
    const problems = [{ kind: 'internal', message: 'a.reg: The reader for reg failed: x' }] as const;
    const { report } = judged([from(XML, VALUE)], [broken, SCHEME], {}, { problems });
    expect(report.problems.map(({ message }) => message)).toEqual([
      'a.reg: The reader for reg failed: x',
      'The rule broken failed on CORP Zscaler Kerberos: no such member'.replace(
        'CORP Zscaler Kerberos',
        GPO_ID,
      ),
    ]);
    expect(report.findings).toHaveLength(1);
    expect(report.summary.exitCode).toBe(70);
  });
});

describe('gaps', () => {
  it('block, also when their rule is off', () => {
    expect(judged([from(XML, VALUE), gapOf(XML)], [GAPS]).report).toMatchObject({
      findings: [{ ruleId: 'evidence-incomplete', blocking: true }],
      summary: { infos: 1, exitCode: 3 },
    });
    const off = judged([from(XML, VALUE), gapOf(XML)], [GAPS], {
      severities: { 'evidence-incomplete': 'off' },
    });
    expect(off.report).toMatchObject({ findings: [], summary: { exitCode: 3 } });
  });

  it('of a report do not block where its Registry.pol fills them, and the report is read', () => {
    const error = gapOf(XML, { code: 'extension-error', message: 'The extension could not be reported.' });
    const inputs = [
      input(XML.path, { status: 'partial', facts: 0, message: error.message }),
      input(POL.path),
    ];
    const facts = [error, backup(`${FOLDER}/bkupInfo.xml`), from(POL, VALUE)];
    const filled = judged([...facts, scope(POL, ...WHOLE_SIDE)], [GAPS], {}, { inputs }).report;
    expect(filled.inputs).toEqual([input(POL.path), input(XML.path, { status: 'no-evidence', facts: 0 })]);
    expect(filled.findings[0]).not.toHaveProperty('blocking');
    expect(filled.summary.exitCode).toBe(0);
    const open = judged(facts, [GAPS], {}, { inputs }).report;
    expect(open.inputs[1]).toMatchObject({ status: 'partial', message: error.message });
    expect(open.summary.exitCode).toBe(3);
  });

  it('that are filled leave a report that gave something as read', () => {
    const error = gapOf(XML, { code: 'extension-error' });
    const inputs = [input(XML.path, { status: 'partial', facts: 1, message: 'x' })];
    const facts = [error, from(XML, VALUE), gpo(XML), scope(POL, ...WHOLE_SIDE)];
    expect(judged(facts, [GAPS], {}, { inputs }).report.inputs).toEqual([input(XML.path, { facts: 1 })]);
  });
});

describe('superseded backups', () => {
  const facts = [
    from(policyFile(OLD), VALUE),
    gapOf(policyFile(OLD)),
    backup(`${OLD}/bkupInfo.xml`, { time: '2025-01-01T00:00:00' }),
    backup(`${FOLDER}/bkupInfo.xml`),
  ];
  const inputs = [
    input(`${OLD}/DomainSysvol/GPO/Machine/registry.pol`, { status: 'partial' }),
    input(`${OLD}/bkupInfo.xml`, { status: 'unreadable', facts: 0 }),
    input(`${FOLDER}/bkupInfo.xml`, { status: 'no-evidence', facts: 0 }),
  ];

  it('are listed, and neither their findings nor their gaps count', () => {
    const { report } = judged(
      [...facts, from(POL, MAP)],
      [SCHEME, GAPS],
      {},
      { inputs: [...inputs, input(POL.path)] },
    );
    expect(report.inputs.map(({ status }) => status)).toEqual([
      'read',
      'no-evidence',
      'superseded',
      'superseded',
    ]);
    expect(report.findings.map(({ ruleId, blocking }) => `${ruleId} ${blocking ?? false}`)).toEqual([
      'evidence-incomplete false',
    ]);
    expect(report.summary).toMatchObject({ unreadable: 0, exitCode: 0 });
  });

  it('are no evidence', () => {
    const { report } = judged(facts, [SCHEME], {}, { inputs });
    expect(report.problems).toMatchObject([{ kind: 'no-evidence' }]);
    expect(report.summary.exitCode).toBe(3);
    expect(judged(facts, [SCHEME], { allowEmpty: true }, { inputs }).report.summary.exitCode).toBe(0);
  });
});

describe('one defect', () => {
  it('in a backup and on two clients is one finding with four places', () => {
    const client = (path: string) => from(originOf(path, 'reg'), VALUE);
    const facts = [
      client('clients/PC-0218.reg'),
      from(POL, VALUE),
      from(XML, VALUE),
      client('clients/PC-0217.reg'),
      backup(`${FOLDER}/bkupInfo.xml`),
    ];
    const [only, ...others] = judged(facts, [SCHEME]).report.findings;
    expect(others).toEqual([]);
    expect([only?.path, ...(only?.related.map(({ path }) => path) ?? [])]).toEqual([
      POL.path,
      XML.path,
      'clients/PC-0217.reg',
      'clients/PC-0218.reg',
    ]);
  });
});

describe('the inputs', () => {
  it('are in the order of their paths, by code units', () => {
    const inputs = ['b.reg', '\u00e4.reg', 'a.reg', 'B.reg'].map((path) => input(path));
    const { report } = judged([from(XML, VALUE)], [], {}, { inputs });
    expect(report.inputs.map(({ path }) => path)).toEqual(['B.reg', 'a.reg', 'b.reg', '\u00e4.reg']);
    expect(inputs.map(({ path }) => path)).toEqual(['b.reg', '\u00e4.reg', 'a.reg', 'B.reg']);
  });

  it('are no evidence where all that they show is trusts between domains', () => {
    const exported = originOf('trusts.ldf', 'ldif', { holder: 'domain' });
    const domains = trust({
      origin: exported,
      type: numberAt(2, 5),
      trustPartner: at('fabrikam.example', 3),
    });
    const between = { ...domains, name: at('fabrikam.example', 2), cn: at('fabrikam.example', 1) };
    const inputs = [input('trusts.ldf', { format: 'ldif', facts: 1 })];
    const alone = judged([between], [], {}, { inputs }).report;
    expect(alone.inputs).toMatchObject([{ status: 'no-evidence', facts: 0 }]);
    expect(alone.summary.exitCode).toBe(3);
    const both = judged(
      [between, trust({ origin: exported })],
      [],
      {},
      {
        inputs: [input('trusts.ldf', { format: 'ldif', facts: 2 })],
      },
    ).report;
    expect(both.inputs).toMatchObject([{ status: 'read', facts: 1 }]);
    expect(both.summary.exitCode).toBe(0);
  });
});
