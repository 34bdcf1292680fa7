// The bits of trustAttributes: how they are shown, and what they do on the trust to a realm.

import type { TrustFact } from '../../src/model/fact.ts';
import type { Located } from '../../src/model/located.ts';
import type { RuleContext } from '../../src/model/rule.ts';
import { FOREST_TRANSITIVE, NON_TRANSITIVE } from '../../src/model/trust-values.ts';

export const USES_RC4 = 0x80;

// MS-ADTS 6.1.6.7.9; 0x100 and 0x1000 as ntsecapi.h of the Windows SDK names them.
const NAMES: readonly (readonly [number, string])[] = [
  [NON_TRANSITIVE, 'non-transitive'],
  [0x2, 'up-level only'],
  [0x4, 'SID filtering'],
  [FOREST_TRANSITIVE, 'forest transitive'],
  [0x10, 'selective authentication'],
  [0x20, 'within forest'],
  [0x40, 'treat as external'],
  [USES_RC4, 'uses RC4 keys'],
  [0x100, 'uses AES keys'],
  [0x200, 'no delegation of tickets'],
  [0x400, 'privileged identity management'],
  [0x800, 'delegation of tickets enabled'],
  [0x1000, 'targets are not validated'],
];

/** What a bit does that has no place on the trust to a realm. Those that are missing are judged elsewhere, or do no harm. */
const MISPLACED: ReadonlyMap<number, string> = new Map([
  [0x2, 'keeps clients older than Windows 2000 out'],
  [0x4, 'filters SIDs, and tickets of a realm hold none'],
  [0x10, 'wants each server to allow users of the realm by itself'],
  [0x20, 'is for domains of the same forest'],
  [0x40, 'loosens the filtering of SIDs between forests'],
  [0x400, 'is for a forest that keeps privileged accounts'],
  [0x800, 'lets the far side get delegated tickets of users'],
  [0x1000, 'switches off a check of the servers that tickets are asked for'],
]);

// 0x100 says that there are AES keys, and 0x200 only takes something away.
const HARMLESS = NON_TRANSITIVE | 0x100 | 0x200;
// Other rules speak of transitivity and of RC4.
const JUDGED_ELSEWHERE = FOREST_TRANSITIVE | USES_RC4;

/** The bits of a trust that the export shows; null where it shows no attributes. */
export function shownAttributes({ attributes, attributesMask }: TrustFact): Located<number> | null {
  return attributes && { ...attributes, value: (attributes.value & (attributesMask ?? -1)) >>> 0 };
}

/** `129 (non-transitive, uses RC4 keys)`. */
export function showAttributes(value: number): string {
  const words = NAMES.filter(([bit]) => (value & bit) !== 0).map(([, name]) => name);
  const rest = unnamed(value);
  if (rest !== 0) words.push(hex(rest));
  if ((value & NON_TRANSITIVE) === 0) words.unshift('transitive');
  return `${value} (${words.join(', ')})`;
}

function unnamed(value: number): number {
  return NAMES.reduce((left, [bit]) => left & ~bit, value) >>> 0;
}

function hex(bits: number): string {
  return `0x${bits.toString(16).toUpperCase()}`;
}

/** All bits that have no place on the trust to a realm and of which no other rule speaks. */
export function misplacedBits(value: number): number {
  return (value & ~HARMLESS & ~JUDGED_ELSEWHERE) >>> 0;
}

/** What the attributes should be: what does no harm stays, and the trust is nontransitive unless the config wants it otherwise. */
export function rightAttributes(value: number, { expectation }: Pick<RuleContext, 'expectation'>): string {
  const kept = value & HARMLESS;
  return showAttributes(expectation?.trust?.transitive ? kept : kept | NON_TRANSITIVE);
}

/** Each of these bits, and what it does: `0x4 (SID filtering) filters SIDs, and tickets of a realm hold none`. */
export function bitWords(bits: number): string[] {
  const words = NAMES.flatMap(([bit, name]) => {
    const does = (bits & bit) === 0 ? undefined : MISPLACED.get(bit);
    return does === undefined ? [] : [`${hex(bit)} (${name}) ${does}`];
  });
  const rest = unnamed(bits);
  return rest === 0 ? words : [...words, `${hex(rest)} is documented nowhere that realmlint knows`];
}
