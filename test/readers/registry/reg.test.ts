// .reg files of every writer: values, escapes, hex over lines, places, scopes, cuts.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Located, sub } from '../../../src/model/located.ts';
import { headOf } from '../../../src/readers/detect.ts';
import { reg } from '../../../src/readers/registry/reg.ts';
import { anyText } from '../../support/any-text.ts';
import {
  encode,
  fixture,
  rawText,
  readAll,
  regionText,
  shown,
  sourceOf,
  type TextEncodingName,
} from '../../support/bytes.ts';
import { corpusFiles, WHY_SKIPPED } from '../../support/corpus.ts';
import { itThorough, STEP, THOROUGH } from '../../support/thorough.ts';

const ROOT = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const KEY = ROOT.replace('HKEY_LOCAL_MACHINE', 'HKLM');
const V5 = 'Windows Registry Editor Version 5.00\r\n\r\n';
const MAP = '.zscalerthree.net; .gateway.zscalerthree.net';

/** A version 5 file with `lines` under the Kerberos key. */
function file(...lines: string[]): string {
  return `${V5}[${ROOT}]\r\n${lines.join('\r\n')}\r\n`;
}

function read(text: string, encoding: TextEncodingName = 'utf-16le-bom') {
  return readAll(reg, encode(text, encoding), undefined, {}, true);
}

/** The one value of a file. */
function only(text: string, encoding?: TextEncodingName) {
  const result = read(text, encoding);
  expect(result.gaps).toEqual([]);
  expect(result.records).toHaveLength(1);
  return result.records[0];
}

function textIn(text: string, encoding?: TextEncodingName): Located {
  const data = only(text, encoding)?.data;
  if (data?.kind !== 'text') throw new Error(`no text but ${data?.kind}`);
  return data.text;
}

describe('fixtures', () => {
  it('regedit: UTF-16, CRLF, a list over several lines', () => {
    const result = readAll(reg, fixture('reg/regedit.reg'));
    expect(shown(result.records)).toEqual([
      `${KEY} : MitRealms_Enabled REG_DWORD = 1`,
      `${KEY} : domain_realm_Enabled REG_DWORD = 1`,
      `${KEY}\\domain_realm : ZSCALERTHREE.NET REG_SZ = "${MAP}"`,
      `${KEY}\\MitRealms : ZSCALERTHREE.NET REG_SZ = "<k>kerberos.zscalerthree.net</k>"`,
      `${KEY}\\MitRealms : FILES.CONTOSO.EXAMPLE REG_MULTI_SZ = ["<k>files.contoso</k>"]`,
    ]);
    expect(result.diagnostics).toEqual([]);
    const keyPath = KEY.slice(5);
    expect(result.scopes.map((scope) => scope.covers)).toEqual([
      { what: 'key', hive: 'HKLM', keyPath, subkeys: true },
    ]);
  });

  it('REGEDIT4: code page in texts and in hex', () => {
    const result = readAll(reg, fixture('reg/regedit4.reg'));
    expect(shown(result.records)).toEqual([
      `${KEY}\\domain_realm :  REG_SZ = ""`,
      `${KEY}\\domain_realm : ZSCALERTHREE.NET REG_SZ = ".zscalerthree.net;\u00a0.gateway.zscalerthree.net"`,
      `${KEY}\\domain_realm : BRANCH.CONTOSO.EXAMPLE REG_EXPAND_SZ = ".branch.contoso"`,
    ]);
    expect(result.diagnostics.map(({ code, effect }) => [code, effect])).toEqual([
      ['encoding-assumed', 'notice'],
    ]);
  });

  it('hivexregedit: 8-bit, LF, hex(1) in UTF-16, str(1); keys beside each other', () => {
    const result = readAll(reg, fixture('reg/hivexregedit.reg'));
    expect(shown(result.records)).toEqual([
      `${KEY}\\MitRealms : ZSCALERTHREE.NET REG_SZ = "<k>kerberos.zscalerthree.net</k>"`,
      `${KEY}\\domain_realm : ZSCALERTHREE.NET REG_SZ = "${MAP}"`,
    ]);
    expect(result.diagnostics).toEqual([]);
    expect(
      result.scopes.map(({ covers }) => covers.what === 'key' && [covers.keyPath, covers.subkeys]),
    ).toEqual([
      [`${KEY.slice(5)}\\MitRealms`, false],
      [`${KEY.slice(5)}\\domain_realm`, false],
    ]);
  });

  it('net registry export: short roots and trailing editor lines', () => {
    const result = readAll(reg, fixture('reg/net-registry-export.reg'));
    expect(shown(result.records)).toHaveLength(2);
    expect(result.diagnostics).toEqual([]);
  });
});

