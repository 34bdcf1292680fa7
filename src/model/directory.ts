// Which attributes make a trust, and what an export says about those that it does not print.

import type { DirectoryAttribute } from './record.ts';

/** Lower-case names of the attributes of a trustedDomain object that facts are made of (MS-ADTS 6.1.6.7). */
export const TRUST_ATTRIBUTES: readonly string[] = [
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

/** True when the attribute was printed with a value. */
export function hasValue(attribute: DirectoryAttribute): boolean {
  return attribute.values.some((value) => value.value.trim() !== '');
}

/** True when printing this attribute (lower case) shows that all attributes were asked for. */
export function provesAll(name: string): boolean {
  return ONLY_WITH_ALL.has(name);
}

/**
 * The attributes that an export asked for, going by what it prints: `all`, or lower-case names in code
 * unit order; what is among them and was not printed, or printed empty, is unset. `unusable` are lower-case names
 * whose values were printed and not understood: they are left out, and then there is no `all`.
 */
export function shownAttributes(
  attributes: readonly DirectoryAttribute[],
  unusable: ReadonlySet<string> = new Set(),
): 'all' | readonly string[] {
  const filled = new Set<string>();
  const empty = new Set<string>();
  for (const attribute of attributes) {
    (hasValue(attribute) ? filled : empty).add(attribute.name.value.toLowerCase());
  }
  const all = [...filled].some(provesAll);
  if (all && unusable.size === 0) return 'all';
  const names = new Set([...filled, ...(all ? TRUST_ATTRIBUTES : [])]);
  if (all || ![...empty].some((name) => NEVER_UNSET.has(name))) for (const name of empty) names.add(name);
  return [...names].filter((name) => !unusable.has(name)).sort();
}
