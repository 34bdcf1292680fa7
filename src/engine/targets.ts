// What rules are walked over: the targets of each kind that a subject has.

import type { Evidence, Subject } from '../model/evidence.ts';
import type { HostMappingFact, ListName, RealmFact, TrustFact } from '../model/fact.ts';
import { isEffective, isPolicy } from '../model/in-force.ts';
import type { Over, PolicyTarget, Target } from '../model/rule.ts';

/** One target with what the engine must know of it before a check is called. */
export interface Walked {
  readonly over: Over;
  readonly target: Target<Over>;
  /** Names of the realm that the target is about, best first; empty when it is about none. */
  readonly realmNames: readonly string[];
  readonly list: ListName;
  readonly trust: TrustFact | null;
}

const NONE: readonly Walked[] = [];

/** All targets of one kind in one subject. Most GPOs of an estate have none of most kinds. */
export function targetsOf(over: Over, subject: Subject, evidence: Evidence): readonly Walked[] {
  if (over === 'realm') return valueTargets(over, subject.realms, 'MitRealms');
  if (over === 'mapping') return valueTargets(over, subject.mappings, 'domain_realm');
  if (over === 'trust') return subject.trusts.length === 0 ? NONE : subject.trusts.map(trustTarget);
  if (over === 'policy') return policyTargets(subject);
  if (over === 'run') return [walked(over, evidence)];
  return over === subject.holder ? [walked(over, subject)] : NONE;
}

function walked(
  over: Over,
  target: Target<Over>,
  realmNames: readonly string[] = NO_NAMES,
  list: ListName = 'MitRealms',
  trust: TrustFact | null = null,
): Walked {
  return { over, target, realmNames, list, trust };
}

const NO_NAMES: readonly string[] = [];

function valueTargets(
  over: 'realm' | 'mapping',
  facts: readonly (RealmFact | HostMappingFact)[],
  list: ListName,
): readonly Walked[] {
  if (facts.length === 0) return NONE;
  const effective = facts.filter(({ layer }) => isEffective(layer));
  return effective.map((fact) => walked(over, fact, [fact.name.value], list));
}

function trustTarget(trust: TrustFact): Walked {
  const names = [trust.trustPartner, trust.name, trust.cn].flatMap((name) => (name ? [name.value] : []));
  return walked('trust', trust, names, 'MitRealms', trust);
}

function policyTargets(subject: Subject): readonly Walked[] {
  const { states, realms, mappings } = subject;
  if (states.length + realms.length + mappings.length === 0) return NONE;
  return LISTS.flatMap((list) => {
    const target = policyTarget(subject, list);
    return target ? [walked('policy', target, namesOf(target), list)] : [];
  });
}

const LISTS = ['MitRealms', 'domain_realm'] as const;

function namesOf(target: PolicyTarget): string[] {
  return target.values.map((value) => value.name.value);
}

function policyTarget(subject: Subject, list: ListName): PolicyTarget | null {
  const states = subject.states.filter((state) => state.list === list && isPolicy(state.layer));
  const facts = list === 'MitRealms' ? subject.realms : subject.mappings;
  const values = facts.filter((fact) => isPolicy(fact.layer));
  return states.length + values.length > 0 ? { list, states, values } : null;
}
