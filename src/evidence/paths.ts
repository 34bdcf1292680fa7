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

// It is asked for more than once while an input is read.
let last: { readonly path: string; readonly info: PathInfo } | null = null;

/** Reads a path with forward slashes. Names are compared without case: Windows wrote them. */
export function pathInfo(path: string): PathInfo {
  if (last?.path !== path) last = { path, info: infoOf(path) };
  return last.info;
}

function infoOf(path: string): PathInfo {
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
  const side = sideAt(lower, parts.length - 2) ?? appliedSide(lower);
  const isBackup = BACKUP_FILES.has(lower[lower.length - 1] ?? '');
  const container = isBackup ? folder(parts, parts.length - 1) : null;
  return { container, side, gpoId: null, domain: null, holder: holderAt(lower) };
}

/** What policy wrote last for a computer or for one of its users. */
const APPLIED = 'ntuser.pol';

// GroupPolicy\Machine\Registry.pol is the local policy of one machine; GroupPolicyUsers has those of single users and groups.
function holderAt(lower: readonly string[]): Holder | null {
  const [higher, above, side, name] = ['', '', '', ...lower].slice(-4);
  const local = above === 'grouppolicy' || higher === 'grouppolicyusers';
  const own = local && (side === 'machine' || side === 'user') && name === 'registry.pol';
  return name === APPLIED || own ? 'client' : null;
}

/** Of ntuser.pol: that of the computer lies in ProgramData (All Users), that of a user in the profile. */
function appliedSide(lower: readonly string[]): Side | null {
  const [profiles, above, name] = ['', '', ...lower].slice(-3);
  if (name !== APPLIED) return null;
  if (above === 'programdata' || above === 'all users') return 'computer';
  return profiles === 'users' || profiles === 'documents and settings' ? 'user' : null;
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
  /^(?:(?:kerberos|mit[-_ ]?realms?|domain[-_ ]?realms?|realms?|registry|reg|query|export|exported|dump|client|policy|policies|hklm|software|system|lsa|output|out|settings|trust|ntuser|gpresult|rsop|ksetup|klist|tickets?|krb5?|host[-_ ]?to[-_ ]?realm|mappings?|domains|pac|proxy)[-_ .]*)+\d*$/i;

// Computers are called like these too: with a number, two such files are two clients, and neither fills the gaps of the other.
const NUMBERED = /^(?:client|proxy|pac)[-_ .]*\d+$/i;

// Folders of Windows itself, which say of a file where it lay on its computer, and not on which.
const OF_WINDOWS: ReadonlySet<string> = new Set([
  'machine',
  'user',
  'users',
  'grouppolicy',
  'grouppolicyusers',
  'system32',
  'config',
  'windows',
  'programdata',
  'all users',
  'documents and settings',
  'c',
  'c$',
  'c:',
]);

/** Files that lie there under one name on every computer. */
const PLACED = /^(?:ntuser\.pol|registry\.pol|software|system)$/i;

/** The folder that can be named after the client: the lowest that Windows has not made. */
function folderOfClient(path: string): string {
  const parts = path.split('/').slice(0, -1);
  const lower = parts.map((part) => part.toLowerCase());
  let end = parts.length;
  // Profiles and policies of users lie in folders with the names of users.
  if (lower[end - 2] === 'users') end -= 2;
  else if (lower[end - 3] === 'grouppolicyusers') end -= 3;
  while (end > 0 && OF_WINDOWS.has(lower[end - 1] ?? '')) end--;
  const found = parts.slice(0, end).join('/');
  return /[^./]/.test(found) ? found : parts.join('/');
}

/** The folder in which the files of one client lie together. */
export function folderAround(path: string): string {
  const slash = path.lastIndexOf('/');
  return PLACED.test(path.slice(slash + 1)) ? folderOfClient(path) : path.slice(0, Math.max(slash, 0));
}

/** The client that a dump belongs to, by its file's name or else its folder's; and the key that groups its files. */
export function clientOf(path: string): { readonly key: string; readonly name: string } {
  const slash = path.lastIndexOf('/');
  const stem = path.slice(slash + 1).replace(/\.[^.]*$/, '');
  const parent = folderAround(path);
  const parentName = parent.slice(parent.lastIndexOf('/') + 1);
  if (GENERIC.test(stem) && !NUMBERED.test(stem) && /[^.]/.test(parentName))
    return { key: parent.toLowerCase(), name: parentName };
  return { key: `${parent}/${stem}`.toLowerCase(), name: stem };
}
