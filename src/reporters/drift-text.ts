// A comparison for people: cohorts with outliers first, the matrix, and what the result is worth.

import type { Cohort, Difference, DriftReport } from '../model/drift.ts';
import type { SubjectRef } from '../model/finding.ts';
import { grouped } from '../model/grouped.ts';
import type { Palette } from '../model/reporter.ts';
import { matrixLines } from './drift-matrix.ts';
import {
  agreeingWords,
  cohortWords,
  comparisonWord,
  deviatingWords,
  expectedWords,
  nameOf,
  notKnownWords,
  problemWords,
  saidBefore,
  settingName,
  takenWords,
  valueWords,
} from './drift-words.ts';
import { shorten, visible } from './escape.ts';
import { amount, placeName, some } from './place.ts';
import { labelled, paragraph, unbroken, wrap } from './wrap.ts';

export interface DriftContext {
  readonly palette: Palette;
  readonly width: number;
  /** All names, all values in full. */
  readonly verbose: boolean;
  /** Cohorts alone. */
  readonly quiet: boolean;
}

const NAMED = 5;
const MOST_COHORTS = 50;
const LONGEST_VALUE = 300;

/** Blocks with an empty line between them. */
export function* driftText(report: DriftReport, context: DriftContext): Iterable<string> {
  let separator = '';
  for (const lines of blocks(report, context)) {
    if (lines.length === 0) continue;
    yield `${separator}${lines.join('\n')}\n`;
    separator = '\n';
  }
}

function* blocks(report: DriftReport, context: DriftContext): Iterable<readonly string[]> {
  if (!context.quiet) yield expectedLines(report, context);
  const { cohorts } = report;
  const most = context.verbose ? cohorts.length : MOST_COHORTS;
  const like = saidBefore(cohorts);
  for (const [index, cohort] of cohorts.slice(0, most).entries()) {
    yield cohortLines(cohort, index + 1, like[index] ?? null, context);
  }
  if (cohorts.length > most) {
    yield wrap(`and ${amount(cohorts.length - most, 'larger cohort')} (--verbose shows all)`, context.width);
  }
  if (context.quiet) return;
  if (report.matrix.length > 0) yield matrixLines(report, context.palette);
  yield agreementLines(report, context);
  yield report.notices.flatMap((notice) => wrap(`note: ${visible(notice)}`, context.width));
}

function names(all: readonly string[], { verbose }: DriftContext): string {
  const shown = all.map((name) => unbroken(visible(name)));
  return some(shown, verbose ? Number.POSITIVE_INFINITY : NAMED);
}

function expectedLines({ expected }: DriftReport, context: DriftContext): string[] {
  if (expected.names.length === 0) return [];
  const who = names(expected.names, context);
  return wrap(`expected: ${expectedWords(expected)}${who}${takenWords(expected.taken)}`, context.width);
}

function cohortLines(cohort: Cohort, number: number, like: number | null, context: DriftContext): string[] {
  const { subjects, differences, follows } = cohort;
  const { palette, width } = context;
  const who = names(subjects.map(nameOf), context);
  const [head = '', ...rest] = wrap(`cohort ${number}: ${cohortWords(cohort)}: ${who}`, width);
  return [
    palette.bold(head),
    ...rest.map((line) => `  ${line}`),
    ...differences.flatMap((difference) => differenceLines(difference, context)),
    ...labelled('follows', like === null ? follows.map(visible) : [`as for cohort ${like}`], width, palette),
  ];
}

function differenceLines(difference: Difference, context: DriftContext): string[] {
  const { result, severity, realm, setting, expected, actual, place, expectedPlace } = difference;
  const { palette, width, verbose } = context;
  const of = realm === null ? '' : ` of ${visible(realm)}`;
  const limit = (text: string) => (verbose ? text : shorten(text, LONGEST_VALUE, LONGEST_VALUE));
  const at = (where: Difference['place']) => (where ? [unbroken(placeName(where))] : []);
  const beside = width - 12;
  const [head = '', ...more] = wrap(`${settingName(setting)}${of}`, beside);
  const lines = [`  ${palette[severity](comparisonWord(result).padEnd(9))} ${head}`];
  for (const line of more) lines.push(`            ${line}`);
  const side = (label: string, value: Difference['expected'], where: Difference['place']) =>
    labelled(label, [limit(valueWords(value, setting)), ...at(where)], width, palette);
  if (expected) lines.push(...side('expected', expected, expectedPlace));
  lines.push(...side('here', actual, place));
  return lines;
}

function agreementLines(report: DriftReport, context: DriftContext): string[] {
  const { agreeing, notKnown, problems } = report;
  const { width, verbose, palette } = context;
  const who = (subjects: readonly SubjectRef[]) =>
    subjects.length > 0 && (verbose || subjects.length <= NAMED)
      ? `: ${names(subjects.map(nameOf), context)}`
      : '';
  const lines: string[] = [];
  const agree = agreeingWords(report);
  if (agree !== null) lines.push(...wrap(agree + who(agreeing), width));
  const open = notKnownWords(report);
  if (open !== null) lines.push(...wrap(open + who(notKnown), width));
  for (const problem of problems) {
    lines.push(palette.error(problemWords(problem)), ...paragraph(visible(problem.message), width));
  }
  return lines;
}

/** The last words, on standard error: what came of it, and why the exit code is what it is. */
export function driftClosing({ summary, cohorts, problems }: DriftReport, failOn: string): string {
  const { compared, deviating, exitCode, errors, warnings } = summary;
  const counts = `${grouped(compared)} compared, ${deviatingWords({ ...summary, cohorts: cohorts.length })}`;
  if (exitCode === 70) return `${counts}; not to be trusted (exit 70): an internal error`;
  if (exitCode === 3) {
    const gaps = problems.filter(({ kind }) => kind === 'gap').length;
    const why =
      gaps > 0
        ? `${amount(gaps, 'gap')} in what could be read`
        : 'nothing, or not all of it, could be compared';
    return `${counts}; no verdict (exit 3): ${why}`;
  }
  if (exitCode === 0) {
    return deviating === 0
      ? `${counts}; passed`
      : `${counts}; passed: nothing at or above --fail-on ${failOn}`;
  }
  return `${counts}; failed: ${amount(errors, 'error')}, ${amount(warnings, 'warning')}`;
}
