// LGPO text: what LGPO.exe /parse prints, and what people write for it.

import { describe, expect, it } from 'vitest';
import { detect, headOf } from '../../../src/readers/detect.ts';
import { readers } from '../../../src/readers/readers.ts';
import { lgpoText } from '../../../src/readers/registry/lgpo-text.ts';
import { encode, fixture, rawText, readAll, regionText, shown, sourceOf } from '../../support/bytes.ts';
import { STEP } from '../../support/thorough.ts';

const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const PARSED = fixture('lgpo-text/parsed.txt');
const WRITTEN = fixture('lgpo-text/handwritten.txt');

const read = (text: string | Uint8Array) => readAll(lgpoText, typeof text === 'string' ? encode(text) : text);
const setting = (action: string, name = 'x', key = `${KEY}\\MitRealms`, who = 'Computer') =>
  `${who}\r\n${key}\r\n${name}\r\n${action}\r\n\r\n`;
const head = (who: string) => `; ------\r\n; PARSING ${who} POLICY\r\n; Source file:  registry.pol\r\n\r\n`;
const ABOVE = KEY.slice(0, KEY.lastIndexOf('\\'));
const FOOT = '; PARSING COMPLETED.\r\n; ------\r\n\r\n';

describe('what LGPO parses', () => {
  it('is a side of a GPO with its values', () => {
    const { records, scopes, diagnostics } = read(PARSED);
    expect(diagnostics).toEqual([]);
    expect(shown(records)).toEqual([
      `?\\${KEY} : domain_realm_Enabled REG_DWORD = 1`,
      `?\\${KEY} : MitRealms_Enabled REG_DWORD = 1`,
      `?\\${KEY}\\domain_realm : ZSCALERBETA.NET REG_SZ = ".zscalerbeta.net; .gateway.zscalerbeta.net"`,
      `?\\${KEY}\\MitRealms : ZSCALERBETA.NET REG_SZ = "<k>kerberos.zscalerbeta.net</k>"`,
    ]);
    expect(records.every(({ side }) => side === 'computer')).toBe(true);
    expect(scopes).toMatchObject([{ side: 'computer', covers: { what: 'gpo-side' } }]);
    expect(scopes[0]?.at.region).toMatchObject({ startLine: 2, startColumn: 1 });
  });

  it('is empty where the policy file is', () => {
    const { items } = read(fixture('lgpo-text/user-empty.txt'));
    expect(items).toMatchObject([{ kind: 'scope', side: 'user' }]);
    expect(read('').items).toEqual([]);
  });

  it('is still a whole side where something is only noted', () => {
    const { diagnostics, scopes } = read(head('User') + setting('CLEAR') + FOOT);
    expect(diagnostics).toMatchObject([{ effect: 'notice' }]);
    expect(scopes).toHaveLength(1);
  });

  it('is no whole side where a byte of it is no text', () => {
    const { gaps, scopes } = read(Uint8Array.of(...encode(head('User') + FOOT, 'utf-16le-bom'), 0x20));
    expect(gaps).toHaveLength(1);
    expect(scopes).toEqual([]);
  });

  it('begins and ends with comments of its own', () => {
    expect(read(`${head('User')}; Not yet ; PARSING COMPLETED.\r\n`).gaps).toMatchObject([
      { code: 'truncated', effect: 'partial' },
    ]);
    expect(read(`; Was ; PARSING User POLICY\r\n${FOOT}`).scopes).toEqual([]);
  });

  it('may have blanks about the word that a setting begins with', () => {
    const { records, gaps } = read(setting('SZ:b', 'A', undefined, ' Computer '));
    expect(gaps).toEqual([]);
    expect(records).toMatchObject([{ side: 'computer' }]);
    const short = `Computer\r\n${KEY}\\MitRealms\r\nA\r\n`;
    const mended = read(short + setting('SZ:b', 'B', undefined, ' Computer '));
    expect(mended.gaps).toHaveLength(1);
    expect(shown(mended.records)).toEqual([`?\\${KEY}\\MitRealms : B REG_SZ = "b"`]);
  });

  it('knows its places', () => {
    const { records } = read(PARSED);
    const record = records.at(-1);
    if (record?.data?.kind !== 'text' || !record.valueName) throw new Error('no text');
    const text = new TextDecoder().decode(PARSED);
    for (const [located, raw] of [
      [record.keyPath, `${KEY}\\MitRealms`],
      [record.valueName, 'ZSCALERBETA.NET'],
      [record.data.text, '<k>kerberos.zscalerbeta.net</k>'],
    ] as const) {
      expect(rawText(PARSED, located, 'utf-8')).toBe(raw);
      expect(regionText(text, located)).toBe(raw);
    }
  });

  it.each([0, 1, 2, 3])('is a gap where line %s of a setting is missing, whoseever it is', (missing) => {
    for (const key of [undefined, 'Software\\Contoso']) {
      const lines = setting('SZ:<k>kdc</k>', 'ZSCALERBETA.NET', key).split('\r\n');
      lines.splice(missing, 1);
      const { records, gaps, scopes } = read(
        `${head('Computer')}${lines.join('\r\n')}${setting('SZ:b', 'A')}${FOOT}`,
      );
      expect(gaps[0]).toMatchObject({ code: 'malformed', effect: 'partial' });
      expect(shown(records)).toEqual([`?\\${KEY}\\MitRealms : A REG_SZ = "b"`]);
      expect(scopes).toEqual([]);
    }
  });

  it('is a gap where the key and the value change places', () => {
    const swapped = setting('SZ:b', `${KEY}\\MitRealms`, 'A');
    const { records, gaps, scopes } = read(`${head('Computer')}${swapped}${FOOT}`);
    expect(gaps).toMatchObject([{ code: 'bad-value', at: { region: { startLine: 7, startColumn: 1 } } }]);
    expect([...records, ...scopes]).toEqual([]);
  });

  it('goes on with the setting that stands where a line is missing', () => {
    const short = `Computer\r\n${KEY}\\MitRealms\r\nA\r\n`;
    const { records, gaps } = read(`${head('Computer')}${short}${setting('SZ:b', 'B')}${FOOT}`);
    expect(gaps.map(({ at }) => at?.region)).toMatchObject([{ startLine: 5, endLine: 8, endColumn: 9 }]);
    expect(shown(records)).toEqual([`?\\${KEY}\\MitRealms : B REG_SZ = "b"`]);
  });

  it('is cut off at every place before its end', () => {
    const end = new TextDecoder().decode(PARSED).indexOf('COMPLETED') + 'COMPLETED.\r\n'.length;
    // Before its second line is there it is not recognised.
    for (
      let size = new TextDecoder().decode(PARSED).indexOf('POLICY') + 6;
      size < PARSED.length;
      size += STEP
    ) {
      const { gaps, scopes } = read(PARSED.slice(0, size));
      const complete = size >= end && PARSED[size - 1] === 0x0a;
      expect([size, gaps.length, scopes.length]).toEqual(complete ? [size, 0, 1] : [size, 1, 0]);
    }
  });

  it('of both policies is two sides, of which the last begun must be complete', () => {
    const user = head('User') + FOOT;
    expect(read(head('Computer') + setting('SZ:a') + FOOT + user).gaps).toEqual([]);
    expect(read(head('Computer') + setting('SZ:a') + FOOT + head('User')).gaps).toHaveLength(1);
  });
});

