// A slice of a run: cases of one target from one seed, for a while; what fails is made small by fast-check.

import fc from 'fast-check';
import { applied } from './edits/apply.ts';
import { cases } from './edits/arbitrary.ts';
import type { Case } from './edits/edit.ts';
import { NAMES } from './edits/nests.ts';
import { check, type Effort } from './invariants/check.ts';
import type { Subject, Violation } from './invariants/violation.ts';
import type { Document, Target } from './seeds.ts';

/** Cases of one seed. */
const ROUND = 40;
/** Milliseconds that making a case small may take. */
const SHRINKING = 8000;

export interface Slice {
  readonly target: Target;
  readonly seed: number;
  /** Milliseconds. */
  readonly time: number;
}

/** One case, to see whether it still fails. */
interface Single {
  readonly target: Target;
  readonly case: Case;
}

export type Task = Slice | Single;

export interface Failure extends Violation {
  readonly target: Target;
  /** By which the round is done again: `--seed`. */
  readonly seed: number;
  readonly path: string;
  readonly case: Case;
}

export interface SliceResult {
  readonly executions: number;
  /** How many of them each reader took; `none` where none did. */
  readonly taken: Readonly<Record<string, number>>;
  readonly failures: readonly Failure[];
}

/** The input that a case is: its bytes, and the path under which it lies. */
export function subjectOf(one: Case, documents: readonly Document[]): Subject {
  const document = documents[one.document % documents.length];
  if (!document) throw new Error('a target has documents');
  const name = NAMES[one.name % NAMES.length] ?? '*';
  const others = documents.map(({ bytes }) => bytes);
  return { path: name.replace('*', () => document.path), bytes: applied(document.bytes, one.edits, others) };
}

export interface SliceOptions {
  readonly documents: readonly Document[];
  readonly readers?: Subject['readers'];
  /** Bytes that the process may hold, where it does nothing else. */
  readonly mostMemory?: number;
  /** Told of each case before it is run, and of the seed of its round, so that one that never ends is known. */
  readonly onCase?: (one: Case, seed: number) => void;
}

/** Runs rounds until the time is over, one round at least. The first round has the seed of the slice. */
export function runSlice({ target, seed, time }: Slice, options: SliceOptions): SliceResult {
  const end = Date.now() + time;
  const taken: Record<string, number> = {};
  const failures: Failure[] = [];
  let executions = 0;
  for (let round = 0; round === 0 || Date.now() < end; round++) {
    const failure = runRound(target, (seed + round) | 0, options, (format) => {
      executions++;
      taken[format ?? 'none'] = (taken[format ?? 'none'] ?? 0) + 1;
    });
    if (failure) failures.push(failure);
  }
  return { executions, taken, failures };
}

const effortOf = ({ deep }: Case, { mostMemory }: SliceOptions): Effort =>
  mostMemory === undefined ? { deep } : { deep, mostMemory };

/** Runs one case. */
export function runOne({ target, case: one }: Single, options: SliceOptions): SliceResult {
  options.onCase?.(one, 0);
  const subject = {
    ...subjectOf(one, options.documents),
    ...(options.readers ? { readers: options.readers } : {}),
  };
  const { violation, format } = check(subject, effortOf(one, options));
  const failures = violation ? [{ ...violation, target, seed: 0, path: subject.path, case: one }] : [];
  return { executions: 1, taken: { [format ?? 'none']: 1 }, failures };
}

const BINARY: readonly Target[] = ['registry-pol', 'hive', 'archive'];

function runRound(
  target: Target,
  seed: number,
  options: SliceOptions,
  onDone: (format: string | null) => void,
): Failure | null {
  const { documents, readers, onCase } = options;
  let found: Failure | null = null;
  let until = 0;
  const property = fc.property(cases(documents.length, BINARY.includes(target)), (one) => {
    // What is not tried any more counts as passed, and so ends the shrinking.
    if (found && Date.now() > until) return true;
    onCase?.(one, seed);
    const subject = { ...subjectOf(one, documents), ...(readers ? { readers } : {}) };
    const { violation, format } = check(subject, effortOf(one, options));
    onDone(format);
    if (!violation || (found && violation.invariant !== found.invariant)) return true;
    if (!found) until = Date.now() + SHRINKING;
    found = { ...violation, target, seed, path: subject.path, case: one };
    return false;
  });
  fc.check(property, { seed, numRuns: ROUND });
  return found;
}
