// One unit held against its reference: a cell for every setting of every realm.

import { placeOf } from '../engine/findings.ts';
import { compareCopies, deviating, isCertain } from '../evidence/compare.ts';
import type { Comparison, Copy } from '../model/copy.ts';
import type { Difference, DriftValue } from '../model/drift.ts';
import { isOfTrust, type Reference, type ReferenceOf } from './drift-reference.ts';
import { isOfGpo, type Unit } from './drift-units.ts';

export interface Cell {
  readonly row: string;
  readonly of: Pick<Copy, 'setting' | 'realm'>;
  readonly result: Comparison;
  readonly expected: readonly Copy[];
  readonly actual: readonly Copy[];
}

/** A unit and how it compares. */
export interface Compared {
  readonly unit: Unit;
  readonly cells: readonly Cell[];
}

/** All units with which there is something to compare. GPOs without any setting are none, unless they are those of the expected side. */
export function compareAll(units: readonly Unit[], referenceOf: ReferenceOf): Compared[] {
  const setElsewhere = rowsOfDomains(units);
  return units.flatMap((unit) => {
    const reference = referenceOf(unit);
    const idle = isOfGpo(unit) && unit.rows.size === 0;
    if (!reference || (idle && !reference.paired)) return [];
    const cells = compareUnit(unit, reference, (row) => setElsewhere(unit, row));
    return cells.length > 0 ? [{ unit, cells }] : [];
  });
}

/** Lists add up over the GPOs of a domain: tells whether another GPO of the unit's domain sets a row. */
function rowsOfDomains(units: readonly Unit[]): (unit: Unit, row: string) => boolean {
  const ids = new Map<string, Set<string>>();
  for (const { column, domain, rows, ref } of units) {
    if (column === 'client' || domain === null) continue;
    for (const row of rows.keys()) {
      const key = `${domain} ${row}`;
      const known = ids.get(key);
      if (known) known.add(ref.id);
      else ids.set(key, new Set([ref.id]));
    }
  }
  return (unit, row) => {
    const known = isOfGpo(unit) && unit.domain !== null ? ids.get(`${unit.domain} ${row}`) : undefined;
    return known !== undefined && (known.size > 1 || !known.has(unit.ref.id));
  };
}

const NONE: readonly Copy[] = [];

/** Cells in the order of the reference's rows, then of the unit's own. */
function compareUnit(unit: Unit, reference: Reference, setElsewhere: (row: string) => boolean): Cell[] {
  const cells: Cell[] = [];
  for (const row of new Set([...reference.rows.keys(), ...unit.rows.keys()])) {
    const expected = reference.rows.get(row) ?? NONE;
    const actual = unit.rows.get(row) ?? NONE;
    const of = expected[0] ?? actual[0];
    if (!of || isBeside(of, expected, actual)) continue;
    const byPolicy = reference.byPolicy && expected.length > 0;
    const sides = {
      expected,
      actual,
      expectedShown: reference.shows(of.setting, of.realm),
      actualShown: unit.shows(of.setting, byPolicy),
    };
    const result = compareCopies(sides);
    if (result === 'missing' && !reference.paired && setElsewhere(row)) continue;
    cells.push({ row, of, result, expected, actual });
  }
  return cells;
}

// Flags and numbers of what is missing or extra as a whole are no differences of their own.
function isBeside({ setting }: Pick<Copy, 'setting'>, expected: readonly Copy[], actual: readonly Copy[]) {
  if (setting === 'flags') {
    const flagged = [...expected, ...actual].some(({ data }) => data !== 'none');
    return !flagged || expected.length === 0 || actual.length === 0;
  }
  return isOfTrust(setting) && setting !== 'trust' && actual.length === 0;
}

/** The cell as a difference; null where nothing differs, or nobody knows. */
export function differenceOf(cell: Cell, unit: Unit): Difference | null {
  const { of, result, expected, actual } = cell;
  if (result === 'same' || result === 'not-known') return null;
  const wrong = readable(result === 'different' ? deviating(expected, actual) : actual);
  const right = readable(expected);
  const where = wrong?.place ?? unit.witness(of.setting);
  return {
    realm: right?.name || wrong?.name || null,
    setting: of.setting,
    result,
    // What is there and not expected may well be meant: another GPO, another realm.
    severity: result === 'extra' ? 'warning' : 'error',
    expected: right && sayingOf(right),
    actual: wrong && sayingOf(wrong),
    place: where && placeOf(where),
    expectedPlace: right?.place ? placeOf(right.place) : null,
  };
}

/** A copy with a line is easier to go to than one with an offset. */
function readable(copies: readonly Copy[]): Copy | null {
  const certain = copies.filter(isCertain);
  return certain.find(({ place }) => place?.at.region) ?? certain[0] ?? null;
}

function sayingOf({ name, shown }: Copy): DriftValue {
  return { name, value: shown };
}
