// Writers of the other ways in which settings are delivered or exported: Preferences, LGPO, Samba, device management.

import type { Configuration, FormatWriter, Setting } from './configuration.ts';
import { numberOf, POLICY_KEY, type RegistryValue, registryValues } from './registry.ts';

const GPO = '{6B1E0D5C-83F2-4A97-9C41-2F7D8E3B5A60}';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Marks around what says that a policy is off. */
const off = (data: string | number, shown: string) => (data === 0 ? `⟦${shown}⟧` : shown);

const typeOf = ({ data, type }: RegistryValue) => (typeof data === 'number' ? 'REG_DWORD' : type);
/** LGPO's words for types of text. */
const WORDS = { REG_SZ: 'SZ', REG_EXPAND_SZ: 'EXSZ', REG_MULTI_SZ: 'MULTISZ' } as const;

function preferences(configuration: Configuration): string {
  const items = registryValues(configuration).map((value, index) => {
    const { name, below, data } = value;
    const uid = `{0C6B8E1A-2D4F-4A73-9E50-61B7C8D9F0${10 + index}}`;
    const shown =
      typeof data === 'number' ? off(data, data.toString(16).padStart(8, '0').toUpperCase()) : escaped(data);
    return (
      `\t<Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="value ${index}" image="12" uid="${uid}">` +
      `<Properties action="U" displayDecimal="0" default="0" hive="HKEY_LOCAL_MACHINE" key="${POLICY_KEY}${below}" ` +
      `name="${escaped(name)}" type="${typeOf(value)}" value="${shown}"/></Registry>\r\n`
    );
  });
  return `<?xml version="1.0" encoding="utf-8"?>\r\n<RegistrySettings clsid="{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}">\r\n${items.join('')}</RegistrySettings>\r\n`;
}

function lgpo(configuration: Configuration): string {
  const line = `; ${'-'.repeat(70)}`;
  const settings = registryValues(configuration).map(({ below, name, data, type }) => {
    const action =
      typeof data === 'number'
        ? off(data, `DWORD:${data}`).replace('⟦DWORD:', 'DWORD:⟦')
        : `${WORDS[type]}:${data}`;
    return ['Computer', `${POLICY_KEY}${below}`, name, action, '', ''].join('\r\n');
  });
  const head = `${line}\r\n; PARSING Computer POLICY\r\n; Source file:  Machine\\registry.pol\r\n\r\n`;
  return `${head}${settings.join('')}; PARSING COMPLETED.\r\n${line}\r\n\r\n`;
}

function polXml(declared: boolean): (configuration: Configuration) => string {
  return (configuration) => {
    const values = registryValues(configuration);
    const entries = values.map((value) => {
      const { below, name, data } = value;
      const shown = typeof data === 'number' ? off(data, String(data)) : escaped(data);
      return (
        `\t<Entry type="${typeof data === 'number' ? 4 : numberOf(value.type)}" type_name="${typeOf(value)}">\n` +
        `\t\t<Key>${POLICY_KEY}${below}</Key>\n\t\t<ValueName>${escaped(name)}</ValueName>\n\t\t<Value>${shown}</Value>\n\t</Entry>\n`
      );
    });
    const head = declared ? '<?xml version="1.0" encoding="utf-8"?>\n' : '';
    return `${head}<PolFile num_entries="${values.length}" signature="PReg" version="1">\n${entries.join('')}</PolFile>${declared ? '\n' : ''}`;
  };
}

