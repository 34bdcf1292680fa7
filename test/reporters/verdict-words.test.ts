// Why the exit code is what it is; and that no run without a verdict looks like one.

import { describe, expect, it } from 'vitest';
import { problemsOf, verdictWords } from '../../src/reporters/verdict-words.ts';
import { FINDINGS, findingOf, reportOf } from './support.ts';

const unreadable = { path: 'a.reg', format: 'reg', status: 'unreadable', facts: 0 } as const;
const read = { path: 'a.reg', format: 'reg', status: 'read', facts: 2 } as const;
const gap = FINDINGS.find(({ blocking }) => blocking);

describe('problemsOf', () => {
  it('adds one to a run without a verdict that says so nowhere', () => {
    const silent = reportOf({ inputs: [unreadable] }, { exitCode: 3 });
    expect(problemsOf(silent)).toEqual([
      { kind: 'no-evidence', message: 'a.reg: It could be read not at all.', path: 'a.reg' },
    ]);
    const told = { ...unreadable, path: 'b.reg', status: 'partial', message: 'It ends early.' } as const;
    expect(problemsOf(reportOf({ inputs: [read, told] }, { exitCode: 3 }))).toEqual([
      { kind: 'no-evidence', message: 'b.reg: It ends early.', path: 'b.reg' },
    ]);
    const held = findingOf({ ...gap, path: 'a.reg', suppressed: { by: 'config', reason: 'known' } });
    expect(problemsOf(reportOf({ inputs: [unreadable], findings: [held] }, { exitCode: 3 }))).toEqual([
      { kind: 'no-evidence', message: 'Gaps in what could be read.' },
    ]);
    const remark = { kind: 'baseline-stale', message: 'smaller' } as const;
    expect(problemsOf(reportOf({ inputs: [unreadable], problems: [remark] }, { exitCode: 70 }))).toHaveLength(
      2,
    );
  });

  it('adds none where a finding or a problem says it, and none to a verdict', () => {
    expect(problemsOf(reportOf({ findings: gap ? [gap] : [] }, { exitCode: 3 }))).toEqual([]);
    const problem = { kind: 'no-evidence', message: 'Nothing.' } as const;
    expect(problemsOf(reportOf({ problems: [problem] }, { exitCode: 3 }))).toEqual([problem]);
    expect(problemsOf(reportOf({ inputs: [read] }, { exitCode: 1 }))).toEqual([]);
  });
});

describe('verdictWords', () => {
  const counts = { errors: 1, warnings: 2, infos: 3 };
  it.each([
    ['error', '1 error at or above --fail-on error'],
    ['warning', '1 error, 2 warnings at or above --fail-on warning'],
    ['info', '1 error, 2 warnings, 3 infos at or above --fail-on info'],
  ] as const)('counts what --fail-on %s means', (failOn, words) => {
    expect(verdictWords(reportOf({ inputs: [read] }, { ...counts, exitCode: 1 }), failOn)).toBe(
      `failed: ${words}`,
    );
  });

  it('tells the ways to pass apart', () => {
    const passed = reportOf({ inputs: [read] }, counts);
    expect(verdictWords(passed, 'never')).toBe('passed: --fail-on never');
    expect(verdictWords(reportOf({ inputs: [read] }), 'error')).toBe(
      'passed: nothing at or above --fail-on error',
    );
    expect(verdictWords(reportOf({}), 'error')).toMatch(/^passed with nothing judged/);
  });
});
