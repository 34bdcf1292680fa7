// Profiles of device management as JSON: settings catalog, custom OMA-URIs, administrative templates.

import { describe, expect, it } from 'vitest';
import { headOf } from '../../../src/readers/detect.ts';
import { mdmJson } from '../../../src/readers/mdm/settings-json.ts';
import { readers } from '../../../src/readers/readers.ts';
import { encode, fixture, regionText, sourceOf } from '../../support/bytes.ts';
import { readPolicies, shownPolicies } from '../../support/policies.ts';
import { STEP } from '../../support/thorough.ts';

const FIXTURES = ['settings-catalog', 'custom', 'templates'] as const;
const ID = 'device_vendor_msft_policy_config_admx_kerberos_mitrealms';
const NAMES = {
  MitRealms: 'Define interoperable Kerberos V5 realm settings',
  HostToRealm: 'Define host name-to-Kerberos realm mappings',
};

const read = (bytes: Uint8Array | object) =>
  readPolicies(mdmJson, bytes instanceof Uint8Array ? bytes : encode(JSON.stringify(bytes)));

const REALMS = [['ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>']];
const HOSTS = [['ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net']];
const SHARE = ['KERBEROS.MICROSOFTONLINE.COM', 'contoso.file.core.windows.net'];

describe('mdmJson', () => {
  it.each([
    ['settings-catalog', 'mitrealms', 'hosttorealm', HOSTS],
    ['custom', 'MitRealms', 'HostToRealm', [...HOSTS, SHARE]],
    ['templates', NAMES.MitRealms, NAMES.HostToRealm, HOSTS],
  ] as const)('reads %s', (name, realms, hosts, entries) => {
    const { policies, diagnostics } = read(fixture(`mdm-json/${name}.json`));
    expect(diagnostics).toEqual([]);
    expect(shownPolicies(policies)).toEqual([
      [realms, 'Enabled', 'computer', REALMS],
      [hosts, 'Enabled', 'computer', entries],
    ]);
    expect(policies.every(({ delivery }) => delivery === 'mdm')).toBe(true);
  });

  it('knows its places through escapes, XML and separators', () => {
    const place = (name: string, decode: string) => {
      const bytes = fixture(`mdm-json/${name}.json`);
      const text = new TextDecoder(decode).decode(bytes);
      const [entry] = read(bytes).policies[0]?.lists[0]?.entries ?? [];
      if (!entry?.data) throw new Error('no entry');
      return [regionText(text, entry.name), regionText(text, entry.data)];
    };
    expect(place('settings-catalog', 'utf-16le')).toEqual([
      'ZSCALERBETA.NET',
      '\\u003ck\\u003ekerberos.zscalerbeta.net\\u003c/k\\u003e',
    ]);
    expect(place('custom', 'utf-8')).toEqual([
      'ZSCALERBETA.NET',
      '&lt;k&gt;kerberos.zscalerbeta.net&lt;/k&gt;',
    ]);
    expect(place('templates', 'utf-8')).toEqual(REALMS[0]);
  });

  it('gives what is in base64 the place of its group', () => {
    const bytes = fixture('mdm-json/custom.json');
    const [, hosts] = read(bytes).policies;
    const [entry] = hosts?.lists[0]?.entries ?? [];
    if (!entry) throw new Error('no entry');
    const raw = regionText(new TextDecoder().decode(bytes), entry.name);
    expect(atob(raw)).toContain('ZSCALERBETA.NET');
    expect(raw.length).toBeLessThan(28);
  });

  it('covers the lists that it shows', () => {
    const count = (name: string) => read(fixture(`mdm-json/${name}.json`)).scopes.length;
    expect(FIXTURES.map(count)).toEqual([2, 2, 0]);
  });

  it.each(FIXTURES)('calls every beginning of %s cut off', (name) => {
    const bytes = fixture(`mdm-json/${name}.json`);
    const end = bytes.length - (name === 'settings-catalog' ? 4 : 1);
    for (let size = 2; size < end; size += STEP) {
      const { items } = read(bytes.slice(0, size));
      expect([size, items.map((item) => item.kind)]).toEqual([size, ['diagnostic']]);
    }
  });

  it('is the only one that takes its files', () => {
    for (const name of FIXTURES) {
      const head = headOf(sourceOf(fixture(`mdm-json/${name}.json`)));
      expect([name, readers.filter((reader) => reader.accepts(head))]).toEqual([name, [mdmJson]]);
    }
    const accepts = (text: string) => mdmJson.accepts(headOf(sourceOf(encode(text))));
    expect(accepts('{"omaUri": "x"}')).toBe(false);
    expect(accepts('"omaUri": "omaSettings":')).toBe(false);
    expect(accepts('x {"omaUri": "omaSettings":')).toBe(false);
    expect(accepts('x{"omaUri": "omaSettings":')).toBe(false);
    expect(accepts(' \n {"omaUri": "omaSettings":')).toBe(true);
    const names = [
      'settingDefinitionId',
      'settingInstance',
      'omaUri',
      'omaSettings',
      'definitionValues',
      'presentationValues',
      'definitionDisplayName',
      'definition@odata.bind',
    ];
    for (const [i, name] of names.entries()) {
      const other = names[(i + 1) % names.length];
      for (const colon of [':', ' :', '\n :'])
        expect([name, accepts(`{"${name}"${colon}1,"${other}"${colon}1}`)]).toEqual([name, true]);
    }
    expect([mdmJson.format, mdmJson.holder]).toEqual(['mdm-json', 'gpo']);
  });
});

