// Key paths in every spelling, and the wrong places in which people put the settings.

import { describe, expect, it } from 'vitest';
import { KEY_FRAGMENTS, placeIn, roleOf, rootOf, shownByKey } from '../../src/interpreters/keys.ts';
import type { Side } from '../../src/model/format.ts';
import type { Hive } from '../../src/model/record.ts';

const POLICY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const WOW = 'SOFTWARE\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const LOCAL = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';
const SID = 'S-1-5-21-1004336348-1177238915-682003330-512';

/** `role list layer realm` of a key, or null. */
function role(hive: Hive | null, keyPath: string, side: Side | null = null): string | null {
  const found = roleOf(hive, keyPath, side);
  if (!found) return null;
  const list = 'list' in found ? ` ${found.list}` : '';
  const realm = 'realm' in found ? ` ${keyPath.slice(keyPath.length - found.realm)}` : '';
  if (found.role === 'unknown') return `unknown of ${found.of}${found.nested ? ', nested' : ''}`;
  return `${found.role}${list}${'layer' in found ? ` ${found.layer}` : ''}${realm}`;
}

describe('the policy key', () => {
  it.each([
    ['HKLM', POLICY, 'switches policy'],
    ['HKLM', `${POLICY}\\MitRealms`, 'list MitRealms policy'],
    ['HKLM', `${POLICY}\\domain_realm`, 'list domain_realm policy'],
    ['HKLM', `\\${POLICY.toUpperCase()}\\MITREALMS\\`, 'list MitRealms policy'],
    ['HKLM', `${POLICY.toLowerCase()}\\Domain_Realm`, 'list domain_realm policy'],
    ['HKLM', WOW, 'switches wow6432'],
    ['HKLM', `${WOW}\\domain_realm`, 'list domain_realm wow6432'],
    ['HKCU', `${POLICY}\\MitRealms`, 'list MitRealms user'],
    ['HKCU', `${WOW}\\MitRealms`, 'list MitRealms user'],
    ['HKU', `${SID}\\${POLICY}\\MitRealms`, 'list MitRealms user'],
    ['HKU', `.DEFAULT\\${POLICY}`, 'switches user'],
    ['HKCR', `${POLICY}\\MitRealms`, 'list MitRealms dead'],
    ['HKCC', POLICY, 'switches dead'],
    [null, `${POLICY}\\MitRealms`, 'list MitRealms policy'],
    ['HKLM', `${POLICY}\\MitRelams`, 'unknown of policies'],
    ['HKLM', `${POLICY}\\MitRelams\\X.EXAMPLE`, 'unknown of policies, nested'],
    ['HKLM', `${POLICY}\\Mit\u200bRealms`, 'unknown of policies'],
    ['HKLM', `${WOW}\\domain_realm.old`, 'unknown of policies'],
    ['HKLM', `${POLICY}\\Parameters`, null],
    ['HKLM', `${POLICY}\\Parameters\\X`, 'unknown of policies, nested'],
    ['HKLM', `${POLICY}\\KdcProxy`, null],
    ['HKLM', `${POLICY}\\KdcProxy\\ProxyServers`, null],
    ['HKLM', `${POLICY}\\KdcProxy\\Realms`, 'unknown of policies, nested'],
    ['HKLM', `${POLICY}\\KdcProxyOld`, 'unknown of policies'],
    ['HKLM', `${POLICY}\\UserList`, 'unknown of policies'],
    ['HKLM', `${LOCAL}\\Domian\\X.EXAMPLE`, 'unknown of ksetup, nested'],
    ['HKLM', `${LOCAL}\\Domian`, 'unknown of ksetup'],
    ['HKLM', `${LOCAL}\\Domains\\X\\Y`, 'unknown of ksetup, nested'],
    ['HKLM', `${LOCAL}\\X\\Domains\\Y`, 'unknown of ksetup, nested'],
    ['HKLM', `${LOCAL}\\Parameters\\X`, 'unknown of ksetup, nested'],
    ['HKLM', `${LOCAL}\\KdcProxy`, 'unknown of ksetup'],
    ['HKLM', `${LOCAL}\\UserLists`, 'unknown of ksetup'],
    ['HKLM', `${LOCAL}\\UserList`, null],
    ['HKLM', `${LOCAL}\\SidCache`, null],
    ['HKLM', LOCAL, 'unknown of ksetup itself'],
  ] as const)('%s\\%s is %s', (hive, keyPath, expected) => {
    expect(role(hive, keyPath)).toBe(expected);
  });

  it('is that of the side where the format has no hives', () => {
    expect(role(null, `${POLICY}\\MitRealms`, 'user')).toBe('list MitRealms user');
    expect(role(null, `${POLICY}\\MitRealms`, 'computer')).toBe('list MitRealms policy');
    expect(role('HKLM', `${POLICY}\\MitRealms`, 'user')).toBe('list MitRealms policy');
  });
});

