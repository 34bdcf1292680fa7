// A copied console: commands, errors and other programs' lines between the objects, and what each of them takes from the answer.

import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../../src/model/diagnostic.ts';
import { FILE_START } from '../../../src/model/span.ts';
import type { Mapper } from '../../../src/readers/serializations/bag.ts';
import { glance, printedIn } from '../../../src/readers/serializations/console.ts';
import { formatList } from '../../../src/readers/serializations/format-list.ts';
import { encode } from '../../support/bytes.ts';
import { linesOf, told } from '../../support/printed.ts';
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

const mapper = (name: string, wanted: string): Mapper => ({
  name,
  holder: 'domain',
  wants: (names) => names.has(wanted),
  accepts: () => true,
  map: () => [],
  answered: () => [],
});
const MAPPERS = [mapper('Get-One', 'first'), mapper('Get-Two', 'second')];
const NONE = 'unsupported unreadable';

describe('what was printed', () => {
  const printed = (text: string) => told(printedIn(linesOf(text), MAPPERS));

  it.each<[string, readonly string[]]>([
    ['a : 1\n\n', ['bag closed a=1', 'end open']],
    ['a : 1\n\n\n', ['bag closed a=1', 'end settled']],
    ['a : 1\n\nPS C:\\>', ['bag closed a=1', 'typed ', 'end settled']],
    ['a : 1\n\nPS C:\\> \n', ['bag closed a=1', 'typed  ', 'end settled']],
    ['a : 1\n\nPS C:\\> \n\n', ['bag closed a=1', 'typed  ', 'end settled']],
    ['a : 1\n\nPS C:\\> x\n', ['bag closed a=1', 'typed  x', 'end open']],
    ['a : 1\n\n  \n', ['bag closed a=1', 'end settled']],
    ['PS C:\\>\na : 1\n\n', ['typed ', 'bag closed a=1', 'end open']],
    ['a : 1\n', ['bag open a=1', 'end open']],
    ['a : 1', ['bag cut a=1', 'end open']],
    ['a : 1\n\nb : 2\n\n', ['bag closed a=1', 'bag closed b=2', 'end open']],
    ['a\n-\n1\n\n', ['bag closed a=1', 'end open']],
    ['a\n-\n1\n', ['bag closed a=1', 'end open']],
    ['a\n-\n1', ['bag cut a=1', 'end open']],
    ['--\n-\n1\n', ['stray --', 'stray -', 'stray 1', 'end open', NONE]],
    ['x\ny\n', ['stray x', 'stray y', 'end open', NONE]],
    ['x\n\n-\n', ['stray x', 'stray -', 'end open', NONE]],
    ['x\n\na : 1\n\n', ['stray x', 'bag closed a=1', 'end open']],
    ['x\na : 1\n\n', ['stray x', 'bag closed a=1', 'end open']],
    ['x', ['truncated partial 1:1-1:2', 'end open', NONE]],
    ['Windows PowerShell\nx\n', ['stray x', 'end open', NONE]],
    ['PS C:\\> get-ONE -x\n', ['typed  get-ONE -x', 'end open']],
    ['PS C:\\> Get-Two\n', ['typed  Get-Two', 'end open']],
    ['PS C:\\> Get-Three\n', ['typed  Get-Three', 'end open', NONE]],
    ['PS C:\\> Get-One\nPS C:\\> dir\n', ['typed  Get-One', 'typed  dir', 'end open']],
    ['Get-Three : no\n', ['complaint get-three: Get-Three : no', 'end open']],
    [
      'PS C:\\> dir\nGet-Three : no\nmore\n\n',
      ['typed  dir', 'complaint get-three: Get-Three : no more', 'end open'],
    ],
    [
      '**********\nPowerShell transcript start\n**********\na : 1\n\n',
      ['bag closed a=1', 'truncated partial 2:1-2:28', 'end open'],
    ],
    [
      '**********\nPowerShell transcript start\n**********\na : 1\n\n**********\nPowerShell transcript end\n**********\n',
      ['bag closed a=1', 'end open'],
    ],
    ['**********\na : 1\n**********\nb : 1\n\n', ['bag closed b=1', 'end open']],
  ])('%j', (text, items) => {
    expect(printed(text).map((item) => item.replace(/^(unsupported unreadable) .*/, '$1'))).toEqual(items);
  });

  it('is cut by bytes that are no text', () => {
    const [line] = linesOf('a : 1\n');
    const gap = diagnostic('encoding', 'partial', 'No text.', FILE_START);
    if (!line) throw new Error('no line');
    expect(told(printedIn([line, gap], MAPPERS)).slice(1)).toEqual(['bag cut a=1', 'end open']);
    expect(told(printedIn([gap, line], MAPPERS)).slice(1)).toEqual(['bag open a=1', 'end open']);
    expect(told(printedIn([gap, line], MAPPERS))[0]).toMatch(/^encoding partial/);
  });

  it('quotes the end of a line that was cut', () => {
    const [cut] = printedIn(linesOf(`  ${'x'.repeat(20)}${'y'.repeat(60)}`), MAPPERS);
    expect(cut?.kind === 'diagnostic' && cut.message).toContain(`"${'y'.repeat(60)}"`);
    const [short] = printedIn(linesOf('  Name '), MAPPERS);
    expect(short?.kind === 'diagnostic' && short.message).toContain('"Name"');
  });
});

describe('the head of a console', () => {
  it.each([
    ['first : 1', 'list'],
    ['other : 1\nSecond : 2', 'list'],
    ['other : 1\nthird : 2', null],
    ['first: 1', null],
    ['FIRST SECOND\n----- ------\n', 'table'],
    ['other second\n----- ------\n', 'table'],
    ['other third\n----- -----\n', null],
    ['first\nother\n-----', null],
    ['first\nother', null],
    ['-----\nfirst\n-----', 'table'],
    ['-----', null],
    ['PS C:\\> GET-ONE -x', 'command'],
    ['PS C:\\> dir\nPS C:\\> get-two\nPS C:\\> dir', 'command'],
    ['PS C:\\> dir', null],
    ['Get-One', null],
    ['PS C:\\get-one> dir', null],
    ['PS C:\\> Get-One\nsecond : 1', 'list'],
    ['PS C:\\> Get-One\r\nfirst\r\n-----\r\n', 'table'],
    ['PS C:\\> first : 1', null],
    ['Get-First : 1', null],
  ])('%j', (text, shown) => {
    const head = { ...headOf(''), text };
    expect(glance(head, [...MAPPERS, mapper('Get-Failed', 'get-first')])).toBe(shown);
  });

  it.each([
    ['a command and its error', 'Get-ADTrust : no', true],
    ['a command and words', 'a {b} [c] <d> "x",', true],
    ['JSON', '{"trustPartner": "A"}', false],
    ['indented JSON', '  [\n', false],
    ['XML', '<Objs>', false],
    ['CSV', '"Name","trustPartner"', false],
    ['CSV of another culture', '"Name";"trustPartner"', false],
    ['CSV with tabs', '"Name"\t"trustPartner"', false],
    ['a text in quotes', '"Name" "trustPartner"', true],
    ['CSV with its type', '#TYPE System.Object', false],
    ['a word before a type', 'a #TYPE System.Object', true],
    ['a brace after an empty line', '\n{', false],
  ])('with %s', (_, text, accepted) => {
    expect(formatList.accepts(headOf(`PS C:\\> Get-ADTrust -Filter *\n${text}\n`))).toBe(accepted);
  });
});
