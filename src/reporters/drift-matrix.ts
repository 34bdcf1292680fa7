// The matrix of a comparison as a table: settings down, sources across, counts where they are not all alike.

import type { Comparison } from '../model/copy.ts';
import { COLUMNS, type Counts, type DriftReport, type MatrixRow } from '../model/drift.ts';
import { grouped } from '../model/grouped.ts';
import type { Palette } from '../model/reporter.ts';
import { columns } from './columns.ts';
import { COMPARISONS, comparisonWord, HEADINGS, settingName } from './drift-words.ts';
import { visible } from './escape.ts';

type Tone = (text: string) => string;

interface CellLine {
  readonly text: string;
  readonly tone: Tone;
}

const GAP = 2;

/** Lines of the table, headed by the realm of each group of rows. */
export function matrixLines({ matrix, expected }: DriftReport, palette: Palette): string[] {
  const used = COLUMNS.filter((column) => matrix.some((row) => row.actual[column]));
  const withGuide = expected.kind !== 'guide' && matrix.some(({ guide }) => guide !== null);
  const heads = [...(withGuide ? [HEADINGS.guide] : []), ...used.map((column) => HEADINGS[column])];
  const body = matrix.map((row) => ({
    row,
    cells: [
      ...(withGuide ? [guideCell(row.guide, palette)] : []),
      ...used.map((column) => countCell(row.actual[column], palette)),
    ],
  }));
  const widths = heads.map((head, at) =>
    Math.max(
      columns(head),
      ...body.flatMap(({ cells }) => (cells[at] ?? []).map(({ text }) => columns(text))),
    ),
  );
  const first = Math.max(...matrix.map(({ setting }) => settingName(setting).length)) + GAP;
  const lines = [palette.dim(rowLine('setting', first, heads, widths))];
  let realm: string | null | undefined;
  for (const { row, cells } of body) {
    if (row.realm !== realm && (row.realm !== null || realm !== undefined)) {
      lines.push(palette.bold(row.realm === null ? 'switches' : visible(row.realm)));
    }
    realm = row.realm;
    for (const line of rowLines(row, cells, first, widths)) lines.push(line);
  }
  return lines;
}

function rowLine(label: string, first: number, texts: readonly string[], widths: readonly number[]): string {
  const parts = texts.map((text, at) => text.padEnd((widths[at] ?? 0) + GAP));
  return `  ${label.padEnd(first)}${parts.join('')}`.trimEnd();
}

function rowLines(
  { setting }: MatrixRow,
  cells: readonly (readonly CellLine[])[],
  first: number,
  widths: readonly number[],
): string[] {
  const height = Math.max(1, ...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, at) => {
    const label = `  ${(at === 0 ? settingName(setting) : '').padEnd(first)}`;
    const parts = cells.map((cell, column) => {
      const line = cell[at];
      const blanks = ' '.repeat((widths[column] ?? 0) + GAP - columns(line?.text ?? ''));
      return (line ? line.tone(line.text) : '') + blanks;
    });
    return (label + parts.join('')).trimEnd();
  });
}

function guideCell(guide: Comparison | null, palette: Palette): CellLine[] {
  return guide === null
    ? [{ text: '-', tone: palette.dim }]
    : [{ text: comparisonWord(guide), tone: toneOf(guide, palette) }];
}

/** `same` where all are alike and there are no others; else a line for each result. */
function countCell(counts: Counts | undefined, palette: Palette): CellLine[] {
  const there = COMPARISONS.filter((comparison) => (counts?.[comparison] ?? 0) > 0);
  const total = there.reduce((sum, comparison) => sum + (counts?.[comparison] ?? 0), 0);
  if (!counts || total === 0) return [{ text: '-', tone: palette.dim }];
  return there.map((comparison) => ({
    text:
      total === 1
        ? comparisonWord(comparison)
        : `${grouped(counts[comparison])} ${comparisonWord(comparison)}`,
    tone: toneOf(comparison, palette),
  }));
}

function toneOf(comparison: Comparison, palette: Palette): Tone {
  if (comparison === 'same') return palette.pass;
  if (comparison === 'not-known') return palette.dim;
  return comparison === 'extra' ? palette.warning : palette.error;
}
