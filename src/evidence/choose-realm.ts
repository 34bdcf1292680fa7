// Which realm a client chooses for a host: every outcome that the evidence allows, and what became of each entry.

import type { Subject } from '../model/evidence.ts';
import type { HostMappingFact } from '../model/fact.ts';
import { isEffective, isPolicy } from '../model/in-force.ts';
import type { Located } from '../model/located.ts';
import { asciiLower } from '../model/realm-name.ts';
import { type AppliedValue, applyLists, planLists, sameValue } from './applied-lists.ts';
import { type Hiding, hidingOf } from './effective.ts';
import type { Holding } from './holders.ts';
import { type Missed, matchesHost, missedEntries, writtenEntries } from './host-entries.ts';
import { doubtOf, type Lost, type Stood } from './lost-entries.ts';
import { type Choose, everyWay } from './ways.ts';

/** An entry that matches the host, wherever it stands. */
export interface Candidate {
  readonly subject: Subject;
  readonly fact: HostMappingFact;
  readonly text: Located;
}

/**
 * A realm that the client may choose; `by` is the entry, `named` the value whose name spells the realm. `doubt` is what the
 * entry depends on, null when it is in force for certain.
 */
export interface Outcome {
  readonly realm: string;
  readonly by: Candidate;
  readonly named: HostMappingFact;
  readonly doubt: Lost | null;
}

/** An entry that did not decide, and why. */
export interface Beaten extends Candidate {
  readonly lost: Lost;
}

export interface RealmChoice {
  /** Realms that can come out, the longest entry first. */
  readonly outcomes: readonly Outcome[];
  /** Whether it can come out that no entry matches, so that the client takes its own domain. */
  readonly ownDomain: boolean;
  readonly beaten: readonly Beaten[];
  readonly missed: readonly (Candidate & Missed)[];
  /** Whether a policy hides the local map. */
  readonly hides: Hiding;
  /** False when there are more combinations of what is open than were tried. */
  readonly complete: boolean;
}

const MOST_WAYS = 2000;

/** `host` is in lower case, without a dot at its end. `overruled` are values of resultant sets that another GPO overrules. */
export function chooseRealm(
  host: string,
  holding: Holding,
  overruled: readonly HostMappingFact[] = [],
): RealmChoice {
  const all = candidatesOf(host, holding, overruled);
  const live = all.filter(({ subject, fact }) => !holding.off.includes(subject) && !overruled.includes(fact));
  const names = new Set(live.map(({ fact }) => nameOf(fact)));
  const concerns = (fact: HostMappingFact) => names.has(nameOf(fact));
  const plan = planLists(holding.subjects, 'domain_realm', ({ mappings }) =>
    mappings.filter((fact) => isPolicy(fact.layer) && concerns(fact)),
  );
  const local = holding.subjects.flatMap(({ mappings }) =>
    mappings.filter((fact) => fact.layer === 'local' && concerns(fact)),
  );
  const hides = hidingOf(holding, concerns);
  const counts = new Map<HostMappingFact, number>();
  const { results, complete } = everyWay((choose) => {
    const applied = applyLists(plan, choose);
    const hidden = applied.size > 0 || hides === 'yes' || (hides === 'perhaps' && choose(2) === 0);
    const used = [...applied.values(), ...(hidden ? [] : localValues(local, choose))];
    for (const { fact } of used) counts.set(fact, (counts.get(fact) ?? 0) + 1);
    return longest(host, used);
  }, MOST_WAYS);
  const stood: Stood = { ways: results.length, counts };
  const doubt = (candidate: Candidate) => doubtOf(candidate, holding, overruled, stood);
  const outcomes = outcomesOf(results, live, doubt);
  return {
    outcomes,
    ownDomain: results.some((winners) => winners.length === 0),
    beaten: beatenOf(all, outcomes, doubt),
    missed: missedOf(host, holding),
    hides,
    complete: complete && plan.complete,
  };
}

/** The name under which values replace each other: that of the registry, and of local settings their own. */
function nameOf({ layer, valueName, name }: HostMappingFact): string {
  return isPolicy(layer) ? `policy ${valueName ?? ''}` : `${layer} ${asciiLower(name.value)}`;
}

