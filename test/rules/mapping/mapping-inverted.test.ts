// Host and realm the wrong way round, and what only looks like it.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/mapping/mapping-inverted.ts';
import { policyReg } from '../../../rules/support/examples.ts';
import { lint } from '../../../src/lint.ts';
import { cloud, localMapping, mapping, onFact, only, placed } from '../../support/facts.ts';
import { inputOf } from '../../support/inputs.ts';
import { settingsFrom } from '../../support/settings.ts';

const none = { expectation: null };

describe('mapping-inverted', () => {
  it.each([
    ['ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net'],
    ['UNIX.CONTOSO.EXAMPLE', 'NFS1.CONTOSO.EXAMPLE'],
    // A realm in lower case, and one of its hosts in upper case.
    ['unix.contoso.example', 'NFS1.UNIX.CONTOSO.EXAMPLE'],
    ['.zscalerbeta.net', 'zscalerbeta.net'],
    ['.zscalerbeta.net', '.ZSCALERBETA.NET'],
    ['.zscalerbeta.net', 'ZSCALERBETA.NET; ZSCALERTWO.NET'],
    ['hadoop', 'HADOOP.CONTOSO.EXAMPLE'],
    ['.zscalerbeta.net', '192.0.2.1'],
    ['.zscalerbeta.net', ''],
    ['.zscalerbeta.net', 'ZSCALERBETA.net'],
    ['svc@zscalerbeta.net', 'ZSCALERBETA.NET'],
    ['proxy.zscalerbeta.net/', 'ZSCALERBETA.NET'],
    ['192.0.2.1', 'ZSCALERBETA.NET'],
  ])('is silent for %s = %s', (name, value) => {
    expect(onFact(rule, mapping(name, value), none).findings).toEqual([]);
  });

  it('is silent for a realm that the config spells so', () => {
    const expectation = cloud('unix.example', { realm: 'unix.example', source: 'config' });
    expect(onFact(rule, mapping('unix.example', 'NFS1.CONTOSO.EXAMPLE'), { expectation }).applies).toBe(
      false,
    );
  });

  it.each([
    ['.zscalerbeta.net', 'ZSCALERBETA.NET'],
    ['zscalerbeta.net', 'ZSCALERBETA.NET'],
    ['proxy.zscalerbeta.net', 'ZSCALERBETA.NET;'],
    ['.hadoop.contoso.example', 'HADOOP'],
  ])('turns %s = %s round', (name, value) => {
    const finding = only(onFact(rule, mapping(name, value), none));
    const realm = value.replace(';', '');
    expect(finding).toMatchObject({
      severity: 'error',
      actual: `${name} = ${realm}`,
      expected: `${realm} = ${name}`,
      realm,
      alsoRealms: [name],
    });
    expect(finding.variant).toBeUndefined();
    expect(placed(finding)).toBe(`1:1-${name.length + 1}`);
  });

  it('judges what ksetup wrote', () => {
    expect(only(onFact(rule, localMapping('.zscalerbeta.net', ['ZSCALERBETA.NET', '']))).setting).toBe(
      'HostToRealm',
    );
  });

  it('is one finding for all hosts of a realm, which keeps what stands under the realm already', () => {
    const first = mapping('.zscalerbeta.net', 'ZSCALERBETA.NET');
    const second = mapping('.gateway.zscalerbeta.net', 'ZSCALERBETA.NET');
    const third = mapping('login.zscalerbeta.net', 'ZSCALERBETA.NET');
    const own = mapping('ZSCALERBETA.NET', 'admin.zscalerbeta.net');
    const foreign = mapping('.zscalertwo.net', 'ZSCALERTWO.NET');
    const mappings = [second, own, foreign, third];
    const finding = only(onFact(rule, first, { subject: { mappings } }));
    expect(finding.expected).toBe(
      'ZSCALERBETA.NET = admin.zscalerbeta.net; .zscalerbeta.net; .gateway.zscalerbeta.net; login.zscalerbeta.net',
    );
    expect(finding.related).toHaveLength(2);
    expect(finding.variant).toBe('.gateway.zscalerbeta.net; login.zscalerbeta.net');
  });
});

describe.each([
  ['a known cloud', { '.zscalerbeta.net': 'ZSCALERBETA.NET', '.gateway.zscalerbeta.net': 'ZSCALERBETA.NET' }],
  ['a realm of ones own without its dot', { 'unix.contoso.example': 'UNIX.CONTOSO.EXAMPLE' }],
  ['a cloud without its dot', { 'zscalerbeta.net': 'ZSCALERBETA.NET' }],
  [
    'a realm of ones own',
    { '.unix.contoso.example': 'UNIX.CONTOSO.EXAMPLE', 'nfs1.contoso.example': 'UNIX.CONTOSO.EXAMPLE' },
  ],
])('an inverted map of %s', (_name, mappings) => {
  it('is nothing else, in the host map or in the realm list', () => {
    const realm = Object.values(mappings)[0] ?? '';
    const { content } = policyReg({
      realms: { [realm]: `<k>kerberos.${realm.toLowerCase()}</k>` },
      mappings,
    });
    const input = inputOf('PC-0217.reg', new TextEncoder().encode(content));
    const { report } = lint([input], { settings: settingsFrom() });
    expect(report.findings.map(({ ruleId }) => ruleId)).toEqual(['mapping-inverted']);
  });
});
