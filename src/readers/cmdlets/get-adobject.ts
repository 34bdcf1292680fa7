// Get-ADObject: property bags to directory objects, and what the output says of attributes that it does not print.

import type { Diagnostic, DirectoryAttribute, DirectoryRecord, Item } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import { type Bag, type BagProperty, gap, type Mapper, namesOf, valuesOf } from '../serializations/bag.ts';

export const getAdObject: Mapper = { name: 'Get-ADObject', holder: 'domain', wants, accepts, map };

// Properties of the PowerShell object; no directory has them.
const NOT_IN_DIRECTORY = new Set([
  'addedproperties',
  'modifiedproperties',
  'propertycount',
  'propertynames',
  'removedproperties',
]);

// Every object has these, and hardly anybody asks for them by name: an export that prints one asked for everything.
const ONLY_WITH_ALL = new Set([
  'canonicalname',
  'instancetype',
  'ntsecuritydescriptor',
  'protectedfromaccidentaldeletion',
  'usnchanged',
  'usncreated',
  'whencreated',
]);

// A trust always has these: where they are printed empty, Select-Object named what nobody had asked the directory for.
const NEVER_UNSET = new Set(['trustattributes', 'trustdirection', 'trustpartner', 'trusttype']);

function wants(names: ReadonlySet<string>): boolean {
  if (names.has('trustpartner') || names.has('trustdirection') || names.has('trustattributes')) return true;
  return names.has('distinguishedname') && (names.has('objectclass') || names.has('canonicalname'));
}

function accepts(bag: Bag): boolean {
  return valuesOf(bag, 'objectclass').length > 0 || valuesOf(bag, 'trustpartner').length > 0;
}

function* map(bag: Bag, interest: Interest): Iterable<Item> {
  const whole = isWhole(bag);
  if (!whole) yield truncated(bag);
  // What comes last in an object that is cut may itself be cut: 24 may have lost its 4.
  const properties = whole ? bag.properties : bag.properties.slice(0, -1);
  if (!isWanted(properties, interest)) {
    yield* classCut(properties);
    return;
  }
  const attributes: DirectoryAttribute[] = [];
  const flawed = new Set<string>();
  for (const property of properties) {
    const key = property.name.value.toLowerCase();
    if (NOT_IN_DIRECTORY.has(key)) continue;
    const matters = interest.attributes.includes(key);
    if (property.flaw === 'nested' && !matters) continue;
    if (property.flaw !== null && matters) {
      flawed.add(key);
      yield flaw(property);
    }
    attributes.push({ name: property.name, values: property.values });
  }
  // Of an object that is not whole, what was not printed may have been cut off.
  const all = whole && asksForAll(attributes);
  const shown = shownAttributes(attributes, all, flawed, interest);
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
  return names.has(asksForAll(bag.properties) ? 'whencreated' : 'trusttype');
}

function hasValue({ values }: DirectoryAttribute): boolean {
  return values.some((value) => value.value.trim() !== '');
}

function asksForAll(attributes: readonly DirectoryAttribute[]): boolean {
  return attributes.some(
    (attribute) => ONLY_WITH_ALL.has(attribute.name.value.toLowerCase()) && hasValue(attribute),
  );
}

/** Flawed attributes (lower case) are left out: their values were printed, and not understood. */
function shownAttributes(
  attributes: readonly DirectoryAttribute[],
  all: boolean,
  flawed: ReadonlySet<string>,
  interest: Interest,
): DirectoryRecord['shown'] {
  if (all && flawed.size === 0) return 'all';
  const names = new Set(all ? interest.attributes : []);
  const empty: string[] = [];
  for (const attribute of attributes) {
    const name = attribute.name.value.toLowerCase();
    if (hasValue(attribute)) names.add(name);
    else empty.push(name);
  }
  if (all || !empty.some((name) => NEVER_UNSET.has(name))) for (const name of empty) names.add(name);
  return [...names].filter((name) => !flawed.has(name)).sort();
}

function isWanted(properties: readonly BagProperty[], interest: Interest): boolean {
  return properties.some((property) => {
    const key = property.name.value.toLowerCase();
    if (key === 'trustpartner') return hasValue(property);
    if (key !== 'objectclass') return false;
    return property.values.some((value) => interest.objectClasses.includes(value.value.toLowerCase()));
  });
}

/** A list of classes that was cut while it could still have come to trustedDomain (top, leaf, trustedDomain). */
function* classCut(properties: readonly BagProperty[]): Iterable<Diagnostic> {
  for (const property of properties) {
    if (property.name.value.toLowerCase() !== 'objectclass' || property.flaw !== 'truncated') continue;
    if (property.values.every((value) => /^(top|leaf)$/i.test(value.value))) yield flaw(property);
  }
}

function flaw(property: BagProperty): Diagnostic {
  const name = property.name.value;
  if (property.flaw === 'nested') {
    const message = `The value of ${name} is an object, where text or a number was expected.`;
    return gap('bad-value', 'partial', message, '', property.at);
  }
  const message = `The value of ${name} was cut when it was printed: an ellipsis stands for the rest.`;
  const hint = 'Set $FormatEnumerationLimit = -1 and export again, or export with ConvertTo-Json.';
  return gap('truncated', 'partial', message, hint, property.at);
}

function truncated(bag: Bag): Diagnostic {
  const last = bag.properties.at(-1)?.name;
  const where = last ? `after ${last.value}` : 'before its first property';
  const message = `The output ends ${where}, where the object is not complete.`;
  const hint = 'Export it again, and keep the empty line that PowerShell prints after the last object.';
  return gap('truncated', 'partial', message, hint, last?.at ?? bag.at);
}

function witness(bag: Bag) {
  const named = [...valuesOf(bag, 'name'), ...valuesOf(bag, 'cn'), ...valuesOf(bag, 'trustpartner')][0];
  return named?.at ?? bag.properties[0]?.at ?? bag.at;
}
