// The guide's steps over all subjects.

import { describe, expect, it } from 'vitest';
import type { CoverageRow, SubjectRef } from '../../src/model/finding.ts';
import { coverageLines, stepVerdicts } from '../../src/reporters/coverage.ts';
import { CLIENT, contextOf, DOMAIN, findingOf, GPO, reportOf, TAGS } from './support.ts';

function row(
  check: string,
  status: CoverageRow['status'],
  subject: SubjectRef = GPO,
  reason?: string,
): CoverageRow {
  return { check, guide: 4, subject, status, ...(reason === undefined ? {} : { reason }) };
}

function step4(...coverage: CoverageRow[]) {
  return stepVerdicts(coverage)[3];
}

describe('stepVerdicts', () => {
  it('has a verdict for each of the six steps', () => {
    expect(stepVerdicts([]).map((verdict) => verdict.step)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('passes when every check of every subject passes', () => {
    expect(step4(row('kdc-wrong-host', 'pass'), row('kdc-wrong-host', 'pass', CLIENT))).toEqual({
      step: 4,
      status: 'pass',
      judged: 2,
      of: 2,
      details: [],
    });
  });

  it('fails when one check fails, and names subject and checks', () => {
    const verdict = step4(
      row('kdc-wrong-host', 'fail'),
      row('kdc-wrong-host', 'fail'),
      row('bad-separator', 'fail'),
      row('kdc-missing-k-tag', 'not-evaluated'),
      row('bad-separator', 'pass', CLIENT),
    );
    expect(verdict).toMatchObject({ status: 'fail', judged: 4, of: 5 });
    expect(verdict?.details).toEqual(['GPO "CORP Zscaler Kerberos": kdc-wrong-host, bad-separator']);
  });

  it('names three failing subjects and counts the others', () => {
    const clients = ['a', 'b', 'c', 'd', 'e'].map((id): SubjectRef => ({ kind: 'client', id, name: id }));
    expect(step4(...clients.map((client) => row('bad-separator', 'fail', client)))?.details).toEqual([
      'client a: bad-separator',
      'client b: bad-separator',
      'client c: bad-separator',
      'and 2 more',
    ]);
  });

  it('is partly passed when a check was not made, and says why', () => {
    const verdict = step4(
      row('kdc-wrong-host', 'pass'),
      row('bad-separator', 'not-evaluated', GPO, 'the list\u0007 is not shown'),
      row('kdc-missing-k-tag', 'not-evaluated', GPO, 'the list\u0007 is not shown'),
      row('policy-wrong-type', 'not-evaluated'),
    );
    expect(verdict).toMatchObject({ status: 'partly', judged: 1, of: 4 });
    expect(verdict?.details).toEqual([
      'the list<U+0007> is not shown (bad-separator, kdc-missing-k-tag)',
      'policy-wrong-type',
    ]);
  });

  it('is not evaluated when no check was made, with at most three reasons', () => {
    const reasons = ['one', 'two', 'three', 'four', 'five'];
    const verdict = step4(...reasons.map((reason) => row('bad-separator', 'not-evaluated', DOMAIN, reason)));
    expect(verdict?.status).toBe('not-evaluated');
    expect(verdict?.details).toHaveLength(4);
    expect(verdict?.details[3]).toBe('and 2 more reasons');
  });

  it('says what to export for a step that nothing speaks of', () => {
    expect(step4()).toMatchObject({ status: 'not-evaluated', judged: 0, of: 0 });
    expect(step4()?.details[0]).toContain('Backup-GPO');
  });
});

describe('coverageLines', () => {
  const everyStep = ([1, 2, 3, 4, 5, 6] as const).map(
    (guide): CoverageRow => ({ ...row('a', 'pass'), guide }),
  );

  it('has a row for each step, and one for neighbours that could not be judged for one reason', () => {
    const lines = coverageLines(reportOf({ coverage: everyStep }), contextOf());
    expect(lines.slice(1, 7).map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['1', 'trust', 'pass'],
      ['2', 'trust properties', 'pass'],
      ['3', 'trust validation', 'pass'],
      ['4', 'GPO', 'pass'],
      ['5', 'GPO validation', 'pass'],
      ['6', 'workstation', 'pass'],
    ]);
    const none = coverageLines(reportOf({ coverage: [] }), contextOf());
    expect(none[1]).toMatch(/^ {2}1-3 {2}trust, trust properties, trust validation +not evaluated$/);
  });

  it('always says what is never visible offline', () => {
    const [, words = ''] = coverageLines(reportOf({}), contextOf())
      .join(' ')
      .split('Never visible offline: ');
    for (const word of ['password', '451000', 'replication', 'clocks', 'firewalls'])
      expect(words).toContain(word);
  });

  it('is brief about reasons in a clean run, unless verbose', () => {
    const coverage = [row('a', 'not-evaluated', GPO, 'first'), row('b', 'not-evaluated', GPO, 'second')];
    const told = (lines: string[]) => lines.some((line) => line.includes('second'));
    expect(told(coverageLines(reportOf({ coverage }), contextOf()))).toBe(false);
    expect(told(coverageLines(reportOf({ coverage }), contextOf({ verbose: true })))).toBe(true);
    expect(told(coverageLines(reportOf({ coverage, findings: [findingOf({})] }), contextOf()))).toBe(true);
  });

  it('paints verdicts', () => {
    const coverage = [
      { ...row('a', 'pass'), guide: 1 as const },
      { ...row('a', 'fail'), guide: 2 as const },
      { ...row('a', 'pass'), guide: 3 as const },
      { ...row('b', 'not-evaluated'), guide: 3 as const },
    ];
    const text = coverageLines(reportOf({ coverage }), contextOf({ palette: TAGS })).join('\n');
    expect(text).toContain('[green]pass[/]');
    expect(text).toContain('[red]fail[/]');
    expect(text).toContain('[yellow]partly (1 of 2)[/]');
    expect(text).toContain('[dim]not evaluated[/]');
  });
});
