// A finding on its way: what the rule said, whose it is, and the keys by which drafts silence and join each other.

import type { Subject } from '../model/evidence.ts';
import type { CoverageRow, GuideStep, SubjectRef } from '../model/finding.ts';
import type { AnyRule, Over, RuleFinding } from '../model/rule.ts';
import type { Basis } from './basis.ts';

export interface Draft {
  readonly rule: AnyRule;
  readonly finding: RuleFinding;
  readonly subject: SubjectRef;
  /** Null for findings about inputs that belong to no holder of settings. */
  readonly owner: Subject | null;
  /** The realm as it should be known, so that damaged spellings meet; empty when the finding is about none. */
  readonly realmKey: string;
  /** Further keys under which its consequences may be found. */
  readonly alsoKeys?: readonly string[];
  /** True when the finding is about every realm of a list, because it is about its policy. */
  readonly wholeList: boolean;
  readonly guide: GuideStep | null;
  /** By what it was judged; null when nothing was expected. */
  readonly basis: Basis | null;
}

/** The outcome of one rule on one target, from which coverage is derived. */
export interface Outcome {
  readonly rule: AnyRule;
  readonly subject: Subject;
  readonly over: Over;
  /** Key of what several exports may show alike, a trust by its realm: what one of them leaves open another may answer. */
  readonly shared?: string;
  readonly status: CoverageRow['status'];
  readonly reason: string | null;
  /** What the rule found of this target; empty unless it failed. */
  readonly drafts: readonly Draft[];
}
