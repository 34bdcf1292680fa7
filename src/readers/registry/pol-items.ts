// Entries of a Registry.pol as records: values, keys, and the directives that stand in the place of names.

import { diagnostic } from '../../model/diagnostic.ts';
import { type Located, locatedFrom } from '../../model/located.ts';
import type { Item, RegistryRecord } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import type { Span } from '../../model/span.ts';
import { decodeUtf16 } from '../text/decode.ts';
import { type ByteWindow, spanOfBytes } from './pol-bytes.ts';
import { type Directive, directive, directiveTargets, isUnknownDirective } from './policy-directives.ts';
import { type Decoded, decodeValue, isWanted, typeOfNumber, weighed } from './registry-data.ts';

// Our settings are texts of some hundred bytes; MS-GPREG itself allows 65,535.
const LARGEST_VALUE = 16 * 1024 * 1024;

/** An entry by its parts, none of which was decoded. */
export interface Entry {
  readonly start: number;
  readonly key: Span;
  readonly name: Span;
  readonly type: number;
  readonly data: Span;
  readonly end: number;
}

/** What an entry says of keys that somebody wants. */
export function* itemsOf(window: ByteWindow, entry: Entry, interest: Interest): Iterable<Item> {
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
