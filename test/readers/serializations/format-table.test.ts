// Format-Table: cells by the dashes above them, numbers to the right, and no cell that is cut or broken in silence.

import { describe, expect, it } from 'vitest';
import { formatList } from '../../../src/readers/serializations/format-list.ts';
import { formatTable } from '../../../src/readers/serializations/format-table.ts';
import { encode, fixture } from '../../support/bytes.ts';
import {
  attributesIn,
  codes,
  decode,
  gaps,
  headOf,
  readAll,
  textAt,
  valuesOf,
} from '../../support/serializations.ts';
import { STEP } from '../../support/thorough.ts';

const TABLE = `
Name                  ObjectClass   trustAttributes msDS-SupportedEncryptionTypes trustPartner          trustType
----                  -----------   --------------- ----------------------------- ------------          ---------
ZSCALERBETA.NET       trustedDomain               1                            24 ZSCALERBETA.NET               3
corp.fabrikam.example trustedDomain               8                               corp.fabrikam.example         2


`;

describe('Format-Table', () => {
  it('reads cells by the dashes, and what is empty as unset', () => {
    const bytes = encode(TABLE, 'utf-8');
    const read = readAll(formatTable, bytes);
    expect(codes(read)).toEqual([]);
    expect(read.records.map((record) => attributesIn(record))).toEqual([
      {
        Name: ['ZSCALERBETA.NET'],
        ObjectClass: ['trustedDomain'],
        trustAttributes: ['1'],
        'msDS-SupportedEncryptionTypes': ['24'],
        trustPartner: ['ZSCALERBETA.NET'],
        trustType: ['3'],
      },
      {
        Name: ['corp.fabrikam.example'],
        ObjectClass: ['trustedDomain'],
        trustAttributes: ['8'],
        'msDS-SupportedEncryptionTypes': [],
        trustPartner: ['corp.fabrikam.example'],
        trustType: ['2'],
      },
    ]);
    expect(valuesOf(read.records[0], 'trustType').map(({ at }) => textAt(bytes, at))).toEqual(['3']);
    expect(read.records[0]?.shown).not.toContain('trustdirection');
    expect(read.scopes).toHaveLength(2);
  });

  it('takes blanks of other kinds for parts of a value: columns are set with ordinary ones', () => {
    const text = `
Name             ObjectClass   trustPartner     trustType
----             -----------   ------------     ---------
\u00a0ZSCALERBETA.NET trustedDomain ZSCALERBETA.NET\u2007         3

`;
    const [record] = readAll(formatTable, encode(text, 'utf-8')).records;
    expect(valuesOf(record, 'Name').map(({ value }) => value)).toEqual(['\u00a0ZSCALERBETA.NET']);
    expect(valuesOf(record, 'trustPartner').map(({ value }) => value)).toEqual(['ZSCALERBETA.NET\u2007']);
    expect(valuesOf(record, 'trustType').map(({ value }) => value)).toEqual(['3']);
  });

  it('reads lists in braces, words with blanks and characters of two cells', () => {
    const text = `
DisplayName   ObjectClass                 trustPartner trustType
-----------   -----------                 ------------ ---------
to the 雲端    {top, leaf, trustedDomain}  A                    3
漢字漢字       trustedDomain               漢字                 3

`;
    const bytes = encode(text, 'utf-8');
    const read = readAll(formatTable, bytes);
    expect(codes(read)).toEqual([]);
    expect(read.records.map((record) => attributesIn(record))).toEqual([
      {
        DisplayName: ['to the 雲端'],
        ObjectClass: ['top', 'leaf', 'trustedDomain'],
        trustPartner: ['A'],
        trustType: ['3'],
      },
      { DisplayName: ['漢字漢字'], ObjectClass: ['trustedDomain'], trustPartner: ['漢字'], trustType: ['3'] },
    ]);
  });

  it.each([
    ['ZSCALERBETA.NET ', 'ZSCALERBET... '],
    ['ZSCALERBETA.NET ', 'ZSCALERBETA…  '],
    ['           24', '          ...4'],
  ])('says that a cell was cut: %s', (whole, cut) => {
    const read = readAll(
      formatTable,
      TABLE.replace(whole, cut.padEnd(whole.length).slice(0, whole.length + 1)),
    );
    expect(gaps(read).map(({ code }) => code)).toContain('truncated');
  });

  it('says that a cell was broken over lines', () => {
    const text = `
Name            ObjectClass   trustPartner
----            -----------   ------------
ZSCALERBETA.NET trustedDomain ZSCALERBETA
                              .NET
A.NET           trustedDomain A.NET

`;
    const read = readAll(formatTable, text);
    expect(codes(read)).toEqual(['truncated partial']);
    expect(read.records.map((record) => attributesIn(record).trustPartner)).toEqual([[], ['A.NET']]);
    const outer = text
      .replace('Name            ObjectClass   trustPartner', 'Name            trustPartner  description ')
      .replace('----            -----------   ------------', '----            ------------  -----------');
    expect(codes(readAll(formatTable, outer))).toEqual([]);
  });

  it('says that a text stands across two columns', () => {
    const text = 'Name trustPartner\n---- ------------\nZSCALERBETA.NET-and-more\n\n';
    expect(gaps(readAll(formatTable, text)).map(({ code }) => code)).toContain('malformed');
  });

  it('says that there are no rows, or that the last one is cut', () => {
    expect(codes(readAll(formatTable, 'Name trustPartner\n---- ------------\n'))).toEqual([
      'truncated partial',
    ]);
    const cut = readAll(formatTable, TABLE.slice(0, TABLE.indexOf('24') + 1));
    expect(codes(cut)).toEqual(['truncated partial']);
    expect(cut.records).toMatchObject([{ attributes: [{}, {}, {}] }]);
    expect(cut.scopes).toEqual([]);
  });

  it('takes no other line of dashes for a table', () => {
    expect(readAll(formatTable, 'A title\n-------\nName : x\n').records).toEqual([]);
    expect(codes(readAll(formatTable, 'trustPartner trustType\n-- --\n'))).not.toEqual([]);
  });

  it('reads lists beside tables, whichever comes first', () => {
    const list = 'Name         : A\nObjectClass  : trustedDomain\ntrustPartner : A\ntrustType    : 3\n\n';
    for (const text of [`${TABLE}${list}`, `${list}${TABLE}`]) {
      const read = readAll(formatTable, text);
      expect([codes(read), read.records.length]).toEqual([[], 3]);
    }
    expect(formatTable.accepts(headOf(`${TABLE}${list}`))).toBe(true);
    expect(formatList.accepts(headOf(`${TABLE}${list}`))).toBe(false);
    expect(formatTable.accepts(headOf(`${list}${TABLE}`))).toBe(false);
    expect(formatList.accepts(headOf(`${list}${TABLE}`))).toBe(true);
  });

  it('is known by its header', () => {
    const accepts = (text: string) => formatTable.accepts(headOf(text));
    expect(accepts(TABLE)).toBe(true);
    expect(accepts(decode(fixture('format-table/get-adtrust-selected.txt')))).toBe(true);
    expect(accepts('Name Status\n---- ------\nSpooler Running\n')).toBe(false);
    expect(accepts('trustPartner trustType\n')).toBe(false);
  });

  it('is silent for no prefix but after a row', () => {
    const text = TABLE.trimStart();
    const rows = [...text.matchAll(/.*\d\n/g)].map(({ index, 0: row }) => index + row.length);
    for (let cut = 1; cut <= text.length; cut += STEP) {
      const silent = gaps(readAll(formatTable, text.slice(0, cut))).length === 0;
      expect([cut, silent]).toEqual([cut, rows.includes(cut) || cut >= (rows.at(-1) ?? 0)]);
    }
  });
});