/** As Python writes JSON: everything that is not ASCII is escaped. */
function pythonString(text: string): string {
  const plain = (unit: string) => /[⟦⟧]/.test(unit);
  return JSON.stringify(text).replace(/[^\x00-\x7f]/g, (unit) =>
    plain(unit) ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function gpoShow(configuration: Configuration): string {
  const entries = registryValues(configuration).map((value) => {
    const { below, name, data } = value;
    const shown = typeof data === 'number' ? off(data, String(data)) : pythonString(data);
    return [
      '    {',
      `        "keyname": ${pythonString(`${POLICY_KEY}${below}`)},`,
      `        "valuename": ${pythonString(name)},`,
      '        "class": "MACHINE",',
      `        "type": "${typeOf(value)}",`,
      `        "data": ${shown}`,
      '    }',
    ].join('\n');
  });
  return [
    `GPO          : ${GPO}`,
    'display name : Zscaler Kerberos',
    `path         : \\\\corp.contoso.example\\sysvol\\corp.contoso.example\\Policies\\${GPO}`,
    'Machine Exts : [{35378EAC-683F-11D2-A89A-00C04FBBCFA2}{D02B1F72-3407-48AE-BA88-E8213C6761F1}]',
    `dn           : CN=${GPO},CN=Policies,CN=System,DC=corp,DC=contoso,DC=example`,
    'version      : 4',
    'flags        : NONE',
    'ACL          : O:DAG:DAD:PAR(A;CI;RPWPCCDCLCLORCWOWDSDDTSW;;;DA)(A;CI;RPLCLORC;;;AU)(OA;CI;CR;edacfd8f-ffb3-11d1-b41d-00a0c968f939;;AU)',
    'Policies     :',
    `[\n${entries.join(',\n')}\n]`,
    '',
  ].join('\n');
}

const URI = './Device/Vendor/MSFT/Policy/Config/ADMX_Kerberos';
const ID = 'device_vendor_msft_policy_config_admx_kerberos';

interface Policy {
  readonly name: 'MitRealms' | 'HostToRealm';
  readonly list: string;
  readonly enabled: boolean;
  readonly settings: readonly Setting[];
}

function policiesOf({ mitRealms, domainRealm, mitRealmsEnabled }: Configuration): Policy[] {
  return [
    { name: 'HostToRealm', list: 'hosttorealm', enabled: true, settings: domainRealm },
    { name: 'MitRealms', list: 'MitRealms', enabled: mitRealmsEnabled, settings: mitRealms },
  ];
}

/** The data of one policy; what separates names and values is a reference. */
function payload({ list, enabled, settings }: Policy): string {
  if (!enabled) return '⟦<disabled/>⟧';
  const value = settings.map(({ name, data }) => `${escaped(name)}&#xF000;${escaped(data)}`).join('&#xF000;');
  return `<enabled/><data id="${list}" value="${value}"/>`;
}

function syncml(wrap: (data: string) => string): (configuration: Configuration) => string {
  return (configuration) => {
    const commands = policiesOf(configuration).map(
      (policy, index) =>
        `    <Replace>\r\n      <CmdID>${index + 1}</CmdID>\r\n      <Item>\r\n        <Target>\r\n          <LocURI>${URI}/${policy.name}</LocURI>\r\n        </Target>\r\n        <Meta>\r\n          <Format xmlns="syncml:metinf">chr</Format>\r\n          <Type xmlns="syncml:metinf">text/plain</Type>\r\n        </Meta>\r\n        <Data>${wrap(payload(policy))}</Data>\r\n      </Item>\r\n    </Replace>\r\n`,
    );
    return `<SyncML xmlns="SYNCML:SYNCML1.2">\r\n  <SyncBody>\r\n${commands.join('')}    <Final/>\r\n  </SyncBody>\r\n</SyncML>\r\n`;
  };
}

const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function catalog(configuration: Configuration): string {
  const simple = (id: string, value: string) => ({
    '@odata.type': '#microsoft.graph.deviceManagementConfigurationSimpleSettingInstance',
    settingDefinitionId: id,
    simpleSettingValue: {
      '@odata.type': '#microsoft.graph.deviceManagementConfigurationStringSettingValue',
      value,
    },
  });
  const settings = policiesOf(configuration).map(({ name, enabled, list, settings: entries }, index) => {
    const id = `${ID}_${name.toLowerCase()}`;
    const listId = `${id}_${list.toLowerCase()}`;
    const children = {
      '@odata.type': '#microsoft.graph.deviceManagementConfigurationGroupSettingCollectionInstance',
      settingDefinitionId: listId,
      groupSettingCollectionValue: entries.map((entry) => ({
        children: [simple(`${listId}_key`, entry.name), simple(`${listId}_value`, entry.data)],
      })),
    };
    return {
      id: String(index),
      settingInstance: {
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
        settingDefinitionId: id,
        choiceSettingValue: {
          '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingValue',
          value: enabled ? `${id}_1` : `⟦${id}_0⟧`,
          children: enabled ? [children] : [],
        },
      },
    };
  });
  return pretty({
    '@odata.context':
      'https://graph.microsoft.com/beta/$metadata#deviceManagement/configurationPolicies/$entity',
    name: 'WIN - Zscaler Kerberos',
    platforms: 'windows10',
    settingCount: settings.length,
    technologies: 'mdm',
    settings,
  });
}

function custom(configuration: Configuration): string {
  return pretty({
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    displayName: 'WIN - Zscaler Kerberos',
    omaSettings: policiesOf(configuration).map((policy) => ({
      '@odata.type': '#microsoft.graph.omaSettingString',
      displayName: policy.name,
      omaUri: `${URI}/${policy.name}`,
      secretReferenceValueId: null,
      isEncrypted: false,
      value: payload(policy),
    })),
  });
}

const SHOWN_NAMES = {
  MitRealms: 'Define interoperable Kerberos V5 realm settings',
  HostToRealm: 'Define host name-to-Kerberos realm mappings',
} as const;

function templates(configuration: Configuration): string {
  const text = pretty({
    '@odata.context':
      'https://graph.microsoft.com/beta/$metadata#deviceManagement/groupPolicyConfigurations/$entity',
    displayName: 'WIN - Zscaler Kerberos',
    definitionValues: policiesOf(configuration).map(({ name, enabled, settings }) => ({
      enabled,
      configurationType: 'policy',
      definition: {
        classType: 'machine',
        displayName: SHOWN_NAMES[name],
        categoryPath: '\\System\\Kerberos',
      },
      presentationValues: enabled
        ? [
            {
              '@odata.type': '#microsoft.graph.groupPolicyPresentationValueList',
              values: settings.map((entry) => ({ name: entry.name, value: entry.data })),
            },
          ]
        : [],
    })),
  });
  return text.replace('"enabled": false', '"enabled": ⟦false⟧');
}

export const writers: readonly FormatWriter[] = [
  {
    format: 'preferences-registry',
    path: `Policies/${GPO}/Machine/Preferences/Registry/Registry.xml`,
    shows: 'settings',
    write: preferences,
  },
  { format: 'lgpo-text', path: 'lgpo.txt', shows: 'settings', write: lgpo },
  {
    format: 'samba-pol-xml',
    path: `policy/${GPO}/Machine/Registry.pol.xml`,
    shows: 'settings',
    write: polXml(true),
  },
  {
    format: 'samba-pol-xml',
    variant: 'generalized',
    path: `policy/${GPO}/Machine/Registry.pol.xml`,
    shows: 'settings',
    write: polXml(false),
  },
  { format: 'samba-gpo-show', path: 'show.txt', shows: 'settings', write: gpoShow },
  {
    format: 'mdm-syncml',
    variant: 'CDATA',
    path: 'kerberos.xml',
    shows: 'settings',
    write: syncml((data) => `<![CDATA[${data}]]>`),
  },
  {
    format: 'mdm-syncml',
    variant: 'escaped',
    path: 'kerberos.xml',
    shows: 'settings',
    write: syncml(escaped),
  },
  {
    format: 'mdm-json',
    variant: 'settings catalog',
    path: 'profile.json',
    shows: 'settings',
    write: catalog,
  },
  { format: 'mdm-json', variant: 'OMA-URI', path: 'profile.json', shows: 'settings', write: custom },
  { format: 'mdm-json', variant: 'templates', path: 'profile.json', shows: 'settings', write: templates },
];
