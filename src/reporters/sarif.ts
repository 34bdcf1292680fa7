// SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), with what GitHub code scanning requires of it.

import { EXIT_CODES } from '../model/exit-codes.ts';
import type { Finding, InputReport, Report } from '../model/finding.ts';
import { grouped } from '../model/grouped.ts';
import type { ReportContext } from '../model/reporter.ts';
import { visibleJson } from '../model/unseen.ts';
import { codePlace } from './code-place.ts';
import { visible } from './escape.ts';
import { gapSentence, isGap, liftedGaps } from './gaps.ts';
import { amount } from './place.ts';
import { problemsOf, type RunProblem } from './run-problems.ts';
import { bare, locationOf, resultOf } from './sarif-results.ts';
import { descriptorOf, SARIF_LEVELS } from './sarif-rules.ts';
import { byGravity, standing } from './select.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

// docs.github.com, "SARIF results exceed one or more limits".
const MOST_RESULTS = 25_000;

/** All rules, whether they found anything or not, and the findings. Inputs that could not be read are notifications. */
export function* sarif(report: Report, context: ReportContext): Iterable<string> {
  const { tool } = report;
  const rules = [...context.rules.values()].map(descriptorOf);
  const driver = { name: tool.name, version: tool.version, semanticVersion: tool.version, rules };
  yield `{\n  "$schema": "${SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {\n`;
  yield `      "tool": ${nested({ driver })},\n`;
  yield `      "columnKind": "utf16CodeUnits",\n`;
  yield `      "originalUriBaseIds": ${nested({ '%SRCROOT%': { description: { text: 'The root of the repository; without one, the working directory.' } } })},\n`;
  yield `      "invocations": ${nested([invocationOf(report, context)])},\n`;
  yield '      "results": [';
  const indexes = new Map([...context.rules.keys()].map((id, index) => [id, index]));
  let separator = '\n        ';
  for (const finding of selected(report)) {
    yield separator + nested(resultOf(finding, indexes.get(finding.ruleId), context), 8);
    separator = ',\n        ';
  }
  yield `${report.findings.length === 0 ? '' : '\n      '}]\n    }\n  ]\n}\n`;
}

function nested(value: unknown, indent = 6): string {
  return visibleJson(JSON.stringify(value, null, 2)).replaceAll('\n', `\n${' '.repeat(indent)}`);
}

function invocationOf(report: Report, context: ReportContext) {
  const { exitCode } = report.summary;
  const left = Math.max(0, report.findings.length - MOST_RESULTS);
  const meaning = Object.values(EXIT_CODES).find(({ code }) => code === exitCode)?.meaning;
  const lifted = new Set(liftedGaps(report.findings).map(({ path }) => path));
  const isLifted = ({ path }: InputReport) => exitCode < EXIT_CODES.incomplete.code || lifted.has(path);
  // Inputs speak for themselves below.
  const problems = problemsOf(report).filter(({ path }) => path === undefined);
  return {
    executionSuccessful: exitCode === EXIT_CODES.clean.code || exitCode === EXIT_CODES.findings.code,
    exitCode,
    exitCodeDescription: meaning,
    toolExecutionNotifications: [
      ...problems.filter(({ level }) => level === 'error').map(ofProblem),
      ...report.inputs.filter(isGap).map((input) => ofGap(input, isLifted(input), context)),
      ...(left > 0 ? [ofRest(left)] : []),
    ],
    toolConfigurationNotifications: problems.filter(({ level }) => level !== 'error').map(ofProblem),
  };
}

function ofProblem({ kind, level, message }: RunProblem) {
  return { descriptor: { id: kind }, level: SARIF_LEVELS[level], message: { text: bare(visible(message)) } };
}

function ofGap(input: InputReport, isLifted: boolean, context: ReportContext) {
  const place = { path: input.path, region: null, locator: '' };
  const { physicalLocation } = locationOf(place, context);
  const { within } = codePlace(place, context);
  const sentence = bare(visible(gapSentence(input)));
  return {
    descriptor: { id: 'evidence-incomplete' },
    level: isLifted ? 'warning' : 'error',
    message: { text: within === '' ? sentence : `${sentence} At ${bare(within)}.` },
    locations: [{ physicalLocation }],
  };
}

function ofRest(count: number) {
  const text = `${amount(count, 'more finding')} left out: code scanning refuses a run of more than ${grouped(MOST_RESULTS)} results. The format json has them all.`;
  return { level: 'warning', message: { text } };
}

/** What stands before what is suppressed, the gravest first, when there are more than fit; else all in the order of the report. */
function selected({ findings }: Report): readonly Finding[] {
  if (findings.length <= MOST_RESULTS) return findings;
  const suppressed = findings.filter((finding) => finding.suppressed);
  return [...byGravity(standing(findings)), ...suppressed].slice(0, MOST_RESULTS);
}
