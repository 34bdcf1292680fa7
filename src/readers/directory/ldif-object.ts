// One entry of an LDIF to a directory object, with what it shows and what of it was not understood.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Located } from '../../model/located.ts';
import type { Diagnostic, DirectoryAttribute, DirectoryRecord, Item } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import { cover, type Span } from '../../model/span.ts';
import { locatedIn } from '../../model/text.ts';
import { type Folded, placeOf } from './ldif-lines.ts';
import type { Search } from './ldif-search.ts';
import { type AttributeLine, readValue, type ValueFlaw } from './ldif-values.ts';

/** The lines of one entry that matter. Those of others are counted, and that is all. */
export interface Entry {
  readonly dn: AttributeLine;
  readonly lines: AttributeLine[];
  /** Of all its lines; a search can be for the names of attributes alone. */
  hasValue: boolean;
  changetype: string | null;
  units: number;
  /** Whether it has more lines of ours than any object has. */
  crowded: boolean;
  last: Folded;
}

/** What all entries of a file share. */
export interface Export {
  readonly search: Search;
  readonly interest: Interest;
  /** True where the text is not UTF-8 and was read byte by byte. */
  readonly eightBit: boolean;
}

/**
 * An empty line closes an entry; at the end of the file more may have followed, and its last line may be cut. Attributes after
 * the empty line show that it stands within the entry.
 */
export type Ending = 'closed' | 'open' | 'cut' | 'split';

// Operational attributes, which a search returns when it asks for all attributes, or by name, as nobody does (unlike for whenCreated).
const ONLY_WITH_ALL = new Set(['instancetype', 'usnchanged', 'usncreated']);
const OF_TRUSTS = new Set(['trustattributes', 'trustdirection', 'trustpartner', 'trusttype']);
const ENCRYPTION_TYPES = 'msds-supportedencryptiontypes';
const NOTHING_MISSING = ['objectclass', ENCRYPTION_TYPES, ...OF_TRUSTS];

/** Whether a line of that attribute (lower case) is kept for its entry. */
export function isKept(name: string, { attributes }: Interest): boolean {
  return attributes.includes(name) || OF_TRUSTS.has(name) || ONLY_WITH_ALL.has(name);
}

/** Whether only trusts have the attribute. */
export function isOfTrusts(name: string): boolean {
  return OF_TRUSTS.has(name);
}

/** Whether the entry is a trust, by its attributes, its class, or what the search was for. */
export function isTrust({ lines }: Entry, { search, interest, eightBit }: Export): boolean {
  if (/objectclass=trusteddomain\)*$/.test(search.filter ?? '')) return true;
  return lines.some((line) => {
    if (line.name !== 'objectclass') return OF_TRUSTS.has(line.name);
    return interest.objectClasses.includes(readValue(line, eightBit).text.value.trim().toLowerCase());
  });
}

/** A trust that only the search shows to be one, by its filter: nothing of what it is was asked for. */
export function* withoutSubstance(entry: Entry, about: Export): Iterable<Diagnostic> {
  const known = isTrust(entry, { ...about, search: { ...about.search, filter: null } });
  if (known) return;
  const message = 'The export shows the name of a trust and nothing of what it is.';
  const hint = 'Search again without a list of attributes.';
  yield diagnostic('not-read', 'partial', message, placeOf(entry.dn.line), hint);
}

