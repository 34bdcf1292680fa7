// Registry hives as a whole: what is read of which key, with which places, and what is said to be shown.

import { describe, expect, it } from 'vitest';
import { headOf, lackOf, namedLikeOurs } from '../../../src/readers/detect.ts';
import { hive } from '../../../src/readers/hive/hive.ts';
import { decodeUtf16 } from '../../../src/readers/text/decode.ts';
import { fixture, readAll, shown, sourceOf } from '../../support/bytes.ts';
import { controlSet, kerberosKey, lsaKerberos, softwareHive } from '../../support/formats/hive.ts';
import { buildHive, seal } from '../../support/hive-bytes.ts';
import { WANTED } from '../../support/hive-damage.ts';
import { type HiveKey, key, nested, sz } from '../../support/hive-keys.ts';
import { STEP } from '../../support/thorough.ts';

const KERBEROS = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const LSA = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';
const CONFIGURATION = {
  mitRealms: [{ name: 'ZSCALERBETA.NET', data: '<k>kerberos.zscalerbeta.net</k>' }],
  domainRealm: [{ name: 'ZSCALERBETA.NET', data: '.zscalerbeta.net; .gateway.zscalerbeta.net' }],
  mitRealmsEnabled: true,
};
const POLICIES = [
  `HKLM\\${KERBEROS} : MitRealms_Enabled REG_DWORD = 1`,
  `HKLM\\${KERBEROS} : domain_realm_Enabled REG_DWORD = 1`,
  `HKLM\\${KERBEROS}\\domain_realm : ZSCALERBETA.NET REG_SZ = ".zscalerbeta.net; .gateway.zscalerbeta.net"`,
  `HKLM\\${KERBEROS}\\MitRealms : ZSCALERBETA.NET REG_SZ = "<k>kerberos.zscalerbeta.net</k>"`,
];
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

const read = (bytes: Uint8Array, wanted = WANTED) => readAll(hive, bytes, wanted);
const built = (root: HiveKey) => read(buildHive(root).bytes);
const covered = ({ scopes }: ReturnType<typeof read>) =>
  scopes.map(({ covers }) =>
    covers.what === 'key' ? `${covers.hive}\\${covers.keyPath} ${covers.subkeys}` : covers.what,
  );
const clients = ({ items }: ReturnType<typeof read>) => items.filter((item) => item.kind === 'client');

describe('whole hives', () => {
  it('SOFTWARE shows the policies', () => {
    const all = read(fixture('hive/SOFTWARE'));
    expect(shown(all.records)).toEqual(POLICIES);
    expect(all.diagnostics).toEqual([]);
    expect(covered(all)).toEqual(['HKLM\\SOFTWARE true']);
    expect(clients(all)).toEqual([]);
  });

  it('SYSTEM shows the local settings of the current control set alone, and who it is', () => {
    const bytes = fixture('hive/SYSTEM');
    const all = read(bytes);
    expect(shown(all.records).sort()).toEqual([...LOCAL].sort());
    expect(all.diagnostics).toEqual([]);
    expect(covered(all)).toEqual(['HKLM\\SYSTEM\\CurrentControlSet true']);
    const [client, ...more] = clients(all);
    expect(more).toEqual([]);
    expect(client?.name?.value).toBe('WS-0042');
    expect(decodeUtf16(bytes.slice(client?.name?.at.start, client?.name?.at.end))).toBe('WS-0042');
    expect(client?.time).toMatchObject({
      value: '2026-03-02T08:15:30.250Z',
      at: { start: 12, end: 20, region: null },
    });
  });

  it('that lack our keys show that they do', () => {
    const all = built(softwareHive(null));
    expect(all.items.map(({ kind }) => kind)).toEqual(['scope']);
    expect(covered(all)).toEqual(['HKLM\\SOFTWARE true']);
  });

  it('of a user are read as such', () => {
    const all = built(
      key(
        'ROOT',
        key('Environment'),
        nested('Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System', kerberosKey(CONFIGURATION)),
      ),
    );
    expect(shown(all.records)).toEqual(
      POLICIES.map((line) => line.replace('HKLM\\SOFTWARE', 'HKCU\\Software')),
    );
    expect(read(fixture('hive/NTUSER.DAT')).items.map(({ kind }) => kind)).toEqual(['scope']);
  });

  it('of another kind hold nothing, and are no error', () => {
    for (const root of [
      key('ROOT', nested('SAM\\Domains\\Account')),
      key('ROOT', key('Policy'), key('RXACT')),
      key('System', key('Description'), key('Objects')),
      key('ROOT', key('Something'), sz('else', 'nothing of ours')),
    ]) {
      expect(built(root).items).toEqual([]);
    }
  });
});

