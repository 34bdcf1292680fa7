// How a realm is spelt in all that counts together: realm list, host map and trust of a domain, or the lists of one client.

import type { Evidence, Subject } from '../../src/model/evidence.ts';
import type { HostMappingFact, RealmFact, TrustFact } from '../../src/model/fact.ts';
import { isOff } from '../../src/model/in-force.ts';
import type { Located } from '../../src/model/located.ts';
import { plainCharacters, realmKey } from '../../src/model/realm-name.ts';
import { isRealmTrust } from '../../src/model/realm-trust.ts';
import type { RuleContext } from '../../src/model/rule.ts';
import { realmNames } from './trust.ts';

export type Naming = RealmFact | HostMappingFact | TrustFact;

/** A spelling of a realm: its first place, and all facts that have it. */
export interface Spelt {
  readonly fact: Naming;
  readonly name: Located;
  readonly facts: ReadonlySet<Naming>;
}

/** A realm by its spellings. */
export type RealmSpellings = ReadonlyMap<string, Spelt>;

/** By realm key. */
type Spellings = ReadonlyMap<string, RealmSpellings>;
type Gathered = Map<string, Map<string, Spelt & { readonly facts: Set<Naming> }>>;

/** The names in a fact; none where the program that wrote it changes their case. */
export function namesIn(fact: Naming): readonly Located[] {
  return fact.kind === 'trust' && fact.caseless ? [] : realmNames(fact);
}

/** A name as it would be spelt without what is no letter of it. */
export function spelling({ value }: Located): string {
  return plainCharacters(value);
}

const made = new WeakMap<Evidence, ReadonlyMap<string, Spellings>>();

/** The spellings of everything that counts together with a subject. */
export function spellingsBeside(context: RuleContext): Spellings {
  const { evidence, subject } = context;
  if (subject.ref.kind === 'client') return ofClient(context);
  const known = made.get(evidence) ?? gather(context);
  made.set(evidence, known);
  return known.get(groupOf(subject)) ?? new Map();
}

// Of thousands of clients each is asked for when it is judged, and not kept any longer.
const ofClients = new WeakMap<Subject, Spellings>();

function ofClient(context: RuleContext): Spellings {
  const { subject } = context;
  const known = ofClients.get(subject);
  if (known) return known;
  const group: Gathered = new Map();
  ofClients.set(subject, group);
  addTrusts(group, subject, context);
  addLists(group, subject, context);
  return group;
}

// GPOs and trusts belong to a domain. What gives clients nothing or is of no known domain stands alone.
function groupOf(subject: Subject): string {
  const { domain, holder, ref } = subject;
  const alone = domain === null || holder === 'client' || isOff(subject);
  return JSON.stringify(alone ? [ref.kind, ref.id] : [domain]);
}

function gather(context: RuleContext): ReadonlyMap<string, Spellings> {
  const groups = new Map<string, Gathered>();
  const asked = new Set<string>();
  for (const subject of context.evidence.subjects) {
    if (subject.ref.kind === 'client') continue;
    const key = groupOf(subject);
    const group: Gathered = groups.get(key) ?? new Map();
    groups.set(key, group);
    addTrusts(group, subject, context);
    // All GPOs of a domain are given the same lists.
    const lists = `${subject.holder} ${key}`;
    if (asked.has(lists)) continue;
    asked.add(lists);
    addLists(group, subject, context);
  }
  return groups;
}

function addTrusts(group: Gathered, { trusts }: Subject, context: RuleContext): void {
  for (const trust of trusts) if (isRealmTrust(trust, context)) add(group, trust);
}

function addLists(group: Gathered, subject: Subject, { ask }: RuleContext): void {
  for (const fact of ask.realms(subject)) add(group, fact);
  for (const fact of ask.mappings(subject)) add(group, fact);
}

function add(group: Gathered, fact: Naming): void {
  if (fact.kind !== 'trust' && fact.conditional) return;
  for (const name of namesIn(fact)) {
    const key = realmKey(name.value);
    const spellings: NonNullable<ReturnType<Gathered['get']>> = group.get(key) ?? new Map();
    group.set(key, spellings);
    const known = spellings.get(spelling(name));
    if (known) known.facts.add(fact);
    else spellings.set(spelling(name), { fact, name, facts: new Set([fact]) });
  }
}
