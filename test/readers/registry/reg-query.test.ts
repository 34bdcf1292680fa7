// `reg query` output: values between blanks, several queries in a file, consoles, what each query covers.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Located, sub } from '../../../src/model/located.ts';
import { headOf } from '../../../src/readers/detect.ts';
import { regQuery } from '../../../src/readers/registry/reg-query.ts';
import {
  encode,
  fixture,
  type Read,
  rawText,
  readAll,
  regionText,
  shown,
  sourceOf,
} from '../../support/bytes.ts';
import { CORPUS, corpusFiles, WHY_SKIPPED } from '../../support/corpus.ts';
import { STEP, THOROUGH } from '../../support/thorough.ts';

const ROOT = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const KEY = ROOT.replace('HKEY_LOCAL_MACHINE', 'HKLM');
const MAP = '.zscalerthree.net; .gateway.zscalerthree.net';

function read(...lines: string[]): Read {
  return readAll(regQuery, encode(`${lines.join('\r\n')}\r\n`), undefined, {}, true);
}

/** Values of one key, as one query shows them. */
function values(...lines: string[]): Read {
  return read('', ROOT, ...lines, '');
}

function covered({ scopes }: Read): unknown[] {
  return scopes.map(({ covers }) => covers.what === 'key' && [covers.hive, covers.keyPath, covers.subkeys]);
}

function accepts(text: string): boolean {
  return regQuery.accepts(headOf(sourceOf(encode(text))));
}

describe('fixtures', () => {
  it('a recursive query covers its key with all below', () => {
    const result = readAll(regQuery, fixture('reg-query/recursive.txt'));
    expect(shown(result.records)).toEqual([
      `${KEY} : domain_realm_Enabled REG_DWORD = 1`,
      `${KEY} : MitRealms_Enabled REG_DWORD = 1`,
      `${KEY}\\domain_realm :  REG_SZ = ""`,
      `${KEY}\\domain_realm : ZSCALERTHREE.NET REG_SZ = "${MAP}"`,
      `${KEY}\\MitRealms : ZSCALERTHREE.NET REG_SZ = "<k>kerberos.zscalerthree.net</k>"`,
    ]);
    expect(result.diagnostics).toEqual([]);
    expect(covered(result)).toEqual([['HKLM', KEY.slice(5), true]]);
  });

  it('two queries of a German console in its code page', () => {
    const result = readAll(regQuery, fixture('reg-query/two-queries-cp850.txt'));
    expect(shown(result.records)).toEqual([
      `${KEY}\\domain_realm : ZSCALERTHREE.NET REG_SZ = ".zscalerthree.net;\u00a0.gateway.zscalerthree.net"`,
      `${KEY}\\domain_realm : BRANCH.CONTOSO.EXAMPLE REG_SZ = ".branch.contoso.example"`,
      `${KEY}\\MitRealms : ZSCALERTHREE.NET REG_SZ = "<k>kerberos.zscalerthree.net</k>"`,
      `${KEY}\\MitRealms : BRANCH.CONTOSO.EXAMPLE REG_SZ = "<k>kdc.branch.contoso.example</k>"`,
    ]);
    expect(result.diagnostics.map(({ code, effect }) => [code, effect])).toEqual([
      ['encoding-assumed', 'notice'],
    ]);
    expect(covered(result)).toEqual([
      ['HKLM', `${KEY.slice(5)}\\domain_realm`, true],
      ['HKLM', `${KEY.slice(5)}\\MitRealms`, true],
    ]);
  });

  it('a copied console: subkeys that are only listed, a query that failed', () => {
    const bytes = fixture('reg-query/console-utf16.txt');
    expect(regQuery.accepts(headOf(sourceOf(bytes)))).toBe(true);
    const result = readAll(regQuery, bytes);
    expect(shown(result.records)).toEqual([
      `${KEY} : MitRealms_Enabled REG_DWORD = 1`,
      `create-key ${KEY}\\domain_realm`,
      `create-key ${KEY}\\MitRealms`,
    ]);
    expect(result.diagnostics).toEqual([]);
    expect(result.scopes.map(({ covers }) => covers)).toEqual([
      { what: 'key', hive: 'HKLM', keyPath: KEY.slice(5), subkeys: false },
      { what: 'value', hive: 'HKLM', keyPath: KEY.slice(5), valueName: 'domain_realm_Enabled' },
    ]);
  });
});

