// The contract of a rule, and the way to write one.

import type { At, Evidence, Need, Questions, Subject } from './evidence.ts';
import type { Expectations, RealmExpectation } from './expectation.ts';
import type { HostMappingFact, ListName, PolicyStateFact, RealmFact, TrustFact } from './fact.ts';
import type { GuideStep, Severity, SubjectRef } from './finding.ts';
import type { Format } from './format.ts';
import type { Intents } from './intent.ts';

/** One of the two list policies in one subject: its states in every file that shows it, and its values. */
export interface PolicyTarget {
  readonly list: ListName;
  readonly states: readonly PolicyStateFact[];
  readonly values: readonly (RealmFact | HostMappingFact)[];
}

/** What the engine walks for each kind of target. Only facts of layers that Windows reads are targets. */
export interface Targets {
  readonly realm: RealmFact;
  readonly mapping: HostMappingFact;
  readonly trust: TrustFact;
  readonly policy: PolicyTarget;
  readonly gpo: Subject;
  readonly client: Subject;
  readonly domain: Subject;
  readonly run: Evidence;
}

export type Over = keyof Targets;

/** What a check is called with. With several kinds in `over` it is their union; facts are told apart by `kind`. */
export type Target<O extends Over> = Targets[O];

/** What a check finds: the engine adds subject, fingerprint, symptoms and guide step. */
export interface RuleFinding {
  readonly severity: Severity;
  /** One sentence, or a few: what is wrong and what follows. Values in it are escaped by reporters. */
  readonly message: string;
  /** The smallest wrong entry, or the nearest witness of an absence. */
  readonly place: At;
  readonly actual: string | null;
  readonly expected: string | null;
  /** By what it was judged, where that is not what is expected of its realm: `clouds in use`. */
  readonly basis?: string;
  readonly related?: readonly (At & { readonly message: string })[];
  /** What tells this defect from others of the same actual value, such as further wrong entries of the same value. */
  readonly variant?: string;
  /** Which setting is wrong, so that the same defect of it elsewhere is the same finding: `MitRealms`, `trustAttributes`. */
  readonly setting: string;
  /** The realm as it is spelt where it is wrong. */
  readonly realm?: string;
  /** Further names under which rules speak of what follows from this defect, where it stands between two realms. */
  readonly alsoRealms?: readonly string[];
  /** True when the value would satisfy this rule once its separators, tags and characters were mended. */
  readonly rightWhenRepaired?: boolean;
  /** True when the defect is of the file and its place in it, so that two files of one subject have one each. */
  readonly perFile?: true;
  /** Other subjects whose values it was compared with: a defect in one of those may explain it as well. */
  readonly comparedWith?: readonly SubjectRef[];
  readonly blocking?: true;
}

/** Said by a check that could not be made, although its needs were met. */
export interface NotEvaluated {
  readonly notEvaluated: string;
}

export interface RuleContext {
  readonly evidence: Evidence;
  readonly subject: Subject;
  /** What is expected of the target's realm; null when nothing is. */
  readonly expectation: RealmExpectation | null;
  readonly expectations: Expectations;
  /** What the config wants of GPOs, domains and clients. */
  readonly intents: Intents;
  readonly ask: Questions;
  /** Whether the evidence would have shown this of the target; for checks of which a part needs it. */
  covered(need: Need): boolean;
}

/** What is known about the consequence of the defect, and from where. */
export interface Proof {
  /** `none`: the rule is about the evidence, and claims nothing about authentication. */
  readonly kind: 'outage' | 'exposure' | 'prescription' | 'observation' | 'none';
  /** A sentence: who saw it, with what, and what was not tested. */
  readonly text: string;
}

/** A sample of a rule's page. It is run by the tests: `bad` must raise the rule, `good` must not. */
export interface Example {
  readonly format: Format;
  readonly content: string;
  /** Where the name or the folder of a file matters: its path. */
  readonly path?: string;
  /** Further files that are judged together with it. */
  readonly beside?: readonly { readonly path: string; readonly format: Format; readonly content: string }[];
  /** What realmlint.config.jsonc says, for rules that judge by what the organisation wants. */
  readonly config?: string;
}

export interface RuleDocs {
  readonly why: string;
  readonly detected: string;
  readonly proof: Proof;
  readonly bad: Example;
  readonly good: Example;
  /** How to mend it, by tool: the Group Policy editor, PowerShell, ksetup or netdom. The first is shown with findings. */
  readonly fix: readonly { readonly with: string; readonly steps: string }[];
  readonly whenNot: string;
  readonly references: readonly string[];
}

export interface Rule<O extends Over = Over> {
  readonly id: string;
  readonly group: 'realm' | 'mapping' | 'trust' | 'gpo' | 'client' | 'browser' | 'evidence';
  /** Under 80 characters, no full stop. */
  readonly summary: string;
  /** The guide's step that prescribes it, null when the guide is silent. */
  readonly guide: GuideStep | null;
  /** The steps of kinds of target for which another step than `guide` prescribes it. */
  readonly guideOver?: Partial<Record<Over, GuideStep>>;
  /** All severities that its findings may have. */
  readonly severities: readonly Severity[];
  readonly over: O | readonly O[];
  readonly needs: readonly Need[];
  /** True when it judges by the format alone, so that none of its findings names an expectation as its ground. */
  readonly byFormat?: true;
  /** What somebody sees who has the defect. */
  readonly symptoms: readonly string[];
  readonly docs: RuleDocs;
  /**
   * Whether the rule has anything to say about the target. A target to which it does not apply (an AD trust
   * among realm trusts) is neither passed nor failed, and `check` is not called. Absent: to all.
   */
  applies?(target: Target<O>, context: RuleContext): boolean;
  check(target: Target<O>, context: RuleContext): Iterable<RuleFinding | NotEvaluated>;
}

/** A rule of any target, as the engine holds it; it must hand over only targets of the rule's kinds. */
export type AnyRule = Rule<Over>;

/** The kinds of target of a rule, one or several, in their order. */
export function kindsOf(rule: AnyRule): readonly Over[] {
  return typeof rule.over === 'string' ? [rule.over] : rule.over;
}

/** The guide's step that prescribes what the rule checks of this kind of target. */
export function stepOf(rule: AnyRule, over: Over): GuideStep | null {
  return rule.guideOver?.[over] ?? rule.guide;
}

/** All steps of the guide that prescribe what the rule checks, in their order. */
export function stepsOf(rule: AnyRule): GuideStep[] {
  const steps = kindsOf(rule).map((over) => stepOf(rule, over));
  return [...new Set(steps)].filter((step) => step !== null).sort((a, b) => a - b);
}

/** Declares a rule; the target of `check` follows from `over`. */
export function defineRule<O extends Over>(rule: Rule<O>): Rule<O> {
  return rule;
}

/** Severity of a defect that is certain when the realm's expectation is known, and likely otherwise. */
export function errorIfExpected(context: RuleContext): 'error' | 'warning' {
  return context.expectation ? 'error' : 'warning';
}
