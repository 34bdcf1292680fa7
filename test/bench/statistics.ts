// What is made of times: medians, ratios of runs that stood side by side, and growth.

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) throw new Error('no values, no median');
  return (lower + upper) / 2;
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** Each run by the run of the yardstick beside it: what slows the machine for a while slows both. */
export function pairedRatios(ours: readonly number[], yardstick: readonly number[]): Spread {
  if (ours.length !== yardstick.length) throw new Error(`${ours.length} runs beside ${yardstick.length}`);
  return spreadOf(ours.map((time, index) => time / (yardstick[index] ?? Number.NaN)));
}

/**
 * Bytes per second in MB/s of a whole process, without what the same process takes for nothing (milliseconds). Null where
 * it takes no longer than that: what is left is noise.
 */
export function netRates(bytes: number, ours: readonly number[], bare: readonly number[]): Spread | null {
  const start = median(bare);
  if (ours.some((time) => time <= start)) return null;
  return spreadOf(ours.map((time) => bytes / 1_000 / (time - start)));
}

export interface Point {
  /** Bytes or files. */
  readonly size: number;
  readonly cost: number;
}

/** How many times as much is spent for ten times as much; linear growth is 10, none is 1. */
export function growthPerTenfold(small: Point, large: Point): number {
  if (large.size <= small.size) throw new Error('growth needs a larger size');
  return (large.cost / small.cost) ** (Math.LN10 / Math.log(large.size / small.size));
}
