// What Azure Files needs: hosts of storage accounts mapped to Entra ID, or to the Active Directory domain that they are joined to.

import { ENTRA_REALM, isAzureFilesHost } from '../model/azure-files.ts';
import type { RealmExpectation } from '../model/expectation.ts';
import { asciiUpper, realmKey } from '../model/realm-name.ts';

const ENTRA_KEY = realmKey(ENTRA_REALM);

/**
 * What is expected of the realm with this key when the profile knows it: by the name of Entra ID, or because everything that is
 * mapped to it (lower case) is a storage account. Such a realm needs no KDC and no realm trust, and which storage accounts there
 * are is the organisation's affair: only the spelling of its name is expected (Microsoft Learn: Azure Files, identity-based
 * authentication). Null for all other realms.
 */
export function azureFilesExpectation(key: string, hosts: ReadonlySet<string>): RealmExpectation | null {
  const isEntra = key === ENTRA_KEY;
  if (!isEntra && (hosts.size === 0 || ![...hosts].every(isAzureFilesHost))) return null;
  return {
    realm: asciiUpper(key),
    kdcs: [],
    suffixes: [],
    trust: null,
    source: 'profile azure-files',
    reason: isEntra ? 'the realm of Microsoft Entra ID' : 'all that is mapped to it are storage accounts',
    adopted: false,
  };
}
