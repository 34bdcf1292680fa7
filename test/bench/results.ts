// The results as JSON, and the comparison with earlier ones. Times belong to a machine; ratios can be compared.

import type { Row } from './options.ts';
import type { Spread } from './statistics.ts';

/** What the numbers were measured on, and nothing that tells one machine from another of its kind. */
export interface Machine {
  readonly processor: string;
  readonly processors: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
}

export interface PeerResult {
  readonly name: string;
  readonly milliseconds: Spread;
  /** By the time of the yardstick in the same round. */
  readonly ratio: Spread;
}

/** One size of one row. */
export interface RowResult {
  readonly row: Row;
  readonly size: string;
  readonly bytes: number;
  readonly runs: number;
  readonly milliseconds: Spread;
  readonly yardstick: { readonly name: string; readonly milliseconds: Spread };
  /** Ours by the yardstick of the same round: smaller is better. */
  readonly ratio: Spread;
  /** MB per second where the target is one: larger is better. */
  readonly rate: Spread | null;
  readonly target: { readonly kind: 'ratio' | 'rate'; readonly limit: number } | null;
  /** By how much the target is missed, 1 or less where it is met; null without a target. */
  readonly missedBy: number | null;
  /** Of a run of its own, milliseconds of processor time of all threads. */
  readonly processorTime: { readonly user: number; readonly system: number };
  /** Bytes of memory at the peak of that run. */
  readonly peak: number;
  readonly peakLimit: number | null;
  /** From the next smaller size, by ten times as much: 10 is linear, 1 is flat. Null for the smallest. */
  readonly growth: { readonly time: number; readonly peak: number } | null;
  readonly peers: readonly PeerResult[];
}

export interface Results {
  readonly schemaVersion: 1;
  readonly quick: boolean;
  readonly machine: Machine;
  readonly rows: readonly RowResult[];
}

/** How much worse a ratio may be than the last one before it is worth a word: less is noise of the machine. */
export const TOLERANCE = 1.25;

export interface Change {
  readonly row: string;
  readonly before: number;
  readonly now: number;
}

/** Rows of the same size whose ratio became worse by more than the tolerance. */
export function worse(now: readonly RowResult[], before: readonly RowResult[]): Change[] {
  const changes: Change[] = [];
  for (const result of now) {
    const last = before.find(({ row, size }) => row === result.row && size === result.size);
    if (!last || result.ratio.median <= last.ratio.median * TOLERANCE) continue;
    changes.push({
      row: `${result.row} ${result.size}`,
      before: last.ratio.median,
      now: result.ratio.median,
    });
  }
  return changes;
}

/** By how much a target is missed: above 1 it is. */
export function missedBy(
  target: { readonly kind: 'ratio' | 'rate'; readonly limit: number },
  ratio: number,
  rate: number | null,
): number {
  return target.kind === 'ratio' ? ratio / target.limit : target.limit / (rate ?? 0);
}
