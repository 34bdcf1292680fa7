// The table of guards against the tree as it is: a row whose code has moved on proves nothing.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { staleness, withoutGuard } from './guard.ts';
import { unnoticed, unsound } from './outcome.ts';
import { GUARDS } from './table.ts';

const all = Object.values(GUARDS).flat();
const pathOf = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const textOf = (file: string) => (existsSync(pathOf(file)) ? readFileSync(pathOf(file), 'utf8') : null);

describe('the table of guards', () => {
  it('names code that stands where it says, once', () => {
    expect(all.length).toBeGreaterThan(50);
    expect(
      all.map((guard) => [guard.name, staleness(guard, textOf)]).filter(([, why]) => why !== null),
    ).toEqual([]);
  });

  it('has no two rows of one name', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });
});

const GUARD = { name: 'a', file: 'a.ts', code: 'b', without: 'c', test: 'a.test.ts', named: 'd' };

it('a row is stale where its code is gone or twice there, or a file is missing', () => {
  const files = (text: string) => (file: string) => (file === 'a.ts' ? text : '');
  expect(staleness(GUARD, files('abc'))).toBeNull();
  expect(withoutGuard(GUARD, 'abc')).toBe('acc');
  expect(staleness(GUARD, files('ac'))).toMatch(/0 times/);
  expect(staleness(GUARD, files('abab'))).toMatch(/2 times/);
  expect(staleness({ ...GUARD, without: 'b' }, files('b'))).toMatch(/the same/);
  expect(staleness(GUARD, () => null)).toMatch(/no a\.ts/);
  expect(staleness(GUARD, (file) => (file === 'a.ts' ? 'b' : null))).toMatch(/no a\.test\.ts/);
});

describe('a guard that was taken away', () => {
  const results = (status: string, ...failureMessages: string[]) => ({
    testResults: [
      { status, message: '', assertionResults: [{ fullName: 'the d of it', status, failureMessages }] },
    ],
  });

  it('is noticed by an assertion that fails, and by nothing else', () => {
    expect(unnoticed(GUARD, results('failed', 'AssertionError: expected 1 to be 2'))).toBeNull();
    expect(unnoticed(GUARD, results('passed'))).toMatch(/all tests pass/);
    expect(unnoticed(GUARD, results('failed', 'ReferenceError: x is not defined'))).toMatch(/otherwise: Ref/);
    expect(unnoticed({ ...GUARD, by: 'RangeError' }, results('failed', 'RangeError: stack'))).toBeNull();
    expect(unnoticed({ ...GUARD, named: 'x' }, results('failed', 'AssertionError'))).toMatch(
      /all tests pass/,
    );
  });

  it('is not noticed where its tests cannot be read', () => {
    const broken = { testResults: [{ status: 'failed', message: 'SyntaxError: x', assertionResults: [] }] };
    expect(unnoticed(GUARD, broken)).toMatch(/cannot be run: SyntaxError/);
  });

  it('says nothing where its tests fail before, or are none', () => {
    expect(unsound('d', results('passed'))).toBeNull();
    expect(unsound('d', results('failed', 'AssertionError: x'))).toMatch(/fails as it is/);
    expect(unsound('d', results('skipped'))).toMatch(/no test is called so/);
    expect(unsound('x', results('passed'))).toMatch(/no test is called so/);
  });
});
