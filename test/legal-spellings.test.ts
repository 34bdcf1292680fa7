// What is legal and looks wrong, over all rules and in every format: nothing may be said against it. Each of these spellings
// is right by Kerberos.adml, by Microsoft's documents or by the guide, and a naive rule would report it.

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Finding, lint } from '../src/lint.ts';
import { encode } from './support/bytes.ts';
import type { Configuration, FormatWriter } from './support/formats/configuration.ts';
import { CONFIGURATION, OF_ITSELF } from './support/formats/defects.ts';
import { inputOf } from './support/inputs.ts';
import { settingsFrom } from './support/settings.ts';
import { onDiagonal } from './support/thorough.ts';

const folder = new URL('support/formats/', import.meta.url);
const writers: FormatWriter[] = [];
for (const name of readdirSync(folder).sort()) {
  const loaded: { writers?: readonly FormatWriter[] } = await import(new URL(name, folder).href);
  writers.push(...(loaded.writers ?? []));
}

interface Spelling {
  readonly what: string;
  readonly of: 'settings' | 'trust';
  readonly configuration: Configuration;
  /** Rules that may speak of it all the same, each with its reason: what they say is no item of the list. */
  readonly besides?: Readonly<Record<string, string>>;
  /** Formats that cannot show the spelling. */
  readonly not?: readonly string[];
}

const REALM = 'ZSCALERBETA.NET';

const hosts = (what: string, data: string): Spelling => ({
  what,
  of: 'settings',
  configuration: { ...CONFIGURATION, domainRealm: [{ name: REALM, data }] },
});
const kdcs = (what: string, data: string, not: readonly string[] = []): Spelling => ({
  what,
  of: 'settings',
  not,
  configuration: { ...CONFIGURATION, mitRealms: [{ name: REALM, data }] },
});
const trust = (
  what: string,
  bend: Partial<Configuration['trust']>,
  besides: Spelling['besides'] = {},
): Spelling => ({
  what,
  of: 'trust',
  besides,
  configuration: { ...CONFIGURATION, trust: { ...CONFIGURATION.trust, ...bend } },
});

/** ksetup prints hosts without tags and flags. */
const TAGGED = ['ksetup'];

const SPELLINGS: readonly Spelling[] = [
  hosts('a semicolon at the end', '.zscalerbeta.net; .gateway.zscalerbeta.net;'),
  hosts('no blank after the semicolon', '.zscalerbeta.net;.gateway.zscalerbeta.net'),
  hosts('blanks around entries', '  .zscalerbeta.net  ;   .gateway.zscalerbeta.net '),
  hosts('another order and another case', '.Gateway.ZscalerBeta.net; .ZSCALERBETA.NET'),
  hosts(
    'exact hosts without a dot',
    '.zscalerbeta.net; .gateway.zscalerbeta.net; gateway2.zscalerbeta.net; login.zscalerbeta.net',
  ),
  hosts('a name with and without its dot', 'zscalerbeta.net; .zscalerbeta.net; .gateway.zscalerbeta.net'),
  hosts('overlapping suffixes', '.zscalerbeta.net; .gateway.zscalerbeta.net; .dfw1.gateway.zscalerbeta.net'),
  kdcs('tags in capitals', '<K>kerberos.zscalerbeta.net</K>', TAGGED),
  kdcs('a semicolon after the KDC', '<k>kerberos.zscalerbeta.net;</k>', TAGGED),
  kdcs('a KDC in capitals', '<k>KERBEROS.ZSCALERBETA.NET</k>'),
  kdcs('a blank after the KDC', '<k>kerberos.zscalerbeta.net </k>', TAGGED),
  kdcs('flags beside the KDC', '<f>0x0000000A</f><k>kerberos.zscalerbeta.net</k>', TAGGED),
  {
    what: 'flags alone where nothing is expected',
    of: 'settings',
    not: TAGGED,
    configuration: {
      ...CONFIGURATION,
      mitRealms: [...CONFIGURATION.mitRealms, { name: 'UNIX.CONTOSO.EXAMPLE', data: '<f>0x0000000A</f>' }],
      domainRealm: [
        ...CONFIGURATION.domainRealm,
        { name: 'UNIX.CONTOSO.EXAMPLE', data: 'nfs1.unix.contoso.example; nfs2.unix.contoso.example;' },
      ],
    },
  },
  {
    what: 'the value of the help text',
    of: 'settings',
    not: TAGGED,
    besides: {
      'realm-flags-suspect': '0xE has the bit Delegate, which is worth a word wherever it comes from',
    },
    configuration: {
      ...CONFIGURATION,
      mitRealms: [...CONFIGURATION.mitRealms, { name: 'UNIX.CONTOSO.EXAMPLE', data: '<f>0x0000000E</f>' }],
      domainRealm: [
        ...CONFIGURATION.domainRealm,
        {
          name: 'UNIX.CONTOSO.EXAMPLE',
          data: '.unix.contoso.example; .ms.contoso.example; nfs1.contoso.example;',
        },
      ],
    },
  },
  trust(
    'attributes 0x81',
    { attributes: 0x81 },
    { 'trust-weak-enctypes': '0x80 asks for RC4; that the trust is non-transitive is right' },
  ),
  trust('attributes 0x201', { attributes: 0x201 }),
  trust('encryption types with feature bits', { encryptionTypes: 0x80018 }),
  trust('encryption types with all feature bits', { encryptionTypes: 0xf0018 }),
];