/** The trust, after a diagnostic for each of its values that is not known. */
export function* objectOf(entry: Entry, ending: Ending, about: Export): Iterable<Item> {
  const attributes: DirectoryAttribute[] = [];
  const seen = new Set<string>();
  const flawed = new Set<string>();
  const dn = readValue(entry.dn, about.eightBit);
  for (const line of entry.lines) {
    // 24 may have lost its 4.
    if (ending === 'cut' && line.line === entry.last) continue;
    const { text, flaw } = readValue(line, about.eightBit);
    if (line.name === 'distinguishedname' && text.value.toLowerCase() === dn.text.value.toLowerCase())
      continue;
    seen.add(line.name);
    if (flaw === null) attributes.push({ name: nameOf(line), values: [text] });
    else if (!ONLY_WITH_ALL.has(line.name)) {
      flawed.add(line.name);
      yield flawOf(flaw, nameOf(line).value, text.at);
    }
  }
  if (dn.flaw !== null) yield flawOf(dn.flaw, 'dn', dn.text.at);
  else attributes.unshift({ name: { ...nameOf(entry.dn), value: 'distinguishedName' }, values: [dn.text] });
  const closed = ending === 'closed' && !entry.crowded;
  const whole = closed || (ending === 'open' && NOTHING_MISSING.every((name) => seen.has(name)));
  const shown = shownOf(seen, flawed, closed, about);
  if (!whole) yield cutOff(entry, ending);
  yield { kind: 'directory', attributes, shown, at: cover(placeOf(entry.dn.line), placeOf(entry.last)) };
  if (whole) yield scopeOf(shown, dn.text.at);
}

function scopeOf(shown: DirectoryRecord['shown'], at: Span): Item {
  return { kind: 'scope', part: null, side: null, covers: { what: 'object', attributes: shown }, at };
}

function nameOf({ line, nameTo }: AttributeLine): Located {
  return locatedIn(line.first, 0, nameTo);
}

/** Flawed attributes are left out: their values were printed, and not understood. */
function shownOf(
  seen: ReadonlySet<string>,
  flawed: ReadonlySet<string>,
  closed: boolean,
  { search, interest }: Export,
): DirectoryRecord['shown'] {
  const operational = [...ONLY_WITH_ALL].some((name) => seen.has(name));
  const requested = search.requested ?? (operational ? 'all' : []);
  // Of an entry that is not whole, what was not printed may have been cut off.
  const asked = closed ? requested : [];
  if (asked === 'all' && flawed.size === 0 && !search.globalCatalog) return 'all';
  const names = new Set([...(asked === 'all' ? interest.attributes : asked), ...seen, 'distinguishedname']);
  if (search.globalCatalog && !seen.has(ENCRYPTION_TYPES)) names.delete(ENCRYPTION_TYPES);
  return [...names].filter((name) => !flawed.has(name)).sort();
}

const FLAWS: Readonly<Record<ValueFlaw, readonly [Diagnostic['code'], string, string]>> = {
  base64: ['bad-value', 'is not valid base64', 'Export it again; a part of it may be missing.'],
  'utf-8': ['encoding', 'is not valid UTF-8', 'Export it again with the program that wrote it, as LDIF.'],
  url: [
    'not-read',
    'stands in another file, which is not followed',
    'Export it again with the value in place.',
  ],
  range: ['bad-value', 'is one range of values alone', 'Export the trust alone, without a range.'],
  'too-long': ['too-large', 'is longer than a million characters, which no value of a trust is', ''],
};

function flawOf(flaw: ValueFlaw, name: string, at: Span): Diagnostic {
  const [code, what, hint] = FLAWS[flaw];
  return diagnostic(code, 'partial', `The value of ${name} ${what}.`, at, hint);
}

/** That an entry is not known to its end. */
export function cutOff(entry: Entry, ending: Ending): Diagnostic {
  const hint = 'Export it again, and keep the empty line that stands after the last entry.';
  if (entry.crowded) {
    const message = 'This entry has more lines than any trust has; not all of them were read.';
    return diagnostic('too-large', 'partial', message, placeOf(entry.dn.line), hint);
  }
  if (ending === 'split') {
    const message = 'An empty line stands within this entry, so that attributes after it belong to none.';
    return diagnostic(
      'malformed',
      'partial',
      message,
      placeOf(entry.last),
      'Export it again without changing it.',
    );
  }
  const message = 'The file ends within an entry: no empty line closes it, so attributes may be missing.';
  return diagnostic('truncated', 'partial', message, placeOf(entry.last), hint);
}
