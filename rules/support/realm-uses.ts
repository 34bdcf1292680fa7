// Where realms are configured that need a trust, and of which domain those are who use them.

import { domainOfComputer } from '../../src/model/computer-domain.ts';
import type { Evidence, Subject } from '../../src/model/evidence.ts';
import type { RealmExpectation } from '../../src/model/expectation.ts';
import type { HostMappingFact, RealmFact } from '../../src/model/fact.ts';
import { isEffective, isOff } from '../../src/model/in-force.ts';
import { asciiLower, realmKey } from '../../src/model/realm-name.ts';
import type { RuleContext } from '../../src/model/rule.ts';
import { isDirectoryRealm } from './directory-realms.ts';

/** An entry of a GPO or a client that sends its users to a realm. */
export interface RealmUse {
  /** Key of the realm as it should be spelt. */
  readonly key: string;
  readonly fact: RealmFact | HostMappingFact;
  readonly subject: Subject;
  readonly expectation: RealmExpectation | null;
  /** DNS domain, lower case, whose computers or users those are; null where nothing tells it. */
  readonly domain: string | null;
}

// Made once for each run: every domain asks.
const made = new WeakMap<Evidence, readonly RealmUse[]>();

/** Uses of realms that need a trust, in the order of the evidence. Linear in facts. */
export function realmUses(context: RuleContext): readonly RealmUse[] {
  const { evidence } = context;
  const known = made.get(evidence);
  if (known) return known;
  const uses: RealmUse[] = [];
  for (const subject of evidence.subjects) {
    if (subject.holder === 'domain' || isOff(subject)) continue;
    const domain = subject.holder === 'client' ? domainOfClient(subject) : subject.domain;
    for (const fact of inForce(subject)) {
      const expectation = context.expectations.byRealm.get(realmKey(fact.name.value)) ?? null;
      if (!needsTrust(fact, expectation, context)) continue;
      const key = realmKey(expectation?.realm ?? fact.name.value);
      uses.push({ key, fact, subject, expectation, domain });
    }
  }
  made.set(evidence, uses);
  return uses;
}

// Its own facts alone: what all GPOs of a domain hold together would be asked for once for each of them.
function* inForce({ realms, mappings }: Subject): Iterable<RealmFact | HostMappingFact> {
  for (const fact of realms) if (isEffective(fact.layer) && !fact.conditional) yield fact;
  for (const fact of mappings) if (isEffective(fact.layer) && !fact.conditional) yield fact;
}

// A realm that is only mapped may be one of Active Directory, unless a trust is expected of it.
function needsTrust(
  fact: RealmFact | HostMappingFact,
  expectation: RealmExpectation | null,
  context: RuleContext,
): boolean {
  if (expectation) return expectation.trust !== null;
  return fact.kind === 'realm' && !isDirectoryRealm(fact.name.value, { ...context, expectation });
}

/** The domain of the users whose tickets a client shows, else its own domain; null where neither tells one. */
function domainOfClient({ tickets, clients }: Subject): string | null {
  const ofUsers = new Set(tickets.flatMap(({ client }) => (client ? [asciiLower(client.realm.value)] : [])));
  if (ofUsers.size > 0) return ofUsers.size === 1 ? ([...ofUsers][0] ?? null) : null;
  return clients.flatMap((client) => domainOfComputer(client) ?? [])[0] ?? null;
}
