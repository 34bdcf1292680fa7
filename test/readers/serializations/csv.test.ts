// CSV: quotes, delimiters and line breaks within fields, lists that are lost, and no row that is cut in silence.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILE_START } from '../../../src/model/span.ts';
import { csv } from '../../../src/readers/serializations/csv.ts';
import { encode, fixture } from '../../support/bytes.ts';
import { told } from '../../support/printed.ts';
import {
  attributesIn,
  codes,
  gaps,
  headOf,
  readAll,
  textAt,
  valuesOf,
} from '../../support/serializations.ts';
import { STEP } from '../../support/thorough.ts';

const HEADER = '"Name","ObjectClass","trustAttributes","trustDirection","trustPartner","trustType"';
const ROW = '"ZSCALERBETA.NET","trustedDomain","1","1","ZSCALERBETA.NET","3"';

describe('CSV', () => {
  it('reads what Export-Csv wrote, its line of types and empty fields', () => {
    const bytes = fixture('csv/get-adobject.csv');
    const read = readAll(csv, bytes);
    expect(codes(read)).toEqual([]);
    expect(attributesIn(read.records[0])).toMatchObject({
      CN: ['ZSCALERBETA.NET'],
      Description: [],
      'msDS-SupportedEncryptionTypes': ['24'],
      trustType: ['3'],
    });
    expect(read.scopes.map(({ covers }) => covers)).toEqual([{ what: 'object', attributes: 'all' }]);
    expect(valuesOf(read.records[0], 'trustPartner').map(({ at }) => textAt(bytes, at))).toEqual([
      'ZSCALERBETA.NET',
    ]);
  });

  it('reads the list separator of another culture, and tabs', () => {
    const read = readAll(csv, fixture('csv/get-adtrust-culture.csv'));
    expect([codes(read), read.records.length]).toEqual([[], 1]);
    const tabs = `${HEADER}\r\n${ROW}\r\n`.replaceAll(',', '\t').replaceAll('"', '');
    expect(attributesIn(readAll(csv, tabs).records[0])).toMatchObject({ trustType: ['3'] });
  });

  it('reads a field of more odd characters than a call can be given', () => {
    const long = 'é'.repeat(200_000);
    const read = readAll(csv, `${HEADER.slice(0, -1)}","description"\r\n${ROW},"${long}"\r\n`);
    expect(codes(read)).toEqual([]);
    expect(valuesOf(read.records[0], 'description')[0]?.value).toBe(long);
  });

  it('maps every field back to its own text', () => {
    const plain = fc.constantFrom('a', ',', ';', 'é', '漢', '😀', ' ', '\n', '\r\n', '"');
    fc.assert(
      fc.property(
        fc.array(plain, { maxLength: 12 }),
        fc.constantFrom('utf-8', 'utf-16le-bom'),
        (parts, encoding) => {
          const value = `x${parts.join('')}x`;
          const raw = value.replaceAll('"', '""');
          const bytes = encode(
            `"é","description","trustPartner"\r\n"ü","${raw}","A"\r\n`,
            encoding as 'utf-8',
          );
          const read = readAll(csv, bytes);
          expect(codes(read)).toEqual([]);
          const [found] = valuesOf(read.records[0], 'description');
          expect(found?.value).toBe(value.replaceAll('\r\n', '\n'));
          expect(found && textAt(bytes, found.at)).toBe(raw);
        },
      ),
    );
  });

  it('says that a list was lost, and how to keep it, where it matters', () => {
    const lost = 'Microsoft.ActiveDirectory.Management.ADPropertyValueCollection';
    const read = readAll(
      csv,
      `${HEADER},"memberOf"\r\n${ROW.replace('"3"', `"${lost}"`)},"System.String[]"\r\n`,
    );
    expect(codes(read)).toEqual(['truncated partial']);
    expect(read.diagnostics[0]?.hint).toContain('ConvertTo-Json');
    expect(attributesIn(read.records[0]).trustType).toEqual([]);
    expect(read.records[0]?.shown).not.toContain('trusttype');
  });

  it('names the column that is missing', () => {
    const read = readAll(csv, '"Name","trustDirection"\r\n"ZSCALERBETA.NET","1"\r\n');
    expect([codes(read), read.records]).toEqual([['bad-value partial'], []]);
    expect(read.diagnostics[0]?.message).toContain('objectClass');
    expect(read.diagnostics[0]?.hint).toContain('-Properties *');
  });

  it.each([
    [`${HEADER}\r\n"A","trustedDomain","1"\r\n`, 'malformed partial'],
    [`${HEADER}\r\n${ROW},"more"\r\n`, 'malformed partial'],
    [`${HEADER}\r\n${ROW.replace('"1"', '"1" and more')}\r\n`, 'malformed partial'],
    [`${HEADER}\r\n${ROW.replace('"1"', '1"2')}\r\n`, 'malformed partial'],
    [`${HEADER}\r\n${ROW.slice(0, -1)}`, 'truncated partial'],
    [`${HEADER}\r\n${ROW.slice(0, -3)}3`, 'truncated partial'],
    [`${HEADER},"NAME"\r\n${ROW},"B"\r\n`, 'malformed partial'],
    [HEADER.slice(0, -3), 'truncated partial'],
    [`${HEADER.replaceAll('"', '')}`, 'truncated partial'],
    ['', 'empty unreadable'],
  ])('says of %j: %s', (text, code) => {
    expect(gaps(readAll(csv, text)).map(({ code: what, effect }) => `${what} ${effect}`)).toContain(code);
  });

  it('takes a last row without a line end for whole where a quote closes it', () => {
    expect(codes(readAll(csv, `${HEADER}\r\n${ROW}`))).toEqual([]);
    expect(codes(readAll(csv, `\r\n${HEADER}\r\n\r\n${ROW}\r\n\r\n`))).toEqual([]);
  });

  it('gives up a quote that is never closed', () => {
    const read = readAll(csv, `${HEADER}\r\n"${'a\r\n'.repeat(3000)}`);
    expect(gaps(read).length).toBeGreaterThan(0);
    expect(read.records).toEqual([]);
  });

  it('reads the rows between the prompts of a console', () => {
    const ask =
      'PS C:\\> Get-ADObject -Filter \'objectClass -eq "trustedDomain"\' -Properties * | ConvertTo-Csv';
    const read = readAll(csv, `${ask}\r\n${HEADER}\r\n${ROW}\r\nPS C:\\> `);
    expect([codes(read), read.records.length]).toEqual([[], 1]);
    expect(read.scopes.map(({ covers }) => covers.what)).toEqual(['object', 'domain-trusts']);
    expect(readAll(csv, `${ask}\r\n${HEADER}\r\n${ROW}\r\n`).scopes.map(({ covers }) => covers.what)).toEqual(
      ['object'],
    );
  });

  it('passes on what cannot be decoded', () => {
    const bytes = Buffer.concat([Buffer.from(`${HEADER}\r\n`), Buffer.from([0x22, 0xff, 0x22])]);
    expect(codes(readAll(csv, bytes, { encoding: 'utf-8' }))).toContain('encoding partial');
    expect(codes(readAll(csv, Buffer.concat([Buffer.from([0xff]), bytes]), { encoding: 'utf-8' }))).toContain(
      'encoding partial',
    );
  });

  it('is known by its columns', () => {
    const accepts = (text: string) => csv.accepts(headOf(text));
    expect(accepts(`${HEADER}\r\n`)).toBe(true);
    expect(accepts(`#TYPE Selected.Microsoft.ActiveDirectory.Management.ADObject\r\n${HEADER}\r\n`)).toBe(
      true,
    );
    expect(accepts('Name;trustDirection\r\n')).toBe(true);
    expect(accepts('"trustPartner"\r\n"A"\r\n')).toBe(true);
    expect(accepts('trustPartner\r\n')).toBe(false);
    expect(accepts('"Name","SamAccountName"\r\n')).toBe(false);
    expect(accepts('{"Name":"A","trustPartner":"A"}')).toBe(false);
    expect(accepts('"trustPartner","a" b\r\n')).toBe(false);
    expect(accepts('"trustPartner","a')).toBe(false);
    expect(accepts('\r\n')).toBe(false);
  });

  it('is silent for no prefix but after a row', () => {
    const text = `#TYPE Microsoft.ActiveDirectory.Management.ADObject\r\n${HEADER}\r\n${ROW}\r\n${ROW.replaceAll('ZSCALERBETA', 'ZSCLOUD')}\r\n`;
    const ends = [...text.matchAll(/"3"\r?\n?/g)].flatMap(({ index }) =>
      [3, 4, 5].map((more) => index + more),
    );
    for (let cut = 1; cut <= text.length; cut += STEP) {
      const read = readAll(csv, text.slice(0, cut));
      const silent = gaps(read).length === 0;
      expect([cut, silent]).toEqual([cut, ends.includes(cut)]);
    }
  });
});

