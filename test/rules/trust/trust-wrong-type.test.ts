// The type of a trust is judged by what is expected of its realm.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/trust/trust-wrong-type.ts';
import { cloud, numberAt, onFact, only, placed, trust } from '../../support/facts.ts';

const ofType = (value: number) => trust({ type: numberAt(value, 5) });

describe('trust-wrong-type', () => {
  it.each([
    [2, '2 (Active Directory domain)'],
    [9, '9 (unknown)'],
  ])('reports %d', (value, actual) => {
    const finding = only(onFact(rule, ofType(value)));
    expect(finding).toMatchObject({
      severity: 'error',
      actual,
      expected: '3 (MIT Kerberos realm)',
      setting: 'trustType',
      realm: 'ZSCALERBETA.NET',
    });
    expect(placed(finding)).toBe('5:1-2');
  });

  it('is silent for a realm trust', () => {
    expect(onFact(rule, ofType(3))).toMatchObject({ findings: [], notEvaluated: [] });
  });

  it('does not judge trusts of which nothing is expected, or whose type was not exported', () => {
    expect(onFact(rule, ofType(2), { expectation: null }).applies).toBe(false);
    for (const expectation of [null, cloud('zscalerbeta.net', { trust: null })])
      expect(onFact(rule, ofType(3), { expectation }).notEvaluated).toHaveLength(1);
    expect(onFact(rule, trust({ type: null })).notEvaluated).toHaveLength(1);
  });
});
