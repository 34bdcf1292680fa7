// A comparison for programs: plain data, members in a fixed order, nothing in it that a terminal would obey.

import type { Cohort, Difference, DriftInput, DriftProblem, DriftReport, MatrixRow } from '../model/drift.ts';
import { COLUMNS } from '../model/drift.ts';
import type { Place, SubjectRef } from '../model/finding.ts';
import { visibleJson } from '../model/unseen.ts';
import { COMPARISONS } from './drift-words.ts';

/** JSON of a comparison, ends with a line break. */
export function driftJson(report: DriftReport): string {
  const { schemaVersion, tool, expected, notices, summary } = report;
  const { compared, agreeing, deviating, notKnown, cohorts, errors, warnings, exitCode } = summary;
  const shape = {
    schemaVersion,
    tool: { name: tool.name, version: tool.version },
    expected: { kind: expected.kind, names: expected.names, taken: expected.taken },
    inputs: report.inputs.map(inputJson),
    matrix: report.matrix.map(rowJson),
    cohorts: report.cohorts.map(cohortJson),
    agreeing: report.agreeing.map(subjectJson),
    notKnown: report.notKnown.map(subjectJson),
    notices,
    problems: report.problems.map(({ kind, message }: DriftProblem) => ({ kind, message })),
    summary: { compared, agreeing, deviating, notKnown, cohorts, errors, warnings, exitCode },
  };
  return `${visibleJson(JSON.stringify(shape, null, 2))}\n`;
}

function inputJson({ side, path, format, status, facts, taken, message }: DriftInput) {
  return { side, path, format, status, facts, taken, message };
}

function rowJson({ realm, setting, expected, guide, actual }: MatrixRow) {
  const sources = COLUMNS.flatMap((column) => {
    const counts = actual[column];
    return counts
      ? [[column, Object.fromEntries(COMPARISONS.map((one) => [one, counts[one]]))] as const]
      : [];
  });
  return { realm, setting, expected, guide, actual: Object.fromEntries(sources) };
}

function cohortJson({ column, subjects, differences, taken, follows }: Cohort) {
  return {
    kind: column,
    count: subjects.length,
    subjects: subjects.map(subjectJson),
    differences: differences.map(differenceJson),
    taken,
    follows,
  };
}

function differenceJson(difference: Difference) {
  const { realm, setting, result, severity, expected, actual, place, expectedPlace } = difference;
  return {
    realm,
    setting,
    result,
    severity,
    expected: expected && { name: expected.name, value: expected.value },
    actual: actual && { name: actual.name, value: actual.value },
    place: place && placeJson(place),
    expectedPlace: expectedPlace && placeJson(expectedPlace),
  };
}

function placeJson({ path, region, byteOffset, locator }: Place) {
  return { path, region, byteOffset, locator };
}

function subjectJson({ kind, id, name }: SubjectRef) {
  return { kind, id, name };
}
