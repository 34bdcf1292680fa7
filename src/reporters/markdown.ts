// The report for the comment of a pull request, and for the summary of a job.

import { type Finding, isRemark, type Problem, type Report } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import type { AnyRule } from '../model/rule.ts';
import { type StepVerdict, statusWords, stepVerdicts } from './coverage.ts';
import { clip, visible, visibleValue } from './escape.ts';
import { code, prose } from './markdown-text.ts';
import { amount, GUIDE, placeName, subjectName } from './place.ts';
import { byGravity, countWords, PROBLEM_WORDS, standing, suppressedWords } from './select.ts';
import { problemsOf, verdictWords } from './verdict-words.ts';

// A comment on GitHub takes 65,536 characters in all.
const ROOM = { problems: 6000, findings: 40_000, fixes: 10_000 } as const;
const LONGEST = 500;

/** By this line a job finds its comment again. */
const MARK = '<!-- realmlint -->';

/** Fits a comment, whatever there is to say: the gravest findings as far as there is room, the rest counted. */
export function* markdown(report: Report, context: ReportContext): Iterable<string> {
  for (const part of parts(report, context)) yield `${part.join('\n')}\n\n`;
  yield `${report.tool.name} ${report.tool.version}\n`;
}

function* parts(report: Report, context: ReportContext): Iterable<readonly string[]> {
  const { errors, warnings, infos, suppressed } = report.summary;
  const counted = countWords({ error: errors, warning: warnings, info: infos });
  yield [MARK, `## realmlint: ${counted}${suppressed > 0 ? `, ${suppressedWords(report)}` : ''}`];
  const verdict = short(verdictWords(report, context.failOn));
  yield [`${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}.`];
  yield* problemPart(report, context);
  yield* findingParts(report, context);
  if (report.coverage.length > 0) yield stepTable(report);
}

function* problemPart(report: Report, { failOn }: ReportContext): Iterable<readonly string[]> {
  const problems = problemsOf(report, failOn);
  if (problems.length === 0) return;
  const lines = fitting(problems, problemLine, ROOM.problems);
  const hidden = problems.length - lines.length;
  yield hidden === 0 ? lines : [...lines, `- and ${hidden} more`];
}

function* findingParts(report: Report, context: ReportContext): Iterable<readonly string[]> {
  const all = byGravity(standing(report.findings));
  const rows = fitting(all.slice(0, context.maxFindings), rowOf, ROOM.findings);
  if (rows.length > 0) yield ['| | where | what |', '|---|---|---|', ...rows];
  const hidden = all.length - rows.length;
  if (hidden > 0)
    yield [`${amount(hidden, 'more finding')} without room here; the other formats have them all.`];
  const mended = [...new Set(all.slice(0, rows.length).map(({ ruleId }) => ruleId))];
  const fixes = fitting(
    mended.flatMap((id) => context.rules.get(id) ?? []).filter(({ docs }) => docs.fix.length > 0),
    fixLine,
    ROOM.fixes,
  );
  if (fixes.length > 0) yield ['<details><summary>How to fix it</summary>', '', ...fixes, '', '</details>'];
}

/** The first of them that fit, whole; no more are made. */
function fitting<T>(items: readonly T[], lineOf: (item: T) => string, room: number): readonly string[] {
  const lines: string[] = [];
  let used = 0;
  for (const item of items) {
    const line = lineOf(item);
    used += line.length + 1;
    if (used > room) break;
    lines.push(line);
  }
  return lines;
}

function short(text: string): string {
  return prose(clip(visible(text), LONGEST));
}

function rowOf(finding: Finding): string {
  const { blocking, expected, message, realm, ruleId, severity, subject } = finding;
  const about = realm === undefined ? subjectName(subject) : `${subjectName(subject)}, realm ${realm}`;
  const right = expected === null ? '' : `<br>expected ${code(clip(visibleValue(expected), LONGEST))}`;
  const level = blocking ? 'gap' : severity;
  return `| ${level} | ${code(clip(placeName(finding), LONGEST))}<br>${short(about)} | **${ruleId}**: ${short(message)}${right} |`;
}

function problemLine(problem: Problem): string {
  const mark = isRemark(problem) ? '' : '**';
  return `- ${mark}${PROBLEM_WORDS[problem.kind]}${mark}: ${short(problem.message)}`;
}

function fixLine({ id, docs }: AnyRule): string {
  const [first] = docs.fix;
  const steps = first
    ? `${prose(first.with)}: ${first.steps.split('\n').map(prose).join(' ')}`
    : prose(docs.why);
  return `- **${id}**: ${steps}`;
}

function stepTable({ coverage }: Report): readonly string[] {
  const rows = stepVerdicts(coverage).map((verdict: StepVerdict) => {
    const details = verdict.details.map((detail) => `<br>${short(detail)}`).join('');
    return `| ${verdict.step} ${GUIDE[verdict.step].title} | ${statusWords(verdict)}${details} |`;
  });
  return ["| step of the vendor's guide | |", '|---|---|', ...rows];
}
