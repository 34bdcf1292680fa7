// What a run of tests came to, as vitest writes it down, and what that says of a guard.

import type { Guard } from './guard.ts';

interface Told {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages: readonly string[] | null;
}

/** As far as it is read of what `--reporter=json` writes. */
export interface Results {
  readonly testResults: readonly {
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly Told[];
  }[];
}

// A file snapshot that differs is an error of another name.
const ASSERTIONS = ['AssertionError', 'Error: Snapshot'];

/** Null where the tests of a guard noticed that it is gone, else what is wrong. */
export function unnoticed({ named, by }: Guard, results: Results): string | null {
  for (const { assertionResults, message } of results.testResults) {
    if (assertionResults.length === 0) return `its test file cannot be run: ${firstLine(message)}`;
  }
  const failed = testsNamed(named, results).filter(({ status }) => status === 'failed');
  if (failed.length === 0) return 'without it all tests pass';
  const messages = failed.flatMap(({ failureMessages }) => failureMessages ?? []);
  const kinds = by === undefined ? ASSERTIONS : [by];
  const right = messages.some((message) => kinds.some((kind) => message.startsWith(kind)));
  return right ? null : `without it a test fails otherwise: ${firstLine(messages[0] ?? '')}`;
}

/** Null where there are tests of that name, and all of them pass; else what is wrong. */
export function unsound(named: string, results: Results): string | null {
  const tests = testsNamed(named, results).filter(
    ({ status }) => status !== 'pending' && status !== 'skipped',
  );
  if (tests.length === 0) return 'no test is called so';
  const failed = tests.find(({ status }) => status !== 'passed');
  if (!failed) return null;
  return `fails as it is: ${failed.fullName}: ${firstLine(failed.failureMessages?.[0] ?? '')}`;
}

function testsNamed(named: string, { testResults }: Results): readonly Told[] {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ fullName }) => fullName.includes(named));
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, 200);
}
