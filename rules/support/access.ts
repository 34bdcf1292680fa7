// Who gets a GPO by its access list: computers need Apply Group Policy, and must be able to read it.

import type { GpoAccess, GpoPermissions } from '../../src/model/gpo-record.ts';
import { table } from '../../src/model/table.ts';

/** `nobody` has the right to apply; `unread` may apply and cannot read. `open` says what is not known, as part of a sentence. */
export interface Access {
  readonly nobody: boolean;
  readonly unread: readonly GpoAccess[];
  readonly open: string | null;
}

// Well-known SIDs (MS-DTYP 2.4.2.4) by their last part where they belong to a domain.
const EVERY_COMPUTER: ReadonlySet<string> = new Set(['S-1-1-0', 'S-1-5-11', 'S-1-5-2']);
const DOMAIN_COMPUTERS = '515';
/** No client is among them: administrators, domain controllers, and what stands for owners and the system. */
const NO_CLIENTS: ReadonlySet<string> = new Set(
  'S-1-3-0 S-1-3-1 S-1-3-4 S-1-5-9 S-1-5-10 S-1-5-18 S-1-5-32-544 S-1-5-32-548 S-1-5-32-549 S-1-5-32-551'.split(
    ' ',
  ),
);
const NO_CLIENTS_OF_DOMAIN: ReadonlySet<string> = new Set('498 500 512 516 517 518 519 520 521'.split(' '));

/** Reads a list in its order, as Windows does: what comes first decides (MS-DTYP 2.5.3.2). */
export function accessOf({ entries }: GpoPermissions): Access {
  const appliers = entries.filter((entry) => entry.apply && entry.allow && !denied(entries, entry, 'apply'));
  const unread: GpoAccess[] = [];
  let open: string | null = null;
  for (const applier of appliers) {
    const readers = entries.filter((entry) => entry.read && entry.allow);
    if (readers.some((reader) => reads(entries, applier, reader))) continue;
    const other = readers.find((reader) => isGroupOfSome(reader) && !denied(entries, reader, 'read'));
    if (other)
      open = `whether ${trusteeOf(applier)} can read it by way of ${trusteeOf(other)} depends on who is in that group`;
    else unread.push(applier);
  }
  const barred = entries.find((entry) => entry.apply && !entry.allow && ridOf(entry) === DOMAIN_COMPUTERS);
  if (barred && appliers.length > 0) {
    open = `${trusteeOf(barred)} is denied Apply Group Policy, and most clients are in that group`;
  }
  return { nobody: appliers.length === 0, unread, open };
}

function reads(entries: readonly GpoAccess[], applier: GpoAccess, reader: GpoAccess): boolean {
  const covers = same(applier, reader) || isEveryComputer(reader);
  return covers && !denied(entries, reader, 'read') && !deniedTo(entries, applier, reader, 'read');
}

/** Whether an entry before it takes from everybody, or from its own trustee, what it gives. */
function denied(entries: readonly GpoAccess[], entry: GpoAccess, right: 'apply' | 'read'): boolean {
  return deniedTo(entries, entry, entry, right);
}

function deniedTo(
  entries: readonly GpoAccess[],
  trustee: GpoAccess,
  given: GpoAccess,
  right: 'apply' | 'read',
): boolean {
  for (const entry of entries) {
    if (entry === given) return false;
    if (!entry.allow && entry[right] && (same(entry, trustee) || EVERY_COMPUTER.has(entry.sid ?? '')))
      return true;
  }
  return false;
}

function same(a: GpoAccess, b: GpoAccess): boolean {
  if (a.sid === null || b.sid === null) return a.name !== null && a.name === b.name;
  const rid = ridOf(a);
  // An alias names the group of whichever domain it is.
  return (
    a.sid === b.sid || ((a.sid.startsWith('*') || b.sid.startsWith('*')) && rid !== null && rid === ridOf(b))
  );
}

function isEveryComputer(entry: GpoAccess): boolean {
  return EVERY_COMPUTER.has(entry.sid ?? '') || ridOf(entry) === DOMAIN_COMPUTERS;
}

/** A group that may hold clients, and not all of them. */
function isGroupOfSome(entry: GpoAccess): boolean {
  if (isEveryComputer(entry)) return false;
  return !NO_CLIENTS.has(entry.sid ?? '') && !NO_CLIENTS_OF_DOMAIN.has(ridOf(entry) ?? '');
}

/** The last part of the SID of an account of a domain. */
function ridOf({ sid }: GpoAccess): string | null {
  return /^(?:\*|S-1-5-21(?:-\d+){3})-(\d+)$/.exec(sid ?? '')?.[1] ?? null;
}

const NAMES: Readonly<Record<string, string>> = table({
  'S-1-1-0': 'Everyone',
  'S-1-5-11': 'Authenticated Users',
  'S-1-5-18': 'SYSTEM',
  'S-1-5-32-544': 'Administrators',
});
const NAMES_OF_DOMAIN: Readonly<Record<string, string>> = table({
  512: 'Domain Admins',
  513: 'Domain Users',
  515: 'Domain Computers',
  516: 'Domain Controllers',
  519: 'Enterprise Admins',
});

/** A trustee by what every export of the GPO shows alike: a well-known name, or else the SID. */
export function trusteeOf(entry: GpoAccess): string {
  const { sid, name } = entry;
  return NAMES[sid ?? ''] ?? NAMES_OF_DOMAIN[ridOf(entry) ?? ''] ?? sid ?? name ?? 'a group';
}
