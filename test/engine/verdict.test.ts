// The exit code: 70 before 3 before 1, and what lifts which.

import { describe, expect, it } from 'vitest';
import { evidenceProblems, type Grounds, summarize } from '../../src/engine/verdict.ts';
import type { Subject } from '../../src/model/evidence.ts';
import type { Expectations } from '../../src/model/expectation.ts';
import type { Finding, InputReport, Problem, Severity } from '../../src/model/finding.ts';
import { DEFAULT_SETTINGS, type Requirement, type Settings } from '../../src/model/settings.ts';
import {
  at,
  cloud,
  gap,
  localRealm,
  mapping,
  numberAt,
  realm,
  state,
  subject,
  trust,
} from '../support/facts.ts';
import { GPO_REF } from '../support/rules.ts';

const READ: InputReport = { path: 'kerberos.xml', format: 'gpo-report', status: 'read', facts: 2 };
const INTERNAL: Problem = { kind: 'internal', message: 'The rule a failed.' };
const PARTIAL = gap({ effect: 'partial' });

function found(severity: Severity): Finding {
  return {
    ruleId: 'a',
    severity,
    message: '',
    path: 'kerberos.xml',
    region: null,
    locator: '',
    format: 'gpo-report',
    subject: GPO_REF,
    actual: null,
    expected: null,
    related: [],
    symptoms: [],
    guide: 4,
    fingerprint: severity,
  };
}

function sum(bend: Partial<Grounds> = {}, settings: Partial<Settings> = {}) {
  const grounds = {
    evidence: { subjects: [], gaps: [] },
    inputs: [READ],
    findings: [],
    problems: [],
    skipped: 0,
    ...bend,
  };
  return summarize(grounds, { ...DEFAULT_SETTINGS, ...settings });
}

function exit(bend: Partial<Grounds> = {}, settings: Partial<Settings> = {}): number {
  return sum(bend, settings).exitCode;
}

const gaps = (...effects: readonly (typeof PARTIAL.effect)[]) => ({
  evidence: { subjects: [], gaps: effects.map((effect) => gap({ effect })) },
});

describe('the exit code', () => {
  it('is 0 when nothing is wrong', () => {
    expect(exit()).toBe(0);
    expect(exit(gaps('notice'))).toBe(0);
    expect(exit({ findings: [found('warning'), found('info')] })).toBe(0);
  });

  it('is 3 for a gap, of which nothing is lifted by settings', () => {
    for (const effect of ['partial', 'unreadable'] as const) {
      expect(exit(gaps('notice', effect))).toBe(3);
      const severities = { 'evidence-incomplete': 'off' } as const;
      expect(exit(gaps(effect), { severities, failOn: 'never', allowEmpty: true })).toBe(3);
    }
  });

  it('is 70 before 3 before 1', () => {
    const findings = [found('error')];
    expect(exit({ findings })).toBe(1);
    expect(exit({ findings, ...gaps('partial') })).toBe(3);
    expect(exit({ findings, ...gaps('partial'), problems: [INTERNAL] })).toBe(70);
    expect(exit({ findings, problems: [{ kind: 'no-evidence', message: '' }] })).toBe(3);
    expect(exit({ problems: [{ kind: 'no-evidence', message: '' }, INTERNAL] })).toBe(70);
  });

  it.each<readonly [Settings['failOn'], Severity, number]>([
    ['error', 'error', 1],
    ['error', 'warning', 0],
    ['error', 'info', 0],
    ['warning', 'error', 1],
    ['warning', 'warning', 1],
    ['warning', 'info', 0],
    ['info', 'error', 1],
    ['info', 'warning', 1],
    ['info', 'info', 1],
    ['never', 'error', 0],
    ['never', 'info', 0],
  ])('with --fail-on %s and a finding of %s is %d', (failOn, severity, code) => {
    expect(exit({ findings: [found(severity)] }, { failOn })).toBe(code);
  });

  it('with --fail-on never is still 3 for gaps and 70 for problems', () => {
    expect(exit(gaps('partial'), { failOn: 'never' })).toBe(3);
    expect(exit({ problems: [INTERNAL] }, { failOn: 'never' })).toBe(70);
  });
});

