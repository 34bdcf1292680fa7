// Get-ADObject: property bags to directory objects, and what the output says of attributes that it does not print.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Diagnostic, DirectoryAttribute, DirectoryRecord, Item } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import {
  type Answer,
  type Bag,
  type BagProperty,
  type Mapper,
  namesOf,
  valuesOf,
} from '../serializations/bag.ts';
import { answeredTrusts } from './all-trusts.ts';
import { argument, type Command, hasOnly } from './command.ts';
import { flawOf, truncated } from './flaws.ts';

export const getAdObject: Mapper = { name: 'Get-ADObject', holder: 'domain', wants, accepts, map, answered };

// Properties of the PowerShell object; no directory has them.
const NOT_IN_DIRECTORY = new Set([
  'addedproperties',
  'modifiedproperties',
  'propertycount',
  'propertynames',
  'removedproperties',
]);

// Every object has these. The first comes first of everything; nobody asks for the others by name, unlike for whenCreated. Both
// together show that everything was asked for, and that the copy has its beginning.
const FIRST_OF_ALL = 'canonicalname';
const ONLY_WITH_ALL = new Set([
  'instancetype',
  'ntsecuritydescriptor',
  'protectedfromaccidentaldeletion',
  'usnchanged',
  'usncreated',
]);

const ONLY_TRUSTS_HAVE = ['trustattributes', 'trustdirection'];

// The name of a class, as no flawed value is one.
const CLASS = /^[A-Za-z][A-Za-z0-9-]*$/;

// A trust always has these: where they are printed empty, Select-Object named what nobody had asked the directory for.
const NEVER_UNSET = new Set(['trustattributes', 'trustdirection', 'trustpartner', 'trusttype']);

function wants(names: ReadonlySet<string>): boolean {
  if (names.has('trustpartner') || names.has('trustdirection') || names.has('trustattributes')) return true;
  return names.has('distinguishedname') && (names.has('objectclass') || names.has('canonicalname'));
}

function accepts(bag: Bag): boolean {
  const printed = (name: string) => valuesOf(bag, name).length > 0;
  return printed('objectclass') || printed('trustpartner') || ONLY_TRUSTS_HAVE.some(printed);
}

function* map(bag: Bag, interest: Interest, asked: Command | null): Iterable<Item> {
  const whole = isWhole(bag);
  if (!whole) yield truncated(bag);
  // What comes last in an object that is cut may itself be cut: 24 may have lost its 4.
  const properties = whole ? bag.properties : bag.properties.slice(0, -1);
  if (!isWanted(properties, interest)) {
    yield* unclear(properties);
    return;
  }
  const attributes: DirectoryAttribute[] = [];
  const flawed = new Set<string>();
  for (const property of properties) {
    const key = property.name.value.toLowerCase();
    if (NOT_IN_DIRECTORY.has(key)) continue;
    const matters = interest.attributes.includes(key);
    if (property.flaw === 'nested' && !matters) continue;
    const flaw = matters ? flawOf(property) : null;
    if (flaw) {
      flawed.add(key);
      yield flaw;
    }
    // Of a list that was cut, those that are shown are whole.
    const values = flaw && !(key === 'objectclass' && property.flaw === 'truncated') ? [] : property.values;
    attributes.push({ name: property.name, values });
  }
  // Of an object that is not whole, what was not printed may have been cut off.
  const all = whole && showsAll(attributes);
  const hidden = new Set([...flawed, ...notInCatalogue(asked)]);
  const shown = shownAttributes(attributes, all, hidden, interest);
  yield { kind: 'directory', attributes, shown, at: bag.at };
  if (!whole) return;
  const covers = { what: 'object', attributes: shown } as const;
  yield { kind: 'scope', part: null, side: null, covers, at: witness(bag) };
}

/**
 * Whether the object can be all that was printed. Get-ADObject prints in alphabetical order: of everything
 * whenCreated comes last, of the attributes that matter trustType.
 */
function isWhole(bag: Bag): boolean {
  if (bag.end !== 'open') return bag.end === 'closed';
  const names = namesOf(bag);
  const maybeAll = names.has(FIRST_OF_ALL) || [...ONLY_WITH_ALL].some((name) => names.has(name));
  return names.has(maybeAll ? 'whencreated' : 'trusttype');
}

