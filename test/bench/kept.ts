// The results that later runs are compared with: a file beside the bench, and a table in CONTRIBUTING.md made of it.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Results, RowResult } from './results.ts';
import { digits, machineLine } from './table.ts';

const MIB = 1024 * 1024;
const BEGIN = '<!-- results of the bench -->';
const END = '<!-- end of results -->';

const resultsPath = (root: string) => join(root, 'test/bench/results.json');
const pagePath = (root: string) => join(root, 'CONTRIBUTING.md');

export function keptResults(root: string): Results | null {
  const path = resultsPath(root);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Results) : null;
}

function cells(result: RowResult): string[] {
  const { ratio, rate, target, missedBy, peak, peakLimit, growth } = result;
  const unit = rate ? ' MB/s' : '';
  const { median, min, max } = rate ?? ratio;
  const verdict = missedBy !== null && missedBy > 1 ? `, missed by ${digits(missedBy)}` : ', met';
  return [
    `${result.row} ${result.size}`,
    result.yardstick.name.replace('|', '\\|'),
    `${digits(median)}${unit} (${digits(min)} to ${digits(max)})`,
    target ? `${target.limit}${unit}${verdict}` : '',
    `${(peak / MIB).toFixed(0)}${peakLimit === null ? '' : ` of ${peakLimit / MIB}`}`,
    growth ? digits(growth.time) : '',
  ];
}

/** Other programs on the files of a row, as a sentence of Markdown. */
function besides({ row, size, yardstick, peers }: RowResult): string[] {
  if (peers.length === 0) return [];
  const names = peers.map(({ name, ratio }) => `\`${name}\` ${digits(ratio.median)}`);
  return [`- ${row} ${size}, by the same ${yardstick.name}: ${names.join(', ')}`];
}

/** The table of CONTRIBUTING.md, with what it was measured on. */
export function resultsTable({ machine, rows }: Results): string {
  const head = ['row', 'yardstick', 'ratio, or rate', 'target', 'peak, MiB', 'growth'];
  const table = [head, head.map(() => '---'), ...rows.map(cells)].map((row) => `| ${row.join(' | ')} |`);
  const others = rows.flatMap(besides);
  const list = others.length > 0 ? ['', 'Other programs in that run:', '', ...others] : [];
  return [`Ratios of one run (${machineLine(machine)}):`, '', ...table, ...list].join('\n');
}

/** The page with the table in its place. */
export function withResults(page: string, results: Results): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`CONTRIBUTING.md has no ${BEGIN} before ${END}`);
  return `${page.slice(0, from)}${BEGIN}\n${resultsTable(results)}\n${page.slice(to)}`;
}

/** The results with those of rows that were not run as they were before, in the order of before. */
export function withOthers(results: Results, before: Results | null): Results {
  const rows = [...results.rows];
  const take = (row: string) => rows.splice(0, rows.length, ...rows.filter((one) => one.row !== row));
  const kept: RowResult[] = [];
  for (const old of before?.rows ?? []) {
    const fresh = results.rows.filter(({ row }) => row === old.row);
    if (fresh.length === 0) kept.push(old);
    else if (!kept.some(({ row }) => row === old.row)) {
      kept.push(...fresh);
      take(old.row);
    }
  }
  return { ...results, rows: [...kept, ...rows] };
}

export function keep(root: string, measured: Results): void {
  const results = withOthers(measured, keptResults(root));
  writeFileSync(resultsPath(root), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(pagePath(root), withResults(readFileSync(pagePath(root), 'utf8'), results));
}
