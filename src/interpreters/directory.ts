// Directory objects to trust facts: attribute names, numbers and distinguished names of trustedDomain objects.

import type { GapFact, Interpret, Origin, TrustFact } from '../model/fact.ts';
import { type Located, sub, trimBlanks } from '../model/located.ts';
import type { DirectoryRecord } from '../model/record.ts';
import type { Interest } from '../model/source.ts';
import type { Span } from '../model/span.ts';

const TRUSTED_DOMAIN = 'trusteddomain';

/** The attributes of a trustedDomain object that facts are made of (MS-ADTS 6.1.6.7). */
const TRUST_ATTRIBUTES: readonly string[] = [
  'cn',
  'distinguishedname',
  'msds-supportedencryptiontypes',
  'name',
  'objectclass',
  'trustattributes',
  'trustdirection',
  'trustpartner',
  'trusttype',
];

const ONLY_OF_TRUSTS = ['trustpartner', 'trustdirection', 'trusttype', 'trustattributes'];

export const DIRECTORY_INTEREST: Pick<Interest, 'objectClasses' | 'attributes'> = {
  objectClasses: [TRUSTED_DOMAIN],
  attributes: TRUST_ATTRIBUTES,
};

/** A trust fact for a trustedDomain object, after a gap for each of its values that was not understood. */
export const interpretDirectory: Interpret<DirectoryRecord> = function* (record, origin) {
  const values = valuesByName(record);
  const classes = values.get('objectclass')?.values ?? [];
  const isTrust = classes.some((name) => name.value.toLowerCase() === TRUSTED_DOMAIN);
  // An export of a few attributes may leave out the class; no other class has these.
  if (!isTrust && !ONLY_OF_TRUSTS.some((name) => (values.get(name)?.values.length ?? 0) > 0)) return;
  const { fact, troubles } = trustFact(record, origin, values, classes);
  for (const trouble of troubles) yield gapFact(trouble, fact);
  yield fact;
};

/** An attribute under its lower-case name: as it was first spelt, with the values of all its lines, blank ones left out. */
interface Attribute {
  readonly name: string;
  readonly values: Located[];
}

interface Trouble {
  readonly attribute: string;
  readonly message: string;
  readonly at: Span;
}

function valuesByName(record: DirectoryRecord): ReadonlyMap<string, Attribute> {
  const byName = new Map<string, Attribute>();
  for (const { name, values } of record.attributes) {
    const key = name.value.toLowerCase();
    const attribute = byName.get(key) ?? { name: name.value, values: [] };
    byName.set(key, attribute);
    for (const value of values) if (trimBlanks(value).value !== '') attribute.values.push(value);
  }
  return byName;
}

function trustFact(
  record: DirectoryRecord,
  origin: Origin,
  values: ReadonlyMap<string, Attribute>,
  objectClass: readonly Located[],
): { readonly fact: TrustFact; readonly troubles: readonly Trouble[] } {
  const troubles: Trouble[] = [];
  const text = (name: string) => textOf(values.get(name), troubles);
  const number = (name: string) => numberOf(values.get(name), troubles);
  const distinguishedName = bareName(text('distinguishedname'));
  const [name, trustPartner] = [text('name'), text('trustpartner')];
  const printed = text('cn');
  const cn = printed ?? (name || trustPartner ? null : namedBy(distinguishedName));
  const known = {
    direction: number('trustdirection'),
    type: number('trusttype'),
    attributes: number('trustattributes'),
    encryptionTypes: number('msds-supportedencryptiontypes'),
  };
  if (troubles.length === 0) for (const trouble of unset(known, record)) troubles.push(trouble);
  const called = trustPartner ?? name ?? cn;
  const fact: TrustFact = {
    kind: 'trust',
    origin,
    at: record.at,
    locator: distinguishedName?.value ?? `trustedDomain ${called?.value ?? 'without a name'}`,
    distinguishedName,
    domain:
      (distinguishedName && domainOf(distinguishedName.value)) ?? record.domain?.value.toLowerCase() ?? null,
    cn,
    name,
    trustPartner,
    objectClass,
    ...known,
    attributesMask: record.masks?.trustattributes ?? null,
    shown: usable(record.shown, troubles),
    ...(record.caseless ? { caseless: record.caseless } : {}),
  };
  return { fact, troubles };
}

