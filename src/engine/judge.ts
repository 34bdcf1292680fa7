// From what was collected to the report: evidence, expectations, rules, consequences, findings, verdict.

import { buildEvidence } from '../evidence/build.ts';
import { pathInfo } from '../evidence/paths.ts';
import type { Seal } from '../model/collected.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Expectations } from '../model/expectation.ts';
import type { Fact } from '../model/fact.ts';
import type { CheckRow, InputReport, JudgedRealm, Problem, Report } from '../model/finding.ts';
import type { BaselineEntry, Hold } from '../model/hold.ts';
import { isRealmTrust } from '../model/realm-trust.ts';
import type { AnyRule } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import { consequencesOf } from './consequences.ts';
import { checksOf, coverageOf } from './coverage.ts';
import { resolveExpectations } from './expectations.ts';
import { toFindings } from './findings.ts';
import { judgedRealms } from './judged.ts';
import { runRules } from './run-rules.ts';
import { holdBack } from './suppress.ts';
import { unmatchedIntents } from './unmatched.ts';
import { evidenceProblems, summarize } from './verdict.ts';

/** All that was read in a run, in any order. Plain JSON: it can be kept, and judged elsewhere. */
export interface Gathered {
  readonly facts: readonly Fact[];
  readonly inputs: readonly InputReport[];
  readonly problems: readonly Problem[];
  /** Files that were passed over because they are none of ours. */
  readonly skipped: number;
  /** Of inputs whose facts were kept in a file: by what it is told whether they are still the same. */
  readonly seals?: readonly Seal[];
}

/** Plain data. */
export interface Judgement {
  readonly report: Report;
  /** What was judged, by realm. */
  readonly judged: readonly JudgedRealm[];
  /** By fingerprint of the finding: by what it was judged (`profile zscaler`), shorter than the finding itself says it; absent when nothing was expected. */
  readonly basis: Readonly<Record<string, string>>;
  /** What came of each rule on each subject, also of rules that no step of the guide prescribes. */
  readonly checks: readonly CheckRow[];
  /** Entries of the baseline whose finding is gone. */
  readonly gone: readonly BaselineEntry[];
}

/** Judges what was gathered. Pure: the same in, the same out. */
export function judge(
  gathered: Gathered,
  rules: readonly AnyRule[],
  settings: Settings,
  version: string,
  hold: Hold | null = null,
): Judgement {
  const { evidence, superseded } = buildEvidence(gathered.facts);
  const expectations = resolveExpectations(evidence, settings);
  const isOff = (rule: AnyRule) => settings.severities[rule.id] === 'off';
  const run = runRules(rules, evidence, expectations, settings, isOff);
  const consequences = consequencesOf(run.drafts);
  const defects = run.drafts.filter((draft) => !consequences.has(draft) && !isOff(draft.rule));
  const { findings: found, basis } = toFindings(defects, settings.severities);
  const inputs = settledInputs(gathered, evidence, superseded, expectations);
  const ids = new Set(rules.filter((rule) => !isOff(rule)).map(({ id }) => id));
  const ran = { evidence, inputs, outcomes: run.outcomes, consequences, isOn: (id: string) => ids.has(id) };
  const { findings, gone, isLifted, problems: remarks } = holdBack(found, hold, ran);
  const problems = [
    // In the order of their paths, with which they begin, whoever read them first.
    ...[...gathered.problems].sort((a, b) => (a.message < b.message ? -1 : a.message > b.message ? 1 : 0)),
    ...run.problems,
    ...evidenceProblems(evidence, inputs, expectations, settings),
    ...unmatchedIntents(evidence, settings),
    ...remarks,
  ];
  const grounds = { evidence, inputs, findings, problems, skipped: gathered.skipped, isLifted };
  const report: Report = {
    schemaVersion: 1,
    tool: { name: 'realmlint', version },
    inputs,
    findings,
    coverage: coverageOf(run.outcomes, consequences),
    problems,
    summary: summarize(grounds, settings),
  };
  return {
    report,
    judged: judgedRealms(evidence, expectations),
    basis,
    gone,
    checks: checksOf(run.outcomes, consequences),
  };
}

/** The inputs by path, as they stand once all facts are known. */
export function settledInputs(
  { facts, inputs }: Pick<Gathered, 'facts' | 'inputs'>,
  { gaps }: Evidence,
  superseded: ReadonlySet<string>,
  expectations: Expectations,
): InputReport[] {
  const blocked = new Set<string>();
  for (const gap of gaps) if (gap.effect !== 'notice') blocked.add(gap.origin.path);
  const others = otherTrusts(facts, expectations);
  const settled = inputs.map((input) => withStatus(withoutOthers(input, others), superseded, blocked));
  return settled.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** By path: how many of its trusts are between domains. They are read, never judged, and no evidence about any realm. */
function otherTrusts(facts: readonly Fact[], expectations: Expectations): ReadonlyMap<string, number> {
  const others = new Map<string, number>();
  for (const fact of facts) {
    if (fact.kind !== 'trust' || isRealmTrust(fact, { expectations })) continue;
    const { path } = fact.origin;
    others.set(path, (others.get(path) ?? 0) + 1);
  }
  return others;
}

function withoutOthers(input: InputReport, others: ReadonlyMap<string, number>): InputReport {
  const given = others.get(input.path) ?? 0;
  if (given === 0 && !(input.facts === 0 && input.status === 'read')) return input;
  const facts = input.facts - given;
  return { ...input, facts, status: facts === 0 && input.status === 'read' ? 'no-evidence' : input.status };
}

/** The status of an input once all inputs are known: a newer backup replaces it, or another file fills its gaps. */
function withStatus(
  input: InputReport,
  superseded: ReadonlySet<string>,
  blocked: ReadonlySet<string>,
): InputReport {
  const { container } = pathInfo(input.path);
  if (container !== null && superseded.has(container)) return { ...input, status: 'superseded' };
  if (input.status !== 'partial' || blocked.has(input.path)) return input;
  const { message: _filled, ...rest } = input;
  return { ...rest, status: input.facts > 0 ? 'read' : 'no-evidence' };
}
