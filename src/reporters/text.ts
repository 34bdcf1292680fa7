// The report for people, at a terminal or in a log.

import type { Finding, Report } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import { type Alike, joinAlike, othersPlaces, othersWords, unjoined } from './alike.ts';
import { coverageLines } from './coverage.ts';
import { visible } from './escape.ts';
import { findingLines, isShort } from './finding-text.ts';
import { placeName, subjectName } from './place.ts';
import { problemsOf, type RunProblem } from './run-problems.ts';
import { hiddenWords, selectAlike, standing, suppressedWords } from './select.ts';
import { INDENT, paragraph, wrap } from './wrap.ts';

/**
 * Findings in the order of the report, what is mere information last; then (not with `quiet`) the guide's steps.
 * Wrapped to the context's width.
 */
export function* text(report: Report, context: ReportContext): Iterable<string> {
  let separator = '';
  for (const lines of blocks(report, context)) {
    yield `${separator}${lines.join('\n')}\n`;
    separator = '\n';
  }
}

function* blocks(report: Report, context: ReportContext): Iterable<readonly string[]> {
  const { shown, hidden } = selectAlike(joinAlike(standing(report.findings)), context.maxFindings);
  const known = new Set<string>();
  const notices = shown.filter(({ finding }) => isNotice(finding));
  for (const alike of [...shown.filter(({ finding }) => !isNotice(finding)), ...notices]) {
    const { finding } = alike;
    yield [...findingLines(finding, context, known.has(finding.ruleId)), ...othersLines(alike, context)];
    if (!isShort(finding, context)) known.add(finding.ruleId);
  }
  if (hidden.length > 0) yield wrap(hiddenWords([...unjoined(hidden)]), context.width);
  const suppressed = report.findings.filter((finding) => finding.suppressed);
  if (suppressed.length > 0) yield suppressedLines(suppressed, suppressedWords(report), context);
  for (const problem of problemsOf(report)) yield problemLines(problem, context);
  if (!context.quiet) yield coverageLines(report, context);
}

/** Who else has it: counted, and with `verbose` named. */
function othersLines(alike: Alike, { verbose, width }: ReportContext): string[] {
  const words = othersWords(alike);
  if (words === null) return [];
  const lines = paragraph(words, width);
  if (!verbose) return lines;
  return [...lines, ...othersPlaces(alike).flatMap((place) => paragraph(place, width, INDENT.repeat(2)))];
}

function isNotice(finding: Finding): boolean {
  return finding.severity === 'info' && !finding.blocking;
}

function problemLines({ level, message, title }: RunProblem, { palette, width }: ReportContext): string[] {
  return [palette[level](title), ...paragraph(visible(message), width)];
}

/** Counted, and with `verbose` named: each in a line or two, whatever the config or the baseline says of it. */
function suppressedLines(findings: readonly Finding[], words: string, context: ReportContext): string[] {
  const { palette, verbose, width } = context;
  if (!verbose) return wrap(`${words}: --verbose lists them`, width);
  const lines = [palette.bold(words)];
  for (const finding of findings) {
    const { ruleId, severity, suppressed, subject } = finding;
    const until = suppressed?.until === undefined ? '' : ` (until ${suppressed.until})`;
    const said = `${placeName(finding)}  ${severity}  ${ruleId}, ${subjectName(subject)}: ${visible(suppressed?.reason ?? '')}${until}`;
    for (const line of paragraph(said, width)) lines.push(line);
  }
  return lines;
}
