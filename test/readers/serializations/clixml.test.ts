// CLIXML: words of enumerations, lists, references and escapes with exact places, and nothing but whole documents.

import { describe, expect, it } from 'vitest';
import { sub } from '../../../src/model/located.ts';
import { clixml } from '../../../src/readers/serializations/clixml.ts';
import { encode, fixture } from '../../support/bytes.ts';
import {
  attributesIn,
  codes,
  gaps,
  headOf,
  readAll,
  settingsIn,
  textAt,
  valuesOf,
} from '../../support/serializations.ts';
import { STEP } from '../../support/thorough.ts';

const OPEN = '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">';
const document = (inside: string) => `${OPEN}${inside}</Objs>`;
const object = (properties: string, tag = 'Props') =>
  `<Obj RefId="0"><TN RefId="0"><T>Selected.Microsoft.ActiveDirectory.Management.ADObject</T></TN><${tag}>${properties}</${tag}></Obj>`;
const TRUST = '<S N="trustPartner">ZSCALERBETA.NET</S><I32 N="trustType">3</I32>';

describe('CLIXML', () => {
  it('reads what Export-Clixml wrote', () => {
    const bytes = fixture('clixml/get-adobject.xml');
    const read = readAll(clixml, bytes);
    expect(codes(read)).toEqual([]);
    expect(attributesIn(read.records[0])).toMatchObject({
      CN: ['ZSCALERBETA.NET'],
      Description: [],
      dSCorePropagationData: ['3/14/2026 9:15:02 AM', '1/1/1601 12:00:00 AM'],
      'msDS-SupportedEncryptionTypes': ['24'],
    });
    expect(valuesOf(read.records[0], 'trustType').map(({ at }) => textAt(bytes, at))).toEqual(['3']);
    expect(read.scopes).toMatchObject([{ covers: { what: 'object', attributes: 'all' } }]);
  });

  it('takes the words of enumerations', () => {
    const bytes = fixture('clixml/get-adtrust.xml');
    const read = readAll(clixml, bytes);
    expect(codes(read)).toEqual([]);
    expect(attributesIn(read.records[0])).toMatchObject({ trustDirection: ['1'], trustType: ['3'] });
    expect(valuesOf(read.records[0], 'trustType').map(({ at }) => textAt(bytes, at))).toEqual(['MIT']);
  });

  it('reads a property that stands beside the others', () => {
    const text = document(object(TRUST).replace('<Props>', '<I32 N="trustDirection">2</I32><Props>'));
    expect(attributesIn(readAll(clixml, encode(text)).records[0])).toMatchObject({ trustDirection: ['2'] });
  });

  it('decodes escapes, each of them one place', () => {
    const text = document(object(`${TRUST}<S N="cn">a_x000A_b_x005F_x_&lt;é_c_xZZ_</S>`, 'MS'));
    const bytes = encode(text, 'utf-8');
    const [value] = valuesOf(readAll(clixml, bytes).records[0], 'cn');
    expect(value?.value).toBe('a\nb_x_<é_c_xZZ_');
    if (!value) throw new Error('no value');
    const at = (from: number, to = from + 1) => textAt(bytes, sub(value, from, to).at);
    expect([at(0), at(1), at(2), at(3), at(6), at(7), at(9)]).toEqual([
      'a',
      '_x000A_',
      'b',
      '_x005F_',
      '&lt;',
      'é',
      'c',
    ]);
    expect(textAt(bytes, value.at)).toBe('a_x000A_b_x005F_x_&lt;é_c_xZZ_');
  });

  it('follows references to lists and words', () => {
    const list =
      '<Obj N="ObjectClass" RefId="7"><TNRef RefId="1" /><LST><S>top</S><S>trustedDomain</S></LST></Obj>';
    const other = `<Obj RefId="8"><Props>${TRUST}<Ref N="ObjectClass" RefId="7" /></Props></Obj>`;
    const read = readAll(clixml, document(object(`${TRUST}${list}`) + other));
    expect(codes(read)).toEqual([]);
    expect(read.records.map((record) => attributesIn(record).ObjectClass)).toEqual([
      ['top', 'trustedDomain'],
      ['top', 'trustedDomain'],
    ]);
    const lost = readAll(clixml, document(object(`${TRUST}<Ref N="cn" RefId="99" />`)));
    expect(codes(lost)).toEqual(['bad-value partial']);
  });

  it('takes a value that has properties of its own for its value, and an object for none', () => {
    const plain = '<Obj N="cn" RefId="3"><S>ZSCALERBETA.NET</S><MS><S N="Note">x</S></MS></Obj>';
    const sid =
      '<Obj N="securityIdentifier" RefId="4"><ToString>S-1-5</ToString><Props><I32 N="BinaryLength">8</I32></Props></Obj>';
    const nested = '<Obj N="name" RefId="5"><ToString>ZSCALERBETA.NET</ToString><Props /></Obj>';
    const read = readAll(
      clixml,
      document(object(`${TRUST}${plain}${sid}${nested}<Obj N="x" RefId="9"><DCT /></Obj>`)),
    );
    expect(codes(read)).toEqual(['bad-value partial']);
    expect(attributesIn(read.records[0])).toMatchObject({ cn: ['ZSCALERBETA.NET'], name: [] });
    expect(attributesIn(read.records[0])).not.toHaveProperty('securityIdentifier');
  });

  it('reads the objects of a list that was exported as one, and NULs at the end of settings', () => {
    const inside = object(TRUST).replace('RefId="0"', 'RefId="1"');
    const read = readAll(
      clixml,
      document(`<Obj RefId="0"><TN RefId="0"><T>System.Object[]</T></TN><LST>${inside}${inside}</LST></Obj>`),
    );
    expect([codes(read), read.records.length]).toEqual([[], 2]);
    expect(settingsIn(readAll(clixml, fixture('clixml/get-gpregistryvalue.xml')))).toContain(
      'set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_SZ "<k>kerberos.zscalerbeta.net</k>"',
    );
  });

  it.each([
    [document('<S>text</S>'), 'unsupported partial'],
    [document(object('<S N="Status">Running</S>')), 'unsupported partial'],
    [document(''), 'empty unreadable'],
    ['<Other />', 'empty unreadable'],
    [`${OPEN}${object(TRUST)}`, 'truncated partial'],
    [`${OPEN}<Obj></S>`, 'malformed unreadable'],
  ])('says of %s: %s', (text, code) => {
    expect(codes(readAll(clixml, text))).toEqual([code]);
  });

  it('is known by its root and by what its objects are', () => {
    const accepts = (text: string) => clixml.accepts(headOf(text));
    expect(accepts(document(object(TRUST)))).toBe(true);
    expect(accepts(document('<Obj RefId="0"><MS><S N="trustPartner">A</S></MS></Obj>'))).toBe(true);
    expect(
      accepts(`${OPEN}<Obj RefId="0"><TN RefId="0"><T>Microsoft.GroupPolicy.PolicyRegistrySetting</T>`),
    ).toBe(true);
    expect(accepts(document('<Obj RefId="0"><Props><S N="Status">Running</S></Props></Obj>'))).toBe(false);
    expect(accepts('<Objs><S N="trustPartner">A</S></Objs>')).toBe(false);
    expect(accepts('N="trustPartner"')).toBe(false);
  });

  it('is silent for no prefix', () => {
    const text = document(object(TRUST));
    for (let cut = 1; cut < text.length; cut += STEP) {
      expect([cut, gaps(readAll(clixml, text.slice(0, cut))).length > 0]).toEqual([cut, true]);
    }
    expect(codes(readAll(clixml, text))).toEqual([]);
  });

  it.each([
    ['a list', '<Obj N="cn" RefId="3"><LST><S>a</S><S>b</S></LST></Obj>', ['a', 'b'], []],
    ['a stack', '<Obj N="cn" RefId="3"><STK><S>a</S></STK></Obj>', ['a'], []],
    ['a queue', '<Obj N="cn" RefId="3"><QUE><S>a</S></QUE></Obj>', ['a'], []],
    ['an enumeration of items', '<Obj N="cn" RefId="3"><IE><S>a</S></IE></Obj>', ['a'], []],
    ['an enumerator', '<Obj N="cn" RefId="3"><En><S>a</S></En></Obj>', ['a'], []],
    ['an empty list', '<Obj N="cn" RefId="3"><LST /></Obj>', [], []],
    [
      'a list within a list',
      '<Obj N="cn"><LST><Obj><LST><S>a</S></LST></Obj><S>b</S></LST></Obj>',
      ['a', 'b'],
      [],
    ],
    ['nothing', '<Nil N="cn" />', [], []],
    ['a dictionary', '<Obj N="cn" RefId="3"><DCT /></Obj>', [], ['bad-value partial']],
    [
      'a dictionary with a word',
      '<Obj N="cn"><DCT /><ToString>x</ToString></Obj>',
      [],
      ['bad-value partial'],
    ],
    ['a value with parts', '<Obj N="cn"><S>a<T>b</T></S></Obj>', [], ['bad-value partial']],
    [
      'an object in a list',
      '<Obj N="cn"><LST><S>a</S><Obj><Props /></Obj></LST></Obj>',
      [],
      ['bad-value partial'],
    ],
    ['a reference to nothing', '<Ref N="cn" />', [], ['bad-value partial']],
    [
      'a reference in a list',
      '<Obj N="cn"><LST><S>a</S><Ref RefId="4" /></LST></Obj>',
      [],
      ['bad-value partial'],
    ],
    [
      'a reference to a type',
      '<Obj N="cn"><TNRef RefId="0" /><I32>3</I32><ToString>Word</ToString></Obj>',
      ['Word'],
      [],
    ],
    ['members first', '<Obj N="cn"><MS><S N="x">y</S></MS><S>a</S></Obj>', ['a'], []],
    ['an odd escape', '<S N="cn">a_b__c_x00_d_</S>', ['a_b__c_x00_d_'], []],
  ])('reads %s', (_, property, values, said) => {
    const read = readAll(clixml, document(object(`${TRUST}${property}`)));
    expect([attributesIn(read.records[0]).cn, codes(read)]).toEqual([values, said]);
  });

  it.each([
    ...['B', 'By', 'SB', 'SBy', 'I16', 'I32', 'I64', 'U16', 'U32', 'U64'].map(
      (tag) => [tag, 'Word'] as const,
    ),
    ...['S', 'ABy', 'ByX', 'XB', 'BX', 'XSB', 'I8', 'I32X', 'XI32', 'DT', 'Db', 'G', 'BA'].map(
      (tag) => [tag, '3'] as const,
    ),
  ])('takes beside a %s the %s', (tag, value) => {
    const property = `<Obj N="cn"><${tag}>3</${tag}><ToString>Word</ToString></Obj>`;
    expect(attributesIn(readAll(clixml, document(object(TRUST + property))).records[0]).cn).toEqual([value]);
  });

  it('refers to what an object of that number holds, and to nothing else', () => {
    const first =
      '<S N="name" RefId="5">x</S><Obj N="a" RefId="6"><I32>1</I32><ToString>One</ToString></Obj>';
    const cn = (id: number) =>
      readAll(clixml, document(object(`${TRUST}${first}<Ref N="cn" RefId="${id}" />`)));
    expect([codes(cn(6)), attributesIn(cn(6).records[0]).cn]).toEqual([[], ['One']]);
    expect(codes(cn(5))).toEqual(['bad-value partial']);
    expect(codes(cn(7))).toEqual(['bad-value partial']);
  });

  it('reads objects beside values, and says of the values where they stand', () => {
    const text = document(`<S>text</S>${object(TRUST)}<Obj><LST><I32>3</I32>${object(TRUST)}</LST></Obj>`);
    const bytes = encode(text);
    const read = readAll(clixml, bytes);
    expect(read.records).toHaveLength(2);
    expect(read.diagnostics.map(({ at }) => at && textAt(bytes, at))).toEqual([
      '<S>text</S>',
      '<I32>3</I32>',
    ]);
  });
});
