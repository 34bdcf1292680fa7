// realmlint drift through the real command: a fleet of clients in the world in memory, cohorts with their names and counts.

import { describe, expect, it } from 'vitest';
import { trustList } from '../../rules/support/examples.ts';
import { main } from '../../src/cli/main.ts';
import type { DriftReport } from '../../src/model/drift.ts';
import { world } from './world.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const HOSTS = '.zscalerbeta.net; .gateway.zscalerbeta.net';
const KDC = '<k>kerberos.zscalerbeta.net</k>';

interface Lists {
  readonly realm?: string;
  readonly kdc?: string | null;
  readonly hosts?: string | null;
}

/** An export of a client's policy; a list of null is empty. */
function client({ realm = 'ZSCALERBETA.NET', kdc = KDC, hosts = HOSTS }: Lists = {}): string {
  return [
    'Windows Registry Editor Version 5.00',
    '',
    `[${KEY}]`,
    '"domain_realm_Enabled"=dword:00000001',
    '"MitRealms_Enabled"=dword:00000001',
    '',
    `[${KEY}\\domain_realm]`,
    ...(hosts === null ? [] : [`"ZSCALERBETA.NET"="${hosts}"`]),
    '',
    `[${KEY}\\MitRealms]`,
    ...(kdc === null ? [] : [`"${realm}"="${kdc}"`]),
    '',
  ].join('\r\n');
}

/** A GPO as Get-GPOReport shows it. */
function gpo(hosts = HOSTS, bend: { id?: string; time?: string; kdc?: string } = {}): string {
  const text = (value: string) => value.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const policy = (name: string, data: string) =>
    `<q:Policy><q:Name>${name}</q:Name><q:State>Enabled</q:State><q:Category>System/Kerberos</q:Category><q:ListBox><q:Value><q:Element><q:Name>ZSCALERBETA.NET</q:Name><q:Data>${text(data)}</q:Data></q:Element></q:Value></q:ListBox></q:Policy>`;
  return `<GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<Identifier><Identifier xmlns="http://www.microsoft.com/GroupPolicy/Types">${bend.id ?? '{4C1D8E70-52A6-4B0F-9D3E-7F6A21C580B9}'}</Identifier><Domain xmlns="http://www.microsoft.com/GroupPolicy/Types">corp.contoso.example</Domain></Identifier>
<Name>CORP Realms</Name><ReadTime>${bend.time ?? '2026-02-03T07:55:18Z'}</ReadTime>
<Computer><VersionDirectory>3</VersionDirectory><VersionSysvol>3</VersionSysvol><Enabled>true</Enabled>
<ExtensionData><Extension xmlns:q="http://www.microsoft.com/GroupPolicy/Settings/Registry" xsi:type="q:RegistrySettings">
${policy('Define host name-to-Kerberos realm mappings', hosts)}
${policy('Define interoperable Kerberos V5 realm settings', bend.kdc ?? KDC)}
</Extension><Name>Registry</Name></ExtensionData></Computer></GPO>`;
}

async function realmlint(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  const here = world({ files });
  const code = await main(argv, here.io);
  return { ...here, code };
}

async function compared(files: Readonly<Record<string, string>>, ...operands: readonly string[]) {
  const { code, out, openFiles } = await realmlint(files, 'drift', ...operands, '--format', 'json');
  const report = JSON.parse(out()) as DriftReport;
  expect(report.summary.exitCode).toBe(code);
  expect(openFiles()).toBe(0);
  return report;
}

const nameOf = (number: number) => `PC-${String(number).padStart(4, '0')}`;
const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

/** Five ways to deviate, and who does: 1, 3, 8, 10 and 15 of a thousand. */
const WAYS: readonly { readonly who: readonly number[]; readonly lists: Lists }[] = [
  { who: [500], lists: { realm: 'zscalerbeta.net' } },
  { who: range(10, 3), lists: { kdc: '<k>kerberos.zscalertwo.net</k>' } },
  { who: range(100, 8), lists: { hosts: null } },
  { who: range(200, 10), lists: { hosts: '.gateway.zscalerbeta.net' } },
  { who: range(300, 15), lists: { hosts: null, kdc: null } },
];

