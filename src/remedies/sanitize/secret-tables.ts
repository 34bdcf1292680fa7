// Secrets in tables: columns that are called as a secret is, of CSV and of what Format-Table prints.

import { isSecretUnder, mayNameSecret } from '../../model/secret-text.ts';
import { note, type Search } from './secret-search.ts';

const DELIMITERS = [',', ';', '\t'] as const;
const NAME = /^[\p{L}\p{N} _.;:()#-]{1,80}$/u;

interface Cell {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

interface Row {
  readonly cells: readonly Cell[];
  /** Where the next row begins. */
  readonly next: number;
}

export function noteColumns(search: Search): void {
  const { text } = search;
  let at = 0;
  for (let nth = 0; at < text.length; nth++) {
    const end = text.indexOf('\n', at);
    const next = end === -1 ? text.length : end + 1;
    const line = text.slice(at, next);
    if (mayNameSecret(line)) {
      const to = printed(search, at, next) ?? separated(search, at, nth < 2);
      if (to !== null) {
        at = to;
        continue;
      }
    }
    at = next;
  }
}

/** Where the table of CSV ends whose header begins here; null where there is none. */
function separated(search: Search, at: number, isFirst: boolean): number | null {
  for (const delimiter of DELIMITERS) {
    const header = rowAt(search.text, at, delimiter);
    const { cells } = header;
    const secret = (nth: number) => isSecretUnder(cells[nth]?.text ?? '', '(value)');
    if (cells.length < 2 || !cells.every(({ text }) => text === '' || NAME.test(text))) continue;
    if (!cells.some((_cell, nth) => secret(nth))) continue;
    let from = header.next;
    for (let nth = 0; from < search.text.length; nth++) {
      const row = rowAt(search.text, from, delimiter);
      if (row.cells.length === 1 && row.cells[0]?.text.trim() === '') break;
      if (row.cells.length !== cells.length) {
        if (nth === 0 && !isFirst) return null;
        // More or fewer cells than columns: which of them is the secret cannot be said.
        search.puzzled = true;
        break;
      }
      for (const [column, cell] of row.cells.entries())
        note(search, cells[column]?.text ?? '', cell.from, cell.to);
      from = row.next;
    }
    return from;
  }
  return null;
}

function rowAt(text: string, at: number, delimiter: string): Row {
  const cells: Cell[] = [];
  let from = at;
  for (;;) {
    const isQuoted = text[from] === '"';
    let to = isQuoted ? from + 1 : from;
    if (isQuoted) {
      while (to < text.length && !(text[to] === '"' && text[to + 1] !== '"')) to += text[to] === '"' ? 2 : 1;
      cells.push({ from: from + 1, to, text: text.slice(from + 1, to) });
      to++;
      while (to < text.length && text[to] !== delimiter && text[to] !== '\n') to++;
    } else {
      while (to < text.length && text[to] !== delimiter && text[to] !== '\n' && text[to] !== '\r') to++;
      cells.push({ from, to, text: text.slice(from, to) });
      if (text[to] === '\r') to++;
    }
    if (text[to] !== delimiter) return { cells, next: to + 1 };
    from = to + 1;
  }
}

/** Where the table ends of which this line is the header, lines of it being underlined in the next one. */
function printed(search: Search, at: number, next: number): number | null {
  const { text } = search;
  const rule = /^[ \t]*-+(?:[ \t]+-+)*[ \t]*(?=\r?\n|$)/.exec(
    text.slice(next, text.indexOf('\n', next) + 1 || undefined),
  );
  if (!rule) return null;
  const columns = [...rule[0].matchAll(/-+/g)].map(({ index }) => index);
  let from = next;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    const line = text.slice(from, to).trimEnd();
    if (line === '') break;
    for (const [nth, column] of columns.entries()) {
      const name = text
        .slice(at + column, Math.min(at + (columns[nth + 1] ?? Number.POSITIVE_INFINITY), next))
        .trim();
      if (from === next || !isSecretUnder(name, '(value)')) continue;
      const value = (/(?<!\S)\S*$/.exec(line.slice(0, column))?.[0] ?? '').length;
      const start = column - value;
      const cell = line.slice(start, columns[nth + 1] ?? line.length).trimEnd();
      const blank = cell.length - cell.trimStart().length;
      note(search, name, from + start + blank, from + start + cell.length);
    }
    from = end === -1 ? text.length : end + 1;
  }
  return from;
}
