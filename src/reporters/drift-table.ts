// The matrix of a comparison as a table of words: settings down, sources across, counts where they are not all alike.

import type { Comparison, Setting } from '../model/copy.ts';
import { COLUMNS, type Counts, type DriftReport } from '../model/drift.ts';
import { grouped } from '../model/grouped.ts';
import { COMPARISONS, comparisonWord, HEADINGS } from './drift-words.ts';

/** How many of a source compare so, in words. */
export interface Count {
  readonly comparison: Comparison;
  readonly text: string;
}

export interface TableRow {
  readonly setting: Setting;
  /** By heading; none where nothing was compared. */
  readonly cells: readonly (readonly Count[])[];
}

/** Rows of one realm; null for the switches, which are those of whole lists. */
export interface RowGroup {
  readonly realm: string | null;
  readonly rows: readonly TableRow[];
}

export interface MatrixTable {
  readonly heads: readonly string[];
  readonly groups: readonly RowGroup[];
}

export function tableOf({ matrix, expected }: DriftReport): MatrixTable {
  const used = COLUMNS.filter((column) => matrix.some((row) => row.actual[column]));
  const withGuide = expected.kind !== 'guide' && matrix.some(({ guide }) => guide !== null);
  const groups: { realm: string | null; rows: TableRow[] }[] = [];
  for (const { realm, setting, guide, actual } of matrix) {
    const cells = used.map((column) => countsOf(actual[column]));
    const row = { setting, cells: withGuide ? [guideCounts(guide), ...cells] : cells };
    const last = groups.at(-1);
    if (last?.realm === realm) last.rows.push(row);
    else groups.push({ realm, rows: [row] });
  }
  const heads = used.map((column) => HEADINGS[column]);
  return { heads: withGuide ? [HEADINGS.guide, ...heads] : heads, groups };
}

function guideCounts(guide: Comparison | null): Count[] {
  return guide === null ? [] : [{ comparison: guide, text: comparisonWord(guide) }];
}

/** `same` where there is one copy alone; else each result with its number. */
function countsOf(counts: Counts | undefined): Count[] {
  const there = COMPARISONS.filter((comparison) => (counts?.[comparison] ?? 0) > 0);
  const total = there.reduce((sum, comparison) => sum + (counts?.[comparison] ?? 0), 0);
  return there.map((comparison) => {
    const word = comparisonWord(comparison);
    return { comparison, text: total === 1 ? word : `${grouped(counts?.[comparison] ?? 0)} ${word}` };
  });
}
