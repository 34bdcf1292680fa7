// Placeholders and examples: known by their words, and never taken for a name that looks real.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/realm/realm-placeholder-or-example.ts';
import { at, cloud, mapping, numberAt, onFact, only, placed, realm, trust } from '../../support/facts.ts';

const NONE = { expectation: null };
const KDC = '<k>kdc1.contoso.example</k>';

describe('realm-placeholder-or-example', () => {
  it.each(['<k>kerberos.zscalerbeta.net</k>', '<K>kdc1.contoso.example'])(
    'takes no tag of the realm list for that of a template: %j',
    (value) => {
      expect(onFact(rule, mapping('ZSCALERBETA.NET', value), NONE).findings).toEqual([]);
    },
  );

  it.each([
    'UNIX.CONTOSO.EXAMPLE',
    'CONTOSO.EXAMPLE',
    'CONTOSO.COM',
    'FABRIKAM.COM',
    'CORP.FABRIKAM.COM',
    'CORP.MICROSOFT.COM',
    'ZSCALERBETA.NET',
    'ZSCLOUD.NET',
    'TEST.CONTOSO.EXAMPLE',
    'MYCOMPANY.COM',
    'ROSEMYREALM.ORG',
    'CLOUD.CONTOSO.EXAMPLE',
    'REALM.CONTOSO.EXAMPLE',
    'NOTEXAMPLE.COM',
    'EXAMPLE.COM.CONTOSO.NET',
    'A$B.NET',
    'A%B.NET',
    'XX',
    'XXX.XX',
    'TODO.CONTOSO.EXAMPLE',
    'YOURREALMS.NET',
    'ZSCALERCLOUD.NET',
    'ZSCALER-CLOUD.CONTOSO.NET',
    'WEST.KERBEROS.REALM',
    'KERBEROS.MICROSOFTONLINE.COM',
  ])('is silent for %j', (name) => {
    expect(onFact(rule, realm(name, KDC), NONE).findings).toEqual([]);
    expect(onFact(rule, mapping(name, 'nfs1.contoso.example'), NONE).findings).toEqual([]);
  });

  it.each([
    'YOUR.REALM',
    'YOUR-DOMAIN.COM',
    'YOUR_CLOUD_NAME',
    'yourrealm.com',
    'MY.REALM',
    'MYDOMAIN.LOCAL',
    '<REALM>',
    '<Zscaler cloud name>',
    '{CLOUD}',
    '%REALM%',
    '$REALM',
    '$(Realm)',
    'CLOUDNAME',
    'CLOUD NAME',
    'ZSCALER-CLOUD',
    'ZSCALER-CLOUD.NET',
    'ZSCALERCLOUDNAME.NET',
    'CHANGEME',
    'CHANGE.ME',
    'REPLACE-ME',
    'PLACEHOLDER.NET',
    'REALM',
    'KERBEROS.REALM',
    'REALM.NAME',
    'XXX.XXX',
    'REALMNAME',
    'CLOUD-NAME',
    'REPLACEME',
    'PLACE-HOLDER',
    'XXXX.XXX.XXX',
    'TODO',
    'CLOUD',
    '[REALM1]',
    'A$(B).NET',
    'A%B%.NET',
    'WEST.YOUR_ORGANISATION.NET',
    'YOURORGANIZATION',
    'YOUR-COMPANY.NET',
    'YOURORG.NET',
    'YOUR.KDC',
    'YOUR KERBEROS',
    'YOURZSCALER.NET',
    'MY-DOMAIN.NET',
    'EXAMPLE.NET',
    'YOURREALMNAME',
    'EXAMPLE.COM',
    'ATHENA.EXAMPLE.ORG',
    'TEST.COM',
    'realm.fabrikam.com',
    'MICROSOFT.COM',
  ])('reports %j', (name) => {
    const finding = only(onFact(rule, realm(name, KDC), NONE));
    expect(finding).toMatchObject({ severity: 'warning', actual: name, expected: null, realm: name });
    expect(placed(finding)).toBe(`1:1-${name.length + 1}`);
  });

  it('finds templates in hosts, and no examples there', () => {
    const finding = only(
      onFact(rule, realm('ZSCALERBETA.NET', '<k>a.example; kerberos.cloudname</k>'), NONE),
    );
    expect(finding).toMatchObject({ actual: 'kerberos.cloudname', setting: 'MitRealms' });
    expect(placed(finding)).toBe('2:15-33');
    expect(onFact(rule, mapping('UNIX.CONTOSO.EXAMPLE', 'nfs1.example.com'), NONE).findings).toEqual([]);
    for (const host of ['<link>', '</link>', '<kdc>'])
      expect(only(onFact(rule, mapping('ZSCALERBETA.NET', host), NONE)).actual).toBe(host);
  });

  it('makes one finding of a name and its hosts', () => {
    const finding = only(onFact(rule, mapping('CLOUDNAME', '.cloudname; .gateway.cloudname'), NONE));
    expect(finding).toMatchObject({ actual: 'CLOUDNAME', setting: 'realm-name' });
    expect(finding.related).toHaveLength(2);
  });

  it('takes for real what the config names, and not what the evidence adopts', () => {
    const own = cloud('example.com', { source: 'config' });
    expect(onFact(rule, realm('EXAMPLE.COM', KDC), { expectation: own }).findings).toEqual([]);
    const adopted = cloud('zscalerbeta.net', { source: 'config', adopted: true });
    expect(onFact(rule, realm('CHANGEME', KDC), { expectation: adopted }).findings).toHaveLength(1);
  });

  it('goes with a name that is mended, unless a host was never written either', () => {
    expect(only(onFact(rule, realm('CHANGEME', KDC))).rightWhenRepaired).toBe(true);
    expect(only(onFact(rule, realm('CHANGEME', '<k>kerberos.CLOUDNAME</k>'))).rightWhenRepaired).toBe(false);
    expect(only(onFact(rule, trust({ cn: at('EXAMPLE.COM') }))).rightWhenRepaired).toBe(true);
  });

  it('judges trusts by all of their names', () => {
    const finding = only(
      onFact(rule, trust({ cn: at('EXAMPLE.COM', 1), trustPartner: at('EXAMPLE.COM', 3) })),
    );
    expect(finding).toMatchObject({ setting: 'trust-name', actual: 'EXAMPLE.COM' });
    expect(finding.related).toHaveLength(1);
    expect(onFact(rule, trust()).findings).toEqual([]);
    const directory = { type: numberAt(2), trustPartner: at('EXAMPLE.COM', 3) };
    expect(onFact(rule, trust(directory), NONE).applies).toBe(false);
  });
});