/** A thousand clients; every twentieth writes the right values otherwise. */
function fleet(): Record<string, string> {
  const files: Record<string, string> = { 'gpreport.xml': gpo() };
  const odd = new Map(WAYS.flatMap(({ who, lists }) => who.map((number) => [number, lists] as const)));
  for (const number of range(1, 1000)) {
    const spelt = number % 20 === 0 ? { hosts: '.GATEWAY.zscalerbeta.net ;.zscalerbeta.net;' } : {};
    files[`clients/${nameOf(number)}.reg`] = client(odd.get(number) ?? spelt);
  }
  return files;
}

describe('a thousand clients of which 37 differ in 5 ways', () => {
  it('are 5 cohorts with their names and counts, outliers first, in JSON and in 80 columns of text', async () => {
    const ran = await realmlint(
      fleet(),
      ...['drift', 'gpreport.xml', 'clients', '--format', 'text', '--format', 'json=drift.json'],
    );
    expect(ran.code).toBe(1);
    const report = JSON.parse(ran.text('drift.json') ?? '') as DriftReport;
    expect(report.cohorts.map(({ subjects }) => subjects.map(({ name }) => name))).toEqual(
      WAYS.map(({ who }) => who.map(nameOf)),
    );
    expect(report.cohorts).toMatchObject([1, 3, 8, 10, 15].map((count) => ({ kind: 'client', count })));
    expect(
      report.cohorts.map(({ differences }) => differences.map(({ setting, result }) => [setting, result])),
    ).toEqual([
      [['MitRealms', 'different']],
      [['MitRealms', 'different']],
      [['domain_realm', 'missing']],
      [['domain_realm', 'different']],
      [
        ['domain_realm', 'missing'],
        ['MitRealms', 'missing'],
      ].sort(),
    ]);
    expect(report.agreeing).toHaveLength(963);
    expect(report.summary).toEqual({
      compared: 1000,
      agreeing: 963,
      deviating: 37,
      notKnown: 0,
      cohorts: 5,
      errors: 37,
      warnings: 0,
      exitCode: 1,
    });
    expect(report.matrix.map(({ setting, guide, actual }) => [setting, guide, actual.client])).toEqual([
      ['MitRealms', 'same', { same: 981, different: 4, missing: 15, extra: 0, 'not-known': 0 }],
      ['domain_realm', 'same', { same: 967, different: 10, missing: 23, extra: 0, 'not-known': 0 }],
      ['MitRealms_Enabled', 'same', { same: 1000, different: 0, missing: 0, extra: 0, 'not-known': 0 }],
      ['domain_realm_Enabled', 'same', { same: 1000, different: 0, missing: 0, extra: 0, 'not-known': 0 }],
    ]);
    const text = ran.out();
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(text.match(/^cohort \d+: .*$/gm)).toEqual([
      'cohort 1: 1 client: PC-0500',
      'cohort 2: 3 clients: PC-0010, PC-0011, PC-0012',
      'cohort 3: 8 clients: PC-0100, PC-0101, PC-0102, PC-0103, PC-0104 and 3 more',
      'cohort 4: 10 clients: PC-0200, PC-0201, PC-0202, PC-0203, PC-0204 and 5 more',
      'cohort 5: 15 clients: PC-0300, PC-0301, PC-0302, PC-0303, PC-0304 and 10 more',
    ]);
    expect(text).toContain('clients/PC-0500.reg:11:20');
    expect(text).toContain('963 of 1,000 agree');
    expect(ran.err()).toBe(
      'realmlint: 1,000 compared, 37 deviate in 5 ways; failed: 37 errors, 0 warnings\n',
    );
  });
});