describe('lines that a console padded with blanks', () => {
  const lines = [
    '',
    ROOT,
    '    MitRealms_Enabled    REG_DWORD    0x1',
    '',
    `${ROOT}\\domain_realm`,
    '    ZSCALERTHREE.NET    REG_SZ    .zscalerthree.net',
    '',
    `${ROOT}\\MitRealms`,
    `${ROOT}\\Other`,
    '',
  ];
  let plain: Read;
  beforeEach(() => {
    plain = read(...lines);
  });

  const paths = ({ records }: Read) =>
    records.map((record) => record.kind === 'registry' && record.keyPath.value);

  it.each<[string, (line: string) => boolean]>([
    ['all', () => true],
    ['all but the empty ones', (line) => line !== ''],
    ['keys and empty ones', (line) => !line.startsWith(' ')],
  ])('have keys without them where it padded %s', (_what, isPadded) => {
    for (const width of [ROOT.length + 14, 120, 200]) {
      const padded = read(...lines.map((line) => (isPadded(line) ? line.padEnd(width) : line)));
      expect(paths(padded)).toEqual(paths(plain));
      expect(covered(padded)).toEqual(covered(plain));
      expect(padded.diagnostics).toEqual([]);
    }
  });

  it('are told by the line that comes where none is before', () => {
    const [key, value] = [ROOT, '    MitRealms_Enabled    REG_DWORD    0x1'].map((line) => line.padEnd(120));
    expect(paths(read(key ?? '', value ?? '', ''))).toEqual([KEY.slice(5)]);
    expect(paths(read(key ?? '', `${value} `, ''))).toEqual([key?.slice('HKEY_LOCAL_MACHINE\\'.length)]);
  });

  it.each<[string, string, string]>([
    ['an empty line with a blank', ' ', ''],
    ['a value with a blank', '    ZSCALERTHREE.NET    REG_SZ    .zscalerthree.net ', ''],
    ['the same key once more', `${ROOT}\\MitRealms `, ''],
    ['a line that is as long, and ends with none', 'x'.repeat(`${ROOT}\\MitRealms `.length), ''],
    ['a value behind it that ends with a blank', '', '    ZSCALERTHREE.NET    REG_SZ    a '],
    ['a line behind it that is as long, and ends with none', '', `${ROOT}\\MitRealms\\`],
  ])('are none where another line ends elsewhere: %s', (_what, before, behind) => {
    const { records } = read(ROOT, '', before, `${ROOT}\\MitRealms `, behind, '');
    const found = records.some(
      (record) => record.kind === 'registry' && record.keyPath.value.endsWith('Realms '),
    );
    expect(found).toBe(true);
  });

  it('are as long as the console is wide', () => {
    const padded = lines.map((line) => line.padEnd(88));
    const { records, scopes } = read(...padded);
    const last = records.filter((record) => record.kind === 'registry').at(-1);
    expect(last?.keyPath.value).toBe(`${KEY.slice(5)}\\Other`);
    expect(last?.at.region).toMatchObject({
      startLine: 9,
      startColumn: 1,
      endColumn: `${ROOT}\\Other`.length + 1,
    });
    expect(scopes).toHaveLength(plain.scopes.length);
  });

  it('are none where one key alone ends with a blank: that is its name', () => {
    const { records } = read(...lines.map((line) => (line.endsWith('MitRealms') ? `${line} ` : line)));
    const found = records.map((record) => record.kind === 'registry' && record.keyPath.value);
    expect(found).toContain(`${KEY.slice(5)}\\MitRealms `);
    expect(found).toContain(`${KEY.slice(5)}\\Other`);
  });

  it('under keys that nobody wants are no others', () => {
    const far = ['', 'HKLM\\SOFTWARE\\Contoso', '    a    REG_SZ    b', ''];
    const many = Array.from({ length: 40 }, (_, i) => [
      '',
      `HKLM\\SOFTWARE\\Contoso\\Agent\\${i}`,
      '    a    REG_SZ    b',
    ]);
    const whole = [...far, ...many.flat(), ...lines];
    const padded = read(...whole.map((line) => line.padEnd(120)));
    expect(paths(padded)).toEqual(paths(plain));
    expect(covered(padded)).toEqual(covered(read(...whole)));
    expect(padded.diagnostics).toEqual([]);
  });
});

describe('accepts', () => {
  it('what a client shows', () => {
    expect(regQuery).toMatchObject({ format: 'reg-query', holder: 'client' });
  });

  it('a key line that is followed by a value or a key', () => {
    expect(accepts(`\r\n${ROOT}\r\n    a    REG_SZ    b\r\n`)).toBe(true);
    expect(accepts(`HKLM\\SOFTWARE\r\n\r\nHKLM\\SYSTEM\r\n`)).toBe(true);
    expect(accepts(`some prose\n${ROOT}\n    a    REG_SZ    \n`)).toBe(true);
  });

  it('nothing else', () => {
    expect(accepts(`Windows Registry Editor Version 5.00\n\n[${ROOT}]\n"a"="b"\n`)).toBe(false);
    expect(accepts(`${ROOT}\nis the key of the policy\n`)).toBe(false);
    expect(accepts('ERROR: The system was unable to find the specified registry key or value.\n')).toBe(
      false,
    );
    expect(accepts('    a    REG_SZ    b\n')).toBe(false);
    expect(accepts('some prose\n    a    REG_SZ    b\n')).toBe(false);
    expect(accepts('')).toBe(false);
  });
});

describe('a value that was joined with the line of its key', () => {
  it.each(['a REG_SZ', 'a    REG_SZ b'])('is not what a key may be called: %s', (name) => {
    expect(read(`${ROOT}\\${name}`, '    a    REG_SZ    b').gaps).toEqual([]);
  });

  it.each(['    MitRealms_Enabled    REG_DWORD    0x0', '    A    REG_SZ'])('is a gap: %s', (value) => {
    const { gaps, scopes } = readAll(
      regQuery,
      encode(`\r\n${ROOT}\r\n    a    REG_SZ    b\r\n\r\n${ROOT}${value}\r\n\r\n`),
    );
    expect(gaps).toMatchObject([{ code: 'malformed', effect: 'partial' }]);
    expect(scopes).toEqual([]);
  });
});

