// The report for the comment of a pull request, and for the summary of a job.

import { EXIT_CODES } from '../model/exit-codes.ts';
import type { Report } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import type { AnyRule } from '../model/rule.ts';
import { type Alike, joinAlike, othersWords, unjoined } from './alike.ts';
import { rowsOf, type StepVerdict, statusWords, stepVerdicts } from './coverage.ts';
import { clip, visible, visibleValue } from './escape.ts';
import { code, prose } from './markdown-text.ts';
import { amount, GUIDE, placeName, subjectName } from './place.ts';
import { problemsOf, type RunProblem } from './run-problems.ts';
import { byGravity, countWords, standing, suppressedWords } from './select.ts';
import { upperFirst } from './sentence.ts';
import { verdictWords } from './verdict-words.ts';

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
  const { suppressed } = report.summary;
  const heading = [...headingWords(report), ...(suppressed > 0 ? [suppressedWords(report)] : [])];
  yield [MARK, `## realmlint: ${heading.join(', ')}`];
  yield [`${upperFirst(short(verdictWords(report, context.failOn)))}.`];
  yield* problemPart(report);
  yield* findingParts(report, context);
  const verdicts = stepVerdicts(rowsOf(report, context));
  if (verdicts.some(({ of }) => of > 0)) yield stepTable(verdicts);
}

/** What stands in a list of notifications alone: that there is no verdict comes first. */
function headingWords({ summary }: Report): readonly string[] {
  const { errors, warnings, infos, exitCode } = summary;
  const verdict = new Map<number, string>([
    [EXIT_CODES.incomplete.code, 'no verdict'],
    [EXIT_CODES.internal.code, 'not to be trusted'],
  ]).get(exitCode);
  const counted = countWords({ error: errors, warning: warnings, info: infos });
  if (verdict === undefined) return [counted];
  return errors + warnings + infos === 0 ? [verdict] : [verdict, counted];
}

function* problemPart(report: Report): Iterable<readonly string[]> {
  const all = problemsOf(report);
  if (all.length === 0) return;
  const lines = fitting(all, problemLine, ROOM.problems);
  const hidden = all.length - lines.length;
  yield hidden === 0 ? lines : [...lines, `- and ${hidden} more`];
}

function* findingParts(report: Report, context: ReportContext): Iterable<readonly string[]> {
  const all = joinAlike(byGravity(standing(report.findings)));
  const rows = fitting(all.slice(0, context.maxFindings), rowOf, ROOM.findings);
  if (rows.length > 0) yield ['| | where | what |', '|---|---|---|', ...rows];
  const hidden = [...unjoined(all.slice(rows.length))].length;
  if (hidden > 0)
    yield [`${amount(hidden, 'more finding')} not shown here: ${whereShown(all, rows.length, context)}.`];
  const mended = [...new Set(all.slice(0, rows.length).map(({ finding }) => finding.ruleId))];
  const fixes = fitting(
    mended.flatMap((id) => context.rules.get(id) ?? []).filter(({ docs }) => docs.fix.length > 0),
    fixLine,
    ROOM.fixes,
  );
  if (fixes.length > 0) yield ['<details><summary>How to fix it</summary>', '', ...fixes, '', '</details>'];
}

function whereShown(all: readonly Alike[], shown: number, { maxFindings }: ReportContext): string {
  if (shown >= maxFindings) return 'raise --max-findings';
  return all.length > maxFindings
    ? 'there is no room for more, and --max-findings leaves some out of the other formats too'
    : 'there is no room for more; the other formats have them all';
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

function rowOf(alike: Alike): string {
  const { finding } = alike;
  const { blocking, expected, message, realm, ruleId, severity, subject } = finding;
  const about = realm === undefined ? subjectName(subject) : `${subjectName(subject)}, realm ${realm}`;
  const right = expected === null ? '' : `<br>expected ${code(clip(visibleValue(expected), LONGEST))}`;
  const others = othersWords(alike);
  const level = blocking ? 'gap' : severity;
  return `| ${level} | ${code(clip(placeName(finding), LONGEST))}<br>${short(about)}${others === null ? '' : `<br>${short(others)}`} | **${ruleId}**: ${short(message)}${right} |`;
}

function problemLine({ level, message, title }: RunProblem): string {
  const mark = level === 'error' ? '**' : '';
  return `- ${mark}${title}${mark}: ${short(message)}`;
}

function fixLine({ id, docs }: AnyRule): string {
  const [first] = docs.fix;
  const steps = first
    ? `${prose(first.with)}: ${first.steps.split('\n').map(prose).join(' ')}`
    : prose(docs.why);
  return `- **${id}**: ${steps}`;
}

function stepTable(verdicts: readonly StepVerdict[]): readonly string[] {
  const rows = verdicts.map((verdict) => {
    const details = verdict.details.map((detail) => `<br>${short(detail)}`).join('');
    return `| ${verdict.step} ${GUIDE[verdict.step].title} | ${statusWords(verdict)}${details} |`;
  });
  return ["| step of the vendor's guide | |", '|---|---|', ...rows];
}