describe('exit codes', () => {
  const GPO = { 'gpo.xml': gpo() };
  it.each([
    [0, [], { ...GPO, 'PC-1.reg': client() }, ['gpo.xml', 'PC-1.reg']],
    [1, [], { ...GPO, 'PC-1.reg': client({ kdc: null }) }, ['gpo.xml', 'PC-1.reg']],
    [0, ['--fail-on', 'never'], { ...GPO, 'PC-1.reg': client({ kdc: null }) }, ['gpo.xml', 'PC-1.reg']],
    [3, [], { ...GPO, 'PC-1.reg': client() }, ['gpo.xml', 'PC-1.reg', 'gone.reg']],
    [3, [], { ...GPO, 'PC-1.reg': client() }, ['gone.xml', 'PC-1.reg']],
    [3, [], { ...GPO, 'notes.txt': 'hello' }, ['gpo.xml', 'notes.txt']],
    [3, [], { ...GPO, 'notes/readme.md': 'hello' }, ['gpo.xml', 'notes']],
    [3, [], { 'notes/readme.md': 'hello', 'PC-1.reg': client() }, ['notes', 'PC-1.reg']],
    [2, [], GPO, []],
    [2, [], GPO, ['gpo.xml']],
    [2, [], GPO, ['-', '-']],
    [2, ['--rule', 'kdc-wrong-host=off'], GPO, ['gpo.xml', 'gpo.xml']],
    [2, [], GPO, ['profile:', 'gpo.xml']],
    [2, [], GPO, ['profile:nonsense', 'gpo.xml']],
    [0, [], GPO, ['gpo.xml', 'gpo.xml']],
    [0, [], { 'PC-1.reg': client() }, ['zscalerbeta.net', 'PC-1.reg']],
    [0, [], { 'PC-1.reg': client() }, ['profile:ZSCALERBETA.NET', 'PC-1.reg']],
    [1, [], { 'PC-1.reg': client() }, ['zscalertwo.net', 'PC-1.reg']],
    [0, ['--quiet'], { 'PC-1.reg': client() }, ['zscalerbeta.net', 'PC-1.reg']],
  ])('%i: %j %j', async (code, options, files, operands) => {
    const ran = await realmlint(files, 'drift', ...options, ...operands);
    expect({ code: ran.code, err: ran.err() }).toEqual({ code, err: ran.err() });
    expect(ran.openFiles()).toBe(0);
  });

  it('are a warning for what nobody expects', async () => {
    const files = {
      'gpo.xml': gpo(),
      'PC-1.reg': client().replace(/\r\n$/, '\r\n"UNIX.CONTOSO.EXAMPLE"="<k>kdc1.contoso.example</k>"\r\n'),
    };
    const report = await compared(files, 'gpo.xml', 'PC-1.reg');
    expect(report.summary).toMatchObject({ deviating: 1, errors: 0, warnings: 1, exitCode: 0 });
    expect(report.cohorts[0]?.differences).toMatchObject([
      {
        realm: 'UNIX.CONTOSO.EXAMPLE',
        setting: 'MitRealms',
        result: 'extra',
        severity: 'warning',
        expected: null,
      },
    ]);
    const { code } = await realmlint(files, 'drift', '--fail-on', 'warning', 'gpo.xml', 'PC-1.reg');
    expect(code).toBe(1);
  });
});

describe('the expected side', () => {
  it('is doubted where it is nearly a cloud that is known', async () => {
    const ran = await realmlint({ 'PC-1.reg': client() }, 'drift', 'profile:zscalerbeat.net', 'PC-1.reg');
    expect(ran.err().replace(/\s+/g, ' ')).toContain('did you mean zscalerbeta.net?');
  });

  it('may be a realm of the config, which wants its own hosts and knows no switches', async () => {
    const config = {
      realms: [
        {
          realm: 'HADOOP.CONTOSO.EXAMPLE',
          kdcs: ['kdc1.contoso.example'],
          suffixes: ['.hdp.contoso.example'],
        },
      ],
    };
    const files = {
      'realmlint.config.jsonc': JSON.stringify(config),
      'PC-1.reg': client({
        realm: 'HADOOP.CONTOSO.EXAMPLE',
        kdc: '<k>kdc1.contoso.example</k>',
        hosts: null,
      }),
    };
    const report = await compared(files, 'hadoop.contoso.example', 'PC-1.reg');
    expect(report.expected).toEqual({
      kind: 'guide',
      names: ['HADOOP.CONTOSO.EXAMPLE (config)'],
      taken: null,
    });
    expect(report.cohorts.flatMap(({ differences }) => differences)).toMatchObject([
      { setting: 'domain_realm', result: 'missing', expected: { value: '.hdp.contoso.example' } },
    ]);
  });

  it('may be a client, and the same file may stand on both sides', async () => {
    const files = { 'PC-1.reg': client(), 'PC-2.reg': client({ hosts: '.zscalerbeta.net' }) };
    const report = await compared(files, 'PC-1.reg', 'PC-1.reg', 'PC-2.reg');
    expect(report.expected.kind).toBe('client');
    expect(report.cohorts.map(({ subjects }) => subjects.map(({ name }) => name))).toEqual([['PC-2']]);
    expect(report.agreeing.map(({ name }) => name)).toEqual(['PC-1']);
  });

  it('is a file where there is one of the name of a cloud', async () => {
    const files = { 'zscalerbeta.net': gpo('.zscalerbeta.net'), 'PC-1.reg': client() };
    const report = await compared(files, 'zscalerbeta.net', 'PC-1.reg');
    expect(report.expected).toMatchObject({ kind: 'gpo', names: ['CORP Realms'] });
    expect(report.matrix.find(({ setting }) => setting === 'domain_realm')).toMatchObject({
      guide: 'different',
    });
    const guide = await compared(files, 'profile:zscalerbeta.net', 'PC-1.reg');
    expect(guide.summary.exitCode).toBe(0);
  });

  it('comes through standard input, and the rest from a list', async () => {
    const here = world({ files: { 'PC-1.reg': client(), 'list.txt': 'PC-1.reg\n' }, stdin: gpo() });
    const code = await main(
      ['drift', '-', '--stdin-filename', 'gpo.xml', '--files-from', 'list.txt'],
      here.io,
    );
    expect([code, here.err()]).toEqual([0, 'realmlint: 1 compared, 0 deviate in 0 ways; passed\n']);
  });
});