const setting = (bend: object = {}, children: readonly object[] = []) => ({
  settings: [
    {
      settingInstance: {
        settingDefinitionId: ID,
        choiceSettingValue: { value: `${ID}_1`, children, ...bend },
      },
    },
  ],
});
const simple = (suffix: string, value: unknown, type = 'String') => ({
  settingDefinitionId: `${ID}_mitrealms_${suffix}`,
  simpleSettingValue: {
    '@odata.type': `#microsoft.graph.deviceManagementConfiguration${type}SettingValue`,
    value,
  },
});
const group = (...children: readonly object[]) => ({
  settingDefinitionId: `${ID}_mitrealms`,
  groupSettingCollectionValue: children.length === 0 ? [] : [{ children }],
});

describe('the settings catalog', () => {
  it('disables policies', () => {
    expect(shownPolicies(read(setting({ value: `${ID}_0` })).policies)).toEqual([
      ['mitrealms', 'Disabled', 'computer', []],
    ]);
  });

  it('has a user side', () => {
    const user = JSON.stringify(setting()).replaceAll('device_', 'user_');
    expect(read(encode(user)).policies.map(({ side }) => side)).toEqual(['user']);
  });

  it.each([
    ['another choice', setting({ value: `${ID}_2` })],
    ['no choice', { settings: [{ settingInstance: { settingDefinitionId: ID } }] }],
    ['an entry without a value', setting({}, [group(simple('key', 'A'))])],
    ['an entry without a name', setting({}, [group(simple('value', 'A'))])],
    ['a secret', setting({}, [group(simple('key', 'A'), simple('value', '7f3a', 'Secret'))])],
    ['a number', setting({}, [group(simple('key', 'A'), simple('value', 7))])],
    ['a part without an id', setting({}, [{ x: 1 }])],
    ['no groups', setting({}, [{ settingDefinitionId: `${ID}_mitrealms` }])],
    ['another element', setting({}, [{ ...group(), settingDefinitionId: `${ID}_flags` }])],
    ['an element of another policy', setting({}, [{ ...group(), settingDefinitionId: 'other' }])],
  ])('gives a gap for %s, and covers nothing', (_, profile) => {
    const { diagnostics, scopes } = read(profile);
    expect(diagnostics).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
    expect(scopes).toEqual([]);
  });

  it('says what is not understood where it stands, and keeps what is', () => {
    const place = (profile: object) => {
      const text = JSON.stringify(profile);
      const [said] = read(profile).diagnostics;
      return said?.at && regionText(text, { value: '', at: said.at });
    };
    expect(place(setting({ value: `${ID}_2` }))).toBe(`${ID}_2`);
    expect(place(setting({ value: 7 }))).toContain(`"settingDefinitionId":"${ID}"`);
    expect(place(setting({}, [{ ...group(), settingDefinitionId: 'other' }]))).toBe('other');
    expect(place(setting({}, [{ x: 1 }]))).toBe('{"x":1}');
    const half = setting({}, [group(simple('key', 'A'))]);
    expect(shownPolicies(read(half).policies)).toEqual([['mitrealms', 'Enabled', 'computer', []]]);
    const bare = { settingDefinitionId: `${ID}_mitrealms_value`, simpleSettingValue: { value: 'b' } };
    const odd = setting({}, [group({ x: 1 }, simple('key', 'A'), bare)]);
    expect(read(odd).diagnostics).toEqual([]);
    expect(shownPolicies(read(odd).policies)[0]?.[3]).toEqual([['A', 'b']]);
  });

  it('has ids of its own alone', () => {
    const other = JSON.stringify(setting()).replaceAll('device_', 'my_device_');
    expect(read(encode(other)).items).toEqual([]);
  });

  it('gives a gap where its settings are not in the export', () => {
    const profile = { name: 'WIN', settingCount: 2, technologies: 'mdm' };
    expect(read({ value: [profile] }).diagnostics).toMatchObject([{ code: 'not-read', effect: 'partial' }]);
    expect(read({ ...profile, settingCount: 0 }).items).toEqual([]);
    expect(read({ settingCount: 1, settings: [1] }).diagnostics).toHaveLength(1);
  });

  it('passes over definitions that are repeated beside the settings', () => {
    const profile = { settings: [{ settingDefinitions: [{ settingDefinitionId: ID }] }] };
    expect(read(profile).items).toEqual([]);
    expect(read({ assignments: [{ settingDefinitionId: ID }] }).items).toEqual([]);
  });
});