describe('values', () => {
  it.each<[string, string, string]>([
    ['a text', '    a    REG_SZ    b', ' : a REG_SZ = "b"'],
    ['runs of blanks', '    a    b    REG_EXPAND_SZ      c    d  ', ' : a    b REG_EXPAND_SZ = "  c    d  "'],
    ['a type in the data', '    a    REG_SZ    b    REG_SZ    c', ' : a REG_SZ = "b    REG_SZ    c"'],
    ['blanks at the end of the name', '    a     REG_SZ    b', ' : a  REG_SZ = "b"'],
    ['blanks before the name', '     a    REG_SZ    b', ' :  a REG_SZ = "b"'],
    ['nothing', '    a    REG_SZ    ', ' : a REG_SZ = ""'],
    ['nothing, and stripped', '    a    REG_SZ', ' : a REG_SZ = ""'],
    ['nothing, and stripped in part', '    a    REG_SZ  ', ' : a REG_SZ = ""'],
    ['a number of the other order', '    a    REG_DWORD_BIG_ENDIAN    0x1', ' : a REG_DWORD_BIG_ENDIAN = 1'],
    ['a line break that may expand', '    a    REG_EXPAND_SZ    b\r\nc', ' : a REG_EXPAND_SZ = "b\\r\\nc"'],
    ['a line break in a list', '    a    REG_MULTI_SZ    b\r\nc', ' : a REG_MULTI_SZ = ["b\\r\\nc"]'],
    [
      'a line break before the end of a search',
      '    a    REG_SZ    b\r\nfound: 10 realms',
      ' : a REG_SZ = "b\\r\\nfound: 10 realms"',
    ],
    ['a name with parentheses', '    a (b)    REG_SZ    (c)', ' : a (b) REG_SZ = "(c)"'],
    ['a name that begins with them', '    (a)b    REG_SZ    (c)', ' : (a)b REG_SZ = "(c)"'],
    ['a default value', '    (Standard)    REG_SZ    b', ' :  REG_SZ = "b"'],
    ['the default value of Windows XP', '    <NO NAME>\tREG_SZ\tb', ' :  REG_SZ = "b"'],
    ['tabs', '    a\tREG_DWORD\t0x1f', ' : a REG_DWORD = 31'],
    ['a number', '    a    REG_DWORD    0x1  ', ' : a REG_DWORD = 1'],
    ['a long number', '    a    REG_QWORD    0x100000000', ' : a REG_QWORD = 4294967296'],
    ['bytes', '    a    REG_BINARY    0102ff', ' : a REG_BINARY = 3 bytes'],
    ['no bytes', '    a    REG_NONE    ', ' : a REG_NONE = 0 bytes'],
    ['a list', '    a    REG_MULTI_SZ    b\\0c', ' : a REG_MULTI_SZ = ["b","c"]'],
    ['a list with an empty end', '    a    REG_MULTI_SZ    b\\0', ' : a REG_MULTI_SZ = ["b",""]'],
    ['an empty list', '    a    REG_MULTI_SZ    ', ' : a REG_MULTI_SZ = []'],
    ['a line break', '    a    REG_SZ    b\r\nc\r\n      d', ' : a REG_SZ = "b\\r\\nc\\r\\n      d"'],
    [
      'a line break before what looks like a result',
      '    a    REG_SZ    b\r\nkdc: 10',
      ' : a REG_SZ = "b\\r\\nkdc: 10"',
    ],
  ])('%s', (_, line, expected) => {
    const result = values(line);
    expect(shown(result.records)).toEqual([`${KEY}${expected}`]);
    expect(result.diagnostics).toEqual([]);
  });

  it('behind a line break are values of their own', () => {
    const { records } = values(
      '    a    REG_SZ    b',
      'c',
      '    d    REG_SZ    e',
      '    f    REG_BINARY    01',
    );
    expect(shown(records.slice(0, 2))).toEqual([`${KEY} : a REG_SZ = "b\\r\\nc"`, `${KEY} : d REG_SZ = "e"`]);
    expect(records[2]?.data).toMatchObject({ kind: 'bytes', length: 1 });
  });

  it('that are not set are none', () => {
    for (const data of ['(Wert nicht gesetzt)', '(Wert nicht gesetzt)  ']) {
      expect(values(`    (Standard)    REG_SZ    ${data}`).records).toEqual([]);
    }
  });

  it.each([
    ['no number', '    a    REG_DWORD    one'],
    ['no number at its beginning', '    a    REG_DWORD    x0x1'],
    ['no number at its end', '    a    REG_DWORD    0x1 (1)'],
    ['no bytes', '    a    REG_BINARY    0x1'],
    ['half a byte', '    a    REG_BINARY    010'],
    ['no known type', '    a    REG_FOO    1'],
  ])('%s is said', (_, line) => {
    const result = readAll(regQuery, encode(`\r\n${ROOT}\r\n${line}\r\n    b    REG_SZ    c\r\n`));
    expect(result.gaps.map(({ code, effect, at }) => [code, effect, at?.region?.startLine])).toEqual([
      ['bad-value', 'partial', 3],
    ]);
    expect(shown(result.records)).toEqual([`${KEY} : b REG_SZ = "c"`]);
    expect(covered(result)).toEqual([]);
  });

  it('of keys that nobody wants are passed over', () => {
    const result = read('HKEY_CURRENT_USER\\Console', '    a    REG_DWORD    x', '    b    REG_SZ    c', 'd');
    expect(result.items.map((item) => item.kind)).toEqual(['scope']);
    expect(read('HKEY_CURRENT_USER\\Console', '    a    REG_DWORD    x').items).toEqual([]);
  });

  it('have their places', () => {
    const text = `${ROOT}\r\n    a    b    REG_MULTI_SZ    c\\0de\r\n    f    REG_SZ    g\r\nh\r\n    i    REG_DWORD    0x1\r\n`;
    const { records, scopes } = readAll(regQuery, encode(text, 'utf-16le-bom'));
    const [list, lines, number] = records.map((record) => record.data);
    if (list?.kind !== 'list' || lines?.kind !== 'text' || number?.kind !== 'number')
      throw new Error('kinds');
    expect(regionText(text, records[0]?.valueName as Located)).toBe('a    b');
    expect(list.items.map((item) => regionText(text, item))).toEqual(['c', 'de']);
    expect(rawText(encode(text, 'utf-16le-bom'), list.items[1] as Located, 'utf-16le')).toBe('de');
    expect(regionText(text, sub(lines.text, 3, 4))).toBe('h');
    expect(regionText(text, { value: '', at: number.at })).toBe('0x1');
    expect(regionText(text, { value: '', at: scopes[0]?.at ?? number.at })).toBe(ROOT);
    expect(regionText(text, { value: '', at: records[1]?.at ?? number.at })).toBe('f    REG_SZ    g\r\nh');
  });
});

