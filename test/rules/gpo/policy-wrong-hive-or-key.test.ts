// Settings where Windows does not read them. An export of the whole registry shows our keys twice.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/gpo/policy-wrong-hive-or-key.ts';
import { rules } from '../../../rules/index.ts';
import { DEFAULT_SETTINGS, lint } from '../../../src/lint.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import type { Layer } from '../../../src/model/fact.ts';
import { encode } from '../../support/bytes.ts';
import {
  contextOf,
  localRealm,
  mapping,
  only,
  placed,
  realm,
  run,
  state,
  subject,
} from '../../support/facts.ts';
import { inputOf } from '../../support/inputs.ts';

const KEY = 'software\\microsoft\\windows\\currentversion\\policies\\system\\kerberos\\mitrealms';
const realmIn = (layer: Layer, name = 'X.EXAMPLE', key = `hkcu\\${KEY}`) => ({
  ...realm(name, '<k>kdc.x.example</k>'),
  layer,
  key,
});
const mapIn = (layer: Layer) => ({ ...mapping('X.EXAMPLE', '.x.example'), layer });
const stateIn = (layer: Layer, list: 'MitRealms' | 'domain_realm' = 'MitRealms') => ({
  ...state(list, 'enabled'),
  layer,
});
const judge = (bend: Partial<Subject>) => {
  const own = subject(bend);
  return run(rule, 'client', own, contextOf({ subject: own }));
};
const reg = (text: string) =>
  lint([inputOf('PC-0217.reg', encode(`Windows Registry Editor Version 5.00\n\n${text}\n`))], {
    settings: DEFAULT_SETTINGS,
  }).report;

describe('policy-wrong-hive-or-key', () => {
  it('does not apply where there is no setting at all', () => {
    expect(judge({}).applies).toBe(false);
  });

  it('is silent about what Windows reads', () => {
    const realms = [
      realmIn('policy'),
      realmIn('mdm', 'Y.EXAMPLE'),
      localRealm('Z.EXAMPLE', ['kdc.z.example']),
    ];
    expect(judge({ realms, mappings: [mapIn('policy')], states: [stateIn('policy')] }).findings).toEqual([]);
  });

  it('is silent about Wow6432Node beside the right key, whatever the case of the name', () => {
    const realms = [realmIn('wow6432', 'x.example'), realmIn('policy')];
    expect(judge({ realms, states: [stateIn('wow6432'), stateIn('policy')] }).findings).toEqual([]);
    expect(judge({ realms: [realmIn('wow6432'), localRealm('X.EXAMPLE', [])] }).findings).toEqual([]);
  });

  it('is silent about the mirrors that Windows keeps', () => {
    const path = 'SOFTWARE\\Microsoft\\PolicyManager\\default\\ADMX_Kerberos\\HostToRealm';
    const edited =
      'Software\\Microsoft\\Windows\\CurrentVersion\\Group Policy Objects\\{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}Machine\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms';
    const { findings } = reg(
      `[HKEY_LOCAL_MACHINE\\${path}]\n"ADMXMetadataDevice"="Kerberos.admx"\n\n[HKEY_CURRENT_USER\\${edited}]\n"X.EXAMPLE"="<k>kdc.x.example</k>"`,
    );
    expect(findings).toEqual([]);
  });

  it.each([
    ['user', 'HKLM alone'],
    ['wow6432', 'Wow6432Node'],
    ['dead', 'does not read'],
  ] as const)('is an error at the name, in the layer %s', (layer, word) => {
    const finding = only(judge({ realms: [realmIn(layer)] }));
    expect(finding).toMatchObject({
      severity: 'error',
      actual: `HKCU\\${KEY}`,
      expected: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms',
      setting: 'MitRealms',
      realm: 'X.EXAMPLE',
    });
    expect(placed(finding)).toBe('1:1-10');
    expect(finding.message).toContain(word);
    expect(finding.message).toContain('X.EXAMPLE');
  });

  it('is not silenced by another realm, or the other list, in the right place', () => {
    expect(judge({ realms: [realmIn('wow6432'), realmIn('policy', 'Y.EXAMPLE')] }).findings).toHaveLength(1);
    expect(judge({ realms: [realmIn('wow6432')], mappings: [mapIn('policy')] }).findings).toHaveLength(1);
  });

  it('says user settings and dead keys beside right ones, too: somebody put them there', () => {
    expect(judge({ realms: [realmIn('user'), realmIn('policy')] }).findings).toHaveLength(1);
    expect(judge({ realms: [realmIn('dead'), realmIn('policy')] }).findings).toHaveLength(1);
  });

  it('sends settings of ksetup to the key of ksetup', () => {
    const key = 'hkcu\\system\\currentcontrolset\\control\\lsa\\kerberos\\domains\\x.example';
    expect(only(judge({ realms: [realmIn('user', 'X.EXAMPLE', key)] })).expected).toBe(
      'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\domains\\x.example',
    );
  });

  it('says switches that stand there alone, and none beside a list or the right switch', () => {
    const finding = only(judge({ states: [stateIn('user')] }));
    expect(finding).toMatchObject({
      severity: 'error',
      expected: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos',
      setting: 'MitRealms_Enabled',
    });
    expect(placed(finding)).toBe('5:1-8');
    expect(judge({ states: [stateIn('user')], realms: [realmIn('policy')] }).findings).toEqual([]);
    expect(judge({ states: [stateIn('user'), stateIn('policy')] }).findings).toEqual([]);
    const hosts = stateIn('user', 'domain_realm');
    expect(only(judge({ states: [hosts] })).setting).toBe('domain_realm_Enabled');
    expect(judge({ states: [hosts], mappings: [mapIn('policy')] }).findings).toEqual([]);
    const off = { ...stateIn('user'), state: 'not-configured' as const };
    expect(judge({ states: [off] }).findings).toEqual([]);
  });

  it('is never clean, and no gap either', () => {
    expect(rules.map(({ id }) => id)).toContain(rule.id);
    const { findings, summary } = reg(
      '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\domain_realm]\n"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"',
    );
    expect(findings.map(({ ruleId, blocking }) => [ruleId, blocking])).toEqual([
      ['policy-wrong-hive-or-key', undefined],
    ]);
    expect(summary.exitCode).toBe(1);
  });

  it('explains what is missing because of it', () => {
    const policies =
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
    const { findings } = reg(
      `${policies}]\n"MitRealms_Enabled"=dword:1\n"domain_realm_Enabled"=dword:1\n\n${policies}\\MitRealm]\n"ZSCALERBETA.NET"="<k>kerberos.zscalerbeta.net</k>"\n\n${policies}\\domain_realm]\n"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"`,
    );
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['policy-wrong-hive-or-key']);
  });
});
