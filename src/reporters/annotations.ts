// What a code host is told line by line: findings that stand, and what is wrong with the run itself.

import { digest } from '../model/digest.ts';
import type { Report, Severity } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import type { Region } from '../model/span.ts';
import { codePlace } from './code-place.ts';
import { visible } from './escape.ts';
import { problemsOf, type RunProblem } from './run-problems.ts';
import { byGravity, standing } from './select.ts';
import { sentenceOf } from './sentence.ts';

export interface Annotation {
  /** What blocks a clean verdict is an error, whatever its severity. */
  readonly level: Severity;
  /** The rule, or what the problem is called. */
  readonly title: string;
  /** Visible text on one line. */
  readonly message: string;
  /** A file of the run, as it is: nothing escaped. Null for what concerns the run. */
  readonly file: string | null;
  readonly region: Region | null;
  readonly blocking: boolean;
  readonly fingerprint: string;
}

/** Problems of the run, then findings, the gravest first. What is suppressed is left out. */
export function annotations(report: Report, context: ReportContext): readonly Annotation[] {
  return [
    ...problemsOf(report).map((problem) => ofProblem(problem, context)),
    ...ofFindings(report, context),
  ];
}

/** The first of them that a host keeps, which has room for so many of a kind, and how many it would drop without a word. */
export function fitting<K extends string>(
  all: readonly Annotation[],
  kinds: Readonly<Record<Severity, K>>,
  room: Readonly<Record<K, number>>,
): { readonly kept: readonly Annotation[]; readonly dropped: number } {
  const left: Record<K, number> = { ...room };
  const kept = all.filter(({ level }) => left[kinds[level]]-- > 0);
  return { kept, dropped: all.length - kept.length };
}

function ofProblem(problem: RunProblem, { fileOf }: ReportContext): Annotation {
  const { kind, level, message, path, title } = problem;
  return {
    level,
    title,
    message: visible(message),
    file: path === undefined ? null : fileOf(path),
    region: null,
    blocking: level === 'error',
    fingerprint: digest([kind, message]),
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
