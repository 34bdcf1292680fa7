// A comparison as markup: what its data say stands in the tree, and nothing of the data becomes part of it.

import { describe, expect, it } from 'vitest';
import type { Cohort, Counts, DriftReport } from '../../../src/model/drift.ts';
import type { SubjectRef } from '../../../src/model/finding.ts';
import { driftView } from '../../../src/reporters/html/drift-view.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { all, attribute, elementsOf, parsed, textOf, vocabulary } from './tree.ts';

const HOSTILE = '<script>alert(1)</script>"onload=\u202e';

const ZERO: Counts = { same: 0, different: 0, missing: 0, extra: 0, 'not-known': 0 };

const clients = (count: number): SubjectRef[] =>
  Array.from({ length: count }, (_, at) => ({ kind: 'client', id: `pc-${at}`, name: `PC-${at}` }));

function cohort(subjects: readonly SubjectRef[], text: string, differences = 1): Cohort {
  const place = { path: `clients/${text}.reg`, region: null, byteOffset: 420, locator: text };
  return {
    column: 'client',
    subjects,
    differences: Array.from({ length: differences }, () => ({
      realm: text,
      setting: 'domain_realm',
      result: 'different',
      severity: 'error',
      expected: { name: 'ZSCALERBETA.NET', value: `.${text}` },
      actual: { name: 'ZSCALERBETA.NET', value: text },
      place,
      expectedPlace: place,
    })),
    taken: ['2026-02-03T07:55:18Z', '2026-02-04T07:55:18Z'],
    follows: [`gpupdate /force ${text}`],
  };
}

function reportOf(text: string, cohorts: readonly Cohort[]): DriftReport {
  return {
    schemaVersion: 1,
    tool: { name: 'realmlint', version: '0.0.0' },
    expected: { kind: 'gpo', names: [text], taken: null },
    inputs: [],
    matrix: [
      {
        realm: text,
        setting: 'MitRealms',
        expected: [text],
        guide: 'same',
        actual: { gpo: { ...ZERO, same: 1 }, client: { ...ZERO, same: 1200, missing: 3, 'not-known': 1 } },
      },
      {
        realm: null,
        setting: 'MitRealms_Enabled',
        expected: null,
        guide: null,
        actual: { client: { ...ZERO, extra: 2, different: 1 } },
      },
    ],
    cohorts,
    agreeing: clients(7),
    notKnown: [{ kind: 'client', id: text, name: '' }],
    notices: [text],
    problems: [{ kind: 'gap', message: text }],
    summary: {
      compared: 9,
      agreeing: 7,
      deviating: 1,
      notKnown: 1,
      cohorts: cohorts.length,
      errors: 1,
      warnings: 0,
      exitCode: 3,
    },
  };
}

const calm = 'zscalerbeta.net';

