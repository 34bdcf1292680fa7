// The file of a baseline: written and read again, and refused as soon as something of it is missing or strange.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBaseline, writeBaseline } from '../../src/config/baseline.ts';
import type { BaselineEntry } from '../../src/model/hold.ts';

const ENTRIES: readonly BaselineEntry[] = [
  {
    fingerprint: '0123456789abcdef0123456789abcdef',
    rule: 'kdc-wrong-host',
    subject: {
      kind: 'gpo',
      id: '{8b7c0f52-3d0e-4c53-9a57-0b6e5c1d2f41}@corp.contoso.example',
      name: 'Größe "1"',
    },
    realm: 'ZSCALERBETA.NET',
    date: '2026-03-09',
  },
  {
    fingerprint: 'fedcba9876543210fedcba9876543210',
    rule: 'trust-wrong-type',
    subject: { kind: 'domain', id: 'corp.contoso.example', name: 'corp.contoso.example' },
    date: '2026-01-31',
  },
];
const TEXT = writeBaseline(ENTRIES, '1.2.3');

function refused(text: string): string {
  const { problems } = readBaseline(text);
  return (problems ?? []).map(({ line, column, message }) => `${line}:${column}: ${message}`).join('\n');
}

describe('a baseline', () => {
  it('is read as it was written', () => {
    expect(readBaseline(TEXT)).toEqual({ entries: ENTRIES, problems: null });
    expect(readBaseline(writeBaseline([], '1.2.3')).entries).toEqual([]);
  });

  it('has a line for each finding', () => {
    const lines = TEXT.split('\n');
    for (const { fingerprint } of ENTRIES)
      expect(lines.filter((line) => line.includes(fingerprint))).toHaveLength(1);
    expect(TEXT.endsWith('}\n')).toBe(true);
  });

  it('is refused when it was cut off anywhere', () => {
    for (let length = 0; length < TEXT.trimEnd().length; length++) {
      const { entries, problems } = readBaseline(TEXT.slice(0, length));
      expect(entries).toBeNull();
      expect(problems?.length).toBeGreaterThan(0);
    }
  });

  it.each([
    ['a list', '[]', /1:1: The document must be an object/],
    ['something else', '{"name": "app", "version": "1.0.0"}', /"name" is unknown/],
    [
      'a report',
      '{"schemaVersion": 1, "tool": {"name": "realmlint", "version": "1"}, "inputs": []}',
      /lacks .*"findings"/,
    ],
    [
      'a later version',
      TEXT.replace('"schemaVersion": 1', '"schemaVersion": 2'),
      /2:20: schemaVersion cannot be 2\. Wanted: 1,/,
    ],
    ['another tool', TEXT.replace('"realmlint"', '"tflint"'), /tool\.name cannot be "tflint"/],
    ['half a fingerprint', TEXT.replace('fedcba98', ''), /6:20: findings\[1\]\.fingerprint/],
    ['a bad date', TEXT.replace('2026-01-31', 'then'), /findings\[1\]\.date/],
    ['a comment', TEXT.replace('{', '{ // known\n'), /omment/],
    ['a conflict of a merge', TEXT.replace('  "findings"', '<<<<<<< HEAD\n  "findings"'), /4:1: /],
  ])('is refused when it is %s', (_, text, message) => {
    expect(refused(text)).toMatch(message);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const result = readBaseline(text);
        expect(result.entries === null).toBe(result.problems !== null);
      }),
    );
  });
});
