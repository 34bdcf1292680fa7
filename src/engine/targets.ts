// What rules are walked over: the targets of each kind that a subject has.

import type { Evidence, Subject } from '../model/evidence.ts';
import type { ListName, TrustFact } from '../model/fact.ts';
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

/** All targets of one kind in one subject. */
export function* targetsOf(over: Over, subject: Subject, evidence: Evidence): Iterable<Walked> {
  const none = { realmNames: [], list: 'MitRealms', trust: null } as const;
  if (over === 'realm') {
    for (const target of subject.realms) {
      if (isEffective(target.layer)) yield { ...none, over, target, realmNames: [target.name.value] };
    }
  } else if (over === 'mapping') {
    for (const target of subject.mappings) {
      if (!isEffective(target.layer)) continue;
      yield { ...none, over, target, realmNames: [target.name.value], list: 'domain_realm' };
    }
  } else if (over === 'trust') {
    for (const target of subject.trusts) {
      const names = [target.trustPartner, target.name, target.cn].flatMap((name) =>
        name ? [name.value] : [],
      );
      yield { ...none, over, target, realmNames: names, trust: target };
    }
  } else if (over === 'policy') {
    for (const list of ['MitRealms', 'domain_realm'] as const) {
      const target = policyTarget(subject, list);
      if (target) yield { ...none, over, target, realmNames: namesOf(target), list };
    }
  } else if (over === 'run') yield { ...none, over, target: evidence };
  else if (over === subject.holder) yield { ...none, over, target: subject };
}

function namesOf(target: PolicyTarget): string[] {
  return target.values.map((value) => value.name.value);
}

function policyTarget(subject: Subject, list: ListName): PolicyTarget | null {
  const states = subject.states.filter((state) => state.list === list && isPolicy(state.layer));
  const facts = list === 'MitRealms' ? subject.realms : subject.mappings;
  const values = facts.filter((fact) => isPolicy(fact.layer));
  return states.length + values.length > 0 ? { list, states, values } : null;
}
