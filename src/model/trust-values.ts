// The numbers and names of a trustedDomain object (MS-ADTS 6.1.6.7, MS-KILE 2.2.7).

import type { TrustFact } from './fact.ts';
import type { Located } from './located.ts';

/** trustType of an MIT Kerberos realm. */
export const MIT = 3;

/** trustDirection of a trust that is switched off. */
export const DISABLED = 0;

/** Bits of trustAttributes that decide whether a trust is passed on. */
export const NON_TRANSITIVE = 0x1;
export const FOREST_TRANSITIVE = 0x8;

/** Encryption types that a trust can offer; what lies above are features, not types. */
export const ENCRYPTION_TYPES = 0x3f;
export const AES = 0x18;

/** CN, name and partner, as far as they were printed. */
export function trustNames({ cn, name, trustPartner }: TrustFact): Located[] {
  return [cn, name, trustPartner].filter((one) => one !== null);
}

/** Whether a trust is passed on to other domains or realms; null where the export does not show it. */
export function isTransitive({
  attributes,
  attributesMask,
}: Pick<TrustFact, 'attributes' | 'attributesMask'>): boolean | null {
  if (!attributes) return null;
  const shown = attributesMask ?? -1;
  if ((attributes.value & shown & FOREST_TRANSITIVE) !== 0) return true;
  return (shown & NON_TRANSITIVE) === 0 ? null : (attributes.value & NON_TRANSITIVE) === 0;
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