describe('encodings', () => {
  it('are those of a client', () => {
    expect(reg).toMatchObject({ format: 'reg', holder: 'client' });
  });

  const text = file(`"REALM.CONTOSO.EXAMPLE"="caf\u00e9"`);
  const all: TextEncodingName[] = [
    'utf-8',
    'utf-8-bom',
    'utf-16le',
    'utf-16le-bom',
    'utf-16be',
    'utf-16be-bom',
    'latin1',
  ];
  it.each(all)('%s', (encoding) => {
    const bytes = encode(text, encoding);
    expect(reg.accepts(headOf(sourceOf(bytes)))).toBe(true);
    const located = textIn(text, encoding);
    expect(located.value).toBe('caf\u00e9');
    expect(rawText(bytes, located, encoding)).toBe('caf\u00e9');
    expect(regionText(text, located)).toBe('caf\u00e9');
  });

  it('accepts either header after blank lines, and nothing else', () => {
    const accepts = (start: string) => reg.accepts(headOf(sourceOf(encode(start))));
    expect(accepts('\r\n  REGEDIT4 \r\n')).toBe(true);
    expect(accepts('windows registry editor version 5.00')).toBe(true);
    expect(accepts(' \t\r\nREGEDIT4')).toBe(true);
    expect(accepts('no REGEDIT4')).toBe(false);
    expect(accepts('REGEDIT4 x')).toBe(false);
    expect(accepts('REGEDIT')).toBe(false);
    expect(accepts('Windows Registry Editor Version 5.0')).toBe(false);
    expect(accepts(`[${ROOT}]`)).toBe(false);
    expect(accepts('')).toBe(false);
  });

  it('a byte order mark in the middle is no part of a line', () => {
    const twice = `${file('"A"="a"')}\ufeff${file('"B"="b"')}\ufeff"C"="c"\r\n`;
    const result = read(twice);
    expect(result.records.map((record) => record.valueName?.value)).toEqual(['A', 'B', 'C']);
    expect(result.diagnostics).toEqual([]);
  });

  it('a second header of the other kind is said', () => {
    expect(read(`${file('"A"="a"')}REGEDIT4\r\n`).gaps.map((gap) => gap.code)).toEqual(['malformed']);
  });

  it('half a character at the end is a gap, and the last key is not covered', () => {
    const bytes = encode(`${file('"A"="a"')}`, 'utf-16le-bom').slice(0, -1);
    const result = readAll(reg, bytes);
    expect(result.gaps.map((gap) => gap.code)).toEqual(['encoding']);
    expect(result.scopes).toEqual([]);
  });

  it('what has no header in the chosen encoding is unreadable', () => {
    const wrong = readAll(reg, encode(file(), 'utf-16le'), undefined, { encoding: 'utf-16be' });
    expect(wrong.gaps).toMatchObject([{ code: 'bad-header', effect: 'unreadable' }]);
    expect(readAll(reg, encode('\r\n')).gaps).toMatchObject([
      { code: 'bad-header', effect: 'unreadable', at: null },
    ]);
  });
});

