// GPO identities, backups, clients, tickets, scopes and diagnostics to facts: what surrounds the settings.

import type {
  BackupFact,
  ClientFact,
  GapFact,
  GpoFact,
  Origin,
  PacFact,
  ScopeFact,
  Shown,
  TicketFact,
} from '../model/fact.ts';
import { fileStart } from '../model/format.ts';
import type {
  BackupRecord,
  ClientRecord,
  Coverage,
  Diagnostic,
  GpoRecord,
  PacRecord,
  Scope,
  TicketRecord,
} from '../model/record.ts';
import { placeIn, rootOf, shownByKey } from './keys.ts';

export function gpoFact(record: GpoRecord, origin: Origin): GpoFact {
  const { someLinks, extensionsAt, bare } = record;
  const fact: GpoFact = {
    kind: 'gpo',
    origin,
    at: record.name?.at ?? record.at,
    locator: `GPO ${record.id?.value ?? record.name?.value ?? ''}`.trim(),
    id: record.id?.value.toLowerCase() ?? null,
    domain: record.domain?.value.toLowerCase() ?? null,
    name: record.name,
    readTime: record.readTime?.value ?? null,
    computer: record.computer,
    user: record.user,
    links: record.links,
    computerExtensions: record.computerExtensions,
    permissions: record.permissions,
  };
  if (!someLinks && !extensionsAt && !bare) return fact;
  return Object.assign(fact, someLinks && { someLinks }, extensionsAt && { extensionsAt }, bare && { bare });
}

export function backupFact(record: BackupRecord, origin: Origin): BackupFact {
  return {
    kind: 'backup',
    origin,
    at: record.at,
    locator: `backup ${record.backupId?.value ?? ''}`.trim(),
    backupId: record.backupId?.value.toLowerCase() ?? null,
    gpoId: record.gpoId.value.toLowerCase(),
    domain: record.domain?.value.toLowerCase() ?? null,
    name: record.name?.value ?? null,
    time: record.time?.value ?? null,
    catalogue: record.catalogue,
  };
}

export function clientFact({ name, time, domain, at }: ClientRecord, origin: Origin): ClientFact {
  const locator = `client ${name?.value ?? ''}`.trim();
  const base = {
    kind: 'client',
    origin,
    at: name?.at ?? at,
    locator,
    name,
    time: time?.value ?? null,
  } as const;
  return domain ? { ...base, domain } : base;
}

export function ticketFact(record: TicketRecord, origin: Origin): TicketFact {
  const { name, realm } = record.server;
  return { ...record, origin, locator: `ticket ${name.value}@${realm.value}` };
}

export function pacFact(record: PacRecord, origin: Origin): PacFact {
  return { ...record, origin, locator: 'PAC file' };
}

/** Null for a scope over nothing of ours. A side of a GPO is one even where it holds nothing of ours: that it was read whole counts. */
export function scopeFact(scope: Scope, origin: Origin): ScopeFact | null {
  const shows = shownBy(scope.covers, origin);
  if (shows.length === 0 && scope.covers.what !== 'gpo-side') return null;
  const domain = scope.covers.what === 'domain-trusts' ? scope.covers.domain : null;
  const covers = scope.covers.what;
  const locator = coverageText(scope.covers, origin);
  const fact = { kind: 'scope', origin, at: scope.at, locator, covers, shows } as const;
  return domain === null ? fact : { ...fact, domain };
}

function shownBy(covers: Coverage, origin: Origin): readonly Shown[] {
  if (covers.what === 'object') return ['trust object'];
  if (covers.what === 'domain-trusts') return ['all trusts of the domain'];
  if (covers.what === 'gpo-side')
    return origin.side === 'user' ? [] : ['switches', 'MitRealms', 'domain_realm'];
  return covers.what === 'key'
    ? shownByKey(rootOf(covers.hive, origin.side), covers.keyPath, covers.subkeys)
    : [];
}

function coverageText(covers: Coverage, { side }: Origin): string {
  if (covers.what !== 'key' && covers.what !== 'value') return covers.what;
  const valueName = covers.what === 'value' ? covers.valueName : null;
  return placeIn(rootOf(covers.hive, side), covers.keyPath, valueName).locator;
}

export function gapFact(diagnostic: Diagnostic, origin: Origin): GapFact {
  const { code, effect, message, hint } = diagnostic;
  const at = diagnostic.at ?? fileStart(origin.format);
  return { kind: 'gap', origin, at, locator: '', code, effect, message, hint };
}