describe('what follows', () => {
  const follows = async (files: Record<string, string>, ...operands: string[]) =>
    (await compared(files, ...operands)).cohorts.flatMap((cohort) => cohort.follows).join(' ');

  it('for a client: gpupdate; for a name in another case, its deletion first', async () => {
    const files = { 'gpo.xml': gpo(), 'PC-1.reg': client({ realm: 'zscalerbeta.net' }) };
    expect(await follows(files, 'gpo.xml', 'PC-1.reg')).toMatch(
      /delete the value zscalerbeta\.net.*gpupdate \/force/,
    );
  });

  it('for an older report of the same GPO: that it may be out of date', async () => {
    const files = { 'new.xml': gpo(), 'old.xml': gpo('.zscalerbeta.net', { time: '2025-12-01T10:00:00Z' }) };
    expect(await follows(files, 'new.xml', 'old.xml')).toContain('older (2025-12-01 10:00)');
    expect(await follows(files, 'old.xml', 'new.xml')).toContain(
      'The expected side is older (2025-12-01 10:00)',
    );
  });

  it('for a backup: to take another; for a GPO that changed since: either way', async () => {
    const info = `<BackupInst xmlns="http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest"><GPOGuid>{4C1D8E70-52A6-4B0F-9D3E-7F6A21C580B9}</GPOGuid><GPODomain>corp.contoso.example</GPODomain><GPODisplayName>CORP Realms</GPODisplayName><BackupTime>2026-01-05T06:00:00</BackupTime><ID>{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}</ID></BackupInst>`;
    const files = {
      'live.xml': gpo(),
      'backup/bkupInfo.xml': info,
      'backup/gpreport.xml': gpo('.zscalerbeta.net', { time: '2026-01-05T06:00:00Z' }),
    };
    expect(await follows(files, 'live.xml', 'backup')).toMatch(/older.*back it up again \(Backup-GPO\)/);
    expect(await follows(files, 'backup', 'live.xml')).toMatch(/back the GPO up again.*Import-GPO/);
    const report = await compared(files, 'live.xml', 'backup', 'live.xml');
    expect(report.matrix.find(({ setting }) => setting === 'domain_realm')?.actual).toMatchObject({
      gpo: { same: 1 },
      backup: { different: 1 },
    });
  });
});