describe('values', () => {
  it.each<[string, string, string]>([
    ['a default value', '@="x"', ' :  REG_SZ = "x"'],
    ['escapes', '"a\\"b\\\\c"="d\\"e\\\\f"', ' : a"b\\c REG_SZ = "d\\"e\\\\f"'],
    ['blanks around', '  "a"  =  "b"  ; comment', ' : a REG_SZ = "b"'],
    ['a short number', '"a"=dword:1f ;x', ' : a REG_DWORD = 31'],
    ['bytes', '"a"=hex:01,2, 3', ' : a REG_BINARY = 3 bytes'],
    ['no bytes', '"a"=hex:', ' : a REG_BINARY = 0 bytes'],
    ['no type', '"a"=hex(0):', ' : a REG_NONE = 0 bytes'],
    ['a long number', '"a"=hex(b):02,00,00,00,00,00,00,00', ' : a REG_QWORD = 2'],
    ['a number as bytes', '"a"=hex(4):0a,00,00,00', ' : a REG_DWORD = 10'],
    ['a type of its own', '"a"=hex(1000f):01', ' : a REG_TYPE_65551 = 1 bytes'],
    ['an expandable text', '"a"=hex(2):25,00,00,00', ' : a REG_EXPAND_SZ = "%"'],
    ['a comma at the end', '"a"=hex:01,', ' : a REG_BINARY = 1 bytes'],
    ['a comment in a continuation', '"a"=hex:01,\\ ;x\r\n\r\n ; y\r\n  02', ' : a REG_BINARY = 2 bytes'],
    ['a list by str', '"a"=str(7):"x"', ' : a REG_MULTI_SZ = ["x"]'],
    ['upper case', '"a"=DWORD:0000000A', ' : a REG_DWORD = 10'],
    ['tabs around', '\t"a"\t=\t"b"\t; comment', ' : a REG_SZ = "b"'],
    ['a tab between bytes', '"a"=hex:01,\t02', ' : a REG_BINARY = 2 bytes'],
    ['bytes of one digit', '"a"=hex(4):a,0,0,0', ' : a REG_DWORD = 10'],
    ['a list by all digits of str', '"a"=str(00000007):"x"', ' : a REG_MULTI_SZ = ["x"]'],
    ['an expandable text by str', '"a"=str(2):"%x%"', ' : a REG_EXPAND_SZ = "%x%"'],
    [
      'what only looks like a key',
      '"a"="one\r\ntwo[HKLM]\r\n; [HKLM]"',
      ' : a REG_SZ = "one\\r\\ntwo[HKLM]\\r\\n; [HKLM]"',
    ],
    ['a line break', '"a"="one\r\ntwo"', ' : a REG_SZ = "one\\r\\ntwo"'],
  ])('%s', (_, line, expected) => {
    expect(shown([only(file(line))].flatMap((record) => record ?? []))).toEqual([`${KEY}${expected}`]);
  });

  it('of thousands of lines have few runs', () => {
    const record = only(file(`"a"="${'\n'.repeat(9_999)}b"`));
    const text = record?.data?.kind === 'text' ? record.data.text : undefined;
    expect(text?.value).toBe(`${'\n'.repeat(9_999)}b`);
    expect(text?.segments?.length).toBeLessThan(5);
  });

  it('of more than ten thousand lines are none, and what follows is read', () => {
    const { records, diagnostics } = read(file(`"a"="${'\r\n'.repeat(10_000)}b"`, '"c"="d"'));
    expect(shown(records)).toEqual([`${KEY} : c REG_SZ = "d"`]);
    expect(diagnostics[0]).toMatchObject({
      code: 'malformed',
      effect: 'partial',
      message: expect.stringContaining('10,000 lines'),
    });
  });

  it('that are deleted, and keys', () => {
    const result = read(`${file('"a"=-', '@=-')}[-${ROOT}\\MitRealms]\r\n[-HKEY_USERS\\S-1-5-18]\r\n`);
    expect(shown(result.records)).toEqual([
      `delete-value ${KEY} : a`,
      `delete-value ${KEY} : `,
      `delete-key ${KEY}\\MitRealms`,
    ]);
    expect(result.gaps).toEqual([]);
    expect(result.scopes).toHaveLength(1);
  });

  it.each(['"a"="d\\"e\\\\f"', '@="x"', '"a"=-', '@=-', '"a"=dword:1', '"a"=hex:01'])(
    'that are plain say nothing else: %s',
    (line) => {
      expect(read(file(line)).items.map(({ kind }) => kind)).toEqual(['registry', 'scope']);
    },
  );

  it('stand behind a header and a key with blanks around', () => {
    const text = ` \t\r\n REGEDIT4 \r\n  [${ROOT}] ; x\r\n"a"="b"\r\nregedit4\t\r\n"c"="d"\r\n`;
    const { records, diagnostics } = read(text);
    expect(shown(records)).toEqual([`${KEY} : a REG_SZ = "b"`, `${KEY} : c REG_SZ = "d"`]);
    expect(diagnostics).toEqual([]);
  });

  it('behind a text that is never closed are read, though nobody wants its key', () => {
    const { records, gaps } = read(`${V5}[HKEY_CURRENT_USER\\Console]\r\n"a"="b\r\n[${ROOT}]\r\n"R"="x"\r\n`);
    expect(shown(records)).toEqual([`${KEY} : R REG_SZ = "x"`]);
    expect(gaps.map((gap) => gap.at?.region?.startLine)).toEqual([4]);
  });

  it('a key without values exists all the same', () => {
    const result = read(`${V5}[${ROOT}\\MitRealms\\]\r\n[${ROOT}]\r\n; nothing\r\n`);
    expect(shown(result.records)).toEqual([`create-key ${KEY}\\MitRealms`, `create-key ${KEY}`]);
    expect(shown(read(`${V5}[HKLM]\r\n[${ROOT}]\r\n"a"=-`).records)).toEqual([`delete-value ${KEY} : a`]);
  });

  it('of keys that nobody wants are checked and not yielded', () => {
    const other = `${V5}[HKEY_CURRENT_USER\\Console]\r\n"a"="x"\r\n"b"=hex:01,\\\r\n  02\r\n"c"=-\r\n"d"=dword:1\r\n`;
    expect(read(other).records).toEqual([]);
    expect(read(other).gaps).toEqual([]);
    expect(read(`${other}"e"=hex:0x\r\n`).gaps.map((gap) => gap.at?.region?.startLine)).toEqual([9]);
  });

  it('escapes as Wine writes line breaks are a notice, unknown ones a gap', () => {
    const wine = read(file('"a"="one\\r\\ntwo\\0"'));
    expect(shown(wine.records)).toEqual([`${KEY} : a REG_SZ = "one\\r\\ntwo\\u0000"`]);
    expect(wine.diagnostics.map(({ code, effect }) => `${code} ${effect}`)).toEqual(
      Array(3).fill('bad-value notice'),
    );
    const unknown = read(file('"a"="C:\\temp"'));
    expect(shown(unknown.records)).toEqual([`${KEY} : a REG_SZ = "C:\\\\temp"`]);
    expect(unknown.gaps.map(({ code, effect, at }) => [code, effect, at?.region?.startColumn])).toEqual([
      ['bad-value', 'partial', 8],
    ]);
  });

  it('bytes that do not fit their type are said', () => {
    expect(readAll(reg, encode(file('"a"=hex(1):41,00,42'))).gaps.map((gap) => gap.code)).toEqual([
      'bad-value',
    ]);
    expect(readAll(reg, encode(file('"a"=hex(4):41'))).gaps).toMatchObject([
      { code: 'bad-value', effect: 'partial' },
    ]);
  });
});