const settings = settingsFrom();

function said(writer: FormatWriter, { configuration, besides = {} }: Spelling): string[] {
  const written = writer.write(configuration);
  // Writers mark whatever differs from the guide; here nothing of it is wrong.
  const bytes =
    typeof written === 'string' ? encode(written.replace(/[⟦⟧]/g, ''), writer.encoding ?? 'utf-8') : written;
  const { report } = lint([inputOf(writer.path, bytes)], { settings });
  expect(report.inputs.map(({ format, status }) => [format, status])).toEqual([[writer.format, 'read']]);
  return spoken(report.findings).filter((id) => besides[id] === undefined && id !== OF_ITSELF[writer.format]);
}

function spoken(findings: readonly Finding[]): string[] {
  return findings.filter(({ severity }) => severity !== 'info').map(({ ruleId }) => ruleId);
}

describe.each(SPELLINGS.map((spelling, row) => [spelling.what, spelling, row] as const))(
  '%s',
  (_what, spelling, row) => {
    const able = writers
      .filter(({ shows, format }) => shows === spelling.of && !spelling.not?.includes(format))
      .filter((_, column) => onDiagonal(row, column, 5));

    it.each(able.map((writer) => [`${writer.format} ${writer.variant ?? ''}`.trim(), writer] as const))(
      'is right in %s',
      (_name, writer) => {
        expect(said(writer, spelling)).toEqual([]);
      },
    );
  },
);

describe('what surrounds the settings', () => {
  const report = writers.find(({ format }) => format === 'gpo-report') as FormatWriter;
  const written = String(report.write(CONFIGURATION));
  const encoded = (text: string) => encode(text, report.encoding ?? 'utf-8');

  it('may have no links in a backup: a restore ignores them, and other domains are not shown', () => {
    const unlinked = written.replace(/<LinksTo>.*?<\/LinksTo>/gs, '');
    expect(unlinked).not.toBe(written);
    const backup = '{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}';
    const info =
      '<BackupInst xmlns="http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest"><GPOGuid><![CDATA[{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}]]></GPOGuid><GPODomain><![CDATA[corp.contoso.example]]></GPODomain><BackupTime><![CDATA[2026-03-09T08:41:27]]></BackupTime><ID><![CDATA[{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}]]></ID></BackupInst>';
    const inputs = [
      inputOf(`${backup}/bkupInfo.xml`, encode(info, 'utf-8')),
      inputOf(`${backup}/gpreport.xml`, encoded(unlinked)),
    ];
    const result = lint(inputs, { settings }).report;
    expect(spoken(result.findings)).toEqual([]);
    expect(result.summary.exitCode).toBe(0);
  });

  it('may be for a pilot group alone', () => {
    const sddl =
      'O:DAG:DAD:PAI(OA;CI;CR;edacfd8f-ffb3-11d1-b41d-00a0c968f939;;S-1-5-21-2100483901-1177238915-682003330-4121)(A;CI;LCRPLORC;;;S-1-5-21-2100483901-1177238915-682003330-4121)(A;CI;CCDCLCSWRPWPDTLOSDRCWDWO;;;DA)(A;CI;LCRPLORC;;;ED)';
    const security = `<SecurityDescriptor><SDDL xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">${sddl}</SDDL><PermissionsPresent xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">true</PermissionsPresent></SecurityDescriptor>`;
    const filtered = written.replace('<Computer>', `${security}<Computer>`);
    expect(filtered).not.toBe(written);
    const result = lint([inputOf('gpreport.xml', encoded(filtered))], { settings }).report;
    expect(spoken(result.findings)).toEqual([]);
    expect(result.summary.exitCode).toBe(0);
  });

  const PARAMETERS = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Parameters';
  const values = [
    ['MaxPacketSize', 0],
    ['MaxPacketSize', 1],
    ['SupportedEncryptionTypes', 0x7ffffff8],
    ['SupportedEncryptionTypes', 0x7ffffffc],
    ['SupportedEncryptionTypes', 24],
    ['MaxTokenSize', 48000],
  ] as const;
  it.each(values)('may have %s %d on a client', (name, number) => {
    const hex = number.toString(16);
    const regs = writers.filter(({ format }) => format === 'reg' || format === 'reg-query');
    expect(regs.length).toBeGreaterThan(1);
    for (const writer of regs) {
      const key = name === 'SupportedEncryptionTypes' ? POLICY_PARAMETERS : PARAMETERS;
      const more =
        writer.format === 'reg'
          ? `\r\n[HKEY_LOCAL_MACHINE\\${key}]\r\n"${name}"=dword:${hex.padStart(8, '0')}\r\n`
          : `\r\nHKEY_LOCAL_MACHINE\\${key}\r\n    ${name}    REG_DWORD    0x${hex}\r\n`;
      const text = String(writer.write(CONFIGURATION)) + more;
      const { report: result } = lint([inputOf(writer.path, encode(text, writer.encoding ?? 'utf-8'))], {
        settings,
      });
      expect(spoken(result.findings)).toEqual([]);
      expect(result.summary.exitCode).toBe(0);
    }
  });
});

const POLICY_PARAMETERS =
  'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\Parameters';
