// Bits that mean something on the trust to a realm, or do no harm, are silent; of the others each is explained.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/trust/trust-unexpected-attributes.ts';
import { cloud, numberAt, onFact, only, placed, trust } from '../../support/facts.ts';

const withAttributes = (value: number, attributesMask: number | null = null) =>
  trust({ attributes: numberAt(value, 6), attributesMask });

describe('trust-unexpected-attributes', () => {
  it.each([0, 0x1, 0x8, 0x81, 0x101, 0x201, 0x389])('is silent for %d', (value) => {
    expect(onFact(rule, withAttributes(value))).toMatchObject({ findings: [], notEvaluated: [] });
  });

  it.each([
    [0x2, 'up-level only'],
    [0x4, 'SID filtering'],
    [0x10, 'selective authentication'],
    [0x20, 'within forest'],
    [0x40, 'treat as external'],
    [0x400, 'privileged identity management'],
    [0x800, 'delegation of tickets enabled'],
    [0x1000, 'targets are not validated'],
    [0x2000, '0x2000'],
    [0x80000000, '0x80000000'],
  ])('warns of 0x%s and says what it is', (bit, name) => {
    const value = bit + 1;
    const finding = only(onFact(rule, withAttributes(value)));
    expect(finding).toMatchObject({
      severity: 'warning',
      actual: `${value} (non-transitive, ${name})`,
      expected: '1 (non-transitive)',
      setting: 'trustAttributes',
      realm: 'ZSCALERBETA.NET',
    });
    expect(finding.message).toContain(`0x${bit.toString(16).toUpperCase()}`);
    expect(placed(finding)).toBe(`6:1-${1 + String(value).length}`);
  });

  it('is one finding for several bits, and keeps what is harmless', () => {
    const finding = only(onFact(rule, withAttributes(0x255)));
    expect(finding.expected).toBe('513 (non-transitive, no delegation of tickets)');
    expect(finding.message.match(/0x/g)).toHaveLength(3);
  });

  it('expects a transitive trust where the config does', () => {
    const expectation = cloud('zscalerbeta.net', {
      source: 'config',
      trust: { type: 3, direction: 3, transitive: true, encryptionTypes: null },
    });
    expect(only(onFact(rule, withAttributes(0x10), { expectation })).expected).toBe('0 (transitive)');
    expect(only(onFact(rule, withAttributes(0x10))).expected).toBe('1 (non-transitive)');
  });

  it('judges the bits that the export can show, and says that there are others', () => {
    expect(onFact(rule, withAttributes(0x11, 0x1))).toMatchObject({
      findings: [],
      notEvaluated: [expect.stringContaining('not all')],
    });
    expect(only(onFact(rule, withAttributes(0x31, 0x11))).actual).toBe(
      '17 (non-transitive, selective authentication)',
    );
    expect(onFact(rule, trust({ attributes: null })).notEvaluated).toHaveLength(1);
    expect(rule.needs).toEqual(['trust-attributes']);
  });
});