describe('a number', () => {
  it.each([
    ['REG_DWORD    0xffffffff', 0],
    ['REG_DWORD    0x100000000', 1],
    ['REG_QWORD    0x100000000', 0],
  ])('has the room of its type: %s', (data, gaps) => {
    const result = readAll(regQuery, encode(`\r\n${ROOT}\r\n    a    ${data}\r\n\r\n`));
    expect(result.gaps.map(({ code }) => code)).toEqual(gaps ? ['bad-value'] : []);
  });
});

describe('other lines', () => {
  it.each<[string, string, string[]]>([
    ['an error', 'ERROR: Access is denied.', ['not-read notice']],
    ['an error in French', 'ERREUR : Acc\u00e8s refus\u00e9.', ['not-read notice']],
    ['an error of Wine', 'reg: Unable to find the specified registry key', ['not-read notice']],
    ['an error in Chinese', '\u9519\u8bef\uff1a\u62d2\u7edd\u8bbf\u95ee\u3002', ['not-read notice']],
    ['a long error', `FEHLER: ${'x'.repeat(492)}`, ['not-read notice']],
    ['an error within prose', 'It said ERROR: Access is denied.', ['malformed partial']],
    ['shouted prose', 'WHAT is this', ['malformed partial']],
    ['a prompt within prose', 'Look at C:\\Users>', ['malformed partial']],
    ['a banner of Windows 7', 'Copyright (c) 2009 Microsoft Corporation.', []],
    ['a banner of PowerShell', 'PowerShell 7.4.1', []],
    ['a banner within prose', 'This is Windows PowerShell', ['malformed partial']],
    ['more matches', 'End of search: 12 match(es) found.', ['not-read notice']],
    ['the end of a search without a blank', 'Fine ricerca:2 corrispondenze trovate.', ['not-read notice']],
    ['a search within a quotation', '> End of search: 2 match(es) found.', ['malformed partial']],
    ['a value without a name', '    REG_SZ    b', ['malformed partial']],
    ['a value without a name, behind blanks', '        REG_SZ    b', ['malformed partial']],
    ['a type that goes on', '    a    REG_SZx    b', ['malformed partial']],
    ['a prompt', 'C:\\Users\\admin>', []],
    ['a prompt of PowerShell', 'PS C:\\> cls', []],
    ['a prompt of a remote PowerShell', '[PC-0217]: PS C:\\Users\\admin\\Documents> exit', []],
    ['a banner', '(c) Microsoft Corporation. All rights reserved.', []],
    ['a banner of Windows XP', '! REG.EXE VERSION 3.0', []],
    ['the end of a search', 'End of search: 2 match(es) found.', ['not-read notice']],
    ['prose', 'what is this', ['malformed partial']],
    ['an indented line', '    what is this', ['malformed partial']],
    ['a root that does not exist', 'HKEY_DYN_DATA\\Kerberos', ['malformed partial']],
    ['a very long line', `FEHLER: ${'x'.repeat(600)}`, ['malformed partial']],
  ])('%s', (_, line, expected) => {
    const result = values('    a    REG_SZ    b', '    c    REG_SZ    d', '', line);
    expect(result.diagnostics.map(({ code, effect }) => `${code} ${effect}`)).toEqual(expected);
    expect(result.records).toHaveLength(2);
    expect(result.items.every(({ kind }) => kind)).toBe(true);
    if (result.gaps.length > 0) expect(covered(result)).toEqual([]);
  });

  it('a line that cannot belong to a number is none', () => {
    expect(values('    a    REG_DWORD    0x1', 'b').gaps.map((gap) => gap.code)).toEqual(['malformed']);
  });

  it('values without a key are none', () => {
    const result = read('    a    REG_SZ    b', ROOT, '    c    REG_SZ    d');
    expect(result.gaps.map((gap) => gap.at?.region?.startLine)).toEqual([1]);
  });

  it('a text of absurd length is given up', () => {
    const long = Array.from({ length: 9 }, () => 'x'.repeat(130_000));
    expect(values('    a    REG_SZ    b', ...long, 'y').gaps.map((gap) => gap.code)).toEqual(['malformed']);
  });

  it('a remote registry names its machine before the root', () => {
    const result = read(`\\\\PC-0217\\${ROOT}`, '    a    REG_SZ    b', '    c    REG_SZ    d');
    expect(shown(result.records)).toHaveLength(2);
    expect(result.gaps).toEqual([]);
  });
});

