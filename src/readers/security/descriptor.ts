// Security descriptors in their binary form (MS-DTYP 2.4.6), written as hexadecimal bytes, as Backup.xml keeps that of a GPO.

import { type Located, sub } from '../../model/located.ts';
import type { GpoAccess, GpoPermissions } from '../../model/record.ts';
import { accessOf, UNPROTECTED } from './rights.ts';

const HEADER = 20;
const DACL_PRESENT = 0x4;
const INHERIT_ONLY = 0x8;
/** Types of entries (MS-DTYP 2.4.4.1): allowed, denied, and both for a part of the object. */
const TYPES: ReadonlyMap<number, { readonly allow: boolean; readonly object: boolean }> = new Map([
  [0, { allow: true, object: false }],
  [1, { allow: false, object: false }],
  [5, { allow: true, object: true }],
  [6, { allow: false, object: true }],
]);

const TORN = 'its security descriptor is not whole';

/** The access list of a descriptor; `text` holds its bytes as pairs of digits with blanks between them. */
export function binaryPermissions(text: Located): GpoPermissions {
  const pairs = [...text.value.matchAll(/[0-9a-f]{2}/gi)];
  const bytes = Uint8Array.from(pairs, ([pair]) => Number.parseInt(pair, 16));
  const place = (from: number, to: number) => {
    const end = (pairs[to - 1]?.index ?? text.value.length) + 2;
    return sub(text, pairs[from]?.index ?? 0, Math.min(end, text.value.length)).at;
  };
  const unclear = (why: string): GpoPermissions => ({ entries: [], unclear: why, at: text.at });
  if (!/^(?:[0-9a-f]{2}\s*)*$/i.test(text.value) || bytes.length < HEADER) return unclear(TORN);
  const view = new DataView(bytes.buffer);
  const list = view.getUint32(16, true);
  if ((view.getUint16(2, true) & DACL_PRESENT) === 0)
    return unclear('its security descriptor shows no access list');
  if (list === 0) return { entries: [{ ...UNPROTECTED, at: text.at }], unclear: null, at: text.at };
  if (list + 8 > bytes.length) return unclear(TORN);
  const entries = entriesOf(view, list, place);
  return entries ? { entries, unclear: null, at: place(list, list + 8) } : unclear(TORN);
}

type Place = (from: number, to: number) => GpoAccess['at'];

/** Null where the list is not whole, or holds entries of a type that is not known. */
function entriesOf(view: DataView, list: number, place: Place): GpoAccess[] | null {
  const count = view.getUint16(list + 4, true);
  const end = list + view.getUint16(list + 2, true);
  const entries: GpoAccess[] = [];
  if (end > view.byteLength) return null;
  for (let at = list + 8, n = 0; n < count; n++) {
    const size = at + 8 <= end ? view.getUint16(at + 2, true) : 0;
    const type = TYPES.get(size === 0 ? -1 : view.getUint8(at));
    if (!type || at + size > end) return null;
    const entry = entryOf(view, at, at + size, type);
    if (!entry) return null;
    const below = (view.getUint8(at + 1) & INHERIT_ONLY) !== 0;
    if (!below && (entry.apply || entry.read)) entries.push({ ...entry, at: place(at, at + size) });
    at += size;
  }
  return entries;
}

function entryOf(
  view: DataView,
  at: number,
  end: number,
  { allow, object }: { readonly allow: boolean; readonly object: boolean },
): Omit<GpoAccess, 'at'> | null {
  const mask = view.getUint32(at + 4, true);
  let next = at + 8;
  let part: string | null = null;
  if (object) {
    if (next + 4 > end) return null;
    const present = view.getUint32(next, true);
    next += 4;
    if ((present & 1) !== 0) {
      if (next + 16 > end) return null;
      part = guidAt(view, next);
      next += 16;
    }
    if ((present & 2) !== 0) next += 16;
  }
  const sid = sidAt(view, next, end);
  return sid === null ? null : { sid, name: null, allow, ...accessOf(mask, part, allow) };
}

/** MS-DTYP 2.3.4.2: the first three groups are little-endian. */
function guidAt(view: DataView, at: number): string {
  const hex = (from: number, length: number) =>
    Array.from({ length }, (_, i) =>
      view
        .getUint8(from + i)
        .toString(16)
        .padStart(2, '0'),
    ).join('');
  const number = (from: number, bytes: 2 | 4) =>
    (bytes === 4 ? view.getUint32(from, true) : view.getUint16(from, true))
      .toString(16)
      .padStart(bytes * 2, '0');
  return [number(at, 4), number(at + 4, 2), number(at + 6, 2), hex(at + 8, 2), hex(at + 10, 6)].join('-');
}

/** MS-DTYP 2.4.2.2. Null where it does not fit. */
function sidAt(view: DataView, at: number, end: number): string | null {
  if (at + 8 > end) return null;
  const count = view.getUint8(at + 1);
  if (at + 8 + count * 4 > end) return null;
  const authority = view.getUint16(at + 2) * 0x100000000 + view.getUint32(at + 4);
  const parts = Array.from({ length: count }, (_, i) => view.getUint32(at + 8 + i * 4, true));
  return ['S-1', authority, ...parts].join('-');
}
