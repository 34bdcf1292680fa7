// Registry.pol: the registry settings of one side of a GPO (MS-GPREG 2.2.1). Walked by sizes, never split.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Head, Reader } from '../../model/reader.ts';
import type { Diagnostic, Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { fragmentsOf } from './fragments.ts';
import { type ByteWindow, byteWindow, spanOfBytes } from './pol-bytes.ts';
import { type Entry, itemsOf } from './pol-items.ts';

const HEADER = 8;
const SIGNATURE = [0x50, 0x52, 0x65, 0x67];
const OPEN = 0x5b;
const CLOSE = 0x5d;
const SEMICOLON = 0x3b;
const ASTERISK = 0x2a;
/** Bytes of the unit that ends a name. */
const NUL = 2;
// A registry key path holds 32,767 characters at most, a value name 16,383.
const LONGEST_NAME = 65_536;

/**
 * Yields the records in the order of the file. Where a (key, value) pair comes twice the later one wins;
 * a stream cannot take the first back, so both are yielded and whoever joins records lets the last one stand.
 */
export const registryPol: Reader = {
  format: 'registry-pol',
  holder: 'gpo',
  accepts: (head: Head) => SIGNATURE.every((byte, i) => head.bytes[i] === byte),
  *read(source: Source, interest: Interest): Iterable<Item> {
    const bad = checkHeader(source);
    if (bad) {
      yield bad;
      return;
    }
    const window = byteWindow(source);
    const keys = keysOf(window, interest);
    for (let offset = HEADER; offset < source.size; ) {
      const entry = readEntry(window, offset, keys);
      if (typeof entry === 'number') offset = entry;
      else if ('kind' in entry) {
        yield entry;
        return;
      } else {
        yield* itemsOf(window, entry, interest);
        offset = entry.end;
      }
    }
    yield {
      kind: 'scope',
      part: null,
      side: null,
      covers: { what: 'gpo-side' },
      at: spanOfBytes(0, HEADER),
    };
  },
};

function checkHeader(source: Source): Diagnostic | null {
  const head = source.read(0, HEADER);
  const shown = Array.from(head, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const at = spanOfBytes(0, head.length);
  const hint = 'Copy the file again from the GPO in SYSVOL or from its backup.';
  if (!SIGNATURE.every((byte, i) => head[i] === byte || i >= head.length)) {
    const message = `A policy file begins with "PReg" (50 52 65 67), this one with ${shown}.`;
    return diagnostic('bad-header', 'unreadable', message, at, hint);
  }
  if (head.length < HEADER) {
    const message = `The file ends after ${head.length} bytes, within the 8 bytes of its header.`;
    return diagnostic('truncated', 'unreadable', message, at, hint);
  }
  const version = new DataView(head.buffer, head.byteOffset, HEADER).getUint32(4, true);
  if (version === 1) return null;
  const message = `The policy file has version ${version}; only version 1 is defined (header ${shown}).`;
  return diagnostic('bad-header', 'unreadable', message, at, hint);
}

/** Keys as they come. Nearly each is that of the entry before: it is compared with that, and looked through only where it is another. */
interface Keys {
  /** Offset of the NUL that ends the key at `start`. */
  endOf(start: number): number | Diagnostic;
  /** Whether anybody wants the key that was asked for last. */
  wanted(): boolean;
}

function keysOf(window: ByteWindow, interest: Interest): Keys {
  const fragments = fragmentsOf(interest);
  let last = 0;
  let length = 0;
  let wanted = false;
  return {
    endOf(start) {
      const known = length > 0 && window.same(last, start, length);
      const end = known ? start + length - NUL : endOfName(window, start, 'key');
      if (typeof end !== 'number') return end;
      if (!known) wanted = window.mentions(start, end, fragments);
      last = start;
      length = end + NUL - start;
      return end;
    },
    wanted: () => wanted,
  };
}

/** The entry at `start`, or the offset of its end where nobody wants it. */
function readEntry(window: ByteWindow, start: number, keys: Keys): Entry | number | Diagnostic {
  if (window.unit(start) !== OPEN) return misplaced(window, start, '[');
  const keyEnd = keys.endOf(start + 2);
  if (typeof keyEnd !== 'number') return keyEnd;
  if (window.unit(keyEnd + 2) !== SEMICOLON) return misplaced(window, keyEnd + 2, ';');
  const nameStart = keyEnd + 4;
  const nameEnd = endOfName(window, nameStart, 'value name');
  if (typeof nameEnd !== 'number') return nameEnd;
  const afterName = nameEnd + 2;
  if (window.unit(afterName) !== SEMICOLON) return misplaced(window, afterName, ';');
  const type = window.uint32(afterName + 2);
  if (window.unit(afterName + 6) !== SEMICOLON) return misplaced(window, afterName + 6, ';');
  const size = window.uint32(afterName + 8);
  if (window.unit(afterName + 12) !== SEMICOLON) return misplaced(window, afterName + 12, ';');
  const from = afterName + 14;
  if (type === null || size === null) return cutOff(window.size);
  if (from + size > window.size) return tooShort(window, afterName + 8, from, size);
  const dataEnd = from + size;
  if (window.unit(dataEnd) !== CLOSE) return misplaced(window, dataEnd, ']');
  const end = dataEnd + 2;
  if (!keys.wanted() && !isDirectiveAt(window, nameStart)) return end;
  const [key, name] = [spanOfBytes(start + 2, keyEnd), spanOfBytes(nameStart, nameEnd)];
  return { start, key, name, type, data: spanOfBytes(from, dataEnd), end };
}

function isDirectiveAt(window: ByteWindow, name: number): boolean {
  return window.unit(name) === ASTERISK && window.unit(name + 2) === ASTERISK;
}

/** Offset of the NUL that ends a name. */
function endOfName(window: ByteWindow, start: number, what: string): number | Diagnostic {
  const end = window.findNul(start, LONGEST_NAME);
  if (end !== null) return end;
  if (window.size - start <= LONGEST_NAME) return cutOff(window.size);
  const message = `The ${what} at offset ${start} has no end.`;
  return diagnostic('malformed', 'partial', message, spanOfBytes(start, start), WHAT_FOLLOWS);
}

const WHAT_FOLLOWS = 'What follows it was not read; copy the file again.';

function cutOff(size: number): Diagnostic {
  const message = `The file ends at offset ${size}, within a setting.`;
  return diagnostic('truncated', 'partial', message, spanOfBytes(size, size), 'Copy the file again.');
}

function misplaced(window: ByteWindow, offset: number, expected: string): Diagnostic {
  const found = window.unit(offset);
  if (found === null) return cutOff(window.size);
  const shown = found.toString(16).padStart(4, '0');
  const message = `At offset ${offset} stands 0x${shown} where the format demands "${expected}".`;
  return diagnostic('malformed', 'partial', message, spanOfBytes(offset, offset + 2), WHAT_FOLLOWS);
}

function tooShort(window: ByteWindow, offset: number, from: number, size: number): Diagnostic {
  const left = window.size - from;
  const message = `The setting at offset ${offset} claims ${size} bytes of data, and only ${left} are left.`;
  return diagnostic('truncated', 'partial', message, spanOfBytes(offset, offset + 4), 'Copy the file again.');
}
