// What a mender is: from a finding to other data of the value that it names, or to a value that is missing.

import type { RealmExpectation } from '../model/expectation.ts';
import type { ListName } from '../model/fact.ts';
import type { Finding } from '../model/finding.ts';
import type { Grade, NamedValue } from '../model/remedy.ts';
import { hostsIn, withHosts } from './hosts.ts';
import type { Setting } from './setting.ts';
import type { Table } from './table.ts';

/** Where a mender works. */
export interface Site {
  readonly finding: Finding;
  readonly setting: Setting;
  /** What the setting is by now. */
  readonly current: NamedValue;
  readonly expectation: RealmExpectation | null;
  readonly table: Table;
}

/** One change that a mender wants; `null` in place of a value takes it away. */
export type Edit =
  | { readonly kind: 'set'; readonly setting: Setting; readonly after: NamedValue | null }
  | { readonly kind: 'new'; readonly list: ListName; readonly key: string; readonly after: NamedValue }
  | { readonly kind: 'key'; readonly settings: readonly Setting[]; readonly key: string };

export interface Mend {
  readonly grade: Grade;
  readonly edits: readonly Edit[];
  readonly notes?: readonly string[];
}

/** Why a finding that could be mended is not, this time. */
export interface Declined {
  readonly declined: string;
}

/** Null where the finding does not tell what would be right. */
export type Mender = (site: Site) => Mend | Declined | null;

/** The same value with other data. */
export function edited(
  { setting, current }: Site,
  after: NamedValue['value'] | null,
): readonly Edit[] | null {
  return after && [{ kind: 'set', setting, after: { ...current, value: after } }];
}

/** The value with its hosts changed; null where there are none, or they cannot be put back. */
export function withOtherHosts(
  site: Site,
  change: (hosts: readonly string[]) => readonly string[] | null,
): readonly Edit[] | null {
  const { current, setting } = site;
  const hosts = hostsIn(current.value, setting.list);
  const other = hosts && change(hosts);
  return other && edited(site, withHosts(current.value, setting.list, other));
}

/** One host for another, where the first of them stands; without it where the other stands already. */
export function replaceHost(site: Site, actual: string, expected: string): readonly Edit[] | null {
  return withOtherHosts(site, (hosts) => {
    const at = hosts.indexOf(actual);
    if (at === -1) return null;
    return hosts.includes(expected) ? hosts.toSpliced(at, 1) : hosts.with(at, expected);
  });
}
