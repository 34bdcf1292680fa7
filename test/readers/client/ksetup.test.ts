// What ksetup prints: realms as records of the local registry, what they cover, and what is not understood.

import { describe, expect, it } from 'vitest';
import { INTEREST, interpret } from '../../../src/interpreters/interpret.ts';
import type { Origin } from '../../../src/model/fact.ts';
import { ksetup } from '../../../src/readers/client/ksetup.ts';
import { detect, headOf } from '../../../src/readers/detect.ts';
import { readers } from '../../../src/readers/readers.ts';
import { encode, fixture, rawText, readAll, regionText, shown, sourceOf } from '../../support/bytes.ts';
import { STEP } from '../../support/thorough.ts';

const DOMAINS = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains';
const PLAIN = fixture('ksetup/ksetup.txt');
const CONSOLE = fixture('ksetup/dumpstate-console-utf16.txt');
const EMPTY = fixture('ksetup/no-realms.txt');

const read = (bytes: Uint8Array) => readAll(ksetup, bytes);
const formatOf = (bytes: Uint8Array) => detect(headOf(sourceOf(bytes)), readers)?.format ?? null;
const lines = (...all: readonly string[]) => encode(all.map((line) => `${line}\r\n`).join(''));
const BANNER = 'default realm = corp.contoso.example (NT Domain)';
const END = 'No user mappings defined.';

