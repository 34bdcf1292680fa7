// The last words of a run, on standard error: what was read, what was found, and why the exit code is what it is.

import type { InputReport, Report, Severity, Summary } from '../model/finding.ts';
import { SEVERITIES } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import type { Requirement } from '../model/settings.ts';
import { visible } from './escape.ts';
import { amount, GUIDE, some } from './place.ts';
import { countWords } from './select.ts';
import { INDENT, unbroken, wrap } from './wrap.ts';

export interface ClosingContext extends Pick<ReportContext, 'palette' | 'width' | 'verbose' | 'failOn'> {
  /** The config file that was used, null when there was none; left out, nothing is said about it. */
  readonly config?: string | null;
  /** Kinds of evidence that --require asked for and that are not there. */
  readonly missing?: readonly Requirement[];
}

const NAMED = 3;

/** One line, wrapped, and one for each thing that keeps it from being the whole story. Ends with a newline. */
export function closingLine(report: Report, context: ClosingContext): string {
  const { summary } = report;
  const story = [inputWords(report), findingWords(summary), configWords(context)].filter(
    (part) => part !== '',
  );
  const tone = summary.exitCode === 0 ? context.palette.pass : context.palette.error;
  return [
    ...wrap(`realmlint: ${story.join('; ')}`, context.width),
    ...wrap(verdict(report, context), context.width).map(tone),
    ...remarks(report, context.verbose).flatMap((remark) => hanging(remark, context.width)),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function hanging(remark: string, width: number): string[] {
  return wrap(remark, width - INDENT.length).map((line) => INDENT + line);
}

function inputWords({ inputs, summary }: Report): string {
  const unread = withStatus(inputs, 'unreadable').length;
  const parts = [
    `${(inputs.length - unread).toLocaleString('en-US')} of ${amount(inputs.length, 'input')} read`,
  ];
  const partial = withStatus(inputs, 'partial').length;
  const superseded = withStatus(inputs, 'superseded').length;
  if (partial > 0) parts.push(`${partial} only in part`);
  if (superseded > 0) parts.push(`${superseded} superseded by a newer backup`);
  if (summary.skipped > 0) parts.push(`${amount(summary.skipped, 'other file')} skipped`);
  return parts.join(', ');
}

function withStatus(inputs: readonly InputReport[], status: InputReport['status']): InputReport[] {
  return inputs.filter((input) => input.status === status);
}

function findingWords(summary: Summary): string {
  const { errors, warnings, infos, suppressed } = summary;
  const words = countWords({ error: errors, warning: warnings, info: infos });
  return suppressed > 0 ? `${words}, ${suppressed} suppressed` : words;
}

function configWords({ config }: ClosingContext): string {
  if (config === undefined) return '';
  return config === null ? 'no config file' : `config ${unbroken(visible(config))}`;
}

/** Findings at or above the threshold, in words; empty when there are none. */
function failing(summary: Summary, failOn: Severity | 'never'): string {
  if (failOn === 'never') return '';
  const counts = { error: summary.errors, warning: 0, info: 0 };
  const threshold = SEVERITIES.indexOf(failOn);
  if (threshold >= 1) counts.warning = summary.warnings;
  if (threshold >= 2) counts.info = summary.infos;
  const total = counts.error + counts.warning + counts.info;
  return total === 0 ? '' : `${countWords(counts)} at or above --fail-on ${failOn}`;
}

function verdict(report: Report, context: ClosingContext): string {
  const { summary } = report;
  const { failOn } = context;
  const failed = failing(summary, failOn);
  const besides = failed === '' ? '' : `; besides, ${failed}`;
  if (summary.exitCode === 0) {
    if (!hasEvidence(report.inputs)) return 'passed with nothing judged: no evidence, and --allow-empty';
    return failOn === 'never' ? 'passed: --fail-on never' : `passed: nothing at or above --fail-on ${failOn}`;
  }
  if (summary.exitCode === 1) return `failed: ${failed}`;
  if (summary.exitCode === 3)
    return `no verdict (exit 3): ${gapWords(report, context.missing ?? [])}${besides}`;
  const problems = amount(report.problems.length, 'internal error');
  return `not to be trusted (exit ${summary.exitCode}): ${problems}${besides}`;
}

function hasEvidence(inputs: readonly InputReport[]): boolean {
  return inputs.some((input) => input.facts > 0 && input.status !== 'superseded');
}

function gapWords({ findings, inputs }: Report, missing: readonly Requirement[]): string {
  const blocking = findings.filter((finding) => finding.blocking).length;
  const words: string[] = [];
  if (blocking > 0) words.push(`${amount(blocking, 'gap')} in what could be read`);
  else if (inputs.some(({ status }) => status === 'unreadable' || status === 'partial')) {
    words.push('gaps in what could be read');
  }
  if (!hasEvidence(inputs)) words.push('no evidence');
  if (missing.length > 0)
    words.push(`required and not there: ${missing.map((kind) => REQUIRED[kind]).join(', ')}`);
  return words.length === 0 ? 'gaps in what could be judged' : words.join('; ');
}

const REQUIRED: Readonly<Record<Requirement, string>> = {
  gpo: 'both lists in a GPO (gpo)',
  client: 'the registry of a client (client)',
  trust: 'a realm trust (trust)',
};

function remarks(report: Report, verbose: boolean): string[] {
  const { inputs, problems } = report;
  const most = verbose ? Number.POSITIVE_INFINITY : NAMED;
  const names = (status: InputReport['status']) =>
    withStatus(inputs, status).map((input) => {
      const why = input.message === undefined ? '' : ` (${visible(input.message)})`;
      return unbroken(visible(input.path)) + why;
    });
  const lines: string[] = [];
  const say = (label: string, list: readonly string[]) => {
    if (list.length > 0) lines.push(`${label}: ${some(list, most)}`);
  };
  say('not readable', names('unreadable'));
  say('read only in part', names('partial'));
  if (verbose) say('superseded', names('superseded'));
  for (const problem of problems) lines.push(`${problem.kind} error: ${visible(problem.message)}`);
  if (!hasEvidence(inputs)) lines.push(noEvidence(inputs));
  return lines;
}

function noEvidence(inputs: readonly InputReport[]): string {
  const formats = new Map<string, number>();
  for (const { format, status } of inputs) {
    if (format !== null && status !== 'unreadable') formats.set(format, (formats.get(format) ?? 0) + 1);
  }
  const read = [...formats].map(([format, count]) => `${count} ${format}`).join(', ');
  return (
    `Nothing that was read (${read === '' ? 'no input of a known format' : read}) shows a realm, a mapping, ` +
    'a trust, or one of the two policies. ' +
    `Export ${GUIDE[4].shownBy}, ${GUIDE[1].shownBy}, or ${GUIDE[6].shownBy}.`
  );
}
