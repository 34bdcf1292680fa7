// Entries of host maps as an answer shows them: what decided, what was beaten, what only looks as if it matched.

import { placeOf } from '../engine/findings.ts';
import type { Candidate, RealmChoice } from '../evidence/choose-realm.ts';
import type { Holding } from '../evidence/holders.ts';
import type { Place } from '../model/finding.ts';
import type { WhyEntry, WhyLoser, WhyOption } from '../model/why.ts';
import type { Cite } from './cited.ts';
import { sourceOf } from './why-kdc.ts';
import { lossWords, missWords, optionCondition } from './why-words.ts';

function placeAt({ fact, text }: Candidate): Place {
  return placeOf({ origin: fact.origin, at: text.at, locator: fact.locator });
}

/** The same entry of several files as one, a place in text first: there is a line to go to. */
function entryOf(candidates: readonly Candidate[], cite: Cite): WhyEntry | null {
  const sorted = [...candidates].sort((a, b) => Number(isBinary(a)) - Number(isBinary(b)));
  const [first, ...others] = sorted;
  if (!first) return null;
  const { fact, subject, text } = first;
  const rules = sorted.flatMap((one) => cite(one.fact.origin.path, one.text.at));
  return {
    realm: fact.name.value,
    entry: text.value,
    source: sourceOf(fact.layer),
    subject: subject.ref,
    place: placeAt(first),
    copies: others.map(placeAt),
    rules: [...new Set(rules)],
  };
}

function isBinary({ text }: Candidate): boolean {
  return text.at.region === null;
}

/** Every way in which it can come out, the client's own domain last. */
export function optionsOf(choice: RealmChoice, holding: Holding, cite: Cite): WhyOption[] {
  const options = choice.outcomes.map((outcome): WhyOption => {
    const copies = copiesOf(outcome.by, holding);
    return { realm: outcome.realm, by: entryOf(copies, cite), condition: optionCondition(outcome, choice) };
  });
  if (!choice.ownDomain) return options;
  const condition = choice.outcomes.length > 0 ? 'if nothing of the above is in force' : null;
  return [...options, { realm: null, by: null, condition }];
}

/** The entry and the same one wherever else the same subject shows it. */
function copiesOf(by: Candidate, { subjects }: Holding): Candidate[] {
  const copies = [by];
  for (const subject of subjects) {
    for (const fact of subject.mappings) {
      if (fact === by.fact || fact.layer !== by.fact.layer || fact.name.value !== by.fact.name.value)
        continue;
      for (const { text } of fact.entries) {
        if (text.value === by.text.value) copies.push({ subject, fact, text });
      }
    }
  }
  return copies;
}

/** Entries that match and do not decide, the longest first. */
export function beatenOf(choice: RealmChoice, cite: Cite): WhyLoser[] {
  const rows = choice.beaten.map(({ lost, ...candidate }) => ({
    candidate,
    reason: lost.kind as string,
    words: lossWords(lost, candidate),
  }));
  return losersOf(rows, cite).sort((a, b) => b.entry.length - a.entry.length);
}

/** Entries that do not match and look as if they should. */
export function missedOf(choice: RealmChoice, cite: Cite): WhyLoser[] {
  const rows = choice.missed.map(({ miss, ...candidate }) => ({
    candidate,
    reason: miss.kind === 'damaged' ? miss.damage : miss.kind,
    words: missWords(miss),
  }));
  return losersOf(rows, cite).sort((a, b) => Number(b.rules.length > 0) - Number(a.rules.length > 0));
}

interface Row {
  readonly candidate: Candidate;
  readonly reason: string;
  readonly words: string;
}

function losersOf(rows: readonly Row[], cite: Cite): WhyLoser[] {
  const alike = new Map<string, Row[]>();
  for (const row of rows) {
    const { subject, fact, text } = row.candidate;
    const key = JSON.stringify([subject.ref, fact.layer, fact.name.value, text.value, row.words]);
    const known = alike.get(key);
    if (known) known.push(row);
    else alike.set(key, [row]);
  }
  return [...alike.values()].flatMap((same) => {
    const entry = entryOf(
      same.map(({ candidate }) => candidate),
      cite,
    );
    const [first] = same;
    return entry && first ? [{ ...entry, reason: first.reason, words: first.words }] : [];
  });
}
