// Names where they are hard to see: split, escaped, encoded, short, or words of the format itself.

import { describe, expect, it } from 'vitest';
import { encode } from '../../support/bytes.ts';
import { type Files, type Run, reportOf, sanitized } from '../../support/sanitized.ts';
import { leaks } from '../../support/unnamed.ts';

const LIST = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const HEAD = 'Windows Registry Editor Version 5.00\r\n\r\n';

const reg = (...lines: readonly string[]) => `${HEAD}${lines.join('\r\n')}\r\n`;
const realms = (data: string) => reg(`[${LIST}\\MitRealms]`, `"UNIX.CONTOSO.EXAMPLE"=${data}`);

const wide = (text: string) =>
  Array.from(
    `${text}\0`,
    (letter) =>
      `${(letter.charCodeAt(0) & 0xff).toString(16).padStart(2, '0')},${(letter.charCodeAt(0) >> 8).toString(16).padStart(2, '0')}`,
  ).join(',');

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

const textOf = (run: Run, encoding = 'utf-8') =>
  [...run.copies.values()]
    .map((bytes) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes))
    .join('\n');

/** All files are copied, the same is found, and none of the words is left. */
async function holds(files: Files, words: readonly string[]): Promise<Run> {
  const run = await sanitized(files);
  expect([...run.refused]).toEqual([]);
  expect(run.code).toBe(0);
  const found = async (some: Files) =>
    (await reportOf(some)).findings.map(({ ruleId, region, byteOffset }) => [
      ruleId,
      region?.startLine ?? byteOffset,
    ]);
  expect(await found(Object.fromEntries(run.copies))).toEqual(await found(files));
  expect(leaks(run.copies, words)).toEqual([]);
  return run;
}

const GPO = (name: string, more = '') => `<?xml version="1.0" encoding="utf-8"?>
<GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings">
  <Identifier><Identifier xmlns="http://www.microsoft.com/GroupPolicy/Types">{6C1F4A2E-0D0B-4E53-9A3C-0F6C1D7A51B2}</Identifier>
  <Domain xmlns="http://www.microsoft.com/GroupPolicy/Types">corp.contoso.example</Domain></Identifier>
  <Name>${name}</Name>
  <Computer><VersionDirectory>1</VersionDirectory><VersionSysvol>1</VersionSysvol><Enabled>true</Enabled>${more}</Computer>
  <User><VersionDirectory>0</VersionDirectory><VersionSysvol>0</VersionSysvol><Enabled>true</Enabled></User>
</GPO>
`;

const extension = (comment: string) =>
  `<ExtensionData><Extension xmlns:q1="http://www.microsoft.com/GroupPolicy/Settings/Registry" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="q1:RegistrySettings"><q1:Policy><q1:Name>Define interoperable Kerberos V5 realm settings</q1:Name><q1:State>Enabled</q1:State><q1:Comment>${comment}</q1:Comment><q1:Category>System/Kerberos</q1:Category><q1:ListBox><q1:Name>Realms</q1:Name><q1:State>Enabled</q1:State><q1:ExplicitValue>true</q1:ExplicitValue><q1:Additive>true</q1:Additive><q1:Value><q1:Element><q1:Name>UNIX.CONTOSO.EXAMPLE</q1:Name><q1:Data>&lt;k&gt;kdc7.unix.contoso.example&lt;/k&gt;</q1:Data></q1:Element></q1:Value></q1:ListBox></q1:Policy></Extension><Name>Registry</Name></ExtensionData>`;