describe('hex texts in an 8-bit file of version 5', () => {
  const value = (hex: string) => {
    const result = read(file(`"a"=${hex}`), 'utf-8');
    return [
      ...shown(result.records).map((line) => line.slice(line.indexOf('='))),
      ...result.diagnostics.map((d) => d.code),
    ];
  };
  it.each([
    ['UTF-16 with its NUL', 'hex(1):2e,00,61,00,00,00', ['= ".a"']],
    ['UTF-16 without', 'hex(1):2e,00,61,00', ['= ".a"']],
    ['UTF-16 that is not Latin', 'hex(1):38,04,39,04', ['= "\u0438\u0439"']],
    ['one byte per character', 'hex(1):2e,61,62,00', ['= ".ab"', 'encoding-assumed']],
    ['the same without a NUL', 'hex(2):2e,61,62', ['= ".ab"', 'encoding-assumed']],
    ['a list in UTF-16', 'hex(7):61,00,62,00,00,00,00,00', ['= ["ab"]']],
    [
      'a list of one byte per character',
      'hex(7):61,62,63,00,64,65,66,00,00',
      ['= ["abc","def"]', 'encoding-assumed'],
    ],
    ['two characters', 'hex(1):61,62', ['= "ab"', 'encoding-assumed']],
    ['a blank between them', 'hex(1):61,20,62', ['= "a b"', 'encoding-assumed']],
    ['no character of ASCII', 'hex(1):61,7f', ['= "\u7f61"']],
    ['a list in UTF-16 without its NULs', 'hex(7):61,00,62,00,63,00', ['= ["abc"]']],
    ['a list of short texts', 'hex(7):61,62,00,63,00,64,00,00', ['= ["ab","c","d"]', 'encoding-assumed']],
    ['bytes that are no text', 'hex:2e,61,62', ['= 3 bytes']],
    ['one character', 'hex(1):2e,00', ['= "."']],
    ['nothing', 'hex(1):', ['= ""']],
  ])('%s', (_, hex, expected) => {
    expect(value(hex)).toEqual(expected);
  });

  it('is always UTF-16 in a UTF-16 file, and the code page in REGEDIT4', () => {
    expect(textIn(file('"a"=hex(1):2e,61,62,63,00,00')).value).toBe('\u612e\u6362');
    expect(textIn(file('"a"=hex(1):2e,61,62,63')).value).toBe('\u612e\u6362');
    expect(textIn(`REGEDIT4\n[${ROOT}]\n"a"=hex(1):2e,a0,00\n`, 'utf-8').value).toBe('.\u00a0');
  });
});

