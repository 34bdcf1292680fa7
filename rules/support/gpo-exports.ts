// What the exports of one GPO say of it: of those that tell their time the newest counts, beside those that do not.

import type { Subject } from '../../src/model/evidence.ts';
import type { GpoFact, HostMappingFact, Origin, PolicyStateFact, RealmFact } from '../../src/model/fact.ts';

/** What one export says. `taken` is when it was made, ISO 8601, null where it does not tell. */
export interface Told<T> {
  readonly fact: GpoFact;
  readonly answer: T;
  readonly taken: string | null;
}

/** The answers of the newest export that has one, and of those without a time; `ask` gives null where an export does not tell. */
export function told<T>(subject: Subject, ask: (fact: GpoFact) => T | null): Told<T>[] {
  const times = timesOf(subject);
  const answers: Told<T>[] = [];
  let newest = '';
  for (const fact of subject.gpos) {
    const answer = ask(fact);
    if (answer === null) continue;
    const taken = times.get(exportOf(fact.origin)) ?? null;
    if (taken !== null && taken > newest) newest = taken;
    answers.push({ fact, answer, taken });
  }
  return answers.filter(({ taken }) => taken === null || taken === newest);
}

/** The files of a backup are one export; of a document that holds several GPOs each is its own. */
export function exportOf({ container, path, part }: Origin): string {
  return container ?? JSON.stringify([path, part]);
}

// The time of a report has a zone, that of bkupInfo.xml has none: it stands where there is no report.
function timesOf({ gpos, backups }: Subject): ReadonlyMap<string, string> {
  const times = new Map<string, string>();
  const keep = (key: string, time: string | null) => {
    if (time !== null && time > (times.get(key) ?? '')) times.set(key, time);
  };
  for (const { origin, readTime } of gpos) keep(exportOf(origin), readTime);
  for (const { origin, time } of backups) {
    const key = exportOf(origin);
    if (!times.has(key)) keep(key, time);
  }
  return times;
}

type Setting = RealmFact | HostMappingFact | PolicyStateFact;

/** Settings that computers get of a GPO: realms, mappings, and switches that say something. */
export function* computerSettings({ realms, mappings, states }: Subject): Iterable<Setting> {
  for (const facts of [realms, mappings, states]) {
    for (const fact of facts) {
      if (fact.origin.side === 'user' || (fact.layer !== 'policy' && fact.layer !== 'local')) continue;
      if (fact.kind !== 'policy-state' || fact.state !== 'not-configured') yield fact;
    }
  }
}

/** Whether a GPO gives computers anything: how it is delivered matters only then. */
export function givesComputers(subject: Subject): boolean {
  for (const _setting of computerSettings(subject)) return true;
  return false;
}

/** The day of an ISO 8601 time. */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}
