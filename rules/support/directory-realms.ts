// Realms that Windows knows without a list of realms: those of Active Directory and of Entra ID.

import { ENTRA_REALM, isAzureFilesHost } from '../../src/model/azure-files.ts';
import type { Evidence, Subject } from '../../src/model/evidence.ts';
import type { HostMappingFact } from '../../src/model/fact.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import type { RuleContext } from '../../src/model/rule.ts';

const ENTRA = realmKey(ENTRA_REALM);
const UPLEVEL = 2;

/**
 * Whether a realm is the domain of any GPO, trust or client of the evidence, or the partner of an Active
 * Directory trust of which nothing else is expected.
 */
export function isDirectoryRealm(realm: string, { evidence, expectation }: RuleContext): boolean {
  const key = realmKey(realm);
  const { domains, partners } = directoriesOf(evidence);
  return key === ENTRA || domains.has(key) || (!expectation && partners.has(key));
}

/** The domains of the organisation itself, lower case: those of GPOs, clients and trusts of the evidence. */
export function ownDomains(evidence: Evidence): ReadonlySet<string> {
  return directoriesOf(evidence).domains;
}

interface Directories {
  readonly domains: ReadonlySet<string>;
  /** Partners of trusts between domains, by realm key. */
  readonly partners: ReadonlySet<string>;
}

// Made once for each run: every mapping of thousands of GPOs asks.
const made = new WeakMap<Evidence, Directories>();

function directoriesOf(evidence: Evidence): Directories {
  const known = made.get(evidence);
  if (known) return known;
  const domains = new Set<string>();
  const partners = new Set<string>();
  for (const subject of evidence.subjects) {
    const { domain, trusts } = subject;
    if (domain !== null) domains.add(domain);
    // The short name of a domain is none that hosts or realms have.
    const client = clientDomain(subject);
    if (client?.includes('.')) domains.add(client);
    for (const { type, trustPartner } of trusts) {
      if (type?.value === UPLEVEL && trustPartner) partners.add(realmKey(trustPartner.value));
    }
  }
  const directories = { domains, partners };
  made.set(evidence, directories);
  return directories;
}

/** The domain to which the client of a subject belongs, as realm key; null where no export tells it. */
export function clientDomain({ clients }: Pick<Subject, 'clients'>): string | null {
  for (const client of clients) {
    if (client.domain) return realmKey(client.domain.value);
    const name = client.name?.value ?? '';
    const dot = name.indexOf('.');
    if (dot > 0 && dot < name.length - 1) return realmKey(name.slice(dot + 1));
  }
  return null;
}

/** Whether a mapping holds nothing but hosts of Azure Files, which belong to realms of directories. */
export function mapsAzureFiles({ entries }: HostMappingFact): boolean {
  return entries.length > 0 && entries.every(({ repaired }) => repaired.every(isAzureFilesHost));
}
