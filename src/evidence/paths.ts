// What the path of an input says: which folder makes several files one thing, and which side a file is of.

import type { Side } from '../model/format.ts';

export interface PathInfo {
  /** The backup, or the policy folder of a SYSVOL; null for a file that stands by itself. */
  readonly container: string | null;
  readonly side: Side | null;
  /** GUID and domain of the GPO where the container's own name tells them (SYSVOL). */
  readonly gpoId: string | null;
  readonly domain: string | null;
}

const GUID = /^\{[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}$/i;
const BACKUP_FILES: ReadonlySet<string> = new Set(['gpreport.xml', 'backup.xml', 'bkupinfo.xml']);

/** Reads a path with forward slashes. Names are compared without case: Windows wrote them. */
export function pathInfo(path: string): PathInfo {
  const parts = path.split('/');
  const lower = parts.map((part) => part.toLowerCase());
  const side = sideOf(lower);
  const sysvol = lower.indexOf('domainsysvol');
  if (sysvol !== -1) return { container: folder(parts, sysvol), side, gpoId: null, domain: null };
  for (let i = 0; i + 1 < parts.length - 1; i++) {
    const isPolicies = lower[i] === 'policies' || lower[i] === 'policy';
    if (!isPolicies || !GUID.test(parts[i + 1] ?? '')) continue;
    const above = lower[i - 1] ?? '';
    const domain = /^[^.]+(?:\.[^.]+)+$/.test(above) ? above : null;
    return { container: folder(parts, i + 2), side, gpoId: lower[i + 1] ?? null, domain };
  }
  const isBackup = BACKUP_FILES.has(lower[lower.length - 1] ?? '');
  return { container: isBackup ? folder(parts, parts.length - 1) : null, side, gpoId: null, domain: null };
}

function folder(parts: readonly string[], length: number): string {
  return parts.slice(0, length).join('/') || '.';
}

function sideOf(lower: readonly string[]): Side | null {
  for (const part of lower.slice(0, -1).reverse()) {
    if (part === 'machine') return 'computer';
    if (part === 'user') return 'user';
  }
  return null;
}

// File names that say what was exported, not from which client.
const GENERIC =
  /^(?:(?:kerberos|mit[-_ ]?realms?|domain[-_ ]?realms?|realms?|registry|reg|query|export|exported|dump|client|policy|policies|hklm|software|system|lsa|output|out|settings|trust)[-_ .]*)+\d*$/i;

/** The client that a dump belongs to, by its file's name or else its folder's; and the key that groups its files. */
export function clientOf(path: string): { readonly key: string; readonly name: string } {
  const slash = path.lastIndexOf('/');
  const parent = slash === -1 ? '' : path.slice(0, slash);
  const stem = path.slice(slash + 1).replace(/\.[^.]*$/, '');
  const parentName = parent.slice(parent.lastIndexOf('/') + 1);
  if (GENERIC.test(stem) && /[^.]/.test(parentName)) return { key: parent.toLowerCase(), name: parentName };
  return { key: `${parent}/${stem}`.toLowerCase(), name: stem };
}
