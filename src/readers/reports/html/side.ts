// One side of a report: which of its sections hold policies, which hold something else, and which show an error instead.

import { diagnostic } from '../../../model/diagnostic.ts';
import type { Diagnostic, DiagnosticCode, Item } from '../../../model/record.ts';
import type { Interest } from '../../../model/source.ts';
import { REPORT_AS_XML } from '../../advice.ts';
import { mentions } from '../../xml/mentions.ts';
import { extraTable, isExtra } from './extra.ts';
import { firstOf, proseOf, rawOf, spanOf } from './page.ts';
import { EXPLAINED, type Holder, policyTable } from './policies.ts';
import { type Section, sectionsIn } from './sections.ts';
import { elementsOf, type HtmlElement, rowsOf } from './tree.ts';
import { holdsTemplates } from './words.ts';

type Part = { readonly section: Section; readonly above: readonly Section[] };

/** What a side holds: the records that are wanted, and everything that was not understood. */
export function sideItems(side: Section, interest: Interest, holder: Holder): Item[] {
  const parts = [...sectionsIn(side)];
  const templates = templatesAmong(parts, holder);
  const told = templates.size > 0 || parts.some(({ section }) => isOther(section));
  const items = parts.flatMap((part) => {
    const within = [part.section, ...part.above].some((section) => templates.has(section));
    if (within) return templateItems(part.section, interest, holder);
    const other = [part.section, ...part.above].some(isOther);
    // An error may stand above the sections, too; below, where policies are told from the rest, it is of the rest.
    const leaf = part.section.sections.length === 0;
    return otherItems(part, interest, holder, other || (leaf && templates.size > 0));
  });
  if (!told && parts.length > 1 && items.length === 0) items.push(untold(side, holder));
  return items;
}

function isOther({ title }: Section): boolean {
  return title !== null && holdsTemplates(title.value) === false;
}

// A table of policies stands under its category, and that under Administrative Templates. Where there is none, the note on
// template files or the title tells.
function templatesAmong(parts: readonly Part[], holder: Holder): ReadonlySet<Section> {
  const found = new Set<Section>();
  for (const { section, above } of parts) {
    const { title, notes, tables } = section;
    if (title !== null && holdsTemplates(title.value)) found.add(section);
    if (notes.some((note) => isAboutTemplates(proseOf(holder.place, note)))) found.add(section);
    if (!tables.some((table) => isExplained(table, holder))) continue;
    const parent = above[above.length - 1];
    found.add(parent && above.length > 1 ? parent : section);
  }
  return found;
}

function isExplained(table: HtmlElement, { place }: Holder): boolean {
  return firstOf(place, [table], EXPLAINED) !== null;
}

// "Policy definitions (ADMX files) retrieved from ...", "... by updating the .ADM files used by ...": the names of the files are
// the same in every language. Errors name a file with its path.
function isAboutTemplates(text: string): boolean {
  return /\bADMX?\b/.test(text) && !/\\|\.admx\b/i.test(text);
}

function templateItems(section: Section, interest: Interest, holder: Holder): Item[] {
  const { place } = holder;
  const items: Item[] = [];
  for (const note of section.notes) {
    const text = proseOf(place, note);
    if (!isAboutTemplates(text)) items.push(notShown(text, note, holder));
  }
  const speaks = mentions(interest.policyText);
  for (const table of section.tables) {
    if (isExplained(table, holder) || isOfPolicies(table)) {
      for (const item of policyTable(table, section.title, speaks, holder)) items.push(item);
    } else if (isExtra(table, holder)) {
      for (const item of extraTable(table, interest, holder)) items.push(item);
    } else items.push(notShown(proseOf(place, table), table, holder));
  }
  return items;
}

// Policy, Setting, Comment: a policy without an explanation is no link.
function isOfPolicies(table: HtmlElement): boolean {
  const [head] = rowsOf(table);
  const cells = head ? elementsOf(head) : [];
  return cells.length >= 3 && cells.every(({ name }) => name === 'th');
}

/** Sections of other kinds: `known` when it is certain that they do not stand for policies that could not be shown. */
function otherItems({ section, above }: Part, interest: Interest, holder: Holder, known: boolean): Item[] {
  const { place } = holder;
  const speaks = mentions(interest.keyPaths);
  const items: Item[] = [];
  for (const block of [...section.tables, ...section.notes]) {
    if (speaks(rawOf(place, block))) items.push(notRead(block, holder));
  }
  if (known || (above.length === 0 && isAlone(section))) return items;
  for (const note of section.notes) items.push(notShown(proseOf(place, note), note, holder));
  return items;
}

// A side without any setting says so in one note, in whatever language.
function isAlone({ tables, notes, sections }: Section): boolean {
  return tables.length === 0 && sections.length === 0 && notes.length <= 1;
}

const AS_XML = `Add the Registry.pol of this GPO. Or: ${REPORT_AS_XML}`;

function said(code: DiagnosticCode, message: string, block: HtmlElement, holder: Holder): Diagnostic {
  const { place, part, side } = holder;
  return { ...diagnostic(code, 'partial', message, spanOf(place, block), AS_XML), part, side };
}

function notShown(text: string, block: HtmlElement, holder: Holder): Diagnostic {
  const shown = text.length > 300 ? `${text.slice(0, 300)}...` : text;
  return said('extension-error', `Settings are not shown where they should be: ${shown}`, block, holder);
}

function notRead(block: HtmlElement, holder: Holder): Diagnostic {
  const message =
    'A section that is not read from HTML (Preferences, or another) speaks of one of these keys.';
  return said('not-read', message, block, holder);
}

function untold({ heading }: Section, holder: Holder): Diagnostic {
  const message = `The titles of this side are in a language that is not known here, and nothing else tells whether its policies are shown.`;
  return said('extension-error', message, heading, holder);
}