describe('names that are split or written otherwise', () => {
  it('over the folds of LDIF, in plain and in base64', async () => {
    const dn = 'dn: CN=UNIX.CONTOSO.EXAMPLE,CN=System,DC=corp,DC=con\n toso,DC=example\n';
    const of = base64('Zweigstelle Köln, Frau Obermayer');
    const ldif = `${dn}objectClass: trustedDomain\ncn: UNIX.CONTO\n SO.EXAMPLE\ndescription:: ${of.slice(0, 20)}\n ${of.slice(20)}\ntrustPartner: UNIX.CONTOSO.EXAMPLE\ntrustDirection: 2\ntrustType: 3\ntrustAttributes: 1\n\n`;
    const run = await holds({ 'trust.ldf': ldif }, ['contoso', 'obermayer', 'zweigstelle', 'toso', 'unix']);
    const lines = (text: string) => text.split('\n').map((line) => line.length);
    expect(lines(textOf(run))).toEqual(lines(ldif));
  });

  it('over the lines into which a console wraps Format-List', async () => {
    const list = `\r\nName              : UNIX.CONTOSO.EXAMPLE\r\nDistinguishedName : CN=UNIX.CONTOSO.EXAMPLE,CN=System,DC=corp,DC=obermay\r\n                    erbank,DC=example\r\nObjectClass       : trustedDomain\r\ntrustAttributes   : 1\r\ntrustDirection    : 2\r\ntrustPartner      : UNIX.CONTOSO.EXAMPLE\r\ntrustType         : 3\r\n\r\n`;
    await holds({ 'trust.txt': list }, ['obermay', 'erbank', 'contoso']);
  });

  it('over the continuation of hex in a .reg', async () => {
    const hex = wide('<k>kdc7.unix.contoso.example</k>').split(',');
    const wrapped = `hex(1):${hex.slice(0, 22).join(',')},\\\r\n  ${hex.slice(22, 41).join(',')},\\\r\n  ${hex.slice(41).join(',')}`;
    const run = await holds({ 'PC-0412.reg': realms(wrapped) }, ['contoso', 'kdc7', 'unix', 'pc-0412']);
    expect(textOf(run)).toHaveLength(realms(wrapped).length);
  });

  it('with references, escapes of JSON and percents in them', async () => {
    await holds({ 'gpreport.xml': GPO('M&#252;nchen &#x4F;bermayer', extension('Herr Ober&#109;ayer')) }, [
      'nchen',
      'obermayer',
      'bermayer',
      'ayer',
    ]);
    const object = `{"Name":"UNIX.CONTO\\u0053O.EXAMPLE","DistinguishedName":"CN=UNIX.CONTOSO.EXAMPLE,CN=System,DC=corp,DC=contoso,DC=example","ObjectClass":"trustedDomain","trustDirection":2,"trustType":3,"trustAttributes":1,"trustPartner":"UNIX.CONTOSO.EXAMPLE"}`;
    await holds({ 'trust.json': object }, ['contoso', 'conto', 'unix']);
    const url = reg(
      `[${LIST}\\MitRealms]`,
      '"UNIX.CONTOSO.EXAMPLE"="<k>kdc7.unix.contoso.example</k>"',
      '',
      '[HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings]',
      '"AutoConfigURL"="http://files.contoso.example/M%C3%BCnchner%20Bank/k%6Fntor.pac"',
    );
    await holds({ 'PC-0412.reg': url }, ['nchner', 'ntor', 'contoso']);
  });

  it('in letters of two units', async () => {
    await holds({ 'gpreport.xml': GPO('Team \u{1d4d0}\u{1d4d1}\u{1d4d2}', extension('x')) }, [
      '\u{1d4d0}\u{1d4d1}',
      'team',
    ]);
  });
});

describe('encodings', () => {
  const data = '"<k>kdc7.unix.contoso.example</k>"';

  it.each(['utf-16le', 'utf-16be'] as const)('%s comes back with its mark', async (encoding) => {
    const bytes = encode(`\ufeff${realms(data)}`, encoding);
    const run = await holds({ 'PC-0412.reg': bytes }, ['contoso', 'kdc7']);
    const [copy] = run.copies.values();
    expect(copy?.length).toBe(bytes.length);
    expect(copy?.subarray(0, 2)).toEqual(bytes.subarray(0, 2));
  });

  it('cp850 keeps letters that it has', async () => {
    const query = `\r\n${LIST}\\MitRealms\r\n    UNIX.CONTOSO.EXAMPLE    REG_SZ    <k>kdc7.unix.contoso.example</k>\r\n\r\nC:\\Users\\J\u0094rg.K\u0081bler>\r\n`;
    const bytes = Uint8Array.from(query, (letter) => letter.charCodeAt(0));
    const run = await holds({ 'PC-0412.txt': bytes }, ['contoso', 'rg.k', 'bler']);
    const [copy] = run.copies.values();
    expect(copy?.length).toBe(bytes.length);
    expect(copy?.some((byte) => byte > 0x7f)).toBe(true);
  });

  it('what is no text of its encoding is not copied', async () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode(GPO('Contoso')), 0xff, 0xfe]);
    const { code, copies, refused } = await sanitized({ 'gpreport.xml': bytes });
    expect({ code, copies: copies.size }).toEqual({ code: 3, copies: 0 });
    expect(refused.get('gpreport.xml')).toBe('holds bytes that are no text in utf-8. Export it again.');
  });
});

