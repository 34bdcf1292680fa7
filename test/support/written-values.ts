// What the project's own readers find in something that a remedy wrote.

import fc from 'fast-check';
import type { Reader } from '../../src/model/reader.ts';
import type { RegistryRecord } from '../../src/model/record.ts';
import type { RegistryValue } from '../../src/model/remedy.ts';
import { anyText } from './any-text.ts';
import { readAll } from './bytes.ts';

export interface ReadValue {
  readonly key: string;
  readonly name: string;
  readonly value: RegistryValue | null;
}

/** The values of a file in their order, deletions with null; every gap throws. */
export function readValues(reader: Reader, bytes: Uint8Array): ReadValue[] {
  const { records, gaps } = readAll(reader, bytes);
  if (gaps.length > 0) throw new Error(JSON.stringify(gaps));
  return records
    .filter(({ operation }) => operation === 'set' || operation === 'delete-value')
    .map((record) => ({
      key: record.keyPath.value,
      name: record.valueName?.value ?? '',
      value: readValue(record),
    }));
}

/** The data of a record; null where it deletes. */
export function readValue({ type, data, operation }: RegistryRecord): RegistryValue | null {
  if (operation === 'delete-value') return null;
  if (data?.kind === 'text' && (type === 'REG_SZ' || type === 'REG_EXPAND_SZ')) {
    return { type, text: data.text.value };
  }
  if (data?.kind === 'list' && type === 'REG_MULTI_SZ') {
    return { type, items: data.items.map(({ value }) => value) };
  }
  if (data?.kind === 'number' && type === 'REG_DWORD') return { type, number: data.number };
  throw new Error(`a ${type} with ${data?.kind}`);
}

const item = anyText(20).map((text) => text.replaceAll('\0', ''));

/** Any value; lists that are a single empty string are left out, since their bytes are those of an empty list. */
export const anyValue: fc.Arbitrary<RegistryValue> = fc.oneof(
  fc.record({ type: fc.constantFrom('REG_SZ' as const, 'REG_EXPAND_SZ' as const), text: anyText(40) }),
  fc.record({
    type: fc.constant('REG_MULTI_SZ' as const),
    items: fc.array(item, { maxLength: 4 }).filter((items) => items.length !== 1 || items[0] !== ''),
  }),
  fc.record({ type: fc.constant('REG_DWORD' as const), number: fc.nat(0xffffffff) }),
);
