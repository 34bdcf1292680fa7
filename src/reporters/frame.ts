// The code frame: the line of the input that a finding is about, with carets under exactly its region.

import type { Excerpt } from '../model/reporter.ts';
import type { Region } from '../model/span.ts';
import { type Cell, cells } from './escape.ts';
import { INDENT } from './wrap.ts';

const CUT = '...';
// What is kept before a region that does not fit, so that it is not seen out of context.
const CONTEXT = 12;

export interface Frame {
  readonly gutter: string;
  readonly blankGutter: string;
  readonly line: string;
  readonly carets: string;
  /** The line once more, in three: before, in, and after the region. */
  readonly parts: Parts;
  /** Lines of the region after the first; 0 for most. */
  readonly moreLines: number;
  readonly lastLine: number;
  /** The raw text under the carets; null when not all of the region is shown. */
  readonly shown: string | null;
}

interface Parts {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

interface Marked {
  readonly from: number;
  readonly to: number;
}

/** A frame of at most `width` columns; null when the excerpt does not hold the region's first line. */
export function frameOf(excerpt: Excerpt, region: Region, width: number): Frame | null {
  const raw = excerpt.lines[region.startLine - excerpt.firstLine];
  if (raw === undefined) return null;
  const moreLines = region.endLine - region.startLine;
  const line = withoutCarriageReturn(raw, moreLines > 0 ? 0 : region.endColumn - 1);
  const from = Math.min(region.startColumn - 1, line.length);
  const to = moreLines > 0 ? line.trimEnd().length : Math.min(region.endColumn - 1, line.length);
  const marked = { from, to: Math.max(from, to) };
  const number = String(region.startLine);
  const gutter = `${INDENT}${number} | `;
  const view = viewOf(line, marked, Math.max(width - gutter.length - 1, 3 * CONTEXT));
  return {
    gutter,
    blankGutter: `${INDENT}${' '.repeat(number.length)} | `,
    line: view.line,
    carets: view.carets,
    parts: view.parts,
    moreLines,
    lastLine: region.endLine,
    shown: moreLines === 0 && view.whole ? line.slice(marked.from, marked.to) : null,
  };
}

function withoutCarriageReturn(line: string, end: number): string {
  return line.endsWith('\r') && end < line.length ? line.slice(0, -1) : line;
}

interface View {
  readonly line: string;
  readonly parts: Parts;
  readonly carets: string;
  readonly whole: boolean;
}

function viewOf(line: string, marked: Marked, width: number): View {
  const near = neighbourhood(line, marked, 2 * width);
  const inside = { from: marked.from - near.from, to: marked.to - near.from };
  const covers = (from: number, to: number) => to > inside.from && from < inside.to;
  const all = cells(line.slice(near.from, near.to), covers);
  const complete = near.from === 0 && near.to === line.length;
  const window =
    complete && widthOf(all) <= width ? { first: 0, last: all.length } : choose(all, inside, width);
  const shown = all.slice(window.first, window.last);
  const cutBefore = near.from > 0 || window.first > 0 ? CUT : '';
  const cutAfter = near.to < line.length || window.last < all.length ? CUT : '';
  const lastShown = shown.at(-1)?.to ?? 0;
  const { before, marked: covered, after } = partsOf(shown, inside);
  const parts = { before: cutBefore + before, marked: covered, after: after + cutAfter };
  return {
    line: parts.before + parts.marked + parts.after,
    parts,
    carets: ' '.repeat(cutBefore.length) + caretsUnder(shown, inside),
    whole: marked.to - near.from <= lastShown,
  };
}

/** The part of a line that could be shown at all: a line may be as long as its file. Pairs of surrogates stay whole. */
function neighbourhood(line: string, marked: Marked, reach: number): Marked {
  const from = Math.max(0, marked.from - reach);
  const to = Math.min(line.length, Math.min(marked.to, marked.from + reach) + reach);
  return {
    from: isPair(line, from - 1) ? from - 1 : from,
    to: isPair(line, to - 1) ? to + 1 : to,
  };
}

function isPair(line: string, at: number): boolean {
  return at >= 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(line.slice(at, at + 2));
}

function widthOf(shown: readonly Cell[]): number {
  return shown.reduce((sum, cell) => sum + cell.width, 0);
}

/** Cells [first, last) that fit with both ends cut: the region in the middle, or its beginning when it is too wide. */
function choose(
  all: readonly Cell[],
  marked: Marked,
  width: number,
): { readonly first: number; readonly last: number } {
  const room = width - 2 * CUT.length;
  const start = indexAt(all, marked.from);
  const wanted = widthOf(all.slice(start, indexAt(all, marked.to)));
  const before = Math.max(CONTEXT, Math.floor((room - wanted) / 2));
  const left = fitting(all.slice(0, start).reverse(), before, 0);
  const right = fitting(all.slice(start), room, left.used);
  const more = fitting(all.slice(0, start - left.count).reverse(), room, right.used);
  return { first: start - left.count - more.count, last: start + right.count };
}

/** How many cells fit into a room of which some is used, and what is used of it then. */
function fitting(
  some: readonly Cell[],
  room: number,
  used: number,
): { readonly count: number; readonly used: number } {
  let count = 0;
  let sum = used;
  for (const { width } of some) {
    if (sum + width > room) break;
    sum += width;
    count++;
  }
  return { count, used: sum };
}

function indexAt(all: readonly Cell[], unit: number): number {
  const index = all.findIndex((cell) => cell.to > unit);
  return index === -1 ? all.length : index;
}

function partsOf(shown: readonly Cell[], marked: Marked): Parts {
  const parts = { before: '', marked: '', after: '' };
  for (const cell of shown) {
    const where = cell.to <= marked.from ? 'before' : cell.from < marked.to ? 'marked' : 'after';
    parts[where] += cell.text;
  }
  return parts;
}

function caretsUnder(shown: readonly Cell[], marked: Marked): string {
  let row = '';
  for (const cell of shown) {
    const covered = cell.to > marked.from && cell.from < marked.to;
    if (covered) row += '^'.repeat(cell.width);
    else if (cell.to <= marked.from) row += ' '.repeat(cell.width);
  }
  return row.includes('^') ? row : `${row}^`;
}