describe('the local key', () => {
  it.each([
    [
      'HKLM',
      'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains\\ATHENA.MIT.EDU',
      'local-realm MitRealms local ATHENA.MIT.EDU',
    ],
    [
      'HKLM',
      'system\\controlset001\\control\\lsa\\kerberos\\hosttorealm\\Athena.MIT.edu',
      'local-realm domain_realm local Athena.MIT.edu',
    ],
    ['HKLM', 'SYSTEM\\ControlSet042\\Control\\LSA\\Kerberos\\Domains\\X', 'local-realm MitRealms local X'],
    ['HKLM', 'SYSTEM\\Clone\\Control\\Lsa\\Kerberos\\Domains\\X', 'local-realm MitRealms local X'],
    ['HKLM', 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains', 'local-list MitRealms local'],
    [
      'HKLM',
      'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\HostToRealm',
      'local-list domain_realm local',
    ],
    ['HKCU', 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains\\X', 'local-realm MitRealms user X'],
    ['HKLM', 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\domain_realm', 'list domain_realm dead'],
    ['HKLM', 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\MitRealms', 'list MitRealms dead'],
  ] as const)('%s\\%s is %s', (hive, keyPath, expected) => {
    expect(role(hive, keyPath)).toBe(expected);
  });
});

describe('a misspelt or misplaced key', () => {
  it.each([
    [`${POLICY}\\MitRealm`, 'list MitRealms dead'],
    [`${POLICY}\\MIT Realms`, 'list MitRealms dead'],
    [`${POLICY}\\DomainRealm`, 'list domain_realm dead'],
    [`${POLICY}\\domain-realms`, 'list domain_realm dead'],
    [`${POLICY}\\HostToRealm`, 'list domain_realm dead'],
    [`${POLICY}\\Domains\\ATHENA.MIT.EDU`, 'local-realm MitRealms dead ATHENA.MIT.EDU'],
    ['SOFTWARE\\Policies\\Microsoft\\Windows\\Kerberos\\MitRealms', 'list MitRealms dead'],
    ['SYSTEM\\CurrentControlSet\\Lsa\\Kerberos\\HostToRealm\\X', 'local-realm domain_realm dead X'],
    ['SOFTWARE\\Microsoft\\Kerberos.V5\\domain_realm', 'list domain_realm dead'],
    ['SOFTWARE\\Microsoft\\MitRealms', 'list MitRealms dead'],
    [`X\\${POLICY}\\MitRealms`, 'list MitRealms dead'],
    ['X\\SOFTWARE\\Microsoft\\PolicyManager\\A\\MitRealms', 'list MitRealms dead'],
    ['X\\Kerb\\Domains\\ATHENA.MIT.EDU', 'local-realm MitRealms dead ATHENA.MIT.EDU'],
    [`${POLICY}\\MitRealms\\ATHENA.MIT.EDU`, 'local-realm MitRealms dead ATHENA.MIT.EDU'],
    [`${POLICY}\\Parameters\\domain_realm`, 'list domain_realm dead'],
    [`${POLICY.replace('Kerberos', 'Kerbros')}\\MitRealms`, 'list MitRealms dead'],
    [`${POLICY.replaceAll('\\', '\\\\')}\\\\MitRealms`, 'list MitRealms dead'],
    [
      'SYSTEM\\\\CurrentControlSet\\\\Control\\\\Lsa\\\\Kerberos\\\\Domains\\\\X',
      'local-realm MitRealms dead X',
    ],
  ])('%s is %s', (keyPath, expected) => {
    expect(role('HKLM', keyPath)).toBe(expected);
  });

  it.each([
    `${POLICY}\\Parameters`,
    `${POLICY}\\KdcProxy\\ProxyServers`,
    'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Parameters',
    'SYSTEM\\CurrentControlSet\\Services\\Kerberos',
    `X\\${POLICY}`,
    `${POLICY}x`,
    'X\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains',
    'Software\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\History\\MitRealms',
    'SOFTWARE\\MIT\\Kerberos5',
    'SOFTWARE\\Microsoft\\PolicyManager\\default\\ADMX_Kerberos\\HostToRealm',
    `Software\\Microsoft\\Windows\\CurrentVersion\\Group Policy Objects\\{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}Machine\\${POLICY}\\MitRealms`,
    '',
  ])('%s is nothing of ours', (keyPath) => {
    expect(role('HKLM', keyPath)).toBeNull();
  });

  it('is among the keys that readers are asked for', () => {
    for (const keyPath of [POLICY, WOW, 'SYSTEM\\ControlSet001\\Control\\Lsa\\Kerberos\\Domains\\X']) {
      expect(KEY_FRAGMENTS.some((fragment) => keyPath.toLowerCase().includes(fragment))).toBe(true);
    }
  });
});

describe('the fragments by which readers may skip', () => {
  it('are in the keys of ours, and not in others', () => {
    const asked = (path: string) => KEY_FRAGMENTS.some((fragment) => path.includes(fragment));
    expect(asked('software\\contoso\\x')).toBe(false);
    for (const path of [
      'software\\microsoft\\windows nt\\currentversion\\winlogon',
      'software\\microsoft\\windows\\currentversion\\internet settings',
      'software\\policies\\microsoft\\edge',
      'software\\policies\\google\\chrome',
    ])
      expect([path, asked(path)]).toEqual([path, true]);
  });
});

describe('rootOf', () => {
  it('is the root that a format gives, or that of the side', () => {
    expect([rootOf('HKU', 'computer'), rootOf('HKLM', 'user')]).toEqual(['HKU', 'HKLM']);
    expect([rootOf(null, 'user'), rootOf(null, 'computer'), rootOf(null, null)]).toEqual([
      'HKCU',
      'HKLM',
      'HKLM',
    ]);
  });
});

describe('placeIn', () => {
  it('is spelt for people as it is written, and else in lower case without backslashes around it', () => {
    expect(placeIn('HKLM', `\\${POLICY}\\`, 'ZSCALERBETA.NET')).toEqual({
      locator: `HKLM\\\\${POLICY}\\ : ZSCALERBETA.NET`,
      key: `hklm\\${POLICY.toLowerCase()}`,
      valueName: 'zscalerbeta.net',
    });
    expect(placeIn('HKLM', '\\\\a\\b\\\\', null).key).toBe('hklm\\a\\b');
    expect(placeIn('HKCU', 'K', null)).toEqual({ locator: 'HKCU\\K', key: 'hkcu\\k', valueName: null });
    expect(placeIn('HKCU', 'K', '')).toMatchObject({ key: 'hkcu\\k', valueName: '' });
  });
});

describe('shownByKey', () => {
  const ALL = ['switches', 'MitRealms', 'domain_realm', 'local MitRealms', 'local domain_realm'];
  const LOCAL = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';

  it.each([
    ['', true, ALL],
    ['SOFTWARE', true, ['switches', 'MitRealms', 'domain_realm']],
    ['system', true, ['local MitRealms', 'local domain_realm']],
    ['SYSTEM\\ControlSet001', true, ['local MitRealms', 'local domain_realm']],
    [POLICY, true, ['switches', 'MitRealms', 'domain_realm']],
    [`\\${POLICY.toUpperCase()}\\`, false, ['switches']],
    [`${POLICY}\\MitRealms`, false, ['MitRealms']],
    [`${POLICY}\\domain_realm`, true, ['domain_realm']],
    [LOCAL, true, ['local MitRealms', 'local domain_realm']],
    ['SYSTEM\\ControlSet001\\Control\\Lsa\\Kerberos', true, ['local MitRealms', 'local domain_realm']],
    [`${LOCAL}\\Domains`, true, ['local MitRealms']],
    [`${LOCAL}\\Domains`, false, []],
    [`${LOCAL}\\HostToRealm`, true, ['local domain_realm']],
    [`${LOCAL}\\Domains\\X`, true, []],
    [`${POLICY}x`, true, []],
    [WOW, true, []],
    ['', false, []],
  ])('%s (subkeys %s) shows %j', (keyPath, subkeys, shown) => {
    expect(shownByKey('HKLM', keyPath, subkeys)).toEqual(shown);
  });

  it('shows nothing of a hive that Windows does not read', () => {
    expect(shownByKey('HKCU', POLICY, true)).toEqual([]);
    expect(shownByKey('HKU', '', true)).toEqual([]);
  });
});
