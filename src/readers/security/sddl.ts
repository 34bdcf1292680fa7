// Access lists as text (SDDL, MS-DTYP 2.5.1), as reports and samba-tool show that of a GPO.

import { type Located, sub } from '../../model/located.ts';
import type { GpoAccess, GpoPermissions } from '../../model/record.ts';
import { table } from '../../model/table.ts';
import { detached } from '../xml/cursor.ts';
import { accessOf, UNPROTECTED } from './rights.ts';

const SID = '(?:[A-Z]{2}|S-1(?:-(?:0x[0-9A-F]+|[0-9]+))+)';
/** Owner and group, and the beginning of the list. */
const HEAD = new RegExp(`^(?:O:${SID})?(?:G:${SID})?(?=D:)`, 'i');
const LIST = /^D:([A-Z_]*)/i;
const ENTRY = /\(([^()]*)\)/y;
const FLAGS = /^(?:CI|OI|NP|IO|ID|SA|FA)*$/i;

/** MS-DTYP 2.5.1.1, as bits of an access mask. */
const RIGHTS: Readonly<Record<string, number>> = table({
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
  SD: 0x10000,
  RC: 0x20000,
  WD: 0x40000,
  WO: 0x80000,
  GA: 0x10000000,
  GX: 0x20000000,
  GW: 0x40000000,
  GR: 0x80000000,
});

/** Aliases of SIDs (MS-DTYP 2.5.1.1). Those of a domain end as the SID does, whichever domain it is. */
const ALIASES: ReadonlyMap<string, string> = new Map(
  `AN S-1-5-7 AO S-1-5-32-548 AU S-1-5-11 BA S-1-5-32-544 BG S-1-5-32-546 BO S-1-5-32-551 BU S-1-5-32-545
   CG S-1-3-1 CO S-1-3-0 ED S-1-5-9 IU S-1-5-4 LS S-1-5-19 NO S-1-5-32-556 NS S-1-5-20 NU S-1-5-2
   OW S-1-3-4 PO S-1-5-32-550 PS S-1-5-10 PU S-1-5-32-547 RC S-1-5-12 RE S-1-5-32-552 RU S-1-5-32-554
   SO S-1-5-32-549 SU S-1-5-6 SY S-1-5-18 WD S-1-1-0
   CA *-517 DA *-512 DC *-515 DD *-516 DG *-514 DU *-513 EA *-519 LA *-500 LG *-501 PA *-520 RO *-498
   RS *-553 SA *-518`
    .trim()
    .split(/\s+/)
    .flatMap((word, index, words) => (index % 2 === 0 ? [[word, words[index + 1] ?? ''] as const] : [])),
);

/** The access list of a descriptor. Anything in it that is not understood makes it unclear, and is quoted. */
export function sddlPermissions(text: Located): GpoPermissions {
  const { value } = text;
  const head = HEAD.exec(value)?.[0].length;
  if (head === undefined) {
    const why = value.trim() === '' ? 'its security descriptor is empty' : NO_LIST;
    return { entries: [], unclear: why, at: text.at };
  }
  const [start = '', flags = ''] = LIST.exec(value.slice(head)) ?? [];
  const { at } = sub(text, head, head + start.length);
  if (/^NO_ACCESS_CONTROL$/i.test(flags)) return { entries: [{ ...UNPROTECTED, at }], unclear: null, at };
  const entries: GpoAccess[] = [];
  let next = head + start.length;
  ENTRY.lastIndex = next;
  for (let match = ENTRY.exec(value); match; match = ENTRY.exec(value)) {
    const entry = entryOf(match[1] ?? '', sub(text, match.index, match.index + match[0].length));
    if (entry === 'unclear') return { entries: [], unclear: notUnderstood(match[0]), at };
    if (entry) entries.push(entry);
    next = match.index + match[0].length;
  }
  const rest = value.slice(next).trim();
  if (rest !== '' && !/^S:/i.test(rest)) return { entries: [], unclear: notUnderstood(rest), at };
  return { entries, unclear: null, at };
}

const NO_LIST = 'its security descriptor shows no access list';

function notUnderstood(raw: string): string {
  const shown = raw.length > 60 ? `${raw.slice(0, 60)}...` : raw;
  return `an entry of its access list is not understood: ${shown}`;
}

type Access = Omit<GpoAccess, 'at'>;

/** What entries came to before: those of a domain's GPOs are alike. */
const SEEN = new Map<string, Access | 'unclear' | null>();
const MOST_SEEN = 1024;
const LONGEST_SEEN = 128;

function entryOf(raw: string, { at }: Located): GpoAccess | 'unclear' | null {
  const seen = SEEN.get(raw);
  const access = seen === undefined ? remembered(raw, accessIn(raw)) : seen;
  if (access === null || access === 'unclear') return access;
  const { sid, name, allow, apply, read } = access;
  return { sid, name, allow, apply, read, at };
}

function remembered(raw: string, access: Access | 'unclear' | null) {
  if (SEEN.size >= MOST_SEEN) SEEN.clear();
  if (raw.length <= LONGEST_SEEN) SEEN.set(detached(raw), access);
  return access;
}

/** Null for an entry that counts only for what lies below the object, or that is about neither of the two rights. */
function accessIn(raw: string): Access | 'unclear' | null {
  const fields = raw.split(';');
  const [type = '', flags = '', rights = '', object = '', , trustee = ''] = fields;
  const [, , kind] = /^(O?)([AD])$/i.exec(type) ?? [];
  const mask = maskOf(rights);
  const sid = /^S-1-/i.test(trustee) ? detached(trustee.toUpperCase()) : ALIASES.get(trustee.toUpperCase());
  if (fields.length !== 6 || !kind || !FLAGS.test(flags) || mask === null || !sid) return 'unclear';
  if (/^(?:..)*IO/i.test(flags)) return null;
  const allow = kind.toUpperCase() === 'A';
  const access = accessOf(mask, object === '' ? null : object.toLowerCase(), allow);
  return access.apply || access.read ? { sid, name: null, allow, ...access } : null;
}

function maskOf(rights: string): number | null {
  if (/^0x[0-9a-f]{1,8}$/i.test(rights)) return Number(rights);
  let mask = 0;
  for (let i = 0; i < rights.length; i += 2) {
    const bits = RIGHTS[rights.slice(i, i + 2).toUpperCase()];
    if (bits === undefined) return null;
    mask |= bits;
  }
  return mask;
}
