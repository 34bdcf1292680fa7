// Units that deviate alike, together: among a thousand clients the few that are wrong in one way are one thing to mend.

import { compare } from '../evidence/order.ts';
import type { Copy } from '../model/copy.ts';
import { COLUMNS, type Cohort, type Difference, type DriftReport } from '../model/drift.ts';
import { adviceFor } from './drift-advice.ts';
import { type Cell, type Compared, differenceOf } from './drift-compare.ts';
import type { Unit } from './drift-units.ts';

/** Cohorts of what deviates, the smallest first; of equal size by column and by the name of the first. */
export function cohortsOf(compared: readonly Compared[], expected: DriftReport['expected']): Cohort[] {
  const groups = new Map<string, Compared[]>();
  for (const one of compared) {
    const key = deviationOf(one);
    if (key === null) continue;
    const same = groups.get(key);
    if (same) same.push(one);
    else groups.set(key, [one]);
  }
  const cohorts = [...groups.values()].flatMap((members) => cohortOf(members, expected));
  return cohorts.sort(
    (a, b) =>
      a.subjects.length - b.subjects.length ||
      COLUMNS.indexOf(a.column) - COLUMNS.indexOf(b.column) ||
      compare(a.subjects[0]?.name ?? '', b.subjects[0]?.name ?? ''),
  );
}

/** Equal for units that deviate from equal expectations in equal ways; null for one that does not. */
function deviationOf({ unit, cells }: Compared): string | null {
  const off = cells.filter(isDifference);
  if (off.length === 0) return null;
  const said = (copies: readonly Copy[]) => copies.map(({ name, data }) => `${name} ${data}`).sort();
  const parts = off.map(({ row, result, expected, actual }) => [row, result, said(expected), said(actual)]);
  return JSON.stringify([unit.column, parts.sort((a, b) => compare(String(a[0]), String(b[0])))]);
}

function isDifference({ result }: Cell): boolean {
  return result !== 'same' && result !== 'not-known';
}

function cohortOf(members: readonly Compared[], expected: DriftReport['expected']): Cohort[] {
  const sorted = [...members].sort((a, b) => compare(a.unit.ref.name, b.unit.ref.name));
  const [first] = sorted;
  if (!first) return [];
  const { unit, cells } = first;
  const differences = cells.flatMap((cell): Difference[] => {
    const difference = differenceOf(cell, unit);
    return difference ? [difference] : [];
  });
  const { column } = unit;
  const taken = spanOf(sorted.map((member) => member.unit));
  const wanted = cells.filter((cell) => cell.expected.length > 0);
  const nothing = wanted.length > 0 && wanted.every(({ result }) => result === 'missing');
  return [
    {
      column,
      subjects: sorted.map((member) => member.unit.ref),
      differences,
      taken,
      follows: adviceFor({ column, differences, nothing, taken, expected }),
    },
  ];
}

/** The first and the last time of units that tell one; null where none does. */
export function spanOf(units: readonly Unit[]): readonly [first: string, last: string] | null {
  const times = units.flatMap(({ taken }) => (taken === null ? [] : [taken])).sort();
  const first = times[0];
  const last = times.at(-1);
  return first === undefined || last === undefined ? null : [first, last];
}
