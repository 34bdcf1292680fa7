// Items of Preferences with a filter: what they set counts neither as there nor as absent, and is wrong where it is wrong.

import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, gather, type Input, lint, type Report } from '../../src/lint.ts';
import { encode } from '../support/bytes.ts';
import { CONFIGURATION } from '../support/formats/defects.ts';
import { writers } from '../support/formats/registry.ts';
import { inputOf } from '../support/inputs.ts';

const KEY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const SYSVOL = 'sysvol/corp.contoso.example/Policies';
const FIRST = `${SYSVOL}/{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}`;
const SECOND = `${SYSVOL}/{5F0C1D7E-4C9A-4B1E-8A33-7D2E9B6A1C02}`;
const FILTER = '<Filters><FilterGroup bool="AND" not="0" name="CORP\\Pilot"/></Filters>';

interface Item {
  readonly action?: string;
  /** Below the policy key. */
  readonly below?: '' | '\\MitRealms' | '\\domain_realm';
  readonly name?: string;
  readonly value?: string;
  readonly type?: string;
  readonly hive?: string;
  readonly filtered?: boolean;
}

const escaped = (text: string) => text.replaceAll('<', '&lt;');

function written({ action = 'U', below = '', name = '', value = '', ...rest }: Item): string {
  const { type = 'REG_SZ', hive = 'HKEY_LOCAL_MACHINE', filtered = false } = rest;
  return `<Registry><Properties action="${action}" default="0" hive="${hive}" key="${KEY}${below}" name="${name}" type="${type}" value="${escaped(value)}"/>${filtered ? FILTER : ''}</Registry>`;
}

/** Registry.xml of a GPO of the SYSVOL. */
function preferences(gpo: string, items: readonly Item[], side = 'Machine'): Input {
  const document = `<RegistrySettings>${items.map(written).join('')}</RegistrySettings>`;
  return inputOf(`${gpo}/${side}/Preferences/Registry/Registry.xml`, encode(document));
}

/** Registry.pol of a GPO, with the lists as given; switches are on. */
function policy(gpo: string, lists: { realms?: boolean; hosts?: string | null }): Input {
  const { realms = true, hosts = '.zscalerbeta.net; .gateway.zscalerbeta.net' } = lists;
  const bytes = writers
    .find(({ format }) => format === 'registry-pol')
    ?.write({
      ...CONFIGURATION,
      mitRealms: realms ? CONFIGURATION.mitRealms : [],
      domainRealm: hosts === null ? [] : [{ name: 'ZSCALERBETA.NET', data: hosts }],
    });
  if (!(bytes instanceof Uint8Array)) throw new Error('no bytes');
  return inputOf(`${gpo}/Machine/Registry.pol`, bytes);
}

const run = (...inputs: Input[]): Report => lint(inputs, { settings: DEFAULT_SETTINGS }).report;
const loud = ({ findings }: Report) =>
  findings.filter(({ severity }) => severity !== 'info').map(({ ruleId }) => ruleId);
const statusOf = ({ coverage }: Report, id: string, gpo = FIRST) =>
  coverage.find(({ check, subject }) => check === id && gpo.toLowerCase().includes(subject.id.slice(0, 38)))
    ?.status;

const REALM: Item = {
  below: '\\MitRealms',
  name: 'ZSCALERBETA.NET',
  value: '<k>kerberos.zscalerbeta.net</k>',
};
const MAP: Item = {
  below: '\\domain_realm',
  name: 'ZSCALERBETA.NET',
  value: '.zscalerbeta.net; .gateway.zscalerbeta.net',
};

