// One entry of a ZIP archive as a source: no more of it is inflated than is asked for, and never more than it claims.

import { Inflate } from 'fflate';
import { copyOf } from '../../model/bytes.ts';
import type { OpenSource } from '../../model/input.ts';
import { type Source, SourceError } from '../../model/source.ts';
import { type DirectoryEntry, viewOf } from './archive-directory.ts';
import { crc32 } from './crc32.ts';

/** An entry is held in memory while it is read. */
const LARGEST_ENTRY = 256 * 1024 * 1024;
/** Of one archive: to inflate as much takes about a minute, and a SYSVOL of thousands of policies has less. */
export const LARGEST_TOTAL = 4 * 1024 * 1024 * 1024;
/** Reports in UTF-16 shrink to a thirtieth, an empty hive to a hundredth; deflate itself ends at 1,032. */
const HIGHEST_RATIO = 300;
/** What is smaller than this does no harm, however well it shrinks. */
const HARMLESS = 4 * 1024 * 1024;
/** As much as detection looks at. */
const HEAD = 4096;
/** Bytes at a time, at first and at most: up to 1,032 times as many come out, and lie in memory together. */
const FIRST_STEP = 2 * 1024;
const STEP = 16 * 1024;

const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;

const STORED = 0;
const DEFLATED = 8;
const METHODS: Readonly<Record<number, string>> = {
  1: 'Shrink',
  6: 'Implode',
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
  98: 'PPMd',
};

const UNPACK = 'Unpack the archive, and name the folder.';

/** How many bytes may still come out of an archive. Shared by its entries. */
export interface Budget {
  left: number;
}

/** Why an entry that is not encrypted is not even begun, judged by what the directory claims; null when it may be. */
export function refusalOf(entry: DirectoryEntry): string | null {
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    const name = METHODS[entry.method] ?? `number ${entry.method}`;
    return `The entry is packed by a method that is not read (${name}). ${UNPACK}`;
  }
  if (entry.size > LARGEST_ENTRY) {
    return `The entry claims ${entry.size} bytes; more than ${LARGEST_ENTRY} are not read out of an archive. ${UNPACK}`;
  }
  if (entry.size > HARMLESS && entry.size > entry.packed * HIGHEST_RATIO) {
    return `The entry claims to grow from ${entry.packed} to ${entry.size} bytes, as only a trap does. Unpack it if you trust it.`;
  }
  return null;
}

/**
 * Opens an entry of an archive that is open; closing it closes the archive. Throws SourceError, then or when it is read,
 * for whatever is wrong with the entry: an entry is whole and of the right checksum, or it is not read.
 */
export function openEntry(
  archive: OpenSource,
  entry: DirectoryEntry,
  path: string,
  budget: Budget,
): OpenSource {
  let head: Uint8Array | null = null;
  let whole: Uint8Array | null = null;
  const upTo = (length: number): Uint8Array => {
    if (whole) return whole;
    if (length <= HEAD && entry.size > HEAD) {
      head ??= inflated(archive, entry, HEAD, budget);
      return head;
    }
    const all = inflated(archive, entry, entry.size, budget);
    if (crc32(all) !== entry.crc) {
      throw new SourceError(`The entry is damaged: its checksum does not fit. Pack it again.`);
    }
    // Kept only now: who asks once more must not get what was refused.
    whole = all;
    return whole;
  };
  return {
    path,
    size: entry.size,
    read: (offset, length) => upTo(Math.min(offset + length, entry.size)).subarray(offset, offset + length),
    settle: () => archive.settle?.(),
    close: () => archive.close(),
  };
}

/** The first `wanted` bytes; all of them must be there, and no more when all of the entry is wanted. */
function inflated(archive: Source, entry: DirectoryEntry, wanted: number, budget: Budget): Uint8Array {
  if (budget.left < wanted) {
    throw new SourceError(
      `More than ${LARGEST_TOTAL} bytes come out of the archive; the entry was not read. ${UNPACK}`,
    );
  }
  const bytes = new Uint8Array(wanted);
  let filled = 0;
  for (const piece of piecesOf(archive, entry)) {
    budget.left -= piece.length;
    const surplus = filled + piece.length - wanted;
    if (surplus > 0 && wanted === entry.size) throw lying();
    bytes.set(surplus > 0 ? piece.subarray(0, wanted - filled) : piece, filled);
    filled = Math.min(wanted, filled + piece.length);
    if (filled === wanted && wanted < entry.size) break;
  }
  if (filled < wanted) throw lying();
  return bytes;
}

function lying(): SourceError {
  return new SourceError(
    'The entry is damaged: its length is not the one that the archive states. Pack it again.',
  );
}

function* piecesOf(archive: Source, entry: DirectoryEntry): Iterable<Uint8Array> {
  const from = dataOffset(archive, entry);
  if (entry.method === STORED) {
    if (entry.packed !== entry.size) throw lying();
    for (let at = 0; at < entry.packed; at += STEP) {
      yield archive.read(from + at, Math.min(STEP, entry.packed - at));
    }
    return;
  }
  let out: Uint8Array[] = [];
  const inflate = new Inflate((bytes) => out.push(bytes));
  let step = FIRST_STEP;
  for (let at = 0; at < entry.packed; at += step) {
    step = Math.min(at === 0 ? FIRST_STEP : STEP, entry.packed - at);
    try {
      // A copy: what is left of it is kept until the next step, and the source may use its buffer again.
      inflate.push(copyOf(archive.read(from + at, step)), at + step >= entry.packed);
    } catch (error) {
      if (error instanceof SourceError) throw error;
      const what = error instanceof Error ? error.message : String(error);
      throw new SourceError(`The entry is damaged: it cannot be inflated (${what}). Pack it again.`);
    }
    yield* out;
    out = [];
  }
}

/**
 * Where the data of an entry begin, by its local header. Throws SourceError when that is not there or names another
 * entry: then two programs would unpack two things.
 */
function dataOffset(source: Source, entry: DirectoryEntry): number {
  const head = viewOf(source.read(entry.offset, LOCAL_LENGTH));
  if (head.byteLength < LOCAL_LENGTH || head.getUint32(0, true) !== LOCAL) {
    throw new SourceError('The entry is not where the directory of the archive says. Pack it again.');
  }
  const nameLength = head.getUint16(26, true);
  const name = source.read(entry.offset + LOCAL_LENGTH, nameLength);
  const same = name.length === entry.rawName.length && name.every((byte, i) => byte === entry.rawName[i]);
  if (!same || head.getUint16(8, true) !== entry.method) {
    throw new SourceError('The directory of the archive and the entry itself disagree. Pack it again.');
  }
  const data = entry.offset + LOCAL_LENGTH + nameLength + head.getUint16(28, true);
  if (data + entry.packed > source.size) {
    throw new SourceError('The entry is cut off by the end of the archive. Copy it again.');
  }
  return data;
}
