// The same bytes give the same report: once more, from a source that reuses its memory, by the sieve or without it, and by way of facts.

import { INTEREST } from '../../../src/interpreters/interpret.ts';
import { readers as allReaders, collect, DEFAULT_SETTINGS, lint, type Report } from '../../../src/lint.ts';
import { detect, headOf } from '../../../src/readers/detect.ts';
import { textOf } from '../../support/facts-files.ts';
import { inputOf, type Outcome, reusingInputOf, type Subject, shortened } from './violation.ts';

function reportText(report: Report): string {
  return JSON.stringify({ ...report, coverage: [...report.coverage] });
}

function difference(one: string, other: string): string | null {
  if (one === other) return null;
  let at = 0;
  while (one[at] === other[at]) at++;
  const part = (text: string) => shortened(text.slice(Math.max(0, at - 60), at + 100));
  return `${part(one)} became ${part(other)}`;
}

export function unstable(subject: Subject, { report }: Outcome): string | null {
  const options = { settings: DEFAULT_SETTINGS, ...(subject.readers ? { readers: subject.readers } : {}) };
  const before = reportText(report);
  const again = difference(before, reportText(lint([inputOf(subject)], options).report));
  if (again) return `once more: ${again}`;
  const reused = difference(before, reportText(lint([reusingInputOf(subject)], options).report));
  if (reused) return `from memory that is used again: ${reused}`;
  return siftedOtherwise(subject);
}

function siftedOtherwise(subject: Subject): string | null {
  const source = inputOf(subject).open();
  const reader = detect(headOf(source), subject.readers ?? allReaders);
  if (!reader) return null;
  const read = (exact: boolean) => JSON.stringify([...reader.read(source, INTEREST, { exact })]);
  const wrong = difference(read(true), read(false));
  return wrong && `sifted: ${wrong}`;
}

/** Facts as lines, and the report of these. */
export function otherByFacts(subject: Subject, { report }: Outcome): string | null {
  const reading = { seal: true, ...(subject.readers ? { readers: subject.readers } : {}) };
  const text = textOf(collect([inputOf(subject)], reading));
  const facts = { path: 'facts.ndjson', bytes: new TextEncoder().encode(text) };
  const other = lint([inputOf(facts)], { settings: DEFAULT_SETTINGS }).report;
  return difference(reportText(report), reportText(other));
}
