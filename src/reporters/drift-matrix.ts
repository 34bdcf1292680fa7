// The matrix of a comparison on a terminal, in columns.

import type { Comparison } from '../model/copy.ts';
import type { DriftReport } from '../model/drift.ts';
import type { Palette } from '../model/reporter.ts';
import { columns } from './columns.ts';
import { type Count, type TableRow, tableOf } from './drift-table.ts';
import { settingName } from './drift-words.ts';
import { visible } from './escape.ts';

type Tone = (text: string) => string;

const GAP = 2;

/** Lines of the table, headed by the realm of each group of rows. */
export function matrixLines(report: DriftReport, palette: Palette): string[] {
  const { heads, groups } = tableOf(report);
  const rows = groups.flatMap((group) => group.rows);
  const widths = heads.map((head, at) =>
    Math.max(
      columns(head),
      ...rows.flatMap(({ cells }) => (cells[at] ?? []).map(({ text }) => columns(text))),
    ),
  );
  const first = Math.max(...rows.map(({ setting }) => settingName(setting).length)) + GAP;
  const lines = [palette.dim(rowLine('setting', first, heads, widths))];
  for (const [at, group] of groups.entries()) {
    if (group.realm !== null) lines.push(palette.bold(visible(group.realm)));
    else if (at > 0) lines.push(palette.bold('switches'));
    for (const row of group.rows) for (const line of rowLines(row, first, widths, palette)) lines.push(line);
  }
  return lines;
}

function rowLine(label: string, first: number, texts: readonly string[], widths: readonly number[]): string {
  const parts = texts.map((text, at) => text.padEnd((widths[at] ?? 0) + GAP));
  return `  ${label.padEnd(first)}${parts.join('')}`.trimEnd();
}

function rowLines(
  { setting, cells }: TableRow,
  first: number,
  widths: readonly number[],
  palette: Palette,
): string[] {
  const height = Math.max(1, ...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, at) => {
    const label = `  ${(at === 0 ? settingName(setting) : '').padEnd(first)}`;
    const parts = cells.map((cell, column) => cellText(cell, at, (widths[column] ?? 0) + GAP, palette));
    return (label + parts.join('')).trimEnd();
  });
}

function cellText(cell: readonly Count[], at: number, width: number, palette: Palette): string {
  const count = cell[at];
  const text = count?.text ?? (at === 0 ? '-' : '');
  const tone = count ? toneOf(count.comparison, palette) : palette.dim;
  return (text === '' ? '' : tone(text)) + ' '.repeat(width - columns(text));
}

function toneOf(comparison: Comparison, palette: Palette): Tone {
  if (comparison === 'same') return palette.pass;
  if (comparison === 'not-known') return palette.dim;
  return comparison === 'extra' ? palette.warning : palette.error;
}
