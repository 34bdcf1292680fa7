// samba-tool gpo show, listall, getlink and setlink: GPOs with their versions, links, and policies where they are shown.

import { describe, expect, it } from 'vitest';
import type { GpoRecord } from '../../../src/model/record.ts';
import { FILE_START } from '../../../src/model/span.ts';
import { headOf } from '../../../src/readers/detect.ts';
import { readers } from '../../../src/readers/readers.ts';
import { sambaGpoShow } from '../../../src/readers/samba/gpo-show.ts';
import { encode, fixture, rawText, readAll, regionText, shown, sourceOf } from '../../support/bytes.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { itThorough, STEP } from '../../support/thorough.ts';

const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const ID = '{6B1E0D5C-83F2-4A97-9C41-2F7D8E3B5A60}';
const PART = `${ID.toLowerCase()}@corp.contoso.example`;
const SHOWN = fixture('samba-gpo-show/show-4.22.txt');
const OLD = fixture('samba-gpo-show/show-4.17.txt');
const TEXT = new TextDecoder().decode(SHOWN);

const read = (bytes: Uint8Array | string) =>
  readAll(sambaGpoShow, typeof bytes === 'string' ? encode(bytes) : bytes);
const gposIn = (bytes: Uint8Array | string) =>
  read(bytes).items.filter((item): item is GpoRecord => item.kind === 'gpo');

