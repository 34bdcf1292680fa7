// Why the exit code is what it is.

import { describe, expect, it } from 'vitest';
import { verdictWords } from '../../src/reporters/verdict-words.ts';
import { reportOf } from './support.ts';

const read = { path: 'a.reg', format: 'reg', status: 'read', facts: 2 } as const;

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
