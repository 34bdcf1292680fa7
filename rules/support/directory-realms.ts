// Realms that Windows knows without a list of realms: those of Active Directory and of Entra ID.

import { ENTRA_REALM, isAzureFilesHost } from '../../src/model/azure-files.ts';
import { domainOfComputer } from '../../src/model/computer-domain.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { HostMappingFact } from '../../src/model/fact.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import type { RuleContext } from '../../src/model/rule.ts';

const ENTRA = realmKey(ENTRA_REALM);
const UPLEVEL = 2;

/**
 * Whether a realm is the domain of any GPO or trust of the evidence; or, where nothing else is expected of it, that of a
 * client, or the partner of an Active Directory trust.
 */
export function isDirectoryRealm(realm: string, { evidence, expectation }: RuleContext): boolean {
  const key = realmKey(realm);
  const { domains, likely } = directoriesOf(evidence);
  return key === ENTRA || domains.has(key) || (!expectation && likely.has(key));
}

/** The domains of the organisation itself, lower case: those of GPOs, trusts and clients of the evidence. */
export function directoryDomains(evidence: Evidence): ReadonlySet<string> {
  return directoriesOf(evidence).organisation;
}

interface Directories {
  readonly domains: ReadonlySet<string>;
  /** Those of the domains, and of clients, lower case. */
  readonly organisation: ReadonlySet<string>;
  /** What clients say of their own, and partners of trusts between domains, by realm key. */
  readonly likely: ReadonlySet<string>;
}

// Made once for each run: every mapping of thousands of GPOs asks.
const made = new WeakMap<Evidence, Directories>();

function directoriesOf(evidence: Evidence): Directories {
  const known = made.get(evidence);
  if (known) return known;
  const domains = new Set<string>();
  const organisation = new Set<string>();
  const likely = new Set<string>();
  for (const { domain, clients, trusts } of evidence.subjects) {
    if (domain !== null) {
      domains.add(domain);
      organisation.add(domain);
    }
    for (const client of clients) {
      const own = domainOfComputer(client);
      if (own === null) continue;
      organisation.add(own);
      likely.add(realmKey(own));
    }
    for (const { type, trustPartner } of trusts) {
      if (type?.value === UPLEVEL && trustPartner) likely.add(realmKey(trustPartner.value));
    }
  }
  const directories = { domains, organisation, likely };
  made.set(evidence, directories);
  return directories;
}

/** Whether a mapping holds nothing but hosts of Azure Files, which belong to realms of directories. */
export function mapsAzureFiles({ entries }: HostMappingFact): boolean {
  return entries.length > 0 && entries.every(({ repaired }) => repaired.every(isAzureFilesHost));
}
