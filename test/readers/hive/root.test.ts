// Which key a hive was saved of: told by what lies beneath it, by its own name, and else not at all, which is said.

import { describe, expect, it } from 'vitest';
import { hive } from '../../../src/readers/hive/hive.ts';
import { readAll } from '../../support/bytes.ts';
import {
  controlSet,
  kerberosKey,
  lsaKerberos,
  softwareHive,
  systemHive,
} from '../../support/formats/hive.ts';
import { buildHive, type HiveOptions } from '../../support/hive-bytes.ts';
import { WANTED } from '../../support/hive-damage.ts';
import { dword, type HiveKey, key, multi, nested, sz } from '../../support/hive-keys.ts';

const SOFTWARE = 'HKLM\\SOFTWARE';
const VERSION = `${SOFTWARE}\\Microsoft\\Windows\\CurrentVersion`;
const POLICIES = `${VERSION}\\Policies`;
const POLICY = `${POLICIES}\\System\\Kerberos`;
const SET = 'HKLM\\SYSTEM\\CurrentControlSet';
const LSA = `${SET}\\Control\\Lsa\\Kerberos`;

const kerberos = kerberosKey({
  mitRealms: [{ name: 'ZSCALERBETA.NET', data: '<k>kerberos.zscalerbeta.net</k>' }],
  domainRealm: [{ name: 'ZSCALERBETA.NET', data: '.zscalerbeta.net; .gateway.zscalerbeta.net' }],
  mitRealmsEnabled: true,
});
const linux = lsaKerberos('LINUX.CONTOSO.EXAMPLE', 'kdc1.linux.contoso.example', '.linux.contoso.example');
const set = controlSet('ControlSet001', 'WS-0042', linux);
const named = (name: string, root: HiveKey): HiveKey => ({ ...root, name });
const below = (root: HiveKey, ...path: readonly string[]): HiveKey => {
  let at = root;
  for (const name of path) at = at.keys?.find((child) => child.name === name) ?? at;
  return at;
};
const software = softwareHive(kerberos);
const bare = softwareHive(null);
const WINDOWS = ['Microsoft', 'Windows'];
const read = (root: HiveKey, options: HiveOptions = {}) =>
  readAll(hive, buildHive(root, options).bytes, WANTED, {}, true);

/** The key that the scope names, as the reader's word for what the root is. */
function rootOf(root: HiveKey, options: HiveOptions = {}): string | null {
  const all = read(root, options);
  expect(all.gaps).toEqual([]);
  const covers = all.scopes[0]?.covers;
  return covers?.what === 'key' ? `${covers.hive}\\${covers.keyPath}` : null;
}

