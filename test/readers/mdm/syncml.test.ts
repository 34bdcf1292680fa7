// Policies of device management as SyncML, and in the diagnostics report of a client.

import { describe, expect, it } from 'vitest';
import { headOf } from '../../../src/readers/detect.ts';
import { mdmSyncml } from '../../../src/readers/mdm/syncml.ts';
import { readers } from '../../../src/readers/readers.ts';
import { encode, fixture, regionText, sourceOf } from '../../support/bytes.ts';
import { readPolicies, shownPolicies } from '../../support/policies.ts';
import { STEP } from '../../support/thorough.ts';

const URI = './Device/Vendor/MSFT/Policy/Config/ADMX_Kerberos';
const FIXTURES = ['cdata', 'escaped', 'command', 'base64', 'MDMDiagReport'] as const;

const read = (bytes: Uint8Array) => readPolicies(mdmSyncml, bytes);

const REALM = ['ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'];
const HOSTS = [
  ['ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net'],
  ['KERBEROS.MICROSOFTONLINE.COM', 'contoso.file.core.windows.net'],
];
const MIT = ['MitRealms', 'Enabled', 'computer', [REALM]];
const MAP = ['HostToRealm', 'Enabled', 'computer', HOSTS];

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const command = (data: string, policy = 'MitRealms', meta = '') =>
  encode(
    `<SyncML><SyncBody><Replace><Item><Target><LocURI>${URI}/${policy}</LocURI></Target>${meta}<Data>${data}</Data></Item></Replace></SyncBody></SyncML>`,
  );
const value = (text: string, id = 'MitRealms') => `<enabled/><data id="${id}" value="${text}"/>`;

