// The first 4,096 bytes of a registry hive: what it says of itself, and whether that can be believed.

import { copyOf } from '../../model/bytes.ts';
import { diagnostic } from '../../model/diagnostic.ts';
import { type Located, locatedFrom } from '../../model/located.ts';
import type { Diagnostic } from '../../model/record.ts';
import type { Source } from '../../model/source.ts';
import { spanOfBytes } from '../registry/pol-bytes.ts';
import { decodeUtf16 } from '../text/decode.ts';

/** Cells are counted from the end of the base block. */
export const BASE_BLOCK = 4096;
const SIGNATURE = [0x72, 0x65, 0x67, 0x66];
const SUMMED = 508;
const FIRST_MINOR = 3;
const LAST_MINOR = 6;
/** File types of transaction logs; a hive has 0. */
const LOG_TYPES: readonly number[] = [1, 2, 6];
const UNIX_EPOCH_MS = 11_644_473_600_000;

export const SAVE_AGAIN =
  'Save it again on the computer, as administrator (reg save HKLM\\SOFTWARE software.hiv, reg save HKLM\\SYSTEM system.hiv); chkreg or a repair tool may mend a hive that cannot be saved again.';

/** How far the bins of a hive go. */
export interface Extent {
  /** Bytes of bins that are there. */
  readonly length: number;
  /** Whether the hive claims more. */
  readonly cut: boolean;
}

export interface BaseBlock {
  readonly minor: number;
  /** Offset of the root key's cell, counted as cells are. */
  readonly root: number;
  /** What of its bins is there. */
  readonly extent: Extent;
  /** Last segment of the file's name as the hive gives it, in lower case; empty where it gives none. */
  readonly fileName: string;
  /** When it was last written, as ISO 8601; null where it does not say. */
  readonly written: Located | null;
  /** Why changes may be missing from it, as a diagnostic; null for a hive that was closed in order. */
  readonly unclosed: Diagnostic | null;
  /** What of the block is damaged. */
  readonly faults: readonly Diagnostic[];
}

/** Whether a file begins as hives do. Their transaction logs begin so too, and are no hives. */
export function beginsHive(bytes: Uint8Array): boolean {
  return isSigned(bytes) && !isTransactionLog(bytes);
}

function isSigned(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/** Whether the first bytes are those of a transaction log (.LOG, .LOG1, .LOG2), and sound. */
export function isTransactionLog(bytes: Uint8Array): boolean {
  if (!isSigned(bytes) || bytes.length < SUMMED + 4) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return LOG_TYPES.includes(view.getUint32(28, true)) && checksum(view) === view.getUint32(SUMMED, true);
}

/** Exclusive or of the first 127 numbers; 0 and 0xFFFFFFFF are never stored. */
function checksum(view: DataView): number {
  let sum = 0;
  for (let at = 0; at < SUMMED; at += 4) sum ^= view.getUint32(at, true);
  const unsigned = sum >>> 0;
  if (unsigned === 0) return 1;
  return unsigned === 0xffffffff ? 0xfffffffe : unsigned;
}

/** A byte of the file for a sentence, as hex editors and the report count it. */
export function offsetText(offset: number): string {
  return `offset ${offset} (0x${offset.toString(16)})`;
}

/** The base block, or why nothing of the file can be read. */
export function readBaseBlock(source: Source): BaseBlock | Diagnostic {
  const bytes = copyOf(source.read(0, BASE_BLOCK));
  if (bytes.length < BASE_BLOCK || source.size <= BASE_BLOCK) {
    const message = `The hive ends after ${source.size} bytes, before the first of its keys.`;
    return diagnostic(
      'truncated',
      'unreadable',
      message,
      spanOfBytes(bytes.length, bytes.length),
      SAVE_AGAIN,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const field = (at: number) => view.getUint32(at, true);
  const [major, minor] = [field(20), field(24)];
  if (major !== 1 || minor < FIRST_MINOR || minor > LAST_MINOR) {
    const message = `The hive has version ${major}.${minor}; 1.${FIRST_MINOR} to 1.${LAST_MINOR} are known.`;
    return diagnostic('unsupported', 'unreadable', message, spanOfBytes(20, 28), SAVE_AGAIN);
  }
  const claimed = field(40);
  const there = source.size - BASE_BLOCK;
  return {
    minor,
    root: field(36),
    extent: { length: Math.min(claimed, there), cut: claimed > there },
    fileName: fileNameIn(bytes),
    written: writtenAt(view),
    unclosed: unclosed(field(4), field(8)),
    faults: [...sumFault(view), ...(claimed > there ? [cutOff(source.size, claimed)] : [])],
  };
}

function* sumFault(view: DataView): Iterable<Diagnostic> {
  const found = view.getUint32(SUMMED, true);
  const right = checksum(view);
  if (found === right) return;
  const message = `The checksum of the hive's header (${offsetText(SUMMED)}) is 0x${hex(found)} and should be 0x${hex(right)}: the header is damaged, or was copied while it was written.`;
  yield diagnostic('bad-header', 'partial', message, spanOfBytes(SUMMED, SUMMED + 4), SAVE_AGAIN);
}

function cutOff(size: number, claimed: number): Diagnostic {
  const message = `The hive claims ${BASE_BLOCK + claimed} bytes and ends after ${size}.`;
  return diagnostic('truncated', 'partial', message, spanOfBytes(size, size), 'Copy or save it again.');
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0');
}

// What the primary file lacks is in its logs, and they are not read: anything of ours may have changed since.
function unclosed(first: number, second: number): Diagnostic | null {
  if (first === second) return null;
  const message = `The hive was copied while it was in use, or never closed (sequence numbers ${first} and ${second}): changes that stand in its .LOG1 and .LOG2 files alone are not seen.`;
  const hint =
    'Save it with reg save, which writes all of it, or load the copy once beside its .LOG files (reg load, reg unload).';
  return diagnostic('not-read', 'partial', message, spanOfBytes(4, 12), hint);
}

function fileNameIn(bytes: Uint8Array): string {
  const name = decodeUtf16(bytes.subarray(48, 112)).split('\0', 1)[0] ?? '';
  return name.slice(name.lastIndexOf('\\') + 1).toLowerCase();
}

function writtenAt(view: DataView): Located | null {
  // FILETIME: 100 ns since 1601; what a number loses of it is less than a millisecond.
  const ticks = view.getUint32(16, true) * 2 ** 32 + view.getUint32(12, true);
  const time = Math.floor(ticks / 10_000) - UNIX_EPOCH_MS;
  if (ticks === 0 || time > Date.UTC(9999, 11, 31)) return null;
  const text = new Date(time).toISOString();
  return locatedFrom([{ text, span: spanOfBytes(12, 20), linear: false }], spanOfBytes(12, 20));
}