describe('what a query covers', () => {
  const two = ['    a    REG_SZ    b', '    c    REG_SZ    d'];
  const PATH = KEY.slice(5);

  it.each<[string, string[], unknown[]]>([
    ['nothing below it: all', [ROOT, ...two], [['HKLM', PATH, true]]],
    [
      'one value alone, which may be all that was asked for',
      [ROOT, '    a    REG_SZ    b'],
      [['HKLM', PATH, false]],
    ],
    [
      'subkeys listed: itself',
      [ROOT, ...two, '', `${ROOT}\\MitRealms`, `${ROOT}\\x`],
      [['HKLM', PATH, false]],
    ],
    ['values below: all', [ROOT, '', `${ROOT}\\MitRealms`, ...two, '', `${ROOT}\\x`], [['HKLM', PATH, true]]],
    [
      'a listed subkey that is queried next',
      [ROOT, ...two, '', `${ROOT}\\MitRealms`, '', `${ROOT}\\mitrealms`, ...two],
      [
        ['HKLM', PATH, false],
        ['HKLM', `${PATH}\\mitrealms`, true],
      ],
    ],
    [
      'keys beside each other',
      [`${ROOT}\\a`, ...two, `${ROOT}\\b`, ...two, `HKEY_USERS\\${PATH}\\b`, ...two],
      [
        ['HKLM', `${PATH}\\a`, true],
        ['HKLM', `${PATH}\\b`, true],
        ['HKU', `${PATH}\\b`, true],
      ],
    ],
    [
      'a listed subkey that is queried after others',
      [ROOT, ...two, '', `${ROOT}\\a`, `${ROOT}\\b`, '', `${ROOT}\\a`, ...two],
      [
        ['HKLM', PATH, false],
        ['HKLM', `${PATH}\\a`, true],
      ],
    ],
    [
      'the same key again',
      [ROOT, ...two, ROOT, ...two],
      [
        ['HKLM', PATH, true],
        ['HKLM', PATH, true],
      ],
    ],
    [
      'a key below the same path of another root',
      [ROOT, ...two, `HKEY_USERS\\${PATH}\\x`, ...two],
      [
        ['HKLM', PATH, true],
        ['HKU', `${PATH}\\x`, true],
      ],
    ],
    [
      'values of keys that nobody wants: all',
      ['HKLM\\SOFTWARE', '', 'HKLM\\SOFTWARE\\A', '', 'HKLM\\SOFTWARE\\A\\B', ...two, ''],
      [['HKLM', 'SOFTWARE', true]],
    ],
    [
      'such a key again',
      ['HKLM\\SOFTWARE', 'HKLM\\SOFTWARE\\A\\B', ...two, '', 'HKLM\\SOFTWARE\\A\\B', ...two],
      [
        ['HKLM', 'SOFTWARE', true],
        ['HKLM', 'SOFTWARE\\A\\B', true],
      ],
    ],
    [
      'such a key that was listed, and is queried after others',
      ['HKLM\\SOFTWARE', 'HKLM\\SOFTWARE\\A', '', 'HKLM\\SOFTWARE\\B', '', 'HKLM\\SOFTWARE\\A', ...two],
      [['HKLM', 'SOFTWARE\\A', true]],
    ],
    ['a root', ['HKLM', ...two], [['HKLM', '', true]]],
    ['a search: nothing', [ROOT, ...two, '', 'End of search: 2 match(es) found.'], []],
    ['what the command selects: nothing', ['C:\\>reg query HKLM\\x /v a', ROOT, ...two], []],
    ['a command without a selection', ['C:\\>reg query HKLM\\x /s', ROOT, ...two], [['HKLM', PATH, true]]],
  ])('%s', (_, lines, expected) => {
    const result = read(...lines, '');
    expect(covered(result)).toEqual(expected);
    expect(result.gaps).toEqual([]);
  });

  it('and what it shows does not depend on what was passed over before', () => {
    const unwanted = ['HKEY_LOCAL_MACHINE\\SOFTWARE', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\A\\B', ...two, ''];
    const { records } = read(...unwanted, ROOT, '    a    REG_SZ    b');
    expect(shown(records)).toEqual([`${KEY} : a REG_SZ = "b"`]);
  });
});

describe('a query that failed', () => {
  const LIST = `${KEY}\\MitRealms`;
  const ABSENT = 'ERROR: The system was unable to find the specified registry key or value.';
  const DENIED = 'ERROR: Access is denied.';
  const two = ['    a    REG_SZ    b', '    c    REG_SZ    d'];
  const answered = (prompt: string, ...answer: string[]) => read('', ROOT, ...two, '', prompt, ...answer, '');
  const told = ({ diagnostics }: Read) => diagnostics.map(({ code, effect }) => `${code} ${effect}`);
  const first = ['HKLM', KEY.slice(5), true];

  it.each([
    `C:\\>reg query ${LIST}`,
    `C:\\>REG.EXE QUERY "${LIST}" /s`,
    `C:\\Users\\admin>C:\\Windows\\System32\\reg.exe query ${ROOT}\\MitRealms /reg:64 2>&1`,
    `PS C:\\> reg query '${LIST}'`,
    `[PC-0217]: PS C:\\Users\\admin\\Documents> & "reg.exe" query ${LIST} | Out-Host`,
    `C:\\>reg query \\\\PC-0217\\${LIST}`,
    `C:\\>cmd /c "reg query ${LIST}"`,
    `C:\\>reg  query  ${LIST}`,
    `PS C:\\>  & reg.exe query ${LIST}`,
  ])('tells what is not there, and what is not known: %s', (prompt) => {
    const absent = answered(prompt, ABSENT);
    expect(absent.diagnostics).toEqual([]);
    expect(covered(absent)).toEqual([first, ['HKLM', LIST.slice(5), true]]);
    const denied = answered(prompt, DENIED);
    expect(told(denied)).toEqual(['not-read partial']);
    expect(denied.gaps[0]?.message).toContain(LIST);
    expect(covered(denied)).toEqual([first]);
  });

  it('may be the one whose answer comes, or the one before, where there is no prompt, and none behind that', () => {
    const local = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';
    const third = [`HKEY_LOCAL_MACHINE\\${local}\\Parameters`, ...two];
    const between = [`HKEY_LOCAL_MACHINE\\${local}\\Domains`, ...two, '', DENIED, '', ROOT, ...two, ''];
    expect(covered(read(...between, ...third, ''))).toEqual([['HKLM', `${local}\\Parameters`, true]]);
    expect(covered(read(DENIED, '', ROOT, ...two, ''))).toEqual([]);
    expect(covered(read(ABSENT, '', ROOT, ...two, ''))).toEqual([first]);
    const both = read(DENIED, '', ROOT, ...two, '', `HKEY_LOCAL_MACHINE\\${local}`, ...two, '');
    expect(covered(both)).toEqual([['HKLM', local, true]]);
  });

  it('stands where its key was typed', () => {
    for (const answer of [ABSENT, DENIED]) {
      const text = `${ROOT}\r\n${two.join('\r\n')}\r\n\r\nC:\\>reg query "${LIST}"\r\n${answer}\r\n`;
      const { scopes, gaps } = readAll(regQuery, encode(text, 'utf-16le-bom'));
      const at = answer === DENIED ? gaps[0]?.at : scopes[1]?.at;
      if (!at) throw new Error('no place');
      expect(regionText(text, { value: '', at })).toBe(LIST);
      expect(rawText(encode(text, 'utf-16le-bom'), { value: '', at }, 'utf-16le')).toBe(LIST);
    }
  });

  it.each([
    'FEHLER: Der angegebene Registrierungsschl\u00fcssel bzw. Wert wurde nicht gefunden.',
    'FEHLER: Der angegebene Registrierungsschl\u251c\u255dssel bzw. Wert wurde nicht gefunden.',
    "ERREUR : le syst\u251c\u00bfme n'a pas trouv\u251c\u00ae la cl\u251c\u00ae ou la valeur de Registre.",
    "ERREUR : le syst\u00e8me n'a pas trouv\u00e9 la cl\u00e9 ou la valeur de Registre sp\u00e9cifi\u00e9e.",
    'reg: Unable to find the specified registry key',
  ])('is understood: %s', (answer) => {
    const result = answered(`C:\\>reg query ${LIST}`, answer);
    expect(result.diagnostics).toEqual([]);
    expect(covered(result)).toHaveLength(2);
  });

  it('in another language is not known to be absent', () => {
    const answer = 'ERRORE: impossibile trovare la chiave o il valore.';
    expect(told(answered(`C:\\>reg query ${LIST}`, answer))).toEqual(['not-read partial']);
  });

  it.each<[string, string]>([
    ['/v MitRealms_Enabled', 'MitRealms_Enabled'],
    ['/v "MitRealms_Enabled" /z', 'MitRealms_Enabled'],
    ['/ve', ''],
  ])('for one value says nothing of the key: %s', (switches, valueName) => {
    const { diagnostics, scopes } = answered(`C:\\>reg query ${KEY} ${switches}`, ABSENT);
    expect(diagnostics).toEqual([]);
    expect(scopes[1]?.covers).toEqual({ what: 'value', hive: 'HKLM', keyPath: KEY.slice(5), valueName });
    expect(scopes).toHaveLength(2);
  });

  it.each(['/v', '/v /s', '/v a /s', '/f zscaler', '/reg:32', 'Kerberos', '1x'])(
    'is only mentioned where it may be about something else: %s',
    (switches) => {
      const result = answered(`C:\\>reg query ${LIST} ${switches}`, ABSENT);
      expect(told(result)).toEqual(['not-read notice']);
      expect(covered(result)).toEqual([first]);
    },
  );

  it.each([
    'C:\\>',
    'C:\\>reg query',
    'C:\\>reg query ""',
    'C:\\>reg query ',
    'C:\\>reg query %KEY%',
    'PS C:\\> reg query HKLM\\$path\\Kerberos',
    'PS C:\\> reg query HKLM:\\SYSTEM\\Kerberos',
    `C:\\>reg delete ${LIST}`,
    'C:\\>reg query HKCU\\Console',
  ])('is only mentioned where its key is not shown, or not ours: %s', (prompt) => {
    for (const answer of [ABSENT, DENIED]) {
      const result = answered(prompt, answer);
      expect(told(result)).toEqual(['not-read notice']);
      expect(covered(result)).toEqual([first]);
    }
  });

  it('names its key, though it is not ours, or has its backslashes doubled', () => {
    expect(answered('C:\\>reg query HKCU\\Console', DENIED).diagnostics[0]?.message).toContain('Console');
    const doubled = answered(`C:\\>reg query ${KEY}\\\\MitRealms\\x`, DENIED);
    expect(told(doubled)).toEqual(['not-read partial']);
  });

  it('of several in one line: it is not told which of them failed', () => {
    for (const other of ['reg query HKCU\\Console', 'reg query %KEY%', 'reg export HKCU\\Console a.reg']) {
      const prompt = `C:\\>${other} & reg query ${LIST}`;
      expect(told(answered(prompt, ABSENT))).toEqual(['not-read notice']);
      const denied = answered(prompt, DENIED);
      expect(told(denied)).toEqual(['not-read partial']);
      expect(denied.gaps[0]?.message).toContain(LIST);
    }
  });

  it('ends with the next prompt', () => {
    const result = answered(`C:\\>reg query ${LIST}`, ABSENT, '', 'C:\\>whoami /all', DENIED);
    expect(told(result)).toEqual(['not-read notice']);
    expect(covered(result)).toEqual([first, ['HKLM', LIST.slice(5), true]]);
  });

  it('and was answered after all is not absent', () => {
    const answer = [ABSENT, '', `${ROOT}\\MitRealms`, '    a    REG_SZ    b'];
    const result = answered(`C:\\>reg query ${LIST}`, ...answer);
    expect(covered(result)).toEqual([first, ['HKLM', LIST.slice(5), false]]);
  });

  it('in part covers nothing, wherever its error was printed', () => {
    const answer = [ROOT, ...two, '', `${ROOT}\\domain_realm`, ...two];
    const prompt = `C:\\>reg query ${ROOT} /s`;
    const orders = [
      [prompt, ...answer, DENIED],
      [prompt, DENIED, ...answer],
      [...answer, DENIED],
    ];
    for (const lines of orders) expect(covered(read(...lines, ''))).toEqual([]);
    expect(covered(read(prompt, DENIED, ...answer, prompt, ...answer, ''))).toEqual([first]);
  });

  it('and is cut off after that says nothing of its key', () => {
    const text = `${ROOT}\n${two.join('\n')}\n\nC:\\>reg query ${LIST}\n${ABSENT}\n`;
    expect(covered(readAll(regQuery, encode(text)))).toHaveLength(2);
    expect(covered(readAll(regQuery, encode(`${text}x`)))).toHaveLength(1);
    expect(covered(readAll(regQuery, encode(`${text}\nx`, 'utf-16le-bom').slice(0, -1)))).toHaveLength(1);
  });
});

it('what a pipe lets through covers nothing', () => {
  const lines = [`C:\\>reg query ${KEY} /s | findstr ZSCALER`, ROOT, '    a    REG_SZ    b', ''];
  expect(covered(read(...lines))).toEqual([]);
});

describe('cuts', () => {
  it.each(['recursive.txt', 'two-queries-cp850.txt'])('%s, at every byte', (name) => {
    const bytes = fixture(`reg-query/${name}`);
    const whole = shown(readAll(regQuery, bytes).records);
    for (let size = 1; size <= bytes.length; size += STEP) {
      const result = readAll(regQuery, bytes.slice(0, size));
      const complete = bytes[size - 1] === 0x0a;
      expect([size, result.gaps.map((gap) => gap.code)]).toEqual([size, complete ? [] : ['truncated']]);
      for (const line of shown(result.records)) {
        if (!line.startsWith('create-key')) expect(whole).toContain(line);
      }
      if (result.gaps.length > 0) expect(covered(result)).not.toContainEqual(['HKLM', KEY.slice(5), true]);
    }
  });

  it('in the middle of a character', () => {
    const bytes = encode(`${ROOT}\n    a    REG_SZ    b\n    c    REG_SZ    d\n`, 'utf-16le-bom');
    const result = readAll(regQuery, bytes.slice(0, -1));
    expect(result.gaps[0]?.hint).not.toBe('');
    expect(result.gaps.map((gap) => gap.code)).toEqual(['truncated', 'encoding']);
    expect(result.gaps[0]?.effect).toBe('partial');
    expect(covered(result)).toEqual([]);
  });

  it('a prompt at the end is how a copied console ends', () => {
    expect(readAll(regQuery, encode(`${ROOT}\n    a    REG_SZ    b\n\nC:\\>`)).gaps).toEqual([]);
  });
});

it('never throws, and reads the key that it begins with or says what it did not understand', () => {
  const piece = fc.constantFrom(
    ROOT,
    'HKLM',
    '\\x',
    '    ',
    'REG_SZ',
    'REG_DWORD',
    'a',
    '0x1',
    '\r\n',
    '\\0',
    '(',
    ')',
    ': ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { records, diagnostics } = readAll(regQuery, encode(`${ROOT}\r\n${pieces.join('')}`));
      const key = records[0]?.keyPath.value ?? (diagnostics.length > 0 ? 'a gap' : null);
      expect([KEY.slice('HKLM\\'.length), 'a gap']).toContain(key);
    }),
    { numRuns: THOROUGH ? 300 : 100 },
  );
});