describe('places', () => {
  it('a host in hex over lines is its bytes', () => {
    const text = file('"a"=hex(7):2e,00,61,00,\\', '  00,00,2e,00,\\', '  62,00,00,00,00,00');
    const data = only(text)?.data;
    const items = data?.kind === 'list' ? data.items : [];
    expect(items.map((item) => item.value)).toEqual(['.a', '.b']);
    expect(items.map((item) => regionText(text, item))).toEqual(['2e,00,61,00', '2e,00,\\\r\n  62,00']);
    expect(regionText(text, sub(items[1] as Located, 1, 2))).toBe('62,00');
    expect(rawText(encode(text, 'utf-16le-bom'), sub(items[1] as Located, 1, 2), 'utf-16le')).toBe('62,00');
  });

  it('a unit whose bytes stand on two lines is both', () => {
    const text = file('"a"=hex(1):2e,\\', '  00,61,00');
    expect(regionText(text, sub(textIn(text), 0, 1))).toBe('2e,\\\r\n  00');
  });

  it('no bytes have the place of where they would stand', () => {
    const text = file('"a"=hex(1):');
    expect(textIn(text).at.region).toMatchObject({ startLine: 4, startColumn: 12, endColumn: 12 });
  });

  it('bytes have that of their digits in a file of any width', () => {
    const text = file('"a"=hex(1):2e,0,61,0');
    for (const encoding of ['utf-8', 'utf-16le-bom'] as const) {
      const located = textIn(text, encoding);
      expect(regionText(text, located)).toBe('2e,0,61,0');
      expect(rawText(encode(text, encoding), located, encoding)).toBe('2e,0,61,0');
    }
  });

  it('an empty text has that of its first byte, a default value that of its sign', () => {
    const text = file('  @=hex(1):00,00');
    expect(textIn(text).at.region).toMatchObject({ startLine: 4, startColumn: 12, endColumn: 12 });
    expect(regionText(text, only(text)?.valueName as Located)).toBe('@');
  });

  it('an escape is one character, in names too', () => {
    const text = file('"a\\\\b"="x\\"y"');
    const record = only(text);
    expect(regionText(text, sub(record?.valueName as Located, 1, 2))).toBe('\\\\');
    expect(regionText(text, sub(textIn(text), 1, 2))).toBe('\\"');
    expect(regionText(text, sub(textIn(text), 2, 3))).toBe('y');
    expect(regionText(text, { value: '', at: record?.at ?? { start: 0, end: 0, region: null } })).toBe(
      '"a\\\\b"="x\\"y"',
    );
  });

  it('a text over lines keeps its lines', () => {
    const text = file('"a"="one', 'two\\\\three"', '"b"="c"');
    const located = readAll(reg, encode(text)).records[0]?.data;
    if (located?.kind !== 'text') throw new Error('no text');
    expect(regionText(text, sub(located.text, 5, 8))).toBe('two');
    expect(regionText(text, sub(located.text, 9, 14))).toBe('three');
    const unix = text.replaceAll('\r', '');
    const short = readAll(reg, encode(unix)).records[0]?.data;
    if (short?.kind !== 'text') throw new Error('no text');
    expect(short.text.value).toBe('one\ntwo\\three');
    expect(regionText(unix, sub(short.text, 4, 7))).toBe('two');
  });

  it('numbers, names, keys and scopes have theirs', () => {
    const text = file('"a"=dword:0000000f ; x');
    const result = read(text);
    const data = result.records[0]?.data;
    if (data?.kind !== 'number') throw new Error('no number');
    expect(regionText(text, { value: '', at: data.at })).toBe('0000000f');
    expect(regionText(text, result.records[0]?.keyPath as Located)).toBe(KEY.slice(5));
    expect(regionText(text, { value: '', at: result.scopes[0]?.at ?? data.at })).toBe(ROOT);
  });
});

describe('keys with doubled backslashes', () => {
  const doubled = `${ROOT}\\MitRealms`.replaceAll('\\', '\\\\');

  it.each(['HKEY_LOCAL_MACHINE', 'HKLM'])('below %s are handed on as they are written', (root) => {
    const key = doubled.replace('HKEY_LOCAL_MACHINE', root);
    const text = `${V5}[${key}]\r\n"ZSCALERTHREE.NET"="<k>kerberos.zscalerthree.net</k>"\r\n`;
    const record = only(text);
    expect(record?.hive).toBe('HKLM');
    expect(record?.keyPath.value).toBe(key.slice(root.length + 1));
    expect(regionText(text, record?.keyPath as Located)).toBe(key.slice(root.length + 1));
  });

  it('are wanted though a single one is doubled, and deleted ones too', () => {
    const single = `${ROOT.replace('\\Kerberos', '\\\\Kerberos')}\\MitRealms`;
    expect(read(`${V5}[${single}]\r\n[-${doubled}]\r\n`).records.map(({ operation }) => operation)).toEqual([
      'create-key',
      'delete-key',
    ]);
  });
});

