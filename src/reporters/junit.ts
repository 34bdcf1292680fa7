// A JUnit report, as Jenkins reads it (schemas/vendor/jenkins-junit.xsd): a suite a file, a test case a finding.

import { EXIT_CODES } from '../model/exit-codes.ts';
import { type Finding, type InputReport, type Report, reaches } from '../model/finding.ts';
import { PLAIN, type ReportContext } from '../model/reporter.ts';
import { visible } from './escape.ts';
import { findingLines } from './finding-text.ts';
import { gapSentence, unsaidGaps } from './gaps.ts';
import { subjectName } from './place.ts';
import { problemsOf } from './run-problems.ts';
import { sentenceOf } from './sentence.ts';

type Outcome = 'passed' | 'failure' | 'error' | 'skipped';

interface Case {
  readonly name: string;
  readonly outcome: Outcome;
  /** Visible text on one line. */
  readonly message: string;
  /** Visible text on several lines. */
  readonly body: string;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/**
 * What is at or above --fail-on is a failure, what blocks the verdict an error, what is suppressed skipped, the rest passes and says
 * what was found. A file without findings has one case: it passes if the file was read and counts. So has a run without files.
 */
export function* junit(report: Report, context: ReportContext): Iterable<string> {
  const suites = suitesOf(report, context);
  const all = suites.flatMap(({ cases }) => cases);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="realmlint" tests="${all.length}" ${counts(all)}>\n`;
  for (const { name, cases } of suites) {
    const skipped = count(cases, 'skipped');
    yield `  <testsuite name="${attribute(name)}" tests="${cases.length}" ${counts(cases)} skipped="${skipped}" time="0">\n`;
    const known = new Map<string, number>();
    for (const one of cases) {
      const times = (known.get(one.name) ?? 0) + 1;
      known.set(one.name, times);
      yield caseLines(one, classOf(name), times === 1 ? one.name : `${one.name} (${times})`);
    }
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

function suitesOf(report: Report, context: ReportContext): readonly Suite[] {
  const inputs = new Map(report.inputs.map((input) => [input.path, input]));
  const byPath = new Map<string, Finding[]>(report.inputs.map(({ path }) => [path, []]));
  for (const finding of report.findings) {
    const found = byPath.get(finding.path);
    if (found) found.push(finding);
    else byPath.set(finding.path, [finding]);
  }
  const unsaid = new Set(unsaidGaps(report));
  // In a run with a verdict a gap is one that the config lifts.
  const gap = report.summary.exitCode < EXIT_CODES.incomplete.code ? 'skipped' : 'error';
  const suites: Suite[] = [...byPath].map(([path, findings]) => {
    const input = inputs.get(path);
    const found = findings.map((finding) => caseOf(finding, context));
    if (input && unsaid.has(input)) found.unshift(caseNamed('not read', gap, gapSentence(input)));
    return { name: visible(path), cases: found.length === 0 ? [withoutFindings(input)] : found };
  });
  const problems = problemsOf(report).flatMap((problem): readonly Case[] => {
    // What is about an input stands with it.
    if (problem.path !== undefined) return [];
    return [caseNamed(problem.title, problem.level === 'error' ? 'error' : 'passed', problem.message)];
  });
  if (problems.length > 0) suites.push({ name: 'realmlint', cases: problems });
  if (suites.length === 0) suites.push({ name: 'realmlint', cases: [caseNamed('nothing to read')] });
  return suites;
}

function caseNamed(name: string, outcome: Outcome = 'passed', message = ''): Case {
  return { name, outcome, message: visible(message), body: '' };
}

/** That nothing was found says something of what was read whole, and counts. */
function withoutFindings(input: InputReport | undefined): Case {
  if (input?.status === 'superseded')
    return caseNamed('not judged', 'skipped', input.message ?? 'superseded by a newer backup');
  if (input?.status === 'no-evidence') return caseNamed('no realm settings', 'passed', input.message);
  return caseNamed('nothing found');
}

// Jenkins follows a case over builds by its name: no line numbers in it.
function caseOf(finding: Finding, context: ReportContext): Case {
  const { locator, ruleId, subject, suppressed } = finding;
  const where = locator === '' ? subjectName(subject) : `${subjectName(subject)}, ${visible(locator)}`;
  const name = `${ruleId}: ${where}`;
  if (suppressed) {
    const message = `suppressed by the ${suppressed.by}: ${visible(suppressed.reason)}`;
    return { name, outcome: 'skipped', message, body: '' };
  }
  const body = findingLines(finding, { ...context, palette: PLAIN }, false).join('\n');
  return { name, outcome: outcomeOf(finding, context), message: sentenceOf(finding, context), body };
}

function outcomeOf({ blocking, severity }: Finding, { failOn }: ReportContext): Outcome {
  if (blocking) return 'error';
  return reaches(severity, failOn) ? 'failure' : 'passed';
}

function count(cases: readonly Case[], outcome: Outcome): number {
  return cases.filter((one) => one.outcome === outcome).length;
}

function counts(cases: readonly Case[]): string {
  return `failures="${count(cases, 'failure')}" errors="${count(cases, 'error')}"`;
}

function caseLines({ outcome, message, body }: Case, classname: string, name: string): string {
  const head = `    <testcase name="${attribute(name)}" classname="${attribute(classname)}" time="0"`;
  const said = body === '' ? content(message) : `\n${content(body)}\n`;
  if (outcome === 'passed') {
    return said === ''
      ? `${head}/>\n`
      : `${head}>\n      <system-out>${said}</system-out>\n    </testcase>\n`;
  }
  const element =
    outcome === 'skipped'
      ? `<skipped>${said}</skipped>`
      : `<${outcome} message="${attribute(message)}">${said}</${outcome}>`;
  return `${head}>\n      ${element}\n    </testcase>\n`;
}

// Jenkins takes what stands before the last dot for a package.
function classOf(name: string): string {
  return name.replaceAll('.', '_');
}

// Of visible text. A `>` is escaped too: no `]]>` is left, which XML forbids in content.
function content(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(text: string): string {
  return content(text).replaceAll('"', '&quot;');
}