// No trust is without these three (MS-ADTS 6.1.6.7): an export that shows none of them shows no trust, only its name.
function* unset(
  known: Pick<TrustFact, 'direction' | 'type' | 'attributes'>,
  { shown, at }: DirectoryRecord,
): Iterable<Trouble> {
  const { direction, type, attributes } = known;
  const values = { trustDirection: direction, trustType: type, trustAttributes: attributes };
  const missing = Object.entries(values).flatMap(([name, value]) => (value === null ? [name] : []));
  const asked = missing.filter((name) => shown === 'all' || shown.includes(name.toLowerCase()));
  if (asked.length > 0) {
    const message = `${asked.join(', ')} should have a value and shows none: how the trust is cannot be told.`;
    yield { attribute: asked[0] ?? '', message, at };
  } else if (missing.length === Object.keys(values).length) {
    const message =
      'The export shows the name of the trust and nothing of what it is: no trustDirection, trustType, trustAttributes.';
    yield { attribute: 'trustDirection', message, at };
  }
}

/** What was shown without what was not understood, of which nothing is known; then there is no `all`. */
function usable(shown: DirectoryRecord['shown'], troubles: readonly Trouble[]): TrustFact['shown'] {
  if (troubles.length === 0) return shown;
  const unusable = new Set(troubles.map((trouble) => trouble.attribute.toLowerCase()));
  return (shown === 'all' ? TRUST_ATTRIBUTES : shown).filter((name) => !unusable.has(name));
}

/** The single value of an attribute; null when it was not printed, printed empty, or printed with different values. */
function textOf(attribute: Attribute | undefined, troubles: Trouble[]): Located | null {
  const first = attribute?.values[0];
  if (!attribute || !first) return null;
  const other = attribute.values.find((value) => value.value !== first.value);
  if (!other) return first;
  const message = `${attribute.name} has one value, and two are given: "${first.value}" and "${other.value}".`;
  troubles.push({ attribute: attribute.name, message, at: other.at });
  return null;
}

// The directory keeps 32 bits (LDAP syntax Integer), and shows them with or without a sign.
const LEAST = -(2 ** 31);
const MOST = 2 ** 32 - 1;

function numberOf(attribute: Attribute | undefined, troubles: Trouble[]): Located<number> | null {
  if (!attribute) return null;
  const numbers: Located<number>[] = [];
  for (const value of attribute.values) {
    const { value: text, at } = trimBlanks(value);
    const number = /^(?:-?\d{1,15}|0x[0-9a-f]{1,8})$/i.test(text) ? Number(text) : null;
    if (number !== null && number >= LEAST && number <= MOST) {
      numbers.push({ value: number, at });
      continue;
    }
    const kind = number === null ? 'a number' : 'a number of 32 bits';
    const message = `${attribute.name} is "${text}", which is not ${kind}.`;
    troubles.push({ attribute: attribute.name, message, at });
    return null;
  }
  const [first] = numbers;
  const other = numbers.find((number) => number.value !== first?.value);
  if (!first || !other) return first ?? null;
  const message = `${attribute.name} has one value, and two are given: ${first.value} and ${other.value}.`;
  troubles.push({ attribute: attribute.name, message, at: other.at });
  return null;
}

function gapFact(trouble: Trouble, fact: TrustFact): GapFact {
  const { origin, locator } = fact;
  const { message, at } = trouble;
  const hint = 'Export the trust with Get-ADObject and -Properties *.';
  return { kind: 'gap', origin, at, locator, code: 'bad-value', effect: 'partial', message, hint };
}

/** The name alone: extended DNs put <GUID=...>;<SID=...>; before it (MS-ADTS 3.1.1.3.4.1.5). */
function bareName(distinguishedName: Located | null): Located | null {
  const extension = distinguishedName && /^(?:<[^>]*>;)+/.exec(distinguishedName.value);
  return extension
    ? sub(distinguishedName, extension[0].length, distinguishedName.value.length)
    : distinguishedName;
}

/** The CN that a DN begins with: all that is known of a trust's name where nothing else was exported. */
function namedBy(distinguishedName: Located | null): Located | null {
  const match = distinguishedName && /^CN=([^,\\"+]+),/i.exec(distinguishedName.value);
  return match ? sub(distinguishedName, 3, 3 + (match[1] ?? '').length) : null;
}

/** DNS name of the domain in lower case, from the DC parts of a DN (RFC 2247); null when there is none. */
function domainOf(distinguishedName: string): string | null {
  const labels: string[] = [];
  for (const part of distinguishedName.match(/(?:\\.|"(?:\\.|[^"\\])*"|[^,\\"])+/gs) ?? []) {
    const label = /^\s*DC\s*=(.*)/is.exec(part)?.[1]?.trim();
    if (label) labels.push(label.toLowerCase());
  }
  return labels.length === 0 ? null : labels.join('.');
}
