// All facts of a run to evidence: subjects, what is superseded, and the gaps that remain.

import type { Evidence, Questions, Subject } from '../model/evidence.ts';
import type { Fact, GapFact } from '../model/fact.ts';
import { isOff } from '../model/in-force.ts';
import { gapsOfBare } from './bare-gpos.ts';
import { conflictsOf } from './conflicts.ts';
import { effective } from './effective.ts';
import { settleGaps } from './gaps.ts';
import { gposByDomain } from './holders.ts';
import { identify } from './identity.ts';
import { inOrder } from './order.ts';
import { policyDriftOf } from './policy-drift.ts';
import { buildSubjects } from './subjects.ts';
import { newestBackups } from './superseded.ts';
import { gapsOfUnshown } from './unshown-lists.ts';

/** Evidence, and the containers whose facts a newer backup replaces. */
export interface Built {
  readonly evidence: Evidence;
  readonly superseded: ReadonlySet<string>;
}

/** Joins facts of any order into evidence, always the same. No more than sorting costs. */
export function buildEvidence(given: readonly Fact[]): Built {
  const all = inOrder(given);
  const identities = identify(all);
  const current = newestBackups(all, identities);
  const { superseded } = current;
  const settled = settleGaps(current.facts, identities);
  const subjects = buildSubjects(settled.facts, identities);
  return { evidence: evidenceOf(subjects, settled.gaps), superseded };
}

/** Subjects with the gaps that were `settled` before them, and those that they show. */
export function evidenceOf(subjects: readonly Subject[], settled: readonly GapFact[]): Evidence {
  return { subjects, gaps: [...settled, ...gapsOfBare(subjects), ...gapsOfUnshown(subjects, settled)] };
}

/** Answers for rules. Lists of GPOs add up over a domain; a client is judged alone. */
export function questionsOf(evidence: Evidence): Questions {
  const domains = gposByDomain(evidence.subjects);
  // Gathered once: a domain can have thousands of GPOs, and each of their realms asks.
  const together = new WeakMap<readonly Subject[] | Subject, Pick<Subject, 'realms' | 'mappings'>>();
  const listsOf = (subject: Subject) => {
    const fellows =
      subject.holder === 'gpo' && subject.domain !== null && !isOff(subject)
        ? domains.get(subject.domain)
        : undefined;
    const key = fellows ?? subject;
    const lists = together.get(key) ?? inForce(fellows ?? [subject]);
    together.set(key, lists);
    return lists;
  };
  return {
    realms: (subject) => listsOf(subject).realms,
    mappings: (subject) => listsOf(subject).mappings,
    policyDrift: policyDriftOf(evidence),
    conflicts: conflictsOf(evidence),
  };
}

function inForce(subjects: readonly Subject[]): Pick<Subject, 'realms' | 'mappings'> {
  const used = subjects.filter(holdsAny).map(effective);
  return {
    realms: used.flatMap(({ realms }) => realms),
    mappings: used.flatMap(({ mappings }) => mappings),
  };
}

function holdsAny({ realms, mappings }: Subject): boolean {
  return realms.length + mappings.length > 0;
}
