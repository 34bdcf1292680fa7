// Realms without a KDC: an error only where one is expected, and nothing where the export would not have shown it.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/realm/kdc-list-empty.ts';
import type { ScopeFact } from '../../../src/model/fact.ts';
import { cloud, localRealm, onFact, only, placed, realm } from '../../support/facts.ts';

const REALM = 'ZSCALERBETA.NET';
const KDC = '<k>kerberos.zscalerbeta.net</k>';

const WHOLE: ScopeFact = {
  kind: 'scope',
  origin: localRealm(REALM, []).origin,
  at: localRealm(REALM, []).at,
  locator: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains',
  covers: 'key',
  shows: ['local MitRealms'],
};

describe('kdc-list-empty', () => {
  it.each([
    KDC,
    `<f>0xE</f>${KDC}`,
    'kerberos.zscalerbeta.net',
    '<k>kerberos.zscloud.net</k>',
    '<k>\u00a0</k>',
  ])('is silent for %j, which lists something', (value) => {
    expect(onFact(rule, realm(REALM, value))).toMatchObject({ findings: [], notEvaluated: [] });
  });

  it.each(['<k>', '<k></f>', '&lt;k&gt;&lt;/k&gt;'])('leaves %j open: it is broken, not empty', (value) => {
    const outcome = onFact(rule, realm(REALM, value));
    expect(outcome.findings).toEqual([]);
    expect(outcome.notEvaluated).toHaveLength(1);
  });

  it('leaves a value open that is no text', () => {
    const outcome = onFact(rule, realm(REALM, [], 'REG_MULTI_SZ'));
    expect(outcome.findings).toEqual([]);
    expect(outcome.notEvaluated).toHaveLength(1);
  });

  it.each([
    ['<k></k>', '2:1-8', '<k></k>', KDC],
    ['<K> ; </K>', '2:1-11', '<K> ; </K>', KDC],
    ['<f>0xA</f><k></k>', '2:11-18', '<k></k>', KDC],
    ['<f>0xA</f>', '1:1-16', '<f>0xA</f>', `<f>0xA</f>${KDC}`],
    ['', '1:1-16', '', KDC],
    [' ; ', '1:1-16', ' ; ', KDC],
  ])('reports %j at %s where the KDC is known', (value, place, actual, expected) => {
    const finding = only(onFact(rule, realm(REALM, value)));
    expect(placed(finding)).toBe(place);
    expect(finding).toMatchObject({
      severity: 'error',
      actual,
      expected,
      setting: 'MitRealms',
      realm: REALM,
    });
  });

  it('names all KDCs that are expected', () => {
    const expectation = cloud('zscalerbeta.net', { kdcs: ['kdc1.contoso.example', 'kdc2.contoso.example'] });
    expect(only(onFact(rule, realm(REALM, ''), { expectation })).expected).toBe(
      '<k>kdc1.contoso.example; kdc2.contoso.example</k>',
    );
  });

  it('is information where nothing is expected, or no KDC is', () => {
    for (const expectation of [null, cloud('zscalerbeta.net', { kdcs: [] })]) {
      const finding = only(onFact(rule, realm('UNIX.CONTOSO.EXAMPLE', '<f>0x0000000A</f>'), { expectation }));
      expect(finding).toMatchObject({ severity: 'info', expected: null });
    }
  });

  it('is information at most for ksetup, and only where the whole of its key was shown', () => {
    const fact = localRealm(REALM, []);
    const shown = onFact(rule, fact, { subject: { scopes: [WHOLE] } });
    expect(only(shown)).toMatchObject({ severity: 'info', actual: null, expected: null, setting: 'Domains' });
    const other = { ...WHOLE, origin: { ...WHOLE.origin, path: 'exports/client-018.reg' } };
    const map: ScopeFact = { ...WHOLE, shows: ['local domain_realm'] };
    for (const scopes of [[], [other], [map]]) {
      const hidden = onFact(rule, fact, { subject: { scopes } });
      expect(hidden.findings).toEqual([]);
      expect(hidden.notEvaluated).toHaveLength(1);
    }
  });

  it('says nothing of a subkey whose realm has its KDC by policy', () => {
    const world = { subject: { scopes: [WHOLE], realms: [realm(REALM, KDC)] } };
    expect(onFact(rule, localRealm(REALM, []), world)).toMatchObject({ findings: [], notEvaluated: [] });
    expect(onFact(rule, localRealm('ZSCLOUD.NET', []), world).findings).toHaveLength(1);
    // What ksetup keeps is no KDC of the policy.
    const local = { subject: { realms: [localRealm(REALM, ['kerberos.zscalerbeta.net'])] } };
    expect(only(onFact(rule, realm(REALM, ''), local)).severity).toBe('error');
  });
});
