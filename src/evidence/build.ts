// All facts of a run to evidence: subjects, what is superseded, and the gaps that remain.

import type { Evidence, Questions, Subject } from '../model/evidence.ts';
import type { Fact, GapFact } from '../model/fact.ts';
import { identify } from './identity.ts';
import { isEffective, witness } from './scopes.ts';
import { buildSubjects } from './subjects.ts';
import { newestBackups } from './superseded.ts';

/** Evidence, and the containers whose facts a newer backup replaces. */
export interface Built {
  readonly evidence: Evidence;
  readonly superseded: ReadonlySet<string>;
}

/** Joins facts of any order into evidence. Linear in facts. */
export function buildEvidence(all: readonly Fact[]): Built {
  const identities = identify(all);
  const { facts, superseded } = newestBackups(all, identities);
  const subjects = buildSubjects(facts, identities);
  const gaps = facts.filter((fact): fact is GapFact => fact.kind === 'gap');
  const filled = gaps.map((gap) => withoutFilled(gap, facts, identities.gpoOf));
  return { evidence: { subjects, gaps: [...filled, ...wrongPlaces(subjects)] }, superseded };
}

// A report that could not show a side's registry settings is no gap where that side's Registry.pol was read.
function withoutFilled(
  gap: GapFact,
  facts: readonly Fact[],
  gpoOf: ReturnType<typeof identify>['gpoOf'],
): GapFact {
  if (gap.code !== 'extension-error' || gap.effect !== 'partial') return gap;
  const gpo = gpoOf(gap.origin);
  const filled = facts.some((fact) => {
    if (fact.kind !== 'scope' || fact.origin.format !== 'registry-pol') return false;
    if (fact.origin.side !== gap.origin.side) return false;
    const other = gpoOf(fact.origin);
    return other !== null && gpo !== null && other.id === gpo.id && other.domain === gpo.domain;
  });
  if (!filled) return gap;
  return { ...gap, effect: 'notice', hint: 'The Registry.pol of the same GPO was read instead.' };
}

// Settings that Windows never reads, without a copy where it does: nothing clean can be said about them.
function* wrongPlaces(subjects: readonly Subject[]): Iterable<GapFact> {
  for (const subject of subjects) {
    const all = [...subject.realms, ...subject.mappings];
    if (all.some((fact) => isEffective(fact.layer))) continue;
    const stray = all[0];
    if (!stray) continue;
    yield {
      kind: 'gap',
      origin: stray.origin,
      at: stray.name.at,
      locator: stray.locator,
      code: 'wrong-place',
      effect: 'partial',
      message: `These Kerberos settings stand where Windows does not read them (${stray.locator}), and there is no copy in the right place: they were not judged.`,
      hint: 'The policies belong to the computer side, under SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos.',
    };
  }
}

/** Answers for rules. Lists of GPOs add up over a domain; a client is judged alone. */
export function questionsOf(evidence: Evidence): Questions {
  const together = new Map<string, Subject[]>();
  for (const subject of evidence.subjects) {
    if (subject.holder !== 'gpo' || subject.domain === null) continue;
    together.set(subject.domain, [...(together.get(subject.domain) ?? []), subject]);
  }
  const fellows = (subject: Subject) =>
    (subject.holder === 'gpo' && subject.domain !== null && together.get(subject.domain)) || [subject];
  return {
    realms: (subject) =>
      fellows(subject).flatMap(({ realms }) => realms.filter((fact) => isEffective(fact.layer))),
    mappings: (subject) =>
      fellows(subject).flatMap(({ mappings }) => mappings.filter((fact) => isEffective(fact.layer))),
    witness,
  };
}
