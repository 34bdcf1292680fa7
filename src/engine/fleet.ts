// Judges a survey: one client for all of the same configuration, and what is said of it said of the others.

import { buildFleet, type Cohort } from '../evidence/fleet.ts';
import { bySubject } from '../evidence/subjects.ts';
import type { Fact } from '../model/fact.ts';
import type { CheckRow, CoverageRow, Report, SubjectRef } from '../model/finding.ts';
import type { Hold } from '../model/hold.ts';
import type { AnyRule } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import type { Sheet } from '../model/sheet.ts';
import { nameKey, subjectNames } from '../model/subject-names.ts';
import { isSheet, type Survey } from '../model/survey.ts';
import { draftsOfOthers } from './cohorts.ts';
import { consequencesOf } from './consequences.ts';
import { checksOf, coverageOf } from './coverage.ts';
import { resolveExpectations } from './expectations.ts';
import { toFindings } from './findings.ts';
import { gatheredOf } from './gathered.ts';
import { type Judgement, judge, settledInputs } from './judge.ts';
import { judgedRealms } from './judged.ts';
import { runRules } from './run-rules.ts';
import { unmatchedIntents } from './unmatched.ts';
import { evidenceProblems, summarize } from './verdict.ts';

/** The same as `judge` says of all facts of the survey. Pure: the same in, the same out. */
export function judgeFleet(
  survey: Survey,
  rules: readonly AnyRule[],
  settings: Settings,
  version: string,
  hold: Hold | null = null,
): Judgement {
  // Who is held back, and what is gone, is asked of each client by itself.
  const shared = hold === null ? judgeShared(survey, rules, settings, version) : null;
  if (shared) return shared;
  return judge(gatheredOf(survey), rules, settings, version, hold);
}

/** Null where clients have to be judged one by one after all. */
function judgeShared(
  survey: Survey,
  rules: readonly AnyRule[],
  settings: Settings,
  version: string,
): Judgement | null {
  const sheets: Sheet[] = [];
  const facts: Fact[] = [];
  for (const part of survey.parts) {
    if (isSheet(part)) sheets.push(part);
    else for (const fact of part) facts.push(fact);
  }
  const { evidence, superseded, cohorts } = buildFleet(facts, sheets, namedIn(settings));
  const expectations = resolveExpectations(evidence, settings);
  const isOff = (rule: AnyRule) => settings.severities[rule.id] === 'off';
  const run = runRules(rules, evidence, expectations, settings, isOff);
  const others = draftsOfOthers(cohorts, run);
  if (!others) return null;
  const drafts = [...run.drafts, ...others];
  const consequences = consequencesOf(drafts);
  const defects = drafts.filter((draft) => !consequences.has(draft) && !isOff(draft.rule));
  const { findings, basis } = toFindings(defects, settings.severities);
  const inputs = settledInputs({ facts, inputs: survey.inputs }, evidence, superseded, expectations);
  const problems = [
    ...survey.problems,
    ...run.problems,
    ...evidenceProblems(evidence, inputs, expectations, settings),
    ...unmatchedIntents(evidence, settings),
  ];
  const grounds = { evidence, inputs, findings, problems, skipped: survey.skipped };
  const like = likeIt(cohorts);
  const rows = coverageOf(run.outcomes, consequences);
  const each = () => withOthers(rows, like);
  const coverage = once(() => [...each()]);
  const checks = once(() => [...withOthers(checksOf(run.outcomes, consequences), like, true)]);
  const report: Report = {
    schemaVersion: 1,
    tool: { name: 'realmlint', version },
    inputs,
    findings,
    get coverage() {
      return coverage();
    },
    problems,
    summary: summarize(grounds, settings),
  };
  coverages.set(report, each);
  return {
    report,
    judged: judgedRealms(evidence, expectations).map((one) => ({
      ...one,
      subjects: one.subjects
        .flatMap((ref) => [ref, ...like(ref)])
        .sort((a, b) => bySubject({ ref: a }, { ref: b })),
    })),
    basis,
    gone: [],
    get checks() {
      return checks();
    },
  };
}

/** Whether the config wants something of this very client. */
export function namedIn({ expect }: Settings): (ref: SubjectRef) => boolean {
  const named = new Set(expect.flatMap(({ of, name }) => (of === 'client' ? [nameKey(name)] : [])));
  return (ref) => named.size > 0 && subjectNames(ref).some((name) => named.has(name));
}

type Like = (ref: SubjectRef) => readonly SubjectRef[];

/** By the first of a cohort: the others. */
function likeIt(cohorts: readonly Cohort[]): Like {
  const others = new Map(cohorts.map((cohort) => [cohort.first.ref.id, cohort.others.map(({ ref }) => ref)]));
  return ({ kind, id }) => (kind === 'client' ? (others.get(id) ?? []) : []);
}

const coverages = new WeakMap<Report, () => Iterable<CoverageRow>>();

/** The coverage of a report row by row, as often as it is asked for: of a fleet there are millions, which need not all be there at once. */
export function coverageRows(report: Report): Iterable<CoverageRow> {
  return coverages.get(report)?.() ?? report.coverage;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

interface Block<Row> {
  readonly ref: SubjectRef;
  readonly rows: readonly Row[];
}

/**
 * Rows with those of all others of the cohorts where they belong: each stretch of rows is in the order of subjects; with
 * `byCheck` a stretch has one check.
 */
function* withOthers<Row extends CoverageRow | CheckRow>(
  rows: readonly Row[],
  like: Like,
  byCheck = false,
): Iterable<Row> {
  for (const stretch of stretchesOf(rows, byCheck)) {
    const blocks = stretch.flatMap((block) => [
      block,
      ...like(block.ref).map((ref) => ({ ref, rows: block.rows })),
    ]);
    if (blocks.length > stretch.length) blocks.sort(bySubject);
    for (const block of blocks) {
      for (const row of block.rows) yield row.subject === block.ref ? row : { ...row, subject: block.ref };
    }
  }
}

function stretchesOf<Row extends CoverageRow | CheckRow>(
  rows: readonly Row[],
  byCheck: boolean,
): Block<Row>[][] {
  const stretches: Block<Row>[][] = [];
  let last: { readonly ref: SubjectRef; readonly rows: Row[] } | null = null;
  for (const row of rows) {
    const order = last ? bySubject(last, { ref: row.subject }) : 1;
    const isOther = byCheck && last !== null && last.rows[0]?.check !== row.check;
    if (last && !isOther && order === 0 && last.ref === row.subject) {
      last.rows.push(row);
      continue;
    }
    const block = { ref: row.subject, rows: [row] };
    if (isOther || order >= 0) stretches.push([block]);
    else stretches.at(-1)?.push(block);
    last = block;
  }
  return stretches;
}
