// Settings of a hive: their places, keys in wrong places, and what is said instead of being read.

import { describe, expect, it } from 'vitest';
import { sub } from '../../../src/model/located.ts';
import { hive } from '../../../src/readers/hive/hive.ts';
import { decodeUtf16 } from '../../../src/readers/text/decode.ts';
import { fixture, readAll, shown, sourceOf } from '../../support/bytes.ts';
import { controlSet, lsaKerberos, softwareHive, systemHive } from '../../support/formats/hive.ts';
import { buildHive } from '../../support/hive-bytes.ts';
import { WANTED } from '../../support/hive-damage.ts';
import { dword, type HiveKey, key, nested, sz } from '../../support/hive-keys.ts';

const KERBEROS = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const LSA = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';
const LOCAL = [
  `create-key HKLM\\${LSA}`,
  `create-key HKLM\\${LSA}\\Domains`,
  `create-key HKLM\\${LSA}\\HostToRealm`,
  `create-key HKLM\\${LSA}\\Parameters`,
  `HKLM\\${LSA}\\Domains\\LINUX.CONTOSO.EXAMPLE : KdcNames REG_MULTI_SZ = ["kdc1.linux.contoso.example",""]`,
  `HKLM\\${LSA}\\Domains\\LINUX.CONTOSO.EXAMPLE : RealmFlags REG_DWORD = 0`,
  `HKLM\\${LSA}\\HostToRealm\\LINUX.CONTOSO.EXAMPLE : SpnMappings REG_MULTI_SZ = [".linux.contoso.example",""]`,
];
const linux = lsaKerberos('LINUX.CONTOSO.EXAMPLE', 'kdc1.linux.contoso.example', '.linux.contoso.example');
const old = lsaKerberos('OLD.CONTOSO.EXAMPLE', 'kdc.old.contoso.example', '.old.contoso.example');

const read = (bytes: Uint8Array, wanted = WANTED) => readAll(hive, bytes, wanted);
const built = (root: HiveKey) => read(buildHive(root).bytes);

describe('places', () => {
  it('are those of names and data', () => {
    const bytes = fixture('hive/SOFTWARE');
    const latin1 = (from = 0, to = 0) => Buffer.from(bytes.slice(from, to)).toString('latin1');
    for (const { keyPath, valueName, data, at } of read(bytes).records) {
      expect(latin1(keyPath.at.start, keyPath.at.end)).toBe(
        keyPath.value.slice(keyPath.value.lastIndexOf('\\') + 1),
      );
      expect(latin1(valueName?.at.start, valueName?.at.end)).toBe(valueName?.value);
      if (data?.kind === 'text')
        expect(decodeUtf16(bytes.slice(data.text.at.start, data.text.at.end))).toBe(data.text.value);
      if (data?.kind === 'number') expect(bytes[data.at.start]).toBe(1);
      expect([at.region, latin1(at.start + 4, at.start + 6)]).toEqual([null, 'vk']);
    }
  });

  it('of a key without values are its own', () => {
    const bytes = fixture('hive/lsa-kerberos.hiv');
    const [root, domains] = read(bytes).records;
    expect(Buffer.from(bytes.slice(root?.at.start ?? 0)).toString('latin1', 4, 6)).toBe('nk');
    // What a hive is called by is the name of its root, whatever the way to it.
    expect(Buffer.from(bytes.slice(root?.keyPath.at.start, root?.keyPath.at.end)).toString('latin1')).toBe(
      'Kerberos',
    );
    expect(
      Buffer.from(bytes.slice(domains?.keyPath.at.start, domains?.keyPath.at.end)).toString('latin1'),
    ).toBe('Domains');
  });
});

describe('a path', () => {
  const ends = (bytes: Uint8Array, wanted = WANTED) =>
    new Map(
      read(bytes, wanted).records.map(({ keyPath }) => {
        const { start, end } = sub(keyPath, keyPath.value.length - 3, keyPath.value.length).at;
        return [keyPath.value, Buffer.from(bytes.slice(start, end)).toString('latin1')];
      }),
    );

  it('has the letters of its last name where they stand; a root and a control set are called by others', () => {
    expect(ends(fixture('hive/SOFTWARE')).get(`${KERBEROS}\\MitRealms`)).toBe('lms');
    expect(ends(fixture('hive/lsa-kerberos.hiv')).get(LSA)).toBe('Kerberos');
    expect(ends(fixture('hive/SOFTWARE')).get(KERBEROS)).toBe('ros');
    const set = controlSet('ControlSet001', 'WS-0042', linux);
    const { bytes } = buildHive(systemHive(1, { ...set, values: [sz('a', 'b')] }));
    expect(ends(bytes, ['']).get('SYSTEM\\CurrentControlSet')).toBe('ControlSet001');
  });

  it('of a control set is left out where it is not the current one, and of other keys it is not', () => {
    const { bytes } = buildHive({
      ...systemHive(1, controlSet('ControlSet001', 'WS-0042', linux)),
      keys: [
        key('Cloned', sz('a', '1')),
        key('Clone', sz('a', '2')),
        key('MyClone', sz('a', '3')),
        key('ControlSet002', sz('a', '4')),
        ...(systemHive(1, controlSet('ControlSet001', 'WS-0042', linux)).keys ?? []),
      ],
    });
    const lines = shown(read(bytes, ['']).records).filter((line) => line.includes(' : a '));
    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      'HKLM\\SYSTEM\\Cloned',
      'HKLM\\SYSTEM\\MyClone',
    ]);
  });
});

