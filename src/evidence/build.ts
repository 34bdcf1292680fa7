// All facts of a run to evidence: subjects, what is superseded, and the gaps that remain.

import type { Evidence, Questions, Subject } from '../model/evidence.ts';
import type { Fact, GapFact, Origin } from '../model/fact.ts';
import { effective } from './effective.ts';
import { type Identities, identify } from './identity.ts';
import { inOrder } from './order.ts';
import { buildSubjects } from './subjects.ts';
import { newestBackups } from './superseded.ts';
import { wrongPlaces } from './wrong-places.ts';

/** Evidence, and the containers whose facts a newer backup replaces. */
export interface Built {
  readonly evidence: Evidence;
  readonly superseded: ReadonlySet<string>;
}

/** Joins facts of any order into evidence, always the same. No more than sorting costs. */
export function buildEvidence(given: readonly Fact[]): Built {
  const all = inOrder(given);
  const identities = identify(all);
  const { facts, superseded } = newestBackups(all, identities);
  const subjects = buildSubjects(facts, identities);
  const read = policyFilesRead(facts, identities);
  const gaps: GapFact[] = [];
  for (const fact of facts) {
    if (fact.kind === 'gap') gaps.push(withoutFilled(fact, read, identities));
  }
  for (const subject of subjects) for (const gap of wrongPlaces(subject)) gaps.push(gap);
  return { evidence: { subjects, gaps }, superseded };
}

/** A side of a GPO as a key; null where nothing tells which it is. */
function sideKey(origin: Origin, { gpoOf }: Identities): string | null {
  const gpo = gpoOf(origin);
  const holder = gpo ? `${gpo.id}@${gpo.domain}` : origin.container;
  return holder === null || origin.side === null ? null : `${origin.side} ${holder}`;
}

function policyFilesRead(facts: readonly Fact[], identities: Identities): ReadonlySet<string> {
  const read = new Set<string>();
  for (const { kind, origin } of facts) {
    if (kind !== 'scope' || origin.format !== 'registry-pol') continue;
    const key = sideKey(origin, identities);
    if (key !== null) read.add(key);
  }
  return read;
}

// What a report could not show or name of a side's registry settings is no gap where that side's Registry.pol was read.
const FILLED: readonly GapFact['code'][] = ['extension-error', 'unknown-policy'];

function withoutFilled(gap: GapFact, read: ReadonlySet<string>, identities: Identities): GapFact {
  if (!FILLED.includes(gap.code) || gap.effect !== 'partial') return gap;
  const key = sideKey(gap.origin, identities);
  if (key === null || !read.has(key)) return gap;
  return { ...gap, effect: 'notice', hint: 'The Registry.pol of the same GPO was read instead.' };
}

/** Answers for rules. Lists of GPOs add up over a domain; a client is judged alone. */
export function questionsOf(evidence: Evidence): Questions {
  const domains = new Map<string, Subject[]>();
  for (const subject of evidence.subjects) {
    if (subject.holder !== 'gpo' || subject.domain === null || isOff(subject)) continue;
    const fellows = domains.get(subject.domain);
    if (fellows) fellows.push(subject);
    else domains.set(subject.domain, [subject]);
  }
  // Gathered once: a domain can have thousands of GPOs, and each of their realms asks.
  const together = new Map<Subject[] | Subject, Pick<Subject, 'realms' | 'mappings'>>();
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
  };
}

// A GPO whose computer side is switched off gives clients nothing, whatever it holds.
function isOff({ gpos }: Subject): boolean {
  return gpos.some(({ computer }) => computer?.enabled === false);
}

function inForce(subjects: readonly Subject[]): Pick<Subject, 'realms' | 'mappings'> {
  const used = subjects.map(effective);
  return {
    realms: used.flatMap(({ realms }) => realms),
    mappings: used.flatMap(({ mappings }) => mappings),
  };
}
