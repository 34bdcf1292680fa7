// Get-ADTrust is recognised in both serializations, and said to be not read.

import { expect, it } from 'vitest';
import { formatList } from '../../../src/readers/serializations/format-list.ts';
import { json } from '../../../src/readers/serializations/json.ts';
import { codes, fixture, readAll, textAt } from '../serializations/support.ts';

it('is not taken for Get-ADObject', () => {
  const bytes = fixture('format-list/get-adtrust.txt');
  const read = readAll(formatList, bytes);
  expect(codes(read)).toEqual(['unsupported partial']);
  expect(read.diagnostics[0]?.hint).toContain('Get-ADObject');
  const at = read.diagnostics[0]?.at;
  expect(at && textAt(bytes, at)).toBe('ZSCALERBETA.NET');
  expect([read.records, read.scopes]).toEqual([[], []]);
});

it('is known by the words that it prints for the type', () => {
  expect(
    codes(readAll(json, '{"Target": "A", "Direction": 1, "TrustType": "MIT", "trustAttributes": 1}')),
  ).toEqual(['unsupported partial']);
  const read = readAll(
    json,
    '{"DisallowTransivity": true, "Direction": 1, "TrustType": 3, "ObjectClass": "trustedDomain"}',
  );
  expect(codes(read)).toEqual(['unsupported partial']);
  expect(read.records).toEqual([]);
  expect(
    readAll(json, '{"Direction": "x", "TrustType": 3, "ObjectClass": "trustedDomain"}').records,
  ).toHaveLength(1);
});
