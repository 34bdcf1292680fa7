// A comparison as text and as JSON: what is shown of many, and what the last line says.

import { describe, expect, it } from 'vitest';
import type { Cohort, DriftReport } from '../../src/model/drift.ts';
import { PLAIN } from '../../src/model/reporter.ts';
import { driftJson } from '../../src/reporters/drift-json.ts';
import { driftClosing, driftText } from '../../src/reporters/drift-text.ts';

const place = { path: 'clients/PC-1.reg', region: null, byteOffset: 420, locator: 'HKLM' };

function cohort(names: readonly string[], bend: Partial<Cohort> = {}): Cohort {
  return {
    column: 'client',
    subjects: names.map((name) => ({ kind: 'client', id: name.toLowerCase(), name })),
    differences: [
      {
        realm: 'ZSCALERBETA.NET',
        setting: 'domain_realm',
        result: 'different',
        severity: 'error',
        expected: { name: 'ZSCALERBETA.NET', value: '.zscalerbeta.net' },
        actual: { name: 'ZSCALERBETA.NET', value: '' },
        place,
        expectedPlace: null,
      },
    ],
    taken: null,
    follows: ['gpupdate /force.'],
    ...bend,
  };
}

function report(bend: Partial<DriftReport> = {}): DriftReport {
  return {
    schemaVersion: 1,
    tool: { name: 'realmlint', version: '0.0.0' },
    expected: {
      kind: 'gpo',
      names: ['CORP Realms'],
      taken: ['2026-02-03T07:55:18Z', '2026-02-03T07:55:18Z'],
    },
    inputs: [],
    matrix: [],
    cohorts: [],
    agreeing: [],
    notKnown: [],
    notices: [],
    problems: [],
    summary: {
      compared: 0,
      agreeing: 0,
      deviating: 0,
      notKnown: 0,
      cohorts: 0,
      errors: 0,
      warnings: 0,
      exitCode: 0,
    },
    ...bend,
  };
}

const text = (given: DriftReport, bend = {}) =>
  [...driftText(given, { palette: PLAIN, width: 80, verbose: false, quiet: false, ...bend })].join('');

describe('driftText', () => {
  it('shows an empty value, an offset of a binary file, and what to do once', () => {
    const shown = text(report({ cohorts: [cohort(['PC-1']), cohort(['PC-2', 'PC-3'])] }));
    expect(shown).toContain('here      ZSCALERBETA.NET = (empty)\n            clients/PC-1.reg @0x1A4\n');
    expect(shown.match(/gpupdate/g)).toHaveLength(1);
    expect(shown).toContain('follows   as for cohort 1');
  });

  it('shows the first fifty cohorts, and all with --verbose', () => {
    const cohorts = Array.from({ length: 60 }, (_, at) => cohort([`PC-${at}`]));
    expect(text(report({ cohorts }))).toContain('and 10 larger cohorts (--verbose shows all)');
    expect(text(report({ cohorts }), { verbose: true })).toContain('cohort 60: 1 client: PC-59');
  });

  it('names all of a cohort with --verbose', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    expect(text(report({ cohorts: [cohort(names)] }))).toContain('A, B, C, D, E and 1 more');
    expect(text(report({ cohorts: [cohort(names)] }), { verbose: true })).toContain('A, B, C, D, E, F\n');
  });

  it('is a table of sources, with counts where they are not all alike', () => {
    const zero = { same: 0, different: 0, missing: 0, extra: 0, 'not-known': 0 };
    const shown = text(
      report({
        matrix: [
          {
            realm: 'ZSCALERBETA.NET',
            setting: 'MitRealms',
            expected: ['<k>kerberos.zscalerbeta.net</k>'],
            guide: 'same',
            actual: { gpo: { ...zero, same: 1 }, client: { ...zero, same: 1200, 'not-known': 3 } },
          },
          {
            realm: null,
            setting: 'MitRealms_Enabled',
            expected: null,
            guide: null,
            actual: { client: { ...zero, extra: 2 } },
          },
        ],
      }),
    );
    expect(shown).toContain(
      [
        '  setting                 guide  GPO   clients',
        'ZSCALERBETA.NET',
        '  realm list (MitRealms)  same   same  1,200 same',
        '                                       3 not known',
        'switches',
        '  MitRealms_Enabled       -      -     2 extra',
      ].join('\n'),
    );
  });

  it('says what could not be compared, and why there is no verdict', () => {
    const summary = { ...report().summary, compared: 1, notKnown: 1, exitCode: 3 };
    const shown = text(
      report({
        notKnown: [{ kind: 'client', id: 'pc-1', name: '' }],
        notices: ['Not compared: \u001b[2J.'],
        problems: [{ kind: 'gap', message: 'a.reg (actual): The file is empty.' }],
        summary,
      }),
    );
    expect(shown).toContain('1 export of 1 cannot be compared: pc-1\n');
    expect(shown).toContain('no verdict\n  a.reg (actual): The file is empty.\n');
    expect(shown).toContain('note: Not compared: <U+001B>[2J.');
  });
});

describe('driftClosing', () => {
  const closing = (exitCode: number, deviating = 0, problems: DriftReport['problems'] = []) =>
    driftClosing(
      report({ problems, summary: { ...report().summary, compared: 2, deviating, exitCode } }),
      'error',
    );

  it.each([
    [closing(0), '2 compared, 0 deviate in 0 ways; passed'],
    [closing(0, 1), '2 compared, 1 deviates in 0 ways; passed: nothing at or above --fail-on error'],
    [closing(1, 1), '2 compared, 1 deviates in 0 ways; failed: 0 errors, 0 warnings'],
    [
      closing(3, 0, [{ kind: 'gap', message: '' }]),
      '2 compared, 0 deviate in 0 ways; no verdict (exit 3): 1 gap in what could be read',
    ],
    [
      closing(3),
      '2 compared, 0 deviate in 0 ways; no verdict (exit 3): nothing, or not all of it, could be compared',
    ],
    [closing(70), '2 compared, 0 deviate in 0 ways; not to be trusted (exit 70): an internal error'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });
});

describe('driftJson', () => {
  it('has its members in one order, and hides nothing', () => {
    const json = driftJson(report({ cohorts: [cohort(['PC\u202e1'])], notices: ['x'] }));
    expect(json).toContain('PC\\u202e1');
    expect(Object.keys(JSON.parse(json))).toEqual([
      'schemaVersion',
      'tool',
      'expected',
      'inputs',
      'matrix',
      'cohorts',
      'agreeing',
      'notKnown',
      'notices',
      'problems',
      'summary',
    ]);
    expect(JSON.parse(json).cohorts[0].differences[0].place).toEqual(place);
  });
});
