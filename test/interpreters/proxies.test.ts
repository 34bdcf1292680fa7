// Where browsers get their proxies from: by which key and value it is told, and what of it is not understood.

import { describe, expect, it } from 'vitest';
import { INTEREST, interpret } from '../../src/interpreters/interpret.ts';
import type { Fact, Origin } from '../../src/model/fact.ts';
import type { Reader } from '../../src/model/reader.ts';
import type { RegistryRecord } from '../../src/model/record.ts';
import { preferencesRegistry } from '../../src/readers/preferences/preferences-registry.ts';
import { gptTmpl } from '../../src/readers/registry/gpt-tmpl.ts';
import { reg } from '../../src/readers/registry/reg.ts';
import { regQuery } from '../../src/readers/registry/reg-query.ts';
import { registryPol } from '../../src/readers/registry/registry-pol.ts';
import { gpoReport } from '../../src/readers/reports/gpo-report.ts';
import { encode, sourceOf } from '../support/bytes.ts';
import { number, POL, REG, registry, text } from '../support/records.ts';

const SETTINGS = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const POLICY = 'Software\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const EDGE = 'SOFTWARE\\Policies\\Microsoft\\Edge';
const CHROME = 'SOFTWARE\\Policies\\Google\\Chrome';
const URL = 'http://pac.zscalerbeta.net/contoso.example/kerberos.pac';

function facts(record: RegistryRecord, origin: Origin = REG): readonly Fact[] {
  return [...interpret(record, origin)];
}

describe('the address of a PAC file', () => {
  it.each([
    ['HKCU', SETTINGS, 'AutoConfigURL', 'windows'],
    ['HKCU', SETTINGS.toUpperCase(), 'autoconfigurl', 'windows'],
    ['HKLM', SETTINGS, 'AutoConfigURL', 'windows'],
    ['HKU', `S-1-5-21-1004336348-2104\\${SETTINGS}`, 'AutoConfigURL', 'windows'],
    ['HKCU', POLICY, 'AutoConfigURL', 'windows'],
    ['HKLM', EDGE, 'ProxyPacUrl', 'edge'],
    ['HKCU', `${EDGE}\\Recommended`, 'ProxyPacUrl', 'edge'],
    ['HKLM', CHROME, 'ProxyPacUrl', 'chrome'],
  ] as const)('%s\\%s : %s', (hive, key, name, browser) => {
    const [fact, ...others] = facts(registry(key, name, text(` ${URL}`), { hive }));
    expect(others).toEqual([]);
    expect(fact).toMatchObject({
      kind: 'proxy-auto-config',
      browser,
      url: { value: URL, at: { region: { startLine: 2, startColumn: 2 } } },
      mode: null,
      locator: `${hive}\\${key} : ${name}`,
      valueName: name.toLowerCase(),
    });
  });

  it('is told by the name of its setting, and by a setting that only fills a gap', () => {
    const record = registry(SETTINGS, 'AutoConfigURL', text(URL), { operation: 'set-if-absent' });
    expect(facts(record)).toMatchObject([{ source: 'AutoConfigURL', url: { value: URL } }]);
  });

  it('is one of the side of a policy file', () => {
    const record = registry(SETTINGS, 'AutoConfigURL', text(URL), { hive: null });
    expect(facts(record, { ...POL, side: 'user' })).toMatchObject([
      { key: `hkcu\\${SETTINGS.toLowerCase()}` },
    ]);
  });

  it('may be none, and a mode by itself', () => {
    expect(facts(registry(SETTINGS, 'AutoConfigURL', text(' ')))).toMatchObject([{ url: null, mode: null }]);
    expect(facts(registry(EDGE, 'ProxyMode', text('direct')))).toMatchObject([
      { source: 'ProxyMode', url: null, mode: { value: 'direct' } },
    ]);
  });

  it('may depend on a filter', () => {
    const record = { ...registry(SETTINGS, 'AutoConfigURL', text(URL)), conditional: true } as const;
    expect(facts(record)).toMatchObject([{ conditional: true }]);
  });

  it('is found in the JSON of ProxySettings, at its place', () => {
    const json = `{"ProxyMode": "pac_script", "proxypacurl": "${URL}"}`;
    const [fact, ...others] = facts(registry(EDGE, 'ProxySettings', text(json)));
    expect(others).toEqual([]);
    const startColumn = json.indexOf(URL) + 1;
    expect(fact).toMatchObject({
      source: 'ProxySettings',
      mode: { value: 'pac_script' },
      url: { value: URL, at: { region: { startColumn, endColumn: startColumn + URL.length } } },
    });
  });

  it.each([
    ['of another mode', '{"ProxyMode":"fixed_servers","ProxyServer":"a:80"}', null, 'fixed_servers'],
    ['that is empty', '{"ProxyPacUrl":""}', null, null],
    ['that is no text', '{"ProxyPacUrl":1,"ProxyMode":null}', null, null],
    ['with escapes', String.raw`{"ProxyPacUrl":"http:\/\/a"}`, 'http://a', null],
  ])('in ProxySettings %s', (_what, json, url, mode) => {
    const [fact, ...others] = facts(registry(CHROME, 'ProxySettings', text(json)));
    expect(others).toEqual([]);
    expect(fact).toMatchObject({
      url: url === null ? null : { value: url },
      mode: mode === null ? null : { value: mode },
    });
  });

  it.each([
    ['JSON that is cut off', registry(EDGE, 'ProxySettings', text('{"ProxyMode":"pac_script"'))],
    [
      'JSON with two addresses',
      registry(EDGE, 'ProxySettings', text('{"ProxyPacUrl":"a","ProxyPacUrl":"b"}')),
    ],
    ['JSON that is no object', registry(EDGE, 'ProxySettings', text('[]'))],
    ['JSON with a comment', registry(EDGE, 'ProxySettings', text('{"ProxyMode":"direct" /* a */}'))],
    ['a number', registry(SETTINGS, 'AutoConfigURL', number(1))],
  ])('of %s is said not to be understood, as no gap', (_what, record) => {
    expect(facts(record)).toMatchObject([
      { kind: 'proxy-auto-config', url: null },
      { kind: 'gap', code: 'bad-value', effect: 'notice' },
    ]);
  });

  it.each([
    ['a deletion', registry(SETTINGS, 'AutoConfigURL', null, { operation: 'delete-value' })],
    [
      'a deletion that shows what was there',
      registry(EDGE, 'ProxyPacUrl', text(URL), { operation: 'delete-value' }),
    ],
    ['a value without data', registry(EDGE, 'ProxyPacUrl', null)],
    ['the key', registry(EDGE, null, text(URL))],
    ['a key that ends so', registry(`X\\${EDGE}`, 'ProxyPacUrl', text(URL))],
    ['a key that ends so, of Windows', registry(`X\\${SETTINGS}`, 'AutoConfigURL', text(URL))],
    ['a key below that of a browser', registry(`${EDGE}\\Recommended\\X`, 'ProxyPacUrl', text(URL))],
    ['another value', registry(SETTINGS, 'ProxyServer', text('a:80'))],
    ['another value of a browser', registry(EDGE, 'ProxyServer', text('a:80'))],
    ['a key below', registry(`${SETTINGS}\\Zones`, 'AutoConfigURL', text(URL))],
    ['a browser that is another', registry('SOFTWARE\\Policies\\Mozilla\\Firefox', 'ProxyPacUrl', text(URL))],
  ])('is not %s', (_what, record) => {
    expect(facts(record)).toEqual([]);
  });
});