describe('a custom profile', () => {
  const oma = (bend: object) => ({
    omaSettings: [
      {
        '@odata.type': '#microsoft.graph.omaSettingString',
        omaUri: './Device/Vendor/MSFT/Policy/Config/ADMX_Kerberos/MitRealms',
        value: '<disabled/>',
        ...bend,
      },
    ],
  });

  it('reads text, and text that is not encoded though it might be', () => {
    expect(read(oma({})).policies).toHaveLength(1);
    expect(read(oma({ '@odata.type': '#microsoft.graph.omaSettingStringXml' })).policies).toHaveLength(1);
    expect(read(oma({ omaUri: './Device/Vendor/MSFT/Policy/Config/Browser/AllowPopups' })).items).toEqual([]);
    const install = './Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/Kerberos/Policy/Kerberos';
    expect(read(oma({ omaUri: install })).items).toEqual([]);
    expect(read(oma({ omaUri: null, displayName: 'Popups', value: '<enabled/>' })).items).toEqual([]);
    const own = './Device/Vendor/MSFT/Policy/Config/Kerberos/CloudKerberosTicketRetrievalEnabled';
    expect(read(oma({ omaUri: own, value: 1 })).items).toEqual([]);
    expect(read(oma({ omaUri: own, value: '1' })).items).toEqual([]);
    const untyped = [{ omaUri: './Vendor/MSFT/Policy/Config/ADMX_Kerberos/MitRealms', value: '<disabled/>' }];
    expect(read(untyped).policies).toHaveLength(1);
    const blank = { '@odata.type': '#microsoft.graph.omaSettingStringXml', value: ' <disabled/>' };
    expect(read(oma(blank)).policies).toHaveLength(1);
    for (const around of [{ enabled: true }, { definition: { displayName: 'x' } }])
      expect(read({ ...around, ...oma({}) }).policies).toHaveLength(1);
    expect(read(oma({ omaUri: own, value: null })).diagnostics).toHaveLength(1);
    const hello = './Device/Vendor/MSFT/PassportForWork/x/Policies/UseCloudTrustForOnPremAuth';
    expect(read(oma({ omaUri: hello, displayName: 'Cloud Kerberos trust', value: 'true' })).items).toEqual(
      [],
    );
  });

  it.each([
    ['a value that Graph hides', { isEncrypted: true, secretReferenceValueId: 'x' }],
    ['stars', { value: '****' }],
    ['no type and no data', { '@odata.type': undefined, value: 'on' }],
    ['a place that names a list', { omaUri: './Vendor/MSFT/Registry/HKLM/MitRealms', value: '1' }],
    ['a title that names Kerberos, and no OMA-URI', { omaUri: null, displayName: 'Kerberos', value: '1' }],
    ['no value', { value: null }],
    ['base64 that is none', { '@odata.type': '#microsoft.graph.omaSettingBase64', value: 'no base64' }],
    ['data that is none', { value: '<on/>' }],
    [
      'an OMA-URI that ends with a slash',
      { omaUri: './Device/Vendor/MSFT/Policy/Config/ADMX_Kerberos/MitRealms/' },
    ],
    ['an OMA-URI with a blank', { omaUri: './Device/Vendor/MSFT/Policy/ Config/ADMX_Kerberos/MitRealms' }],
    [
      'a list that goes elsewhere',
      { omaUri: './Device/Vendor/MSFT/Policy/Conf/A/B', value: '<data id="x" value="X<k>kdc.x</k>"/>' },
    ],
    ['another provider', { omaUri: './Vendor/MSFT/Registry/HKLM/System/Kerberos/domain_realm' }],
    [
      'a policy that there is not',
      {
        omaUri: './Device/Vendor/MSFT/Policy/Config/ADMX_Kerberos/Host2Realm',
        value: '<enabled/><data id="hosttorealm" value=""/>',
      },
    ],
    ['no OMA-URI', { omaUri: null, displayName: 'MitRealms' }],
    ['no OMA-URI at all', { omaUri: undefined, value: '<enabled/><data id="HostToRealm" value=""/>' }],
  ])('gives a gap for %s', (_, bend) => {
    expect(read(oma(bend)).diagnostics).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
    expect(read(oma(bend)).scopes).toEqual([]);
  });

  it('says where the value is hidden', () => {
    const place = (bend: object) => {
      const [said] = read(oma(bend)).diagnostics;
      return said?.at && regionText(JSON.stringify(oma(bend)), { value: '', at: said.at });
    };
    expect(place({ value: '****' })).toBe('****');
    expect(place({ value: null })).toContain('"omaUri"');
  });
});

