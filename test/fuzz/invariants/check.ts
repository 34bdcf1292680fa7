// One execution: an input is read and judged, and every promise is looked at. The first that is broken is the answer.

import { DEFAULT_SETTINGS, lint } from '../../../src/lint.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { overruled } from './judges.ts';
import { badReport } from './reports.ts';
import { wrongPlace } from './spans.ts';
import { otherByFacts, unstable } from './stable.ts';
import { passedOver } from './torn.ts';
import { tooGood } from './unsure.ts';
import {
  type Invariant,
  inputOf,
  type Outcome,
  outcomeOf,
  type Subject,
  shortened,
  type Violation,
} from './violation.ts';

const LONGEST = 2000;
export interface Effort {
  /** Whether facts and reports are looked at too, which costs more than all else. */
  readonly deep: boolean;
  /** Milliseconds of processor time that one file may take; 2,000 when absent. */
  readonly longest?: number;
  /** Bytes that the process may hold then, where nobody else's are among them; without, nobody looks. */
  readonly mostMemory?: number;
}

type Look = (subject: Subject, outcome: Outcome) => string | null;

const ALWAYS: readonly (readonly [Invariant, Look])[] = [
  ['unsure', tooGood],
  ['judge', overruled],
  ['torn', passedOver],
  ['spans', wrongPlace],
  ['unstable', unstable],
];
const DEEP: readonly (readonly [Invariant, Look])[] = [
  ['facts', otherByFacts],
  ['reports', badReport],
];

/** The promise that an input breaks, or null; and which reader took it. */
export function check(
  subject: Subject,
  { deep, longest = LONGEST, mostMemory = Number.POSITIVE_INFINITY }: Effort,
): { readonly violation: Violation | null; readonly format: string | null } {
  const spent = cpuClock();
  let outcome: Outcome;
  let time = 0;
  try {
    const options = { settings: DEFAULT_SETTINGS, ...(subject.readers ? { readers: subject.readers } : {}) };
    const result = lint([inputOf(subject)], options);
    time = spent();
    outcome = outcomeOf(subject, result);
  } catch (error) {
    return { violation: { invariant: 'throws', message: thrown(error) }, format: null };
  }
  const format = outcome.report.inputs[0]?.format ?? null;
  return {
    violation:
      costly(time, longest, mostMemory) ?? broken(subject, outcome, deep ? [...ALWAYS, ...DEEP] : ALWAYS),
    format,
  };
}

function thrown(error: unknown): string {
  return shortened(error instanceof Error ? (error.stack ?? error.message) : String(error), 800);
}

function costly(time: number, longest: number, mostMemory: number): Violation | null {
  if (time > longest) return { invariant: 'slow', message: `${Math.round(time)} ms of processor time` };
  const memory = process.memoryUsage.rss();
  if (memory < mostMemory) return null;
  return { invariant: 'memory', message: `${Math.round(memory / 1024 / 1024)} MiB` };
}

function broken(
  subject: Subject,
  outcome: Outcome,
  looks: readonly (readonly [Invariant, Look])[],
): Violation | null {
  const problem = outcome.report.problems.find(({ kind }) => kind === 'internal');
  if (problem) return { invariant: 'internal', message: shortened(problem.message, 800) };
  for (const [invariant, look] of looks) {
    try {
      const message = look(subject, outcome);
      if (message !== null) return { invariant, message: shortened(message, 800) };
    } catch (error) {
      return { invariant, message: thrown(error) };
    }
  }
  return null;
}
