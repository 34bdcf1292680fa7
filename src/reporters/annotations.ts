// What a code host is told line by line: findings that stand, and what is wrong with the run itself.

import { isRemark, type Problem, type Report, type Severity } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import type { Region } from '../model/span.ts';
import { codePlace } from './code-place.ts';
import { visible } from './escape.ts';
import { byGravity, PROBLEM_WORDS, standing } from './select.ts';
import { sentenceOf } from './sentence.ts';
import { problemsOf } from './verdict-words.ts';

export interface Annotation {
  /** What blocks a clean verdict is an error, whatever its severity. */
  readonly level: Severity;
  /** The rule, or what the problem is called. */
  readonly title: string;
  /** Visible text on one line. */
  readonly message: string;
  /** As it is: nothing escaped. Null for what concerns the run. */
  readonly file: string | null;
  readonly region: Region | null;
  readonly blocking: boolean;
  readonly fingerprint: string;
}

/** Problems of the run, then findings, the gravest first. What is suppressed is left out. */
export function annotations(report: Report, context: ReportContext): readonly Annotation[] {
  return [...problemsOf(report, context.failOn).map(ofProblem), ...ofFindings(report, context)];
}

function ofProblem(problem: Problem): Annotation {
  const remark = isRemark(problem);
  return {
    level: remark ? 'warning' : 'error',
    title: PROBLEM_WORDS[problem.kind],
    message: visible(problem.message),
    file: null,
    region: null,
    blocking: !remark,
    fingerprint: problem.kind,
  };
}

function ofFindings(report: Report, context: ReportContext): readonly Annotation[] {
  return byGravity(standing(report.findings)).map((finding): Annotation => {
    const { file, region, within } = codePlace(finding, context);
    const { blocking = false, fingerprint, ruleId, severity } = finding;
    const sentence = sentenceOf(finding, context);
    return {
      level: blocking ? 'error' : severity,
      title: ruleId,
      message: within === '' ? sentence : `${sentence} At ${within}.`,
      file,
      region,
      blocking,
      fingerprint,
    };
  });
}
