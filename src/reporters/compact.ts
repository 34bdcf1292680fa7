// One line a finding, for grep and for editors that jump to `path:line:column:`.

import type { Finding, Report } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import { shorten, visible, visibleValue } from './escape.ts';
import { placeName } from './place.ts';
import { hiddenWords, PROBLEM_WORDS, selectFindings, standing } from './select.ts';

const LONGEST_MESSAGE = 1000;
const LONGEST_VALUE = 300;

/**
 * `path:line:column: severity rule-id: message (expected X)`, always one line; nothing else when nothing was found. What is
 * suppressed is left out.
 */
export function* compact(report: Report, context: ReportContext): Iterable<string> {
  const { shown, hidden } = selectFindings(standing(report.findings), context.maxFindings);
  for (const finding of shown) yield `${lineOf(finding, context)}\n`;
  if (hidden.length > 0) yield `realmlint: ${hiddenWords(hidden)}\n`;
  for (const problem of report.problems)
    yield `realmlint: ${PROBLEM_WORDS[problem.kind]}: ${visible(problem.message)}\n`;
}

function lineOf(finding: Finding, { palette, verbose }: ReportContext): string {
  const limit = (shown: string, columns: number) =>
    verbose ? shown : shorten(shown, LONGEST_VALUE, columns);
  const { expected } = finding;
  const right = expected === null ? '' : ` (expected ${limit(visibleValue(expected), LONGEST_VALUE)})`;
  const severity = palette[finding.severity](finding.severity);
  const message = limit(visible(finding.message), LONGEST_MESSAGE);
  return `${placeName(finding)}: ${severity} ${finding.ruleId}: ${message}${right}`;
}
