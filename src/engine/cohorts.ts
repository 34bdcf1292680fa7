// What is said of a client, said of another one of the same configuration: its findings, its coverage, the realms it holds.

import type { Cohort, Member } from '../evidence/fleet.ts';
import { factsOf } from '../evidence/pages.ts';
import { subjectOf } from '../evidence/subjects.ts';
import type { At, Subject } from '../model/evidence.ts';
import type { SubjectRef } from '../model/finding.ts';
import type { Draft, Outcome } from './draft.ts';
import type { RuleRun } from './run-rules.ts';

/** What the rules said of the first of a cohort. */
interface Said {
  readonly subject: Subject;
  readonly drafts: readonly Draft[];
  readonly outcomes: readonly Outcome[];
}

/**
 * The drafts of all others of the cohorts; null where something that was said cannot be said of them by putting their names in
 * its place, so that all have to be judged by themselves. Drafts in `run` are those of the evidence.
 */
export function draftsOfOthers(cohorts: readonly Cohort[], run: RuleRun): Draft[] | null {
  if (cohorts.length === 0) return [];
  const said = saidOf(cohorts, run);
  if (!said) return null;
  const drafts: Draft[] = [];
  for (const [index, { first, others }] of cohorts.entries()) {
    const of = said[index];
    if (!of) return null;
    const isNamed = namesIt(of, first);
    if (of.drafts.length === 0 && !isNamed) continue;
    for (const other of others) {
      const own =
        !isNamed && isSamePlace(first, other) ? moveAll(of, first, other) : judgedAlone(of, other, run);
      if (!own) return null;
      for (const draft of own) drafts.push(draft);
    }
  }
  return drafts;
}

/** In the order of the cohorts; null where somebody else has a finding with a place in one of them. */
function saidOf(cohorts: readonly Cohort[], { drafts, outcomes }: RuleRun): (Said | undefined)[] | null {
  const byPath = new Map(cohorts.map((cohort) => [cohort.first.sheet.path, cohort]));
  const byId = new Map(
    cohorts.map(({ first }) => [first.ref.id, { drafts: [] as Draft[], outcomes: [] as Outcome[] }]),
  );
  const subjects = new Map<string, Subject>();
  const of = ({ kind, id }: SubjectRef) => (kind === 'client' ? byId.get(id) : undefined);
  for (const outcome of outcomes) {
    const said = of(outcome.subject.ref);
    if (!said) continue;
    said.outcomes.push(outcome);
    subjects.set(outcome.subject.ref.id, outcome.subject);
  }
  for (const draft of drafts) {
    const said = of(draft.subject);
    const own = said ? draft.subject.id : null;
    const strays = placesOf(draft).some(({ origin }) => {
      const cohort = byPath.get(origin.path);
      return cohort !== undefined && cohort.first.ref.id !== own;
    });
    // A rule of the whole run has said it of clients together, and would say it otherwise of all of them.
    if (strays || (said && [draft.rule.over].flat().includes('run'))) return null;
    said?.drafts.push(draft);
  }
  return cohorts.map(({ first }) => {
    const [subject, said] = [subjects.get(first.ref.id), byId.get(first.ref.id)];
    return subject && said ? { subject, ...said } : undefined;
  });
}

function placesOf({ finding }: Draft): readonly At[] {
  return [finding.place, ...(finding.related ?? [])];
}

/** Whether its words are about this client alone: they hold one of its names, or the path of its file. */
function namesIt({ drafts, outcomes }: Said, { ref, sheet }: Member): boolean {
  const words = new Set<string>();
  for (const { reason } of outcomes) if (reason !== null) words.add(reason);
  for (const draft of drafts) for (const word of wordsOf(draft)) words.add(word);
  const own = [ref.name, ref.id, sheet.path, sheet.name ?? ref.name].map((name) => name.toLowerCase());
  for (const word of words) {
    const lower = word.toLowerCase();
    if (own.some((name) => lower.includes(name))) return true;
  }
  return false;
}

function wordsOf({ finding, basis }: Draft): string[] {
  const { message, actual, expected, variant, setting, realm, related = [], place } = finding;
  const said = [message, actual, expected, variant, setting, realm, place.locator, basis?.full];
  for (const other of related) said.push(other.message, other.locator);
  return said.filter((word) => typeof word === 'string');
}

function isSamePlace({ sheet: a }: Member, { sheet: b }: Member): boolean {
  return a.page === b.page && String(a.moves) === String(b.moves);
}

function moveAll({ drafts, subject }: Said, first: Member, other: Member): Draft[] {
  const owner: Subject = { ...subject, ref: other.ref };
  return drafts.map((draft) => ({
    ...draft,
    subject: other.ref,
    owner,
    finding: {
      ...draft.finding,
      place: placeAt(draft.finding.place, first, other),
      ...(draft.finding.related
        ? { related: draft.finding.related.map((at) => placeAt(at, first, other)) }
        : {}),
    },
  }));
}

function placeAt<P extends At>(place: P, first: Member, { sheet }: Member): P {
  if (place.origin.path !== first.sheet.path) return place;
  const { client: _first, ...origin } = place.origin;
  const { path, client } = sheet;
  return { ...place, origin: { ...origin, path, ...(client === undefined ? {} : { client }) } };
}

/** Its own drafts; null where the rules came to something else than of the first. */
function judgedAlone({ subject, outcomes }: Said, { ref, sheet }: Member, run: RuleRun): Draft[] | null {
  const { holder, domain, identified } = subject;
  const own = run.alsoOf(subjectOf({ ref, holder, domain, identified, facts: factsOf(sheet) }));
  const isAlike =
    own.outcomes.length === outcomes.length &&
    own.outcomes.every(({ rule, status, reason, drafts }, index) => {
      const of = outcomes[index];
      return (
        of?.rule === rule &&
        of.status === status &&
        of.reason === reason &&
        of.drafts.length === drafts.length
      );
    });
  if (!isAlike) return null;
  // Its facts need not be kept for that: the first has the same.
  const owner: Subject = { ...subject, ref };
  return own.drafts.map((draft) => ({ ...draft, owner }));
}
