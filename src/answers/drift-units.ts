// What `realmlint drift` compares: each client, each domain's trusts, and of each GPO every copy by itself.

import { byRow } from '../evidence/compare.ts';
import { copiesOf } from '../evidence/copies.ts';
import { uncovered } from '../evidence/scopes.ts';
import type { Copy, Setting } from '../model/copy.ts';
import type { Column } from '../model/drift.ts';
import type { Evidence, Subject } from '../model/evidence.ts';
import type { Expectations } from '../model/expectation.ts';
import type { Origin, Shown } from '../model/fact.ts';
import type { SubjectRef } from '../model/finding.ts';
import { isOff } from '../model/in-force.ts';
import type { FactBase } from '../model/origin.ts';
import { isRealmTrust } from '../model/realm-trust.ts';

/** One copy of a configuration. */
export interface Unit {
  readonly ref: SubjectRef;
  readonly column: Column;
  readonly domain: string | null;
  readonly rows: ReadonlyMap<string, readonly Copy[]>;
  /** When it was exported, ISO 8601; null where nothing tells. */
  readonly taken: string | null;
  /** Whether it would show this setting if it had it; `byPolicy`: if policy gave it, whatever ksetup does. */
  shows(setting: Setting, byPolicy: boolean): boolean;
  /** Where absence shows. */
  witness(setting: Setting): FactBase | null;
}

/** The units of an evidence that show any setting, or that they have none. Trusts are those to realms alone. */
export function unitsOf({ subjects }: Evidence, expectations: Expectations): Unit[] {
  return subjects.flatMap((subject) => {
    if (subject.holder === 'gpo' && isOff(subject)) return [];
    const trusts = subject.trusts.filter((trust) => isRealmTrust(trust, { expectations }));
    const parts = subject.holder === 'gpo' ? bySource(subject) : [{ ...subject, trusts }];
    return parts.flatMap((part) => unitOf(part) ?? []);
  });
}

const LISTS: readonly Shown[] = [
  'switches',
  'MitRealms',
  'domain_realm',
  'local MitRealms',
  'local domain_realm',
];

function unitOf(subject: Subject): Unit | null {
  const copies = copiesOf(subject);
  const wanted: readonly Shown[] = subject.holder === 'domain' ? ['all trusts of the domain'] : LISTS;
  const tells = subject.scopes.some(({ shows }) => shows.some((shown) => wanted.includes(shown)));
  if (copies.length === 0 && !tells) return null;
  const scopeOf = (setting: Setting) => subject.scopes.find(({ shows }) => shows.includes(shownBy(setting)));
  return {
    ref: subject.ref,
    column: columnOf(subject),
    domain: subject.domain,
    rows: byRow(copies),
    taken: takenOf(subject),
    shows: (setting, byPolicy) => shows(subject, setting, byPolicy),
    witness: (setting) => scopeOf(setting) ?? copies[0]?.place ?? null,
  };
}

function shows(subject: Subject, setting: Setting, byPolicy: boolean): boolean {
  const { scopes, holder } = subject;
  const shown = scopes.some((scope) => scope.shows.includes(shownBy(setting)));
  if (setting === 'MitRealms' || setting === 'flags') {
    return byPolicy && holder === 'client'
      ? shown
      : uncovered(subject, 'realm-list', 'MitRealms', null) === null;
  }
  if (setting === 'domain_realm') {
    return byPolicy && holder === 'client'
      ? shown
      : uncovered(subject, 'host-map', 'domain_realm', null) === null;
  }
  return shown;
}

function shownBy(setting: Setting): Shown {
  if (setting === 'MitRealms' || setting === 'flags') return 'MitRealms';
  if (setting === 'domain_realm') return 'domain_realm';
  return setting === 'MitRealms_Enabled' || setting === 'domain_realm_Enabled'
    ? 'switches'
    : 'all trusts of the domain';
}

/** Whether it is a GPO, be it as it stands or in a backup. */
export function isOfGpo({ column }: Unit): boolean {
  return column === 'gpo' || column === 'backup';
}

function columnOf(subject: Subject): Column {
  if (subject.holder === 'client') return 'client';
  if (subject.holder === 'domain') return 'trust';
  return isBackup(subject) ? 'backup' : 'gpo';
}

// What lies in DomainSysvol was put there by Backup-GPO; a report may be called gpreport.xml anywhere.
function isBackup({ backups, realms, mappings, states, scopes }: Subject): boolean {
  const inBackup = ({ origin }: { readonly origin: Origin }) => /(?:^|\/)domainsysvol\//i.test(origin.path);
  return (
    backups.some(({ catalogue }) => !catalogue) ||
    [realms, mappings, states, scopes].some((facts) => facts.some(inBackup))
  );
}

function takenOf({ gpos, backups, clients }: Subject): string | null {
  const times = [
    ...gpos.map(({ readTime }) => readTime),
    ...backups.map(({ time }) => time),
    ...clients.map(({ time }) => time),
  ];
  const dated = times.filter((time): time is string => time !== null && /^\d{4}-\d\d-\d\d/.test(time));
  return dated.sort().at(-1) ?? null;
}

/** A GPO and each backup of it apart: a backup by its folder, all that is no backup together. */
function bySource(subject: Subject): Subject[] {
  const backups = new Set<string>();
  for (const { origin, catalogue } of subject.backups) {
    if (!catalogue && origin.container !== null) backups.add(origin.container);
  }
  const sourceOf = ({ container }: Origin) => (container !== null && backups.has(container) ? container : '');
  const sources = new Set<string>();
  const of = <F extends { readonly origin: Origin }>(facts: readonly F[], source: string) =>
    facts.filter(({ origin }) => sourceOf(origin) === source);
  for (const facts of [subject.realms, subject.mappings, subject.states, subject.scopes]) {
    for (const { origin } of facts) sources.add(sourceOf(origin));
  }
  if (sources.size < 2) return [subject];
  return [...sources].sort().map((source) => ({
    ...subject,
    realms: of(subject.realms, source),
    mappings: of(subject.mappings, source),
    states: of(subject.states, source),
    scopes: of(subject.scopes, source),
    gpos: of(subject.gpos, source),
    backups: of(subject.backups, source),
  }));
}