describe('the summary', () => {
  it('counts', () => {
    const inputs: InputReport[] = [
      READ,
      { ...READ, status: 'unreadable', facts: 0 },
      { ...READ, status: 'superseded' },
    ];
    const findings = [found('error'), found('error'), found('warning'), found('info')];
    expect(sum({ inputs, findings, skipped: 4 })).toEqual({
      errors: 2,
      warnings: 1,
      infos: 1,
      suppressed: 0,
      inputs: 3,
      unreadable: 1,
      skipped: 4,
      exitCode: 1,
    });
  });
});

describe('what keeps a run from a verdict', () => {
  const EXPECTATIONS: Expectations = {
    byRealm: new Map([['zscalerbeta.net', cloud()]]),
    nearMisses: new Map(),
    clouds: new Set(),
    chosen: null,
  };

  function kinds(
    subjects: readonly Partial<Subject>[],
    inputs: readonly InputReport[],
    settings: Partial<Settings>,
  ) {
    const evidence = { subjects: subjects.map((one) => subject(one)), gaps: [] };
    const problems = evidenceProblems(evidence, inputs, EXPECTATIONS, { ...DEFAULT_SETTINGS, ...settings });
    return problems.map(({ kind }) => kind);
  }

  const value = realm('X.EXAMPLE', '<k>a</k>');
  const map = mapping('X.EXAMPLE', '.x.example');
  const mit = trust({ cn: null, name: null, trustPartner: at('X.EXAMPLE') });

  it('is the lack of any evidence, unless that is allowed', () => {
    const bare: InputReport = { ...READ, status: 'no-evidence', facts: 0 };
    expect(kinds([], [READ], {})).toEqual([]);
    expect(kinds([], [bare], {})).toEqual(['no-evidence']);
    expect(kinds([], [], {})).toEqual(['no-evidence']);
    expect(kinds([], [bare], { allowEmpty: true })).toEqual([]);
  });

  it('is evidence of superseded backups alone', () => {
    expect(kinds([], [{ ...READ, status: 'superseded' }], {})).toEqual(['no-evidence']);
  });

  it('is not lifted by --allow-empty where evidence is required', () => {
    expect(kinds([], [], { allowEmpty: true, require: ['gpo', 'client', 'trust'] })).toEqual([
      'evidence-required',
      'evidence-required',
      'evidence-required',
    ]);
  });

  it.each<readonly [Requirement, boolean, string, readonly Partial<Subject>[]]>([
    ['gpo', true, 'both lists in one GPO', [{ holder: 'gpo', realms: [value], mappings: [map] }]],
    [
      'gpo',
      true,
      'both lists in two GPOs',
      [
        { holder: 'gpo', realms: [value] },
        { holder: 'gpo', mappings: [map] },
      ],
    ],
    ['gpo', false, 'one list alone', [{ holder: 'gpo', realms: [value] }]],
    ['gpo', false, 'the lists of a client', [{ realms: [value], mappings: [map] }]],
    [
      'gpo',
      false,
      'lists that Windows does not read',
      [{ holder: 'gpo', realms: [{ ...value, layer: 'user' }], mappings: [map] }],
    ],
    ['client', true, 'one list', [{ mappings: [map] }]],
    ['client', true, 'local settings', [{ realms: [localRealm('X.EXAMPLE', [])] }]],
    ['client', true, 'a switch', [{ states: [state('MitRealms', 'disabled')] }]],
    ['client', false, 'a GPO', [{ holder: 'gpo', realms: [value], mappings: [map] }]],
    [
      'client',
      false,
      'a switch of users',
      [{ states: [{ ...state('MitRealms', 'enabled'), layer: 'user' }] }],
    ],
    ['trust', true, 'a realm trust', [{ holder: 'domain', trusts: [mit] }]],
    [
      'trust',
      true,
      'a trust to a realm of which something is expected',
      [{ trusts: [trust({ type: numberAt(2) })] }],
    ],
    ['trust', false, 'a trust between domains', [{ trusts: [{ ...mit, type: numberAt(2) }] }]],
    ['trust', false, 'nothing', [{}]],
  ])('--require %s is met (%s) by %s', (kind, met, _what, subjects) => {
    expect(kinds(subjects, [READ], { require: [kind] })).toEqual(met ? [] : ['evidence-required']);
  });
});
