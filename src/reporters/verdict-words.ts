// Why the exit code is what it is, in words.

import { type InputReport, type Report, reaches, type Severity, type Summary } from '../model/finding.ts';
import { visible } from './escape.ts';
import { isGap } from './gaps.ts';
import { amount } from './place.ts';
import { countWords, standing } from './select.ts';

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

/** Whether anything was read that a verdict can rest on. */
export function hasEvidence(inputs: readonly InputReport[]): boolean {
  return inputs.some((input) => input.facts > 0 && input.status !== 'superseded');
}

/** What keeps a run from its verdict. */
export function gapWords({ findings, inputs, problems }: Report): string {
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
