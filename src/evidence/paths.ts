// What the path of an input says: which folder makes several files one thing, and which side a file is of.

import type { Holder, Side } from '../model/format.ts';

export interface PathInfo {
  /** The backup, or the policy folder of a SYSVOL; null for a file that stands by itself. */
  readonly container: string | null;
  readonly side: Side | null;
  /** GUID and domain of the GPO where the container's own name tells them (SYSVOL). */
  readonly gpoId: string | null;
  readonly domain: string | null;
  /** Whose it is where the path alone tells: the policy that a client applied last, or its own local policy. */
  readonly holder: Holder | null;
}

const GUID = /^\{[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}$/i;
const DNS_DOMAIN = /^(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*$/;
const BACKUP_FILES: ReadonlySet<string> = new Set(['gpreport.xml', 'backup.xml', 'bkupinfo.xml']);

/** Reads a path with forward slashes. Names are compared without case: Windows wrote them. */
export function pathInfo(path: string): PathInfo {
  const parts = path.split('/');
  const lower = parts.map((part) => part.toLowerCase());
  const sysvol = lower.lastIndexOf('domainsysvol', lower.length - 2);
  if (sysvol !== -1) {
    const side = sideAt(lower, lower[sysvol + 1] === 'gpo' ? sysvol + 2 : sysvol + 1);
    return { container: folder(parts, sysvol), side, gpoId: null, domain: null, holder: null };
  }
  for (let i = 0; i + 1 < parts.length - 1; i++) {
    const isPolicies = lower[i] === 'policies' || lower[i] === 'policy';
    if (!isPolicies || !GUID.test(parts[i + 1] ?? '')) continue;
    const above = lower[i - 1] ?? '';
    const domain = DNS_DOMAIN.test(above) ? above : null;
    const side = sideAt(lower, i + 2);
    return { container: folder(parts, i + 2), side, gpoId: lower[i + 1] ?? null, domain, holder: null };
  }
  // Without a folder that is known, only the one that the file lies in can be that of a side.
  const side = sideAt(lower, parts.length - 2);
  const isBackup = BACKUP_FILES.has(lower[lower.length - 1] ?? '');
  const container = isBackup ? folder(parts, parts.length - 1) : null;
  return { container, side, gpoId: null, domain: null, holder: holderAt(lower) };
}

// ntuser.pol is what policy wrote last; GroupPolicy\Machine\Registry.pol is the local policy of one machine.
function holderAt(lower: readonly string[]): Holder | null {
  const [above, side, name] = lower.slice(-3);
  const own = above === 'grouppolicy' && (side === 'machine' || side === 'user') && name === 'registry.pol';
  return lower[lower.length - 1] === 'ntuser.pol' || own ? 'client' : null;
}

function folder(parts: readonly string[], length: number): string {
  return parts.slice(0, length).join('/') || '.';
}

/** The side whose folder stands at an index of the path; the last part is the file itself. */
function sideAt(lower: readonly string[], index: number): Side | null {
  const name = index < lower.length - 1 ? lower[index] : undefined;
  if (name === 'machine') return 'computer';
  return name === 'user' ? 'user' : null;
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
