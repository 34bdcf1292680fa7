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
    [`https://${HOST}`, HOST, 'a scheme'],
    [`//${HOST}`, HOST, 'a scheme'],
    [`${HOST}:88`, HOST, 'a port'],
    [`${HOST}:1088`, HOST, 'a port'],
    [`${HOST}:`, HOST, 'a port'],
    [`${HOST}/realm`, HOST, 'a path'],
    [`${HOST}//realm`, HOST, 'a path'],
    [`https://${HOST}:443/kdc`, HOST, 'a scheme'],
    ['[2001:db8::88]:88', '2001:db8::88', 'a port'],
    // Whatever this is meant to be, advising it again would help nobody, nor would nothing at all.
    ['\\[a\\](x/y)', null, 'a path'],
    ['//', null, 'a scheme'],
  ])('reports the KDC %j', (address, expected, what) => {
    const finding = only(onFact(rule, realm(REALM, `<k>${address}</k>`)));
    expect(finding).toMatchObject({ severity: 'error', actual: address, expected });
    expect(finding.message).toContain(`has ${what};`);
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
