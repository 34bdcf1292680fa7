// Never clean where something was not understood: what a reader said of an input by itself is held against the verdict of the run.

import { INTEREST } from '../../../src/interpreters/interpret.ts';
import { readers as allReaders, type Report } from '../../../src/lint.ts';
import { archiveKind } from '../../../src/readers/archive/archive-kind.ts';
import { detect, headOf } from '../../../src/readers/detect.ts';
import { inputOf, type Outcome, type Subject } from './violation.ts';

/** Why the verdict is too good, in words; null where it is not. */
export function tooGood(subject: Subject, { report, facts }: Outcome): string | null {
  const { exitCode } = report.summary;
  if (exitCode === 3 || exitCode === 70) return null;
  const blocked = report.inputs.find(({ status }) => status === 'partial' || status === 'unreadable');
  if (blocked) return `exit ${exitCode}, and the input is ${blocked.status}`;
  if (!report.inputs.some(({ facts }) => facts > 0)) return `exit ${exitCode}, and there is no evidence`;
  const isSettled = settledBy(report);
  for (const fact of facts) {
    if (fact.kind !== 'gap' || fact.effect === 'notice' || isSettled(fact)) continue;
    return `exit ${exitCode} with a gap: ${fact.message}`;
  }
  return saidByReader(subject, exitCode, isSettled);
}

const ANSWERS = /(?:so it is neither of them|Registry\.pol of the same GPO was read instead)\.$/;

interface Said {
  readonly code: string;
  readonly message: string;
}

/** Whether something else in the run answers what a gap leaves open, and the report says so of it. */
function settledBy({ findings }: Report): (gap: Said) => boolean {
  const answered = findings.filter(
    ({ ruleId, blocking, message }) => ruleId === 'evidence-incomplete' && !blocking && ANSWERS.test(message),
  );
  return ({ code, message }) =>
    (code === 'unknown-policy' || code === 'extension-error') &&
    answered.some((finding) => finding.message.startsWith(message));
}

function saidByReader(subject: Subject, exitCode: number, isSettled: (gap: Said) => boolean): string | null {
  const source = inputOf(subject).open();
  const head = headOf(source);
  const reader = archiveKind(head.bytes) === null ? detect(head, subject.readers ?? allReaders) : null;
  if (!reader) return null;
  for (const item of reader.read(source, INTEREST, {})) {
    // An encoding that was only assumed is no gap where nothing of it was used.
    if (item.kind !== 'diagnostic' || item.effect === 'notice' || item.code === 'encoding-assumed') continue;
    if (isSettled(item)) continue;
    return `exit ${exitCode}, and the reader for ${reader.format} said: ${item.effect}, ${item.message}`;
  }
  return null;
}
