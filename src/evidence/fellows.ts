// Which subjects count together: the GPOs of a domain, whose lists add up. A client stands alone.

import type { Subject } from '../model/evidence.ts';
import { isOff } from './effective.ts';

/** By domain, the GPOs that are not off; made once for a run, because each of thousands asks. */
export function gposByDomain(subjects: readonly Subject[]): ReadonlyMap<string, readonly Subject[]> {
  const domains = new Map<string, Subject[]>();
  for (const subject of subjects) {
    if (subject.holder !== 'gpo' || subject.domain === null || isOff(subject)) continue;
    const fellows = domains.get(subject.domain);
    if (fellows) fellows.push(subject);
    else domains.set(subject.domain, [subject]);
  }
  return domains;
}

/** The sets of subjects that a client's settings come from: each client by itself, all GPOs of a domain, each other GPO. */
export function sources(subjects: readonly Subject[]): (readonly Subject[])[] {
  const domains = gposByDomain(subjects);
  const alone = subjects.filter(
    (subject) =>
      subject.holder === 'client' || (subject.holder === 'gpo' && subject.domain === null && !isOff(subject)),
  );
  return [...domains.values(), ...alone.map((subject) => [subject])];
}
