// The control set that is current, and what a hive says when it cannot tell which.

import { describe, expect, it } from 'vitest';
import { hive } from '../../../src/readers/hive/hive.ts';
import { readAll, shown } from '../../support/bytes.ts';
import { controlSet, lsaKerberos, systemHive } from '../../support/formats/hive.ts';
import { buildHive } from '../../support/hive-bytes.ts';
import { damaged, gapsOf, WANTED } from '../../support/hive-damage.ts';
import { dword, type HiveKey, key, nested, sz } from '../../support/hive-keys.ts';

const local = (realm: string) => lsaKerberos(realm, `kdc.${realm.toLowerCase()}`, `.${realm.toLowerCase()}`);
const set = (number: number, realm: string) =>
  controlSet(`ControlSet00${number}`, `WS-000${number}`, local(realm));
const read = (root: HiveKey) => readAll(hive, buildHive(root).bytes, WANTED, {}, true);
const realms = (all: ReturnType<typeof read>) => [
  ...new Set(shown(all.records).flatMap((line) => /\\Domains\\([^ ]+)/.exec(line)?.[1] ?? [])),
];
const clients = ({ items }: ReturnType<typeof read>) =>
  items.flatMap((item) => (item.kind === 'client' ? [item.name?.value] : []));

describe('the current control set', () => {
  it.each([1, 2, 3])('is the one that Select names: %i', (current) => {
    const all = read(
      systemHive(current, set(1, 'ONE.EXAMPLE'), set(2, 'TWO.EXAMPLE'), set(3, 'THREE.EXAMPLE')),
    );
    expect(realms(all)).toEqual([['ONE.EXAMPLE', 'TWO.EXAMPLE', 'THREE.EXAMPLE'][current - 1]]);
    expect(clients(all)).toEqual([`WS-000${current}`]);
    expect(all.gaps).toEqual([]);
    expect(all.scopes).toHaveLength(1);
  });

  it('is the only one where Select is missing', () => {
    expect(realms(read(systemHive(null, set(2, 'TWO.EXAMPLE'))))).toEqual(['TWO.EXAMPLE']);
  });

  it('counts in a hive of the whole machine too', () => {
    const system = systemHive(2, set(1, 'ONE.EXAMPLE'), set(2, 'TWO.EXAMPLE'));
    const all = read(key('ROOT', nested('SOFTWARE\\Microsoft'), { ...system, name: 'SYSTEM' }));
    expect(realms(all)).toEqual(['TWO.EXAMPLE']);
    expect(clients(all)).toEqual(['WS-0002']);
    expect(shown(all.records)[0]).toContain('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa');
  });

  it('is a key of that name where an offline editor made one', () => {
    const all = read(key('ROOT', controlSet('CurrentControlSet', 'WS-0001', local('ONE.EXAMPLE'))));
    expect(realms(all)).toEqual(['ONE.EXAMPLE']);
    expect(all.gaps).toEqual([]);
  });

  it.each<[string, HiveKey, string]>([
    ['Select names none that is there', systemHive(4, set(1, 'ONE.EXAMPLE')), 'there is no ControlSet004'],
    [
      'Select is missing, and there are two',
      systemHive(null, set(1, 'ONE.EXAMPLE'), set(2, 'TWO.EXAMPLE')),
      'there is no Select, and 2 control sets',
    ],
    [
      'Select has no number',
      key('ROOT', set(1, 'ONE.EXAMPLE'), set(2, 'TWO.EXAMPLE'), key('Select', sz('Current', '1'))),
      'has no number Current, and 2',
    ],
    [
      'there are none',
      key('ROOT', key('Select', dword('Default', 1)), key('MountedDevices')),
      'and 0 control sets',
    ],
  ])('cannot be told when %s', (_, root, why) => {
    const all = read(root);
    expect(gapsOf(all)).toHaveLength(1);
    expect(gapsOf(all)[0]).toContain(why);
    expect(all.records).toEqual([]);
    expect(clients(all)).toEqual([]);
    expect(all.scopes).toEqual([]);
  });

  it('cannot be told from a value that is damaged', () => {
    const all = damaged(systemHive(2, set(1, 'ONE.EXAMPLE'), set(2, 'TWO.EXAMPLE')), ({ view, body }) =>
      view.setUint32(body('value Select : Current') + 4, 99, true),
    );
    expect(gapsOf(all)).toHaveLength(2);
    expect(all.records).toEqual([]);
  });
});

describe('the name of the computer', () => {
  it('may be missing', () => {
    const bare = key(
      'ControlSet001',
      key('Control', key('ComputerName', key('ComputerName', dword('ComputerName', 1)))),
    );
    expect(clients(read(systemHive(1, bare)))).toEqual([]);
    expect(clients(read(systemHive(1, key('ControlSet001', key('Control')))))).toEqual([]);
  });

  it('stands beside other values, and in a hive of Control alone', () => {
    const name = key('ComputerName', sz('Other', 'x'), sz('ComputerName', 'WS-0042'));
    const control = key('Control', key('Lsa', key('Kerberos', key('Domains'))), key('ComputerName', name));
    expect(clients(read(systemHive(1, key('ControlSet001', control))))).toEqual(['WS-0042']);
    expect(clients(read(control))).toEqual(['WS-0042']);
  });

  it('may be damaged, and that is said', () => {
    const all = damaged(systemHive(1, set(1, 'ONE.EXAMPLE')), ({ view, body }) =>
      view.setUint16(
        body('value ControlSet001\\Control\\ComputerName\\ComputerName : ComputerName'),
        0,
        true,
      ),
    );
    expect(clients(all)).toEqual([]);
    expect(all.gaps).toHaveLength(1);
  });
});
