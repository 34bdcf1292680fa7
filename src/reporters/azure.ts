// Issues for Azure Pipelines: logging commands, escaped as the agent decodes them (`%` is `%AZP25`, docs/design/percentEncoding.md of the
// agent).

import type { Report, Severity } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import { type Annotation, annotations, fitting } from './annotations.ts';
import { compact } from './compact.ts';
import { harmless } from './escape.ts';
import { type Escape, escaped } from './log-command.ts';
import { amount } from './place.ts';
import { countWords, seeLog } from './select.ts';

// There are two types only.
const TYPES = { error: 'error', warning: 'warning', info: 'warning' } as const satisfies Record<
  Severity,
  string
>;

// The agent keeps ten of each type of a step and drops the others without a word (ExecutionContext.AddIssue); the last warning
// counts them.
const ROOM = { error: 10, warning: 9 } as const;

/**
 * The compact report, which the log shows with its places; then issues, and one that counts what got none. A step that passes and
 * has errors or warnings is told to be amber.
 */
export function* azure(report: Report, context: ReportContext): Iterable<string> {
  yield* compact(report, context);
  const { kept, dropped } = fitting(annotations(report, context), TYPES, ROOM);
  for (const annotation of kept) yield `${commandOf(annotation, context)}\n`;
  if (dropped > 0) {
    const said = `${amount(dropped, 'more finding')} without an issue, because Azure Pipelines keeps ten of a type: ${seeLog(report, context)}`;
    yield `##vso[task.logissue type=warning;code=realmlint;]${escaped(said, DATA)}\n`;
  }
  const { errors, warnings, exitCode } = report.summary;
  if (exitCode !== 0 || errors + warnings === 0) return;
  const words = countWords({ error: errors, warning: warnings, info: 0 });
  yield `##vso[task.complete result=SucceededWithIssues;]${escaped(words, DATA)}\n`;
}

// A relative path is no file to the agent, which runs elsewhere: it would not find the repository of it.
function commandOf({ level, title, message, file, region }: Annotation, { onDisk }: ReportContext): string {
  const properties: readonly (readonly [string, string | number])[] = [
    ['type', TYPES[level]],
    ...(file === null ? [] : [['sourcepath', harmless(onDisk(file))] as const]),
    ...(region
      ? [['linenumber', region.startLine] as const, ['columnnumber', region.startColumn] as const]
      : []),
    ['code', title],
  ];
  const words = properties.map(([name, value]) => `${name}=${escaped(String(value), PROPERTY)};`).join('');
  return `##vso[task.logissue ${words}]${escaped(message, DATA)}`;
}

const DATA: readonly Escape[] = [
  ['%', '%AZP25'],
  ['\r', '%0D'],
  ['\n', '%0A'],
];
const PROPERTY: readonly Escape[] = [...DATA, [']', '%5D'], [';', '%3B']];