describe('samba-tool gpo show', () => {
  it('names the GPO and its domain', () => {
    expect(gposIn(SHOWN)).toMatchObject([
      {
        part: PART,
        id: { value: ID },
        domain: { value: 'corp.contoso.example' },
        name: { value: 'Zürich Kerberos' },
        computer: { enabled: true, versionDirectory: 5, versionSysvol: null },
        user: { enabled: true, versionDirectory: 1 },
        computerExtensions: ['{35378EAC-683F-11D2-A89A-00C04FBBCFA2}'],
        links: null,
        permissions: {
          unclear: null,
          entries: [
            { sid: '*-512', apply: false, read: true },
            { sid: 'S-1-5-11', apply: false, read: true },
          ],
        },
      },
    ]);
  });

  it('reads the policies, and covers both sides', () => {
    const { records, scopes, diagnostics } = read(SHOWN);
    expect(diagnostics).toEqual([]);
    expect(shown(records)).toEqual([
      `?\\${KEY} : MitRealms_Enabled REG_DWORD = 1`,
      `?\\${KEY}\\MitRealms : ZSCALERBETA.NET REG_SZ = "<k>kerberos.zscalerbeta.net</k>"`,
      `?\\${KEY} : domain_realm_Enabled REG_DWORD = 1`,
      `?\\${KEY}\\domain_realm : ZSCALERBETA.NET REG_MULTI_SZ = [".zscalerbeta.net",".gateway.zscalerbeta.net\u00a0"]`,
    ]);
    expect(records.every(({ side, part }) => side === 'computer' && part === PART)).toBe(true);
    expect(scopes.map(({ side, part }) => [side, part])).toEqual([
      ['computer', PART],
      ['user', PART],
    ]);
    expect(regionText(TEXT, { value: '', at: scopes[0]?.at ?? FILE_START })).toBe(ID);
  });

  it('knows places through escapes', () => {
    const record = read(SHOWN).records[3];
    const item = record?.data?.kind === 'list' ? record.data.items[1] : undefined;
    if (!item || !record) throw new Error('no list');
    expect(rawText(SHOWN, item, 'utf-8')).toBe('.gateway.zscalerbeta.net\\u00a0');
    expect(regionText(TEXT, record.keyPath)).toBe(`${KEY}\\domain_realm`.replaceAll('\\', '\\\\'));
  });

  it('knows where the state of its sides, its versions and its extensions stand', () => {
    const [gpo] = gposIn(SHOWN);
    const { enabled, versions } = gpo?.computer?.at ?? {};
    const places = [enabled, versions, gpo?.extensionsAt].map(
      (at) => at && regionText(TEXT, { value: '', at }),
    );
    expect(places).toEqual(['NONE', '65541', expect.stringMatching(/^\[\{35378EAC.*\]$/)]);
  });

  it.each(['flags', 'version'])('without its %s knows no such places', (name) => {
    const [gpo] = gposIn(TEXT.replace(new RegExp(`^${name} .*\n`, 'm'), ''));
    expect(gpo?.id?.value).toBe(ID);
    expect(gpo?.computer?.at).toBeUndefined();
  });

  it('without flags has both sides on, and without a version is a gap where it begins', () => {
    expect(gposIn(TEXT.replace(/^flags .*\n/m, ''))).toMatchObject([
      { computer: { enabled: true, versionDirectory: 5 }, user: { enabled: true } },
    ]);
    const { gaps } = read(TEXT.replace(/^version .*\n/m, ''));
    expect(gaps).toMatchObject([
      { code: 'bad-value', part: PART, at: { region: { startLine: 1, startColumn: 16 } } },
    ]);
  });

  it.each([
    ['GPO_FLAG_USER_DISABLE', true, false],
    ['GPO_FLAG_MACHINE_DISABLE', false, true],
    ['GPO_FLAG_USER_DISABLE GPO_FLAG_MACHINE_DISABLE', false, false],
  ])('with the flags %s', (flags, computer, user) => {
    expect(gposIn(TEXT.replace('flags        : NONE', `flags : ${flags}`))).toMatchObject([
      { computer: { enabled: computer }, user: { enabled: user } },
    ]);
  });

  it.each(['Other policies : none', 'Policies of others : none', '- Policies : none'])(
    'reads its policies after the line "%s"',
    (line) => {
      const { records, gaps } = read(TEXT.replace('Policies     :', `${line}\nPolicies     :`));
      expect([records.length, gaps]).toEqual([4, []]);
    },
  );

  itThorough(
    'with a line of more than 16 million characters in its policies reads them, and tells of zeros before it',
    () => {
      const long = TEXT.replace('[\n    {', `[\n    {"note": "${'x'.repeat(17 * 1024 * 1024)}",`);
      const { records, gaps } = read(long.replace('Zürich', 'Z\0\0\0ich'));
      expect(records).toHaveLength(4);
      expect(gaps).toMatchObject([
        { code: 'malformed', effect: 'partial', at: { region: { startLine: 2 } } },
      ]);
    },
  );

  itThorough('with such a line before its policies ends there, and says so', () => {
    const { records, gaps } = read(TEXT.replace('Policies ', `${'x'.repeat(17 * 1024 * 1024)}\nPolicies `));
    expect([records, gaps.map(({ code }) => code)]).toEqual([[], ['too-large']]);
  });

  it('that has lost a part before its policies says so, and reads them', () => {
    const { records, gaps } = read(TEXT.replace('Zürich', 'Z\0\0\0ich'));
    expect(records).toHaveLength(4);
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps.every(({ at }) => at?.region?.startLine === 2)).toBe(true);
  });

  it('that ends with the word is cut off there', () => {
    const { gaps } = read(TEXT.slice(0, TEXT.indexOf('Policies  ') + 'Policies     :'.length));
    expect(gaps).toMatchObject([
      { code: 'truncated', part: PART, at: { region: { startLine: 9, startColumn: 15 } } },
    ]);
  });

  it('reads bytes of other keys', () => {
    const { records } = readAll(sambaGpoShow, SHOWN, ['contoso']);
    expect(shown(records)).toEqual(['?\\Software\\Policies\\Contoso : Blob REG_BINARY = 3 bytes']);
    expect(records[0]?.data?.kind).toBe('bytes');
  });

  it('says of older versions that they show no policies', () => {
    const { diagnostics, records, scopes } = read(OLD);
    expect(diagnostics).toMatchObject([{ code: 'not-read', effect: 'notice', part: PART }]);
    expect(diagnostics[0]?.hint).toContain('samba-tool gpo backup');
    expect([records, scopes]).toEqual([[], []]);
  });

  it('is cut off wherever the policies are not complete', () => {
    const end = TEXT.lastIndexOf(']') + 1;
    const bytes = encode(TEXT.slice(0, end));
    for (let size = TEXT.indexOf('path'); size < bytes.length; size += STEP) {
      const { gaps, scopes } = read(bytes.slice(0, size));
      expect([size, gaps.length > 0, scopes.length]).toEqual([size, true, 0]);
    }
    expect(read(bytes).gaps).toEqual([]);
  });

  it('of an older version is cut off before its blank line', () => {
    for (let size = 60; size < OLD.length; size += STEP) {
      expect([size, read(OLD.slice(0, size)).gaps.length]).toEqual([size, 1]);
    }
  });

  it('that ends before its policies is cut off, where it shows extensions', () => {
    const text = `${TEXT.slice(0, TEXT.indexOf('Policies  '))}\n`;
    expect(read(text).gaps).toMatchObject([{ code: 'truncated', part: PART }]);
    expect(read(text.replace('Machine Exts', 'User Exts   ')).gaps).toMatchObject([
      { code: 'truncated', part: PART },
    ]);
  });

  it.each([
    ['"REG_SZ"', '"REG_WORD"'],
    ['"class": "MACHINE"', '"class": "BOTH"'],
    ['"data": 1', '"data": "1"'],
    ['"data": 1', '"data": 4294967296'],
    ['"data": 1', '"data": -1'],
    ['"data": 1', '"data": 0.5'],
    ['"data": "<k>', '"daten": "<k>'],
    ['"<k>kerberos.zscalerbeta.net</k>"', '7'],
    ['".zscalerbeta.net"', '1'],
    ['"keyname"', '"key"'],
  ])('with %s written as %s is a gap', (from, to) => {
    const { gaps, scopes } = read(TEXT.replace(from, to));
    expect(gaps).toMatchObject([{ code: 'bad-value', effect: 'partial', part: PART }]);
    expect(scopes).toEqual([]);
  });

  it('with policies that are no list, or broken, is a gap', () => {
    expect(read(TEXT.replace('"MACHINE",', '"MACHINE"')).gaps).toMatchObject([{ code: 'malformed' }]);
    expect(read(`${TEXT}more`).gaps).toMatchObject([{ code: 'malformed' }]);
    expect(read(`${TEXT}${TEXT}`).gaps).toMatchObject([
      { code: 'malformed', hint: expect.stringContaining('file of its own') },
    ]);
  });

  it.each(['x', '65541x', 'x65541', '12345678901', '4294967296', '-1', ''])(
    'with the version "%s", which is none, is a gap',
    (version) => {
      const text = TEXT.replace('version      : 65541', `version      : ${version}`);
      expect(read(text).gaps).toMatchObject([
        { code: 'bad-value', effect: 'partial', part: PART, at: { region: { startLine: 6 } } },
      ]);
      expect(gposIn(text)).toMatchObject([{ computer: null, user: null }]);
    },
  );

  it('with the greatest version has both counts', () => {
    const { items, gaps } = read(TEXT.replace(': 65541', ': 4294967295'));
    expect(gaps).toEqual([]);
    expect(items[0]).toMatchObject({
      computer: { versionDirectory: 65535 },
      user: { versionDirectory: 65535 },
    });
  });
});

