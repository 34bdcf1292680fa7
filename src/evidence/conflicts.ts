// Values of one name that say different things where only one of them can count.

import type { Conflict, ListCopy } from '../model/copy.ts';
import type { Evidence, Subject } from '../model/evidence.ts';
import { isOff, isPolicy } from '../model/in-force.ts';
import { isCertain } from './compare.ts';
import { listCopies, listCopy } from './copies.ts';

/** Answers for GPOs and clients. A conflict between GPOs is told of the first of them alone. */
export function conflictsOf({ subjects }: Evidence): (subject: Subject) => readonly Conflict[] {
  let between: ReadonlyMap<Subject, readonly Conflict[]> | null = null;
  return (subject) => {
    if (subject.holder === 'client') return overruledIn(subject);
    if (subject.holder !== 'gpo' || isOff(subject)) return [];
    between ??= betweenGpos(subjects);
    return [...withinGpo(subject), ...(between.get(subject) ?? [])];
  };
}

/** Values by policy of which it is certain that they count, by their names as the registry tells them apart. */
function byName(copies: readonly ListCopy[]): Map<string, ListCopy[]> {
  const names = new Map<string, ListCopy[]>();
  for (const copy of copies) {
    if (!isPolicy(copy.fact.layer) || !isCertain(copy)) continue;
    const key = nameOf(copy);
    const same = names.get(key);
    if (same) same.push(copy);
    else names.set(key, [copy]);
  }
  return names;
}

function nameOf({ setting, fact }: ListCopy): string {
  return `${setting} ${fact.valueName}`;
}

/** One copy of each place that says something else than the first; of those that agree with each other the first. */
function others(first: ListCopy, copies: readonly ListCopy[]): ListCopy[] {
  return copies.filter(({ data }) => data !== first.data);
}

function* withinGpo(subject: Subject): Iterable<Conflict> {
  for (const copies of byName(listCopies(subject)).values()) {
    // A value with a line is easier to go to than one with an offset.
    const first = copies.find(({ place }) => place.at.region) ?? copies[0];
    if (!first) continue;
    const [same, apart] = [[] as ListCopy[], [] as ListCopy[]];
    for (const other of others(first, copies)) (isBackupOf(subject, first, other) ? apart : same).push(other);
    const list = first.setting;
    if (same.length > 0) yield { between: 'gpo', list, first, others: same };
    if (apart.length > 0) yield { between: 'backup', list, first, others: apart };
  }
}

// Files of one backup belong together, and so do a live report and SYSVOL; a backup shows the GPO as it was on its day.
function isBackupOf({ backups }: Subject, a: ListCopy, b: ListCopy): boolean {
  const [one, other] = [a.fact.origin.container, b.fact.origin.container];
  if (one === other) return false;
  return backups.some(({ origin, catalogue }) => {
    return !catalogue && (origin.container === one || origin.container === other);
  });
}

function betweenGpos(subjects: readonly Subject[]): ReadonlyMap<Subject, readonly Conflict[]> {
  const names = new Map<string, { readonly subject: Subject; readonly copy: ListCopy }[]>();
  for (const subject of subjects) {
    if (subject.holder !== 'gpo' || subject.domain === null || isOff(subject)) continue;
    for (const [name, copies] of byName(listCopies(subject))) {
      const key = `${subject.domain} ${name}`;
      const known = names.get(key) ?? [];
      names.set(key, known);
      // What one GPO says twice is told of that GPO.
      if (copies[0]) known.push({ subject, copy: copies[0] });
    }
  }
  const conflicts = new Map<Subject, Conflict[]>();
  for (const [first, ...more] of names.values()) {
    if (!first) continue;
    const different = others(
      first.copy,
      more.map(({ copy }) => copy),
    );
    if (different.length === 0) continue;
    const conflict: Conflict = {
      between: 'domain',
      list: first.copy.setting,
      first: first.copy,
      others: different,
    };
    conflicts.set(first.subject, [...(conflicts.get(first.subject) ?? []), conflict]);
  }
  return conflicts;
}

/** A value that lost, and the one of the same name that won; one that a disabled policy took with its list has no winner. */
function* overruledCopies(subject: Subject): Iterable<Conflict> {
  const lists = subject.overruled.filter((fact) => fact.kind !== 'policy-state');
  if (lists.length === 0) return;
  const winners = byName(listCopies(subject).filter(({ fact }) => fact.winner !== undefined));
  for (const fact of lists) {
    const first = listCopy(fact, subject.ref);
    const fellows = winners.get(nameOf(first)) ?? [];
    const winner = fellows.find((copy) => copy.fact.origin.path === fact.origin.path);
    if (!winner || winner.data === first.data || !isCertain(first)) continue;
    yield { between: 'overruled', list: first.setting, first, others: [winner] };
  }
}

function overruledIn(subject: Subject): readonly Conflict[] {
  return [...overruledCopies(subject)];
}
