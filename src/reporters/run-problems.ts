// What is wrong with the run itself, for who reads nothing but one report.

import { EXIT_CODES } from '../model/exit-codes.ts';
import { isRemark, type Problem, type Report, type Severity } from '../model/finding.ts';
import { gapSentence, liftedGaps, liftedWords, unsaidGaps } from './gaps.ts';
import { standing } from './select.ts';
import { upperFirst } from './sentence.ts';
import { gapWords } from './verdict-words.ts';

export interface RunProblem {
  readonly kind: Problem['kind'] | 'gap-lifted';
  /** What it is called. */
  readonly title: string;
  /** As it is: nothing escaped. */
  readonly message: string;
  /** An error keeps the run from its verdict, the others do not. */
  readonly level: Severity;
  /** The input that it is about, where it is about one. */
  readonly path?: string;
}

const TITLES: Readonly<Record<Problem['kind'], string>> = {
  internal: 'internal error',
  'no-evidence': 'no verdict',
  'evidence-required': 'no verdict',
  'suppression-unused': 'suppression without use',
  'suppression-expired': 'suppression expired',
  'baseline-stale': 'baseline larger than need be',
  'intent-unmatched': 'expected, and not in this run',
};

/**
 * Gaps that no finding speaks of, because the rule that does is off; the problems of the report; and the gaps that the config lifts.
 * A run without a verdict has an error among them, or a finding that blocks it: it would be clean otherwise.
 */
export function problemsOf(report: Report): readonly RunProblem[] {
  const { findings, problems, summary } = report;
  const told = problems.map(
    (problem): RunProblem => ({
      ...problem,
      title: TITLES[problem.kind],
      level: isRemark(problem) ? 'warning' : 'error',
    }),
  );
  const lifted = liftedGaps(findings).map((finding) => liftedGap(finding.path, liftedWords(finding)));
  if (summary.exitCode < EXIT_CODES.incomplete.code) {
    // Only what the config lifts is a gap in a run with a verdict.
    const others = unsaidGaps(report).map((input) =>
      liftedGap(input.path, `${input.path}: ${gapSentence(input)}`),
    );
    return [...told, ...lifted, ...others];
  }
  const unsaid = unsaidGaps(report).map((input) => ({
    ...noVerdict(`${input.path}: ${gapSentence(input)}`),
    path: input.path,
  }));
  const isSaid =
    unsaid.length > 0 ||
    told.some(({ level }) => level === 'error') ||
    standing(findings).some(({ blocking }) => blocking);
  const unnamed = isSaid ? [] : [noVerdict(`${upperFirst(gapWords(report))}.`)];
  return [...unnamed, ...unsaid, ...told, ...lifted];
}

function liftedGap(path: string, message: string): RunProblem {
  return { kind: 'gap-lifted', title: 'gap that the config lifts', message, level: 'info', path };
}

function noVerdict(message: string): RunProblem {
  return { kind: 'no-evidence', title: TITLES['no-evidence'], message, level: 'error' };
}
