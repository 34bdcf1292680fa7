// What a run judged: which realms, by whose expectation, in which GPOs, clients and domains. A clean run says this.

import type { Evidence, Subject } from '../model/evidence.ts';
import type { Expectations } from '../model/expectation.ts';
import type { JudgedRealm, SubjectRef } from '../model/finding.ts';
import { isEffective } from '../model/in-force.ts';
import { realmKey } from '../model/realm-name.ts';
import { isRealmTrust } from '../model/realm-trust.ts';

/** Realms in the order of their names, each with the subjects that hold anything of it. */
export function judgedRealms(evidence: Evidence, expectations: Expectations): JudgedRealm[] {
  const found = new Map<string, { realm: string; basis: string | null; subjects: Map<string, SubjectRef> }>();
  for (const subject of evidence.subjects) {
    for (const name of realmNames(subject, expectations)) {
      const expectation = expectations.byRealm.get(realmKey(name));
      const realm = expectation?.realm ?? name;
      const entry = found.get(realmKey(realm)) ?? {
        realm,
        basis: expectation?.source ?? null,
        subjects: new Map<string, SubjectRef>(),
      };
      found.set(realmKey(realm), entry);
      entry.subjects.set(`${subject.ref.kind} ${subject.ref.id}`, subject.ref);
    }
  }
  const judged = [...found.values()].map((entry) => ({ ...entry, subjects: [...entry.subjects.values()] }));
  return judged.sort((a, b) => (a.realm < b.realm ? -1 : a.realm > b.realm ? 1 : 0));
}

function* realmNames(subject: Subject, expectations: Expectations): Iterable<string> {
  for (const fact of [...subject.realms, ...subject.mappings]) {
    if (isEffective(fact.layer)) yield fact.name.value;
  }
  for (const trust of subject.trusts) {
    const name = trust.trustPartner ?? trust.name ?? trust.cn;
    if (name && isRealmTrust(trust, { expectations })) yield name.value;
  }
}