describe('names that are words', () => {
  it('a client that is called as a key', async () => {
    const name = '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName]';
    const text = reg(
      `[${LIST}\\MitRealms]`,
      '"UNIX.CONTOSO.EXAMPLE"="<k>kdc7.unix.contoso.example</k>"',
      '',
      name,
      '"ComputerName"="POLICIES"',
    );
    const run = await holds({ 'export.reg': text }, ['"policies"', 'contoso']);
    expect(textOf(run)).toContain('\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms]');
  });

  it('a user who is called as a label', async () => {
    const query = `\r\nC:\\Users\\Export>whoami\r\nCORP\\Export\r\n\r\n${LIST}\\MitRealms\r\n    UNIX.CONTOSO.EXAMPLE    REG_SZ    <k>kdc7.unix.contoso.example</k>\r\n\r\n`;
    const run = await sanitized({ 'PC-0412.txt': query });
    expect(leaks(run.copies, ['export', 'corp', 'contoso'])).toEqual([]);
  });

  it('a GPO that is called as a policy is, and one in Greek', async () => {
    const run = await holds(
      {
        'a/gpreport.xml': GPO('Kerberos Policy', extension('x')),
        'b/gpreport.xml': GPO('Πολιτική Αθηνών').replace('6C1F4A2E', '7D1F4A2E'),
      },
      ['kerberos policy', 'πολιτική', 'αθηνών'],
    );
    expect(textOf(run)).toMatch(/<Name>\p{Script=Greek}{8} \p{Script=Greek}{6}<\/Name>/u);
    expect(textOf(run)).toContain('System/Kerberos');
  });

  it('names of one and two letters where they are names', async () => {
    const query = `\r\nC:\\Users\\jo>whoami\r\nHQ\\jo\r\n\r\n${LIST}\\MitRealms\r\n    X.HQ.EXAMPLE    REG_SZ    <k>x.hq.example</k>\r\n\r\n`;
    const text = textOf(await holds({ 'PC-0412.txt': query }, ['users\\jo', 'hq\\jo', 'x.hq', 'hq.example']));
    expect(text).toContain('<k>');
    expect(text).toMatch(/C:\\Users\\[a-z]{2}>/);
  });
});

describe('what is the same stays the same', () => {
  it('in every case, in all files and in their names', async () => {
    const files = {
      'clients/PC-0412.reg': realms('"<k>Kdc7.Unix.contoso.example</k>"'),
      'clients/pc-0413.reg': realms('"<k>KDC7.UNIX.CONTOSO.EXAMPLE;kdc8.unix.contoso.example</k>"'),
    };
    const text = textOf(await holds(files, ['contoso', 'kdc7']));
    const hosts = [...text.matchAll(/<k>([^.<]+)\.([^.<]+)\.([^.<]+)\.example/gi)].map(
      ([, ...labels]) => labels,
    );
    expect(new Set(hosts.map((labels) => labels.join('.').toLowerCase())).size).toBe(1);
    expect(
      hosts.map(([first = '']) => [/^[A-Z][a-z]+7?\d?$/.test(first), first === first.toUpperCase()]),
    ).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('in the next run with the same key', async () => {
    const file = { 'PC-0412.reg': realms('"<k>kdc7.unix.contoso.example</k>"') };
    const first = await sanitized(file);
    const again = await sanitized(
      { ...file, 'PC-0413.reg': realms('"<k>kdc9.unix.contoso.example</k>"') },
      ['.'],
      { '../realmlint-key.json': first.key ?? '' },
    );
    for (const [path, bytes] of first.copies) expect(again.copies.get(path)).toEqual(bytes);
    expect(again.copies.size).toBe(2);
    expect(Object.values(JSON.parse(again.key ?? '').name)).toEqual(
      expect.arrayContaining(['contoso', 'kdc7', 'kdc9']),
    );
  });
});
