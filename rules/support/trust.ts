// How messages speak of a trust: its name, and what the numbers of a trustedDomain object mean (MS-ADTS 6.1.6.7, MS-KILE 2.2.7).

import type { At } from '../../src/model/evidence.ts';
import type { HostMappingFact, RealmFact, TrustFact } from '../../src/model/fact.ts';
import type { Located } from '../../src/model/located.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import { trustNames } from '../../src/model/trust-values.ts';
import { placeOf } from './place.ts';

/** The names of a realm in a fact: of an entry of a list its name, of a trust all of its names. */
export function realmNames(fact: RealmFact | HostMappingFact | TrustFact): readonly Located[] {
  return fact.kind === 'trust' ? trustNames(fact) : [fact.name];
}

/** The name by which messages speak of a trust: the one that most of its names say, the partner's where they are even. */
export function trustName(trust: TrustFact): string {
  const names = trustNames(trust).reverse();
  const votes = new Map<string, number>();
  for (const { value } of names) votes.set(realmKey(value), (votes.get(realmKey(value)) ?? 0) + 1);
  const most = Math.max(...votes.values());
  return names.find(({ value }) => votes.get(realmKey(value)) === most)?.value ?? 'the realm';
}

/** Why the spelling of a trust's name cannot be judged, of a trust that is `caseless`. */
export function caseUnknown(trust: TrustFact): string {
  return `the program that exported the trust to ${trustName(trust)} writes all names in one case`;
}

/** Where to show that an attribute is not set: the trust's name, or the object when it printed none. */
export function trustWitness(trust: TrustFact): At {
  return placeOf(trust, trust.trustPartner ?? trust.name ?? trust.cn ?? trust);
}

const DIRECTIONS = ['disabled', 'one-way: incoming', 'one-way: outgoing', 'two-way'];

/** `1 (one-way: incoming)`, in the words of the trust wizard. */
export function showDirection(direction: number): string {
  return `${direction} (${DIRECTIONS[direction] ?? 'unknown'})`;
}

const TYPES = [
  'unknown',
  'Windows NT domain',
  'Active Directory domain',
  'MIT Kerberos realm',
  'DCE realm',
  'Azure AD',
];

/** `3 (MIT Kerberos realm)`. */
export function showType(type: number): string {
  return `${type} (${TYPES[type] ?? 'unknown'})`;
}

const ENCRYPTION_NAMES: readonly (readonly [number, string])[] = [
  [0x1, 'DES-CBC-CRC'],
  [0x2, 'DES-CBC-MD5'],
  [0x4, 'RC4'],
  [0x8, 'AES128'],
  [0x10, 'AES256'],
  [0x20, 'AES256 session keys'],
];

/** `24 (AES128, AES256)`; `0 (not set)`. */
export function showEncryptionTypes(types: number): string {
  const names = ENCRYPTION_NAMES.filter(([bit]) => (types & bit) !== 0).map(([, name]) => name);
  return `${types} (${names.length === 0 ? 'not set' : names.join(', ')})`;
}
