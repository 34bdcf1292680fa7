// How far a run has come, in bytes of all files: told often enough to be seen to move, and no oftener.

import type { Progress } from './messages.ts';

// Milliseconds.
const PERIOD = 100;

export interface Meter {
  /** For `onProgress` of the engine. */
  readonly input: (done: number, total: number, path: string) => void;
  /** For what is read of the file that is open. */
  readonly read: (upTo: number) => void;
}

/** `sizes` are those of the inputs, in their order. */
export function createMeter(
  sizes: readonly number[],
  now: () => number,
  tell: (progress: Progress) => void,
): Meter {
  const before = [0];
  for (const size of sizes) before.push((before[before.length - 1] ?? 0) + size);
  const size = before[sizes.length] ?? 0;
  let told = Number.NEGATIVE_INFINITY;
  let at = { done: 0, total: sizes.length, path: '' };
  let furthest = 0;
  const report = () => {
    const time = now();
    if (time - told < PERIOD) return;
    told = time;
    const bytes = (before[at.done] ?? 0) + Math.min(furthest, sizes[at.done] ?? 0);
    tell({ doing: 'reading', ...at, bytes, size });
  };
  return {
    input(done, total, path) {
      if (done !== at.done) furthest = 0;
      at = { done, total, path };
      report();
    },
    read(upTo) {
      furthest = Math.max(furthest, upTo);
      report();
    },
  };
}
