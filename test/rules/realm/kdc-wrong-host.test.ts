// KDCs against what is expected: per KDC, as DNS compares, and what mending the value would change.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/realm/kdc-wrong-host.ts';
import { cloud, localRealm, onFact, only, placed, realm } from '../../support/facts.ts';

const REALM = 'ZSCALERBETA.NET';

describe('kdc-wrong-host', () => {
  it('points at the one wrong KDC and says whose it is', () => {
    const finding = only(onFact(rule, realm(REALM, '<k>kerberos.zscalerbeta.net; kerberos.zscloud.net</k>')));
    expect(finding).toMatchObject({
      severity: 'error',
      actual: 'kerberos.zscloud.net',
      expected: 'kerberos.zscalerbeta.net',
      rightWhenRepaired: false,
    });
    expect(finding.message).toContain('cloud zscloud.net');
    expect(placed(finding)).toBe('2:30-50');
  });

  it.each(['kdc2.zscalerbeta.net', 'kdc.contoso.example'])('names no other cloud for %s', (host) => {
    expect(only(onFact(rule, realm(REALM, `<k>${host}</k>`))).message).not.toContain('the cloud');
  });

  it('judges KDCs of ksetup too', () => {
    const finding = only(onFact(rule, localRealm(REALM, ['kdc.contoso.example'])));
    expect(finding).toMatchObject({ setting: 'Domains', actual: 'kdc.contoso.example' });
  });

  it.each(['KERBEROS.ZSCALERBETA.NET', 'kerberos.zscalerbeta.net.', ' kerberos.zscalerbeta.net '])(
    'is silent for %j',
    (host) => {
      const outcome = onFact(rule, realm(REALM, `<k>${host}</k>`));
      expect([outcome.findings, outcome.notEvaluated]).toEqual([[], []]);
    },
  );

  it.each(['', '<k></k>', '<k> ; </k>', '<f>0x0000000E</f>'])(
    'passes no judgement on %j, which lists no KDC',
    (value) => {
      for (const expectation of [cloud(), null]) {
        const outcome = onFact(rule, realm(REALM, value), { expectation });
        expect(outcome.findings).toEqual([]);
        expect(outcome.notEvaluated).toEqual([`no KDC is listed for realm ${REALM}`]);
      }
    },
  );

  it.each([
    'https://kerberos.zscalerbeta.net',
    'kerberos.zscalerbeta.net:88',
    'kerberos.zscalerbeta.net\u00a0',
    'kerb\u200beros.zscalerbeta.net',
  ])('says that mending %j would make it right', (host) => {
    expect(only(onFact(rule, realm(REALM, `<k>${host}</k>`))).rightWhenRepaired).toBe(true);
  });

  it('speaks of the host when it is wrong beside its damage', () => {
    const finding = only(onFact(rule, realm(REALM, '<k>https://kerberos.zscloud.net:88</k>')));
    expect(finding.rightWhenRepaired).toBe(false);
    expect(finding.message).toContain('kerberos.zscloud.net is not');
  });

  it('never calls an entry right that holds no host at all', () => {
    expect(only(onFact(rule, realm(REALM, '<k>://</k>'))).rightWhenRepaired).toBe(false);
  });

  it('accepts any of several expected KDCs, and judges none when none is expected', () => {
    const two = cloud('zscalerbeta.net', { kdcs: ['kdc1.contoso.example', 'kdc2.contoso.example'] });
    const fact = realm(REALM, '<k>kdc2.contoso.example; kdc3.contoso.example</k>');
    expect(only(onFact(rule, fact, { expectation: two }))).toMatchObject({
      actual: 'kdc3.contoso.example',
      expected: 'kdc1.contoso.example; kdc2.contoso.example',
    });
    const none = onFact(rule, fact, { expectation: cloud('zscalerbeta.net', { kdcs: [] }) });
    expect(none).toMatchObject({ findings: [] });
    expect(none.notEvaluated).toHaveLength(1);
  });

  it('knows without an expectation only the KDC of another cloud', () => {
    const other = onFact(rule, realm('CORP.CONTOSO.EXAMPLE', '<k>kerberos.zscloud.net</k>'), {
      expectation: null,
    });
    expect(only(other)).toMatchObject({ severity: 'warning', expected: null });
    expect(other.notEvaluated).toEqual([]);
    const own = onFact(rule, realm('ZSCLOUD.NET', '<k>kerberos.zscloud.net</k>'), { expectation: null });
    expect(own).toMatchObject({ findings: [] });
    for (const name of ['UNIX.CONTOSO.EXAMPLE', 'ZSCLOUD.NET']) {
      const unknown = onFact(rule, realm(name, '<k>kdc1.contoso.example</k>'), { expectation: null });
      expect(unknown).toMatchObject({ findings: [] });
      expect(unknown.notEvaluated).toHaveLength(1);
    }
  });
});
