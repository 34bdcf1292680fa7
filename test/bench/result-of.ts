// From the times of one size to its result.

import type { Times, Usage } from './measure.ts';
import { missedBy, type RowResult } from './results.ts';
import type { Case } from './rows.ts';
import { growthPerTenfold, median, netRates, type Point, pairedRatios, spreadOf } from './statistics.ts';

/** What one size has cost, for the growth to the next. */
export interface Costs {
  /** Milliseconds, without the bare start where that was measured; null where that is all of it. */
  readonly time: Point | null;
  readonly peak: Point;
}

/** Whether the yardstick is ours with nothing to do, so that its time can be taken off. */
const isBareStart = ({ yardstick }: Case) => yardstick.name === 'bare start';

function timeCost(one: Case, ours: readonly number[], beside: readonly number[]): Point | null {
  const cost = median(ours) - (isBareStart(one) ? median(beside) : 0);
  return cost > 0 ? { size: one.count, cost } : null;
}

function growthOf(smaller: Costs | null, larger: Costs): RowResult['growth'] {
  if (!smaller?.time || !larger.time) return null;
  return {
    time: growthPerTenfold(smaller.time, larger.time),
    peak: growthPerTenfold(smaller.peak, larger.peak),
  };
}

/** `times` are those of ours, of the yardstick and of the peers, as they alternated; `smaller` is the size before. */
export function resultOf(
  one: Case,
  usage: Usage,
  times: Times,
  smaller: Costs | null,
): { readonly result: RowResult; readonly costs: Costs } {
  const [ours = [], beside = [], ...others] = times;
  const { target, flat, peakLimit } = one;
  const ratio = pairedRatios(ours, beside);
  const rate = isBareStart(one) ? netRates(one.bytes, ours, beside) : null;
  const costs = { time: timeCost(one, ours, beside), peak: { size: one.count, cost: usage.peak } };
  const result: RowResult = {
    row: one.row,
    size: one.size.label,
    bytes: Math.round(one.bytes),
    runs: ours.length,
    milliseconds: spreadOf(ours),
    yardstick: { name: one.yardstick.name, milliseconds: spreadOf(beside) },
    ratio,
    rate,
    target,
    missedBy: target && missedBy(target, ratio.median, rate?.median ?? null),
    processorTime: { user: usage.user, system: usage.system },
    peak: usage.peak,
    peakLimit,
    flat,
    growth: growthOf(smaller, costs),
    peers: one.peers.map(({ name }, index) => ({
      name,
      milliseconds: spreadOf(others[index] ?? []),
      ratio: pairedRatios(others[index] ?? [], beside),
    })),
  };
  return { result, costs };
}
