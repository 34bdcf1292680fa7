// Which trusts are those of realms: trusts between domains are no evidence for the trust that a realm needs.

import type { Expectations } from '../model/expectation.ts';
import type { TrustFact } from '../model/fact.ts';
import { realmKey } from '../model/realm-name.ts';

// MS-ADTS 6.1.6.7.15: trustType of an MIT Kerberos realm.
const MIT = 3;

/** A trust of that type, or one that any of its names says should be of it. */
export function isRealmTrust(trust: TrustFact, { byRealm }: Expectations): boolean {
  const names = [trust.trustPartner, trust.name, trust.cn];
  return (
    trust.type?.value === MIT || names.some((name) => name !== null && byRealm.has(realmKey(name.value)))
  );
}