describe('a root is told', () => {
  it.each<[string, HiveKey, string]>([
    ['SOFTWARE', software, SOFTWARE],
    ['SOFTWARE without our key', bare, SOFTWARE],
    [
      'SOFTWARE by an offline editor',
      key('$$$PROTO.HIV', nested('Microsoft\\Windows\\CurrentVersion\\Policies\\System', kerberos)),
      SOFTWARE,
    ],
    [
      'both hives below one root',
      key('ROOT', named('SOFTWARE', software), named('SYSTEM', systemHive(1, set))),
      'HKLM\\',
    ],
    ['SYSTEM', systemHive(1, set), SET],
    ['SYSTEM without Select', systemHive(null, set), SET],
    ['Wow6432Node', below(software, 'WOW6432Node'), `${SOFTWARE}\\Wow6432Node`],
    [
      'SOFTWARE\\Policies',
      key(
        'Policies',
        key(
          'Microsoft',
          nested('Windows\\CurrentVersion\\Internet Settings'),
          nested('Windows NT\\CurrentVersion'),
        ),
      ),
      `${SOFTWARE}\\Policies`,
    ],
    ['Microsoft', below(bare, 'Microsoft'), `${SOFTWARE}\\Microsoft`],
    ['Windows', below(bare, ...WINDOWS), `${SOFTWARE}\\Microsoft\\Windows`],
    ['CurrentVersion', below(bare, ...WINDOWS, 'CurrentVersion'), VERSION],
    [
      'CurrentVersion under another name',
      named('ROOT', below(software, ...WINDOWS, 'CurrentVersion')),
      VERSION,
    ],
    ['Policies', below(software, ...WINDOWS, 'CurrentVersion', 'Policies'), POLICIES],
    ['Policies without our key', below(bare, ...WINDOWS, 'CurrentVersion', 'Policies'), POLICIES],
    ['System', named('ROOT', key('System', kerberos)), `${POLICIES}\\System`],
    [
      'System without our key',
      below(bare, ...WINDOWS, 'CurrentVersion', 'Policies', 'System'),
      `${POLICIES}\\System`,
    ],
    ['Kerberos', kerberos, POLICY],
    ['Kerberos under another name', named('ROOT', kerberos), POLICY],
    ['Kerberos with its switches alone', key('ROOT', dword('domain_realm_Enabled', 0)), POLICY],
    ['MitRealms', below(kerberos, 'MitRealms'), `${POLICY}\\MitRealms`],
    ['domain_realm', below(kerberos, 'domain_realm'), `${POLICY}\\domain_realm`],
    ['a control set', set, SET],
    ['a control set without Lsa', key('ROOT', key('Control'), key('Services')), SET],
    ['Control', below(set, 'Control'), `${SET}\\Control`],
    ['Control without ours', key('ROOT', key('Lsa'), key('ComputerName')), `${SET}\\Control`],
    ['Lsa', below(set, 'Control', 'Lsa'), `${SET}\\Control\\Lsa`],
    ['Lsa without ours', key('Lsa', key('MSV1_0')), `${SET}\\Control\\Lsa`],
    ['Lsa\\Kerberos', linux, LSA],
    ['Lsa\\Kerberos under another name', named('ROOT', linux), LSA],
    [
      'Lsa\\Kerberos with the dead key',
      { ...linux, keys: [...(linux.keys ?? []), key('domain_realm')] },
      LSA,
    ],
    ['Lsa\\Kerberos with realms alone', key('Kerberos', key('Domains')), LSA],
    ['Domains', named('ROOT', below(linux, 'Domains')), `${LSA}\\Domains`],
    ['HostToRealm', key('HostToRealm'), `${LSA}\\HostToRealm`],
    ['HostToRealm under another name', named('ROOT', below(linux, 'HostToRealm')), `${LSA}\\HostToRealm`],
    ['a user', key('ROOT', key('Software'), key('Control Panel')), 'HKCU\\'],
    [
      "a user's Software",
      key('Software', key('Microsoft', nested('Windows\\CurrentVersion\\Explorer\\UserAssist'))),
      'HKCU\\Software',
    ],
    [
      "a user's Windows",
      key('Windows', key('CurrentVersion', nested('Policies\\System'), nested('Explorer\\RecentDocs'))),
      'HKCU\\SOFTWARE\\Microsoft\\Windows',
    ],
    [
      "a user's Microsoft",
      key(
        'Microsoft',
        key('Windows', key('CurrentVersion', nested('Policies\\x'), nested('Explorer\\RecentDocs'))),
      ),
      'HKCU\\SOFTWARE\\Microsoft',
    ],
    [
      "a user's CurrentVersion",
      key('CurrentVersion', nested('Policies\\System'), nested('Explorer\\RecentDocs')),
      'HKCU\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion',
    ],
    ['CurrentVersion by its name', key('CurrentVersion', nested('Policies\\System')), VERSION],
    ['Policies by the realm list', key('ROOT', nested('System\\Kerberos\\MitRealms')), POLICIES],
    ['System by the realm list', key('ROOT', nested('Kerberos\\MitRealms')), `${POLICIES}\\System`],
    ['System by the host list', key('ROOT', nested('Kerberos\\domain_realm')), `${POLICIES}\\System`],
    [
      'System by a switch',
      key('ROOT', key('Kerberos', dword('MitRealms_Enabled', 1))),
      `${POLICIES}\\System`,
    ],
    ['Lsa by its realms', key('ROOT', nested('Kerberos\\Domains')), `${SET}\\Control\\Lsa`],
    ['Lsa by its hosts', key('ROOT', nested('Kerberos\\HostToRealm')), `${SET}\\Control\\Lsa`],
  ])('%s', (_, root, expected) => {
    expect(rootOf(root)).toBe(expected);
  });

  it.each<[string, HiveKey]>([
    ['Software', key('ROOT', key('Software'))],
    ['Console', key('ROOT', key('Console'))],
    ['Select', key('ROOT', key('Select'))],
    ['MountedDevices', key('ROOT', key('MountedDevices'))],
    ['a SYSTEM below it', key('ROOT', nested('SYSTEM\\Select'))],
    ['Domains', key('ROOT', key('Domains'))],
    ['the name CurrentVersion', key('CurrentVersion')],
    ['Policies\\System', key('ROOT', nested('Policies\\System'))],
    ['System', key('ROOT', key('System'))],
    ['Control', key('ROOT', key('Control'))],
    ['Services', key('ROOT', key('Services'))],
    ['Lsa', key('ROOT', key('Lsa'))],
    ['ComputerName', key('ROOT', key('ComputerName'))],
    ['the name Lsa', key('Lsa')],
    ['MSV1_0', key('ROOT', key('MSV1_0'))],
    ['a control set without Control', key('ROOT', key('ControlSet001'))],
    ['a Control of something else', key('ROOT', nested('Vendor\\Control'))],
    ['a control set of four digits', key('ROOT', nested('ControlSet0011\\Control'))],
    ['a copy of a control set', key('ROOT', nested('MyControlSet001\\Control'))],
  ])('not by %s alone', (_, root) => {
    expect(read(root).items).toEqual([]);
  });

  it.each<[string, string]>([
    ['NTUSER.DAT', 'C:\\Users\\avery\\ntuser.dat'],
    ['SOFTWARE', 'C:\\Windows\\config\\SOFTWARE'],
  ])('not by the name %s where nothing bears it out', (_, fileName) => {
    expect(read(key('ROOT', key('a')), { fileName }).items).toEqual([]);
  });

  it.each<[string, HiveKey, string, string | null]>([
    ['SOFTWARE', key('ROOT', key('Microsoft')), '\\SystemRoot\\System32\\Config\\SOFTWARE', SOFTWARE],
    ['NTUSER.DAT', key('ROOT', key('Software')), '\\??\\C:\\Users\\avery\\ntuser.dat', 'HKCU\\'],
    ['SECURITY', key('ROOT'), 'emRoot\\System32\\Config\\SECURITY', null],
    ['nothing known', key('ROOT', key('Microsoft')), 'C:\\Temp\\x.hiv', null],
  ])('by the name in its header where nothing else tells: %s', (_, root, fileName, expected) => {
    expect(rootOf(root, { fileName })).toBe(expected);
  });

  it('among so many subkeys that not all are asked', () => {
    const many = Array.from({ length: 1200 }, (_, i) => key(`Class${String(i).padStart(4, '0')}`));
    expect(read(key('ROOT', ...many, key('Zone', multi('KdcNames', 'kdc')))).items).toEqual([]);
  });
});

