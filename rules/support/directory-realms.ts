// Realms that Windows knows without a list of realms: those of Active Directory and of Entra ID.

import type { HostMappingFact } from '../../src/model/fact.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import type { RuleContext } from '../../src/model/rule.ts';

const ENTRA = 'kerberos.microsoftonline.com';
const UPLEVEL = 2;
// Endpoints of Azure Files in its clouds: mapped to Entra ID or to the domain that the storage account is joined to.
const AZURE_FILES = /\.file\.core\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)$/;

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

/** Whether a mapping holds nothing but hosts of Azure Files, which belong to realms of directories. */
export function mapsAzureFiles({ entries }: HostMappingFact): boolean {
  return (
    entries.length > 0 && entries.every(({ repaired }) => repaired.every((host) => AZURE_FILES.test(host)))
  );
}
