// A copied console: commands, errors and other programs' lines between the objects, and what each of them takes from the answer.

import { describe, expect, it } from 'vitest';
import { formatList } from '../../../src/readers/serializations/format-list.ts';
import { encode } from '../../support/bytes.ts';
import { codes, gaps, headOf, readAll, textAt } from '../../support/serializations.ts';

const TRUST = `
DistinguishedName : CN=A,CN=System,DC=corp,DC=example
Name              : A
ObjectClass       : trustedDomain
trustAttributes   : 1
trustDirection    : 1
trustPartner      : A
trustType         : 3

`;
const ALL = `PS C:\\> Get-ADObject -Filter 'objectClass -eq "trustedDomain"' -Properties trustType,trustPartner`;
const kinds = (text: string) => readAll(formatList, text).scopes.map(({ covers }) => covers.what);

describe('a console', () => {
  it.each([
    ALL,
    'PS C:\\> Get-ADObject -LDAPFilter "(objectClass=trustedDomain)" -Server dc01 -Properties *',
    '[DC01]: PS C:\\Users\\admin\\Documents> Get-ADObject -Filter {objectClass -like "trustedDomain"} | fl *',
    'PS>Get-ADObject -Filter "objectClass -eq \'trustedDomain\'"',
    'C:\\>powershell -Command "Get-ADObject -LDAPFilter (objectClass=trustedDomain) -Properties *"',
  ])('shows all trusts below %s', (command) => {
    expect(kinds(`${command}\n${TRUST}PS C:\\>`)).toEqual(['object', 'domain-trusts']);
    expect(kinds(`${command}\n${TRUST}\n`)).toEqual(['object', 'domain-trusts']);
  });

  it.each([
    'PS C:\\> Get-ADObject -Filter {trustPartner -eq "A"} -Properties *',
    `${ALL} -SearchBase "CN=System,DC=corp"`,
    `${ALL} | where trustType -eq 3`,
    'PS C:\\> Get-ADObject "CN=A,CN=System,DC=corp,DC=example"',
  ])('does not show all trusts below %s', (command) => {
    expect(kinds(`${command}\n${TRUST}PS C:\\>`)).toEqual(['object']);
  });

  it('does not show the encryption types where the global catalogue was asked', () => {
    const all = TRUST.replace(
      '\nDist',
      '\nCanonicalName     : corp.example/System/A\ninstanceType      : 4\nDist',
    );
    for (const [server, shown] of [
      ['gc.corp.example:3268', false],
      ['gc:3269', false],
      ['dc01', true],
      ['dc01:389', true],
    ] as const) {
      const command = `PS C:\\> Get-ADObject -Filter * -Server ${server} -Properties *`;
      const [record] = readAll(formatList, `${command}\n${all}PS C:\\>`).records;
      expect(record?.shown === 'all').toBe(shown);
      if (!shown) expect(record?.shown).not.toContain('msds-supportedencryptiontypes');
      if (!shown) expect(record?.shown).toContain('cn');
    }
  });

  it('leaves banners and other programs aside, and says so once', () => {
    const text = `Windows PowerShell\nCopyright (C) Microsoft Corporation. All rights reserved.\n\nPS C:\\> hostname\nDC01\nPS C:\\> whoami\ncorp\\admin\n${ALL}\n${TRUST}PS C:\\> `;
    const read = readAll(formatList, text);
    expect(codes(read)).toEqual(['not-read notice']);
    const at = read.diagnostics[0]?.at;
    expect(at && textAt(encode(text, 'utf-8'), at)).toBe('DC01');
    expect(codes(readAll(formatList, `Windows PowerShell\n\nPS C:\\>\n${TRUST}`))).toEqual([]);
  });

  it('says of a line among its answers, or of one that speaks of trusts or keys, that it was not understood', () => {
    const within = readAll(formatList, `${ALL}\n${TRUST}WARNING: more\nWARNING: and more\n${TRUST}PS C:\\>`);
    expect([codes(within), within.scopes.map(({ covers }) => covers.what)]).toEqual([
      ['malformed partial'],
      ['object', 'object'],
    ]);
    for (const line of ['    HKLM\\...\\Policies\\System\\Kerberos\\MitRealms', 'trustDirection=3']) {
      expect(codes(readAll(formatList, `${TRUST}\n${line}\nnext\n${TRUST}`))).toContain('malformed partial');
    }
  });

  it('says that a cmdlet failed, whoever asked for it', () => {
    const error =
      "Get-ADObject : Cannot find an object with identity: 'A' under: 'DC=corp'.\nAt line:1 char:1\n+ Get-ADObject A\n    + CategoryInfo          : ObjectNotFound\n\n";
    for (const text of [
      `${TRUST}${error}`,
      `PS C:\\> Get-ADObject A\n${error}PS C:\\>`,
      `PS C:\\> Get-Thing\n${error.replace('Get-ADObject :', 'Get-ADObject:')}${TRUST}`,
    ]) {
      expect(gaps(readAll(formatList, text)).map(({ code }) => code)).toEqual(['not-read']);
    }
    const both = readAll(formatList, `${ALL}\n${error}${error}PS C:\\>`);
    expect(codes(both)).toEqual(['not-read partial', 'not-read partial']);
    expect(codes(readAll(formatList, `${TRUST.trimEnd()}\n${error}`))).toEqual(['not-read partial']);
  });

  it('follows a command over its lines', () => {
    const asked = `PS C:\\> Get-ADObject -Filter 'objectClass -eq "trustedDomain"' |\n>> Format-List *\n>> \n${TRUST}PS C:\\>`;
    expect(kinds(asked)).toEqual(['object', 'domain-trusts']);
    const endless = `PS C:\\> Get-ADObject -Filter ${'{\n'.repeat(100)}`;
    expect(gaps(readAll(formatList, endless)).length).toBeGreaterThan(0);
  });

  it('has nothing to say of a prompt alone', () => {
    expect(codes(readAll(formatList, 'PS C:\\> \nPS C:\\>'))).toEqual(['unsupported unreadable']);
    expect(formatList.accepts(headOf('PS C:\\> \nPS C:\\>'))).toBe(false);
    expect(codes(readAll(formatList, 'Some words'))).toEqual(['truncated partial', 'unsupported unreadable']);
  });

  it('takes the frame of a transcript, of commands too, for what it is', () => {
    const stars = '**********************';
    const frame = (text: string) => `${stars}\n${text}\n${stars}\n`;
    const text = `${frame('PowerShell transcript start\nStart time: 20260314\nTrust : x')}Transcript started, output file is C:\\a.txt\n${frame('Command start time: 20260314091530')}${ALL}\n${TRUST.trimEnd()}\n${frame('PowerShell transcript end\nEnd time: 2026')}`;
    expect(codes(readAll(formatList, text))).toEqual([]);
    expect(readAll(formatList, text).records).toHaveLength(1);
  });
});
