// What is more than a host name, and addresses that only look like it.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/realm/address-has-scheme-or-port.ts';
import { localRealm, mapping, onFact, only, placed, realm } from '../../support/facts.ts';

const REALM = 'ZSCALERBETA.NET';
const HOST = 'kerberos.zscalerbeta.net';

describe('address-has-scheme-or-port', () => {
  it('calls tags where none belong tags, and a path a path', () => {
    const tagged = only(onFact(rule, localRealm(REALM, [`<k>${HOST}</k>`])));
    expect(tagged).toMatchObject({ actual: `<k>${HOST}</k>`, expected: HOST });
    expect(tagged.message).toContain('has tags');
    expect(only(onFact(rule, localRealm(REALM, [`${HOST}/realm`]))).message).toContain('has a path');
  });

  it.each([
    [`https://${HOST}`, HOST],
    [`//${HOST}`, HOST],
    [`${HOST}:88`, HOST],
    [`${HOST}:1088`, HOST],
    [`${HOST}:`, HOST],
    [`${HOST}/realm`, HOST],
    [`https://${HOST}:443/kdc`, HOST],
    ['[2001:db8::88]:88', '2001:db8::88'],
    // Whatever this is meant to be, advising it again would help nobody.
    ['\\[a\\](x/y)', null],
  ])('reports the KDC %j', (address, expected) => {
    const finding = only(onFact(rule, realm(REALM, `<k>${address}</k>`)));
    expect(finding).toMatchObject({ severity: 'error', actual: address, expected });
    expect(placed(finding)).toBe(`2:4-${4 + address.length}`);
  });

  it('reports entries of the host map, the first in place and the others beside it', () => {
    const finding = only(
      onFact(rule, mapping(REALM, '.zscalerbeta.net; http://a.zscalerbeta.net, b.zscalerbeta.net:80')),
    );
    expect(finding).toMatchObject({ actual: 'http://a.zscalerbeta.net', setting: 'domain_realm' });
    expect(placed(finding)).toBe('2:19-43');
    expect(finding.related?.map((place) => place.at.region?.startColumn)).toEqual([45]);
  });

  it.each([HOST, '2001:db8::88', '::1', '[2001:db8::88]', '192.0.2.88'])('is silent for %j', (address) => {
    expect(onFact(rule, realm(REALM, `<k>${address}</k>`)).findings).toEqual([]);
  });
});
