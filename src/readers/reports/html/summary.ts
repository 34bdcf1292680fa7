// The head of a report: which GPO it shows, its versions and links. Told by structure, as its words are translated.

import type { Located } from '../../../model/located.ts';
import type { GpoLink, GpoRecord, GpoSideInfo } from '../../../model/record.ts';
import type { Place } from '../../text/place.ts';
import { partOf } from '../gpo-report-gpo.ts';
import { firstOf, spanOf, wordOf } from './page.ts';
import type { Section } from './sections.ts';
import { elementsOf, find, type HtmlElement, rowsOf } from './tree.ts';
import { isOn } from './words.ts';

const GUID = /^\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i;
/** `5 (AD), 5 (SYSVOL)`. */
const VERSIONS = /^(\d{1,9}) \([^)]*\), (\d{1,9}) \([^)]*\)$/;

/** The GPO of a page. `ordinal` names it when nothing better does, or what does is among those that are taken. */
export function gpoOf(
  place: Place,
  html: HtmlElement,
  ordinal: number,
  taken: ReadonlySet<string>,
): GpoRecord & { readonly part: string } {
  const title = firstOf(place, html.children, /^gponame$/i);
  const summary = firstOf(place, html.children, /^gposummary$/i);
  const tables = summary ? [...find(summary.children, ({ name }) => name === 'table')] : [];
  const details = detailsOf(place, tables);
  const name = title && wordOf(place, title);
  const { id, domain, versions } = details;
  return {
    kind: 'gpo',
    part: id ? partOf(id, domain, ordinal, taken) : `gpo ${ordinal}`,
    id,
    domain,
    name: name && name.value !== '' ? name : null,
    // Times are written as the console's region has them: 2/3 may be March or February.
    readTime: null,
    // Both rows look alike; users come first.
    user: versions[0] ?? null,
    computer: versions[1] ?? null,
    links: linksOf(place, tables),
    computerExtensions: null,
    permissions: null,
    at: spanOf(place, title ?? html),
  };
}

interface Details {
  readonly id: Located | null;
  readonly domain: Located | null;
  readonly versions: readonly GpoSideInfo[];
}

function detailsOf(place: Place, tables: readonly HtmlElement[]): Details {
  for (const table of tables) {
    const values = rowsOf(table)
      .map((row) => elementsOf(row))
      .filter(({ length }) => length === 2);
    const words = values.map(([, cell]) => cell && wordOf(place, cell)).filter((word) => word !== undefined);
    const id = words.find(({ value }) => GUID.test(value));
    if (!id) continue;
    const versions = words.flatMap(({ value, at }) => {
      const [, directory, sysvol] = VERSIONS.exec(value) ?? [];
      if (directory === undefined || sysvol === undefined) return [];
      const numbers = { versionDirectory: Number(directory), versionSysvol: Number(sysvol) };
      return [{ enabled: null, ...numbers, at: { versions: at } }];
    });
    const [domain] = words;
    return { id, domain: domain && domain.value !== '' ? domain : null, versions };
  }
  return { id: null, domain: null, versions: [] };
}

/** The links: the one table of four columns. Null where a state is in words that are not known. */
function linksOf(place: Place, tables: readonly HtmlElement[]): GpoLink[] | null {
  const table = tables.find((candidate) => {
    const [head] = rowsOf(candidate);
    const cells = head ? elementsOf(head) : [];
    return cells.length === 4 && cells.every(({ name }) => name === 'th');
  });
  if (!table) return null;
  const links: GpoLink[] = [];
  for (const row of rowsOf(table).slice(1)) {
    const cells = elementsOf(row);
    // A single cell says that there are none.
    if (cells.length === 1) continue;
    const [, , state, path] = cells;
    const enabled = state ? isOn(wordOf(place, state).value) : null;
    if (!path || enabled === null) return null;
    links.push({ path: wordOf(place, path), enabled });
  }
  return links;
}

/** What the title of a side says in its parentheses: `Computer Configuration (Enabled)`. */
export function sideEnabled({ title }: Section): boolean | null {
  const word = /\(([^()]*)\)$/.exec(title?.value ?? '')?.[1];
  return word === undefined ? null : isOn(word);
}
