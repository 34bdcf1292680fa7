// The results as a table for a terminal of 100 columns, and what is worth a sentence below it.

import type { Change, Machine, Results, RowResult } from './results.ts';
import type { Spread } from './statistics.ts';

const MIB = 1024 * 1024;

function duration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${milliseconds.toFixed(0)} ms`;
  return `${(milliseconds / 1_000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
}

/** Three digits are all that a run tells. */
export function digits(number: number): string {
  if (number >= 100) return number.toFixed(0);
  return number.toFixed(number >= 10 ? 1 : 2);
}

const range = ({ min, max }: Spread) => `${digits(min)}-${digits(max)}`;

const HEAD = [
  'row',
  'size',
  'ours',
  'cpu',
  'yardstick',
  'ratio',
  'min-max',
  'target',
  'verdict',
  'peak',
  'growth',
];

function verdict({ missedBy }: RowResult): string {
  if (missedBy === null) return '';
  return missedBy <= 1 ? 'met' : `x ${digits(missedBy)}`;
}

function cells(result: RowResult): string[] {
  const { target, rate, peak, peakLimit } = result;
  const over = peakLimit !== null && peak > peakLimit ? '!' : '';
  return [
    result.row,
    result.size,
    duration(result.milliseconds.median),
    duration(result.processorTime.user + result.processorTime.system),
    duration(result.yardstick.milliseconds.median),
    rate ? `${digits(rate.median)}/s` : digits(result.ratio.median),
    range(rate ?? result.ratio),
    target ? `${target.limit}${target.kind === 'rate' ? '/s' : ''}` : '',
    verdict(result),
    `${(peak / MIB).toFixed(0)}${over}`,
    result.growth ? digits(result.growth.time) : '',
  ];
}

/** Columns as wide as their widest cell; numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column < 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join(' ')
      .trimEnd(),
  );
}

function misses({ row, size, missedBy, target, peak, peakLimit, growth, flat }: RowResult): string[] {
  const name = `${row} ${size}`;
  const lines: string[] = [];
  if (target && missedBy !== null && missedBy > 1) {
    lines.push(`${name}: ${target.kind} misses ${target.limit} by x ${digits(missedBy)}`);
  }
  if (peakLimit !== null && peak > peakLimit) {
    const [used, limit] = [peak / MIB, peakLimit / MIB];
    lines.push(
      `${name}: ${used.toFixed(0)} MiB of memory, x ${digits(used / limit)} of the ${limit} allowed`,
    );
  }
  // Between linear and a square lies nothing that noise could make of the one or the other.
  if (growth && growth.time > 14)
    lines.push(`${name}: x ${digits(growth.time)} per tenfold is more than linear`);
  if (flat && growth && growth.peak > 1.5) {
    lines.push(`${name}: memory grows by x ${digits(growth.peak)} per tenfold, and should not`);
  }
  return lines;
}

/** Sizes that took so long that rounds were left out. */
function shortened({ runs, rows }: Results): string[] {
  return rows
    .filter((row) => row.runs < runs)
    .map((row) => `${row.row} ${row.size}: ${row.runs} of ${runs} runs, for it takes long`);
}

function peerLines(results: readonly RowResult[]): string[] {
  return results.flatMap((result) =>
    result.peers.map(
      ({ name, milliseconds, ratio }) =>
        `${result.row} ${result.size}: ${name} ${duration(milliseconds.median)}, ${digits(ratio.median)} x ${result.yardstick.name}; ours ${digits(result.ratio.median)} x`,
    ),
  );
}

const section = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

export function machineLine({ processor, processors, memoryGiB, system, node, load }: Machine): string {
  return `${processor}, ${processors} processors, ${memoryGiB} GiB, ${system}, Node.js ${node}, load ${load}`;
}

const BUSY = 'the machine was busy when this began: ratios by short yardsticks say little';

export interface Aside {
  /** Programs that are not installed. */
  readonly missing: readonly string[];
  readonly worse: readonly Change[];
}

export function report(results: Results, { missing, worse }: Aside): string {
  const { machine, rows } = results;
  const yardsticks = [...new Set(rows.map(({ yardstick }) => yardstick.name))].join(', ');
  const lines = [
    machineLine(machine),
    ...(machine.load > machine.processors / 2 ? [BUSY] : []),
    'medians; ratio: ours by the yardstick, of runs in pairs; /s: MB a second without a bare start;',
    'cpu: processor time of ours; peak: MiB; growth: time for tenfold, from the size above',
    `yardsticks: ${yardsticks}`,
    '',
    ...aligned([HEAD, ...rows.map(cells)]),
    ...section('missed', rows.flatMap(misses)),
    ...section('other programs on the same files', [
      ...peerLines(rows),
      ...missing.map((name) => `${name} is not installed: skipped`),
    ]),
    ...section('fewer runs', shortened(results)),
    ...section(
      'worse than the last results (test/bench/results.json)',
      worse.map(
        ({ row, what, before, now }) => `warning: ${row}: ${what} ${digits(now)}, it was ${digits(before)}`,
      ),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
