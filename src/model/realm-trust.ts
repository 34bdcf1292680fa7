// Which trusts are those of realms: trusts between domains are no evidence for the trust that a realm needs.

import type { Expectations } from './expectation.ts';
import type { TrustFact } from './fact.ts';
import { realmKey } from './realm-name.ts';
import { MIT, trustNames } from './trust-values.ts';

/** A trust of that type, or one that any of its names says should be of it. */
export function isRealmTrust(
  trust: TrustFact,
  { expectations }: { readonly expectations: Pick<Expectations, 'byRealm'> },
): boolean {
  if (trust.type?.value === MIT) return true;
  return trustNames(trust).some(
    ({ value }) => expectations.byRealm.get(realmKey(value))?.trust?.type === MIT,
  );
}
