// Entries of an LDIF while they are read: their lines, change records, and what is said once for a whole file.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import { type Folded, placeOf, unfolded } from './ldif-lines.ts';
import { type Entry, isKept, isOfTrusts } from './ldif-object.ts';
import { type AttributeLine, readValue } from './ldif-values.ts';

/** Lines of ours that one entry may have, and their UTF-16 units; objectClass alone may have many values. */
const MOST_LINES = 1000;
const MOST_UNITS = 4 * 1024 * 1024;
/** Lines that are not understood, each said by itself; further ones would fill the report and tell nothing new. */
const MOST_STRAYS = 20;

/** What was already said. */
export interface Notes {
  strays: number;
  namesAlone: boolean;
  changes: boolean;
}

export function notesOf(): Notes {
  return { strays: 0, namesAlone: false, changes: false };
}

export function begun(dn: AttributeLine): Entry {
  return { dn, lines: [], hasValue: false, changetype: null, units: 0, crowded: false, last: dn.line };
}

/** Puts a line to its entry. */
export function add(entry: Entry, attribute: AttributeLine, interest: Interest): void {
  const { name, line, from } = attribute;
  entry.last = line;
  if (from < line.first.text.length || line.more.length > 0) entry.hasValue = true;
  if (name === 'changetype') entry.changetype = unfolded(line, from).value.trim().toLowerCase();
  const changed = entry.changetype !== null && /^(?:add|replace|delete)$/.test(name);
  if (!changed && !isKept(name, interest)) return;
  entry.units += line.length;
  if (entry.lines.length < MOST_LINES && entry.units <= MOST_UNITS) entry.lines.push(attribute);
  else entry.crowded = true;
}

/** A line that is neither an attribute nor anything that a console says. */
export function* stray(line: Folded, notes: Notes): Iterable<Diagnostic> {
  notes.strays++;
  if (notes.strays > MOST_STRAYS) return;
  const more = notes.strays === MOST_STRAYS ? ' Further lines of this kind are not listed.' : '';
  const message = `This line is neither an attribute nor a comment of LDIF.${more}`;
  const hint = 'Export it again, without lines of other commands.';
  yield diagnostic('malformed', 'partial', message, placeOf(line), hint);
}

/** An attribute where no entry began. */
export function* orphaned({ line }: AttributeLine, notes: Notes): Iterable<Diagnostic> {
  notes.strays++;
  if (notes.strays > MOST_STRAYS) return;
  const message = 'This attribute belongs to no entry: no line "dn:" stands before it.';
  yield diagnostic(
    'malformed',
    'partial',
    message,
    placeOf(line),
    'Export it again; its beginning may be missing.',
  );
}

/** What a search for the names of attributes alone shows: that there are values, and not what they are. */
export function* namesAlone(entry: Entry, notes: Notes): Iterable<Diagnostic> {
  if (notes.namesAlone || !entry.lines.some(({ name }) => isOfTrusts(name) || name === 'objectclass')) return;
  notes.namesAlone = true;
  const message =
    'The export shows the names of attributes without their values, so nothing of a trust is known.';
  const hint = 'Run ldapsearch again without -A (types only).';
  yield diagnostic('not-read', 'partial', message, placeOf(entry.dn.line), hint);
}

/** A record that changes an entry is an instruction, and shows no state. */
export function* changed(entry: Entry, notes: Notes, eightBit: boolean): Iterable<Diagnostic> {
  const ours = entry.lines.some((line) => {
    const target = /^(?:add|replace|delete)$/.test(line.name)
      ? readValue(line, eightBit).text.value
      : line.name;
    return isOfTrusts(target.trim().toLowerCase());
  });
  if (notes.changes && !ours) return;
  notes.changes = true;
  const what = `This is a change (${entry.changetype}), not an export`;
  const at = placeOf(entry.dn.line);
  if (!ours) {
    yield diagnostic('not-read', 'notice', `${what}: changes are not read.`, at);
    return;
  }
  const message = `${what}: what the trust is before and after it is not known.`;
  yield diagnostic(
    'not-read',
    'partial',
    message,
    at,
    'Export the trust itself: ldifde -f trust.ldf -r "(objectClass=trustedDomain)"',
  );
}

/** Whether an entry that is not closed may still have become a trust: its classes are not known to the end. */
export function mayBecomeTrust({ lines, last }: Entry): boolean {
  const classes = lines.filter(({ name }) => name === 'objectclass');
  return classes.length === 0 || classes.at(-1)?.line === last;
}
