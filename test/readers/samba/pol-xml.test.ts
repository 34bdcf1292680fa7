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

  const SYSTEM = KEY.slice(0, KEY.lastIndexOf('\\'));
  /** An entry with a directive, as text. */
  const order = (key: string, name: string, value: string, type = '1') =>
    `<Entry type="${type}"><Key>${key}</Key><ValueName>${name}</ValueName><Value>${value}</Value></Entry>`;

  it.each<[string, string, string, string, string, string[]]>([
    ['key', 'Poli\n\t\tcies\\System', '**DeleteKeys', 'Kerberos', 'Poli\n\t\tcies\\System', []],
    ['key', 'Poli\rcies\\System', '**deletekeys.', 'Pilot; Kerberos', 'Poli\rcies\\System', []],
    ['key below which ours lies', `${SYSTEM}\\Ker\nberos`, '**DelVals', ' ', `${SYSTEM}\\Ker\nberos`, []],
    ['name', SYSTEM, '**Delete\nKeys', 'Kerberos', '**Delete\nKeys', []],
    ['name', SYSTEM, '*\r\n*DeleteKeys', 'Kerberos', '*\r\n*DeleteKeys', []],
    ['name', SYSTEM, '\n\t**DeleteKeys\n', 'Kerberos', '\n\t**DeleteKeys\n', []],
    ['name', KEY, '**Del.\nMitRealms_Enabled', ' ', '**Del.\nMitRealms_Enabled', []],
    ['name', KEY, '**so\nft.MitRealms_Enabled', '1', '**so\nft.MitRealms_Enabled', []],
    ['name', KEY, '**DelVals\n.', ' ', '**DelVals\n.', []],
    ['name and a target', SYSTEM, '**Delete\nKeys', 'Kerb\neros', '**Delete\nKeys', []],
    ['target', SYSTEM, '**DeleteKeys', 'Kerb\neros', 'Kerb\neros', []],
    [
      'target among others',
      SYSTEM,
      '**DeleteKeys',
      'Kerberos;Kerberos\\Mit\n\tRealms;Le\ngal',
      'Kerberos\\Mit\n\tRealms',
      [`delete-key ?\\${KEY}`],
    ],
    [
      'target',
      KEY,
      '**DeleteValues',
      'domain_realm_Enabled; MitRealms_\rEnabled',
      'MitRealms_\rEnabled',
      [`delete-value ?\\${KEY} : domain_realm_Enabled`],
    ],
  ])(
    'has a gap at the wrapped %s of a directive that may reach our keys',
    (_, key, name, value, place, known) => {
      const bytes = file(order(key, name, value));
      const { records, scopes, diagnostics } = read(bytes);
      expect(shown(records)).toEqual(known);
      expect(scopes).toEqual([]);
      expect(diagnostics).toMatchObject([
        { code: 'bad-value', effect: 'partial', message: expect.stringMatching(/line break/) },
      ]);
      const at = diagnostics[0]?.at;
      expect(new TextDecoder().decode(bytes.subarray(at?.start, at?.end))).toBe(place);
    },
  );

  it.each([
    ['7', '**DeleteKeys', 'Kerberos'],
    ['', '**DeleteKeys', 'Kerberos'],
    ['4', '**DeleteKeysX', 'Kerberos'],
  ])(
    'has a gap where an order of type "%s" that was not understood may reach our keys',
    (type, name, value) => {
      const { scopes, gaps } = read(file(order(SYSTEM, name, value, type)));
      expect([gaps.map(({ code }) => code), scopes]).toEqual([['bad-value'], []]);
    },
  );

  it.each([
    ['deletes a key of others', 'Software\\Con\ntoso', '**DeleteKeys', 'Pilot'],
    ['deletes wrapped keys of others', SYSTEM, '**DeleteKeys', 'Pi\nlot;\n\tAudit\n'],
    ['deletes values of others', 'Software\\Con\ntoso', '**DeleteValues', 'Kerberos'],
    ['deletes wrapped values of others', SYSTEM, '**DeleteValues', 'Kerb\neros'],
    ['deletes all values of others', SYSTEM, '**Del\nVals.', ' '],
    ['deletes one value of others', SYSTEM, '**Del.Kerb\neros', ' '],
    ['sets a value of others', SYSTEM, '**soft.\nKerberos', 'Kerberos'],
    ['is none', SYSTEM, 'Delete\nKeys', 'Kerberos'],
    ['begins elsewhere', SYSTEM, 'x**Delete\nKeys', 'Kerberos'],
  ])('does not care for a wrapped directive that %s', (_, key, name, value) => {
    expect(read(file(order(key, name, value))).items.map(({ kind }) => kind)).toEqual(['scope']);
  });

  it('takes line breaks around a target for indentation, and those in a text for text', () => {
    const { records, diagnostics } = read(file(order(SYSTEM, '**DeleteKeys', '\n\tPilot;\n\tKerberos\n')));
    expect([shown(records), diagnostics]).toEqual([[`delete-key ?\\${KEY}`], []]);
    expect(read(file(order(KEY, '**soft.x', 'a\nb')))).toMatchObject({ diagnostics: [], records: [{}] });
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
    ['4294967295', ['AQ=='], 'REG_TYPE_4294967295 = 1 bytes'],
    [' 4 ', ['\n7 '], 'REG_DWORD = 7'],
    ['7', [], 'REG_MULTI_SZ = []'],
    ['7', ['a'], 'REG_MULTI_SZ = ["a"]'],
    ['7', ['', ''], 'REG_MULTI_SZ = ["",""]'],
    ['7', ['', 'a'], 'REG_MULTI_SZ = ["","a"]'],
    ['0', [], 'REG_NONE = nothing'],
    ['0', ['AQID'], 'REG_NONE = nothing'],
  ])('type %s', (type, values, expected) => {
    const { records, gaps } = read(file(entry(type, 'x', ...values)));
    expect(gaps).toEqual([]);
    expect(shown(records)).toEqual([`?\\${KEY} : x ${expected}`]);
  });

  it('keeps of bytes only how many there are', () => {
    expect(read(file(entry('3', 'x', 'AQ ID\n'))).records).toMatchObject([
      { data: { kind: 'bytes', length: 3 } },
    ]);
  });

  it('finds the type among other attributes', () => {
    const { records } = read(file(entry('4', 'x', '7').replace(' type', ' note="1" type')));
    expect(shown(records)).toEqual([`?\\${KEY} : x REG_DWORD = 7`]);
  });

  it.each([
    ['of several texts', entry('1', 'x', 'a', 'b'), { type: 'REG_SZ', data: null }],
    ['of no text', entry('1', 'x'), { type: 'REG_SZ', data: null }],
    ['of no type', entry('', 'x', 'a'), { type: null, data: null }],
    [
      'of a number that is none',
      entry('4', 'x', ' one '),
      { type: 'REG_DWORD', data: { kind: 'text', text: { value: 'one' } } },
    ],
    [
      'of a key without its empty name',
      `<Entry type="0"><Key>${KEY}</Key></Entry>`,
      { operation: 'create-key' },
    ],
  ])('keeps what is known %s', (_, inner, expected) => {
    expect(read(file(inner)).items).toMatchObject([
      { kind: 'registry', ...expected },
      { kind: 'diagnostic', code: 'bad-value' },
    ]);
  });

  it.each([
    ['a number that is none', entry('4', 'x', 'one')],
    ['several values of a text', entry('1', 'x', 'a', 'b')],
    ['a type that is none', entry('REG_SZ', 'x', 'a')],
    ['a directive that nobody knows', entry('1', '**delvalue.x', ' ')],
    ['a directive that names nothing', entry('4', '**DeleteKeys', '1')],
    ['a number that does not fit', entry('4', 'x', '4294967296')],
    ['a number with something before it', entry('4', 'x', 'x1')],
    ['a type with something before it', entry('x4', 'x', '1')],
    ['a number with letters after it', entry('4', 'x', '1x')],
    ['a number with a power', entry('4', 'x', '1e3')],
    ['a number of other digits', entry('4', 'x', '0x10')],
    ['a number with a sign', entry('4', 'x', '+1')],
    ['a type with letters after it', entry('4x', 'x', '1')],
    ['a type with a sign', entry('+4', 'x', '1')],
    ['an endless type', entry('00000000004', 'x', '1')],
    ['no type', entry('4', 'x', '1').replace(' type="4"', '')],
    ['a value that no type fits', entry('', 'x', '1')],
    ['an empty key', '<Entry type="1"><Key></Key><ValueName>x</ValueName><Value>a</Value></Entry>'],
    [
      'a name before a key that was broken',
      `<Entry type="4"><ValueName>x</ValueName><Key>${KEY.replace('Kerberos', 'Kerb\neros')}</Key><Value>1</Value></Entry>`,
    ],
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

  it.each([
    ['that nobody knows', '**delvalue.x', 'a'],
    ['that names another key', '**DeleteKeys', 'Pilot'],
    ['for other values', '**DelVals', ' '],
  ])('does not care for a directive %s below another key', (_, name, value) => {
    const items = read(file(entry('1', name, value).replace(KEY, 'Software\\Contoso'))).items;
    expect(items.map(({ kind }) => kind)).toEqual(['scope']);
  });

  it('comes to nothing but a gap with a directive that nobody knows', () => {
    const { items } = read(file(entry('1', '**delvalue.x', ' ')));
    expect(items.map(({ kind }) => kind)).toEqual(['diagnostic']);
  });

  it('counts entries alone, and reads nothing else', () => {
    const note = entry('4', 'y', '1').replaceAll('Entry', 'Note');
    const { records, scopes } = read(file(`${note}${entry('4', 'x', '1')}${note}`));
    expect(shown(records)).toEqual([`?\\${KEY} : x REG_DWORD = 1`]);
    expect(scopes).toHaveLength(1);
  });

  it.each([
    'num_entries = "1"',
    "num_entries='1'",
    'num_entries\n=\n"1"',
    'num_entries=" 1 "',
    'num_entries="1\t"',
  ])('takes %j for how many entries it has', (count) => {
    const text = new TextDecoder().decode(file(entry('4', 'x', '1')));
    expect(read(encode(text.replace('num_entries="1"', count))).scopes).toHaveLength(1);
  });

  it('takes that from its first tag alone', () => {
    const inner = entry('4', 'x', '1').replace('<Entry', '<Entry num_entries="1"');
    const text = new TextDecoder().decode(file(inner)).replace('num_entries="1" ', '');
    const { gaps, scopes } = read(encode(`<?xml version="1.0" encoding="utf-8"?>\n${text}`));
    expect(gaps).toMatchObject([{ code: 'truncated', effect: 'partial' }]);
    expect(scopes).toEqual([]);
  });

  it('has a dozen entries where it says so', () => {
    const { records, scopes } = read(file(entry('4', 'x', '1').repeat(12), '12'));
    expect([records.length, scopes.length]).toEqual([12, 1]);
  });

  it('knows a wrapped key whatever blanks were left of it', () => {
    const wrapped = (key: string, wanted: string) =>
      readAll(sambaPolXml, file(entry('4', 'x', '1').replace(KEY, key)), [wanted]).items;
    for (const key of ['Software\\Mit\nRealms', 'Software\\Mit\r\n   Realms', 'Software\\Mit\rRealms'])
      for (const wanted of ['\\mit realms', '\\mitrealms'])
        expect(wrapped(key, wanted)).toMatchObject([{ kind: 'diagnostic', code: 'bad-value' }]);
    for (const end of ['\n', '\r'])
      expect(wrapped(`Software\\Mit Rea${end}lms`, '\\mit realms')).toMatchObject([{ kind: 'diagnostic' }]);
    for (const wanted of ['\\mit  realms', '\\mitrealm'])
      expect(wrapped('Software\\Mit\u00a0 \nRealms', wanted)).toMatchObject([{ kind: 'diagnostic' }]);
    // One that nobody wrapped is spelt as it is meant.
    expect(wrapped('Software\\Mit Realms', '\\mitrealms').map(({ kind }) => kind)).toEqual(['scope']);
    for (const wanted of ['\\mitrealms', '\\mit realms'])
      expect(wrapped('Software\\Mit<!-- -->&#13;\n&#xD;Realms', wanted)).toMatchObject([
        { kind: 'diagnostic' },
      ]);
    expect(wrapped('Software\\Con\ntoso', '\\kerberos').map(({ kind }) => kind)).toEqual(['scope']);
  });

  it('reads keys that are deleted from above', () => {
    const { records } = read(file(entry('1', '**DeleteKeys', 'Kerberos').replace(`${KEY}<`, 'Software<')));
    expect(shown(records)).toEqual(['delete-key ?\\Software\\Kerberos']);
    const some = entry('1', '**DeleteKeys', 'Contoso;Kerberos').replace(`${KEY}<`, 'Software<');
    expect(shown(read(file(some)).records)).toEqual(['delete-key ?\\Software\\Kerberos']);
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
    const accepts = (text: string) => sambaPolXml.accepts(headOf(sourceOf(encode(text))));
    expect(accepts('<PolFile num_entries="0"/>')).toBe(true);
    expect(accepts('<a><PolFile/></a>')).toBe(false);
    expect([sambaPolXml.format, sambaPolXml.holder]).toEqual(['samba-pol-xml', 'gpo']);
  });
});