describe('mdmSyncml', () => {
  it.each([
    ['cdata', [MIT, MAP]],
    ['escaped', [MIT, ['HostToRealm', 'Disabled', 'computer', []]]],
    ['command', [MAP]],
    ['base64', [MIT, ['HostToRealm', 'NotConfigured', 'computer', []]]],
    ['MDMDiagReport', [MIT, MAP]],
  ] as const)('reads %s', (name, expected) => {
    const { policies, diagnostics } = read(fixture(`mdm-syncml/${name}.xml`));
    expect(diagnostics).toEqual([]);
    expect(shownPolicies(policies)).toEqual(expected);
    for (const policy of policies) {
      expect(policy).toMatchObject({ delivery: 'mdm', category: { value: 'ADMX_Kerberos' }, part: null });
    }
  });

  it('knows the numbers of the area Kerberos of Windows itself', () => {
    const place = './Device/Vendor/MSFT/Policy/Config/Kerberos/CloudKerberosTicketRetrievalEnabled';
    const own = (data: string) =>
      `<SyncML><Replace><Item><Target><LocURI>${place}</LocURI></Target><Data>${data}</Data></Item></Replace></SyncML>`;
    const report = (data: string) =>
      `<MDMEnterpriseDiagnosticsReport><PolicyManager><currentPolicies><PolicyScope>Device</PolicyScope><CurrentPolicyValues><PolicyAreaName>Kerberos</PolicyAreaName><CloudKerberosTicketRetrievalEnabled>${data}</CloudKerberosTicketRetrievalEnabled></CurrentPolicyValues></currentPolicies></PolicyManager></MDMEnterpriseDiagnosticsReport>`;
    for (const written of [own, report]) {
      for (const number of ['1', ' 12 ', '-1']) expect(read(encode(written(number))).items).toEqual([]);
      for (const none of ['a1', '1a', '1.5']) expect(read(encode(written(none))).diagnostics).toHaveLength(1);
      expect(read(encode(written('one'))).diagnostics).toMatchObject([{ effect: 'partial' }]);
    }
  });

  it('knows no numbers of another area, nor of a policy with a list', () => {
    expect(read(command('1', 'MaxTokenSize')).diagnostics).toHaveLength(1);
    const text = new TextDecoder().decode(command('1'));
    expect(read(encode(text.replace('ADMX_Kerberos', 'Kerberos'))).diagnostics).toHaveLength(1);
  });

  it.each([
    ['no place', '<Target></Target>'],
    ['a place outside of its target', `<LocURI>${URI}/MitRealms</LocURI><Target></Target>`],
  ])('gives a gap for data of ours with %s', (_, place) => {
    const item = (data: string, name = 'Replace') =>
      read(
        encode(`<SyncML><${name}><Item>${place}<Data><![CDATA[${data}]]></Data></Item></${name}></SyncML>`),
      );
    const ours = '<enabled/><data id="MitRealms" value="A&#xF000;b"/>';
    expect(item(ours).diagnostics).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
    for (const reply of ['Status', 'Get', 'Alert']) expect(item(ours, reply).diagnostics).toEqual([]);
    if (place === '<Target></Target>') expect(item('<enabled/>').diagnostics).toEqual([]);
  });

  it.each([
    ['Delete', '', 1],
    ['Replace', '<Data><![CDATA[<disabled/>]]></Data>', 1],
    ['Replace', `<Data><![CDATA[${value('A&#xF000;b')}]]></Data>`, 0],
  ])('gives a gap where a later %s with "%s" contradicts (%i)', (name, data, gaps) => {
    const item = (policy: string, inner: string) =>
      `<Item><Target><LocURI>${URI}/${policy}</LocURI></Target>${inner}</Item>`;
    const first = item('MitRealms', `<Data><![CDATA[${value('A&#xF000;b')}]]></Data>`);
    const later = `<${name}>${item('mitrealms', data)}</${name}>`;
    const { policies, diagnostics } = read(
      encode(`<SyncML><SyncBody><Replace>${first}</Replace>${later}</SyncBody></SyncML>`),
    );
    expect(policies).toHaveLength(2);
    expect(diagnostics).toHaveLength(gaps);
  });

  it('covers the lists of the policies that it shows, and no others', () => {
    const keys = (name: string) =>
      read(fixture(`mdm-syncml/${name}.xml`)).scopes.map(({ covers }) =>
        covers.what === 'key' ? covers.keyPath.split('\\').at(-1) : covers.what,
      );
    expect(keys('cdata')).toEqual(['MitRealms', 'domain_realm']);
    expect(keys('command')).toEqual(['domain_realm']);
    // What a message takes away may still be set elsewhere.
    expect(keys('base64')).toEqual(['MitRealms']);
    const proxies = read(command(escaped(value('A&#xF000;b', 'KdcProxyServer')), 'KdcProxyServer'));
    expect(proxies.diagnostics).toEqual([]);
    expect(proxies.scopes.map(({ covers }) => covers)).toEqual([
      {
        what: 'key',
        hive: null,
        keyPath:
          'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\KdcProxy\\ProxyServers',
        subkeys: false,
      },
    ]);
  });

  it('knows its places through escapes of two levels and separators', () => {
    const place = (bytes: Uint8Array) => {
      const text = new TextDecoder().decode(bytes);
      const [entry] = read(bytes).policies[0]?.lists[0]?.entries ?? [];
      if (!entry?.data) throw new Error('no entry');
      return [regionText(text, entry.name), regionText(text, entry.data)];
    };
    expect(place(fixture('mdm-syncml/cdata.xml'))).toEqual([
      'ZSCALERBETA.NET',
      '&lt;k&gt;kerberos.zscalerbeta.net&lt;/k&gt;',
    ]);
    expect(place(fixture('mdm-syncml/escaped.xml'))).toEqual([
      'ZSCALERBETA.NET',
      '&amp;lt;k&amp;gt;kerberos.zscalerbeta.net&amp;lt;/k&amp;gt;',
    ]);
    expect(place(command('<enabled/><data id="MitRealms" value="A&#xF000;b"/>'))).toEqual(['A', 'b']);
  });

  it('tells a client by its report', () => {
    const { items } = read(fixture('mdm-syncml/MDMDiagReport.xml'));
    expect(new Set(items.map(({ holder }) => holder))).toEqual(new Set(['client']));
    const user = new TextDecoder()
      .decode(fixture('mdm-syncml/MDMDiagReport.xml'))
      .replaceAll('<PolicyScope>Device<', '<PolicyScope>S-1-5-21-1-2-3-1001<');
    expect(new Set(read(encode(user)).policies.map(({ side }) => side))).toEqual(new Set(['user']));
    const broken = user.replace('&lt;enabled/&gt;', 'enabled');
    expect(read(encode(broken)).diagnostics).toMatchObject([{ code: 'bad-value', holder: 'client' }]);
  });

  it('reads of a report what stands among its policies, and nothing else', () => {
    const policies = (inner: string, above = 'PolicyManager', scope = '') =>
      read(
        encode(
          `<MDMEnterpriseDiagnosticsReport><${above}><currentPolicies>${scope}<CurrentPolicyValues><PolicyAreaName>ADMX_Kerberos</PolicyAreaName>${inner}</CurrentPolicyValues></currentPolicies></${above}></MDMEnterpriseDiagnosticsReport>`,
        ),
      );
    const named = (...names: string[]) => names.map((name) => `<${name}>&lt;enabled/&gt;</${name}>`).join('');
    const names = ['A_LastWrites', 'MyPolicyAreaName', 'PolicyAreaNames'];
    const beside = named('A_LastWrite', 'A_ProviderSet', 'A_WinningProvider', 'A_ADMXInstanceData');
    const result = policies(named(...names) + beside);
    expect(shownPolicies(result.policies)).toEqual(names.map((name) => [name, 'Enabled', 'computer', []]));
    expect(result.policies[0]?.help).toEqual([]);
    expect(policies(named('A'), 'Other').items).toEqual([]);
    expect(
      policies(named('A'), 'PolicyManager', '<PolicyScope>S-1-5-21</PolicyScope>').policies[0]?.side,
    ).toBe('user');
  });

  it.each([
    ['./User/Vendor/MSFT/Policy/Config/ADMX_Kerberos/MitRealms', 'user'],
    ['./Vendor/MSFT/Policy/Config/ADMX_Kerberos/MitRealms', 'computer'],
    ['User/Vendor/MSFT/Policy/Config/ADMX_Kerberos/MitRealms', 'user'],
    ['./device/vendor/msft/policy/result/admx_kerberos/MITREALMS', 'computer'],
    ['./Device/Vendor/MSFT/Policy/Config/Contoso~Policy~Kerberos/MitRealms', 'computer'],
  ])('%s is of the side %s', (uri, side) => {
    const text = new TextDecoder().decode(command(escaped(value('A&#xF000;b'))));
    const { policies } = read(encode(text.replace(`${URI}/MitRealms`, uri)));
    expect(policies.map((policy) => policy.side)).toEqual([side]);
  });

  it('a path within another is no path of a policy', () => {
    const text = new TextDecoder().decode(command(escaped(value('A&#xF000;b'))));
    const { policies, diagnostics } = read(encode(text.replace(URI, `x${URI}`)));
    expect(policies).toEqual([]);
    expect(diagnostics).toHaveLength(1);
  });

  it.each([
    './Device/Vendor/MSFT/Policy/Config/Browser/AllowPopups',
    './Device/Vendor/MSFT/BitLocker/RequireDeviceEncryption',
    './Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/Kerberos/Policy/x',
  ])('%s is none of ours', (uri) => {
    const text = new TextDecoder().decode(command('nothing of a policy'));
    expect(read(encode(text.replace(`${URI}/MitRealms`, uri))).items).toEqual([]);
  });

  it('knows policies that have no list', () => {
    const { policies, diagnostics } = read(
      command(escaped('<Enabled/> <data id="MaxTokenSize" value="48000"/>'), 'MaxTokenSize'),
    );
    expect(diagnostics).toEqual([]);
    expect(shownPolicies(policies)).toEqual([['MaxTokenSize', 'Enabled', 'computer', []]]);
  });

  it.each([
    ['', [], 'an empty list'],
    ['A&#xF000;b&#xF000;', [['A', 'b']], 'a separator at its end'],
    ['A&#61440;b', [['A', 'b']], 'a separator by its decimal number'],
    ['A\uf000b', [['A', 'b']], 'a separator as it is'],
    [
      'A&#xF000;b&#xF000;C&#xF000;&apos;d&apos;',
      [
        ['A', 'b'],
        ['C', "'d'"],
      ],
      'two entries',
    ],
  ])('takes %j', (text, entries) => {
    const { policies, diagnostics, scopes } = read(command(`<![CDATA[<!-- ours --> ${value(text)}\n]]>`));
    expect(diagnostics).toEqual([]);
    expect(shownPolicies(policies)[0]?.[3]).toEqual(entries);
    expect(scopes).toHaveLength(1);
  });

  it.each([
    "<enabled></enabled><data id='MitRealms' value='A&#xF000;b'></data>",
    '<enabled  />  <data id="MitRealms" value="A&#xF000;b"  />',
    `<enabled  >  </enabled  >\n\n<data   id  =  'MitRealms'   value  =  "A&#xF000;b"  >  </data  >`,
    '<data id="MitRealms" value="A&#xF000;b"/><enabled/>',
  ])('takes blanks and quotes as XML does: %j', (payload) => {
    const { policies, diagnostics } = read(command(`<![CDATA[${payload}]]>`));
    expect(diagnostics).toEqual([]);
    expect(shownPolicies(policies)).toEqual([['MitRealms', 'Enabled', 'computer', [['A', 'b']]]]);
  });

  it('takes nothing of a list that does not come out even', () => {
    expect(shownPolicies(read(command(escaped(value('A&#xF000;b&#xF000;C')))).policies)[0]?.[3]).toEqual([]);
  });

  it.each([
    ['a list that does not come out even', value('A&#xF000;b&#xF000;C'), 'A&#xF000;b&#xF000;C'],
    ['names without values', value('A'), 'A'],
    ['an element that the policy has not', value('A&#xF000;b', 'MitRealms_Lst'), 'MitRealms_Lst'],
    ['data that is not well-formed', value('A&#xF000;<k>b</k>'), '<data id="MitRealms" value="A&#xF000;<k>'],
    ['an & that is none', value('A&#xF000;b&c'), '&c'],
    ['an unknown reference', value('A&nbsp;'), '&nbsp;'],
    ['data without an id', '<enabled/><data value="A"/>', '<data value="A"/>'],
    ['data without a value', '<enabled/><data id="MitRealms"></data>', '<data id="MitRealms"></data>'],
    ['something else', 'enabled', 'enabled'],
  ])('gives a gap for %s', (_, payload, raw) => {
    const bytes = command(`<![CDATA[${payload}]]>`);
    const { diagnostics, scopes } = read(bytes);
    expect(diagnostics).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
    const [gap] = diagnostics;
    if (!gap?.at) throw new Error('no place');
    expect(regionText(new TextDecoder().decode(bytes), { value: '', at: gap.at })).toBe(raw);
    expect(scopes).toEqual([]);
  });

  it.each(['', '<enabled/><disabled/>', '<data id="MitRealms" value=""/>'])(
    'gives a gap where %j does not say once whether the policy is on',
    (payload) => {
      expect(read(command(escaped(payload))).diagnostics).toMatchObject([{ code: 'bad-value' }]);
    },
  );

  it('reads data that was left unescaped, and says what is no data', () => {
    expect(shownPolicies(read(command(value('A&#xF000;b'))).policies)).toEqual([
      ['MitRealms', 'Enabled', 'computer', [['A', 'b']]],
    ]);
    expect(read(command('<enabled/><text id="x"/>')).diagnostics).toHaveLength(1);
    expect(read(command('<disabled></disabled>')).policies).toHaveLength(1);
    for (const none of [
      'text id="MitRealms" value="A&#xF000;b"',
      'data id="MitRealms"',
      'data value="A&#xF000;b"',
    ]) {
      const { policies, diagnostics } = read(command(`<enabled/><${none}/>`));
      expect(policies).toEqual([]);
      expect(diagnostics).toHaveLength(1);
    }
  });

  it.each([
    'no base64!',
    'AAA',
    '////',
    '8J+Y',
    'PGRpc2FibGVkLz4',
    'PGRp    c2FibGVkLz4=',
    Buffer.from('<!-- \u00ff --><disabled/>', 'latin1').toString('base64'),
  ])('gives a gap for base64 that is none: %s', (data) => {
    const meta = '<Meta><Format xmlns="syncml:metinf">b64</Format></Meta>';
    const { policies, diagnostics } = read(command(data, 'MitRealms', meta));
    expect(diagnostics).toMatchObject([{ code: 'bad-value' }]);
    expect(policies).toEqual([]);
  });

  it('knows the place of each character in base64, however many bytes it has', () => {
    const before = '\ufeff<!-- \u0080ü€\u0800\u{10000}😀 --><enabled/><data id="MitRealms" value="';
    const blanks = ' '.repeat((3 - (Buffer.from(before).length % 3)) % 3);
    const data = Buffer.from(`${before.replace('<enabled', `${blanks}<enabled`)}ZSCALERBETA.NET&#xF000;b"/>`);
    const meta = '<Meta><Type>text/plain</Type><Format> b64 </Format></Meta>';
    const bytes = command(data.toString('base64'), 'MitRealms', meta);
    const [entry] = read(bytes).policies[0]?.lists[0]?.entries ?? [];
    if (!entry) throw new Error('no entry');
    const raw = regionText(new TextDecoder().decode(bytes), entry.name);
    expect(Buffer.from(raw, 'base64').toString()).toBe('ZSCALERBETA.NET');
  });

  it('reads every character of base64', () => {
    const meta = '<Meta><Format>b64</Format></Meta>';
    const data = Buffer.from('\ufeff<!-- ü€😀 --><disabled/>').toString('base64');
    expect(shownPolicies(read(command(data, 'MitRealms', meta)).policies)).toEqual([
      ['MitRealms', 'Disabled', 'computer', []],
    ]);
  });

  it('gives a gap for a policy without data, and nothing for a question', () => {
    const bare = `<Item><Target><LocURI>${URI}/MitRealms</LocURI></Target></Item>`;
    expect(read(encode(`<Replace>${bare}</Replace>`)).diagnostics).toHaveLength(1);
    expect(read(encode(`<Get>${bare}</Get>`)).items).toEqual([]);
    const answer = `<Results><Item><Source><LocURI>${URI}/MitRealms</LocURI></Source><Data>&lt;disabled/&gt;</Data></Item></Results>`;
    expect(shownPolicies(read(encode(answer)).policies)).toEqual([['MitRealms', 'Disabled', 'computer', []]]);
    expect(read(encode('<Replace><Item><Data>1</Data></Item></Replace>')).items).toEqual([]);
  });

  it.each(FIXTURES)('calls every beginning of %s cut off', (name) => {
    const bytes = fixture(`mdm-syncml/${name}.xml`);
    const end = new TextDecoder().decode(bytes).trimEnd().length;
    for (let size = 0; size < end; size += STEP) {
      expect([size, read(bytes.slice(0, size)).diagnostics.length]).toEqual([size, 1]);
    }
  });

  it('is the only one that takes its files', () => {
    for (const name of FIXTURES) {
      const head = headOf(sourceOf(fixture(`mdm-syncml/${name}.xml`)));
      expect([name, readers.filter((reader) => reader.accepts(head))]).toEqual([name, [mdmSyncml]]);
    }
    const accepts = (text: string) => mdmSyncml.accepts(headOf(sourceOf(encode(text))));
    expect(accepts('<Replace><With/></Replace>')).toBe(false);
    expect(accepts('<a><SyncML/></a>')).toBe(false);
    for (const name of ['Atomic', 'Sequence', 'Add', 'Replace', 'Delete', 'Get', 'Results'])
      expect([
        name,
        accepts(`<${name}><Item><Target><LocURI>./x</LocURI></Target></Item></${name}>`),
      ]).toEqual([name, true]);
    expect(accepts('<Other><Item><Target><LocURI>./x</LocURI></Target></Item></Other>')).toBe(false);
    expect([mdmSyncml.format, mdmSyncml.holder]).toEqual(['mdm-syncml', 'gpo']);
  });
});
