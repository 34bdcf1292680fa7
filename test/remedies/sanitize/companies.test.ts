// Companies, people and customers whose names are words, or are joined with the vendor's: what they are called goes all the same.

import { describe, expect, it } from 'vitest';
import { type Run, reportOf, sanitized } from '../../support/sanitized.ts';
import { sample } from '../../support/thorough.ts';
import { leaks } from '../../support/unnamed.ts';

const KERBEROS =
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

/** A .reg with a realm of that domain, and lines of a user behind it. */
function regOf(domain: string, lines: readonly string[]): string {
  const head = `Windows Registry Editor Version 5.00\r\n\r\n[${KERBEROS}\\MitRealms]\r\n"${domain.toUpperCase()}"="<k>kdc7.${domain}</k>"\r\n`;
  return `${head}\r\n[HKEY_CURRENT_USER\\Software\\Zoo]\r\n${lines.join('\r\n')}\r\n`;
}

/** Lines of the copy, those of the user alone; the same is found in it. */
async function linesOf(domain: string, lines: readonly string[]): Promise<readonly string[]> {
  const files = { 'PC-0412.reg': regOf(domain, lines) };
  const run = await sanitized(files);
  expect([...run.refused]).toEqual([]);
  const found = async (some: Parameters<typeof reportOf>[0]) =>
    (await reportOf(some)).findings.map(({ ruleId, region }) => [ruleId, region?.startLine]);
  expect(await found(Object.fromEntries(run.copies))).toEqual(await found(files));
  return textOf(run).split('\r\n').slice(6, -1);
}

