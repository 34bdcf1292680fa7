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
  /** Processes that wanted a processor when the bench began, as an average; 0 where the system does not tell. */
  readonly load: number;
}

export type Target =
  /** Time of ours by time of the yardstick, at most. */
  | { readonly kind: 'ratio'; readonly limit: number }
  /** MB per second, at least; the yardstick is ours with nothing to do, whose time is taken off. */
  | { readonly kind: 'rate'; readonly limit: number };

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
  /** MB per second, without the bare start, where that is the yardstick: larger is better. */
  readonly rate: Spread | null;
  readonly target: Target | null;
  /** By how much the target is missed, 1 or less where it is met; null without a target. */
  readonly missedBy: number | null;
  /** Of a run of its own, milliseconds of processor time of all threads. */
  readonly processorTime: { readonly user: number; readonly system: number };
  /** Bytes of memory at the peak of that run. */
  readonly peak: number;
  readonly peakLimit: number | null;
  /** From the next smaller size, by ten times as much: 10 is linear, 1 is flat. Null for the smallest. */
  readonly growth: { readonly time: number; readonly peak: number } | null;
  /** Whether memory must not grow with the size. */
  readonly flat: boolean;
  readonly peers: readonly PeerResult[];
}

export interface Results {
  readonly schemaVersion: 1;
  readonly quick: boolean;
  /** Pairs of runs that were asked for; a size that takes long has fewer. */
  readonly runs: number;
  readonly machine: Machine;
  readonly rows: readonly RowResult[];
}

/** How much worse a ratio may be than the last one before it is worth a word: less is noise of the machine. */
const TOLERANCE = 1.25;

export interface Change {
  readonly row: string;
  readonly what: 'ratio' | 'memory';
  /** Of a ratio itself, of memory MiB. */
  readonly before: number;
  readonly now: number;
}

const MIB = 1024 * 1024;

/** Rows of the same size whose ratio or memory became worse by more than the tolerance. */
export function worse(now: readonly RowResult[], before: readonly RowResult[]): Change[] {
  return now.flatMap((result) => {
    const last = before.find(({ row, size }) => row === result.row && size === result.size);
    if (!last) return [];
    const row = `${result.row} ${result.size}`;
    const changes: Change[] = [
      { row, what: 'ratio', before: last.ratio.median, now: result.ratio.median },
      { row, what: 'memory', before: last.peak / MIB, now: result.peak / MIB },
    ];
    return changes.filter((change) => change.now > change.before * TOLERANCE);
  });
}

/** By how much a target is missed, above 1 where it is; null where nothing could be measured. */
export function missedBy(target: Target, ratio: number, rate: number | null): number | null {
  if (target.kind === 'ratio') return ratio / target.limit;
  return rate === null ? null : target.limit / rate;
}
