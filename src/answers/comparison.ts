// The comparison that a report of lint shows beside its findings. It says no more than the rules do: a copy deviates from what they
// hold it against, and from nothing else.

import { expectationFor, resolveExpectations } from '../engine/expectations.ts';
import { gatheredOf } from '../engine/gathered.ts';
import type { Gathered } from '../engine/judge.ts';
import { judgedRealms } from '../engine/judged.ts';
import { buildEvidence } from '../evidence/build.ts';
import { policyDriftOf } from '../evidence/policy-drift.ts';
import type { DriftReport } from '../model/drift.ts';
import type { Evidence } from '../model/evidence.ts';
import type { RealmExpectation } from '../model/expectation.ts';
import { asciiLower, realmKey } from '../model/realm-name.ts';
import type { ReportComparison } from '../model/reporter.ts';
import { isSheet, type Survey } from '../model/survey.ts';
import { type Given, requiredRealms, selectionOf } from './comparison-wants.ts';
import { type DriftOptions, drift } from './drift.ts';
import { summaryOf } from './drift-verdict.ts';

/** Of more clients a page is no place, and to compare them takes each by itself. */
const MOST_CLIENTS = 5000;

/** So many files of clients are of more clients than that: of each there are a few. */
const MOST_SHEETS = 4 * MOST_CLIENTS;

/**
 * Against the guide or the config where these expect something of a realm of the run, else of the GPOs of the run against all else.
 * Null where fewer than two copies are compared. Pure.
 */
export function comparison(run: Survey | Gathered, options: DriftOptions): ReportComparison {
  if ('parts' in run && run.parts.filter(isSheet).length > MOST_SHEETS)
    return { limit: MOST_SHEETS, of: 'exports' };
  const gathered = 'parts' in run ? gatheredOf(run) : run;
  const { evidence } = buildEvidence(gathered.facts);
  const clients = evidence.subjects.filter(({ holder }) => holder === 'client');
  if (clients.length > MOST_CLIENTS) return { limit: MOST_CLIENTS, of: 'clients' };
  const guide = guideOf(evidence, options);
  const hasGuide = guide.length > 0 || requiredRealms(options.settings.expect).length > 0;
  const report = hasGuide ? toGuide(guide, evidence, gathered, options) : toGpos(evidence, gathered, options);
  if (!report || report.summary.compared < 2) return null;
  return { report: withoutProblems(report, options) };
}

/** What is expected of the realms that anybody holds, and of those that the config requires. */
function guideOf(evidence: Evidence, { settings }: DriftOptions): RealmExpectation[] {
  const expectations = resolveExpectations(evidence, settings);
  const held = new Set(judgedRealms(evidence, expectations).map(({ realm }) => realmKey(realm)));
  const guide = new Map<string, RealmExpectation>();
  for (const expectation of expectations.byRealm.values()) {
    const key = realmKey(expectation.realm);
    if (tells(expectation) && held.has(key) && !guide.has(key)) guide.set(key, expectation);
  }
  for (const realm of requiredRealms(settings.expect)) {
    const expectation = guide.has(realmKey(realm))
      ? null
      : expectationFor(realm, asciiLower(realm), settings);
    // That a name could be one of a cloud says nothing of a realm that nobody has.
    if (!expectation || !tells(expectation) || expectation.source === 'formula zscaler') continue;
    guide.set(realmKey(realm), expectation);
  }
  return [...guide.values()];
}

function tells({ kdcs, suffixes, trust }: RealmExpectation): boolean {
  return kdcs.length > 0 || suffixes.length > 0 || trust !== null;
}

function toGuide(
  guide: readonly RealmExpectation[],
  evidence: Evidence,
  gathered: Gathered,
  options: DriftOptions,
): DriftReport {
  const driftsOf = policyDriftOf(evidence);
  const given: Given = new Map(
    evidence.subjects.flatMap((subject) => {
      const realms = driftsOf(subject).flatMap(({ result, realm }) => (result === 'missing' ? [realm] : []));
      return realms.length > 0 ? [[`${subject.ref.kind} ${subject.ref.id}`, new Set(realms)] as const] : [];
    }),
  );
  return drift({ guide, selection: selectionOf(guide, options.settings, given) }, gathered, options);
}

/** Null where there is no GPO, or where these are of several domains: which of them a client gets is not told here. */
function toGpos(evidence: Evidence, gathered: Gathered, options: DriftOptions): DriftReport | null {
  const gpos = evidence.subjects.filter(({ holder }) => holder === 'gpo');
  const domains = new Set(gpos.map(({ domain }) => domain));
  if (gpos.length === 0 || domains.size > 1) return null;
  const [expected, actual] = [true, false].map((wanted) => part(gathered, wanted));
  return expected && actual ? drift({ gathered: expected }, actual, options) : null;
}

/** What comes from inputs of GPOs, or from all others. */
function part({ facts, inputs, skipped }: Gathered, ofGpos: boolean): Gathered {
  const paths = new Set(facts.flatMap(({ origin }) => (origin.holder === 'gpo' ? [origin.path] : [])));
  return {
    facts: facts.filter(({ origin }) => paths.has(origin.path) === ofGpos),
    inputs: inputs.filter(({ path }) => paths.has(path) === ofGpos),
    problems: [],
    skipped,
  };
}

// What could not be read, or fails, is said by the report around it, with what may hold it back.
function withoutProblems(report: DriftReport, { settings }: DriftOptions): DriftReport {
  const { cohorts, summary } = report;
  return { ...report, problems: [], summary: summaryOf({ ...summary, cohorts }, [], settings.failOn) };
}
