// What the registry formats share: roots of keys, numbers with room, and what weighs on a verdict.

import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../../src/model/diagnostic.ts';
import { decodeValue, numberFor, splitKey, weighed } from '../../../src/readers/registry/registry-data.ts';
import { encode } from '../../support/bytes.ts';

const located = (value: string) => ({ value, at: { start: 0, end: value.length, region: null } });

describe('numbers', () => {
  it.each([
    ['REG_DWORD', '0', 0],
    ['REG_DWORD', '4294967295', 4294967295],
    ['REG_DWORD', '4294967296', null],
    ['REG_QWORD', '0x100000000', 4294967296],
    ['REG_DWORD', '-1', null],
    ['REG_DWORD', '1.5', null],
    ['REG_DWORD', 'one', null],
  ] as const)('%s %s', (type, digits, expected) => {
    expect(numberFor(type, digits)).toBe(expected);
  });
});

describe('keys', () => {
  it.each([
    ['HKLM', 'HKLM', ''],
    ['hkey_local_machine\\', 'HKLM', ''],
    ['HKCU\\Software\\\\', 'HKCU', 'Software'],
    ['HKLM\\\\', 'HKLM', ''],
  ])('%s', (name, hive, keyPath) => {
    const key = splitKey(located(name));
    expect([key?.hive, key?.keyPath.value]).toEqual([hive, keyPath]);
    expect(key?.at.end).toBe(name.replace(/\\+$/, '').length);
  });

  it.each(['', 'Software', '\\HKLM', 'constructor\\A'])('%j has no root', (name) => {
    expect(splitKey(located(name))).toBeNull();
  });
});

describe('what is said of a key', () => {
  const said = diagnostic('bad-value', 'partial', 'The value is not read.', null);
  const keyPaths = ['\\kerberos', '\\edge', '\\chrome'];
  const rest = { policyText: [], objectClasses: [], attributes: [] };

  it.each([
    ['Software\\Kerberos', 'partial'],
    ['Software\\Edge', 'notice'],
    ['Software\\Chrome', 'notice'],
    ['Software\\Edge\\Kerberos', 'partial'],
    ['Software\\Contoso', 'partial'],
  ])('%s is %s', (keyPath, effect) => {
    const interest = { keyPaths, asides: ['\\edge', '\\chrome'], ...rest };
    expect(weighed(said, keyPath, interest)).toEqual({ ...said, effect });
  });

  it('is a gap where nothing is aside', () => {
    expect(weighed(said, 'Software\\Edge', { keyPaths, ...rest })).toBe(said);
  });
});

describe('bytes', () => {
  const spanOf = (from: number, to: number) => ({ start: from * 3, end: to * 3, region: null });
  const raw = (bytes: Uint8Array, linear: boolean) => ({
    bytes,
    // As in hexadecimal, where something stands between any two.
    spanOf: linear ? spanOf : (from: number, to: number) => ({ ...spanOf(from, to), end: to * 3 - 1 }),
    linear,
    page: null,
  });

  it('that are no text stay bytes', () => {
    const { data, problem } = decodeValue('REG_BINARY', raw(Uint8Array.of(1, 2), true));
    expect(data).toEqual({ kind: 'bytes', length: 2, at: spanOf(0, 2) });
    expect(problem).toBeNull();
  });

  it.each([true, false])('of a text are whole units, in one run: %s', (linear) => {
    const bytes = Uint8Array.of(...encode('ab\0', 'utf-16le'), 0x63);
    const { data, problem } = decodeValue('REG_SZ', raw(bytes, linear));
    expect(problem).not.toBeNull();
    expect(data).toMatchObject({
      kind: 'text',
      text: { value: 'ab', at: { start: 0, end: linear ? 12 : 11 } },
    });
    expect(data.kind === 'text' && data.text.segments?.length).toBe(linear ? undefined : 2);
  });
});
