// Settings, copies and amounts of a comparison, as people call them.

import type { Comparison, Setting } from '../model/copy.ts';
import type { Cohort, Column, DriftProblem, DriftReport, DriftSummary, DriftValue } from '../model/drift.ts';
import type { RealmExpectation } from '../model/expectation.ts';
import type { SubjectRef } from '../model/finding.ts';
import { grouped } from '../model/grouped.ts';
import { LIST_WORDS } from '../model/list-words.ts';
import { asciiLower } from '../model/realm-name.ts';
import { visible, visibleValue } from './escape.ts';
import { amount } from './place.ts';
import { cloudWords } from './run-words.ts';

const SETTINGS: Readonly<Record<Setting, string>> = {
  MitRealms: LIST_WORDS.MitRealms,
  flags: 'realm flags (<f>)',
  domain_realm: LIST_WORDS.domain_realm,
  MitRealms_Enabled: 'MitRealms_Enabled',
  domain_realm_Enabled: 'domain_realm_Enabled',
  trust: 'trust',
  trustType: 'trustType',
  trustDirection: 'trustDirection',
  trustTransitive: 'transitivity',
  'msDS-SupportedEncryptionTypes': 'encryption types',
};

export function settingName(setting: Setting): string {
  return SETTINGS[setting];
}

const KINDS: Readonly<Record<Column, readonly [one: string, many: string]>> = {
  gpo: ['GPO', 'GPOs'],
  backup: ['backup', 'backups'],
  client: ['client', 'clients'],
  trust: ['domain', 'domains'],
};

/** `1 client`, `963 clients`; the trusts are those of domains. */
function kindAmount(column: Column, count: number): string {
  return amount(count, ...KINDS[column]);
}

/** The heading of a column of the matrix. */
export const HEADINGS: Readonly<Record<Column | 'guide', string>> = {
  guide: 'guide',
  gpo: 'GPO',
  backup: 'backup',
  client: 'clients',
  trust: 'trusts',
};

export const COMPARISONS: readonly Comparison[] = ['same', 'different', 'missing', 'extra', 'not-known'];

export function comparisonWord(comparison: Comparison): string {
  return comparison === 'not-known' ? 'not known' : comparison;
}

/** Whether a value of the setting has a name of its own to show: that of the realm, as it is spelt there. */
export function isNamed(setting: Setting): boolean {
  return setting === 'MitRealms' || setting === 'domain_realm';
}

/** `ZSCALERBETA.NET = <k>...</k>`; a switch or a trust has no name of its own to show. */
export function valueWords(value: DriftValue | null, setting: Setting): string {
  if (value === null) return 'nothing';
  if (isNamed(setting)) return `${visible(value.name)} = ${visibleValue(value.value)}`;
  return setting === 'trust' ? visible(value.name) : visibleValue(value.value);
}

export function nameOf({ name, id }: SubjectRef): string {
  return name === '' ? id : name;
}

type Taken = DriftReport['expected']['taken'];

/** `, exported 2026-02-03 07:55 to 2026-02-04 08:10`; empty where nothing tells. */
export function takenWords(taken: Taken): string {
  if (!taken) return '';
  const [from, to] = [taken[0], taken[1]].map((time) => visible(time.slice(0, 16)).replace('T', ' '));
  return `, exported ${from === to ? from : `${from} to ${to}`}`;
}

/** What kind of thing the names are that are expected: `1 backup: `. */
export function expectedWords({ kind, names }: DriftReport['expected']): string {
  if (kind === 'guide') return '';
  return kind === 'several' ? 'several exports: ' : `${kindAmount(kind, names.length)}: `;
}

/** `3 clients, exported 2026-02-03 07:55`. */
export function cohortWords({ column, subjects, taken }: Cohort): string {
  return kindAmount(column, subjects.length) + takenWords(taken);
}

/** `3 of 5 agree with what is expected, as far as their exports show it`; null where nothing was compared. */
export function agreeingWords({ agreeing, summary }: DriftReport): string | null {
  if (summary.compared === 0) return null;
  const said = 'agree with what is expected, as far as their exports show it';
  return `${grouped(agreeing.length)} of ${grouped(summary.compared)} ${said}`;
}

/** `2 deviate in 1 way`. */
export function deviatingWords({ deviating, cohorts }: DriftSummary): string {
  return `${grouped(deviating)} ${deviating === 1 ? 'deviates' : 'deviate'} in ${amount(cohorts, 'way')}`;
}

/** `2 exports of 5 cannot be compared`; null where all can. */
export function notKnownWords({ notKnown, summary }: DriftReport): string | null {
  if (notKnown.length === 0) return null;
  return `${amount(notKnown.length, 'export')} of ${grouped(summary.compared)} cannot be compared`;
}

export function problemWords({ kind }: DriftProblem): string {
  return kind === 'internal' ? 'internal error' : 'no verdict';
}

/** By cohort: the number of an earlier one of which the same follows, for what is to be done is said once; else null. */
export function saidBefore(cohorts: readonly Cohort[]): readonly (number | null)[] {
  const said = new Map<string, number>();
  return cohorts.map(({ follows }, index) => {
    const key = follows.join('\n');
    const known = said.get(key) ?? null;
    if (known === null) said.set(key, index + 1);
    return known;
  });
}

/** Of a cloud that nobody knows, named as the expected side, where its name is nearly that of one in `known`. */
export function guideWords(
  guide: readonly Pick<RealmExpectation, 'realm' | 'source'>[],
  known: readonly string[],
): readonly string[] {
  return guide.flatMap(({ realm, source }) =>
    source === 'formula zscaler' ? cloudWords(asciiLower(realm), known) : [],
  );
}