describe('a root that cannot be told', () => {
  it.each<[string, HiveKey]>([
    ['our keys somewhere', nested('ROOT\\Vendor\\MitRealms', sz('A.EXAMPLE', ''))],
    ['keys of both kinds', key('Kerberos', key('MitRealms'), key('HostToRealm', key('A.EXAMPLE')))],
    [
      'keys of one kind and a switch of the other',
      key('Kerberos', dword('MitRealms_Enabled', 1), key('HostToRealm', key('A.EXAMPLE'))),
    ],
    ['a key with as many values as subkeys', nested('ROOT\\Vendor\\MitRealms', sz('A', ''), key('x'))],
    ['a value like one suffix', key('ROOT', sz('A.EXAMPLE', '.ab.example'))],
    ['a value like suffixes with blanks', key('ROOT', dword('n', 1), sz('A', ' .ab.example ; x'))],
    ['other settings of Kerberos', key('Kerberos', key('Parameters', dword('MaxPacketSize', 1)))],
    ["a realm's own values", key('A.EXAMPLE', multi('KdcNames', 'kdc.a.example'))],
    ["a realm's own suffixes", key('A.EXAMPLE', multi('SpnMappings', '.a.example'))],
    ['values like the realm list', key('ROOT', sz('A.EXAMPLE', '<k>kdc.a.example</k>'))],
    ['values like the host list', key('ROOT', sz('A.EXAMPLE', '.a.example; host.b.example'))],
    [
      'our keys in a hive of another kind',
      key('ROOT', nested('SAM\\Domains'), nested('Vendor\\MitRealms', sz('a', 'b'))),
    ],
  ])('is said: %s', (_, root) => {
    const all = read(root);
    expect(all.records).toEqual([]);
    expect(all.scopes).toEqual([]);
    expect(all.gaps).toMatchObject([{ code: 'unsupported', effect: 'partial' }]);
    expect(all.gaps[0]?.hint).toContain('reg export');
  });

  it('by the structure of SOFTWARE alone, which its key Policies repeats, shows nothing to be absent', () => {
    const windows = nested('Microsoft\\Windows\\CurrentVersion\\Internet Settings');
    expect(read(key('$$$PROTO.HIV', windows)).items).toEqual([]);
  });

  it('and has nothing of ours is no error', () => {
    expect(
      read(key('ROOT', key('Kerberos'), nested('a\\b', sz('x', 'y')), sz('z', 'C:\\Temp'))).items,
    ).toEqual([]);
    expect(
      read(key('ROOT', dword('n', 1), sz('z', 'host.a.example;x'), sz('y', '.ab.example x'))).items,
    ).toEqual([]);
  });

  it('and was never closed may lack what its logs hold; one of another kind may not', () => {
    expect(read(key('ROOT', key('a')), { sequence: [2, 1] }).gaps).toHaveLength(1);
    const other = read(key('ROOT', nested('SAM\\Domains')), { sequence: [2, 1] });
    expect(other.gaps).toEqual([]);
    expect(other.diagnostics).toMatchObject([{ effect: 'notice', code: 'not-read' }]);
  });

  const effect = (root: HiveKey, fileName = '') =>
    read(root, { sequence: [2, 1], fileName }).diagnostics.map(({ effect }) => effect);

  it.each<[string, HiveKey, string?]>([
    ['SAM', key('ROOT', nested('SAM\\Domains'))],
    ['SECURITY', key('ROOT', key('Policy'), key('RXACT'))],
    ['SECURITY of an old version', key('ROOT', key('Policy'), key('Cache'))],
    ['BCD', key('ROOT', key('Description'), key('Objects'))],
    ['DRIVERS', key('ROOT', key('DriverDatabase'))],
    ['COMPONENTS', key('ROOT', key('CanonicalData'))],
    ['Amcache', key('ROOT', nested('Root\\InventoryApplication'))],
    ['UsrClass', key('ROOT', key('Local Settings'))],
    ['SAM by its name', key('ROOT'), 'config\\SAM'],
    ['SECURITY by its name', key('ROOT'), 'config\\SECURITY'],
    ['BCD by its name', key('ROOT'), 'Boot\\BCD'],
  ])(
    'of another kind holds nothing of ours, so what its logs hold does not matter: %s',
    (_, root, fileName) => {
      expect(effect(root, fileName)).toEqual(['notice']);
    },
  );

  it.each(['Policy', 'RXACT', 'Cache', 'Description', 'Objects'])('is not told by %s alone', (name) => {
    expect(effect(key('ROOT', key(name)))).toEqual(['partial']);
  });
});
