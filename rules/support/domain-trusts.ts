// Trusts by realm over all domains of the evidence, and which of those domains hold users.

import type { At, Evidence, Subject } from '../../src/model/evidence.ts';
import type { RealmExpectation } from '../../src/model/expectation.ts';
import type { TrustFact } from '../../src/model/fact.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import type { RuleContext } from '../../src/model/rule.ts';
import { showDirection, trustNames } from '../../src/model/trust-values.ts';
import { trustWitness } from './trust.ts';

/** A trust and the subject that keeps it. */
export interface HeldTrust {
  readonly trust: TrustFact;
  readonly subject: Subject;
}

const made = new WeakMap<Evidence, ReadonlyMap<string, readonly HeldTrust[]>>();

/** All trusts of the evidence under the key of each of their names. */
export function trustsByRealm(evidence: Evidence): ReadonlyMap<string, readonly HeldTrust[]> {
  const known = made.get(evidence);
  if (known) return known;
  const index = new Map<string, HeldTrust[]>();
  for (const subject of evidence.subjects) {
    for (const trust of subject.trusts) {
      for (const key of new Set(trustNames(trust).map(({ value }) => realmKey(value)))) {
        const held = index.get(key);
        if (held) held.push({ trust, subject });
        else index.set(key, [{ trust, subject }]);
      }
    }
  }
  made.set(evidence, index);
  return index;
}

/** Whether users of the domain may sign on: those that the config names, or all where it names none. */
export function holdsUsers({ domain }: Subject, { intents }: RuleContext): boolean {
  return intents.userDomains === null || domain === null || intents.userDomains.includes(domain);
}

/** Where to show that a trust is not there: the list that shows all of them, or else the file. */
export function trustListWitness(subject: Subject): At | null {
  const list = subject.scopes.find(({ shows }) => shows.includes('all trusts of the domain'));
  if (list) return { origin: list.origin, at: list.at, locator: `trusts of ${subject.ref.name}` };
  const [trust] = subject.trusts;
  return trust ? trustWitness(trust) : null;
}

/** `realm trust ZSCALERBETA.NET, direction 1 (one-way: incoming), nontransitive`; null where nothing is expected. */
export function expectedTrust(expectation: RealmExpectation | null): string | null {
  const trust = expectation?.trust;
  if (!expectation || !trust) return null;
  const reach = trust.transitive ? 'transitive' : 'nontransitive';
  return `realm trust ${expectation.realm}, direction ${showDirection(trust.direction)}, ${reach}`;
}