describe(`samples${WHY_SKIPPED}`, () => {
  const files = corpusFiles('produced/wine', /query-.*\.txt$/).filter(
    (path) => !path.endsWith('query-missing.txt'),
  );
  it.skipIf(files.length === 0)('of Wine are read whole', () => {
    expect(files.length).toBe(18);
    for (const path of files) {
      const bytes = Uint8Array.from(readFileSync(path));
      const result = readAll(regQuery, bytes);
      expect([path, regQuery.accepts(headOf(sourceOf(bytes)))]).toEqual([path, true]);
      expect([path, result.gaps]).toEqual([path, []]);
      expect([path, result.scopes.length > 0]).toEqual([path, true]);
      expect([path, result.diagnostics.length]).toEqual([path, path.includes('dr-nbsp') ? 1 : 0]);
    }
  });

  it.skipIf(files.length === 0)('keep their NBSP, and failures are not ours', () => {
    const nbsp = readAll(
      regQuery,
      Uint8Array.from(readFileSync(`${CORPUS}/produced/wine/bad/dr-nbsp.query-s.txt`)),
    );
    expect(shown(nbsp.records).join('\n')).toContain('.zscalerbeta.net;\u00a0.gateway');
    const missing = readFileSync(`${CORPUS}/produced/wine/good/good.query-missing.txt`);
    expect(regQuery.accepts(headOf(sourceOf(Uint8Array.from(missing))))).toBe(false);
  });
});