describe('a check that rests on another GPO', () => {
  it.each([
    ['a certain item', false, 'pass'],
    ['an item with a filter', true, 'not-evaluated'],
  ] as const)('for a mapping whose realm %s defines', (_, filtered, status) => {
    const report = run(policy(FIRST, { realms: false }), preferences(SECOND, [{ ...REALM, filtered }]));
    expect(statusOf(report, 'mapping-realm-undefined')).toBe(status);
    expect(loud(report).filter((id) => id === 'mapping-realm-undefined')).toEqual([]);
  });

  it.each([
    ['a certain item', false, 'pass'],
    ['an item with a filter', true, 'not-evaluated'],
  ] as const)('for a realm to which %s maps hosts', (_, filtered, status) => {
    const report = run(policy(FIRST, { hosts: null }), preferences(SECOND, [{ ...MAP, filtered }]));
    expect(statusOf(report, 'realm-without-mapping')).toBe(status);
    expect(loud(report).filter((id) => id === 'realm-without-mapping')).toEqual([]);
  });

  it.each([
    ['a certain item', false, 'pass'],
    ['an item with a filter', true, 'not-evaluated'],
  ] as const)('for a suffix that %s gives', (_, filtered, status) => {
    const rest = { ...MAP, value: '.gateway.zscalerbeta.net', filtered };
    const report = run(policy(FIRST, { hosts: '.zscalerbeta.net' }), preferences(SECOND, [rest]));
    expect(statusOf(report, 'mapping-required-suffix-missing')).toBe(status);
    // Of one name the last GPO's value wins; with a filter it counts for nobody in particular.
    expect(loud(report)).toEqual([
      'preferences-write-policy-key',
      ...(filtered ? [] : ['gpo-conflicting-values']),
    ]);
  });

  it('says what is missing even with all that may be there', () => {
    const rest = { ...MAP, value: 'login.zscalerbeta.net', filtered: true };
    const report = run(policy(FIRST, { hosts: '.gateway.zscalerbeta.net' }), preferences(SECOND, [rest]));
    expect(loud(report)).toContain('mapping-required-suffix-missing');
  });
});

describe('the switch of a policy', () => {
  const values = [{ ...REALM }, { ...MAP }];
  const on = { name: 'MitRealms_Enabled', type: 'REG_DWORD', value: '00000001' };
  const off = { ...on, value: '00000000' };

  it.each([
    ['set for certain', [on], 'pass'],
    ['set where a filter lets it', [{ ...on, filtered: true }], 'not-evaluated'],
    ['taken off where a filter lets it', [on, { ...off, filtered: true }], 'not-evaluated'],
    ['taken off for certain', [off], 'fail'],
  ] as const)('%s', (_, switches, status) => {
    const report = run(preferences(FIRST, [...switches, { ...on, name: 'domain_realm_Enabled' }, ...values]));
    expect(statusOf(report, 'policy-not-enabled')).toBe(status);
  });

  it('that an item deletes is no policy that is disabled', () => {
    const deleted = { name: 'MitRealms_Enabled', action: 'D' };
    const { facts } = gather([preferences(FIRST, [deleted])]);
    expect(facts).toMatchObject([
      { kind: 'policy-directive', operation: 'delete-value', delivery: 'preferences' },
    ]);
  });
});

describe('a value in an item with a filter', () => {
  it('is wrong where it is wrong', () => {
    const report = run(
      preferences(FIRST, [{ ...REALM, value: '<k>kerberos.zscalertwo.net</k>', filtered: true }]),
    );
    expect(loud(report)).toContain('kdc-wrong-host');
  });

  it.each([
    ['certain, then filtered', [{}, { filtered: true }], 2],
    ['filtered twice', [{ filtered: true }, { filtered: true }], 2],
    ['filtered, then certain', [{ filtered: true }, {}], 1],
    ['filtered, then created where there is none', [{ filtered: true }, { action: 'C' }], 2],
    ['filtered, then deleted', [{ filtered: true }, { action: 'D' }], 0],
    ['certain, then deleted', [{}, { action: 'D' }], 0],
    ['certain, then deleted where a filter lets it', [{}, { action: 'D', filtered: true }], 1],
    ['both, then their key deleted', [{}, { filtered: true }, { action: 'D', name: '' }], 0],
    ['both, then their key replaced', [{}, { filtered: true }, { action: 'R', name: '' }], 0],
  ] as const)('%s', (_, steps, count) => {
    const wrong = { ...REALM, value: '<k>kerberos.zscalertwo.net</k>' };
    const items = steps.map((step) => ({ ...wrong, ...step }));
    const report = run(preferences(FIRST, items));
    const found = report.findings.filter(({ ruleId }) => ruleId === 'kdc-wrong-host');
    // The same value twice is one finding, with the other as a related place.
    const places = found.flatMap(({ related }) => [1, ...(related ?? [])]).length;
    expect(places).toBe(count);
  });

  it('that hides nothing leaves the local mappings standing', () => {
    const local = (filtered: boolean) => {
      const mapping = written({ ...MAP, filtered });
      const ksetup = `<Registry><Properties action="U" default="0" hive="HKEY_LOCAL_MACHINE" key="SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\HostToRealm\\ZSCALERTWO.NET" name="SpnMappings" type="REG_MULTI_SZ" value=""><Values><Value>.zscalertwo.net</Value><Value>.gateway.zscalertwo.net</Value></Values></Properties></Registry>`;
      const realm = written({ ...REALM, name: 'ZSCALERTWO.NET', value: '<k>kerberos.zscalertwo.net</k>' });
      const document = encode(`<RegistrySettings>${mapping}${ksetup}${realm}</RegistrySettings>`);
      const path = `${FIRST}/Machine/Preferences/Registry/Registry.xml`;
      return statusOf(run(inputOf(path, document), policy(FIRST, { hosts: null })), 'realm-without-mapping');
    };
    expect([local(false), local(true)]).toEqual(['fail', 'not-evaluated']);
  });
});

