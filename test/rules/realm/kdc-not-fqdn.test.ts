// Names of KDCs: what RFC 1123 allows, what the config means, and what mending would change.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/realm/kdc-not-fqdn.ts';
import { cloud, localRealm, onFact, only, placed, realm } from '../../support/facts.ts';

const REALM = 'UNIX.CONTOSO.EXAMPLE';
const NONE = { expectation: null };
const label = (length: number) => 'a'.repeat(length);
const LONG = `${label(63)}.${label(63)}.${label(63)}.${label(61)}`;

function kdc(host: string) {
  return onFact(rule, realm(REALM, `<k>${host}</k>`), NONE);
}

describe('kdc-not-fqdn', () => {
  it.each([
    'kdc1.contoso.example',
    'KDC1.Contoso.Example.',
    '3com.contoso.example',
    'kdc-1.contoso.example',
    'xn--kdc-zna.example',
    `${label(63)}.example`,
    LONG,
    `${LONG}.`,
    'kdc.b\u00fccher.example',
    '10.contoso.example',
    '.',
    'face.beef.example',
    '10.contoso.e1',
  ])('is silent for %j', (host) => {
    expect(kdc(host).findings).toEqual([]);
  });

  it.each([
    ['kdc1', 'no domain'],
    ['kdc1.', 'no domain'],
    ['192.0.2.88', 'an address'],
    ['2001:db8::88', 'an address'],
    ['::1', 'an address'],
    ['fe80::1%eth0', 'an address'],
    ['10', 'an address'],
    ['a::b::kdc', 'has :'],
    ['kdc_1.contoso.example', 'underscore'],
    ['-kdc.contoso.example', 'hyphen'],
    ['kdc-.contoso.example', 'hyphen'],
    [`${label(64)}.example`, '63'],
    [`${LONG}b`, '253'],
    ['kdc..example', 'empty label'],
    ['.contoso.example', 'empty label'],
    ['*.contoso.example', 'empty label'],
    ['kdc*.contoso.example', 'has * in it'],
    ['[::1]', 'an address'],
    ['[2001:db8::88]:88', 'an address'],
    ['x[::1]', 'has ['],
    ['[::1]x', 'has ['],
    ['kdc::1', 'has :'],
    ['10.0.0.1:88', 'an address'],
  ])('reports %j: %s', (host, what) => {
    const finding = only(kdc(host));
    expect(finding).toMatchObject({ severity: 'warning', actual: host, expected: null });
    expect(finding.message).toContain(what);
    expect(placed(finding)).toBe(`2:4-${4 + host.length}`);
  });

  it('points at the one of several, also where a comma separates them', () => {
    const outcome = kdc('kdc1.contoso.example, kdc2; kdc3.contoso.example');
    expect(placed(only(outcome))).toBe('2:26-30');
  });

  it.each(['https://kdc1.contoso.example', 'kdc1.contoso.example:88'])(
    'says that mending %j would make it right',
    (host) => {
      expect(only(kdc(host)).rightWhenRepaired).toBe(true);
    },
  );

  it.each([
    ['kdc1:88', 'no domain'],
    ['https://192.0.2.88/', 'an address'],
  ])('says that mending %j would not: %s', (host, what) => {
    const finding = only(kdc(host));
    expect(finding.rightWhenRepaired).toBe(false);
    expect(finding.message).toContain(what);
  });

  it('takes as right what the config names', () => {
    const expectation = cloud('unix.contoso.example', { kdcs: ['kdc1', '192.0.2.88'] });
    const outcome = onFact(rule, realm(REALM, '<k>KDC1; 192.0.2.88</k>'), { expectation });
    expect(outcome.findings).toEqual([]);
  });

  it('judges what ksetup keeps', () => {
    const finding = only(onFact(rule, localRealm(REALM, ['kdc1.contoso.example', 'kdc2']), NONE));
    expect(finding).toMatchObject({ actual: 'kdc2', setting: 'Domains' });
    expect(placed(finding)).toBe('3:1-5');
  });
});
