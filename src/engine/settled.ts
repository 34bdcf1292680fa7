// Whether a run would have shown a finding again, had it still been there: only then is what held it back called idle.

import type { Evidence, Subject } from '../model/evidence.ts';
import type { InputReport, SubjectRef } from '../model/finding.ts';
import type { BaselineEntry, Suppression } from '../model/hold.ts';
import type { Located } from '../model/located.ts';
import { realmKey } from '../model/realm-name.ts';
import { nameKey, subjectNames } from '../model/subject-names.ts';
import { trustNames } from '../model/trust-values.ts';
import { answered } from './coverage.ts';
import type { Draft, Outcome } from './draft.ts';
import { originsOf, ownersOf } from './owners.ts';

// Without the GPO they do not apply, which must not look like mended.
const AGAINST_POLICY: ReadonlySet<string> = new Set([
  'client-setting-missing',
  'client-value-drift',
  'trust-missing-for-realm',
]);

/** What a run looked at, and what came of it. */
export interface Ran {
  readonly evidence: Evidence;
  readonly inputs: readonly InputReport[];
  readonly outcomes: readonly Outcome[];
  readonly consequences: ReadonlyMap<Draft, string>;
  /** False for a rule that is off, or that is none of this run. */
  readonly isOn: (ruleId: string) => boolean;
}

/** Answers for one run; each costs what it looks at alone. */
export interface Settled {
  readonly ofEntry: (entry: BaselineEntry) => boolean;
  readonly ofSuppression: (suppression: Suppression) => boolean;
}

/**
 * A rule settled a subject when it is on, the subject is in the run without a gap, and no check of it was left open, by lack
 * of evidence or because another defect explains what it found. A part of a tree must not make the rest look mended.
 */
export function settledOf(ran: Ran): Settled {
  const { evidence, inputs, isOn } = ran;
  const open = openChecks(ran);
  const torn = tornSubjects(evidence);
  const byKey = new Map(evidence.subjects.map((subject) => [keyOf(subject.ref), subject]));
  const read = new Set(inputs.map(({ path }) => path));
  let index: Index | null = null;
  const hasGpo = evidence.subjects.some(({ holder }) => holder === 'gpo');
  const isClosed = (rule: string, subject: Subject) =>
    !torn.has(subject) && !open.has(checkOf(rule, subject.ref)) && (hasGpo || !AGAINST_POLICY.has(rule));
  return {
    ofEntry({ rule, subject: ref }) {
      if (!isOn(rule)) return false;
      const subject = byKey.get(keyOf(ref));
      return subject ? isClosed(rule, subject) : ref.kind === 'file' && read.has(ref.id);
    },
    ofSuppression({ rule, subject: name, realm, path }) {
      if (!isOn(rule) || path?.inputs.length === 0) return false;
      index ??= indexOf(evidence);
      let meant = name === null ? evidence.subjects : (index.byName.get(nameKey(name)) ?? []);
      // Where nothing of it was read, there was nothing to hold back.
      if (name === null && realm !== null)
        meant = meant.filter((subject) => holdsRealm(subject, realmKey(realm)));
      if (path) {
        const there = subjectsIn(path.inputs, index);
        meant = meant.filter((subject) => there.has(subject));
      }
      if (meant.length === 0 && (name !== null || realm !== null)) return false;
      return meant.every((subject) => isClosed(rule, subject));
    },
  };
}

function keyOf({ kind, id }: SubjectRef): string {
  return JSON.stringify([kind, id]);
}

function checkOf(rule: string, ref: SubjectRef): string {
  return `${rule} ${keyOf(ref)}`;
}

function openChecks({ outcomes, consequences }: Ran): ReadonlySet<string> {
  const open = new Set<string>();
  for (const { rule, subject, status, drafts } of answered(outcomes)) {
    const explained = drafts.length > 0 && drafts.every((draft) => consequences.has(draft));
    if (status === 'not-evaluated' || explained) open.add(checkOf(rule.id, subject.ref));
  }
  return open;
}

function tornSubjects(evidence: Evidence): ReadonlySet<Subject> {
  const ownerOf = ownersOf(evidence);
  const torn = new Set<Subject>();
  for (const gap of evidence.gaps) {
    const owner = gap.effect === 'notice' ? null : ownerOf(gap.origin);
    if (owner) torn.add(owner);
  }
  return torn;
}

function holdsRealm({ realms, mappings, trusts }: Subject, key: string): boolean {
  const isMeant = (name: Located) => realmKey(name.value) === key;
  return (
    realms.some(({ name }) => isMeant(name)) ||
    mappings.some(({ name }) => isMeant(name)) ||
    trusts.some((trust) => trustNames(trust).some(isMeant))
  );
}

/** Made once, when the first suppression asks: there may be hundreds, and thousands of subjects. */
interface Index {
  readonly byName: ReadonlyMap<string, readonly Subject[]>;
  readonly byPath: ReadonlyMap<string, ReadonlySet<Subject>>;
}

function indexOf({ subjects }: Evidence): Index {
  const byName = new Map<string, Subject[]>();
  const byPath = new Map<string, Set<Subject>>();
  for (const subject of subjects) {
    for (const name of subjectNames(subject.ref)) {
      const same = byName.get(name);
      if (same) same.push(subject);
      else byName.set(name, [subject]);
    }
    for (const { path } of originsOf(subject)) {
      const same = byPath.get(path);
      if (same) same.add(subject);
      else byPath.set(path, new Set([subject]));
    }
  }
  return { byName, byPath };
}

function subjectsIn(paths: readonly string[], { byPath }: Index): ReadonlySet<Subject> {
  const found = new Set<Subject>();
  for (const path of paths) for (const subject of byPath.get(path) ?? []) found.add(subject);
  return found;
}
