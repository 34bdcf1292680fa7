// The directory at the end of a ZIP archive: what it claims to hold, before anything of that is believed or inflated.
// PKWARE APPNOTE.TXT 6.3.10.

import { copyOf } from '../../model/bytes.ts';
import type { ArchiveProblem } from '../../model/input.ts';
import type { Source } from '../../model/source.ts';
import { entryName, extraField, innerPath } from './archive-names.ts';

/** One entry as the directory describes it. Sizes and offsets in bytes. */
export interface DirectoryEntry {
  /** Forward slashes; never absolute, no `..`: a name, not a way anywhere. */
  readonly path: string;
  readonly rawName: Uint8Array;
  readonly folder: boolean;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Of its local header, from the beginning of the file. */
  readonly offset: number;
}

export interface Directory {
  readonly entries: readonly DirectoryEntry[];
  readonly problems: readonly ArchiveProblem[];
}

/** A SYSVOL with ten thousand policies has fewer; each costs a look and a name in memory. */
const MOST_ENTRIES = 200_000;
/** Room for that many entries with long names. */
const LARGEST_DIRECTORY = 64 * 1024 * 1024;
/** A comment has 65,535 bytes at most; as much again may have been appended by accident. */
const TAIL = 2 * 65_536;

const END = 0x06054b50;
const END_LENGTH = 22;
const END_64 = 0x06064b50;
const END_64_LENGTH = 56;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_64_LENGTH = 20;
const CENTRAL = 0x02014b50;
const CENTRAL_LENGTH = 46;
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;
const EXTRA_64 = 0x0001;

interface End {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  /** The byte at which the directory must end. */
  readonly at: number;
  /** The byte behind the archive. */
  readonly after: number;
  readonly disks: boolean;
}

const AGAIN = 'Copy or download it again, or unpack it and name the folder.';
const SPLIT = 'Join the parts, or unpack them and name the folder.';

/** Reads the directory, no entry. Never throws for what stands in it. */
export function readDirectory(source: Source): Directory {
  const end = endOf(source);
  if (!end) {
    return broken('truncated', 'The ZIP archive has no directory at its end: it is cut off.', AGAIN);
  }
  if (end.disks) return broken('unsupported', 'The ZIP archive is one part of several.', SPLIT);
  const shift = end.at - end.size - end.offset;
  if (shift < 0)
    return broken('malformed', 'The directory of the ZIP archive lies outside of the file.', AGAIN);
  if (end.size > LARGEST_DIRECTORY || end.count > MOST_ENTRIES) {
    const message = `The ZIP archive claims ${end.count} entries; more than ${MOST_ENTRIES} are not read.`;
    return broken('too-large', message, 'Unpack it, and name the folder.');
  }
  const found = entriesOf(copyOf(source.read(end.offset + shift, end.size)), shift);
  const problems = [...problemsAround(source, end, shift)];
  // Without ZIP64 the count has 16 bits, and wraps around.
  if (found.torn || (found.entries.length & FULL_16) !== (end.count & FULL_16)) {
    const message = `The directory of the ZIP archive is damaged: it names ${found.entries.length} of ${end.count} entries.`;
    problems.push({ code: 'malformed', effect: 'partial', message, hint: AGAIN });
  }
  return { entries: found.entries, problems };
}

function broken(code: ArchiveProblem['code'], message: string, hint: string): Directory {
  return { entries: [], problems: [{ code, effect: 'unreadable', message, hint }] };
}

function* problemsAround({ size }: Source, end: End, shift: number): Iterable<ArchiveProblem> {
  const hint = 'If several archives were joined, name each by itself.';
  const base = { code: 'malformed', effect: 'partial', hint } as const;
  if (shift > 0) {
    yield { ...base, message: `${shift} bytes stand before the ZIP archive, and were not read.` };
  }
  if (end.after < size) {
    yield {
      ...base,
      message: `${size - end.after} bytes follow the end of the ZIP archive, and were not read.`,
    };
  }
}