describe('ksetup', () => {
  it('is told by its first line', () => {
    for (const bytes of [PLAIN, CONSOLE, EMPTY]) expect(formatOf(bytes)).toBe('ksetup');
    expect(formatOf(lines('default realm = LAB.CONTOSO.EXAMPLE (external)', END))).toBe('ksetup');
    expect(ksetup.holder).toBe('client');
    for (const first of [
      `${BANNER} `,
      'Machine is not configured to log on to an external KDC.  Probably a workgroup',
    ]) {
      expect([first, formatOf(lines('Microsoft Windows [Version 10.0.22631]', '', first))]).toEqual([
        first,
        'ksetup',
      ]);
    }
    for (const none of [
      `the ${BANNER}`,
      `${BANNER}x`,
      'My Machine is not configured to log on to an external KDC.',
    ]) {
      expect([none, formatOf(lines(none, END))]).toEqual([none, null]);
    }
    expect(formatOf(lines('default realm = corp.contoso.example', END))).not.toBe('ksetup');
    expect(formatOf(lines('ZSCALERBETA.NET:', '\tkdc = kerberos.zscalerbeta.net', END))).not.toBe('ksetup');
    expect(formatOf(lines('[libdefaults]', ' default realm = X (external)'))).not.toBe('ksetup');
  });

  it('gives the records that ksetup itself has written', () => {
    const { records, diagnostics, scopes } = read(PLAIN);
    expect(diagnostics).toEqual([]);
    expect(shown(records)).toEqual([
      `HKLM\\${DOMAINS}\\ZSCALERBETA.NET : KdcNames REG_MULTI_SZ = ["kerberos.zscalerbeta.net"]`,
      `HKLM\\${DOMAINS}\\ZSCALERBETA.NET : RealmFlags REG_DWORD = 0`,
      `HKLM\\${DOMAINS}\\HADOOP.CONTOSO.EXAMPLE : KdcNames REG_MULTI_SZ = ["kdc1.hadoop.contoso.example","kdc2.hadoop.contoso.example"]`,
      `HKLM\\${DOMAINS}\\HADOOP.CONTOSO.EXAMPLE : KpasswdNames REG_MULTI_SZ = ["kdc1.hadoop.contoso.example"]`,
      `HKLM\\${DOMAINS}\\HADOOP.CONTOSO.EXAMPLE : RealmFlags REG_DWORD = 6`,
    ]);
    expect(scopes.map(({ covers }) => covers)).toEqual([
      { what: 'key', hive: 'HKLM', keyPath: DOMAINS, subkeys: true },
    ]);
  });

  it.each([
    ['ksetup.txt', PLAIN, 'utf-8'],
    ['dumpstate-console-utf16.txt', CONSOLE, 'utf-16le-bom'],
  ] as const)('of %s knows the places of realms, KDCs and flags', (_name, bytes, encoding) => {
    const text = new TextDecoder(encoding === 'utf-8' ? 'utf-8' : 'utf-16le').decode(bytes);
    const origin: Origin = {
      path: 'PC-0412.txt',
      format: 'ksetup',
      holder: 'client',
      container: null,
      part: null,
      side: null,
    };
    const facts = [...ksetup.read(sourceOf(bytes), INTEREST, {})].flatMap((item) => [
      ...interpret(item, origin),
    ]);
    const realms = facts.filter((fact) => fact.kind === 'realm');
    expect(realms.length).toBeGreaterThan(0);
    for (const realm of realms) {
      expect(realm.layer).toBe('local');
      for (const located of [realm.name, ...realm.kdcs.map((kdc) => kdc.text)]) {
        expect(regionText(text, located)).toBe(located.value);
        expect(rawText(bytes, located, encoding)).toBe(located.value);
      }
    }
    const flags = realms.flatMap((realm) => realm.flags ?? []).map((flag) => regionText(text, flag));
    expect(flags).toEqual(encoding === 'utf-8' ? ['0x0', '0x6'] : []);
    expect(facts.find((fact) => fact.kind === 'scope')).toMatchObject({ shows: ['local MitRealms'] });
  });

  it('tells the domain of the computer, by its DNS name alone', () => {
    const domainsOf = (bytes: Uint8Array) =>
      [...ksetup.read(sourceOf(bytes), INTEREST, {})].flatMap((item) =>
        item.kind === 'client' ? [[item.domain?.value, item.domain?.at.region?.startColumn]] : [],
      );
    expect(domainsOf(lines(BANNER, END))).toEqual([['corp.contoso.example', 17]]);
    expect(domainsOf(lines('default realm = CORP (NT Domain)', END))).toEqual([]);
    expect(domainsOf(lines('default realm = LAB.CONTOSO.EXAMPLE (external)', END))).toEqual([]);
  });

  it('without realms covers that there are none', () => {
    const { items } = read(EMPTY);
    expect(items.map(({ kind }) => kind)).toEqual(['scope']);
  });

  it.each([
    ['0x0none', 0, '0x0'],
    ['0x4Delegate', 4, '0x4'],
    ['0x4 Delegate', 4, '0x4'],
    ['0xfAll', 15, '0xf'],
    ['0x83SendAddress TcpSupported RC4', 0x83, '0x83'],
    ['0x80', 0x80, '0x80'],
  ])('reads the flags %s', (written, number, digits) => {
    const bytes = lines(BANNER, 'X.EXAMPLE:', `\tRealm Flags = ${written}`, END);
    const { records, gaps } = read(bytes);
    expect(gaps).toEqual([]);
    const data = records[0]?.data;
    if (data?.kind !== 'number') throw new Error('no number');
    expect(data.number).toBe(number);
    expect(rawText(bytes, { value: '', at: data.at }, 'utf-8')).toBe(digits);
  });

  it('reads blanks and tabs as they come, and points at the names of settings', () => {
    const bytes = lines(
      'Microsoft Windows [Version 10.0.22631]',
      BANNER,
      'X.EXAMPLE: ',
      '\t\tkdc=kdc.x.example',
      '\t\t(no kpasswd servers) ',
      'Mapping mara.lind@X.EXAMPLE to mara.lind. ',
    );
    const { records, diagnostics, scopes } = read(bytes);
    expect([diagnostics, scopes.length]).toEqual([[], 1]);
    expect(shown(records)).toEqual([
      `HKLM\\${DOMAINS}\\X.EXAMPLE : KdcNames REG_MULTI_SZ = ["kdc.x.example"]`,
    ]);
    const at = records[0]?.valueName?.at;
    expect(at && rawText(bytes, { value: '', at }, 'utf-8')).toBe('kdc');
  });

  it.each([
    ['a setting', '\tkdc = kdc2.x.exa'],
    ['a realm', 'HADOOP.CONT'],
    ['a mapping', 'No user mapp'],
  ])('says that it ends within %s, and covers nothing', (_what, cut) => {
    const { records, gaps, scopes } = read(encode(`${BANNER}\r\nX.EXAMPLE:\r\n\tkdc = a\r\n${cut}`));
    expect(gaps).toMatchObject([{ code: 'truncated', effect: 'partial', at: { region: { startLine: 4 } } }]);
    expect([records.length, scopes]).toEqual([1, []]);
  });

  it.each(['(none) but', 'kdc: a', 'xNo user mappings defined.', 'No user mappings defined. None'])(
    'does not understand %s',
    (line) => {
      const { gaps, scopes } = read(lines(BANNER, 'X.EXAMPLE:', '\tkdc = a', `\t${line}`, END));
      expect(gaps).toMatchObject([{ code: 'malformed', at: { region: { startLine: 4 } } }]);
      expect(scopes).toEqual([]);
    },
  );

  it('says one thing of an output that was not understood and has no end', () => {
    expect(read(lines(BANNER, 'Guten Tag')).gaps.map(({ code }) => code)).toEqual(['malformed']);
  });

  it('takes a realm without settings for its key alone', () => {
    const { records, gaps, scopes } = read(lines(BANNER, 'X.EXAMPLE:', '\t(nothing here)', END));
    expect(shown(records)).toEqual([`create-key HKLM\\${DOMAINS}\\X.EXAMPLE`]);
    expect([gaps.length, scopes.length]).toEqual([0, 1]);
  });

  it('keeps what is wrong with a name', () => {
    const { records, gaps } = read(lines(BANNER, 'X\u00a0EXAMPLE:', '\tkdc = https://kdc.x.example:88', END));
    expect(gaps).toEqual([]);
    expect(shown(records)).toEqual([
      `HKLM\\${DOMAINS}\\X\u00a0EXAMPLE : KdcNames REG_MULTI_SZ = ["https://kdc.x.example:88"]`,
    ]);
  });

  it.each([
    ['an unknown setting', '\tAlias = OTHER.EXAMPLE', '\tAlias = OTHER.EXAMPLE'],
    ['flags that are no number', '\tRealm Flags = many', '\tRealm Flags = many'],
    ['unknown flags', '\tRealm Flags = 0x4 Unheard', '\tRealm Flags = 0x4 Unheard'],
    ['a line of another program', 'Cached Tickets: (2)', 'Cached Tickets: (2)'],
    ['a line at the margin', 'Failed to open Kerberos key: 0x5', 'Failed to open Kerberos key: 0x5'],
  ])('says where %s stands, and covers nothing', (_what, line, at) => {
    const bytes = lines(BANNER, 'X.EXAMPLE:', '\tkdc = kdc.x.example', line, END);
    const { records, gaps, scopes } = read(bytes);
    expect(records).toHaveLength(1);
    expect(gaps).toMatchObject([{ code: 'malformed', effect: 'partial', at: { region: { startLine: 4 } } }]);
    expect(
      rawText(bytes, { value: '', at: gaps[0]?.at ?? { start: 0, end: 0, region: null } }, 'utf-8'),
    ).toBe(at);
    expect(scopes).toEqual([]);
  });

  it('says a run of foreign lines once', () => {
    const { gaps } = read(lines(BANNER, END, 'one', 'two', 'X.EXAMPLE:', 'three', '', 'C:\\>ksetup', 'four'));
    expect(gaps.map(({ at }) => at?.region?.startLine)).toEqual([3, 9]);
  });

  it('takes no name with a backslash for a realm, nor what is below it for another one', () => {
    const kdc = '\tkdc = kerberos.zscalerbeta.net';
    const odd = read(
      lines(BANNER, 'UNIX.CONTOSO.EXAMPLE:', '\tkdc = kdc1.contoso.example', 'CORP\\UNIX:', kdc, END),
    );
    expect(odd.diagnostics.map(({ code, effect, at }) => [code, effect, at?.region?.startLine])).toEqual([
      ['malformed', 'partial', 4],
    ]);
    expect(JSON.stringify(odd.items)).not.toContain('kerberos.zscalerbeta.net');
  });

  it('does not take a heading for a realm', () => {
    const { records, gaps, scopes } = read(lines(BANNER, 'Mappings:', END));
    expect(records).toEqual([]);
    expect(gaps).toMatchObject([
      { code: 'malformed', effect: 'partial', at: { region: { startLine: 2, endColumn: 9 } } },
    ]);
    expect(scopes).toEqual([]);
  });

  it('reads several outputs of one console, each by itself', () => {
    const text = [
      'C:\\>ksetup',
      BANNER,
      'A.EXAMPLE:',
      '\tkdc = a',
      END,
      '',
      'C:\\>ksetup',
      BANNER,
      'B.EXAMPLE:',
      '\tkdc = b',
    ];
    const { records, scopes, gaps } = read(lines(...text));
    expect(records).toHaveLength(2);
    expect(scopes.map(({ at }) => at.region?.startLine)).toEqual([2]);
    expect(gaps).toMatchObject([{ code: 'truncated', effect: 'partial', at: { region: { startLine: 8 } } }]);
  });

  it('may lack the end of its last line, as what is copied from a console does', () => {
    const bytes = encode(`${BANNER}\r\nX.EXAMPLE:\r\n\tkdc = a\r\n${END}`);
    expect(read(bytes)).toMatchObject({ gaps: [], scopes: [{}] });
  });

  it('says what bytes cannot be decoded, and covers nothing', () => {
    const bytes = Uint8Array.of(...lines(BANNER, 'X.EXAMPLE:', '\tkdc = a'), 0xff, ...lines('', END));
    const { gaps, scopes } = readAll(ksetup, bytes, [], { encoding: 'utf-8' });
    expect(gaps.map(({ code }) => code)).toContain('encoding');
    expect(scopes).toEqual([]);
    expect(read(bytes).diagnostics).toMatchObject([{ code: 'encoding-assumed', effect: 'notice' }]);
  });

  it.each([
    ['ksetup.txt', PLAIN],
    ['dumpstate-console-utf16.txt', CONSOLE],
    ['no-realms.txt', EMPTY],
  ])('cut anywhere, %s either shows all of its realms or says that it is cut', (_name, bytes) => {
    const realms = (records: ReturnType<typeof read>['records']) => shown(records).join();
    const all = realms(read(bytes).records);
    for (let end = 0; end < bytes.length; end += STEP) {
      const cut = bytes.slice(0, end);
      const { gaps, scopes, records } = read(cut);
      if (scopes.length > 0) expect(realms(records), `${end} bytes`).toBe(all);
      else if (formatOf(cut) === 'ksetup') expect(gaps.length, `${end} bytes`).toBeGreaterThan(0);
    }
  });
});
