// SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), with what GitHub code scanning requires of it.

import { EXIT_CODES } from '../model/exit-codes.ts';
import { type InputReport, isRemark, type Problem, type Report } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import { visible, visibleJson } from './escape.ts';
import { locationOf, resultOf } from './sarif-results.ts';
import { descriptorOf } from './sarif-rules.ts';
import { problemsOf } from './verdict-words.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** All rules, whether they found anything or not, and all findings. Inputs that could not be read are notifications. */
export function* sarif(report: Report, context: ReportContext): Iterable<string> {
  const { tool } = report;
  const rules = [...context.rules.values()].map(descriptorOf);
  const driver = { name: tool.name, version: tool.version, semanticVersion: tool.version, rules };
  yield `{\n  "$schema": "${SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {\n`;
  yield `      "tool": ${nested({ driver })},\n`;
  yield `      "automationDetails": ${nested({ id: 'realmlint/' })},\n`;
  yield `      "columnKind": "utf16CodeUnits",\n`;
  yield `      "originalUriBaseIds": ${nested({ '%SRCROOT%': { description: { text: 'The root of the repository; without one, the working directory.' } } })},\n`;
  yield `      "invocations": ${nested([invocationOf(report, context)])},\n`;
  yield '      "results": [';
  const indexes = new Map([...context.rules.keys()].map((id, index) => [id, index]));
  let separator = '\n        ';
  for (const finding of report.findings) {
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
  const meaning = Object.values(EXIT_CODES).find(({ code }) => code === exitCode)?.meaning;
  const problems = problemsOf(report, context.failOn);
  return {
    executionSuccessful: exitCode === EXIT_CODES.clean.code || exitCode === EXIT_CODES.findings.code,
    exitCode,
    exitCodeDescription: meaning,
    toolExecutionNotifications: [
      ...problems.filter((problem) => !isRemark(problem)).map((problem) => ofProblem(problem, 'error')),
      ...report.inputs.flatMap((input) => ofInput(input, context)),
    ],
    toolConfigurationNotifications: problems.filter(isRemark).map((problem) => ofProblem(problem, 'warning')),
  };
}

function ofProblem({ kind, message }: Problem, level: 'error' | 'warning') {
  return { descriptor: { id: kind }, level, message: { text: visible(message) } };
}

function ofInput({ path, status, message }: InputReport, context: ReportContext) {
  if (status !== 'unreadable' && status !== 'partial') return [];
  const text = visible(
    message ?? `The input could be read ${status === 'partial' ? 'only in part' : 'not at all'}.`,
  );
  const { physicalLocation } = locationOf({ path, region: null, locator: '' }, context);
  return [
    {
      descriptor: { id: 'evidence-incomplete' },
      level: 'error',
      message: { text },
      locations: [{ physicalLocation }],
    },
  ];
}