describe('what people write for LGPO', () => {
  it('is read action by action, and covers nothing', () => {
    const { records, scopes, diagnostics, gaps } = read(WRITTEN);
    expect(gaps).toEqual([]);
    expect(scopes).toEqual([]);
    expect(shown(records)).toEqual([
      `delete-all-values ?\\${KEY}\\MitRealms`,
      `?\\${KEY} : MitRealms_Enabled REG_DWORD = 1`,
      `?\\${KEY}\\MitRealms : ZSCALERBETA.NET REG_SZ = "<k>kerberos.zscalerbeta.net</k>"`,
      `?\\${KEY}\\KdcProxy : List REG_MULTI_SZ = ["one","two"]`,
      `?\\${KEY}\\KdcProxy : Blob REG_BINARY = 2 bytes`,
      `?\\${KEY}\\KdcProxy : Many REG_QWORD = 4294967296`,
      `?\\${KEY}\\domain_realm : ZSCALERBETA.NET REG_SZ = ".zscalerbeta.net; .gateway.zscalerbeta.net"`,
      `delete-value ?\\${KEY}\\domain_realm : ZSCALERTWO.NET`,
      `create-key ?\\${KEY}\\KdcProxy`,
    ]);
    expect(diagnostics).toMatchObject([{ code: 'not-read', effect: 'notice' }]);
  });

  it('may be of a user', () => {
    const { records } = readAll(lgpoText, WRITTEN, ['contoso']);
    expect(records).toMatchObject([{ side: 'user', type: 'REG_EXPAND_SZ' }]);
  });

  it.each([
    [
      'DELETEKEYS:MitRealms;domain_realm',
      [`delete-key ?\\${KEY}\\MitRealms`, `delete-key ?\\${KEY}\\domain_realm`],
    ],
    ['SECUREKEY:1', [`secure-key ?\\${KEY}`]],
    ['createkey', [`create-key ?\\${KEY}`]],
    ['MULTISZ:', [`?\\${KEY} : * REG_MULTI_SZ = []`]],
    ['MULTISZ:\\0', [`?\\${KEY} : * REG_MULTI_SZ = [""]`]],
    ['EXSZ:%a%', [`?\\${KEY} : * REG_EXPAND_SZ = "%a%"`]],
    ['DWORD: 0x18 ', [`?\\${KEY} : * REG_DWORD = 24`]],
    [' DELETE ', [`delete-value ?\\${KEY} : *`]],
    ['DELETEKEYS:MitRealms;;', [`delete-key ?\\${KEY}\\MitRealms`]],
    ['DELETEKEYS', []],
  ])('%s', (action, expected) => {
    const { records, gaps } = read(setting(action, '*', KEY));
    expect(gaps).toEqual([]);
    expect(shown(records)).toEqual(expected);
  });

  it('may name a directive as a policy file does', () => {
    expect(shown(read(setting('SZ: ', '**del.ZSCALER.NET')).records)).toEqual([
      `delete-value ?\\${KEY}\\MitRealms : ZSCALER.NET`,
    ]);
    expect(shown(read(setting('SZ:MitRealms', '**DeleteKeys', KEY)).records)).toEqual([
      `delete-key ?\\${KEY}\\MitRealms`,
    ]);
    expect(read(setting('DWORD:1', '**DeleteKeys', KEY)).gaps).toHaveLength(1);
  });

  it.each([
    ['SZ:Kerberos;Audit', '**DeleteKeys'],
    ['DELETEKEYS:Audit;Kerberos', '*'],
  ])('%s below a key that nobody wants can name one that is wanted', (action, name) => {
    const { records, diagnostics } = read(setting(action, name, ABOVE));
    expect(shown(records)).toEqual([`delete-key ?\\${KEY}`]);
    expect(diagnostics).toEqual([]);
  });

  it('is nothing where an order below such a key names none', () => {
    expect(read(setting('DWORD:1', '**DeleteKeys', ABOVE)).items).toEqual([]);
    expect(read(setting('SZ:Audit', '**DeleteKeys', ABOVE)).items).toEqual([]);
  });

  it('is no value under an order that nobody knows', () => {
    expect(read(setting('SZ:a', '**delvalue.x')).items).toMatchObject([{ code: 'bad-value' }]);
  });

  it('keeps what it cannot read as a text', () => {
    expect(shown(read(setting('DWORD:one')).records)).toEqual([`?\\${KEY}\\MitRealms : x REG_DWORD = "one"`]);
    expect(read(setting('BINARY:0a,0b')).records[0]?.data).toMatchObject({ kind: 'bytes', length: 2 });
  });

  it.each([
    ['DWORD:one', 'bad-value'],
    ['QWORD:-1', 'bad-value'],
    ['DWORD:4294967296', 'bad-value'],
    ['DWORD:0x100000000', 'bad-value'],
    ['DWORD:1e3', 'bad-value'],
    ['DWORD:+1', 'bad-value'],
    ['BINARY:0', 'bad-value'],
    ['BINARY:0g', 'bad-value'],
    ['BINARY:g0', 'bad-value'],
    ['SET:1', 'bad-value'],
    ['', 'malformed'],
    ['1 SZ:a', 'malformed'],
    ['1SZ:a', 'malformed'],
    ['SZ1:a', 'malformed'],
    ['PS C:\\Temp>', 'malformed'],
  ])('is a gap with the action "%s"', (action, code) => {
    const { gaps, scopes } = read(setting(action));
    expect(gaps).toMatchObject([{ code, effect: 'partial' }]);
    expect(scopes).toEqual([]);
  });

  it('is a gap where it takes back what it has set', () => {
    expect(read(setting('SZ:a', 'X') + setting('CLEAR')).gaps).toMatchObject([
      { code: 'unsupported', effect: 'partial' },
    ]);
    expect(read(setting('SZ:a', 'y') + setting('CLEAR')).gaps).toEqual([]);
    expect(read(setting('DELETE') + setting('CLEAR')).gaps).toEqual([]);
  });

  it('of other keys is nothing, understood or not', () => {
    expect(read(setting('BAD', 'x', 'Software\\Contoso')).items).toEqual([]);
  });

  it('is a gap where no setting begins', () => {
    expect(read(`HKLM\r\n${setting('SZ:a')}`).gaps).toMatchObject([{ code: 'malformed' }]);
    expect(read(`See C:\\Temp> LGPO.exe\r\n${setting('SZ:a')}`).gaps).toHaveLength(1);
    expect(read(`Computer\r\n\r\n${setting('SZ:a')}`).gaps).toMatchObject([{ code: 'malformed' }]);
  });

  it('is complete after each of its settings', () => {
    const text = new TextDecoder().decode(WRITTEN);
    for (let size = text.indexOf('Computer') + 1; size < text.length; size += STEP) {
      const prefix = text.slice(0, size);
      const blocks = prefix.slice(text.indexOf('Computer')).split('\r\n\r\n').at(-1) ?? '';
      const complete = blocks.trim() === '' || /^(?:[^\r\n]*\r\n){4}$/.test(blocks);
      const clean = read(prefix).gaps.length === 0;
      expect([size, clean && prefix.endsWith('\n')]).toEqual([size, complete && prefix.endsWith('\n')]);
    }
  });

  it('may stand in a console copy, and in any encoding', () => {
    const copied = `C:\\Temp> LGPO.exe /parse /m registry.pol\r\n${new TextDecoder().decode(PARSED)}`;
    for (const encoding of ['utf-8', 'utf-16le-bom', 'utf-16be'] as const) {
      const bytes = encode(copied, encoding);
      expect(detect(headOf(sourceOf(bytes)), readers)?.format).toBe('lgpo-text');
      expect(read(bytes).records).toHaveLength(4);
      expect(read(bytes).scopes).toHaveLength(1);
    }
    expect(read(`PS C:\\Temp> type a.txt\r\n${setting('SZ:a')}C:\\Temp>\r\n`).gaps).toEqual([]);
  });
});