function candidatesOf(host: string, holding: Holding, overruled: readonly HostMappingFact[]): Candidate[] {
  const candidates: Candidate[] = [];
  const look = (subject: Subject, facts: readonly HostMappingFact[]) => {
    for (const fact of facts) {
      for (const text of writtenEntries(fact)) {
        if (matchesHost(text.value, host)) candidates.push({ subject, fact, text });
      }
    }
  };
  for (const subject of [...holding.subjects, ...holding.off]) look(subject, subject.mappings);
  const [first] = holding.subjects;
  if (first) look(first, overruled);
  return candidates;
}

function localValues(facts: readonly HostMappingFact[], choose: Choose): AppliedValue<HostMappingFact>[] {
  const byName = new Map<string, HostMappingFact[]>();
  for (const fact of facts) {
    const known = byName.get(nameOf(fact)) ?? [];
    byName.set(nameOf(fact), known);
    if (!known.some((other) => sameValue(other, fact))) known.push(fact);
  }
  const used: AppliedValue<HostMappingFact>[] = [];
  for (const variants of byName.values()) {
    const certain = variants.filter(({ conditional }) => !conditional);
    let fact = certain.length > 1 ? certain[choose(certain.length)] : certain[0];
    for (const filtered of variants.filter(({ conditional }) => conditional)) {
      if (choose(2) === 0) fact = filtered;
    }
    if (fact) used.push({ named: fact, fact });
  }
  return used;
}

type Winner = AppliedValue<HostMappingFact> & { readonly text: Located };

/** The entries that match and are the longest: several when realms share one. */
function longest(host: string, used: readonly AppliedValue<HostMappingFact>[]): Winner[] {
  let winners: Winner[] = [];
  for (const value of used) {
    for (const text of writtenEntries(value.fact)) {
      if (!matchesHost(text.value, host)) continue;
      const before = winners[0]?.text.value.length ?? 0;
      if (text.value.length > before) winners = [{ ...value, text }];
      else if (text.value.length === before) winners.push({ ...value, text });
    }
  }
  return winners;
}

function outcomesOf(
  results: readonly (readonly Winner[])[],
  live: readonly Candidate[],
  doubt: (candidate: Candidate) => Lost | null,
): Outcome[] {
  const outcomes = new Map<string, Outcome>();
  for (const winners of results) {
    for (const { named, fact, text } of winners) {
      const realm = named.name.value;
      const before = outcomes.get(realm);
      if (before && !isBetter(text, before)) continue;
      const by = live.find((one) => one.fact === fact && one.text.at.start === text.at.start);
      if (by) outcomes.set(realm, { realm, by, named, doubt: doubt(by) });
    }
  }
  return [...outcomes.values()].sort((a, b) => b.by.text.value.length - a.by.text.value.length);
}

// What is certain decides before what may be; of what is alike, the longest.
function isBetter(text: Located, { by, doubt }: Outcome): boolean {
  return doubt !== null && text.value.length > by.text.value.length;
}

/** All that did not decide; copies of what did are no losers. */
function beatenOf(
  all: readonly Candidate[],
  outcomes: readonly Outcome[],
  doubt: (candidate: Candidate) => Lost | null,
): Beaten[] {
  return all.flatMap((candidate) => {
    const lost = doubt(candidate) ?? { kind: 'shorter', by: [] };
    const decides = outcomes.some(({ by }) => isCopy(by, candidate));
    const certain = outcomes.length === 1 || lost.kind === 'shorter';
    return decides && (certain || isOpen(lost)) ? [] : [{ ...candidate, lost }];
  });
}

/** Whether it is open that the value of the entry is in force. */
function isOpen({ kind }: Lost): boolean {
  return !/^(?:wrong-place|gpo-off|overruled|switched-off|hidden|replaced|shorter)$/.test(kind);
}

function isCopy(a: Candidate, b: Candidate): boolean {
  return (
    a.text.value === b.text.value &&
    a.fact.name.value === b.fact.name.value &&
    isPolicy(a.fact.layer) === isPolicy(b.fact.layer) &&
    isEffective(b.fact.layer)
  );
}

function missedOf(host: string, { subjects, off }: Holding): (Candidate & Missed)[] {
  return [...subjects, ...off].flatMap((subject) =>
    subject.mappings.flatMap((fact) =>
      missedEntries(fact, host).map((missed) => ({ subject, fact, ...missed })),
    ),
  );
}
