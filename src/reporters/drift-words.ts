// Settings, copies and amounts of a comparison, as people call them.

import type { Comparison, Setting } from '../model/copy.ts';
import type { Column, DriftValue } from '../model/drift.ts';
import { LIST_WORDS } from '../model/list-words.ts';
import { visible, visibleValue } from './escape.ts';
import { amount } from './place.ts';

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
export function kindAmount(column: Column, count: number): string {
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

/** `ZSCALERBETA.NET = <k>...</k>`; a switch or a trust has no name of its own to show. */
export function valueWords(value: DriftValue | null, setting: Setting): string {
  if (value === null) return 'nothing';
  const isNamed = setting === 'MitRealms' || setting === 'domain_realm';
  if (isNamed) return `${visible(value.name)} = ${visibleValue(value.value)}`;
  return setting === 'trust' ? visible(value.name) : visibleValue(value.value);
}
