// Annotations for GitHub Actions: workflow commands, as actions/toolkit writes them (packages/core/src/command.ts).

import type { Report, Severity } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import type { Region } from '../model/span.ts';
import { type Annotation, annotations, fitting } from './annotations.ts';
import { compact } from './compact.ts';
import { harmless } from './escape.ts';
import { type Escape, escaped } from './log-command.ts';
import { amount } from './place.ts';
import { seeLog } from './select.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Severity,
  string
>;

// GitHub keeps ten of each level of a step and drops the others without a word; the last notice counts them.
const ROOM = { error: 10, warning: 10, notice: 9 } as const;

/** The compact report, which the log shows with its places; then annotations, and one notice that counts what got none. */
export function* github(report: Report, context: ReportContext): Iterable<string> {
  yield* compact(report, context);
  const { kept, dropped } = fitting(annotations(report, context), LEVELS, ROOM);
  for (const annotation of kept) yield `${commandOf(annotation, context)}\n`;
  if (dropped === 0) return;
  const where = seeLog(report, context);
  const said = `${amount(dropped, 'more finding')} without an annotation, because GitHub keeps ten of a level: ${where}`;
  yield `::notice title=realmlint::${escaped(said, DATA)}\n`;
}

function commandOf({ level, title, message, file, region }: Annotation, context: ReportContext): string {
  const properties = [
    ...(file === null ? [] : [['file', harmless(context.fromRoot(file))] as const]),
    ...(region ? lineProperties(region) : []),
    ['title', title] as const,
  ];
  const words = properties.map(([name, value]) => `${name}=${escaped(String(value), PROPERTY)}`).join(',');
  return `::${LEVELS[level]} ${words}::${escaped(message, DATA)}`;
}

// Columns of a region over several lines are refused.
function lineProperties({ startLine, startColumn, endLine, endColumn }: Region) {
  const lines = [['line', startLine] as const, ['endLine', endLine] as const];
  return startLine === endLine
    ? [...lines, ['col', startColumn] as const, ['endColumn', endColumn] as const]
    : lines;
}

const DATA: readonly Escape[] = [
  ['%', '%25'],
  ['\r', '%0D'],
  ['\n', '%0A'],
];
const PROPERTY: readonly Escape[] = [...DATA, [':', '%3A'], [',', '%2C']];
