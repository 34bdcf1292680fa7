// What stands in place of a realm: nearly every name may be one, and a few things that people write there are none.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/realm/realm-name-malformed.ts';
import { DEFAULT_SETTINGS, lint } from '../../../src/lint.ts';
import { at, cloud, mapping, numberAt, onFact, only, placed, realm, trust } from '../../support/facts.ts';
import { inputOf } from '../../support/inputs.ts';

const NONE = { expectation: null };
const named = (name: string, kdc = 'kdc1.contoso.example') =>
  onFact(rule, realm(name, `<k>${kdc}</k>`), NONE);

describe('realm-name-malformed', () => {
  it.each([
    'ZSCALERBETA.NET',
    'zscalerbeta.net',
    'ATHENA',
    'UNIX_REALM.CONTOSO.EXAMPLE',
    '3-D.365.EXAMPLE',
    'KERBEROS.MICROSOFTONLINE.COM',
    'KERBEROS.CONTOSO.EXAMPLE',
    'KDC.CONTOSO.EXAMPLE',
    'GATEWAY.CONTOSO.EXAMPLE',
    'WEST.ZSCALERBETA.NET',
    'KERBEROSX.ZSCALERBETA.NET',
    'WEST.KDC.ZSCALERBETA.NET',
    'GATEWAYS.ZSCALERBETA.NET',
    '1.2.X',
    'UNIX.12',
    'YOUR REALM',
    '<REALM>',
    ' ZSCALERBETA.NET',
    'ZSCALERBETA.NET\u00a0',
    'ZSCALER\u200bBETA.NET',
  ])('is silent for %j', (name) => {
    expect(named(name).findings).toEqual([]);
    expect(onFact(rule, mapping(name, '.contoso.example'), NONE).findings).toEqual([]);
  });

  it.each([
    ['.ZSCALERBETA.NET', 'ZSCALERBETA.NET'],
    ['.gateway.zscalerbeta.net', 'GATEWAY.ZSCALERBETA.NET'],
    ['ZSCALERBETA.NET.', 'ZSCALERBETA.NET'],
    ['ZSCALERBETA..NET', null],
    ['.', null],
    ['https://admin.zscalerbeta.net', null],
    ['svc-proxy@zscalerbeta.net', 'ZSCALERBETA.NET'],
    ['krbtgt@', null],
    ['CONTOSO\\svc-proxy', null],
    ['HTTP/gateway.zscalerbeta.net', null],
    ['192.0.2.88', null],
    ['2001:db8::88', null],
    ['12345', null],
    ['ZSCALER BETA.NET', 'ZSCALERBETA.NET'],
    ['ZSCALER  BETA.NET', 'ZSCALERBETA.NET'],
    ['ZSCALERBETA.NET; ZSCLOUD.NET', null],
    ['*.ZSCALERBETA.NET', null],
    ['kerberos.zscalerbeta.net', 'ZSCALERBETA.NET'],
    ['KDC1.ZSCALERBETA.NET', 'ZSCALERBETA.NET'],
    ['kdc.zscalerbeta.net', 'ZSCALERBETA.NET'],
    ['KDC-12.ZSCALERBETA.NET', 'ZSCALERBETA.NET'],
    ['KDC1.WEST.ZSCALERBETA.NET', 'ZSCALERBETA.NET'],
    ['..ZSCALERBETA.NET', 'ZSCALERBETA.NET'],
    ['ZSCALERBETA.NET..', 'ZSCALERBETA.NET'],
    ['.ZSCALERBETA..NET', null],
    ['admin@ZSCALERBETA', null],
    ['admin@ZSCALERBETA.NET/x', null],
    ['10.20', null],
    ['ldap+x.1-y://a', null],
    ['ZSCALERBETA.NET/', null],
    ['ZSCALER;BETA.NET', null],
    ['ZSCALER,BETA.NET', null],
    ['ZSCALER|BETA.NET', null],
    ['ZSCALER:BETA.NET', null],
    ['ZSCALER=BETA.NET', null],
    ['ZSCALER?BETA.NET', null],
    ['GATEWAY.ZSCALERBETA.NET', 'ZSCALERBETA.NET'],
  ])('reports %j, which means %j', (name, expected) => {
    const finding = only(named(name));
    expect(finding).toMatchObject({
      severity: 'error',
      actual: name,
      expected,
      setting: 'realm-name',
      realm: name,
    });
    expect(placed(finding)).toBe(`1:1-${name.length + 1}`);
    expect(only(onFact(rule, mapping(name, '.contoso.example'), NONE)).actual).toBe(name);
  });

  it.each([
    ['https://A.NET', 'is a URL'],
    ['l-1+x.y://A.NET', 'is a URL'],
    ['//https://A.NET', 'has a slash'],
    ['A.NET/https://', 'has a slash'],
    ['2001:db8::88', 'is a number or an address'],
    ['::1', 'is a number or an address'],
    ['UNIX:1', 'has : in it'],
    ['1:UNIX', 'has : in it'],
    ['A:', 'has : in it'],
  ])('says of %j that it %s', (name, flaw) => {
    expect(only(named(name)).message).toContain(flaw);
  });

  it('knows a KDC by the KDC beside it, and takes no realm for one that is its own KDC', () => {
    const finding = only(named('KERBEROS.CONTOSO.EXAMPLE', 'kerberos.contoso.example.'));
    expect(finding.expected).toBe('CONTOSO.EXAMPLE');
    expect(named('CONTOSO.EXAMPLE', 'contoso.example').findings).toEqual([]);
    expect(named('KERBEROS.MICROSOFTONLINE.COM', 'kerberos.microsoftonline.com').findings).toEqual([]);
  });

  it('says which realm is meant where other evidence says so, and leaves alone what the config spells', () => {
    const adopted = cloud('zscalerbeta.net', { adopted: true });
    expect(
      only(onFact(rule, realm('HTTPS://X.EXAMPLE', '<k>a.example</k>'), { expectation: adopted })),
    ).toMatchObject({
      expected: 'ZSCALERBETA.NET',
    });
    const own = cloud('unix.contoso.example', { realm: '/UNIX', source: 'config' });
    expect(onFact(rule, realm('/UNIX', '<k>a.example</k>'), { expectation: own }).findings).toEqual([]);
  });

  it('judges realm trusts alone, and shows all of their names', () => {
    const name = (line: number) => at('KERBEROS.ZSCALERBETA.NET', line);
    const bend = { cn: name(1), name: name(2), trustPartner: name(3) };
    const finding = only(onFact(rule, trust(bend), NONE));
    expect(finding).toMatchObject({ setting: 'trust-name', expected: 'ZSCALERBETA.NET' });
    expect(finding.related).toHaveLength(2);
    const one = only(onFact(rule, trust({ name: name(2) }), NONE));
    expect([placed(one), one.related]).toEqual(['2:1-25', []]);
    expect(onFact(rule, trust({ ...bend, type: numberAt(2, 5) }), NONE).applies).toBe(false);
    expect(onFact(rule, trust()).findings).toEqual([]);
  });

  it.each(['.ZSCALERBETA.NET', 'KERBEROS.ZSCALERBETA.NET', 'ZSCALER BETA.NET'])(
    'is all that is said of %j in both lists',
    (name) => {
      const text = `Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms]\n"${name}"="<k>kerberos.zscalerbeta.net</k>"\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\domain_realm]\n"${name}"=".zscalerbeta.net; .gateway.zscalerbeta.net"\n`;
      const input = inputOf('PC-0217.reg', new TextEncoder().encode(text));
      const { report } = lint([input], { settings: DEFAULT_SETTINGS });
      expect(report.findings.map(({ ruleId, related }) => [ruleId, related.length])).toEqual([[rule.id, 1]]);
    },
  );
});
