// Tables of a report that hold policies: a row for each, and under it the tables of its lists and help texts.

import { diagnostic } from '../../../model/diagnostic.ts';
import type { Side } from '../../../model/format.ts';
import { type Located, trimBlanks } from '../../../model/located.ts';
import type { Diagnostic, Item, PolicyList, PolicyListEntry } from '../../../model/record.ts';
import { startOf } from '../../../model/span.ts';
import { REPORT_AS_XML } from '../../advice.ts';
import type { Place } from '../../text/place.ts';
import { cellText, firstOf, proseOf, rawOf, spanOf, textOf, wordOf } from './page.ts';
import { elementsOf, find, type HtmlElement, rowsOf } from './tree.ts';

/** For whom a table is read. */
export interface Holder {
  readonly place: Place;
  readonly part: string;
  readonly side: Side;
}

/** The name of a policy is a link to its explanation. */
export const EXPLAINED = /^explainlink$/i;

interface ReportedPolicy {
  readonly row: HtmlElement;
  readonly details: HtmlElement[];
}

/** The policies of a table about which `speaks` says yes; `category` is the heading above it. */
export function policyTable(
  table: HtmlElement,
  category: Located | null,
  speaks: (raw: string) => boolean,
  holder: Holder,
): Item[] {
  const items: Item[] = [];
  const policies: ReportedPolicy[] = [];
  for (const row of rowsOf(table)) {
    const cells = elementsOf(row);
    const last = policies[policies.length - 1];
    if (cells.every(({ name }) => name === 'th')) continue;
    if (cells.length >= 2 && cells.length <= 4 && nested(cells).length === 0)
      policies.push({ row, details: [] });
    else if (last && cells.length === 1) last.details.push(row);
    else items.push(unclear('A row among the policies was not understood.', row, holder));
  }
  for (const policy of policies) {
    const raw = [policy.row, ...policy.details].map((row) => rawOf(holder.place, row)).join('\n');
    if (!speaks(`${category?.value ?? ''}\n${raw}`)) continue;
    for (const item of policyItems(policy, category, holder)) items.push(item);
  }
  return items;
}

function nested(cells: readonly HtmlElement[]): HtmlElement[] {
  return [...find(cells, ({ name }) => name === 'table')];
}

function policyItems({ row, details }: ReportedPolicy, category: Located | null, holder: Holder): Item[] {
  const { place, part, side } = holder;
  const [first, second] = elementsOf(row);
  const link = first && (firstOf(place, [first], EXPLAINED) ?? first);
  const name = link && textOf(place, link);
  if (!name || !second) return [unclear('A policy has a name that is no text.', row, holder)];
  const help: string[] = [];
  const lists: PolicyList[] = [];
  const problems: Diagnostic[] = [];
  for (const frame of nested(details)) readFrame(frame, holder, help, lists, problems);
  const last = details[details.length - 1] ?? row;
  return [
    {
      kind: 'policy',
      part,
      side,
      name: trimBlanks(name),
      state: wordOf(place, second),
      translated: true,
      category,
      help,
      lists,
      at: spanOf(place, { from: row.from, to: last.to }),
    },
    ...problems,
  ];
}

/** A row of one cell is a help text or a list; one of two is the name and the value of another element of the policy. */
function readFrame(
  frame: HtmlElement,
  holder: Holder,
  help: string[],
  lists: PolicyList[],
  problems: Diagnostic[],
): void {
  const rows = rowsOf(frame);
  for (const row of rows) {
    const cells = elementsOf(row);
    const tables = nested(cells);
    const [only] = cells;
    if (tables.length > 0) {
      for (const table of tables) lists.push(listOf(table, holder, problems));
    } else if (only?.name === 'td' && cells.length === 1) help.push(proseOf(holder.place, only));
    else if (cells.length > 2)
      problems.push(unclear('An element of a policy was not understood.', row, holder));
  }
}

function listOf(table: HtmlElement, holder: Holder, problems: Diagnostic[]): PolicyList {
  const { place } = holder;
  let name: Located | null = null;
  const entries: PolicyListEntry[] = [];
  for (const row of rowsOf(table)) {
    const cells = elementsOf(row);
    const [first, second] = cells;
    if (!first) continue;
    if (cells.every((cell) => cell.name === 'th')) {
      name ??= wordOf(place, first);
      continue;
    }
    const at = spanOf(place, row);
    const texts = cells.map((cell) => cellText(place, cell));
    const [one, two] = texts;
    if (cells.length > 2 || !one || (second && !two)) {
      problems.push(unclear('An entry of a list was not understood.', row, holder));
    } else if (two) entries.push({ name: one, data: two, at });
    // A list without names of its own shows the data alone, as it does in XML.
    else entries.push({ name: { value: '', at: startOf(at) }, data: one, at });
  }
  return { name, state: null, entries };
}

/** Something of a table that was not understood. */
export function unclear(message: string, row: HtmlElement, { place, part, side }: Holder): Diagnostic {
  const hint = REPORT_AS_XML;
  return { ...diagnostic('bad-value', 'partial', message, spanOf(place, row), hint), part, side };
}
