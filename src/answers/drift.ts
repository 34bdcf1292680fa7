// What `realmlint drift` answers: every copy against the expected one, as a matrix and as cohorts of equal deviation.

import { resolveExpectations } from '../engine/expectations.ts';
import type { Gathered } from '../engine/judge.ts';
import { buildEvidence } from '../evidence/build.ts';
import { compare } from '../evidence/order.ts';
import type { Column, DriftInput, DriftReport } from '../model/drift.ts';
import type { Evidence } from '../model/evidence.ts';
import type { RealmExpectation } from '../model/expectation.ts';
import type { SubjectRef } from '../model/finding.ts';
import { realmKey } from '../model/realm-name.ts';
import type { Settings } from '../model/settings.ts';
import { cohortsOf, spanOf } from './drift-cohorts.ts';
import { type Cell, type Compared, compareAll } from './drift-compare.ts';
import { matrixOf } from './drift-matrix.ts';
import { noticesOf } from './drift-notices.ts';
import {
  type ReferenceOf,
  referenceToGuide,
  referenceToSelection,
  referenceToUnits,
  type Selection,
} from './drift-reference.ts';
import { type Unit, unitsOf } from './drift-units.ts';
import { problemsOf, summaryOf } from './drift-verdict.ts';

/** The expected side: exports that were gathered, or realms as a profile or the config describes them. */
export type Expected =
  | { readonly gathered: Gathered; readonly guide?: never }
  | {
      readonly guide: readonly RealmExpectation[];
      readonly selection?: Selection;
      readonly gathered?: never;
    };

export interface DriftOptions {
  readonly settings: Settings;
  readonly version: string;
}

/** Compares what was gathered. Pure, no more than sorting costs, and the same for inputs in any order. */
export function drift(
  expected: Expected,
  actual: Gathered,
  { settings, version }: DriftOptions,
): DriftReport {
  const theirs = buildEvidence(actual.facts).evidence;
  const ours: Evidence = expected.gathered ? buildEvidence(expected.gathered.facts).evidence : NOTHING;
  const subjects = [...ours.subjects, ...theirs.subjects];
  const expectations = resolveExpectations({ subjects, gaps: [] }, settings);
  const expectedUnits = unitsOf(ours, expectations);
  const referenceOf = referenceTo(expected, expectedUnits);
  const units = unitsOf(theirs, expectations);
  const hasExpected = expected.guide !== undefined || expectedUnits.some(({ rows }) => rows.size > 0);
  // Against nothing everything would be extra.
  const compared = hasExpected ? compareAll(units, referenceOf) : [];
  const side = sideOf(expected, expectedUnits);
  const cohorts = cohortsOf(compared, side);
  const agreeing = subjectsOf(compared, isAgreeing);
  const notKnown = subjectsOf(compared, (cells) => cells.every(isOpen));
  const parts = { cohorts, compared: compared.length, agreeing: agreeing.length, notKnown: notKnown.length };
  const problems = problemsOf(
    [
      { side: 'expected', evidence: ours, gathered: expected.gathered ?? null },
      { side: 'actual', evidence: theirs, gathered: actual },
    ],
    { hasExpected, ...parts },
  );
  const matrix = matrixOf(compared, expectedUnits, expectations);
  const wrong = matrix
    .filter(({ guide }) => guide === 'different' || guide === 'missing')
    .map(({ setting, realm }) => (realm ? `${setting} of ${realm}` : setting));
  return {
    schemaVersion: 1,
    tool: { name: 'realmlint', version },
    expected: side,
    inputs: [...inputsOf('expected', expected.gathered ?? null), ...inputsOf('actual', actual)],
    matrix,
    cohorts,
    agreeing,
    notKnown,
    notices: noticesOf(
      {
        expected: ours,
        actual: theirs,
        wrong,
        hasExpected,
        selection: expected.guide ? (expected.selection ?? null) : null,
      },
      units,
      compared,
    ),
    problems,
    summary: summaryOf(parts, problems, settings.failOn),
  };
}

function referenceTo(expected: Expected, expectedUnits: readonly Unit[]): ReferenceOf {
  if (!expected.guide) return referenceToUnits(expectedUnits);
  const { guide, selection } = expected;
  return selection ? referenceToSelection(guide, selection) : referenceToGuide(guide);
}

const NOTHING: Evidence = { subjects: [], gaps: [] };

function subjectsOf(
  compared: readonly Compared[],
  isWanted: (cells: readonly Cell[]) => boolean,
): SubjectRef[] {
  return compared.filter(({ cells }) => isWanted(cells)).map(({ unit }) => unit.ref);
}

function isAgreeing(cells: readonly Cell[]): boolean {
  return cells.some(isSame) && cells.every((cell) => isSame(cell) || isOpen(cell));
}

function isSame({ result }: Cell): boolean {
  return result === 'same';
}

function isOpen({ result }: Cell): boolean {
  return result === 'not-known';
}

function sideOf(expected: Expected, units: readonly Unit[]): DriftReport['expected'] {
  if (expected.guide) {
    const { guide, selection } = expected;
    const keys = new Set(guide.map(({ realm }) => realmKey(realm)));
    const required = (selection?.required ?? []).filter((realm) => !keys.has(realmKey(realm)));
    const names = [
      ...guide.map(({ realm, source }) => `${realm} (${source})`),
      ...required.map((realm) => `${realm} (config)`),
    ];
    return { kind: 'guide', names, taken: null };
  }
  const telling = units.filter(({ rows }) => rows.size > 0);
  const kinds = new Set<Column>(telling.map(({ column }) => column));
  const [only] = kinds;
  return {
    kind: kinds.size === 1 && only ? only : 'several',
    names: [...new Set(telling.map(({ ref }) => ref.name))],
    taken: spanOf(telling),
  };
}

function inputsOf(side: DriftInput['side'], gathered: Gathered | null): DriftInput[] {
  const inputs = (gathered?.inputs ?? []).map((input) => ({ side, ...input }));
  return inputs.sort((a, b) => compare(a.path, b.path));
}
