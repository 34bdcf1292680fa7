// Lists by realm, made once for each list: a domain can have thousands of GPOs, and each of their realms asks.

import type { HostMappingFact, RealmFact } from '../../src/model/fact.ts';
import { realmKey } from '../../src/model/realm-name.ts';

/** The facts of a list by realm key, in their order. The list must not change afterwards. */
export const realmsByKey = byKey<RealmFact>();
export const mappingsByKey = byKey<HostMappingFact>();

function byKey<F extends RealmFact | HostMappingFact>() {
  const made = new WeakMap<readonly F[], ReadonlyMap<string, readonly F[]>>();
  return (facts: readonly F[]): ReadonlyMap<string, readonly F[]> => {
    const known = made.get(facts);
    if (known) return known;
    const index = new Map<string, F[]>();
    made.set(facts, index);
    for (const fact of facts) {
      const key = realmKey(fact.name.value);
      const same = index.get(key);
      if (same) same.push(fact);
      else index.set(key, [fact]);
    }
    return index;
  };
}
