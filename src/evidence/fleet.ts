// Clients of one configuration: which of them stands for the others, and the evidence in which it does.

import type { Evidence } from '../model/evidence.ts';
import type { Fact } from '../model/fact.ts';
import type { SubjectRef } from '../model/finding.ts';
import type { Sheet } from '../model/sheet.ts';
import { evidenceOf } from './build.ts';
import type { Telling, Whose } from './clients.ts';
import { settleGaps } from './gaps.ts';
import { identify } from './identity.ts';
import { compare, inOrder } from './order.ts';
import { factsOf } from './pages.ts';
import { buildSubjects, bySubject, type Clients, clientsIn, subjectOf } from './subjects.ts';
import { newestBackups } from './superseded.ts';
import { gapsOfUnshown } from './unshown-lists.ts';

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
  const clients = clientsIn(tellingOf(settled.facts, sheets));
  const cohorts = cohortsOf(settled.facts, sheets, clients, isAlone);
  const others = new Set<Sheet>();
  for (const cohort of cohorts) for (const { sheet } of cohort.others) others.add(sheet);
  const shown = sheets.filter((sheet) => !others.has(sheet)).flatMap((sheet) => factsOf(sheet));
  const subjects = buildSubjects(inOrder([...settled.facts, ...shown]), identities, clients);
  return { evidence: evidenceOf(subjects, settled.gaps), superseded, cohorts };
}

/** What tells whose facts and sheets are, in the order of paths. It is made anew whenever it is gone through: of sheets it is never there as a whole. */
function tellingOf(facts: readonly Fact[], sheets: readonly Sheet[]): Iterable<Telling> {
  const all: (Fact | Sheet)[] = [...facts, ...sheets].sort((a, b) => compare(pathOf(a), pathOf(b)));
  return {
    *[Symbol.iterator]() {
      for (const one of all) {
        if ('page' in one) yield* tellingOfSheet(one);
        else yield one;
      }
    },
  };
}

function pathOf(one: Fact | Sheet): string {
  return 'page' in one ? one.path : one.origin.path;
}

function tellingOfSheet(sheet: Sheet): readonly Telling[] {
  const origin = whoseIs(sheet);
  if (sheet.name !== undefined) return [{ kind: 'client', origin, name: { value: sheet.name } }];
  const names = sheet.page.facts.flatMap((fact): Telling[] =>
    fact.kind === 'client' ? [{ kind: 'client', origin, name: fact.name }] : [],
  );
  return names.length > 0 ? names : [{ kind: 'scope', origin }];
}

/** Sheets are of clients alone. */
function whoseIs({ path, client }: Sheet): Whose {
  return client === undefined ? { path, holder: 'client' } : { path, holder: 'client', client };
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
    const identity = clients.identityOf(whoseIs(sheet));
    if (once.has(identity.key)) shared.add(identity.key);
    else once.set(identity.key, { ref: clients.refOf(identity), sheet });
  }
  const alike = new Map<number, Member[]>();
  for (const [key, member] of once) {
    if (shared.has(key) || isAlone(member.ref)) continue;
    const same = alike.get(member.sheet.page.alike);
    if (same) same.push(member);
    else alike.set(member.sheet.page.alike, [member]);
  }
  return [...alike.values()].flatMap((members) => {
    const [first, ...others] = members.sort(bySubject);
    return first && others.length > 0 && !hasUnshown(first) ? [{ first, others }] : [];
  });
}

// Its gap is said by a rule of the whole run, which says of each client its own.
function hasUnshown({ ref, sheet }: Member): boolean {
  const facts = factsOf(sheet);
  const subject = subjectOf({ ref, holder: 'client', domain: null, identified: true, facts });
  return gapsOfUnshown([subject], []).length > 0;
}