describe('saved keys', () => {
  it('of the policies', () => {
    const all = read(fixture('hive/kerberos.hiv'));
    expect(shown(all.records)).toEqual(POLICIES);
    expect(all.diagnostics).toEqual([]);
    expect(covered(all)).toEqual([`HKLM\\${KERBEROS} true`]);
  });

  it('of Lsa, in an old version with old lists', () => {
    const all = read(fixture('hive/lsa-kerberos.hiv'));
    expect(shown(all.records).sort()).toEqual([...LOCAL].sort());
    expect(covered(all)).toEqual([`HKLM\\${LSA} true`]);
  });

  it('of a control set tell who they are of', () => {
    const all = built(controlSet('ControlSet001', 'WS-0042', linux));
    expect(shown(all.records).sort()).toEqual([...LOCAL].sort());
    expect(clients(all)).toHaveLength(1);
    expect(covered(all)).toEqual(['HKLM\\SYSTEM\\CurrentControlSet true']);
  });
});

describe('detection', () => {
  it('goes by the signature', () => {
    for (const name of ['SOFTWARE', 'SYSTEM', 'kerberos.hiv', 'lsa-kerberos.hiv', 'NTUSER.DAT']) {
      expect(hive.accepts(headOf(sourceOf(fixture(`hive/${name}`))))).toBe(true);
    }
    expect(hive.accepts(headOf(sourceOf(fixture('hive/SOFTWARE').slice(0, 3))))).toBe(false);
    expect(hive.accepts(headOf(sourceOf(fixture('hive/SOFTWARE').slice(0, 40))))).toBe(true);
  });

  it('leaves transaction logs alone, unless they are damaged', () => {
    const log = fixture('hive/SYSTEM').slice(0, 4096);
    log[28] = 6;
    expect(hive.accepts(headOf(sourceOf(log)))).toBe(true);
    seal(log);
    const head = headOf(sourceOf(log));
    expect(hive.accepts(head)).toBe(false);
    expect(lackOf('SYSTEM.LOG1', head)).toContain('transaction log');
    const beginning = (size: number) => hive.accepts(headOf(sourceOf(log.slice(0, size))));
    expect([40, 511, 512].map(beginning)).toEqual([true, true, false]);
    expect([hive.format, hive.holder]).toEqual(['hive', 'client']);
  });

  it('knows its names', () => {
    expect(
      ['WS-1/kerberos.hiv', 'c/Windows/System32/config/SOFTWARE', 'config\\system'].map((path) =>
        namedLikeOurs(path),
      ),
    ).toEqual([true, true, true]);
    expect(['SOFTWARE', 'x/config/SYSTEM.LOG1', 'query.hive'].map((path) => namedLikeOurs(path))).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('a hive that was cut', () => {
  it.each([
    ['kerberos.hiv', 1],
    ['SOFTWARE', 11],
    ['SYSTEM', 11],
  ] as const)('%s is never whole', (name, step) => {
    const bytes = fixture(`hive/${name}`);
    for (let size = 4; size < bytes.length; size += step * STEP) {
      const all = read(bytes.slice(0, size));
      expect([size, all.scopes.length]).toEqual([size, 0]);
      expect([size, all.gaps.some(({ code }) => code === 'truncated')]).toEqual([size, true]);
    }
    const slack = new Uint8Array(bytes.length + 5000);
    slack.set(bytes);
    expect(read(slack)).toEqual(read(bytes));
  });
});
