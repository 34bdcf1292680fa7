// Whose settings count together: a client alone, and all GPOs of a domain as one set.

import type { Evidence, Subject } from '../model/evidence.ts';
import { isOff } from '../model/in-force.ts';

/** Subjects whose lists add up. */
export interface Holding {
  readonly kind: 'client' | 'gpos';
  /** The domain of a set of GPOs, null where nothing tells it, and for a client. */
  readonly domain: string | null;
  readonly subjects: readonly Subject[];
  /** GPOs of the set that give clients nothing, because their computer side is switched off. */
  readonly off: readonly Subject[];
}

/** Clients and sets of GPOs in the order of their first subject; GPOs of no known domain stand by themselves. */
export function holdingsOf({ subjects }: Evidence): Holding[] {
  const sets = new Map<string, { subjects: Subject[]; off: Subject[] }>();
  const holdings: Holding[] = [];
  for (const subject of subjects) {
    const { holder, domain } = subject;
    if (holder === 'client') holdings.push({ kind: 'client', domain: null, subjects: [subject], off: [] });
    if (holder !== 'gpo') continue;
    const known = domain === null ? undefined : sets.get(domain);
    const set = known ?? { subjects: [], off: [] };
    (isOff(subject) ? set.off : set.subjects).push(subject);
    if (known) continue;
    if (domain !== null) sets.set(domain, set);
    holdings.push({ kind: 'gpos', domain, ...set });
  }
  return holdings;
}

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
