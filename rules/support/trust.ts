// How messages speak of a trust, and where they point.

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