function hasValue({ values }: DirectoryAttribute): boolean {
  return values.some((value) => value.value.trim() !== '');
}

function showsAll(attributes: readonly DirectoryAttribute[]): boolean {
  const names = attributes.filter(hasValue).map(({ name }) => name.value.toLowerCase());
  return names.includes(FIRST_OF_ALL) && names.some((name) => ONLY_WITH_ALL.has(name));
}

/** Hidden attributes (lower case) are left out: their values were printed and not understood, or could not be had. */
function shownAttributes(
  attributes: readonly DirectoryAttribute[],
  all: boolean,
  hidden: ReadonlySet<string>,
  interest: Interest,
): DirectoryRecord['shown'] {
  if (all && hidden.size === 0) return 'all';
  const names = new Set(all ? interest.attributes : []);
  const empty: string[] = [];
  for (const attribute of attributes) {
    const name = attribute.name.value.toLowerCase();
    if (hasValue(attribute)) names.add(name);
    else if (!hidden.has(name)) empty.push(name);
  }
  if (all || !empty.some((name) => NEVER_UNSET.has(name))) for (const name of empty) names.add(name);
  return [...names].filter((name) => !hidden.has(name)).sort();
}

function isWanted(properties: readonly BagProperty[], interest: Interest): boolean {
  return properties.some((property) => {
    const key = property.name.value.toLowerCase();
    if (key === 'trustpartner') return hasValue(property);
    if (key !== 'objectclass') return false;
    return property.values.some((value) => interest.objectClasses.includes(value.value.toLowerCase()));
  });
}

/** Objects that may be trusts and do not show it: a list of classes that was cut too early, or no class at all. */
function* unclear(properties: readonly BagProperty[]): Iterable<Diagnostic> {
  const named = (name: string) => properties.find((property) => property.name.value.toLowerCase() === name);
  const objectClass = named('objectclass');
  if (objectClass) {
    const flaw = flawOf(objectClass);
    if (flaw && objectClass.values.every(({ value }) => !CLASS.test(value) || /^(?:top|leaf)$/i.test(value)))
      yield flaw;
    return;
  }
  const attribute = ONLY_TRUSTS_HAVE.map(named).find((property) => property && hasValue(property));
  if (!attribute) return;
  const message = `The object shows ${attribute.name.value} and neither objectClass nor trustPartner: which trust it is cannot be told.`;
  const hint =
    'Export it again with -Properties *, or name objectClass and trustPartner after -Properties and in Select-Object.';
  yield diagnostic('bad-value', 'partial', message, attribute.at, hint);
}

const GLOBAL_CATALOGUE = /:326[89]$/;

/** The encryption types are not in the global catalogue; the other attributes of trusts are. */
function notInCatalogue(asked: Command | null): readonly string[] {
  const server = asked && argument(asked, 'server');
  return server && GLOBAL_CATALOGUE.test(server.value) ? ['msds-supportedencryptiontypes'] : [];
}

function answered(answer: Answer): Iterable<Item> {
  return answeredTrusts(answer, asksForAllTrusts(answer.command));
}

const EVERY_TRUST = [
  /^(?:\(\s*)?objectClass\s+-(?:eq|like)\s+["']*trustedDomain["']*(?:\s*\))?$/i,
  /^\(\s*objectClass\s*=\s*trustedDomain\s*\)$/i,
];

function asksForAllTrusts(command: Command): boolean {
  if (!hasOnly(command, ['filter', 'ldapfilter', 'properties', 'server', 'credential', 'authtype']))
    return false;
  const filter = argument(command, 'filter') ?? argument(command, 'ldapfilter');
  return filter ? EVERY_TRUST.some((pattern) => pattern.test(filter.value.trim())) : false;
}

function witness(bag: Bag) {
  const named = [...valuesOf(bag, 'name'), ...valuesOf(bag, 'cn'), ...valuesOf(bag, 'trustpartner')][0];
  return named?.at ?? bag.properties[0]?.at ?? bag.at;
}
