// The lab judges realmlint by what clients make of a configuration, so it must hand it to them as it is: taken apart where Windows takes it apart,
// and mended nowhere.

import { describe, expect, it } from 'vitest';
import { clientConf, kdcsOf, leavesOut, mappingsOf } from '../interop/lab/krb5-conf.ts';
import { hosts, KDC, realms } from '../interop/lab/planting.ts';
import { CONFIGURATION } from '../support/formats/defects.ts';

describe('the KDCs of a value', () => {
  it.each<[string, string[]]>([
    ['<k>kerberos.zscalerbeta.net</k>', ['kerberos.zscalerbeta.net']],
    [
      '<f>0x2</f><K> kdc1.contoso.example ;kdc2.contoso.example;</K>',
      ['kdc1.contoso.example', 'kdc2.contoso.example'],
    ],
    ['kerberos.zscalerbeta.net', []],
    ['<k>kerberos.zscalerbeta.net', []],
    ['<k><k>kerberos.zscalerbeta.net</k></k>', ['<k>kerberos.zscalerbeta.net']],
    ['&lt;k&gt;kerberos.zscalerbeta.net&lt;/k&gt;', []],
    ['<k>a.example,b.example</k>', ['a.example,b.example']],
    ['<k>\u00a0kerberos.zscalerbeta.net</k>', ['\u00a0kerberos.zscalerbeta.net']],
  ])('%s', (data, kdcs) => {
    expect(kdcsOf(data)).toEqual(kdcs);
  });
});

describe('the host map', () => {
  const entriesOf = (data: string) =>
    mappingsOf({ domainRealm: [{ name: 'zscalerBETA.NET', data }] }).map(([entry]) => entry);

  it('keeps dots as they are, and the realm in its case', () => {
    expect(
      mappingsOf({ domainRealm: [{ name: 'zscalerBETA.NET', data: 'a.example; .B.example;' }] }),
    ).toEqual([
      ['a.example', 'zscalerBETA.NET'],
      ['.b.example', 'zscalerBETA.NET'],
    ]);
  });

  it('leaves out what no line of krb5.conf can begin with, and nothing else', () => {
    expect(
      entriesOf('a.example, b.example; *.c.example; (d.example); https://e.example; f.example:8800'),
    ).toEqual(['(d.example)', 'https://e.example', 'f.example:8800']);
  });
});

describe('the krb5.conf of a client', () => {
  it('has no realm of a list that is switched off', () => {
    const on = clientConf(CONFIGURATION, 'dc1.corp.contoso.example');
    const off = clientConf({ ...CONFIGURATION, mitRealmsEnabled: false }, 'dc1.corp.contoso.example');
    expect(on).toContain(' kdc = kerberos.zscalerbeta.net');
    expect(off).not.toContain(' kdc = kerberos.zscalerbeta.net');
    expect(off).toContain(' .zscalerbeta.net = ZSCALERBETA.NET');
  });
});

describe('what the clients are given nothing of', () => {
  it.each<[string, Parameters<typeof leavesOut>[0]]>([
    ['a KDC without a tag', realms(KDC)],
    ['a tag that is written as an entity', realms(`&lt;k&gt;${KDC}&lt;/k&gt;`)],
    ['a realm that krb5.conf cannot hold', realms(`<k>${KDC}</k>`, 'ZSCALER BETA.NET')],
    ['a list that is switched off', { ...CONFIGURATION, mitRealmsEnabled: false }],
    ['an entry with a blank in it', hosts('.zscalerbeta.net, .gateway.zscalerbeta.net')],
    ['one entry of two', hosts('.zscalerbeta.net; *.gateway.zscalerbeta.net')],
  ])('%s', (_what, configuration) => {
    expect(leavesOut(configuration)).toBe(true);
  });

  it.each<[string, Parameters<typeof leavesOut>[0]]>([
    ['the right configuration', CONFIGURATION],
    ['a wrong KDC', realms('<k>kerberos.zscalertwo.net</k>')],
    ['a tag within the tag, which is read as part of the name', realms(`<k><k>${KDC}</k></k>`)],
    ['a character that nobody sees before a KDC', realms(`<k>\u00a0${KDC}</k>`)],
    ['no KDC, since none is written', realms('<k></k>')],
    ['no list, since none is written', { ...CONFIGURATION, mitRealms: [], domainRealm: [] }],
    ['an entry that ends with a semicolon', hosts('.zscalerbeta.net; ')],
    ['an entry that stands twice', hosts('.zscalerbeta.net; .zscalerbeta.net')],
  ])('not %s', (_what, configuration) => {
    expect(leavesOut(configuration)).toBe(false);
  });
});
