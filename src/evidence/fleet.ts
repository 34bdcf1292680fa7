// Clients of one configuration: which of them stands for the others, and the evidence in which it does.

import type { Evidence } from '../model/evidence.ts';
import type { Fact, Origin } from '../model/fact.ts';
import type { SubjectRef } from '../model/finding.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Telling } from './clients.ts';
import { settleGaps } from './gaps.ts';
import { identify } from './identity.ts';
import { compare, inOrder } from './order.ts';
import { factsOf, originOf } from './pages.ts';
import { buildSubjects, bySubject, type Clients, clientsIn } from './subjects.ts';
import { newestBackups } from './superseded.ts';

/** A client that one sheet shows, and nothing else. */
export interface Member {
  readonly ref: SubjectRef;
  readonly sheet: Sheet;
}

/** Clients of which every rule says the same. `first` comes before the others in the order of subjects. */
export interface Cohort {
  readonly first: Member;
  readonly others: readonly Member[];
}

/** `evidence` holds of each cohort the first alone. */
export interface Fleet {
  readonly evidence: Evidence;
  readonly superseded: ReadonlySet<string>;
  readonly cohorts: readonly Cohort[];
}

/** `isAlone` tells of a client that it is judged by itself, whoever is like it. */
export function buildFleet(
  given: readonly Fact[],
  sheets: readonly Sheet[],
  isAlone: (ref: SubjectRef) => boolean,
): Fleet {
  const all = inOrder(given);
  const identities = identify(all);
  const current = newestBackups(all, identities);
  const { superseded } = current;
  const settled = settleGaps(current.facts, identities);
  const telling = [...settled.facts, ...sheets.flatMap(tellingOf)];
  const clients = clientsIn(telling.sort((a, b) => compare(a.origin.path, b.origin.path)));
  const cohorts = cohortsOf(settled.facts, sheets, clients, isAlone);
  const others = new Set<Sheet>();
  for (const cohort of cohorts) for (const { sheet } of cohort.others) others.add(sheet);
  const shown = sheets.filter((sheet) => !others.has(sheet)).flatMap((sheet) => factsOf(sheet));
  const subjects = buildSubjects(inOrder([...settled.facts, ...shown]), identities, clients);
  return { evidence: { subjects, gaps: settled.gaps }, superseded, cohorts };
}

/** What tells whose a sheet is. */
function tellingOf(sheet: Sheet): readonly Telling[] {
  const names = sheet.page.facts.some(({ kind }) => kind === 'client') ? factsOf(sheet, 'client') : [];
  return [...names, { kind: 'scope', origin: firstOrigin(sheet) }];
}

function cohortsOf(
  facts: readonly Fact[],
  sheets: readonly Sheet[],
  clients: Clients,
  isAlone: (ref: SubjectRef) => boolean,
): Cohort[] {
  const shared = new Set<string>();
  for (const { kind, origin } of facts) {
    if (kind === 'gap' || origin.holder !== 'client') continue;
    const client = kind === 'pac' ? clients.ownerOfPac(origin) : clients.identityOf(origin);
    if (client) shared.add(client.key);
  }
  const once = new Map<string, Member>();
  for (const sheet of sheets) {
    const identity = clients.identityOf(firstOrigin(sheet));
    if (once.has(identity.key)) shared.add(identity.key);
    else once.set(identity.key, { ref: clients.refOf(identity), sheet });
  }
  const alike = new Map<number, Member[]>();
  for (const [key, { ref, sheet }] of once) {
    if (shared.has(key) || isAlone(ref)) continue;
    const same = alike.get(sheet.page.alike);
    if (same) same.push({ ref, sheet });
    else alike.set(sheet.page.alike, [{ ref, sheet }]);
  }
  return [...alike.values()].flatMap((members) => {
    const [first, ...others] = members.sort(bySubject);
    return first && others.length > 0 ? [{ first, others }] : [];
  });
}

function firstOrigin(sheet: Sheet): Origin {
  const [first] = sheet.page.facts;
  if (!first) throw new Error('a sheet has facts');
  return originOf(sheet, first.origin);
}
