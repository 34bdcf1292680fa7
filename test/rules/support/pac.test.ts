// Addresses of PAC files, the clouds of their hosts, and whom they concern.

import { describe, expect, it } from 'vitest';
import { addressOf, cloudOf, hasEdges, pacsFor, urlsIn } from '../../../rules/support/pac.ts';
import { pacOf, proxy } from '../../support/clients.ts';
import { at, cloud, contextOf, subject } from '../../support/facts.ts';

const EDGE = 'SOFTWARE\\Policies\\Microsoft\\Edge';
const CHROME = 'SOFTWARE\\Policies\\Google\\Chrome';
const INTERNET = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

describe('addressOf', () => {
  it.each([
    ['http://pac.zscalerbeta.net/contoso.example/kerberos.pac', 'pac.zscalerbeta.net', 'kerberos.pac'],
    ['HTTPS://PAC.ZscalerBeta.net./a.pac?x=/y#z', 'pac.zscalerbeta.net', 'a.pac'],
    ['http://adele:pw@pac.contoso.example:8080/a.pac', 'pac.contoso.example', 'a.pac'],
    ['http://[2001:db8::8]:80/x/', '[2001:db8::8]', ''],
    ['http://pac.contoso.example', 'pac.contoso.example', ''],
    ['http://pac.contoso.example?a@b/c', 'pac.contoso.example', ''],
    ['a+b-c.1://x/y', 'x', 'y'],
  ])('of %s is %s, %s', (url, host, file) => {
    const found = addressOf(at(url));
    expect([found?.host, found?.file.value]).toEqual([host, file]);
  });

  it('has the place of the file', () => {
    const url = 'http://pac.contoso.example/a/b.pac?c';
    expect(addressOf(at(url))?.file.at.region).toMatchObject({ startColumn: 30, endColumn: 35 });
  });

  it.each(['pac.contoso.example/a.pac', 'file:///C:/a.pac', '1http://a/b', ' http://a/b', 'http:/a/b', ''])(
    'is none for %j',
    (url) => {
      expect(addressOf(at(url))).toBeNull();
    },
  );
});

describe('cloudOf', () => {
  const { expectations } = contextOf({
    expectation: null,
    byRealm: new Map([
      ['zscalerfifty.net', cloud('zscalerfifty.net', { source: 'formula zscaler' })],
      ['unix.example', cloud('unix.example', { suffixes: [{ suffix: '.unix.example', coveredBy: [] }] })],
    ]),
  });

  it.each([
    ['fra4.gateway.ZscalerBeta.net.', 'zscalerbeta.net'],
    ['fra4.gateway.zscalerfifty.net', 'zscalerfifty.net'],
    ['pac.zscalerfifty.net', 'zscalerfifty.net'],
    ['nfs1.unix.example', null],
    ['zscalerfifty.net', null],
    ['proxy.contoso.example', null],
  ])('of %s is %s', (host, expected) => {
    expect(cloudOf(host, expectations)).toBe(expected);
  });

  it.each([
    ['fra4.gateway.zscalerbeta.net:80', true],
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: the vendor's variables are written in this way.
    ['${GATEWAY_HOST}:80', true],
    ['${secondary_gateway}:80', true],
    ['${PROXY}:80', false],
    ['x${GATEWAY}:80', false],
    ['${GATEWAY}.example:80', false],
    ['${PROXY}GATEWAY}:80', false],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: the vendor's variables are written in this way.
    ['proxy.contoso.example:80', false],
  ])('%s is an edge: %s', (target, expected) => {
    const plain = 'PROXY proxy.contoso.example:80';
    expect(hasEdges(pacOf([`return "${plain}; PROXY ${target}; DIRECT";`]), expectations)).toBe(expected);
  });
});

describe('pacsFor', () => {
  const [own, lone, other] = ['own.pac', 'lone.pac', 'other.pac'].map((path) =>
    pacOf(['return "DIRECT";'], path),
  );
  if (!own || !lone || !other) throw new Error('no PAC files');
  const client = subject({ pacs: [own] });
  const file = subject({ ref: { kind: 'file', id: 'lone.pac', name: 'lone.pac' }, pacs: [lone] });
  const second = subject({ ref: { kind: 'client', id: 'pc-2', name: 'PC-2' }, pacs: [other] });
  const gpo = subject({ holder: 'gpo', ref: { kind: 'gpo', id: 'a', name: 'a' } });
  const evidence = { subjects: [client, file, second, gpo], gaps: [] };

  it('are of a client its own and those of nobody, of a GPO all', () => {
    expect(pacsFor(client, evidence)).toEqual([own, lone]);
    expect(pacsFor(file, evidence)).toEqual([lone]);
    expect(pacsFor(gpo, evidence)).toEqual([own, lone, other]);
  });
});

describe('urlsIn', () => {
  const URL = 'http://pac.zscalerbeta.net/a.pac';
  const names = (...proxies: ReturnType<typeof proxy>[]) => urlsIn({ proxies }).map(({ source }) => source);
  const url = proxy(EDGE, 'ProxyPacUrl', URL);
  const mode = (value: string, key = EDGE) => proxy(key, 'ProxyMode', value);

  it('are those that nothing puts out of use', () => {
    expect(names(url)).toEqual(['ProxyPacUrl']);
    expect(names(url, mode('pac_script'))).toEqual(['ProxyPacUrl']);
    expect(names(mode('direct'), url)).toEqual([]);
    expect(names(url, mode('direct'))).toEqual([]);
    expect(names(url, mode('direct', CHROME))).toEqual(['ProxyPacUrl']);
    expect(names(url, { ...mode('direct'), conditional: true })).toEqual(['ProxyPacUrl']);
    const windows = proxy(INTERNET, 'AutoConfigURL', URL);
    expect(names(windows, { ...mode('direct'), key: windows.key })).toEqual(['AutoConfigURL']);
  });

  it('are found in one value with their mode', () => {
    const settings = (value: string) =>
      proxy(EDGE, 'ProxySettings', `{"ProxyMode":"${value}","ProxyPacUrl":"${URL}"}`);
    expect(names(settings('pac_script'))).toEqual(['ProxySettings']);
    expect(names(settings('direct'))).toEqual([]);
    expect(names(settings('direct'), url)).toEqual(['ProxyPacUrl']);
    expect(names(proxy(INTERNET, 'AutoConfigURL', ''))).toEqual([]);
  });
});