describe('what nobody writes', () => {
  it.each([
    ['a distinguished name without a domain', TEXT.replace(/,DC=.*\n/, '\n'), null],
    ['an endless distinguished name', TEXT.replace(/^dn .*$/m, `dn : ${'DC=a,'.repeat(2000)}x`), null],
    ['a domain that is not the end', TEXT.replace(/^dn .*$/m, 'dn : CN=x,DC=contoso,OU=y'), null],
    ['a name that is a domain', TEXT.replace(/^dn .*$/m, 'dn : DC=contoso,dc=example'), 'contoso.example'],
    ['the longest name', TEXT.replace(/^dn .*$/m, `dn : ${'O'.repeat(4089)},DC=exa`), 'exa'],
    ['a longer one', TEXT.replace(/^dn .*$/m, `dn : ${'O'.repeat(4090)},DC=exa`), null],
    ['line ends of Windows', TEXT.replaceAll('\n', '\r\n'), 'corp.contoso.example'],
  ])('%s', (_, text, domain) => {
    const [gpo] = gposIn(text);
    expect(gpo?.domain?.value ?? null).toBe(domain);
    expect(gpo?.part).toBe(`${ID.toLowerCase()}@${domain ?? ''}`);
    expect(read(text).records).toHaveLength(4);
  });

  itThorough('takes no time for long lines', () => {
    const spent = cpuClock();
    read(`GPO : ${ID}\n${' '.repeat(200_000)}\na${' '.repeat(200_000)}x\n${'\n'.repeat(200_000)}x`);
    expect(spent()).toBeLessThan(2000);
  });

  itThorough('takes little time for many policies', () => {
    const entry =
      '{"keyname": "Software\\\\Contoso", "valuename": "x", "class": "USER", "type": "REG_SZ", "data": "y"},\n';
    const spent = cpuClock();
    const { records, gaps } = read(TEXT.replace('[\n    {', `[\n${entry.repeat(50_000)}    {`));
    expect([records.length, gaps.length]).toEqual([4, 0]);
    expect(spent()).toBeLessThan(8000);
  });

  it('two GPOs without a blank line between them', () => {
    const listed = new TextDecoder().decode(fixture('samba-gpo-show/listall.txt'));
    expect(gposIn(listed.replace('\n\nGPO', '\nGPO'))).toHaveLength(2);
  });

  it('entries of every kind', () => {
    const policies = (...entries: object[]) =>
      TEXT.replace(/\n\[[\s\S]*\]\n$/, `\n${JSON.stringify(entries)}\n`);
    const entry = { keyname: KEY, valuename: 'x', class: 'USER', type: 'REG_SZ', data: 'y' };
    const of = (bend: object) => read(policies({ ...entry, ...bend }));
    expect(shown(of({ type: 'REG_NONE', valuename: '', data: [] }).records)).toEqual([
      `create-key ?\\${KEY}`,
    ]);
    expect(shown(of({ valuename: '**soft.x' }).records)).toEqual([
      `set-if-absent ?\\${KEY} : x REG_SZ = "y"`,
    ]);
    expect(shown(of({ valuename: '**DeleteKeys', keyname: 'Software', data: 'Contoso' }).records)).toEqual(
      [],
    );
    expect(shown(of({ valuename: '**DeleteKeys', data: 'MitRealms' }).records)).toEqual([
      `delete-key ?\\${KEY}\\MitRealms`,
    ]);
    expect(of({ type: 'REG_BINARY', data: 'AQID' }).gaps).toHaveLength(1);
    expect(of({ type: 'REG_QWORD', data: 2 ** 40 }).gaps).toEqual([]);
    expect(of({ valuename: '**DeleteKeys', data: 7 }).gaps).toHaveLength(1);
    expect(of({ valuename: 7 }).gaps).toHaveLength(1);
    expect(read(TEXT.replace(/\n\[[\s\S]*\]\n$/, '\n[7]\n')).gaps).toHaveLength(1);
    expect(read(TEXT.replace(/\n\[[\s\S]*\]\n$/, '\n{}\n')).gaps).toMatchObject([{ code: 'malformed' }]);
  });

  it('a list whose last character is half', () => {
    const listed = new TextDecoder().decode(fixture('samba-gpo-show/listall.txt'));
    expect(read(encode(listed, 'utf-16le-bom').slice(0, -1)).gaps).toMatchObject([{ code: 'encoding' }]);
  });

  it('links without options', () => {
    const links = `GPO(s) linked to DN DC=a\n    GPO     : ${ID}\n\n`;
    // Links of one container: others may have more.
    expect(gposIn(links)).toMatchObject([{ name: null, links: [{ enabled: true }], someLinks: true }]);
  });

  it('policies before any GPO', () => {
    expect(read('GPO(s) linked to DN DC=a\nPolicies : []\n\n').items).toEqual([]);
  });

  it('bytes that cannot be decoded', () => {
    const bytes = encode(TEXT, 'utf-16le-bom').slice(0, -1);
    expect(read(bytes).gaps).toMatchObject([{ code: 'encoding' }]);
  });
});

