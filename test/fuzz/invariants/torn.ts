// Zeros in a text are what a lost sector or a torn copy leaves: a run that passes over them has not seen what stood there.

import { traitsOf } from '../../../src/lint.ts';
import type { Outcome, Subject } from './violation.ts';

/** Zero bytes in a row that hold U+0000 whatever the encoding, and wherever its units begin. */
const CERTAIN = 3;

/** The same of two of them: one alone is what PowerShell prints behind a value of the registry. */
const CERTAIN_PAIR = 5;
const PRINTED: readonly (string | null)[] = ['format-list', 'format-table', 'csv'];

/** Why the verdict is too good for a text with zeros; null where it is not. */
export function passedOver(subject: Subject, { report }: Outcome): string | null {
  const { exitCode } = report.summary;
  if (exitCode === 3 || exitCode === 70) return null;
  const [input] = report.inputs;
  if (!input || input.path !== subject.path || traitsOf(input.format)?.medium === 'binary') return null;
  const length = PRINTED.includes(input.format) ? CERTAIN_PAIR : CERTAIN;
  const at = Buffer.from(subject.bytes).indexOf(new Uint8Array(length));
  return at === -1 ? null : `exit ${exitCode}, and zeros stand at offset ${at}`;
}
