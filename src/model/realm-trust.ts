// Which trusts are those of realms: trusts between domains are no evidence for the trust that a realm needs.

import type { Expectations } from './expectation.ts';
import type { TrustFact } from './fact.ts';
import { realmKey } from './realm-name.ts';

// MS-ADTS 6.1.6.7.15: trustType of an MIT Kerberos realm.
const MIT = 3;

/** A trust of that type, or one that any of its names says should be of it. */
export function isRealmTrust(
  trust: TrustFact,
  { expectations }: { readonly expectations: Pick<Expectations, 'byRealm'> },
): boolean {
  if (trust.type?.value === MIT) return true;
  const names = [trust.trustPartner, trust.name, trust.cn];
  return names.some(
    (name) => name !== null && expectations.byRealm.get(realmKey(name.value))?.trust?.type === MIT,
  );
}
