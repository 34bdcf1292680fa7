// Get-ADTrust: its words to the attributes and numbers of the directory. It cannot show the encryption types.

import { diagnostic } from '../../model/diagnostic.ts';
import { type Located, wholeAt } from '../../model/located.ts';
import type { Diagnostic, DirectoryAttribute, DirectoryRecord, Item } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import { EXPORT_TRUST } from '../advice.ts';
import {
  type Answer,
  type Bag,
  type BagProperty,
  type Mapper,
  namesOf,
  propertyOf,
  valuesOf,
} from '../serializations/bag.ts';
import { answeredTrusts } from './all-trusts.ts';
import { argument, type Command, hasOnly } from './command.ts';
import { flawOf, truncated } from './flaws.ts';
import { attributesFromFlags } from './trust-flags.ts';

export const getAdTrust: Mapper = { name: 'Get-ADTrust', holder: 'domain', wants, accepts, map, answered };

// Properties that no directory has: two of them are no accident. The cmdlet misspells DisallowTransivity.
const ITS_OWN = [
  'direction',
  'foresttransitive',
  'intraforest',
  'istreeparent',
  'istreeroot',
  'selectiveauthentication',
  'sidfilteringforestaware',
  'sidfilteringquarantined',
  'source',
  'target',
  'tgtdelegation',
  'trusttype',
  'uplevelonly',
  'usesaeskeys',
  'usesrc4encryption',
];

// The last property in alphabetical order.
const LAST = 'usesrc4encryption';

const DIRECTIONS = ['Disabled', 'Inbound', 'Outbound', 'BiDirectional'];
const TYPES = [null, 'Downlevel', 'Uplevel', 'MIT', 'DCE'];

// By lower-case property: the attribute that it shows, and the words for the attribute's numbers.
const ATTRIBUTES: ReadonlyMap<
  string,
  { readonly attribute: string; readonly words?: readonly (string | null)[] }
> = new Map([
  ['distinguishedname', { attribute: 'distinguishedName' }],
  ['name', { attribute: 'name' }],
  ['target', { attribute: 'trustPartner' }],
  ['objectclass', { attribute: 'objectClass' }],
  ['direction', { attribute: 'trustDirection', words: DIRECTIONS }],
  ['trusttype', { attribute: 'trustType', words: TYPES }],
]);

function wants(names: ReadonlySet<string>): boolean {
  if (names.has('disallowtransivity')) return true;
  return names.has('direction') && ITS_OWN.filter((name) => names.has(name)).length > 1;
}

function accepts(bag: Bag, asked: Command | null): boolean {
  if (asked || wants(namesOf(bag))) return true;
  // In the directory the type is a number.
  const type = valuesOf(bag, 'trusttype')[0]?.value.trim().toLowerCase();
  return TYPES.some((word) => word !== null && word.toLowerCase() === type);
}

function* map(bag: Bag, interest: Interest): Iterable<Item> {
  const whole = bag.end === 'closed' || (bag.end === 'open' && namesOf(bag).has(LAST));
  if (!whole) yield truncated(bag);
  const shown = whole ? bag : { ...bag, properties: bag.properties.slice(0, -1) };
  const attributes: DirectoryAttribute[] = [];
  for (const property of shown.properties) {
    const known = ATTRIBUTES.get(property.name.value.toLowerCase());
    if (!known || !interest.attributes.includes(known.attribute.toLowerCase())) continue;
    const values = valuesFor(property, known.words);
    if ('kind' in values) yield values;
    else if (values.length > 0)
      attributes.push({ name: { ...property.name, value: known.attribute }, values });
  }
  const flags = attributesFromFlags(shown);
  yield* flags.troubles;
  if (flags.attribute) attributes.push(flags.attribute);
  if (!speaksOfTrust(attributes)) {
    yield nameless(shown);
    return;
  }
  yield* recordsOf(shown, attributes, flags.mask, whole);
}

function* recordsOf(
  bag: Bag,
  attributes: readonly DirectoryAttribute[],
  mask: number | null,
  whole: boolean,
): Iterable<Item> {
  const shown = attributes.map(({ name }) => name.value.toLowerCase()).sort();
  const domain = domainOf(bag);
  const record: DirectoryRecord = {
    kind: 'directory',
    attributes: withClass(bag, attributes),
    shown,
    at: bag.at,
  };
  yield {
    ...record,
    ...(domain ? { domain } : {}),
    ...(mask === null ? {} : { masks: { trustattributes: mask } }),
  };
  if (!whole) return;
  const covers = { what: 'object', attributes: shown } as const;
  const at = attributes.find(({ name }) => /^(?:name|trustPartner)$/.test(name.value))?.values[0]?.at;
  yield { kind: 'scope', part: null, side: null, covers, at: at ?? bag.at };
}

/** Whether it can be told which trust this is. */
function speaksOfTrust(attributes: readonly DirectoryAttribute[]): boolean {
  return attributes.some(({ name }) => /^(?:name|trustPartner|distinguishedName)$/.test(name.value));
}

function nameless(bag: Bag): Diagnostic {
  const message = 'The trust shows neither Target nor Name: which one it is cannot be told.';
  return diagnostic('bad-value', 'partial', message, bag.at, EXPORT_TRUST);
}

// The cmdlet prints trusts alone; a selection of properties need not say so.
function withClass(bag: Bag, attributes: readonly DirectoryAttribute[]): readonly DirectoryAttribute[] {
  if (attributes.some(({ name }) => name.value === 'objectClass')) return attributes;
  const [witness] = bag.properties;
  if (!witness) return attributes;
  const at = witness.name.at;
  return [...attributes, { name: { value: 'objectClass', at }, values: [wholeAt('trustedDomain', at)] }];
}

function valuesFor(
  property: BagProperty,
  words: readonly (string | null)[] | undefined,
): readonly Located[] | Diagnostic {
  const flaw = flawOf(property);
  if (flaw) return flaw;
  if (!words) return property.values.filter(({ value }) => value.trim() !== '');
  const numbers: Located[] = [];
  for (const { value, at } of property.values) {
    const word = value.trim().toLowerCase();
    if (word === '') continue;
    const number = /^\d{1,9}$/.test(word)
      ? Number(word)
      : words.findIndex((known) => known?.toLowerCase() === word);
    if (number < 0 || number >= words.length || words[number] === null) {
      const known = words.filter((one) => one !== null).join(', ');
      const message = `${property.name.value} is "${value.slice(0, 60)}", which is none of its words (${known}).`;
      return diagnostic('bad-value', 'partial', message, at, EXPORT_TRUST);
    }
    numbers.push({ value: String(number), at });
  }
  return numbers;
}

/** DNS name of the domain that holds the trust, from the DN in Source. */
function domainOf(bag: Bag): Located | null {
  const source = propertyOf(bag, 'source');
  const [dn] = source?.flaw === null ? source.values : [];
  const labels = [...(dn?.value ?? '').matchAll(/(?:^|,)\s*DC=([^,]+)/gi)].map((match) => match[1]?.trim());
  return dn && labels.length > 0 ? { value: labels.join('.'), at: dn.at } : null;
}

function answered(answer: Answer): Iterable<Item> {
  return answeredTrusts(answer, asksForAll(answer.command));
}

function asksForAll(command: Command): boolean {
  if (!hasOnly(command, ['filter', 'properties', 'server', 'credential', 'authtype'])) return false;
  return argument(command, 'filter')?.value.trim() === '*';
}
