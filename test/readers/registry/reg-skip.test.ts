// Lines of .reg files one by one: which are passed over, up to where, and which are left for the reader.

import { describe, expect, it } from 'vitest';
import { INTEREST } from '../../../src/interpreters/interpret.ts';
import { fragmentsOf } from '../../../src/readers/registry/fragments.ts';
import { reg } from '../../../src/readers/registry/reg.ts';
import { skipUnwanted } from '../../../src/readers/registry/reg-skip.ts';
import { readAll } from '../../support/bytes.ts';

const ROOT = 'HKEY_LOCAL_MACHINE\\AZ@`{[S';
const HEAD = `Windows Registry Editor Version 5.00\r\n\r\n[${ROOT}]\r\n\r\n[${ROOT}\\A]\r\n`;
const pass = skipUnwanted(ROOT.toLowerCase(), fragmentsOf(INTEREST));

/** What is passed over of a text, as a text. */
function over(text: string, before = ''): string {
  const passed = pass(before + text, before.length);
  if (!passed) return '';
  const whole = text.slice(0, passed.to - before.length);
  expect(passed.lines).toBe(whole.split('\n').length - 1);
  return whole;
}

describe('lines that are passed over', () => {
  it.each([
    '\n',
    '\r\n',
    ' \t \r\n',
    '\t\n',
    '; comment\r\n',
    ';\n',
    '# comment\n',
    '#\r\n',
    `[${ROOT}]\r\n`,
    `[${ROOT.toLowerCase()}]\r\n`,
    `[${ROOT}\\Foo]\n`,
    `[${ROOT}\\Foo Bar~] \t\r\n`,
    `[${ROOT}\\Ker]\r\n`,
    '"a"=""\r\n',
    '""="b"\n',
    '"a"="b" \t\r\n',
    '"a\\"\\\\"="b"\r\n',
    '"a"="\\"\\\\"\r\n',
    '"a"="é;日"\r\n',
    '"a=b"="["\r\n',
    '"a"=-\r\n',
    '"a"=- \n',
    '@="b"\r\n',
    '@=-\n',
    '@=hex:00,\\\r\n  11\r\n',
    '"a"=dword:09afAF00\r\n',
    '"a"=dword:90faFA99 \n',
    '"a"=hex:\r\n',
    '"a"=hex: \n',
    '"a"=hex(7):\n',
    '"a"=hex:00\r\n',
    '"a"=hex:09,90,af,fa,AF,FA \n',
    '"a"=hex(2):00\r\n',
    '"a"=hex(0123aFcD):00\r\n',
    '"a"=hex(7):61,00,\\\r\n  62,00,\\\r\n\t00,00\r\n',
    '"a"=hex:00,11,\\ \n22,\\\n33\n',
  ])('%j', (text) => {
    expect(over(text)).toBe(text);
    // So are they between others, and nothing is said of them in full.
    expect(over(`; x\n${text}${text}hello\r\n`, 'x "="[;\n')).toBe(`; x\n${text}${text}`);
    expect(readAll(reg, Buffer.from(HEAD + text)).items.map(({ kind }) => kind)).toEqual(['scope']);
  });
});

