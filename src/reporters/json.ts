// The report for programs: schemas/report.schema.json, with the findings written one by one.

import type {
  CoverageRow,
  Finding,
  InputReport,
  Place,
  Problem,
  RelatedPlace,
  Report,
  SubjectRef,
  Summary,
  Suppressed,
} from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import type { Region } from '../model/span.ts';
import { visibleJson } from '../model/unseen.ts';
import { rowsOf } from './coverage.ts';

/**
 * Members in the order of the schema. All findings, whatever the context says. What cannot be seen is escaped: the
 * value is the same to a program, and a terminal obeys nothing of it.
 */
export function* json(report: Report, context: Pick<ReportContext, 'coverage'> = {}): Iterable<string> {
  const { schemaVersion, tool } = report;
  yield `{\n  "schemaVersion": ${schemaVersion},\n`;
  yield `  "tool": ${nested({ name: tool.name, version: tool.version }, 2)},\n`;
  yield* list('inputs', report.inputs, inputJson);
  yield* list('findings', report.findings, findingJson);
  yield* list('coverage', rowsOf(report, context), coverageJson);
  yield* list('problems', report.problems, problemJson);
  yield `  "summary": ${nested(summaryJson(report.summary), 2)}\n}\n`;
}

function nested(value: unknown, indent: number): string {
  return visibleJson(JSON.stringify(value, null, 2)).replaceAll('\n', `\n${' '.repeat(indent)}`);
}

function* list<T>(name: string, items: Iterable<T>, shape: (item: T) => unknown): Iterable<string> {
  yield `  "${name}": [`;
  let separator = '\n    ';
  let any = false;
  for (const item of items) {
    yield separator + nested(shape(item), 4);
    separator = ',\n    ';
    any = true;
  }
  yield any ? '\n  ],\n' : '],\n';
}

// Members that are undefined are left out by JSON.stringify; the literals below fix names and order.

function inputJson({ path, format, status, facts, taken, message }: InputReport) {
  return { path, format, status, facts, taken, message };
}

function regionJson(region: Region | null) {
  if (!region) return null;
  const { startLine, startColumn, endLine, endColumn } = region;
  return { startLine, startColumn, endLine, endColumn };
}

function subjectJson({ kind, id, name }: SubjectRef) {
  return { kind, id, name };
}

function placeJson({ path, region, byteOffset, locator }: Place) {
  return { path, region: regionJson(region), byteOffset, locator };
}

function relatedJson(place: RelatedPlace) {
  return { ...placeJson(place), message: place.message };
}

function findingJson(finding: Finding) {
  return {
    ruleId: finding.ruleId,
    severity: finding.severity,
    message: finding.message,
    path: finding.path,
    format: finding.format,
    region: regionJson(finding.region),
    byteOffset: finding.byteOffset,
    locator: finding.locator,
    subject: subjectJson(finding.subject),
    realm: finding.realm,
    actual: finding.actual,
    expected: finding.expected,
    basis: finding.basis,
    related: finding.related.map(relatedJson),
    symptoms: finding.symptoms,
    guide: finding.guide,
    blocking: finding.blocking,
    fingerprint: finding.fingerprint,
    suppressed: suppressedJson(finding.suppressed),
  };
}

function suppressedJson(suppressed: Suppressed | undefined) {
  if (!suppressed) return undefined;
  const { by, reason, until } = suppressed;
  return { by, reason, until };
}

function coverageJson({ check, guide, subject, status, reason }: CoverageRow) {
  return { check, guide, subject: subjectJson(subject), status, reason };
}

function problemJson({ kind, message }: Problem) {
  return { kind, message };
}

function summaryJson(summary: Summary) {
  const { errors, warnings, infos, suppressed, inputs, unreadable, skipped, exitCode } = summary;
  return { errors, warnings, infos, suppressed, inputs, unreadable, skipped, exitCode };
}
