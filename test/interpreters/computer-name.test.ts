// The registry's own word for whose it is.

import { describe, expect, it } from 'vitest';
import { INTEREST, interpret } from '../../src/interpreters/interpret.ts';
import type { RegistryRecord } from '../../src/model/record.ts';
import { originOf } from '../support/gathered.ts';
import { number, registry, text } from '../support/records.ts';

const KEY = 'SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName';

function names(record: RegistryRecord, holder: 'client' | 'gpo' = 'client'): readonly (string | undefined)[] {
  const facts = [...interpret(record, originOf('a.reg', 'reg', { holder }))];
  return facts.map((fact) => (fact.kind === 'client' ? fact.name?.value : fact.kind));
}

describe('the name of the computer', () => {
  it.each([KEY, KEY.toLowerCase(), KEY.replace('CurrentControlSet', 'ControlSet001'), `${KEY}\\`])(
    'stands in %s',
    (key) => {
      expect(names(registry(key, 'ComputerName', text('PC-0217')))).toEqual(['PC-0217']);
      expect(names(registry(key, 'COMPUTERNAME', text('PC-0217')))).toEqual(['PC-0217']);
      expect(INTEREST.keyPaths.some((fragment) => key.toLowerCase().includes(fragment))).toBe(true);
    },
  );

  it('is told with its place', () => {
    const [fact] = interpret(registry(KEY, 'ComputerName', text('PC-0217')), originOf('a.reg', 'reg'));
    expect(fact).toMatchObject({ kind: 'client', locator: `HKLM\\${KEY} : ComputerName`, time: null });
  });

  it.each<[string, RegistryRecord]>([
    ['another value', registry(KEY, 'Default', text('PC-0217'))],
    ['the key itself', registry(KEY, null, text('PC-0217'))],
    ['another key', registry(KEY.replace(/ComputerName$/, 'Other'), 'ComputerName', text('PC-0217'))],
    ['another root', { ...registry(KEY, 'ComputerName', text('PC-0217')), hive: 'HKCU' }],
    ['a number', registry(KEY, 'ComputerName', number(1))],
    ['a deletion', { ...registry(KEY, 'ComputerName', text('')), operation: 'delete-value' }],
  ])('is not told by %s', (_, record) => {
    expect(names(record)).toEqual([]);
  });

  it('that a GPO hands out is nobody in particular', () => {
    expect(names(registry(KEY, 'ComputerName', text('PC-0217')), 'gpo')).toEqual([]);
  });
});
