// What should be known about a comparison, beside its result.

import { isCertain } from '../evidence/compare.ts';
import { conflictsOf } from '../evidence/conflicts.ts';
import type { Setting } from '../model/copy.ts';
import type { Evidence, Subject } from '../model/evidence.ts';
import type { Compared } from './drift-compare.ts';
import type { Selection } from './drift-reference.ts';
import { isOfGpo, type Unit } from './drift-units.ts';

const NAMED = 3;

const LISTS: ReadonlySet<Setting> = new Set<Setting>(['MitRealms', 'domain_realm']);

interface Sides {
  readonly expected: Evidence;
  readonly actual: Evidence;
  /** Settings of the expected side that are not right by the guide or the config: `MitRealms of ZSCALERBETA.NET`. */
  readonly wrong: readonly string[];
  /** False when the expected side shows nothing to compare with. */
  readonly hasExpected: boolean;
  /** Where a unit is held against those realms alone that it should have; else null. */
  readonly selection: Selection | null;
}

/** Sentences: contradictions on the expected side, older backups, and who could not take part. */
export function noticesOf(
  { expected, actual, wrong, hasExpected, selection }: Sides,
  units: readonly Unit[],
  compared: readonly Compared[],
): string[] {
  const conflicting = [...new Set([...conflicts(expected), ...divided(compared)])];
  const notices = conflicting.map(
    (what) =>
      `The expected side says several things of ${what}: whoever agrees with one of them counts as same.`,
  );
  if (wrong.length > 0) {
    notices.push(
      `The expected side itself is not right by the guide or the config (${wrong.join(', ')}): lint it before anything is made to follow it.`,
    );
  }
  const older = [expected, actual].flatMap(({ gaps }) => gaps.filter(({ code }) => code === 'superseded'));
  for (const { locator, message } of older.slice(0, NAMED)) notices.push(`${locator}: ${message}`);
  if (older.length > NAMED)
    notices.push(`Of ${older.length - NAMED} more GPOs older backups were not compared.`);
  // Without anything expected nobody was compared, whatever their exports show; the verdict says so.
  if (!hasExpected) return notices;
  const taking = new Set(compared.map(({ unit }) => unit));
  const absent = units.filter((unit) => !taking.has(unit));
  const barred = absent.filter((unit) => selection?.bars(unit) ?? false);
  say(notices, barred, 'as the config forbids or disables there what is expected elsewhere');
  const told = new Set(barred);
  const left = absent.filter((unit) => !told.has(unit));
  const idle = selection
    ? 'without any setting of a realm of which something is expected'
    : 'without any setting of a realm';
  say(notices, left.filter(isOfGpo), idle);
  say(
    notices,
    left.filter((unit) => !isOfGpo(unit)),
    selection
      ? 'with nothing of the realms that are expected'
      : 'of a kind that the expected side does not show',
  );
  const showing = new Set(units.map(({ ref }) => `${ref.kind} ${ref.id}`));
  const silent = actual.subjects.filter(
    ({ ref, holder }) => holder === 'client' && !showing.has(`${ref.kind} ${ref.id}`),
  );
  say(notices, silent, 'whose exports show no settings of realms');
  return notices;
}

function say(notices: string[], who: readonly Pick<Subject, 'ref'>[], what: string): void {
  if (who.length === 0) return;
  const names = [...new Set(who.map(({ ref }) => ref.name))];
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  notices.push(`Not compared, ${what}: ${names.slice(0, NAMED).join(', ')}${more}.`);
}

// Clients of the expected side that differ are no conflict by themselves, but together they are one reference.
function* divided(compared: readonly Compared[]): Iterable<string> {
  for (const { cells } of compared) {
    for (const { of, expected } of cells) {
      const holders = expected.filter((copy) => isCertain(copy) && copy.subject?.kind === 'client');
      if (!LISTS.has(of.setting) || new Set(holders.map(({ data }) => data)).size < 2) continue;
      const [first] = holders;
      if (first) yield `${first.name} in ${of.setting}`;
    }
  }
}

function* conflicts(evidence: Evidence): Iterable<string> {
  const conflictsIn = conflictsOf(evidence);
  for (const subject of evidence.subjects) {
    for (const { list, first, between } of conflictsIn(subject)) {
      if (between !== 'overruled') yield `${first.name} in ${list}`;
    }
  }
}