describe('administrative templates', () => {
  const list = (values: readonly object[]) => [
    { '@odata.type': '#microsoft.graph.groupPolicyPresentationValueList', values },
  ];

  it('may keep the names of a definition beside the value', () => {
    const flat = {
      enabled: false,
      definitionDisplayName: NAMES.MitRealms,
      definitionCategoryPath: '\\System\\Kerberos',
      definitionClassType: 'user',
    };
    expect(shownPolicies(read([flat]).policies)).toEqual([[NAMES.MitRealms, 'Disabled', 'user', []]]);
    expect(read([flat]).policies[0]?.category?.value).toBe('\\System\\Kerberos');
  });

  it('are named by their definition, and their lists by the label; no key is covered', () => {
    const definition = { displayName: 'MitRealms', categoryPath: '\\System\\Kerberos', classType: 'user' };
    const [value] = list([{ name: 'A', value: 'b' }]);
    const presentationValues = [{ ...value, presentation: { label: 'Realms' } }];
    const { policies, scopes } = read([{ enabled: true, definition, presentationValues }]);
    expect(policies).toMatchObject([
      { side: 'user', category: { value: '\\System\\Kerberos' }, lists: [{ name: { value: 'Realms' } }] },
    ]);
    expect(scopes).toEqual([]);
  });

  it('give a gap for a list whose definition is a number alone', () => {
    const bound = {
      enabled: true,
      'definition@odata.bind':
        "https://graph.microsoft.com/beta/deviceManagement/groupPolicyDefinitions('8f0e')",
    };
    expect(
      read({ definitionValues: [{ ...bound, presentationValues: list([{ name: 'A', value: 'b' }]) }] })
        .diagnostics,
    ).toMatchObject([{ code: 'unknown-policy', effect: 'partial' }]);
    const place = (profile: object) => {
      const [said] = read([profile]).diagnostics;
      return said?.at && regionText(JSON.stringify([profile]), { value: '', at: said.at });
    };
    const presentationValues = list([{ name: 'A', value: 'b' }]);
    expect(place({ ...bound, presentationValues })).toBe(bound['definition@odata.bind']);
    expect(place({ enabled: true, presentationValues })).toContain('"enabled":true');
    expect(read({ definitionValues: [bound] }).items).toEqual([]);
  });

  it('give a gap for an entry without a value', () => {
    const definition = { displayName: NAMES.MitRealms, categoryPath: '\\System\\Kerberos' };
    const values = list([{ name: 'A', value: null }]);
    const { diagnostics, policies } = read({
      definitionValues: [{ enabled: true, definition, presentationValues: values }],
    });
    expect(diagnostics).toMatchObject([{ code: 'bad-value' }]);
    expect(shownPolicies(policies)[0]?.[3]).toEqual([['A', undefined]]);
  });

  it('may have values that are no list', () => {
    const definition = { displayName: NAMES.MitRealms };
    const values = [{ value: 7 }, ...list([])];
    const { policies, diagnostics } = read([{ enabled: true, definition, presentationValues: values }]);
    expect(diagnostics).toEqual([]);
    expect(policies).toMatchObject([{ side: 'computer', lists: [{ entries: [] }], category: { value: '' } }]);
  });

  it.each([
    ['an entry without a name', { presentationValues: list([{ value: '<k>kdc</k>' }]) }],
    ['an entry that is empty', { presentationValues: list([{}]) }],
    ['a switch that is a text', { enabled: 'true' }],
    ['no switch', { enabled: undefined }],
  ])('give a gap for %s', (_, bend) => {
    const definition = { displayName: NAMES.MitRealms };
    const presentationValues = list([{ name: 'A', value: '<k>b</k>' }]);
    const { diagnostics, policies } = read([{ enabled: true, definition, presentationValues, ...bend }]);
    expect(diagnostics).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
    const entries = policies.flatMap(({ lists }) => lists.flatMap(({ entries }) => entries));
    expect(entries).toEqual([]);
  });

  it('are known by their values too', () => {
    const definition = { displayName: 'Réalmes', classType: 'machine' };
    const values = list([{ name: 'A', value: '<k>b</k>' }]);
    expect(read([{ enabled: true, definition, presentationValues: values }]).policies).toHaveLength(1);
    expect(read([{ enabled: true, definition, presentationValues: [] }]).items).toEqual([]);
  });
});

describe('a document that is no profile', () => {
  it.each([
    ['{"omaSettings": [', 'truncated'],
    ['{"omaSettings": ]', 'malformed'],
  ])('%s', (text, code) => {
    expect(read(encode(text)).diagnostics).toMatchObject([{ code, effect: 'unreadable' }]);
  });

  it('gives nothing', () => {
    expect(read([1, 'a', null]).items).toEqual([]);
  });

  it('that cannot be decoded is a gap', () => {
    const bytes = encode('{"omaSettings": []}', 'utf-16le-bom').slice(0, -1);
    expect(read(bytes).diagnostics).toMatchObject([{ code: 'encoding', effect: 'unreadable' }]);
  });
});