describe('the lists of samba-tool gpo', () => {
  it('name every GPO, and which sides are switched off', () => {
    const listed = fixture('samba-gpo-show/listall.txt');
    expect(read(listed).diagnostics).toEqual([]);
    expect(
      gposIn(listed).map(({ name, computer, user }) => [name?.value, computer?.enabled, user?.enabled]),
    ).toEqual([
      ['Zürich Kerberos', true, true],
      ['Default Domain Policy', false, true],
    ]);
    for (let size = 60; size < listed.length; size += STEP) {
      const prefix = new TextDecoder().decode(listed.slice(0, size));
      const whole = prefix.endsWith('\n\n');
      expect([size, read(listed.slice(0, size)).gaps.length === 0]).toEqual([size, whole]);
    }
  });

  it.each(['getlink.txt', 'setlink.txt'])('show links: %s', (name) => {
    const bytes = fixture(`samba-gpo-show/${name}`);
    expect(read(bytes).diagnostics).toEqual([]);
    expect(
      gposIn(bytes).map((gpo) => [
        gpo.name?.value,
        gpo.domain,
        gpo.links?.map(({ path, enabled }) => [path.value, enabled]),
      ]),
    ).toEqual([
      ['Zürich Kerberos', null, [['DC=corp,DC=contoso,DC=example', true]]],
      ['Default Domain Policy', null, [['DC=corp,DC=contoso,DC=example', false]]],
    ]);
  });

  it.each(['display name', 'path', 'dn', 'version', 'flags'])('are cut off where a GPO has no %s', (name) => {
    const listed = new TextDecoder().decode(fixture('samba-gpo-show/listall.txt'));
    for (const line of [`$1- ${name}`, `$1other ${name}`]) {
      const { gaps, items } = read(listed.replace(new RegExp(`^()${name}`, 'm'), line));
      expect(gaps).toMatchObject([
        { code: 'truncated', effect: 'partial', part: name === 'dn' ? `${ID.toLowerCase()}@` : PART },
      ]);
      expect(items.map(({ kind }) => kind)).toEqual(['diagnostic', 'gpo']);
    }
  });

  it('end at a line of blanks as at an empty one', () => {
    const listed = new TextDecoder().decode(fixture('samba-gpo-show/listall.txt'));
    expect(read(listed.replace(/\n\n$/, '\n  \t\n')).gaps).toEqual([]);
  });

  it('show links only where the line begins with them', () => {
    const links = `GPO(s) linked to DN DC=a\nSee GPO(s) linked to DN DC=b\n    GPO     : ${ID}\n\n`;
    expect(gposIn(links)).toMatchObject([{ links: [{ path: { value: 'DC=a' } }] }]);
  });

  it('are known where they show that there are none, and nowhere else', () => {
    const accepts = (text: string) => sambaGpoShow.accepts(headOf(sourceOf(encode(text))));
    expect(accepts('\n No GPO(s) linked to DN=OU=Pilot\n')).toBe(true);
    expect(accepts('No GPO(s) linked to DN OU=Pilot\n')).toBe(true);
    expect(accepts('There are No GPO(s) linked to DN=OU=Pilot\n')).toBe(false);
    expect([sambaGpoShow.format, sambaGpoShow.holder]).toEqual(['samba-gpo-show', 'gpo']);
  });

  it('show that there are none', () => {
    const none = 'No GPO(s) linked to DN=OU=Pilot,DC=corp,DC=contoso,DC=example\n';
    expect(sambaGpoShow.accepts(headOf(sourceOf(encode(none))))).toBe(true);
    expect(read(none).items).toEqual([]);
  });

  it('belong to this reader alone', () => {
    for (const name of ['show-4.22', 'show-4.17', 'listall', 'getlink', 'setlink']) {
      const head = headOf(sourceOf(fixture(`samba-gpo-show/${name}.txt`)));
      expect([name, readers.filter((reader) => reader.accepts(head))]).toEqual([name, [sambaGpoShow]]);
    }
  });
});
