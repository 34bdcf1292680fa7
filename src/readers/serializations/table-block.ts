// A table as Format-Table prints it: a header, dashes under the names, and a row for each object. A row is held back
// until the next line shows whether it goes on there (-Wrap).

import { diagnostic } from '../../model/diagnostic.ts';
import { type Located, locatedFrom } from '../../model/located.ts';
import { cover } from '../../model/span.ts';
import { locatedIn, runsIn, spanIn } from '../../model/text.ts';
import type { BagProperty, Printed } from './bag.ts';
import { type Block, type Line, promptOf } from './block.ts';
import { ELLIPSIS, valuesIn } from './list-block.ts';

interface Column {
  readonly name: Located;
  /** Cells [from, to) of the console's line that the dashes cover. */
  readonly from: number;
  readonly to: number;
}

interface Row {
  readonly line: Line;
  /** By column: the units of the line that it holds. */
  readonly cells: readonly ({ from: number; to: number } | null)[];
  readonly more: Row[];
  /** Text that stands across two columns. */
  readonly across: boolean;
}

/** Lines of one row, which is held in memory until its end. */
const MOST_LINES = 10_000;

/** No console is wider, and no table has more columns: places in a row cost its length for each of them. */
const LONGEST_ROW = 50_000;
const MOST_COLUMNS = 500;

/** A table with this header over these dashes; null when they do not belong together. */
export function tableBlock(header: Line, rule: Line): Block | null {
  const columns = columnsOf(header, rule.text);
  if (!columns) return null;
  let row: Row | null = null;
  let rows = 0;
  return {
    take(line) {
      if (line.text.trim() === '' || promptOf(line.text) > 0 || /^\*{10,}$/.test(line.text)) return null;
      if (line.text.length > LONGEST_ROW) return null;
      const next = rowOf(line, columns);
      rows++;
      if (row && next.cells[0] === null && line.terminated && row.more.length < MOST_LINES) {
        row.more.push(next);
        return [];
      }
      const done = row ? [...finished(row, columns)] : [];
      row = next;
      return done;
    },
    *close(next, end) {
      if (row) yield* finished(row, columns, next === null ? end : 'open');
      if (rows > 0) return;
      const message = 'The table has a header and no rows.';
      yield diagnostic(
        'truncated',
        'partial',
        message,
        spanIn(header, 0, header.text.length),
        'Export it again.',
      );
    },
  };
}

function columnsOf(header: Line, rule: string): Column[] | null {
  if (header.text.length > LONGEST_ROW) return null;
  const cells = cellsOf(header.text);
  const unitAt = (cell: number) => {
    const unit = cells.findIndex((at) => at >= cell);
    return unit === -1 ? header.text.length : unit;
  };
  const columns: Column[] = [];
  for (const dashes of rule.matchAll(/-+/g)) {
    const from = dashes.index;
    const to = from + dashes[0].length;
    const name = locatedIn(header, unitAt(from), unitAt(to));
    if (name.value === '' || name.value !== name.value.trim()) return null;
    columns.push({ name, from, to });
    if (columns.length > MOST_COLUMNS) return null;
  }
  // Each name has as many dashes as it has characters, and nothing stands beside the names.
  const named = columns.map(({ name }) => name.value.replace(/\s+/g, '')).join('');
  return named === header.text.replace(/\s+/g, '') ? columns : null;
}

// Wide characters take two cells (East Asian scripts and full-width forms).
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** The cell of the console in which each unit of a line begins, and that after the last. */
function cellsOf(text: string): number[] {
  const cells: number[] = [];
  let cell = 0;
  for (const unit of text) {
    for (let i = 0; i < unit.length; i++) cells.push(cell);
    cell += WIDE.test(unit) ? 2 : 1;
  }
  cells.push(cell);
  return cells;
}

/**
 * The cells of a row. Names are aligned as their values are, to the left or (numbers) to the right, so that every value stands above
 * or below some of its dashes; words between two columns go on with the value to their left.
 */
function rowOf(line: Line, columns: readonly Column[]): Row {
  const cells: ({ from: number; to: number } | null)[] = columns.map(() => null);
  const at = cellsOf(line.text);
  let current = 0;
  let across = false;
  for (const word of line.text.matchAll(/[^ \t]+/g)) {
    const from = word.index;
    const to = from + word[0].length;
    const touched = columns.flatMap((column, index) =>
      (at[from] ?? 0) < column.to && (at[to] ?? 0) > column.from ? [index] : [],
    );
    across ||= touched.length > 1;
    current = Math.max(current, touched[0] ?? columnBefore(columns, at[from] ?? 0));
    const cell = cells[current];
    if (cell) cell.to = to;
    else cells[current] = { from, to };
  }
  return { line, cells, more: [], across };
}

function columnBefore(columns: readonly Column[], cell: number): number {
  return Math.max(
    0,
    columns.findLastIndex((column) => column.from <= cell),
  );
}

function* finished(row: Row, columns: readonly Column[], end: 'open' | 'cut' = 'open'): Iterable<Printed> {
  const { line, more } = row;
  const last = more.at(-1)?.line ?? line;
  const at = cover(spanIn(line, 0, 0), spanIn(last, last.text.length, last.text.length));
  const whole = last.terminated && end !== 'cut';
  // Of a row that is cut, the columns after the cut are not empty.
  const shown = whole ? columns.length : row.cells.findLastIndex((cell) => cell !== null) + 1;
  const properties = columns.slice(0, shown).map((column, index) => propertyOf(row, column, index));
  yield { kind: 'bag', properties, at, end: whole ? 'closed' : 'cut' };
  for (const { line: part, across } of [row, ...more]) {
    if (!across) continue;
    const message = 'A text stands across two columns of the table: which one it belongs to cannot be told.';
    yield diagnostic('malformed', 'partial', message, spanIn(part, 0, part.text.length), AS_LIST);
  }
}

const AS_LIST = 'Export the objects with Format-List, or with ConvertTo-Json.';

function propertyOf(row: Row, column: Column, index: number): BagProperty {
  const { name } = column;
  const parts = [row, ...row.more].flatMap(({ line, cells }) => {
    const cell = cells[index];
    return cell ? [{ line, ...cell }] : [];
  });
  const [first] = parts;
  if (!first) return { name, values: [], at: name.at, flaw: null };
  const emptyAt = spanIn(first.line, first.from, first.from);
  const value = locatedFrom(
    parts.flatMap(({ line, from, to }) => [...runsIn(line, from, to)]),
    emptyAt,
  );
  if (parts.length > 1) return { name, values: [value], at: value.at, flaw: 'wrapped' };
  // Numbers lose their beginning, texts their end.
  const cut = ELLIPSIS.test(value.value) || /^(?:\.\.\.|\u2026)/.test(value.value);
  return { name, ...valuesIn(value), at: value.at, ...(cut ? { flaw: 'truncated' } : {}) };
}