describe('accepts', () => {
  const accepts = (text: string) => lgpoText.accepts(headOf(sourceOf(encode(text))));
  it.each([
    [head('User'), true],
    [setting('DELETE'), true],
    [setting('SZ:a', 'x', 'Software\\A', 'User:Administrators'), true],
    [`   \r\n${setting('DELETEKEYS:Realms', '*', 'Software\\A', 'User')}`, true],
    [setting('DELETEKEYS'), true],
    [setting('SECUREKEY'), true],
    [setting('DELETED'), false],
    [setting('NODELETE'), false],
    [setting('XSZ:a'), false],
    [setting('SZ:a', 'x', 'Software\\A', 'My Computer'), false],
    [setting('SZ:a', 'x', 'Software\\A', 'Computers'), false],
    ['; ; PARSING Computer POLICY\r\n', false],
    ['C:\\Temp> echo ; PARSING Computer POLICY\r\n', false],
    ['Computer\r\nSoftware\\A\r\nx\r\n', false],
    ['Computer\r\nSoftware\r\nx\r\nSZ:a\r\n', false],
    ['Computer: PC-0217\r\n', false],
    ['; a comment\r\n', false],
    [`; PARSING Computer POLICY\r\n[General]\r\n`, false],
  ])('%j', (text, expected) => {
    expect(accepts(text)).toBe(expected);
  });
});
