// What follows from a difference: which copy is out of date, as far as dates tell, and what to do about it.

import type { Column, Difference, DriftReport } from '../model/drift.ts';
import { asciiLower } from '../model/realm-name.ts';

type Times = DriftReport['expected']['taken'];

export interface Case {
  readonly column: Column;
  readonly differences: readonly Difference[];
  /** Whether nothing at all of what is expected is there. */
  readonly nothing: boolean;
  readonly taken: Times;
  readonly expected: { readonly kind: DriftReport['expected']['kind']; readonly taken: Times };
}

// Restore and import take the whole GPO; what else was changed in it since would be lost.
const BY_HAND =
  'enter these values in the GPO again. Import-GPO and Restore-GPO would replace all of its settings, not these alone.';

/** Sentences, the first thing to do first. */
export function adviceFor(one: Case): string[] {
  const { column, differences, nothing, expected } = one;
  if (column === 'trust') return [trustAdvice(differences)];
  const age = ageOf(one);
  if (column === 'client')
    return [...age, ...caseAdvice(differences), ...clientAdvice(nothing, expected.kind)];
  if (expected.kind === 'guide') {
    return [...age, 'Mend the GPO; realmlint lint says how, value by value. Then export it again.'];
  }
  if (column === 'backup') {
    return [...age, `Where the GPO is right, back it up again (Backup-GPO). Where the backup is, ${BY_HAND}`];
  }
  if (expected.kind === 'backup') {
    return [
      ...age,
      `Where the change was meant, back the GPO up again (Backup-GPO). Where it was not, ${BY_HAND}`,
    ];
  }
  return [...age, `Where the expected side is right, ${BY_HAND}`];
}

function trustAdvice(differences: readonly Difference[]): string {
  if (differences.every(({ result }) => result === 'extra'))
    return 'Where this trust is not meant, remove it, after a look at who depends on it.';
  if (differences.every(({ setting }) => setting === 'msDS-SupportedEncryptionTypes'))
    return 'realmlint explain trust-aes-not-enabled tells how the encryption types of a trust are set.';
  return 'Do not edit the trust object: recreate the trust (realmlint explain trust-wrong-direction), after a look at who depends on it.';
}

function caseAdvice(differences: readonly Difference[]): string[] {
  const name = differences.find(({ expected, actual }) => isCaseAlone(expected?.name, actual?.name))?.actual
    ?.name;
  return name === undefined
    ? []
    : [
        `Names in the registry keep the case that they were created with: first delete the value ${name} there.`,
      ];
}

function isCaseAlone(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b && asciiLower(a) === asciiLower(b);
}

function clientAdvice(nothing: boolean, kind: Case['expected']['kind']): string[] {
  const source =
    kind === 'backup'
      ? 'The GPO may have changed since its backup: compare its report with the backup first. '
      : '';
  if (nothing) {
    return [
      `${source}Nothing of it has arrived: gpresult /h result.html on such a client shows whether the GPO is applied or denied, and why.`,
    ];
  }
  if (kind === 'client')
    return ['Export both again if one is older; else look which GPO each gets: gpresult /h result.html.'];
  return [
    `${source}gpupdate /force, then klist purge, and export again. Where it comes back, gpresult /h result.html shows which GPO wins.`,
  ];
}

/** The older of the two sides, where all of one was exported before all of the other. */
function ageOf({ column, taken, expected }: Case): string[] {
  if (!taken || !expected.taken) return [];
  const [first, last] = taken.map(comparable);
  const [expectedFirst, expectedLast] = expected.taken.map(comparable);
  if (first === undefined || last === undefined || !expectedFirst || !expectedLast) return [];
  const what =
    column === 'client' ? 'These exports are' : column === 'backup' ? 'This backup is' : 'This export is';
  if (last < expectedFirst) {
    return [
      `${what} older (${shown(taken)}) than the expected side (${shown(expected.taken)}): it may be out of date.`,
    ];
  }
  if (first > expectedLast && column !== 'client') {
    return [
      `The expected side is older (${shown(expected.taken)}) than this (${shown(taken)}): it may be out of date.`,
    ];
  }
  return [];
}

// Some exports tell fractions and zones of their times, others do not.
function comparable(time: string): string {
  return time.slice(0, 'YYYY-MM-DDThh:mm'.length);
}

function shown([first, last]: readonly [string, string]): string {
  const [from, to] = [comparable(first), comparable(last)].map((time) => time.replace('T', ' '));
  return from === to ? `${from}` : `${from} to ${to}`;
}