describe('what is not understood beside it', () => {
  const effects = (reader: Reader, bytes: Uint8Array) =>
    [...reader.read(sourceOf(bytes), INTEREST, {})].flatMap((item) =>
      item.kind === 'diagnostic' ? item.effect : [],
    );
  const KERBEROS = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
  const policy = (key: string) => {
    const body = `[${key}\0;Broken\0;\u0001\0;\u0003\0;ab`;
    const bytes = [...encode(body, 'utf-16le').slice(0, -1), ...encode(']', 'utf-16le')];
    return Uint8Array.from([0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0, ...bytes]);
  };
  const report = (key: string) =>
    encode(
      `<GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings"><Identifier><Identifier xmlns="http://www.microsoft.com/GroupPolicy/Types">{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}</Identifier></Identifier><Name>a</Name><Computer><Enabled>true</Enabled><ExtensionData><Extension xmlns:q1="http://www.microsoft.com/GroupPolicy/Settings/Registry" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="q1:RegistrySettings"><q1:RegistrySetting><q1:KeyPath>${key}</q1:KeyPath><q1:Value><q1:Name>Broken</q1:Name><q1:Odd>1</q1:Odd></q1:Value></q1:RegistrySetting></Extension></ExtensionData></Computer></GPO>`,
    );
  const item = (key: string) =>
    encode(
      `<RegistrySettings><Registry><Properties action="U" hive="HKEY_LOCAL_MACHINE" key="${key}" name="Broken" type="REG_ODD" value="1"/></Registry></RegistrySettings>`,
    );

  it.each([
    [
      '.reg',
      reg,
      (key: string) => encode(`REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\${key}]\r\n"Broken"=hex(4):01\r\n`),
    ],
    [
      'reg query',
      regQuery,
      (key: string) => encode(`HKEY_LOCAL_MACHINE\\${key}\r\n    Broken    REG_DWORD    many\r\n`),
    ],
    ['Registry.pol', registryPol, policy],
    [
      'GptTmpl.inf',
      gptTmpl,
      (key: string) => encode(`[Unicode]\r\n[Registry Values]\r\nMACHINE\\${key}\\Broken=4,many\r\n`),
    ],
    ['a report', gpoReport, report],
    ['Registry.xml', preferencesRegistry, item],
  ])('is no gap in %s, and one among realms', (_what, reader, write) => {
    for (const key of [SETTINGS, EDGE, CHROME]) expect(effects(reader, write(key)), key).toEqual(['notice']);
    expect(effects(reader, write(KERBEROS))).toContain('partial');
  });

  it('is a gap where a key is both', () => {
    const key = `${SETTINGS}\\Kerberos`;
    const bytes = encode(`REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\${key}]\r\n"Broken"=hex(4):01\r\n`);
    expect(effects(reg, bytes)).toEqual(['partial']);
  });

  it('is said of a query that was refused', () => {
    const refused = (key: string) => encode(`C:\\>reg query "HKLM\\${key}"\r\nERROR: Access is denied.\r\n`);
    expect(effects(regQuery, refused(SETTINGS))).toEqual(['notice']);
    expect(effects(regQuery, refused(KERBEROS))).toEqual(['partial']);
  });
});