describe('the rows of a CSV file', () => {
  const TABLE = `${HEADER}\n${ROW}\n`;

  it.each<[string, string, readonly string[]]>([
    ['no rows', `${HEADER}\n`, ['truncated partial 1:1-1:83']],
    ['no rows before a prompt', `${HEADER}\nPS C:\\>`, ['truncated partial 1:1-1:83']],
    ['blanks alone', '  \n\n', ['empty unreadable 1:1-1:1']],
    ['a type alone', '#TYPE System.Object\n', ['empty unreadable 1:1-1:1']],
    ['a type in quotes', `"#TYPE System.Object"\n${TABLE}`, []],
    ['blanks before the header', `   \n${TABLE}`, []],
    ['two tables', `PS C:\\> a\n${TABLE}PS C:\\> b\n${TABLE}PS C:\\>`, []],
    ['a doubled column', `${HEADER},"nAMe"\n${ROW},"B"\n`, ['malformed partial 1:85-1:89']],
    ['a row of too few', `${HEADER}\n"A","B"\n${ROW}\n`, ['malformed partial 2:1-2:8']],
    ['a row with a word beside quotes', `${HEADER}\n${ROW} x\n`, ['malformed partial 2:1-2:66']],
    ['a row that is cut', `${HEADER}\n${ROW}\n"A`, ['truncated partial 3:1-3:3']],
  ])('with %s', (_, text, gapsThere) => {
    expect(told(gaps(readAll(csv, text))).map((line) => line.replace('nowhere', '1:1-1:1'))).toEqual(
      gapsThere,
    );
  });

  it('belong to the command before them', () => {
    const scopes = (text: string) => readAll(csv, text).scopes.map(({ covers }) => covers.what);
    const all = `PS C:\\> Get-ADObject -Filter 'objectClass -eq "trustedDomain"' -Properties *`;
    expect(scopes(`PS C:\\> dir\n${TABLE}${all}\n${TABLE}PS C:\\> dir\n`)).toEqual([
      'object',
      'object',
      'domain-trusts',
    ]);
    expect(scopes(`${TABLE}${all}\n${TABLE}`)).toEqual(['object', 'object']);
  });

  it('are no answer to a command after which the input ends', () => {
    const all = `PS C:\\> Get-ADObject -Filter 'objectClass -eq "trustedDomain"' -Properties *`;
    for (const text of [`${TABLE}${all}`, `${TABLE}PS C:\\>\n${all}\n`, `${all}\n${TABLE}${all}\n`]) {
      const read = readAll(csv, text);
      expect(codes(read)).toEqual(['truncated partial']);
      expect(textAt(encode(text), read.diagnostics[0]?.at ?? FILE_START)).toBe('Get-ADObject');
      expect(read.diagnostics[0]?.at?.start).toBe(text.lastIndexOf('Get-ADObject'));
    }
    const ended = readAll(csv, `${TABLE}${all}\nPS C:\\> `);
    expect([codes(ended), ended.scopes.map(({ covers }) => covers.what)]).toEqual([
      [],
      ['object', 'domain-trusts'],
    ]);
  });

  it.each([
    ['System.String[]', true],
    ['System.Collections.Generic.List`1[System.String]', true],
    ['Microsoft.ActiveDirectory.Management.ADPropertyValueCollection', true],
    ['a System.String[]', false],
    ['System.String[] a', false],
    ['System.String', false],
    ['String[]', false],
  ])('have a list as the value %j: %s', (value, lost) => {
    const read = readAll(csv, `${HEADER}\n${ROW.replace('"3"', `"${value}"`)}\n`);
    expect(codes(read)).toEqual(lost ? ['truncated partial'] : []);
    expect(attributesIn(read.records[0]).trustType).toEqual(lost ? [] : [value]);
  });

  it.each([
    ['Name,trustDirection\n', true],
    ['Name\ttrustDirection\r\n', true],
    ['"Name,x";trustDirection\n', false],
    ['"Name;x,y,z";"trustDirection"\n', false],
    ['a,Name;trustDirection;trustType\n', false],
    ['a;Name,trustDirection,trustType\n', false],
    ['PS C:\\> x\n"trustPartner"\n', true],
    ['\n  \n"trustPartner","a"\n', true],
    ['"#TYPE x"\ntrustPartner,a\n', true],
    ['a "#TYPE x"\ntrustPartner,a\n', false],
    ['x "trustPartner"\n', false],
    ['"trustPartner" x\n', false],
    ['trustPartner,a(b\n', false],
    ['trustPartner,(b\n', false],
    ['trustPartner,b)\n', false],
    ['trustPartner,(\n', false],
    ['trustPartner,\n', false],
    ['trustPartner,"a b-c_d.e@f"\n', true],
  ])('have the header %j: %s', (text, accepted) => {
    expect(csv.accepts(headOf(text))).toBe(accepted);
  });

  it.each([
    [';', ','],
    [',', ';'],
    ['\t', ','],
  ])('are divided by %j where the quotes hold more of %j', (delimiter, other) => {
    const text = `${HEADER.replaceAll(',', delimiter)}${delimiter}"${other.repeat(20)}"\n${ROW.replaceAll(',', delimiter)}${delimiter}"x"\n`;
    const read = readAll(csv, text);
    expect([codes(read), attributesIn(read.records[0]).trustType]).toEqual([[], ['3']]);
  });

  it('are divided by what their header has most of', () => {
    for (const [delimiter, other] of [
      [';', ','],
      ['\t', ';'],
      [',', '\t'],
    ] as const) {
      const text = `${HEADER}\n${ROW}\n`
        .replaceAll('"', '')
        .replaceAll(',', delimiter)
        .replace('Name', `Name${other}x`);
      expect(attributesIn(readAll(csv, text).records[0]).trustType).toEqual(['3']);
    }
  });
});
