// Types of values: REG_SZ alone is right, where a type is shown and the policy wrote it.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/gpo/policy-wrong-type.ts';
import { localRealm, mapping, onFact, only, placed, realm } from '../../support/facts.ts';

const REALM = 'ZSCALERBETA.NET';

describe('policy-wrong-type', () => {
  it.each([
    ['REG_MULTI_SZ', 'error'],
    ['REG_BINARY', 'error'],
    ['REG_TYPE_77', 'error'],
    ['REG_EXPAND_SZ', 'warning'],
  ] as const)('judges %s as %s', (type, severity) => {
    const finding = only(onFact(rule, mapping(REALM, '.zscalerbeta.net', type)));
    expect(finding).toMatchObject({ severity, actual: type, expected: 'REG_SZ', setting: 'domain_realm' });
    expect(placed(finding)).toBe('1:1-16');
  });

  it('is silent for REG_SZ, for reports without types, and for ksetup', () => {
    expect(onFact(rule, realm(REALM, '<k>kerberos.zscalerbeta.net</k>')).findings).toEqual([]);
    expect(onFact(rule, realm(REALM, '<k>kerberos.zscalerbeta.net</k>', null)).applies).toBe(false);
    expect(onFact(rule, localRealm(REALM, ['kerberos.zscalerbeta.net'])).applies).toBe(false);
  });
});
