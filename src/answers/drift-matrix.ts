// The matrix: how often each setting of each realm compares how, source by source.

import { byRow, compareCopies, isCertain, rowKey } from '../evidence/compare.ts';
import { compare } from '../evidence/order.ts';
import type { Comparison, Copy, Setting } from '../model/copy.ts';
import type { Column, Counts, MatrixRow } from '../model/drift.ts';
import type { Expectations } from '../model/expectation.ts';
import type { Compared } from './drift-compare.ts';
import { guideCopies } from './drift-reference.ts';
import type { Unit } from './drift-units.ts';

interface Row {
  readonly setting: Setting;
  /** Keys of realms hold no case; the name does. */
  readonly realm: string;
  name: string;
  /** By what is shown: different units may have different references. */
  readonly expected: Map<string, Copy>;
  readonly counts: Map<Column, Record<Comparison, number>>;
}

const ORDER: readonly Setting[] = [
  'MitRealms',
  'flags',
  'domain_realm',
  'MitRealms_Enabled',
  'domain_realm_Enabled',
  'trust',
  'trustType',
  'trustDirection',
  'trustTransitive',
  'msDS-SupportedEncryptionTypes',
];

/** Rows by realm, the switches last; also those of the expected side with which nothing was compared. */
export function matrixOf(
  compared: readonly Compared[],
  expectedUnits: readonly Unit[],
  expectations: Expectations,
): MatrixRow[] {
  const rows = new Map<string, Row>();
  for (const { rows: own } of expectedUnits) {
    for (const [key, copies] of own) expect(rowAt(rows, key, copies[0]), copies);
  }
  for (const { unit, cells } of compared) {
    for (const { row: key, of, expected, actual, result } of cells) {
      const row = rowAt(rows, key, of);
      if (!row) continue;
      expect(row, expected);
      if (row.name === '') row.name = actual[0]?.name ?? '';
      const counts = row.counts.get(unit.column) ?? zero();
      counts[result]++;
      row.counts.set(unit.column, counts);
    }
  }
  const telling = [...rows.values()].filter((row) => !isIdle(row));
  const guide = byRow([...expectations.byRealm.values()].flatMap(guideCopies));
  const sorted = telling.sort(
    (a, b) =>
      Number(a.realm === '') - Number(b.realm === '') ||
      compare(a.realm, b.realm) ||
      ORDER.indexOf(a.setting) - ORDER.indexOf(b.setting),
  );
  return sorted.map((row) => shownRow(row, guide));
}

function zero(): Record<Comparison, number> {
  return { same: 0, different: 0, missing: 0, extra: 0, 'not-known': 0 };
}

function rowAt(rows: Map<string, Row>, key: string, of: Pick<Copy, 'setting' | 'realm'> | undefined) {
  const known = rows.get(key);
  if (known || !of) return known;
  const row: Row = { setting: of.setting, realm: of.realm, name: '', expected: new Map(), counts: new Map() };
  rows.set(key, row);
  return row;
}

function expect(row: Row | undefined, copies: readonly Copy[]): void {
  if (!row) return;
  for (const copy of copies) {
    if (!isCertain(copy)) continue;
    if (row.expected.size === 0) row.name = copy.name;
    const said = `${copy.name} ${copy.data}`;
    if (!row.expected.has(said)) row.expected.set(said, copy);
  }
}

// That nobody sets flags is no news.
function isIdle({ setting, expected, counts }: Row): boolean {
  return (
    setting === 'flags' && counts.size === 0 && [...expected.values()].every(({ data }) => data === 'none')
  );
}

function shownRow(row: Row, guide: ReadonlyMap<string, readonly Copy[]>): MatrixRow {
  const expected = [...row.expected.values()];
  const wanted = guide.get(rowKey(row)) ?? [];
  // What comes from the guide itself need not be compared with it.
  const exported = expected.filter(({ place }) => place !== null);
  const sides = { expected: wanted, actual: exported, expectedShown: false, actualShown: true };
  const actual: Partial<Record<Column, Counts>> = Object.fromEntries(row.counts);
  return {
    realm: row.name === '' ? null : row.name,
    setting: row.setting,
    expected: expected.length === 0 ? null : expected.map(({ shown }) => shown),
    guide: wanted.length === 0 || exported.length === 0 ? null : compareCopies(sides),
    actual,
  };
}
