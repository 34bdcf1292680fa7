// A run: all targets in turn, in children, until the time is over; what failed is kept, and said once.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from './edits/edit.ts';
import { keep } from './keep.ts';
import { type Options, optionsOf, USAGE, UsageError } from './options.ts';
import { documents, type Target } from './seeds.ts';
import { shownFailure } from './shown-failure.ts';
import { type Failure, type Slice, type SliceResult, subjectOf, type Task } from './slice.ts';
import { addResult, failuresOf, newTally, shownTally, type Tally } from './tally.ts';
import { watch } from './watch.ts';

const LIMITS = { patience: 45_000, heap: 320 };
/** Milliseconds that a target is tried before it is the turn of the next. */
const TURN = 4000;
/** What a child takes before its first case. */
const START = 1500;

interface Place {
  readonly root: string;
  /** The bundle of child.ts. */
  readonly child: string;
}

/** The exit code: 0, 1 where something failed, 2 for a wrong command line. */
export async function main(argv: readonly string[], place: Place): Promise<number> {
  let options: Options | null;
  try {
    options = optionsOf(argv);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  if (!options) {
    process.stdout.write(USAGE);
    return 0;
  }
  process.stdout.write(`Seed ${options.seed}, ${options.time} seconds, ${options.targets.length} readers\n`);
  const scratch = mkdtempSync(join(tmpdir(), 'realmlint-fuzz-'));
  try {
    const tally = await run(options, place, join(scratch, 'case'));
    return finish(options, tally);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function run(options: Options, { child }: Place, file: string): Promise<Tally> {
  const begin = Date.now();
  const left = () => options.time * 1000 - (Date.now() - begin);
  const tally = newTally(options.targets);
  let seed = options.seed;
  for (let first = true; first || left() > 0; first = false) {
    const turn = Math.max(100, Math.min(TURN, (left() - START) / options.targets.length));
    let tasks: Slice[] = options.targets.map((target) => ({ target, seed, time: turn }));
    while (tasks.length > 0 && (first || left() > 0)) {
      const seen = await watch([child, JSON.stringify(tasks)], file, LIMITS);
      const results = seen.lines as { index: number; result: SliceResult }[];
      for (const { index, result } of results) addResult(tally, tasks[index]?.target, result);
      const stopped = tasks[results.length];
      if (seen.end && stopped) {
        const failure = await ended(seen, stopped, child, file);
        addResult(tally, stopped.target, { executions: 0, taken: {}, failures: [failure] });
      }
      tasks = tasks.slice(results.length + (seen.end ? 1 : 0));
    }
    // Rounds of a slice count up from its seed.
    seed = (seed + 100_003) | 0;
  }
  tally.seconds = (Date.now() - begin) / 1000;
  return tally;
}

type Seen = Awaited<ReturnType<typeof watch>>;

/** What a child that came to its end has run last, with as few edits as still bring that about. */
async function ended(seen: Seen, { target }: Slice, child: string, file: string): Promise<Failure> {
  const invariant = seen.end ?? 'dies';
  const one = seen.last?.case as Case | undefined;
  const message = seen.words.slice(-800) || `no answer for ${LIMITS.patience / 1000} seconds`;
  if (!one) throw new Error(`The child ended before its first case: ${seen.words}`);
  const fails = async (some: Case) => {
    const task: Task = { target, case: some };
    return (await watch([child, JSON.stringify([task])], file, LIMITS)).end === invariant;
  };
  const small = await fewer(one, fails);
  const document = (documents().get(target) ?? [])[small.document];
  return { invariant, message, target, seed: seen.last?.seed ?? 0, path: document?.path ?? '', case: small };
}

async function fewer(one: Case, fails: (some: Case) => Promise<boolean>): Promise<Case> {
  let small = one;
  for (let index = one.edits.length - 1; index >= 0; index--) {
    const without = { ...small, edits: small.edits.filter((_, at) => at !== index) };
    if (await fails(without)) small = without;
  }
  return small;
}

function finish(options: Options, tally: Tally): number {
  const failures = failuresOf(tally);
  process.stdout.write(shownTally(tally, options.seed));
  if (failures.length > 0) {
    const folder = options.keep ?? mkdtempSync(join(tmpdir(), `realmlint-fuzz-found-${options.seed}-`));
    mkdirSync(folder, { recursive: true });
    const all = documents();
    for (const { failure, times } of failures) {
      const subject = subjectOf(failure.case, all.get(failure.target) ?? []);
      const own = keep(folder, failure, subject);
      process.stdout.write(shownFailure(failure, times, subject, own));
    }
  }
  if (options.json !== null)
    writeFileSync(options.json, `${JSON.stringify(summaryOf(options, tally), null, 2)}\n`);
  return failures.length > 0 ? 1 : 0;
}

function summaryOf({ seed }: Options, tally: Tally) {
  const readers: Record<string, number> = Object.fromEntries(tally.executions);
  return {
    seed,
    seconds: tally.seconds,
    executions: readers,
    failures: failuresOf(tally).map(({ failure, times }) => ({ ...failure, times })),
  } satisfies {
    seed: number;
    seconds: number;
    executions: Partial<Record<Target, number>>;
    failures: unknown;
  };
}
