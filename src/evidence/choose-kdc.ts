// Which KDCs a client asks for a realm: every definition of it that can be in force.

import type { Subject } from '../model/evidence.ts';
import type { RealmFact } from '../model/fact.ts';
import { isPolicy } from '../model/in-force.ts';
import { asciiLower } from '../model/realm-name.ts';
import { applyLists, planLists, sameValue } from './applied-lists.ts';
import type { Holding } from './holders.ts';
import { everyWay } from './ways.ts';

/** A definition of a realm that can be in force. */
export interface Definition {
  readonly subject: Subject;
  readonly fact: RealmFact;
}

export interface KdcChoice {
  /** By policy, and local ones beside them: whether a policy hides these is not known. */
  readonly definitions: readonly Definition[];
  /** Whether it can come out that no policy defines the realm. */
  readonly none: boolean;
  readonly complete: boolean;
}

const MOST_WAYS = 2000;

/** Names of realms are looked up in the registry, which compares them without case. */
export function chooseKdc(realm: string, { subjects }: Holding): KdcChoice {
  const name = asciiLower(realm);
  const isIt = (fact: RealmFact) => asciiLower(fact.name.value) === name;
  const plan = planLists(subjects, 'MitRealms', ({ realms }) =>
    realms.filter((fact) => isPolicy(fact.layer) && isIt(fact)),
  );
  const found = new Set<RealmFact>();
  let none = false;
  const { complete } = everyWay((choose) => {
    const applied = applyLists(plan, choose);
    for (const { fact } of applied.values()) found.add(fact);
    if (applied.size === 0) none = true;
  }, MOST_WAYS);
  const applied = (fact: RealmFact) =>
    found.has(fact) || (isPolicy(fact.layer) && [...found].some((one) => sameValue(one, fact)));
  const definitions: Definition[] = [];
  const add = (subject: Subject, fact: RealmFact) => {
    if (
      !definitions.some(
        (one) => sameValue(one.fact, fact) && isPolicy(one.fact.layer) === isPolicy(fact.layer),
      )
    )
      definitions.push({ subject, fact });
  };
  for (const layer of ['policy', 'local'] as const) {
    for (const subject of subjects) {
      for (const fact of textFirst(subject.realms.filter(isIt))) {
        const stands = layer === 'local' ? fact.layer === layer : applied(fact);
        if (stands) add(subject, fact);
      }
    }
  }
  return { definitions, none, complete: complete && plan.complete };
}

// A place in text has a line to go to.
function textFirst(facts: readonly RealmFact[]): RealmFact[] {
  return [...facts].sort((a, b) => Number(a.at.region === null) - Number(b.at.region === null));
}
