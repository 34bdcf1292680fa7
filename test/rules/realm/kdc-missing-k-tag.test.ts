// Host text without tags is reported; values that need no tag are not.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/realm/kdc-missing-k-tag.ts';
import { localRealm, onFact, only, placed, realm } from '../../support/facts.ts';

const REALM = 'ZSCALERBETA.NET';

describe('kdc-missing-k-tag', () => {
  it('points at the bare host text, without the blanks around it', () => {
    const finding = only(onFact(rule, realm(REALM, ' kerberos.zscalerbeta.net; kdc2.zscalerbeta.net ')));
    expect(finding).toMatchObject({
      severity: 'error',
      expected: '<k>kerberos.zscalerbeta.net; kdc2.zscalerbeta.net</k>',
    });
    expect(placed(finding)).toBe('2:2-48');
  });

  it('is an error whatever is expected', () => {
    expect(only(onFact(rule, realm('UNIX.CONTOSO.EXAMPLE', 'kdc1'), { expectation: null })).severity).toBe(
      'error',
    );
  });

  it.each([
    '<k>kerberos.zscalerbeta.net</k>',
    '<K>kerberos.zscalerbeta.net</K>',
    '<f>0x0000000E</f>',
    '<f>0x0000000E</f><k>kerberos.zscalerbeta.net</k>',
    'kerberos.zscalerbeta.net</k>',
    '&lt;k&gt;kerberos.zscalerbeta.net&lt;/k&gt;',
    '',
  ])('is silent for %j', (value) => {
    expect(onFact(rule, realm(REALM, value)).findings).toEqual([]);
  });

  it('does not ask ksetup for tags', () => {
    expect(onFact(rule, localRealm(REALM, ['kerberos.zscalerbeta.net'])).findings).toEqual([]);
  });
});