describe('lines that are none', () => {
  it.each<[string, string, number]>([
    ['prose', 'hello', 4],
    ['an unclosed name', '"a=1', 4],
    ['no equals sign', '"a" "b"', 4],
    ['an unknown form', '"a"=qword:1', 4],
    ['a number with too many digits', '"a"=dword:123456789', 4],
    ['a number without digits', '"a"=dword:', 4],
    ['another sign', '"a":"b"', 4],
    ['an unknown form of text', '"a"=x"', 4],
    ['no hex', '"a"=hex:0g', 4],
    ['no hex at all', '"a"=hex:g0', 4],
    ['a sign that is no digit', '"a"=hex:@1', 4],
    ['commas alone', '"a"=hex:,01', 4],
    ['two bytes without a comma', '"a"=hex:01 02', 4],
    ['a backslash after a byte', '"a"=hex:01\\', 4],
    ['a continuation that is none', '"a"=hex:01,\\\r\n"b"="x"', 4],
    ['a continuation with more', '"a"=hex:01,\\ x ; y', 4],
    ['rubbish after a text', '"a"="b" c', 4],
    ['rubbish after a deletion', '"a"=-1', 4],
    ['a str of a number', '"a"=str(4):"x"', 4],
    ['a text that never ends before the next key', '"a"="b\r\n[HKEY_CURRENT_USER\\Software\\Kerberos]', 4],
    ['the same before a key behind blanks', '"a"="b\r\n\t [HKEY_CURRENT_USER\\Software\\Kerberos]', 4],
    ['a key without its bracket', '[HKEY_LOCAL_MACHINE\\SOFTWARE', 4],
    ['rubbish after a key', '[HKEY_LOCAL_MACHINE\\SOFTWARE] x', 4],
    ['a root that does not exist', '[HKEY_DYN_DATA\\x]', 4],
  ])('%s', (_, lines, line) => {
    const result = read(file(lines));
    expect(result.gaps.map((gap) => [gap.code, gap.effect, gap.at?.region?.startLine])).toEqual([
      ['malformed', 'partial', line],
    ]);
    expect(result.scopes.filter(({ covers }) => covers.what === 'key' && covers.subkeys)).toEqual([]);
  });

  it('do not keep the others from being read', () => {
    const result = read(
      file('"a"="b', '"c"="d"', '"e"=hex:01,\\', '"f"=dword:1', `[${ROOT}\\MitRealms]`, '"g"="h"'),
    );
    expect(result.records.map((record) => record.valueName?.value)).toEqual(['c', 'f', 'g']);
    expect(result.gaps.map((gap) => gap.at?.region?.startLine)).toEqual([4, 6]);
    expect(result.scopes.map(({ covers }) => covers.what === 'key' && covers.keyPath)).toEqual([
      `${KEY.slice(5)}\\MitRealms`,
    ]);
  });

  it('values before any key, and under a deleted one', () => {
    expect(read(`${V5}"a"="b"\r\n[${ROOT}]\r\n`).gaps.map((gap) => gap.code)).toEqual(['malformed']);
    expect(read(`${V5}[-${ROOT}]\r\n"a"="b"\r\n`).gaps.map((gap) => gap.code)).toEqual(['malformed']);
    expect(read(`${V5}[HKEY_NONE\\x]\r\n"a"="b"\r\n`).gaps).toHaveLength(1);
  });

  it('comments of either kind are nothing to be said', () => {
    expect(read(file('# "a"="b"', ' ; x', '')).diagnostics).toEqual([]);
  });

  it('a text of absurd length is given up', () => {
    const long = file('"a"="b', ...Array.from({ length: 9 }, () => 'x'.repeat(130_000)));
    expect(read(long).gaps.map((gap) => gap.code)[0]).toBe('malformed');
  });

  itThorough('many escapes cost no more than their length', () => {
    const text = file(`"a"="${'\\\\'.repeat(200_000)}"`);
    expect(textIn(text).value).toHaveLength(200_000);
  });
});

describe('scopes', () => {
  const covered = (text: string) =>
    read(text).scopes.map(
      ({ covers }) => covers.what === 'key' && [covers.hive, covers.keyPath, covers.subkeys],
    );

  it('a parent covers what lies below it', () => {
    expect(covered(`${V5}[HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n[${ROOT}]\r\n`)).toEqual([
      ['HKLM', 'SOFTWARE', true],
    ]);
    expect(covered(`${V5}[HKEY_LOCAL_MACHINE]\r\n[${ROOT}]\r\n`)).toEqual([['HKLM', '', true]]);
  });

  it('keys beside each other are covered each alone, once, and only the wanted ones', () => {
    const text = `${V5}[${ROOT}\\MitRealms]\r\n[${ROOT}2]\r\n[HKEY_USERS\\.DEFAULT]\r\n[${ROOT}\\MITREALMS]\r\n`;
    expect(covered(text)).toEqual([
      ['HKLM', `${KEY.slice(5)}\\MitRealms`, false],
      ['HKLM', `${KEY.slice(5)}2`, false],
    ]);
  });

  it('a key with doubled backslashes is another one, and no other key covers it', () => {
    const doubled = `${ROOT}\\domain_realm`.replaceAll('\\', '\\\\');
    const text = `${V5}[${ROOT}]\r\n[${doubled}]\r\n`;
    expect(covered(text)).toEqual([
      ['HKLM', KEY.slice(5), false],
      ['HKLM', doubled.slice('HKEY_LOCAL_MACHINE\\'.length), false],
    ]);
  });

  it('there is none without a key', () => {
    expect(covered(V5)).toEqual([]);
  });
});

