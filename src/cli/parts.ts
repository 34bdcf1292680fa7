// What the commands are made of, handed in so that a test can put something else in its place.

import type {
  CollectedInput,
  CollectOptions,
  Gathered,
  GatherOptions,
  JudgeOptions,
  LintResult,
  Survey,
} from '../lint.ts';
import type { Input } from '../model/input.ts';
import type { Reporter } from '../model/reporter.ts';
import type { AnyRule } from '../model/rule.ts';
import type { Io } from './io.ts';

export interface Parts {
  readonly gather: (inputs: readonly Input[], options: GatherOptions) => Gathered;
  /** The same without putting it together: one input after the other. */
  readonly collect: (inputs: readonly Input[], options: CollectOptions) => Iterable<CollectedInput>;
  readonly judge: (gathered: Gathered, options: JudgeOptions) => LintResult;
  /** As gather and judge, for as many clients as there are. */
  readonly survey: (inputs: readonly Input[], options: GatherOptions) => Survey;
  readonly judgeSurvey: (survey: Survey, options: JudgeOptions) => LintResult;
  readonly reporters: Readonly<Record<string, Reporter>>;
  readonly rules: readonly AnyRule[];
  readonly version: string;
}

/** One run: the world, the parts, and what is being done, in words, for the case that it fails. */
export interface Session {
  readonly io: Io;
  readonly parts: Parts;
  doing: string;
}
