// Registry.pol: the registry settings of one side of a GPO (MS-GPREG 2.2.1). Walked by sizes, never split.

import { diagnostic } from '../../model/diagnostic.ts';
import { type Located, locatedFrom } from '../../model/located.ts';
import type { Head, Reader } from '../../model/reader.ts';
import type { Diagnostic, Item, RegistryRecord } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import type { Span } from '../../model/span.ts';
import { decodeUtf16 } from '../text/decode.ts';
import { type ByteWindow, byteWindow, containsFragment, spanOfBytes } from './pol-bytes.ts';
import { type Directive, directive, directiveTargets, isUnknownDirective } from './policy-directives.ts';
import { type Decoded, decodeValue, isWanted, typeOfNumber, weighed } from './registry-data.ts';

const HEADER = 8;
const SIGNATURE = [0x50, 0x52, 0x65, 0x67];
const OPEN = 0x5b;
const CLOSE = 0x5d;
const SEMICOLON = 0x3b;
// A registry key path holds 32,767 characters at most, a value name 16,383.
const LONGEST_NAME = 65_536;
// Our settings are texts of some hundred bytes; MS-GPREG itself allows 65,535.
const LARGEST_VALUE = 16 * 1024 * 1024;

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
    for (let offset = HEADER; offset < source.size; ) {
      const entry = readEntry(window, offset, interest);
      if ('kind' in entry) {
        yield entry;
        return;
      }
      if (entry.wanted) yield* itemsOf(window, entry, interest);
      offset = entry.end;
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

interface Entry {
  readonly start: number;
  readonly key: Span;
  readonly name: Span;
  readonly type: number;
  readonly data: Span;
  readonly end: number;
  readonly wanted: boolean;
}

function readEntry(window: ByteWindow, start: number, interest: Interest): Entry | Diagnostic {
  if (window.unit(start) !== OPEN) return misplaced(window, start, '[');
  const key = readName(window, start + 2, 'key');
  if ('kind' in key) return key;
  const afterKey = key.end + 2;
  if (window.unit(afterKey) !== SEMICOLON) return misplaced(window, afterKey, ';');
  // Judged while the key is at hand: the value's name may move the window on.
  const wantedKey = containsFragment(window, key, interest.keyPaths);
  const name = readName(window, afterKey + 2, 'value name');
  if ('kind' in name) return name;
  const afterName = name.end + 2;
  if (window.unit(afterName) !== SEMICOLON) return misplaced(window, afterName, ';');
  const type = window.uint32(afterName + 2);
  if (window.unit(afterName + 6) !== SEMICOLON) return misplaced(window, afterName + 6, ';');
  const size = window.uint32(afterName + 8);
  if (window.unit(afterName + 12) !== SEMICOLON) return misplaced(window, afterName + 12, ';');
  const from = afterName + 14;
  if (type === null || size === null) return cutOff(window.size);
  if (from + size > window.size) return tooShort(window, afterName + 8, from, size);
  const end = from + size;
  if (window.unit(end) !== CLOSE) return misplaced(window, end, ']');
  const isDirective = window.unit(name.start) === 0x2a && window.unit(name.start + 2) === 0x2a;
  const data = spanOfBytes(from, end);
  return { start, key, name, type, data, end: end + 2, wanted: wantedKey || isDirective };
}

/** The span of a NUL-terminated name, without the NUL. */
function readName(window: ByteWindow, start: number, what: string): Span | Diagnostic {
  const end = window.findNul(start, LONGEST_NAME);
  if (end !== null) return spanOfBytes(start, end);
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

function* itemsOf(window: ByteWindow, entry: Entry, interest: Interest): Iterable<Item> {
  const size = entry.data.end - entry.data.start;
  const keyPath = textAt(window, entry.key);
  if (size > LARGEST_VALUE) {
    const message = `A value of ${size} bytes under ${keyPath.value} was not read.`;
    yield weighed(diagnostic('too-large', 'partial', message, entry.data), keyPath.value, interest);
    return;
  }
  const valueName = textAt(window, entry.name);
  const type = typeOfNumber(entry.type);
  const decoded = decodeValue(type, {
    bytes: window.copy(entry.data.start, entry.data.end),
    spanOf: (from, to) => spanOfBytes(entry.data.start + from, entry.data.start + to),
    linear: true,
    page: null,
  });
  const what = directive(valueName);
  const records = recordsOf(entry, keyPath, valueName, what, decoded);
  let yielded = false;
  for (const record of records) {
    if (!isWanted(record.keyPath.value, interest)) continue;
    yielded = true;
    yield record;
  }
  const deletes = what !== null && what.operation !== 'set-if-absent';
  const unknown = isUnknownDirective(valueName) && isWanted(keyPath.value, interest);
  const unnamed =
    !unknown && records.length === 0 && decoded.data.kind !== 'text' && isWanted(keyPath.value, interest);
  const idle = unknown
    ? 'no such directive is known.'
    : unnamed
      ? `a directive names nothing in a ${type}.`
      : null;
  const problem = idle ?? (deletes ? null : decoded.problem);
  if (problem !== null && (yielded || idle !== null)) {
    const where = `${keyPath.value} : ${valueName.value}`;
    const said = diagnostic('bad-value', 'partial', `${where}: ${problem}`, entry.data);
    yield weighed(said, keyPath.value, interest);
  }
}

function textAt(window: ByteWindow, span: Span): Located {
  return { value: decodeUtf16(window.copy(span.start, span.end)), at: span };
}

function recordsOf(
  entry: Entry,
  keyPath: Located,
  valueName: Located,
  what: Directive | null,
  decoded: Decoded,
): RegistryRecord[] {
  const base = { kind: 'registry', part: null, side: null, hive: null } as const;
  const at = spanOfBytes(entry.start, entry.end);
  const type = typeOfNumber(entry.type);
  const { data } = decoded;
  if (isUnknownDirective(valueName)) return [];
  if (what === null) {
    if (valueName.value === '' && entry.type === 0 && entry.data.start === entry.data.end) {
      return [{ ...base, keyPath, valueName: null, type: null, data: null, operation: 'create-key', at }];
    }
    return [{ ...base, keyPath, valueName, type, data, operation: 'set', at }];
  }
  const { operation } = what;
  if (operation === 'set-if-absent') {
    return [{ ...base, keyPath, valueName: what.valueName, type, data, operation, at }];
  }
  const order = { ...base, type: null, data: null, operation, at };
  if (operation === 'secure-key' || operation === 'delete-all-values' || what.valueName !== null) {
    return [{ ...order, keyPath, valueName: what.valueName }];
  }
  const targets = data.kind === 'text' ? directiveTargets(data.text) : [];
  return targets.map((target) =>
    operation === 'delete-key'
      ? { ...order, keyPath: subkey(keyPath, target), valueName: null }
      : { ...order, keyPath, valueName: target },
  );
}

// **DeleteKeys names subkeys of the key that it stands under (MS-GPREG 3.2.5.1).
function subkey(keyPath: Located, name: Located): Located {
  const { end } = keyPath.at;
  const parts = [
    { text: keyPath.value, span: keyPath.at, linear: true },
    { text: '\\', span: spanOfBytes(end, end), linear: false },
    { text: name.value, span: name.at, linear: true },
  ];
  return locatedFrom(parts, keyPath.at);
}