describe('cuts', () => {
  /** Whether `text` is a whole number of lines, or ends with a construct that is whole by itself. */
  function isComplete(text: string): boolean {
    const logical = text.replace(/,\\\r?\n +/g, ',');
    const last = logical.slice(logical.lastIndexOf('\n') + 1).replace(/\r$/, '');
    if (last === '') return !/,\\\r?\n$/.test(text);
    const hex = /^"[^"]*"=hex\(([17])\):((?:[0-9a-f]{2},)*[0-9a-f]{2})$/.exec(last);
    if (hex) {
      const units =
        hex[2]
          ?.split(',')
          .join('')
          .match(/.{1,4}/g) ?? [];
      return units.slice(hex[1] === '7' ? -2 : -1).every((unit) => unit === '0000');
    }
    return /^(\[.*\]|"[^"]*"="[^"]*"|"[^"]*"=str\(1\):"[^"]*"|"[^"]*"=dword:\w{8}|Windows.*5\.00)$/.test(
      last,
    );
  }

  it.each<[string, TextEncodingName]>([
    ['regedit.reg', 'utf-16le-bom'],
    ['hivexregedit.reg', 'utf-8'],
  ])('%s, at every byte', (name, encoding) => {
    const bytes = fixture(`reg/${name}`);
    const whole = readAll(reg, bytes);
    const text = new TextDecoder(encoding === 'utf-8' ? 'utf-8' : 'utf-16le');
    const start = 40 * (encoding === 'utf-8' ? 1 : 2);
    for (let size = start; size <= bytes.length; size += STEP) {
      const part = bytes.slice(0, size);
      const odd = encoding !== 'utf-8' && size % 2 === 1;
      const complete = !odd && isComplete(text.decode(part));
      const result = readAll(reg, part);
      expect([size, result.gaps.length > 0]).toEqual([size, !complete]);
      const subtree = result.scopes.some(({ covers }) => covers.what === 'key' && covers.subkeys);
      if (!complete) expect([size, subtree]).toEqual([size, false]);
      // A cut never changes a value, it only takes some away.
      const known = shown(whole.records);
      for (const line of shown(result.records)) {
        if (!line.startsWith('create-key')) expect(known).toContain(line);
      }
    }
  });

  it.each([
    '"a"="b',
    '"a"=dword:0000000',
    '"a"=hex(7):61,00,00,00',
    '"a"=hex(1):61,00',
    '"a"=hex(4):01,00,00',
    '"a"=hex(b):01,00,00,00,00,00,00',
    '"a"=hex:01,02',
    '"a"=hex(7):00,00',
    '"a"=hex(1):61,00,00',
    '"a"=hex(4):01,00,00,00,',
    '"a"=hex(4):01,00,00,0',
    '"a"=hex(4):01,00,00,\\\r\n0',
    '"a"=hex:01,02,03,04',
    '"a"=hex:01,02,03,04,05,06,07,08',
    '"a"=hex:01,',
    '"a"=hex:01,\\',
    '"a"=hex:01,\\\r\n  0',
    '"a"=he',
    '"a',
    '"a"=- x',
    '"a"="b" x',
    '"a"=dword:x',
    '[HKEY_LOCAL',
    'x',
  ])('an unfinished %s', (line) => {
    const result = read(`${V5}[${ROOT}\\MitRealms]\r\n[${ROOT}\\domain_realm]\r\n${line}`);
    expect(result.gaps.map(({ code, effect }) => [code, effect])).toEqual([['truncated', 'partial']]);
    expect(result.records.every((record) => record.operation === 'create-key')).toBe(true);
    expect(result.scopes.map(({ covers }) => covers.what === 'key' && covers.keyPath)[0]).toBe(
      `${KEY.slice(5)}\\MitRealms`,
    );
  });

  it.each([
    '"a"="b"',
    '"a"=-',
    '"a"=dword:00000001',
    '"a"=hex(1):61,00,00,00',
    '; x',
    '"a"=hex(4):01,00,00,00',
    '"a"=dword:1 ;',
    '"a"=hex(1):00,00',
    '"a"=hex(2):61,00,00,00',
    '"a"=hex(5):00,00,00,01',
    '"a"=hex(7):00,00,00,00',
    '"a"=hex(7):61,00,00,00,00,00',
    '"a"=hex(b):01,00,00,00,00,00,00,00',
  ])('a last %s without its line end is whole', (line) => {
    expect(read(`${V5}[${ROOT}]\r\n${line}`).gaps).toEqual([]);
  });

  it('a text of the code page ends with one NUL', () => {
    expect(read(`REGEDIT4\n[${ROOT}]\n"a"=hex(1):2e,00`, 'utf-8').gaps).toEqual([]);
  });

  it('rubbish behind the last line of a text is read again', () => {
    const { gaps } = read(`${V5}[${ROOT}]\r\n"a"="b\r\nc" x`);
    expect(gaps.map((gap) => gap.code)).toEqual(['malformed', 'truncated']);
  });
});

