// Registry.pol.xml of Samba: entries with their types, directives, and a count that must be right.

import { describe, expect, it } from 'vitest';
import { detect, headOf } from '../../../src/readers/detect.ts';
import { readers } from '../../../src/readers/readers.ts';
import { sambaPolXml } from '../../../src/readers/samba/pol-xml.ts';
import { encode, fixture, rawText, readAll, regionText, shown, sourceOf } from '../../support/bytes.ts';
import { STEP } from '../../support/thorough.ts';

const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const WHOLE = fixture('samba-pol-xml/Registry.pol.xml');
const GENERALIZED = fixture('samba-pol-xml/generalized.pol.xml');

const read = (bytes: Uint8Array) => readAll(sambaPolXml, bytes);
const entry = (type: string, name: string, ...values: string[]) =>
  `<Entry type="${type}"><Key>${KEY}</Key><ValueName>${name}</ValueName>${values.map((value) => `<Value>${value}</Value>`).join('')}</Entry>`;
const file = (inner: string, count = '1') =>
  encode(`<PolFile num_entries="${count}" signature="PReg" version="1">${inner}</PolFile>`);

describe('sambaPolXml', () => {
  it('reads values and directives, escaped once', () => {
    const { records, scopes, diagnostics } = read(WHOLE);
    expect(diagnostics).toEqual([]);
    expect(shown(records)).toEqual([
      `?\\${KEY} : MitRealms_Enabled REG_DWORD = 1`,
      `delete-all-values ?\\${KEY}\\MitRealms`,
      `?\\${KEY}\\MitRealms : ZSCALERBETA.NET REG_SZ = "<k>kerberos.zscalerbeta.net</k>"`,
      `?\\${KEY} : domain_realm_Enabled REG_DWORD = 1`,
      `?\\${KEY}\\domain_realm : ZSCALERBETA.NET REG_SZ = ".zscalerbeta.net; .gateway.zscalerbeta.net"`,
    ]);
    expect(scopes).toMatchObject([{ side: null, covers: { what: 'gpo-side' } }]);
  });

  it('reads lists and keys, without an XML declaration too', () => {
    const { records, diagnostics } = read(GENERALIZED);
    expect(diagnostics).toEqual([]);
    expect(shown(records).slice(1)).toEqual([
      `?\\${KEY}\\domain_realm : ZSCALERBETA.NET REG_MULTI_SZ = [".zscalerbeta.net",".gateway.zscalerbeta.net"]`,
      `create-key ?\\${KEY}\\KdcProxy`,
    ]);
  });

  it('knows its places', () => {
    const record = read(WHOLE).records[2];
    if (record?.data?.kind !== 'text') throw new Error('no text');
    const text = new TextDecoder().decode(WHOLE);
    expect(rawText(WHOLE, record.data.text, 'utf-8')).toBe('&lt;k&gt;kerberos.zscalerbeta.net&lt;/k&gt;');
    expect(regionText(text, record.keyPath)).toBe(`${KEY}\\MitRealms`);
  });

  describe.each([
    ['broken within a word', KEY.replace('Kerberos', 'Kerb\r\n    eros'), 'MitRealms_Enabled'],
    ['broken at a backslash', KEY.replace('\\System', '\n\\System'), 'MitRealms_Enabled'],
    ['broken in its name', KEY, 'MitRealms_\n\tEnabled'],
    ['broken in the lines of an old Macintosh', KEY.replace('Kerberos', 'Kerb\reros'), 'x'],
  ])('of an entry whose key or name was %s', (_, key, name) => {
    const inner = `<Entry type="4"><Key>${key}</Key><ValueName>${name}</ValueName><Value>1</Value></Entry>`;

    it('says so at that place, and covers nothing', () => {
      const { records, scopes, diagnostics } = read(file(inner));
      expect(records).toEqual([]);
      expect(scopes).toEqual([]);
      expect(diagnostics).toMatchObject([
        { effect: 'partial', message: expect.stringMatching(/line break/) },
      ]);
      const at = diagnostics[0]?.at;
      const said = new TextDecoder().decode(file(inner).subarray(at?.start, at?.end));
      expect(said).toBe(key === KEY ? name : key);
    });

    it('says nothing of it where nobody wants that key', () => {
      const { records, diagnostics } = read(file(inner.replaceAll(/Kerb\s*eros/g, 'Con\r\ntoso')));
      expect([records, diagnostics]).toEqual([[], []]);
    });
  });

  it('takes line breaks around a key for the indentation that they are', () => {
    const inner = entry('4', 'MitRealms_Enabled', '1').replace(KEY, `\n      ${KEY}\n    `);
    const { records, diagnostics } = read(file(inner));
    expect(diagnostics).toEqual([]);
    expect(shown(records)).toEqual([`?\\${KEY} : MitRealms_Enabled REG_DWORD = 1`]);
  });

  it('keeps entities that stand in the value itself', () => {
    const { records } = read(file(entry('1', 'x', '&amp;lt;k&amp;gt;')));
    expect(shown(records)).toEqual([`?\\${KEY} : x REG_SZ = "&lt;k&gt;"`]);
  });

  it.each([
    ['2', ['%a%'], 'REG_EXPAND_SZ = "%a%"'],
    ['7', [''], 'REG_MULTI_SZ = []'],
    ['7', ['a', '', 'b'], 'REG_MULTI_SZ = ["a","","b"]'],
    ['7', ['a'], 'REG_MULTI_SZ = ["a"]'],
    ['7', ['', 'a'], 'REG_MULTI_SZ = ["","a"]'],
    [' 1 ', ['a'], 'REG_SZ = "a"'],
    ['11', ['4294967296'], 'REG_QWORD = 4294967296'],
    ['3', ['AQID'], 'REG_BINARY = 3 bytes'],
    ['1', [''], 'REG_SZ = ""'],
    ['99', ['AQ=='], 'REG_TYPE_99 = 1 bytes'],
  ])('type %s', (type, values, expected) => {
    const { records, gaps } = read(file(entry(type, 'x', ...values)));
    expect(gaps).toEqual([]);
    expect(shown(records)).toEqual([`?\\${KEY} : x ${expected}`]);
  });

  it.each([
    ['a number that is none', entry('4', 'x', 'one')],
    ['several values of a text', entry('1', 'x', 'a', 'b')],
    ['a type that is none', entry('REG_SZ', 'x', 'a')],
    ['a directive that nobody knows', entry('1', '**delvalue.x', ' ')],
    ['a directive that names nothing', entry('4', '**DeleteKeys', '1')],
    ['a number that does not fit', entry('4', 'x', '4294967296')],
    ['a number with something before it', entry('4', 'x', 'x1')],
    ['a number with something after it', entry('4', 'x', '1x')],
    ['a type with something before it', entry('x4', 'x', '1')],
    ['a type with something after it', entry('4x', 'x', '1')],
    ['no type', entry('4', 'x', '1').replace(' type="4"', '')],
    ['an empty key', entry('4', 'x', '1').replace(KEY, '')],
    ['no value', entry('1', 'x')],
    ['no name', `<Entry type="1"><Key>${KEY}</Key><Value>a</Value></Entry>`],
    ['no key', '<Entry type="1"><ValueName>x</ValueName><Value>a</Value></Entry>'],
  ])('is a gap with %s, and covers nothing', (_, inner) => {
    const { gaps, scopes } = read(file(inner));
    expect(gaps).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
    expect(scopes).toEqual([]);
  });

  it('does not care for flaws of other keys', () => {
    const other = entry('4', 'x', 'one').replace(KEY, 'Software\\Contoso');
    expect(read(file(other)).items).toMatchObject([{ kind: 'scope' }]);
  });

  it('keeps the text of a number that is none', () => {
    expect(read(file(entry('4', 'x', 'one'))).records).toMatchObject([
      { data: { kind: 'text', text: { value: 'one' } } },
    ]);
  });

  it('counts entries alone, and ten of them', () => {
    const ten = Array.from({ length: 10 }, (_, index) => entry('4', `x${index}`, '1')).join('');
    const { records, scopes, diagnostics } = read(file(`<Comment>contoso.example</Comment>${ten}`, '10'));
    expect([records.length, scopes.length, diagnostics]).toEqual([10, 1, []]);
  });

  it('finds the count with blanks around it, and after a comment', () => {
    const text = new TextDecoder()
      .decode(file(entry('4', 'x', '1'), ' 1 '))
      .replace('num_entries=', 'num_entries = ');
    const { scopes, diagnostics } = read(encode(`<!-- contoso.example -->${text}`));
    expect([scopes.length, diagnostics]).toEqual([1, []]);
  });

  it('reads keys that are deleted from above', () => {
    const { records } = read(file(entry('1', '**DeleteKeys', 'Kerberos').replace(`${KEY}<`, 'Software<')));
    expect(shown(records)).toEqual(['delete-key ?\\Software\\Kerberos']);
  });

  it.each(['2', '0', '', 'one'])('is cut off where it says that it has "%s" entries and has one', (count) => {
    const { gaps, scopes } = read(file(entry('4', 'x', '1'), count));
    expect(gaps).toMatchObject([{ code: 'truncated', effect: 'partial' }]);
    expect(scopes).toEqual([]);
  });

  it('calls every beginning cut off', () => {
    const end = new TextDecoder().decode(WHOLE).trimEnd().length;
    for (let size = 0; size < end; size += STEP) {
      const { gaps, scopes } = read(WHOLE.slice(0, size));
      expect([size, gaps.length, scopes.length]).toEqual([size, 1, 0]);
    }
    expect(read(WHOLE.slice(0, end - 3)).records).toHaveLength(5);
  });

  it('reads every encoding', () => {
    const text = new TextDecoder().decode(WHOLE).replace('utf-8', 'utf-16');
    const { scopes, records } = read(encode(text, 'utf-16le-bom'));
    expect([records.length, scopes.length]).toEqual([5, 1]);
  });

  it('refuses document types and unknown entities', () => {
    const doctype = encode(`<!DOCTYPE foobar [<!ENTITY a "b">]><PolFile num_entries="0"/>`);
    expect(read(doctype).gaps).toMatchObject([{ code: 'doctype', effect: 'unreadable' }]);
    expect(read(file(entry('1', 'x', '&a;'))).gaps).toMatchObject([{ code: 'malformed' }]);
    expect(read(encode('<a><PolFile/></a>')).gaps).toMatchObject([{ code: 'empty', effect: 'unreadable' }]);
  });

  it('is the only one that takes its files', () => {
    for (const bytes of [WHOLE, GENERALIZED]) {
      const head = headOf(sourceOf(bytes));
      expect(readers.filter((reader) => reader.accepts(head))).toEqual([sambaPolXml]);
      expect(detect(head, readers)).toBe(sambaPolXml);
    }
  });
});
