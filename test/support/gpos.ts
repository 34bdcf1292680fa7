// GPOs as rules see them: what an export says of one, and settings that it gives computers.

import type { Subject } from '../../src/model/evidence.ts';
import type { GpoFact, Origin } from '../../src/model/fact.ts';
import type { GpoAccess, GpoPermissions } from '../../src/model/gpo-record.ts';
import { at, realm, subject } from './facts.ts';
import { DOMAIN, from, GPO_ID, gpo, originOf, reported } from './gathered.ts';

export const LIVE: Origin = reported('reports/CORP Zscaler Kerberos.xml');
export const BACKUP: Origin = originOf(
  'backup/{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}/Backup.xml',
  'backup-xml',
);
export const POL: Origin = originOf(
  'backup/{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}/DomainSysvol/GPO/Machine/registry.pol',
  'registry-pol',
);
export const READ_TIME = '2026-03-09T08:41:27.6091284Z';

/** A report of the live GPO, its name on line 1. */
export function live(bend: Partial<GpoFact> = {}, readTime = READ_TIME, origin = LIVE): GpoFact {
  return gpo(origin, { at: at('CORP Zscaler Kerberos').at, readTime, ...bend });
}

/** What Backup.xml says, which tells no time. */
export function backedUp(bend: Partial<GpoFact> = {}): GpoFact {
  return gpo(BACKUP, { at: at('CORP Zscaler Kerberos').at, ...bend });
}

/** A GPO with a realm on its computer side, in a report unless told otherwise. */
export function gpoWith(gpos: readonly GpoFact[], bend: Partial<Subject> = {}): Subject {
  return subject({
    ref: { kind: 'gpo', id: `${GPO_ID}@${DOMAIN}`, name: 'CORP Zscaler Kerberos' },
    holder: 'gpo',
    domain: DOMAIN,
    realms: [from(LIVE, realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'))],
    gpos,
    ...bend,
  });
}

/** An entry of an access list: `apply`, `read` or both, denied where it begins with `!`. */
export function access(rights: string, sid: string, bend: Partial<GpoAccess> = {}): GpoAccess {
  const place = at(sid, 4).at;
  return {
    sid,
    name: null,
    allow: !rights.startsWith('!'),
    apply: rights.includes('apply'),
    read: rights.includes('read'),
    at: place,
    ...bend,
  };
}

export function permissions(...entries: readonly GpoAccess[]): GpoPermissions {
  return { entries, unclear: null, at: at('D:PAI', 3).at };
}