describe('a session as the guide asks for it', () => {
  const klist = [
    'Current LogonId is 0:0x3e91c',
    '',
    'Cached Tickets: (1)',
    '',
    '#0>\tClient: mara.lind @ CORP.EXAMPLE',
  ];
  const queries = [
    'C:\\>reg query HKLM\\X',
    '',
    `${ROOT}\\MitRealms`,
    '    X.EXAMPLE    REG_SZ    <k>kdc.x</k>',
    '',
  ];

  it.each([
    ['before the queries', ['C:\\>klist', ...klist, '', ...queries]],
    ['in PowerShell', ['PS C:\\> klist', ...klist, '', ...queries]],
    ['after them', [...queries, 'C:\\>klist.exe', ...klist, '', 'C:\\>']],
  ])('klist %s is left aside, and said once', (_, lines) => {
    const { records, diagnostics, scopes } = read(...lines, 'C:\\>gpupdate', 'Updating policy...', 'C:\\>');
    expect(records).toHaveLength(1);
    expect(scopes).toHaveLength(1);
    expect(diagnostics.map(({ effect, message }) => [effect, message.includes('klist')])).toEqual([
      ['notice', true],
    ]);
  });

  it('klist that says nothing is not mentioned', () => {
    const banner = 'Copyright (C) Microsoft Corporation.';
    expect(read('C:\\>klist', '', banner, '', ...queries).diagnostics).toEqual([]);
  });

  it('gpupdate may say an error', () => {
    const { diagnostics } = read('C:\\>gpupdate /force', 'Updating policy...', 'ERROR: x', '', ...queries);
    expect(diagnostics.map(({ effect }) => effect)).toEqual(['notice']);
  });

  it.each([
    ['without its prompt', klist],
    ['ksetup, which shows realms', ['C:\\>ksetup', 'default realm = corp.example (NT Domain)']],
    ['a command that does more', ['C:\\>klist & ksetup', ...klist]],
    ['a command that prints nothing', ['C:\\>cls', 'default realm = corp.example (NT Domain)']],
    ['a command that only names one', ['C:\\>echo klist', 'default realm = corp.example (NT Domain)']],
    ['a text that lost its blanks', ['C:\\>klist', ...klist, 'X.EXAMPLE REG_SZ kdc.y']],
    ['a value that lost its blanks', ['C:\\>klist', ...klist, 'X.EXAMPLE REG_SZ <k>kdc.y</k>']],
  ])('%s stays a gap', (_, lines) => {
    const { diagnostics } = read(...lines, ...queries);
    expect(diagnostics.map(({ effect }) => effect)).toContain('partial');
  });

  it('what follows a key is read again', () => {
    const { records } = read('C:\\>klist', ...queries.slice(1), 'nothing of ours');
    expect(records).toHaveLength(1);
  });

  it.each([
    ['Fin de la recherche\u00a0: 2 correspondance(s) trouv\u00e9e(s).', 'notice'],
    [
      '\u041a\u043e\u043d\u0435\u0446 \u043f\u043e\u0438\u0441\u043a\u0430: \u043d\u0430\u0439\u0434\u0435\u043d\u043e \u0441\u043e\u0432\u043f\u0430\u0434\u0435\u043d\u0438\u0439: 2.',
      'notice',
    ],
    ['Cached Tickets: (3)', 'partial'],
    ['Date: Mon, 9 Mar 2026 09:40:00', 'partial'],
    ['trustDirection  : 1', 'partial'],
  ])('%s is %s', (line, effect) => {
    expect(read(...queries, line).diagnostics.map((one) => one.effect)).toEqual([effect]);
  });
});
