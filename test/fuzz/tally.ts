// What a run adds up to: executions by reader, and each failure once.

import type { Target } from './seeds.ts';
import type { Failure, SliceResult } from './slice.ts';

interface Counted {
  readonly failure: Failure;
  times: number;
}

export interface Tally {
  readonly executions: Map<Target, number>;
  readonly taken: Map<string, number>;
  readonly failures: Map<string, Counted>;
  seconds: number;
}

export function newTally(targets: readonly Target[]): Tally {
  return {
    executions: new Map(targets.map((target) => [target, 0])),
    taken: new Map(),
    failures: new Map(),
    seconds: 0,
  };
}

/** What two inputs share that fail for one cause, as far as words tell. */
function keyOf({ target, invariant, message }: Failure): string {
  return `${target} ${invariant} ${message.replace(/\d+/g, '#').slice(0, 80)}`;
}

export function addResult(tally: Tally, target: Target | undefined, result: SliceResult): void {
  if (!target) return;
  tally.executions.set(target, (tally.executions.get(target) ?? 0) + result.executions);
  for (const [format, times] of Object.entries(result.taken)) {
    tally.taken.set(format, (tally.taken.get(format) ?? 0) + times);
  }
  for (const failure of result.failures) {
    const before = tally.failures.get(keyOf(failure));
    if (before) before.times++;
    else tally.failures.set(keyOf(failure), { failure, times: 1 });
  }
}

export function failuresOf(tally: Tally): readonly Counted[] {
  return [...tally.failures.values()];
}

/** Executions by reader: how many began with one of its documents, and how many of all it took. */
export function shownTally(tally: Tally, seed: number): string {
  const rows = [...tally.executions].map(
    ([target, times]) =>
      `${target.padEnd(22)}${String(times).padStart(8)}${String(tally.taken.get(target) ?? 0).padStart(8)}`,
  );
  const all = [...tally.executions.values()].reduce((sum, times) => sum + times, 0);
  const rate = Math.round(all / tally.seconds);
  const failures = failuresOf(tally).length;
  const words = failures === 0 ? 'no failure' : failures === 1 ? '1 failure' : `${failures} failures`;
  return [
    `${'reader'.padEnd(22)}${'begun'.padStart(8)}${'taken'.padStart(8)}`,
    ...rows,
    `${all} executions in ${Math.round(tally.seconds)} seconds (${rate} a second), seed ${seed}: ${words}`,
    '',
  ].join('\n');
}
