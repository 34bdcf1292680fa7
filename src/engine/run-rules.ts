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
import { type Basis, basisOf } from './basis.ts';
import { stepsFor } from './coverage.ts';
import type { Draft, Outcome } from './draft.ts';
import { ownersOf } from './owners.ts';
import { targetsOf, type Walked } from './targets.ts';

/** Everything that the rules said of the evidence. A rule that throws is a problem, and the others still speak. */
export interface RuleRun {
  readonly drafts: readonly Draft[];
  readonly outcomes: readonly Outcome[];
  readonly problems: readonly Problem[];
  /** What the rules say of one more subject, that is none of the evidence and like one of it. */
  readonly alsoOf: (subject: Subject) => Pick<RuleRun, 'drafts' | 'outcomes'>;
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
  runOver(rules, evidence.subjects, run);
  const alsoOf = (subject: Subject) => {
    const also: Run = { ...run, drafts: [], outcomes: [] };
    runOver(rules, [subject], also);
    return also;
  };
  return { ...run, alsoOf };
}

function runOver(rules: readonly AnyRule[], subjects: readonly Subject[], run: Run): void {
  // Found once for each kind: every rule walks the same targets.
  const aims = new Map<Walked['over'], readonly Aim[]>();
  for (const rule of rules) {
    for (const over of kindsOf(rule)) {
      const all = aims.get(over) ?? aimsAt(over, subjects, run);
      aims.set(over, all);
      for (const aim of all) judge(rule, aim, run);
    }
  }
}

/** A target, whose it is, and what is expected of its realm. */
interface Aim {
  readonly subject: Subject;
  readonly walked: Walked;
  readonly expectation: RealmExpectation | null;
}

function aimsAt(over: Walked['over'], subjects: readonly Subject[], { evidence, expectations }: Run): Aim[] {
  if (over === 'run') {
    // The run is judged with its evidence.
    if (subjects !== evidence.subjects) return [];
    return [{ subject: NOBODY, walked: { ...RUN_TARGET, target: evidence }, expectation: null }];
  }
  const aims: Aim[] = [];
  for (const subject of subjects) {
    for (const walked of targetsOf(over, subject, evidence))
      aims.push({ subject, walked, expectation: expected(walked, expectations) });
  }
  return aims;
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
  authentications: [],
  pacs: [],
  tickets: [],
  clients: [],
  secrets: [],
  overruled: [],
};

const RUN_TARGET = { over: 'run', realmNames: [], list: 'MitRealms', trust: null } as const;

function judge(rule: AnyRule, { subject, walked, expectation }: Aim, run: Run): void {
  const missing = (need: Need) => uncovered(subject, need, walked.list, walked.trust);
  const { evidence, expectations, intents, ask } = run.context;
  const covered = (need: Need) => missing(need) === null;
  const context: RuleContext = { evidence, subject, expectation, expectations, intents, ask, covered };
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
    ...(finding.alsoRealms ? { alsoKeys: finding.alsoRealms.map((name) => keyOf(name, run)) } : {}),
    wholeList,
    guide: owner ? (stepsFor(rule, walked.over, owner)[0] ?? null) : stepOf(rule, walked.over),
    basis: basisFor(rule, finding, known),
  };
}

function basisFor(
  rule: AnyRule,
  { expected: right, basis }: RuleFinding,
  known: RealmExpectation | null,
): Basis | null {
  if (basis !== undefined) return { calm: basis, full: basis };
  return right === null || rule.byFormat || !known ? null : basisOf(known);
}

/** The key under which the realm's own findings stand: that of the name that it should have. */
function keyOf(name: string, { expectations }: Run): string {
  return realmKey(expectations.byRealm.get(realmKey(name))?.realm ?? name);
}

function fileRef(path: string): SubjectRef {
  return { kind: 'file', id: path, name: path };
}
