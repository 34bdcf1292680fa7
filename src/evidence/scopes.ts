// What the evidence would have shown: the ground on which absence means something.

import type { Need, Subject } from '../model/evidence.ts';
import type { HostMappingFact, ListName, RealmFact, ScopeFact, Shown, TrustFact } from '../model/fact.ts';
import { isPolicy } from '../model/in-force.ts';
import { LIST_WORDS } from '../model/list-words.ts';
import { table } from '../model/table.ts';
import { hidesLocalMap } from './effective.ts';

function scopeOf(subject: Subject, shown: Shown): ScopeFact | null {
  return subject.scopes.find((scope) => scope.shows.includes(shown)) ?? null;
}

/** Null when what the need names was shown, else a sentence that says what would show it. */
export function uncovered(
  subject: Subject,
  need: Need,
  list: ListName,
  trust: TrustFact | null,
): string | null {
  if (need === 'realm-list') return listUncovered(subject, 'MitRealms');
  if (need === 'host-map') return listUncovered(subject, 'domain_realm');
  if (need === 'switch') {
    const known = subject.states.some((state) => state.list === list && isPolicy(state.layer));
    if (known || scopeOf(subject, 'switches')) return null;
    return `the export does not show the value ${list}_Enabled of the key above the list`;
  }
  if (need === 'domain-trusts') {
    return scopeOf(subject, 'all trusts of the domain')
      ? null
      : 'the export does not show all trusts of the domain';
  }
  return trust ? attributeUncovered(trust, need) : null;
}

function listUncovered(subject: Subject, list: ListName): string | null {
  const what = LIST_WORDS[list];
  if (!scopeOf(subject, list)) return `the export does not show the whole ${what}`;
  const facts: readonly (RealmFact | HostMappingFact)[] =
    list === 'MitRealms' ? subject.realms : subject.mappings;
  if (facts.some(({ conditional }) => conditional))
    return `an item of Preferences with a filter may add to the ${what}`;
  if (subject.holder !== 'client') return null;
  const inForce = list === 'MitRealms' ? hasPolicyRealms(subject) : hidesLocalMap(subject);
  // Without policy the local settings apply (Kerberos.admx), so both must have been seen.
  if (inForce || scopeOf(subject, `local ${list}`)) return null;
  const key = list === 'MitRealms' ? 'Domains' : 'HostToRealm';
  return `the export does not show the local settings that apply without policy (Lsa\\Kerberos\\${key})`;
}

// A policy that is switched on is in force, also with an empty list; where a filter decides whether it is on, it may not be.
function hasPolicyRealms({ realms, states }: Subject): boolean {
  return (
    realms.some(({ layer }) => isPolicy(layer)) ||
    states.some(
      ({ list, layer, state, conditional }) =>
        list === 'MitRealms' && isPolicy(layer) && state === 'enabled' && !conditional,
    )
  );
}

// Attributes as the schema of Active Directory spells them.
const TRUST_NEEDS: Readonly<Record<string, readonly [keyof TrustFact, string]>> = table({
  'trust-attributes': ['attributes', 'trustAttributes'],
  'trust-direction': ['direction', 'trustDirection'],
  'trust-type': ['type', 'trustType'],
  'trust-encryption-types': ['encryptionTypes', 'msDS-SupportedEncryptionTypes'],
});

function attributeUncovered(trust: TrustFact, need: Need): string | null {
  const [member, attribute] = TRUST_NEEDS[need] ?? [];
  if (member === undefined || attribute === undefined) return null;
  if (trust[member] !== null || trust.shown === 'all') return null;
  if (trust.shown.includes(attribute.toLowerCase())) return null;
  return `the export does not show ${attribute} of the trust`;
}
