// Extra registry settings of a report, in every shape that the schema of reports gives them.
import { describe, expect, it } from 'vitest';
import { gpoReport } from '../../../src/readers/reports/gpo-report.ts';
import { encode, readAll, shown } from '../../support/bytes.ts';

const SETTINGS = 'http://www.microsoft.com/GroupPolicy/Settings';
const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

function read(inner: string, key = `${KEY}\\MitRealms`) {
  const setting = `<q1:RegistrySetting><q1:KeyPath>${key}</q1:KeyPath><q1:AdmSetting>false</q1:AdmSetting>${inner}</q1:RegistrySetting>`;
  const extension = `<Extension xmlns:q1="${SETTINGS}/Registry">${setting}</Extension>`;
  const xml = `<GPO xmlns="${SETTINGS}"><User><ExtensionData>${extension}</ExtensionData></User></GPO>`;
  return readAll(gpoReport, encode(xml));
}

function value(data: string, name = 'ZSCALERBETA.NET'): string {
  return `<q1:Value><q1:Name>${name}</q1:Name>${data}</q1:Value>`;
}

describe('values', () => {
  it.each([
    ['<q1:String>&lt;k&gt;kdc&lt;/k&gt; </q1:String>', 'REG_SZ = "<k>kdc</k> "'],
    ['<q1:ExpString>%A%</q1:ExpString>', 'REG_EXPAND_SZ = "%A%"'],
    ['<q1:Number>1</q1:Number>', 'REG_DWORD = 1'],
    ['<q1:MultiString><q1:string>.a</q1:string><q1:string/></q1:MultiString>', 'REG_MULTI_SZ = [".a",""]'],
    ['<q1:Binary>0a0B</q1:Binary>', 'REG_BINARY = 2 bytes'],
    ['<q1:Binary>AQID/w==</q1:Binary>', 'REG_BINARY = 4 bytes'],
    ['<q1:Binary>AQIDBAz/</q1:Binary>', 'REG_BINARY = 6 bytes'],
    ['<q1:Binary>/QIDBAzA</q1:Binary>', 'REG_BINARY = 6 bytes'],
    ['<q1:Binary>abcde</q1:Binary>', 'REG_BINARY = 3 bytes'],
    ['<q1:Binary>0a0b\n0c0d</q1:Binary>', 'REG_BINARY = 4 bytes'],
    ['<q1:Number>4294967295</q1:Number>', 'REG_DWORD = 4294967295'],
    [
      '<q1:MultiString><q1:String>a</q1:String><q1:strings>b</q1:strings><q1:xstring>c</q1:xstring></q1:MultiString>',
      'REG_MULTI_SZ = ["a"]',
    ],
  ])('%s', (data, expected) => {
    const { records, gaps, scopes } = read(value(data));
    expect(shown(records)).toEqual([`?\\${KEY}\\MitRealms : ZSCALERBETA.NET ${expected}`]);
    expect(records[0]).toMatchObject({ side: 'user', hive: null });
    expect(gaps).toEqual([]);
    expect(scopes).toHaveLength(1);
  });

  it('without a name are the default value', () => {
    const { records } = read('<q1:Value><q1:String>x</q1:String></q1:Value>');
    expect(records[0]?.valueName?.value).toBe('');
  });

  it('place the key, the name and the data', () => {
    const [record] = read(value('<q1:String>x</q1:String>')).records;
    const start = record?.keyPath.at.start ?? 0;
    expect(record?.at.start).toBe(start - '<q1:RegistrySetting><q1:KeyPath>'.length);
    expect(record?.keyPath.at.end).toBe(start + KEY.length + '\\MitRealms'.length);
    expect(record?.data?.kind === 'text' && record.data.text.at.region?.startColumn).toBeGreaterThan(0);
  });

  it.each([
    ['<q1:Number>0x1</q1:Number>', 'text'],
    ['<q1:Number>-1</q1:Number>', 'text'],
    ['<q1:Quad>1</q1:Quad>', undefined],
    ['', undefined],
  ])('%j is said to be not understood', (data, kind) => {
    const { records, gaps, scopes } = read(value(data));
    expect(records.map((record) => record.data?.kind)).toEqual([kind]);
    expect(gaps).toMatchObject([{ code: 'bad-value', effect: 'partial', side: 'user' }]);
    expect(scopes).toEqual([]);
  });

  it.each([
    [
      value('<q1:String>b</q1:String>', '**soft.REALM'),
      [`set-if-absent ?\\${KEY}\\MitRealms : REALM REG_SZ = "b"`],
    ],
    [value('<q1:String> </q1:String>', '**del.REALM'), [`delete-value ?\\${KEY}\\MitRealms : REALM`]],
    [value('<q1:String> </q1:String>', '**delvals.'), [`delete-all-values ?\\${KEY}\\MitRealms`]],
    [value('<q1:Number>1</q1:Number>', '**SecureKey'), [`secure-key ?\\${KEY}\\MitRealms`]],
    [
      value('<q1:String>A; B</q1:String>', '**DeleteValues'),
      [`delete-value ?\\${KEY}\\MitRealms : A`, `delete-value ?\\${KEY}\\MitRealms : B`],
    ],
    [value('<q1:String>A</q1:String>', '**DeleteKeys'), [`delete-key ?\\${KEY}\\MitRealms\\A`]],
  ])('%s is a directive', (inner, expected) => {
    expect(shown(read(inner).records)).toEqual(expected);
  });
});

describe('commands and keys', () => {
  it.each([
    ['<q1:Command>**delvals.</q1:Command>', `delete-all-values ?\\${KEY}\\MitRealms`],
    ['<q1:Command>**DEL.Realm</q1:Command>', `delete-value ?\\${KEY}\\MitRealms : Realm`],
    ['<q1:Command>**SecureKey</q1:Command>', `secure-key ?\\${KEY}\\MitRealms`],
    ['', `create-key ?\\${KEY}\\MitRealms`],
  ])('%j', (inner, expected) => {
    const { records, gaps } = read(inner);
    expect(shown(records)).toEqual([expected]);
    expect(gaps).toEqual([]);
  });

  it.each([
    '<q1:Command>**DeleteValues</q1:Command>',
    '<q1:Command>sweep</q1:Command>',
    value('<q1:Number>1</q1:Number>', '**DeleteKeys'),
  ])('%s is said to be not understood', (inner) => {
    const { records, gaps } = read(inner);
    expect(records).toEqual([]);
    expect(gaps).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
  });

  it('are wanted by their key alone, in any case', () => {
    expect(read('', KEY.toUpperCase()).records).toHaveLength(1);
    expect(read(value('<q1:String>\\kerberos</q1:String>'), 'Software\\Contoso').records).toEqual([]);
    expect(read(value('<q1:String>\\kerberos</q1:String>'), '').gaps).toHaveLength(1);
  });
});
