// Facts with their origins, as several inputs give them to the evidence.

import { pathInfo } from '../../src/evidence/paths.ts';
import type { BackupFact, Fact, GapFact, GpoFact, Origin, ScopeFact, Shown } from '../../src/model/fact.ts';
import type { Format } from '../../src/model/format.ts';
import { FILE_START } from '../../src/model/span.ts';
import { at } from './facts.ts';

export const GPO_ID = '{8b7c0f52-3d0e-4c53-9a57-0b6e5c1d2f41}';
export const OTHER_ID = '{5f0c1d7e-4c9a-4b1e-8a33-7d2e9b6a1c02}';
export const DEFAULT_DOMAIN_POLICY = '{31b2f340-016d-11d2-945f-00c04fb984f9}';
export const DOMAIN = 'corp.contoso.example';
export const BACKUP_ID = '{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}';
export const OLD_BACKUP_ID = '{9E3B7D44-0A61-4F0D-8B58-51C0F6E2A7B3}';

const HOLDERS: Partial<Record<Format, Origin['holder']>> = {
  reg: 'client',
  'reg-query': 'client',
  'format-list': 'domain',
  json: 'domain',
};

/** The origin that the engine gives to the facts of a file. */
export function originOf(path: string, format: Format, bend: Partial<Origin> = {}): Origin {
  const { container, side } = pathInfo(path);
  return { path, format, holder: HOLDERS[format] ?? 'gpo', container, part: null, side, ...bend };
}

/** The origin of facts of one GPO in a report. */
export function reported(
  path: string,
  id = GPO_ID,
  domain = DOMAIN,
  side: Origin['side'] = 'computer',
): Origin {
  return originOf(path, 'gpo-report', { part: `${id}@${domain}`, side });
}

export function policyFile(folder: string, side: 'Machine' | 'User' = 'Machine'): Origin {
  return originOf(`${folder}/DomainSysvol/GPO/${side}/registry.pol`, 'registry-pol');
}

/** The fact as another input gives it. */
export function from<F extends Fact>(origin: Origin, fact: F): F {
  return { ...fact, origin };
}

export function gpo(origin: Origin, bend: Partial<GpoFact> = {}): GpoFact {
  return {
    kind: 'gpo',
    origin,
    at: FILE_START,
    locator: 'GPO',
    id: GPO_ID,
    domain: DOMAIN,
    name: at('CORP Zscaler Kerberos'),
    readTime: null,
    computer: null,
    user: null,
    links: null,
    computerExtensions: null,
    permissions: null,
    ...bend,
  };
}

export function backup(path: string, bend: Partial<BackupFact> = {}): BackupFact {
  const catalogue = path.endsWith('manifest.xml');
  return {
    kind: 'backup',
    origin: originOf(path, catalogue ? 'backup-manifest' : 'backup-info'),
    at: FILE_START,
    locator: 'backup',
    backupId: BACKUP_ID.toLowerCase(),
    gpoId: GPO_ID,
    domain: DOMAIN,
    name: 'CORP Zscaler Kerberos',
    time: '2026-03-09T08:41:27',
    catalogue,
    ...bend,
  };
}

export function scope(origin: Origin, ...shows: readonly Shown[]): ScopeFact {
  return { kind: 'scope', origin, at: FILE_START, locator: 'scope', covers: 'gpo-side', shows };
}

export const WHOLE_SIDE: readonly Shown[] = ['switches', 'MitRealms', 'domain_realm'];

export function gapOf(origin: Origin, bend: Partial<GapFact> = {}): GapFact {
  return {
    kind: 'gap',
    origin,
    at: FILE_START,
    locator: '',
    code: 'truncated',
    effect: 'partial',
    message: 'The file ends within a setting.',
    hint: '',
    ...bend,
  };
}
