// Issues for Azure Pipelines: logging commands, escaped as the agent decodes them (`%` is `%AZP25`, docs/design/percentEncoding.md of the
// agent).

import type { Report, Severity } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import { type Annotation, annotations } from './annotations.ts';
import { compact } from './compact.ts';
import { visible } from './escape.ts';
import { countWords } from './select.ts';

// There are two types only.
const TYPES = { error: 'error', warning: 'warning', info: 'warning' } as const satisfies Record<
  Severity,
  string
>;

/**
 * The compact report, which the log shows with its places; then an issue for each finding. A step that passes and has errors or
 * warnings is told to be amber.
 */
export function* azure(report: Report, context: ReportContext): Iterable<string> {
  yield* compact(report, context);
  for (const annotation of annotations(report, context)) yield `${commandOf(annotation)}\n`;
  const { errors, warnings, exitCode } = report.summary;
  if (exitCode !== 0 || errors + warnings === 0) return;
  const words = countWords({ error: errors, warning: warnings, info: 0 });
  yield `##vso[task.complete result=SucceededWithIssues;]${escapeData(words)}\n`;
}

function commandOf({ level, title, message, file, region }: Annotation): string {
  const properties: readonly (readonly [string, string | number])[] = [
    ['type', TYPES[level]],
    ...(file === null ? [] : [['sourcepath', visible(file)] as const]),
    ...(region
      ? [['linenumber', region.startLine] as const, ['columnnumber', region.startColumn] as const]
      : []),
    ['code', title],
  ];
  const words = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))};`).join('');
  return `##vso[task.logissue ${words}]${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(']', '%5D').replaceAll(';', '%3B');
}
