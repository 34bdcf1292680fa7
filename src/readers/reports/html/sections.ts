// The sections of a report, as its headings and containers nest: in any language, told by classes and by what stands where.

import type { Located } from '../../../model/located.ts';
import type { Place } from '../../text/place.ts';
import { firstOf, hasClass, proseOf, wordOf } from './page.ts';
import { elementsOf, find, type HtmlElement } from './tree.ts';

/** A heading with what stands under it. */
export interface Section {
  readonly title: Located | null;
  readonly heading: HtmlElement;
  /** Tables that stand in no other table. */
  readonly tables: readonly HtmlElement[];
  /** What holds text that stands in none of them, without the tables beside it. */
  readonly notes: readonly HtmlElement[];
  readonly sections: readonly Section[];
}

const HEADING = /^he\d/i;
const TITLE = /^sectionTitle$/i;
const CONTAINER = /^container$/i;

/** The heading of a section, and null for what is none: boxes of text have a class that begins alike. */
function titleOf(place: Place, element: HtmlElement): HtmlElement | null {
  return hasClass(place, element, HEADING) ? firstOf(place, element.children, TITLE) : null;
}

/** The sections that begin among these elements; each holds what follows up to the next heading. */
export function sectionsOf(place: Place, elements: readonly HtmlElement[]): Section[] {
  const sections: Section[] = [];
  for (let at = 0; at < elements.length; at++) {
    const heading = elements[at];
    const title = heading && titleOf(place, heading);
    if (!heading || !title) continue;
    const inside: HtmlElement[] = [];
    for (let next = elements[at + 1]; next && !titleOf(place, next); next = elements[at + 1]) {
      if (hasClass(place, next, CONTAINER)) inside.push(textOnly(next), ...elementsOf(next));
      else inside.push(next);
      at++;
    }
    sections.push({ title: wordOf(place, title), heading, ...contentOf(place, inside) });
  }
  return sections;
}

function contentOf(
  place: Place,
  inside: readonly HtmlElement[],
): Pick<Section, 'tables' | 'notes' | 'sections'> {
  const tables: HtmlElement[] = [];
  const notes: HtmlElement[] = [];
  for (const element of inside) {
    // What stands under a heading is that section's.
    if (titleOf(place, element)) break;
    if (element.name === 'script' || element.name === 'style') continue;
    for (const table of tablesIn([element])) tables.push(table);
    const note = element.name === 'table' ? null : withoutTables(element);
    if (note && proseOf(place, note) !== '') notes.push(note);
  }
  return { tables, notes, sections: sectionsOf(place, inside) };
}

function tablesIn(elements: readonly HtmlElement[]): HtmlElement[] {
  return [...find(elements, ({ name }) => name === 'table')];
}

function withoutTables(element: HtmlElement): HtmlElement {
  const children = element.children.filter(
    (child) => child.kind === 'text' || tablesIn([child]).length === 0,
  );
  return { ...element, children };
}

function textOnly(element: HtmlElement): HtmlElement {
  return { ...element, children: element.children.filter(({ kind }) => kind === 'text') };
}

/** A section and all below it, each with the titles above it. */
export function* sectionsIn(
  section: Section,
  above: readonly Section[] = [],
): Iterable<{ readonly section: Section; readonly above: readonly Section[] }> {
  yield { section, above };
  for (const below of section.sections) yield* sectionsIn(below, [...above, section]);
}
