// The remedies of what was gathered and judged: the room of remedies with the engine, the interpreters and the rules that it does not know.

import { CONSEQUENCES } from '../engine/consequences.ts';
import { resolveExpectations } from '../engine/expectations.ts';
import { buildEvidence } from '../evidence/build.ts';
import { interpret } from '../interpreters/interpret.ts';
import type { Gathered, JudgeOptions, LintResult } from '../lint.ts';
import type { RemedyPlan } from '../model/remedy.ts';
import type { AnyRule } from '../model/rule.ts';
import { remedyPlan } from '../remedies/plan.ts';

interface Judging {
  readonly judge: (gathered: Gathered, options: JudgeOptions) => LintResult;
  readonly rules: readonly AnyRule[];
  readonly includeProposed: boolean;
}

/** `result` is what `options` made of `gathered`. */
export function planOf(
  gathered: Gathered,
  result: LintResult,
  options: JudgeOptions,
  { judge, rules, includeProposed }: Judging,
): RemedyPlan {
  const { evidence } = buildEvidence(gathered.facts);
  return remedyPlan({
    facts: gathered.facts,
    report: result.report,
    rules,
    includeProposed,
    evidence,
    expectations: resolveExpectations(evidence, options.settings),
    consequences: CONSEQUENCES,
    judge: (facts) => judge({ ...gathered, facts }, options).report,
    interpret,
  });
}
