// All settings of a subject as copies that can be compared: its lists, their switches, its trusts.

import type { Copy, ListCopy } from '../model/copy.ts';
import type { Subject } from '../model/evidence.ts';
import type { HostMappingFact, PolicyStateFact, RealmFact, TrustFact } from '../model/fact.ts';
import type { SubjectRef } from '../model/finding.ts';
import { isPolicy } from '../model/in-force.ts';
import { realmKey } from '../model/realm-name.ts';
import { ENCRYPTION_TYPES, isTransitive, trustNames } from '../model/trust-values.ts';
import { effective } from './effective.ts';
import { type Form, flagsForm, listForm } from './normal-form.ts';

type ListValue = RealmFact | HostMappingFact;

/** The copies of a subject's lists that its clients use: of each realm those by policy, or else local ones. */
export function listCopies(subject: Subject): ListCopy[] {
  const { realms, mappings } = effective(subject);
  return [...inForce(realms), ...inForce(mappings)].map((fact) => listCopy(fact, subject.ref));
}

export function listCopy(fact: ListValue, subject: SubjectRef): ListCopy {
  return {
    setting: fact.kind === 'realm' ? 'MitRealms' : 'domain_realm',
    ...ofRealm(fact.name.value),
    ...listForm(fact),
    ...certainty(fact),
    fact,
    place: { origin: fact.origin, at: (fact.value ?? fact.name).at, locator: fact.locator },
    subject,
  };
}

function inForce<F extends ListValue>(facts: readonly F[]): F[] {
  const byPolicy = new Set<string>();
  for (const fact of facts) {
    if (isPolicy(fact.layer) && !isPerhaps(fact)) byPolicy.add(realmKey(fact.name.value));
  }
  return facts.filter((fact) => isPolicy(fact.layer) || !byPolicy.has(realmKey(fact.name.value)));
}

function isPerhaps({ conditional, onlyIfAbsent }: ListValue | PolicyStateFact): boolean {
  return conditional === true || onlyIfAbsent === true;
}

function certainty(fact: ListValue | PolicyStateFact): { readonly perhaps?: true } {
  return isPerhaps(fact) ? { perhaps: true } : {};
}

function ofRealm(name: string): Pick<Copy, 'realm' | 'name'> {
  return { realm: realmKey(name), name };
}

/** Everything that a subject holds, lists first. */
export function copiesOf(subject: Subject): Copy[] {
  const lists = listCopies(subject);
  const flags = lists.flatMap(({ fact, place, ...copy }): Copy[] => {
    if (fact.kind !== 'realm') return [];
    const at = (fact.flags ?? fact.name).at;
    return [{ ...copy, setting: 'flags', ...flagsForm(fact), caseless: true, place: { ...place, at } }];
  });
  const { ref, states, trusts } = subject;
  const switches = states.flatMap((state) => switchCopies(state, ref));
  return [...lists, ...flags, ...switches, ...trusts.flatMap((trust) => trustCopies(trust, ref))];
}

function switchCopies(fact: PolicyStateFact, subject: SubjectRef): Copy[] {
  const { list, layer, state, origin, at, locator } = fact;
  if (!isPolicy(layer) || state === 'not-configured') return [];
  const unsure = state === 'unknown' ? ({ perhaps: true } as const) : certainty(fact);
  const place = { origin, at, locator };
  return [
    { setting: `${list}_Enabled`, realm: '', name: '', shown: state, data: state, ...unsure, place, subject },
  ];
}

function trustCopies(trust: TrustFact, subject: SubjectRef): Copy[] {
  const first = trust.trustPartner ?? trust.name ?? trust.cn;
  if (!first) return [];
  const copy = (
    setting: Copy['setting'],
    form: Form,
    part: { readonly at: TrustFact['at'] } | null,
  ): Copy => ({
    setting,
    ...ofRealm(first.value),
    ...form,
    // A name in another case is one difference, and not one of each number.
    caseless: true,
    place: { origin: trust.origin, at: (part ?? first).at, locator: trust.locator },
    subject,
  });
  const spellings = [...new Set(trustNames(trust).map(({ value }) => value))].sort().join(', ');
  const { caseless: _, ...named } = copy('trust', plain('there'), first);
  const copies: Copy[] = [{ ...named, name: spellings, ...(trust.caseless ? { caseless: true } : {}) }];
  const { type, direction, attributes, encryptionTypes, shown } = trust;
  if (type) copies.push(copy('trustType', plain(type.value), type));
  if (direction) copies.push(copy('trustDirection', plain(direction.value), direction));
  const transitive = isTransitive(trust);
  if (transitive !== null) copies.push(copy('trustTransitive', transitivity(transitive), attributes));
  if (encryptionTypes || shown === 'all' || shown.includes('msds-supportedencryptiontypes')) {
    const types = (encryptionTypes?.value ?? 0) & ENCRYPTION_TYPES;
    copies.push(copy('msDS-SupportedEncryptionTypes', plain(types), encryptionTypes));
  }
  return copies;
}

export function transitivity(transitive: boolean): Form {
  return plain(transitive ? 'transitive' : 'non-transitive');
}

export function plain(value: string | number): Form {
  return { shown: String(value), data: String(value) };
}
