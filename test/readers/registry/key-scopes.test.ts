// What an export of keys covers: the tree below its first key, or each wanted key that was read whole.

import { expect, it } from 'vitest';
import type { Hive } from '../../../src/model/record.ts';
import { keyScopes } from '../../../src/readers/registry/key-scopes.ts';

const at = { start: 0, end: 0, region: null };
const key = (keyPath: string, hive: Hive = 'HKLM') => ({ hive, keyPath: { value: keyPath, at }, at });

function after(...keys: ReturnType<typeof key>[]) {
  const scopes = keyScopes();
  for (const one of keys) scopes.add(one, true);
  return scopes;
}

const covered = (scopes: ReturnType<typeof keyScopes>) => scopes.scopes().map(({ covers }) => covers);

it.each([
  ['no key', [], ''],
  ['one key', [key('A')], 'A'],
  ['a key and what is below it', [key('A'), key('a\\B')], 'A'],
  ['keys beside each other', [key('A'), key('B')], ''],
  ['the same key of another hive', [key('A'), key('A', 'HKCU')], ''],
])('%s: the tree of "%s"', (_, keys, tree) => {
  expect(after(...keys).tree()).toBe(tree);
});

it('a tree is one scope with its subkeys', () => {
  expect(covered(after(key('A'), key('A\\B')))).toMatchObject([{ keyPath: 'A', subkeys: true }]);
});

it('keys of two hives are a scope each, and each key once, whatever its case', () => {
  expect(covered(after(key('A'), key('A', 'HKCU'), key('a')))).toMatchObject([
    { hive: 'HKLM', keyPath: 'A', subkeys: false },
    { hive: 'HKCU', keyPath: 'A', subkeys: false },
  ]);
});

it('a key that is spoilt is not covered, nor is the tree that it lies in', () => {
  const scopes = after(key('A'), key('A\\B'));
  scopes.spoil();
  expect(scopes.tree()).toBe('');
  expect(covered(scopes)).toMatchObject([{ keyPath: 'A', subkeys: false }]);
  scopes.add(key('a'), true);
  scopes.spoil();
  expect(covered(scopes)).toEqual([]);
});

it('what is spoilt between keys spoils none of them', () => {
  const scopes = after(key('A'));
  scopes.leave();
  scopes.spoil();
  expect(covered(scopes)).toMatchObject([{ keyPath: 'A', subkeys: false }]);
});
