// One line a finding, for grep and for editors that jump to `path:line:column:`.

import type { Finding, Report } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import { visible } from './escape.ts';
import { placeName } from './place.ts';
import { problemsOf } from './run-problems.ts';
import { hiddenWords, selectFindings, standing } from './select.ts';
import { sentenceOf } from './sentence.ts';

/**
 * `path:line:column: severity rule-id: message (expected X)`, always one line; nothing else when nothing was found. What is
 * suppressed is left out.
 */
export function* compact(report: Report, context: ReportContext): Iterable<string> {
  const { shown, hidden } = selectFindings(standing(report.findings), context.maxFindings);
  for (const finding of shown) yield `${lineOf(finding, context)}\n`;
  if (hidden.length > 0) yield `realmlint: ${hiddenWords(hidden)}\n`;
  for (const { title, message } of problemsOf(report)) yield `realmlint: ${title}: ${visible(message)}\n`;
}

function lineOf(finding: Finding, context: ReportContext): string {
  const severity = context.palette[finding.severity](finding.severity);
  return `${placeName(finding)}: ${severity} ${finding.ruleId}: ${sentenceOf(finding, context)}`;
}