describe('lines that are left', () => {
  it.each([
    ['nothing', ''],
    ['no end of the line', ' '],
    ['a CR alone', '\r'],
    ['a second CR', '\r\r\n'],
    ['a comment that goes on', '; comment'],
    ['a comment behind blanks', ' ; comment\r\n'],
    ['prose', 'hello\r\n'],
    ['a key with prose', `[${ROOT}\\Foo] x\r\n`],
    ['a key that goes on', `[${ROOT}\\Foo]`],
    ['a key without its end', `[${ROOT}\\Foo\r\n]\r\n`],
    ['a key that ends with the text', `[${ROOT}\\Foo`],
    ['a key with brackets', `[${ROOT}\\a]b]\r\n`],
    ['a deleted key', `[-${ROOT}\\Foo]\r\n`],
    ['a key beside the tree', `[${ROOT}x]\r\n`],
    ['another key', `[${ROOT.replace('AZ', 'AY')}\\Foo]\r\n`],
    ['the key above', '[HKEY_LOCAL_MACHINE]\r\n'],
    ['a key with other letters', `[${ROOT}\\caf\u00e9]\r\n`],
    ['a key with a control at the edge of ASCII', `[${ROOT}\\a\u0080]\r\n`],
    ['a key with a tab', `[${ROOT}\\a\tb]\r\n`],
    ['letters that only look raised', `[${ROOT.replace('@', '`')}\\Foo]\r\n`],
    ['letters that only look lowered', `[${ROOT.replace('{', '[')}\\Foo]\r\n`],
    ['a wanted key', `[${ROOT}\\Kerberos]\r\n`],
    ['a wanted key in capitals', `[${ROOT}\\x\\KERBEROS\\MitRealms]\r\n`],
    ['a key without its bracket', `${ROOT}\\Foo]\r\n`],
    ['a name that goes on', '"a\r\n"="b"\r\n'],
    ['a name that goes on behind LF', '"a\n"="b"\r\n'],
    ['a name that a backslash cuts', '"a\\\r\n"="b"\r\n'],
    ['a name that ends with the text', '"a'],
    ['a name alone', '"a"\r\n'],
    ['a sign that is no equals sign', '"a":"b"\r\n'],
    ['blanks around the equals sign', '"a" = "b"\r\n'],
    ['blanks behind it', '"a"= "b"\r\n'],
    ['a default without its sign', '@"b"\r\n'],
    ['a default with a letter', '@x="b"\r\n'],
    ['a text that goes on', '"a"="b\r\nc"\r\n'],
    ['a text that goes on behind LF', '"a"="b\nc"\r\n'],
    ['a text that goes on behind CR', '"a"="b\rc"\r\n'],
    ['a text that ends with the file', '"a"="b'],
    ['a text with its end escaped', '"a"="b\\"\r\n'],
    ['a text with a comment', '"a"="b" ;c\r\n'],
    ['a text with more', '"a"="b"c\r\n'],
    ['a text without its line end', '"a"="b"'],
    ['a deletion with more', '"a"=-1\r\n'],
    ['a deletion without its line end', '"a"=-'],
    ['a form of nobody', '"a"=str(1):"b"\r\n'],
    ['another word', '"a"=qword:00000001\r\n'],
    ['seven digits', '"a"=dword:0000001\r\n'],
    ['nine digits', '"a"=dword:000000001\r\n'],
    ['digits with a comment', '"a"=dword:00000001;\r\n'],
    ['a sign before the digits', '"a"=dword:/0000001\r\n'],
    ['a sign behind the digits', '"a"=dword::0000001\r\n'],
    ['a sign before the capitals', '"a"=dword:@0000001\r\n'],
    ['a letter behind F', '"a"=dword:G0000001\r\n'],
    ['a sign before the letters', '"a"=dword:`0000001\r\n'],
    ['a letter behind f', '"a"=dword:0000000g\r\n'],
    ['digits without their line end', '"a"=dword:00000001'],
    ['capitals', '"a"=DWORD:00000001\r\n'],
    ['hex without a colon', '"a"=hex00\r\n'],
    ['hex without a type', '"a"=hex():00\r\n'],
    ['a type of nine digits', '"a"=hex(000000001):00\r\n'],
    ['a type that is no number', '"a"=hex(g):00\r\n'],
    ['a colon that comes later', '"a"=hex x:00\r\n'],
    ['what is no hex', '"a"=hex:zz\r\n'],
    ['half a byte', '"a"=hex:0\r\n'],
    ['half a byte in front', '"a"=hex:0,11\r\n'],
    ['a digit too much', '"a"=hex:001\r\n'],
    ['a comma at the end', '"a"=hex:00,\r\n'],
    ['a comma at the beginning', '"a"=hex:,00\r\n'],
    ['two commas', '"a"=hex:00,,11\r\n'],
    ['blanks between bytes', '"a"=hex:00, 11\r\n'],
    ['a comment behind bytes', '"a"=hex:00 ;x\r\n'],
    ['bytes without their line end', '"a"=hex:00'],
    ['no bytes and no line end', '"a"=hex:'],
    ['a line that goes on without a byte', '"a"=hex:\\\r\n  00\r\n'],
    ['a line that goes on without a comma', '"a"=hex:00\\\r\n  11\r\n'],
    ['a slash instead of a backslash', '"a"=hex:00,/\r\n  11\r\n'],
    ['a comment where it goes on', '"a"=hex:00,\\ ;x\r\n  11\r\n'],
    ['nothing where it goes on', '"a"=hex:00,\\\r\n'],
    ['a blank line where it goes on', '"a"=hex:00,\\\r\n\r\n  11\r\n'],
    ['a line of nothing but a backslash', '"a"=hex:00,\\\r\n  \\\r\n  11\r\n'],
    ['a key where it goes on', `"a"=hex:00,\\\r\n[${ROOT}\\Foo]\r\n`],
    ['what is no hex where it goes on', '"a"=hex:00,\\\r\n  zz\r\n'],
    ['half a byte where it goes on', '"a"=hex:00,\\\r\n  1\r\n'],
    ['no line end where it goes on', '"a"=hex:00,\\\r\n  11'],
  ])('%s', (_, text) => {
    expect(over(text)).toBe('');
    expect(pass(text, 0)).toBeNull();
    expect(over(`"b"="c"\r\n${text}`, '\r\n')).toBe('"b"="c"\r\n');
  });
});
