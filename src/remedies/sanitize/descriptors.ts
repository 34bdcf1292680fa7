// Security descriptors in bytes (MS-DTYP 2.4): read by their offsets. What is no header, no right and no SID in them becomes zeros.

import { WELL_KNOWN } from './numbers.ts';

const HEADER = 20;
const GUID_BYTES = 16;
const SELF_RELATIVE = 0x80;
const SID_HEADER = 8;
const MOST_NUMBERS = 15;
const FIRST_OWN_RID = 1000;
/** What is above that is no number of Windows: hashes of names. */
const LARGEST_KNOWN = 0xffff;

const WITH_OBJECT: ReadonlySet<number> = new Set([5, 6, 7, 8, 11, 12, 15, 16]);
const LAST_TYPE = 19;

/** Renames a number of a SID. */
export type SidNumber = (number: string) => string;

/** Null for bytes that are no self-relative descriptor as the specification has it. Parts between what offsets point to are no part of it. */
export function withoutOwnSids(bytes: Uint8Array, sidNumber: SidNumber): Uint8Array | null {
  if (bytes.length < HEADER || bytes[0] !== 1 || bytes[1] !== 0) return null;
  if (((bytes[3] ?? 0) & SELF_RELATIVE) === 0) return null;
  const from = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out = new DataView(new ArrayBuffer(bytes.length));
  copy(from, out, 0, HEADER);
  const offsets = [4, 8, 12, 16].map((at) => from.getUint32(at, true));
  for (const [nth, offset] of offsets.entries()) {
    if (offset === 0) continue;
    if (offset < HEADER) return null;
    const isWhole =
      nth < 2 ? copySid(from, out, offset, bytes.length, sidNumber) : copyAcl(from, out, offset, sidNumber);
    if (!isWhole) return null;
  }
  return new Uint8Array(out.buffer);
}

function copy(from: DataView, out: DataView, at: number, length: number): void {
  for (let byte = at; byte < at + length; byte++) out.setUint8(byte, from.getUint8(byte));
}

/** A SID (2.4.2.2) that ends before `end`: numbers of domains are renamed, those of Windows stay. */
function copySid(from: DataView, out: DataView, at: number, end: number, sidNumber: SidNumber): boolean {
  if (at + SID_HEADER > end || from.getUint8(at) !== 1) return false;
  const count = from.getUint8(at + 1);
  if (count > MOST_NUMBERS || at + SID_HEADER + count * 4 > end) return false;
  // Authorities are a byte; all before it are zero.
  if (from.getUint32(at + 2) !== 0 || from.getUint8(at + 6) !== 0) return false;
  copy(from, out, at, SID_HEADER);
  const numberAt = (nth: number) => from.getUint32(at + SID_HEADER + nth * 4, true);
  const authority = from.getUint8(at + 7);
  const isDomain =
    count > 1 && ((authority === 5 && numberAt(0) === 21) || (authority === 12 && numberAt(0) === 1));
  for (let nth = 0; nth < count; nth++) {
    const number = numberAt(nth);
    const isOwn = isDomain && nth > 0 && (nth < 4 || number >= FIRST_OWN_RID);
    const known = number > LARGEST_KNOWN ? 0 : number;
    out.setUint32(at + SID_HEADER + nth * 4, isOwn ? Number(sidNumber(String(number))) : known, true);
  }
  return true;
}

/** An ACL (2.4.5) with its entries (2.4.4): conditions and attributes in them are not kept. */
function copyAcl(from: DataView, out: DataView, at: number, sidNumber: SidNumber): boolean {
  if (at + 8 > from.byteLength) return false;
  const end = at + from.getUint16(at + 2, true);
  const count = from.getUint16(at + 4, true);
  if (end > from.byteLength || end < at + 8) return false;
  copy(from, out, at, 8);
  let ace = at + 8;
  for (let nth = 0; nth < count; nth++) {
    if (ace + 8 > end) return false;
    const type = from.getUint8(ace);
    const size = from.getUint16(ace + 2, true);
    if (type > LAST_TYPE || type === 4 || size < 8 || ace + size > end) return false;
    copy(from, out, ace, 8);
    const sid = ace + 8 + (WITH_OBJECT.has(type) ? objectLength(from, out, ace, size) : 0);
    if (!copySid(from, out, sid, ace + size, sidNumber)) return false;
    ace += size;
  }
  return true;
}

/** Flags say which GUIDs stand before the SID; those of Windows stay. */
function objectLength(from: DataView, out: DataView, ace: number, size: number): number {
  if (size < 12) return size;
  const flags = from.getUint32(ace + 8, true) & 3;
  out.setUint32(ace + 8, flags, true);
  const length = 4 + (flags & 1 ? GUID_BYTES : 0) + (flags & 2 ? GUID_BYTES : 0);
  if (8 + length > size) return size;
  for (let at = ace + 12; at < ace + 8 + length; at += GUID_BYTES) {
    if (WELL_KNOWN.has(guidAt(from, at))) copy(from, out, at, GUID_BYTES);
  }
  return length;
}

/** Of a GUID (2.3.4) the first three numbers are little-endian. */
function guidAt(from: DataView, at: number): string {
  const hex = (number: number | bigint, digits: number) => number.toString(16).padStart(digits, '0');
  const rest = hex(from.getBigUint64(at + 8), 16);
  const first = [
    hex(from.getUint32(at, true), 8),
    hex(from.getUint16(at + 4, true), 4),
    hex(from.getUint16(at + 6, true), 4),
  ];
  return [...first, rest.slice(0, 4), rest.slice(4)].join('-');
}
