// Walks every rule over its targets: drafts of findings, and an outcome for each target that coverage is made of.

import { questionsOf } from '../evidence/build.ts';
import { uncovered } from '../evidence/scopes.ts';
import type { Evidence, Need, Subject } from '../model/evidence.ts';
import type { Expectations, RealmExpectation } from '../model/expectation.ts';
import type { Origin } from '../model/fact.ts';
import type { Problem, SubjectRef } from '../model/finding.ts';
import type { Intents } from '../model/intent.ts';
import { realmKey } from '../model/realm-name.ts';
import {
  type AnyRule,
  kindsOf,
  type NotEvaluated,
  type RuleContext,
  type RuleFinding,
  stepOf,
} from '../model/rule.ts';
import { stepsFor } from './coverage.ts';
import type { Draft, Outcome } from './draft.ts';
import { ownersOf } from './owners.ts';
import { targetsOf, type Walked } from './targets.ts';

/** Everything that the rules said of the evidence. A rule that throws is a problem, and the others still speak. */
export interface RuleRun {
  readonly drafts: readonly Draft[];
  readonly outcomes: readonly Outcome[];
  readonly problems: readonly Problem[];
}

interface Run {
  readonly evidence: Evidence;
  readonly expectations: Expectations;
  readonly context: Omit<RuleContext, 'subject' | 'expectation' | 'covered'>;
  readonly drafts: Draft[];
  readonly outcomes: Outcome[];
  readonly problems: Problem[];
  /** Whose a finding about the run as a whole is, by its origin. */
  readonly ownerOf: (origin: Origin) => Subject | null;
  /** What failed already: a rule that throws for one reason on every target is one problem. */
  readonly failures: Set<string>;
  readonly isOff: (rule: AnyRule) => boolean;
}

/**
 * Runs all rules, those that are off too: what they find still explains its consequences, and is said by nobody. Linear in
 * facts for rules that look at their target alone.
 */
export function runRules(
  rules: readonly AnyRule[],
  evidence: Evidence,
  expectations: Expectations,
  intents: Intents,
  isOff: (rule: AnyRule) => boolean,
): RuleRun {
  const context = { evidence, expectations, intents, ask: questionsOf(evidence) };
  const run: Run = {
    evidence,
    expectations,
    context,
    drafts: [],
    outcomes: [],
    problems: [],
    ownerOf: ownersOf(evidence),
    failures: new Set(),
    isOff,
  };
  for (const rule of rules) {
    for (const over of kindsOf(rule)) {
      if (over === 'run') judge(rule, NOBODY, { ...RUN_TARGET, target: evidence }, run);
      else for (const subject of evidence.subjects) judgeAll(rule, over, subject, run);
    }
  }
  return run;
}

function judgeAll(rule: AnyRule, over: Walked['over'], subject: Subject, run: Run): void {
  for (const walked of targetsOf(over, subject, run.evidence)) judge(rule, subject, walked, run);
}

const NOBODY: Subject = {
  ref: { kind: 'file', id: '', name: '' },
  holder: 'gpo',
  domain: null,
  identified: false,
  realms: [],
  mappings: [],
  states: [],
  directives: [],
  trusts: [],
  gpos: [],
  backups: [],
  scopes: [],
  parameters: [],
  proxies: [],
  pacs: [],
  tickets: [],
  clients: [],
  overruled: [],
};

const RUN_TARGET = { over: 'run', realmNames: [], list: 'MitRealms', trust: null } as const;

function judge(rule: AnyRule, subject: Subject, walked: Walked, run: Run): void {
  const expectation = expected(walked, run.expectations);
  const missing = (need: Need) => uncovered(subject, need, walked.list, walked.trust);
  const context: RuleContext = {
    ...run.context,
    subject,
    expectation,
    covered: (need) => missing(need) === null,
  };
  const outcome = (status: Outcome['status'], reason: string | null, drafts: readonly Draft[] = []) => {
    if (subject === NOBODY || run.isOff(rule)) return;
    const { over, realmNames } = walked;
    const [name] = realmNames;
    const shared = over === 'trust' && name !== undefined ? { shared: realmKey(name) } : {};
    run.outcomes.push({ rule, subject, over, ...shared, status, reason, drafts });
  };
  try {
    if (rule.applies && !rule.applies(walked.target, context)) return;
    const gap = rule.needs.map(missing).find((reason) => reason !== null);
    if (gap) {
      outcome('not-evaluated', gap);
      return;
    }
    const said = [...rule.check(walked.target, context)];
    const findings = said.filter((one): one is RuleFinding => 'message' in one);
    const open = said.find((one): one is NotEvaluated => 'notEvaluated' in one);
    const drafts = findings.map((finding) => draftOf(rule, finding, subject, walked, expectation, run));
    for (const draft of drafts) run.drafts.push(draft);
    if (drafts.length > 0) outcome('fail', null, drafts);
    else outcome(open ? 'not-evaluated' : 'pass', open?.notEvaluated ?? null);
  } catch (error) {
    fail(rule, subject, error, run);
    outcome('not-evaluated', 'the rule failed; see problems');
  }
}

function fail(rule: AnyRule, subject: Subject, error: unknown, run: Run): void {
  const said = error instanceof Error ? error.message : String(error);
  const failure = JSON.stringify([rule.id, said]);
  if (run.failures.has(failure) || run.isOff(rule)) return;
  run.failures.add(failure);
  const where = subject === NOBODY ? 'the run as a whole' : subject.ref.name;
  run.problems.push({ kind: 'internal', message: `The rule ${rule.id} failed on ${where}: ${said}` });
}

function expected(walked: Walked, expectations: Expectations): RealmExpectation | null {
  for (const name of walked.realmNames) {
    const found = expectations.byRealm.get(realmKey(name));
    if (found) return found;
  }
  return null;
}

function draftOf(
  rule: AnyRule,
  finding: RuleFinding,
  subject: Subject,
  walked: Walked,
  expectation: RealmExpectation | null,
  run: Run,
): Draft {
  const own = finding.realm === undefined ? null : run.expectations.byRealm.get(realmKey(finding.realm));
  const known = own ?? expectation;
  const wholeList = walked.over === 'policy' && finding.realm === undefined;
  const owner = subject === NOBODY ? run.ownerOf(finding.place.origin) : subject;
  return {
    rule,
    finding,
    owner,
    subject: owner?.ref ?? fileRef(finding.place.origin.path),
    // The state of a policy is that of its whole list, whichever realms stand in it.
    realmKey: wholeList ? '' : realmKey(known?.realm ?? finding.realm ?? ''),
    wholeList,
    guide: owner ? (stepsFor(rule, walked.over, owner)[0] ?? null) : stepOf(rule, walked.over),
    basis: finding.expected === null || rule.byFormat ? null : (known?.source ?? null),
  };
}

function fileRef(path: string): SubjectRef {
  return { kind: 'file', id: path, name: path };
}