describe('Preferences of the user side', () => {
  it('count where they write for the computer', () => {
    const report = run(preferences(FIRST, [{ ...MAP, value: 'login.zscalerbeta.net' }], 'User'));
    expect(loud(report)).toContain('mapping-required-suffix-missing');
  });

  it('stand in the wrong place where they write for the user', () => {
    const report = run(preferences(FIRST, [{ ...MAP, hive: 'HKEY_CURRENT_USER' }], 'User'));
    expect(report.summary.exitCode).toBe(1);
    expect(loud(report)).toEqual(['policy-wrong-hive-or-key']);
    expect(report.coverage.map(({ check, status }) => [check, status])).toEqual([
      ['policy-wrong-hive-or-key', 'fail'],
    ]);
  });
});

describe('a report with Preferences beside the policy', () => {
  const of = (items: string) => {
    const document = `<GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings"><Identifier><Identifier xmlns="http://www.microsoft.com/GroupPolicy/Types">{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}</Identifier></Identifier><Name>Kerberos</Name><Computer><Enabled>true</Enabled><ExtensionData><Extension><p:RegistrySettings xmlns:p="http://www.microsoft.com/GroupPolicy/Settings/Windows/Registry">${items}</p:RegistrySettings></Extension></ExtensionData><ExtensionData><Extension><r:RegistrySetting xmlns:r="http://www.microsoft.com/GroupPolicy/Settings/Registry"><r:KeyPath>${KEY}\\MitRealms</r:KeyPath><r:AdmSetting>false</r:AdmSetting><r:Value><r:Name>ZSCALERBETA.NET</r:Name><r:String>&lt;k&gt;kerberos.zscalertwo.net&lt;/k&gt;</r:String></r:Value></r:RegistrySetting></Extension></ExtensionData></Computer></GPO>`;
    return loud(run(inputOf('gpreport.xml', encode(document))));
  };
  const item = (properties: string, inner = '') =>
    `<p:Registry><p:Properties hive="HKEY_LOCAL_MACHINE" key="${KEY}\\MitRealms" name="ZSCALERBETA.NET" ${properties}/>${inner}</p:Registry>`;

  it('is left as the Preferences leave it, which are applied last', () => {
    expect(of('')).toContain('kdc-wrong-host');
    expect(of(item('action="D"'))).not.toContain('kdc-wrong-host');
    expect(of(item('action="D"', '<p:Filters><p:FilterSite name="Munich"/></p:Filters>'))).toContain(
      'kdc-wrong-host',
    );
    expect(
      of(item('action="U" type="REG_SZ" value="&lt;k&gt;kerberos.zscalerbeta.net&lt;/k&gt;"')),
    ).not.toContain('kdc-wrong-host');
    expect(of(`<p:Collection disabled="1">${item('action="D"')}</p:Collection>`)).toContain('kdc-wrong-host');
  });
});
