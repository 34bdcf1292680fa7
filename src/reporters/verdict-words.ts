// Why the exit code is what it is, in words.

import { EXIT_CODES } from '../model/exit-codes.ts';
import {
  type Finding,
  type InputReport,
  isRemark,
  type Problem,
  type Report,
  reaches,
  type Severity,
  type Summary,
} from '../model/finding.ts';
import { visible } from './escape.ts';
import { amount } from './place.ts';
import { countWords, standing } from './select.ts';
import { upperFirst } from './sentence.ts';

/** Findings at or above the threshold, in words; empty when there are none. */
function failing(summary: Summary, failOn: Severity | 'never'): string {
  const counted = (severity: Severity, count: number) => (reaches(severity, failOn) ? count : 0);
  const error = counted('error', summary.errors);
  const warning = counted('warning', summary.warnings);
  const info = counted('info', summary.infos);
  if (error + warning + info === 0) return '';
  return `${countWords({ error, warning, info })} at or above --fail-on ${failOn}`;
}

/** `passed: ...`, `failed: ...`, or what kept the run from a verdict. */
export function verdictWords(report: Report, failOn: Severity | 'never'): string {
  const { summary } = report;
  const failed = failing(summary, failOn);
  const besides = failed === '' ? '' : `; besides, ${failed}`;
  if (summary.exitCode === 0) {
    if (!hasEvidence(report.inputs)) return 'passed with nothing judged: no evidence, and --allow-empty';
    return failOn === 'never' ? 'passed: --fail-on never' : `passed: nothing at or above --fail-on ${failOn}`;
  }
  if (summary.exitCode === 1) return `failed: ${failed}`;
  if (summary.exitCode === 3) return `no verdict (exit 3): ${gapWords(report)}${besides}`;
  const internal = report.problems.filter(({ kind }) => kind === 'internal');
  const problems = amount(internal.length, 'internal error');
  return `not to be trusted (exit ${summary.exitCode}): ${problems}${besides}`;
}

/** A problem of the run, and the input that it is about where it is one. */
export interface RunProblem extends Problem {
  readonly path?: string;
}

/**
 * The problems of the run. One without a verdict has at least one, or a finding that blocks it, even where the rule that says so
 * is off: for who reads nothing but these it would be clean.
 */
export function problemsOf(report: Report): readonly RunProblem[] {
  const { findings, inputs, problems, summary } = report;
  const said =
    problems.some((problem) => !isRemark(problem)) || standing(findings).some(({ blocking }) => blocking);
  if (said || summary.exitCode < EXIT_CODES.incomplete.code) return problems;
  const lifted = new Set(liftedGaps(findings).map(({ path }) => path));
  const gaps = inputs.filter((input) => isGap(input) && !lifted.has(input.path));
  const unsaid: readonly RunProblem[] =
    gaps.length > 0
      ? gaps.map((input) => ({
          kind: 'no-evidence',
          message: `${input.path}: ${gapSentence(input)}`,
          path: input.path,
        }))
      : [{ kind: 'no-evidence', message: `${upperFirst(gapWords(report))}.` }];
  return [...unsaid, ...problems];
}

/** Whether something of an input was not read. */
export function isGap({ status }: InputReport): boolean {
  return status === 'unreadable' || status === 'partial';
}

/** What is missing of an input that is a gap. */
export function gapSentence({ message, status }: InputReport): string {
  return message ?? `It could be read ${status === 'partial' ? 'only in part' : 'not at all'}.`;
}

/** What a verdict leaves out, because the config says that it may. */
export function liftedGaps(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ blocking, suppressed }) => blocking && suppressed);
}

/** Whether anything was read that a verdict can rest on. */
export function hasEvidence(inputs: readonly InputReport[]): boolean {
  return inputs.some((input) => input.facts > 0 && input.status !== 'superseded');
}

function gapWords({ findings, inputs, problems }: Report): string {
  const blocking = standing(findings).filter((finding) => finding.blocking).length;
  const words: string[] = [];
  if (blocking > 0) words.push(`${amount(blocking, 'gap')} in what could be read`);
  else if (inputs.some(isGap)) words.push('gaps in what could be read');
  for (const { kind, message } of problems) {
    if (kind === 'no-evidence') words.push('no evidence');
    if (kind === 'evidence-required') words.push(visible(message).replace(/\.$/, '').replace(/^R/, 'r'));
  }
  return words.length === 0 ? 'gaps in what could be judged' : words.join('; ');
}