describe('round trips', () => {
  const words = anyText(60).map((s) => s.replaceAll('\ufeff', ''));
  const quoted = (value: string) => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  // A line that looks like a key ends an unclosed text: no such thing in what is written here.
  const plain = words.map((s) => s.replace(/[\r\n[\]]/g, ' '));

  it('quoted texts, in every encoding', () => {
    const encodings: TextEncodingName[] = ['utf-8', 'utf-16le-bom', 'utf-16be-bom'];
    fc.assert(
      fc.property(plain, plain, fc.constantFrom(...encodings), (name, value, encoding) => {
        const text = file(`"${quoted(name)}"="${quoted(value)}"`);
        const bytes = encode(text, encoding);
        const record = readAll(reg, bytes).records[0];
        const located = record?.data?.kind === 'text' ? record.data.text : null;
        expect([record?.valueName?.value, located?.value]).toEqual([name, value]);
        if (!located || value === '') return;
        expect(regionText(text, located)).toBe(quoted(value));
        expect(rawText(bytes, located, encoding)).toBe(quoted(value));
      }),
      { numRuns: THOROUGH ? 200 : 60 },
    );
  });

  it('hex texts, however their lines are broken', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 9 }), (value, perLine) => {
        const digits = [...Buffer.from(`${value}\0`, 'utf16le')].map((byte) =>
          byte.toString(16).padStart(2, '0'),
        );
        const lines: string[] = [];
        for (let i = 0; i < digits.length; i += perLine) lines.push(digits.slice(i, i + perLine).join(','));
        const text = file(`"a"=hex(1):${lines.join(',\\\r\n  ')}`);
        const located = textIn(text);
        expect(located.value).toBe(value);
        for (let i = 0; i < value.length; i++) {
          const raw = regionText(text, sub(located, i, i + 1));
          const bytes = raw.match(/[0-9a-f]{2}/g)?.map((hex) => Number.parseInt(hex, 16)) ?? [];
          expect(bytes).toEqual([value.charCodeAt(i) & 0xff, value.charCodeAt(i) >> 8]);
        }
      }),
      { numRuns: THOROUGH ? 100 : 30 },
    );
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '"',
      '\\',
      '=',
      '[',
      ']',
      '-',
      'hex(1):',
      'dword:',
      '00,',
      '\r\n',
      '@',
      ';',
      'HKLM',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = file(pieces.join(''));
        const { items } = readAll(reg, encode(text));
        // No item lies outside of the text.
        for (const { at } of items) expect(at?.end ?? 0).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: THOROUGH ? 500 : 150 },
    );
  });
});

describe(`samples${WHY_SKIPPED}`, () => {
  const files = corpusFiles('produced', /\.reg$/i);
  it.skipIf(files.length === 0)('of Wine, hivex and reged are read whole', () => {
    expect(files.length).toBe(19);
    for (const path of files) {
      const bytes = Uint8Array.from(readFileSync(path));
      const result = readAll(reg, bytes);
      expect([path, reg.accepts(headOf(sourceOf(bytes)))]).toEqual([path, true]);
      expect([path, result.diagnostics]).toEqual([path, []]);
      expect([path, result.scopes.length]).toEqual([path, 1]);
      const lines = shown(result.records).join('\n').toLowerCase();
      expect(lines).toContain('\\mitrealms : zscalerbeta.net reg_sz = "');
      expect(lines).toMatch(
        /\\domain_realm : zscalerbeta\.net reg_(multi_)?sz = .*gateway\.zscalerbeta\.net"/,
      );
      expect(lines).toMatch(/: mitrealms_enabled reg_dword = [01]/);
    }
  });
});
