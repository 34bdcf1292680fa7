// Never clean where something was not understood: what a reader said of an input by itself is held against the verdict of the run.

import { INTEREST } from '../../../src/interpreters/interpret.ts';
import { readers as allReaders } from '../../../src/lint.ts';
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
  const gaps = facts.filter((fact) => fact.kind === 'gap' && fact.effect !== 'notice');
  if (gaps.length > 0) return `exit ${exitCode} with ${gaps.length} gaps`;
  return saidByReader(subject, exitCode);
}

function saidByReader(subject: Subject, exitCode: number): string | null {
  const source = inputOf(subject).open();
  const head = headOf(source);
  const reader = archiveKind(head.bytes) === null ? detect(head, subject.readers ?? allReaders) : null;
  if (!reader) return null;
  for (const item of reader.read(source, INTEREST, {})) {
    // An encoding that was only assumed is no gap where nothing of it was used.
    if (item.kind !== 'diagnostic' || item.effect === 'notice' || item.code === 'encoding-assumed') continue;
    return `exit ${exitCode}, and the reader for ${reader.format} said: ${item.effect}, ${item.message}`;
  }
  return null;
}