// Sought from the end; one whose comment reaches the end of the file is the best there can be.
function endOf(source: Source): End | null {
  const from = Math.max(0, source.size - TAIL - END_LENGTH);
  const view = viewOf(source.read(from, source.size - from));
  let fallback: End | null = null;
  for (let i = view.byteLength - END_LENGTH; i >= 0; i--) {
    if (view.getUint8(i) !== 0x50 || view.getUint32(i, true) !== END) continue;
    const after = from + i + END_LENGTH + view.getUint16(i + 20, true);
    if (after > source.size) continue;
    const end = endAt(source, view, i, from + i, after);
    if (end.size > end.at) continue;
    if (after === source.size) return end;
    fallback ??= end;
  }
  return fallback;
}

function endAt(source: Source, view: DataView, i: number, at: number, after: number): End {
  const count = view.getUint16(i + 10, true);
  const size = view.getUint32(i + 12, true);
  const offset = view.getUint32(i + 16, true);
  const disk = view.getUint16(i + 4, true);
  const full = count === FULL_16 || size === FULL_32 || offset === FULL_32;
  const large = full ? end64(source, at) : null;
  if (large) return { ...large, after };
  // A disk of 65,535 stands for "see ZIP64", which is not there.
  const disks = disk !== 0 && disk !== FULL_16;
  return { count, size, offset, at, after, disks };
}

function end64(source: Source, end: number): Omit<End, 'after'> | null {
  const at = end - LOCATOR_64_LENGTH;
  if (at < 0) return null;
  const locator = viewOf(source.read(at, LOCATOR_64_LENGTH));
  if (locator.byteLength < LOCATOR_64_LENGTH || locator.getUint32(0, true) !== LOCATOR_64) return null;
  // Where something stands before the archive, the locator is off by that much; then it lies just before it.
  for (const place of [long(locator, 8), at - END_64_LENGTH]) {
    if (place < 0 || place + END_64_LENGTH > at) continue;
    const record = viewOf(source.read(place, END_64_LENGTH));
    if (record.getUint32(0, true) !== END_64) continue;
    const disks = record.getUint32(16, true) !== 0;
    return { count: long(record, 32), size: long(record, 40), offset: long(record, 48), at: place, disks };
  }
  return null;
}

/** A view of a copy. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(copyOf(bytes).buffer);
}

/** 64 bits; beyond 2^53 inexact, and then far beyond any file. */
function long(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

function entriesOf(bytes: Uint8Array, shift: number) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: DirectoryEntry[] = [];
  let at = 0;
  while (at + CENTRAL_LENGTH <= bytes.length && view.getUint32(at, true) === CENTRAL) {
    const nameEnd = at + CENTRAL_LENGTH + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > bytes.length || entries.length >= MOST_ENTRIES) break;
    const rawName = bytes.subarray(at + CENTRAL_LENGTH, nameEnd);
    entries.push(entryAt(view, at, rawName, bytes.subarray(nameEnd, extraEnd), shift));
    at = next;
  }
  return { entries, torn: at !== bytes.length };
}

function entryAt(
  view: DataView,
  at: number,
  rawName: Uint8Array,
  extra: Uint8Array,
  shift: number,
): DirectoryEntry {
  const flags = view.getUint16(at + 8, true);
  const name = entryName(rawName, extra, (flags & 0x800) !== 0);
  const [size, packed, offset] = wide(extra, [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ]);
  return {
    path: innerPath(name),
    rawName,
    folder: /[\\/]$/.test(name),
    // Bit 13: the directory itself is masked, as strong encryption does.
    encrypted: (flags & 0x2001) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed,
    size,
    offset: offset + shift,
  };
}

// 4.5.3: only those of the three that do not fit in 32 bits stand in the extra field, in this order.
function wide(
  extra: Uint8Array,
  narrow: readonly [number, number, number],
): readonly [number, number, number] {
  const view = viewOf(extraField(extra, EXTRA_64) ?? new Uint8Array(0));
  let at = 0;
  const one = (value: number) => {
    if (value !== FULL_32 || at + 8 > view.byteLength) return value;
    at += 8;
    return long(view, at - 8);
  };
  return [one(narrow[0]), one(narrow[1]), one(narrow[2])];
}
