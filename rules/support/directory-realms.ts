// Realms that Windows knows without a list of realms: those of Active Directory and of Entra ID.

import { realmKey } from '../../src/model/realm-name.ts';
import type { RuleContext } from '../../src/model/rule.ts';

const ENTRA = 'kerberos.microsoftonline.com';
const UPLEVEL = 2;

/**
 * Whether a realm is the domain of any GPO, trust or client of the evidence, or the partner of an Active
 * Directory trust of which nothing else is expected.
 */
export function isDirectoryRealm(realm: string, { evidence, expectation }: RuleContext): boolean {
  const key = realmKey(realm);
  if (key === ENTRA) return true;
  return evidence.subjects.some(({ domain, trusts }) => {
    if (domain === key) return true;
    if (expectation) return false;
    return trusts.some(
      (trust) => trust.type?.value === UPLEVEL && realmKey(trust.trustPartner?.value ?? '') === key,
    );
  });
}