describe('keys in wrong places are found', () => {
  it.each<[string, HiveKey, string]>([
    [
      'of 32-bit programs',
      nested(
        'WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms',
        sz('A.EXAMPLE', ''),
      ),
      'WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms',
    ],
    [
      'misspelt',
      nested('Vendor\\KerberosSettings\\MitRealm', sz('A.EXAMPLE', '')),
      'Vendor\\KerberosSettings\\MitRealm',
    ],
    ['with letters before', nested('Vendor\\OldMitRealms', sz('A.EXAMPLE', '')), 'Vendor\\OldMitRealms'],
    ['in UTF-16', nested('Ж\\MitRealmsЖ', sz('A.EXAMPLE', '')), 'Ж\\MitRealmsЖ'],
  ])('%s', (_, stray, path) => {
    const root = key('ROOT', key('Classes'), key('Microsoft', nested('Windows\\CurrentVersion')), stray);
    expect(shown(built(root).records)).toContain(`HKLM\\SOFTWARE\\${path} : A.EXAMPLE REG_SZ = ""`);
  });

  it('once each, however deep one lies in the other', () => {
    const all = built(softwareHive(null, nested('Kerberos\\Kerberos\\MitRealms', sz('A.EXAMPLE', 'x'))));
    const paths = shown(all.records);
    expect(paths).toHaveLength(new Set(paths).size);
    expect(paths).toHaveLength(3);
  });

  it('unless nobody wants them', () => {
    const all = read(fixture('hive/SOFTWARE'), ['\\nothing']);
    expect(all.records).toEqual([]);
  });

  it('and everything is, when all is wanted', () => {
    const all = read(fixture('hive/SYSTEM'), ['']);
    expect(all.diagnostics).toEqual([]);
    expect(shown(all.records)).toContain('HKLM\\SYSTEM\\Select : Current REG_DWORD = 2');
    expect(shown(all.records)).toContain(
      'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters : Domain REG_SZ = "corp.contoso.example"',
    );
    expect(shown(all.records).filter((line) => line.includes('OLD'))).toEqual([]);
  });
});

describe('what is not read', () => {
  it('is a link to another key', () => {
    const all = built(softwareHive({ ...key('Kerberos', sz('SymbolicLinkValue', 'x')), link: true }));
    expect(all.gaps.map(({ code }) => code)).toEqual(['not-read']);
  });

  it('is a number of the wrong size', () => {
    const bad = { ...dword('MitRealms_Enabled', 1), data: Uint8Array.of(1, 0) };
    const all = built(softwareHive(key('Kerberos', bad)));
    expect(shown(all.records)).toEqual([`HKLM\\${KERBEROS} : MitRealms_Enabled REG_DWORD = 2 bytes`]);
    expect(all.gaps.map(({ code }) => code)).toEqual(['bad-value']);
    expect(all.gaps[0]?.at).toEqual(all.records[0]?.data?.kind === 'bytes' ? all.records[0].data.at : null);
  });

  it('is no gap where it decides nothing about realms', () => {
    const bad = { name: 'AutoConfigURL', type: 4, data: Uint8Array.of(1) };
    const { bytes } = buildHive(
      key(
        'ROOT',
        key('Classes'),
        key('Microsoft', nested('Windows\\CurrentVersion\\Internet Settings', bad)),
      ),
    );
    const aside = 'currentversion\\internet settings';
    const interest = {
      keyPaths: [...WANTED, aside],
      asides: [aside],
      policyText: [],
      objectClasses: [],
      attributes: [],
    };
    const items = [...hive.read(sourceOf(bytes), interest, {})];
    expect(items.filter((item) => item.kind === 'diagnostic')).toMatchObject([
      { effect: 'notice', code: 'bad-value' },
    ]);
    const lone = buildHive(
      key('ROOT', nested('Vendor\\CurrentVersion\\Internet Settings', sz('a', 'b'))),
    ).bytes;
    expect([...hive.read(sourceOf(lone), interest, {})]).toEqual([]);
  });

  it('is a crowd of keys', () => {
    const crowd = Array.from({ length: 4200 }, (_, i) => key(`KerberosApp${i}`));
    const all = built(softwareHive(null, ...crowd));
    expect(all.records).toHaveLength(4096);
    expect(all.gaps.map(({ code }) => code)).toEqual(['too-large']);
    expect(all.scopes).toEqual([]);
  });

  it('is what an old control set holds, or one that Windows replaces', () => {
    const both = systemHive(
      1,
      controlSet('ControlSet001', 'WS-0042', linux),
      controlSet('CurrentControlSet', 'WS-0042', old),
    );
    const all = built(both);
    expect(shown(all.records).sort()).toEqual([...LOCAL].sort());
    expect(all.gaps.map(({ code }) => code)).toEqual(['not-read']);
  });
});
