// What is wrong with a run: no run without a verdict looks like one with, and no gap goes unnamed.

import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/finding.ts';
import { problemsOf } from '../../src/reporters/run-problems.ts';
import { FINDINGS, findingOf, reportOf } from './support.ts';

const read = { path: 'a.reg', format: 'reg', status: 'read', facts: 2 } as const;
const unreadable = { path: 'a.reg', format: 'reg', status: 'unreadable', facts: 0 } as const;
const cut = { ...unreadable, path: 'b.reg', status: 'partial', message: 'It ends early.' } as const;
const GAP = findingOf({ ...FINDINGS.find(({ blocking }) => blocking), path: 'a.reg' });
const remark = { kind: 'baseline-stale', message: 'smaller' } as const;
const required = { kind: 'evidence-required', message: 'Required: a trust.' } as const;

const said = (changes: Partial<Report>, exitCode = 3) =>
  problemsOf(reportOf(changes, { exitCode })).map(({ level, message, path }) => [level, message, path]);

describe('problemsOf', () => {
  it('names each gap that no finding speaks of, whatever else there is to say', () => {
    const unsaid = [
      ['error', 'a.reg: It could be read not at all.', 'a.reg'],
      ['error', 'b.reg: It ends early.', 'b.reg'],
    ];
    expect(said({ inputs: [unreadable, cut] })).toEqual(unsaid);
    expect(said({ inputs: [unreadable, cut], findings: [findingOf({ path: 'a.reg' })] })).toEqual(unsaid);
    expect(said({ inputs: [unreadable, cut], problems: [required] })).toEqual([
      ...unsaid,
      ['error', 'Required: a trust.', undefined],
    ]);
    expect(said({ inputs: [unreadable, cut], findings: [GAP] })).toEqual([unsaid[1]]);
    expect(said({ inputs: [unreadable, read], problems: [remark] }, 70)).toEqual([
      unsaid[0],
      ['warning', 'smaller', undefined],
    ]);
  });

  it('says of a run without a verdict that it has none, where nothing else does', () => {
    expect(said({ inputs: [read] })).toEqual([['error', 'Gaps in what could be judged.', undefined]]);
    expect(said({ inputs: [read], problems: [remark] })).toHaveLength(2);
    expect(said({ inputs: [read], findings: [GAP] })).toEqual([]);
    expect(said({ inputs: [read], problems: [required] })).toEqual([
      ['error', 'Required: a trust.', undefined],
    ]);
  });

  it('adds nothing to a verdict but the gaps that the config lifts', () => {
    expect(said({ inputs: [read] }, 1)).toEqual([]);
    const lifted = findingOf({ ...GAP, suppressed: { by: 'config', reason: 'dead', until: '2027-01-31' } });
    expect(said({ inputs: [unreadable], findings: [lifted] }, 0)).toEqual([
      ['info', 'a.reg until 2027-01-31 (dead)', 'a.reg'],
    ]);
  });
});