describe('trusts as nltest lists them', () => {
  const listed = (flags: string) =>
    `List of domain trusts:\n    0: ZSCALERBETA.NET (MIT) ${flags}\n    1: CORP corp.contoso.example (NT 5) (Forest Tree Root) (Primary Domain) (Native)\nThe command completed successfully\n`;

  it('miss no encryption types, which such a list never shows', async () => {
    const files = { 'trusts.txt': listed('(Direct Inbound) ( Attr: non-trans )') };
    const report = await compared(files, 'zscalerbeta.net', 'trusts.txt');
    expect(report.summary).toMatchObject({ compared: 1, agreeing: 1, deviating: 0, exitCode: 0 });
    expect(report.matrix.map(({ setting }) => setting)).toEqual([
      'trust',
      'trustType',
      'trustDirection',
      'trustTransitive',
    ]);
  });

  it('unlike an export that says that there are none', async () => {
    const { content } = trustList({ 'msDS-SupportedEncryptionTypes': '0' });
    const files = { 'trust.txt': content };
    const report = await compared(files, 'zscalerbeta.net', 'trust.txt');
    expect(report.cohorts.flatMap(({ differences }) => differences)).toMatchObject([
      { setting: 'msDS-SupportedEncryptionTypes', result: 'different', actual: { value: '0' } },
    ]);
  });

  it('deviate in what the list does show', async () => {
    const files = { 'trusts.txt': listed('(Direct Outbound) ( Attr: non-trans )') };
    const report = await compared(files, 'zscalerbeta.net', 'trusts.txt');
    expect(report.cohorts.flatMap(({ differences }) => differences)).toMatchObject([
      { setting: 'trustDirection', result: 'different' },
    ]);
  });
});

describe('what lies in values', () => {
  it('never reaches a terminal as it is', async () => {
    const files = { 'gpo.xml': gpo(), 'PC-1.reg': client({ kdc: '<k>kdc\u202e.example\u00a0</k>' }) };
    const { out } = await realmlint(files, 'drift', 'gpo.xml', 'PC-1.reg');
    expect(out()).toContain('kdc<U+202E>.example<U+00A0>');
    expect(out()).toMatch(/^[\n\x20-\x7e]*$/);
    const json = await realmlint(files, 'drift', 'gpo.xml', 'PC-1.reg', '--format', 'json');
    expect(json.out()).toMatch(/^[\n\x20-\x7e]*$/);
    expect(json.out()).toContain('\\u202e');
  });
});

describe('reports', () => {
  it('go to files as well, and --quiet leaves the cohorts alone', async () => {
    const files = { 'gpo.xml': gpo(), 'PC-1.reg': client({ kdc: null }) };
    const ran = await realmlint(
      files,
      ...['drift', 'gpo.xml', 'PC-1.reg', '--quiet', '--format', 'text', '--format', 'json=drift.json'],
    );
    expect(ran.out()).toMatch(/^cohort 1: 1 client: PC-1\n/);
    expect(ran.out()).not.toContain('setting ');
    expect(ran.err()).toBe('');
    expect(JSON.parse(ran.text('drift.json') ?? '')).toMatchObject({
      schemaVersion: 1,
      cohorts: [{ count: 1 }],
    });
    const colored = await realmlint(files, 'drift', 'gpo.xml', 'PC-1.reg', '--color', 'always');
    expect(colored.out()).toContain('\x1b[');
  });
});

describe('an expected side', () => {
  it('that shows nothing says so, and not that the exports of the others do', async () => {
    const report = await compared(
      { 'note.txt': 'hello', 'PC-0217.reg': client() },
      'note.txt',
      'PC-0217.reg',
    );
    expect([report.summary.exitCode, report.notices]).toEqual([3, []]);
  });

  it('of clients that differ says that each of them is right', async () => {
    const files = {
      'pilot/PC-0001.reg': client(),
      'pilot/PC-0002.reg': client({ kdc: '<k>kerberos.zscalertwo.net</k>' }),
      'PC-0217.reg': client({ kdc: '<k>kerberos.zscalertwo.net</k>' }),
    };
    const report = await compared(files, 'pilot', 'PC-0217.reg');
    expect(report.notices).toEqual([
      'The expected side says several things of ZSCALERBETA.NET in MitRealms: whoever agrees with one of them counts as same.',
      'The expected side itself is not right by the guide or the config (MitRealms of ZSCALERBETA.NET): lint it before anything is made to follow it.',
    ]);
    const alike = await compared({ ...files, 'pilot/PC-0002.reg': client() }, 'pilot', 'PC-0217.reg');
    expect(alike.notices).toEqual([]);
  });

  it('is never advised to be imported over a GPO, which would lose all that was changed in it since', async () => {
    const other = gpo('.zscalerbeta.net', { id: '{0D7E52C1-9B64-4A3F-8E15-C2F07A9D6B38}' });
    const report = await compared({ 'a.xml': gpo(), 'b.xml': other }, 'a.xml', 'b.xml');
    expect(report.cohorts.flatMap(({ follows }) => follows).join(' ')).toMatch(
      /enter these values in the GPO again\. Import-GPO and Restore-GPO would replace all/,
    );
  });
});
