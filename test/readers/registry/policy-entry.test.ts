// Entries of policy files that are shown as text: values, keys, and every order.

import { describe, expect, it } from 'vitest';
import type { RegistryData, RegistryType } from '../../../src/model/record.ts';
import { policyRecords } from '../../../src/readers/registry/policy-entry.ts';
import { shown } from '../../support/bytes.ts';

const located = (value: string, start: number) => ({
  value,
  at: { start, end: start + value.length, region: null },
});
const at = { start: 0, end: 99, region: null };
const text = (value: string): RegistryData => ({ kind: 'text', text: located(value, 50) });
const number: RegistryData = { kind: 'number', number: 1, at };
const nothing: RegistryData = { kind: 'bytes', length: 0, at };

const entry = (name: string, type: RegistryType | null, data: RegistryData | null) =>
  policyRecords({
    part: null,
    side: 'user',
    keyPath: located('A', 10),
    valueName: located(name, 20),
    type,
    data,
    at,
  });

describe('an entry', () => {
  it.each<[string, RegistryType | null, RegistryData | null, string[]]>([
    ['x', 'REG_SZ', text('a'), ['?\\A : x REG_SZ = "a"']],
    ['', 'REG_SZ', text('a'), ['?\\A :  REG_SZ = "a"']],
    ['', 'REG_NONE', nothing, ['create-key ?\\A']],
    ['x', 'REG_NONE', nothing, ['?\\A : x REG_NONE = 0 bytes']],
    ['**soft.x', 'REG_DWORD', number, ['set-if-absent ?\\A : x REG_DWORD = 1']],
    ['**del.x', 'REG_SZ', text(' '), ['delete-value ?\\A : x']],
    ['**delvals.', 'REG_SZ', text('x'), ['delete-all-values ?\\A']],
    ['**SecureKey=1', 'REG_DWORD', number, ['secure-key ?\\A']],
    ['**DeleteValues', 'REG_SZ', text('x;y'), ['delete-value ?\\A : x', 'delete-value ?\\A : y']],
    ['**DeleteKeys', 'REG_SZ', text('x;y'), ['delete-key ?\\A\\x', 'delete-key ?\\A\\y']],
  ])('%s %s', (name, type, data, expected) => {
    const records = entry(name, type, data) ?? [];
    expect(shown(records)).toEqual(expected);
    for (const record of records) expect(record).toMatchObject({ kind: 'registry', side: 'user', at });
    // An order has no data of its own.
    const bare = records.filter(({ operation }) => operation !== 'set' && operation !== 'set-if-absent');
    expect(bare.every((record) => record.type === null && record.data === null)).toBe(true);
  });

  it.each<[string, RegistryType | null, RegistryData | null]>([
    ['**delvalue.x', 'REG_SZ', text('a')],
    ['**DeleteKeys', 'REG_DWORD', number],
    ['**DeleteValues', null, null],
  ])('%s %s is not understood', (name, type, data) => {
    expect(entry(name, type, data)).toBeNull();
  });

  it('names a subkey by both of its names, each a unit where it stands', () => {
    const keyPath = entry('**DeleteKeys', 'REG_SZ', text('xy;z'))?.[0]?.keyPath;
    expect(keyPath?.at).toMatchObject({ start: 10, end: 52 });
    expect(keyPath?.segments?.map(({ span, linear }) => [span.start, span.end, linear])).toEqual([
      [10, 11, false],
      [11, 11, false],
      [50, 52, false],
    ]);
  });
});