describe('driftView', () => {
  it('is a table with a caption, headings of rows and columns, and marks that are words', () => {
    const shown = driftView(reportOf(calm, []));
    expect(all(shown, 'caption')).toHaveLength(1);
    expect(all(shown, 'th').map((head) => [attribute(head, 'scope'), textOf(head)])).toEqual([
      ['col', 'setting'],
      ['col', 'guide'],
      ['col', 'GPO'],
      ['col', 'clients'],
      ['rowgroup', calm],
      ['row', 'realm list (MitRealms)'],
      ['rowgroup', 'switches'],
      ['row', 'MitRealms_Enabled'],
    ]);
    expect(all(shown, 'td').map((cell) => textOf(cell).replaceAll(/\s+/g, ' '))).toEqual([
      '✓ same',
      '✓ same',
      '✓ 1,200 same− 3 missing? 1 not known',
      '-',
      '-',
      '≠ 1 different+ 2 extra',
    ]);
    const [region] = all(shown, 'div', 'scroll');
    expect(region && ['tabindex', 'role', 'aria-label'].map((name) => attribute(region, name))).toEqual([
      '0',
      'group',
      expect.any(String),
    ]);
  });

  it('says the verdict first, in words', () => {
    const shown = driftView(reportOf(calm, [cohort(clients(1), calm)]));
    const [list] = all(shown, 'ul', 'tells');
    expect(list && [...elementsOf(list)].filter(({ tagName }) => tagName === 'li').map(textOf)).toEqual([
      `no verdict: ${calm}`,
      '✓ 7 of 9 agree with what is expected, as far as their exports show it: PC-0, PC-1, PC-2, PC-3, PC-4 and 2 morePC-5, PC-6',
      '≠ 1 deviates in 1 way',
      `? 1 export of 9 cannot be compared: ${calm}`,
    ]);
  });

  it('has each cohort with its members, both values with what differs, places, and what follows', () => {
    const shown = driftView(reportOf(calm, [cohort(clients(1), calm), cohort(clients(400), calm)]));
    const [first, second] = all(shown, 'article', 'cohort');
    const words = first ? textOf(first) : '';
    expect(words).toContain('Cohort 1: 1 client, exported 2026-02-03 07:55 to 2026-02-04 07:55');
    expect(words).toContain('clients/zscalerbeta.net.reg @0x1A4');
    expect(words).toContain('gpupdate /force');
    expect(all(shown, 'mark', 'wanted').map(textOf)).toEqual(['.', '.']);
    expect(second ? textOf(second) : '').toContain('as for cohort 1');
    expect(second ? textOf(second) : '').toContain('PC-299 and 100 that are not named here');
  });

  it('folds the rest of many differences and counts the rest of many cohorts', () => {
    const many = Array.from({ length: 60 }, (_, at) => cohort(clients(1), `pc-${at}.example`));
    expect(all(driftView(reportOf(calm, many)), 'article', 'cohort')).toHaveLength(50);
    expect(driftView(reportOf(calm, many))).toContain('and 10 larger cohorts');
    const shown = driftView(reportOf(calm, [cohort(clients(1), calm, 30)]));
    expect(all(shown, 'summary').map(textOf)).toContain('and 10 more differences');
    expect(all(shown, 'div', 'deviation')).toHaveLength(30);
  });

  it('says nothing of values where a side has none', () => {
    const [difference] = cohort([], calm).differences;
    if (!difference) throw new Error('no difference');
    const missing = { ...difference, result: 'missing', actual: null } as const;
    const shown = driftView(reportOf(calm, [{ ...cohort(clients(1), calm), differences: [missing] }]));
    expect(all(shown, 'span', 'nothing').map(textOf)).toEqual(['nothing']);
    expect(all(shown, 'mark')).toEqual([]);
  });

  it('makes no element and no attribute of data', () => {
    const of = (text: string) => driftView(reportOf(text, [cohort(clients(9), text), cohort([], text, 30)]));
    const shown = of(HOSTILE);
    const known = vocabulary(of(calm));
    expect([...vocabulary(shown)].filter((name) => !known.has(name))).toEqual([]);
    expect(vocabulary(shown)).not.toContain('script');
    expect(shown).not.toContain('\u202e');
    expect(textOf(parsed(shown))).toContain('<script>alert(1)</script>"onload=U+202E');
    expect(shown).not.toMatch(/ (?:id|style|on\w+)="/);
  });

  it('costs a glance for a value of 10 MB', () => {
    const base = cohort(clients(1), calm);
    const [difference] = base.differences;
    if (!difference) throw new Error('no difference');
    const actual = { name: 'ZSCALERBETA.NET', value: '\u202e'.repeat(10_000_000) };
    const spent = cpuClock();
    const shown = driftView(reportOf(calm, [{ ...base, differences: [{ ...difference, actual }] }]));
    expect(spent()).toBeLessThan(500);
    expect(shown.length).toBeLessThan(50_000);
  });
});