const textOf = (run: Run) =>
  [...run.copies.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');

describe('a company whose name is a word', () => {
  it.each(sample(['shell', 'next', 'target', 'general', 'state', 'standard', 'page'], 3))(
    '%s',
    async (name) => {
      const loud = name.toUpperCase();
      const lines = await linesOf(`unix.${name}.com`, [
        `"a"="${loud}\\\\jdoe"`,
        `"b"="${loud}\\\\page"`,
        `"c"="${loud}@${loud}"`,
        `"d"="jdoe@${name}"`,
        `"e"="http://${name}/x.pac"`,
        `"f"="CN=Mark,DC=ad,DC=${name}"`,
        `"g"="${loud}\\\\Mark Page"`,
        `"h"="${loud}\\\\Next Network Admins"`,
        `"i"="${loud}\\\\Domain Admins"`,
      ]);
      const text = lines.join('\n').toLowerCase();
      for (const word of [name, 'page', 'mark', 'jdoe', 'next']) expect(text).not.toContain(word);
      expect(text).toContain('\\\\domain admins"');
      expect(text).toContain('.pac"');
    },
  );

  it('nobody named in the exports: loud before a backslash, and behind @', async () => {
    const lines = await linesOf('unix.contoso.example', [
      '"a"="SHELL\\\\Page"',
      '"b"="NT AUTHORITY\\\\System"',
      '"c"="BUILTIN\\\\Users"',
      '"d"="Software\\\\Policies"',
      '"e"="page@shell"',
      '"f"="DC=ad,DC=shell"',
    ]);
    expect(lines.slice(1, 4)).toEqual([
      '"b"="NT AUTHORITY\\\\System"',
      '"c"="BUILTIN\\\\Users"',
      '"d"="Software\\\\Policies"',
    ]);
    expect(lines.join('\n').toLowerCase()).not.toMatch(/shell|page/);
  });

  it('in a report, its owner and who may edit it', async () => {
    const gpo = `<?xml version="1.0" encoding="utf-8"?>
<GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings">
  <Identifier><Identifier xmlns="http://www.microsoft.com/GroupPolicy/Types">{6C1F4A2E-0D0B-4E53-9A3C-0F6C1D7A51B2}</Identifier>
  <Domain xmlns="http://www.microsoft.com/GroupPolicy/Types">ad.shell.com</Domain></Identifier>
  <Name>Kerberos</Name>
  <SecurityDescriptor><Owner xmlns="http://www.microsoft.com/GroupPolicy/Types/Security"><Name xmlns="http://www.microsoft.com/GroupPolicy/Types">SHELL\\Mark Page</Name></Owner>
  <Permissions xmlns="http://www.microsoft.com/GroupPolicy/Types/Security"><TrusteePermissions><Trustee><Name>SHELL\\Next Network Admins</Name></Trustee></TrusteePermissions></Permissions></SecurityDescriptor>
  <Computer><VersionDirectory>1</VersionDirectory><VersionSysvol>1</VersionSysvol><Enabled>true</Enabled></Computer>
  <User><VersionDirectory>0</VersionDirectory><VersionSysvol>0</VersionSysvol><Enabled>true</Enabled></User>
</GPO>
`;
    const run = await sanitized({ 'gpreport.xml': gpo });
    expect([...run.refused]).toEqual([]);
    expect(leaks(run.copies, ['shell', 'mark', 'page', 'next', 'network', '>kerberos<'])).toEqual([]);
    expect(textOf(run)).toContain('<SecurityDescriptor><Owner');
  });
});

describe('a customer beside the name of a vendor', () => {
  const below = ['zscalerone.net', 'zscloud.net', 'microsoft.com', 'zscalerbta.net'];
  it.each(below)('below %s', async (vendor) => {
    for (const customer of ['acmewidgets', 'shell', 'müller4', '4711']) {
      const [line = ''] = await linesOf('unix.contoso.example', [
        `"a"="https://${customer}.${vendor}/login"`,
      ]);
      expect(line).toMatch(
        new RegExp(`^"a"="https://[\\p{L}\\p{N}]{${customer.length}}\\.${vendor}/login"$`, 'u'),
      );
      expect(line).not.toContain(customer);
    }
  });

  it.each([
    ['Zscaler-Acmewidgets', /^Zscaler-(?!Acme)[A-Z][a-z]{10}$/],
    ['zscaleracmewidgets', /^zscaler(?!acme)[a-z]{11}$/],
    ['zscaler-acmewidgets.com', /^zscaler-(?!acme)[a-z]{11}\.com$/],
    ['zscalering.net', /^zscaler(?!ing)[a-z]{3}\.net$/],
    ['GPO Zscaler-Contoso', /^\w+ Zscaler-(?!Contoso)[A-Z][a-z]{6}$/],
    ['Zscaler-Kerberos', /^Zscaler-Kerberos$/],
    ['dfw1.gateway.zscalerfour.net', /^dfw1\.gateway\.zscalerfour\.net$/],
    ['gatway.zscalerone.net', /^gatway\.zscalerone\.net$/],
  ])('%s', async (text, expected) => {
    const [line = ''] = await linesOf('unix.contoso.example', [`"a"="${text}"`]);
    expect(line.slice(5, -1)).toMatch(expected);
  });

  it('is said of what stays since it is like that name', async () => {
    const { err, copies } = await sanitized({
      'PC-0412.reg': regOf('unix.contoso.example', [
        '"a"="acmewidgets.zscalerbta.net zscaler-acmewidgets.com"',
        '"b"="zscalerbeto"',
      ]),
    });
    expect(err).toMatch(/like a name of the vendor: zscalerbeto, zscalerbta\.net$/m);
    expect(leaks(copies, ['acmewidgets'])).toEqual([]);
  });
});

describe('what is no name although it stands where one should', () => {
  it.each(['HTTPS://UNIX.CONTOSO.EXAMPLE', '&lt;REALM&gt;', '<REALM>', 'YOUR.REALM'])('%s', async (realm) => {
    const lines = await linesOf('unix.contoso.example', [
      '"a"="https://files.contoso.example/x.pac"',
      '"b"="realm"',
      '',
      `[${KERBEROS}\\MitRealms]`,
      `"${realm}"="<k>kdc8.unix.contoso.example</k>"`,
    ]);
    expect(lines[0]).toMatch(/^"a"="https:\/\/[a-z]{5}\.[a-z]{7}\.example\/x\.pac"$/);
    expect(lines[1]).toBe('"b"="realm"');
    expect(lines.join('\n').toLowerCase()).not.toContain('contoso');
  });
});

describe('endings of files', () => {
  it.each(['PC17.bmw', 'PC17.CORP.ACME', 'PC17.acmes', 'PC17.reg.acme', 'PC17.北京'])(
    '%s is a name to its end',
    async (path) => {
      const run = await sanitized({ [path]: regOf('unix.contoso.example', ['"a"="b"']) });
      expect([...run.refused]).toEqual([]);
      const [copy = ''] = run.copies.keys();
      expect(copy).toHaveLength(path.length);
      expect(copy).not.toMatch(/bmw|acme|pc17|北京/i);
    },
  );

  it.each(['PC17.reg', 'PC17.txt', 'PC17.SAMBAEXT', 'PC17.log'])(
    '%s keeps that of an export',
    async (path) => {
      const run = await sanitized({ [path]: regOf('unix.contoso.example', ['"a"="b"']) });
      const [copy = ''] = run.copies.keys();
      expect(copy.slice(4)).toBe(path.slice(4));
      expect(copy).not.toContain('PC17');
    },
  );
});
