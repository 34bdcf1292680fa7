// Lines of queries one by one: which are passed over, what is counted of them, and which are left for the reader.

import { describe, expect, it } from 'vitest';
import { INTEREST } from '../../../src/interpreters/interpret.ts';
import { fragmentsOf } from '../../../src/readers/registry/fragments.ts';
import { skipUnwanted } from '../../../src/readers/registry/query-skip.ts';

const ROOT = 'HKEY_LOCAL_MACHINE\\AZ@`{[S';
const standing = { tree: ROOT.toLowerCase(), current: `${ROOT.toLowerCase()}\\a\\b` };
const fragments = fragmentsOf(INTEREST);
const VALUE = '    a    REG_SZ    b\r\n';

/** What is passed over of a text, as a text, and what is said of it. */
function over(text: string, before = '') {
  const passed = skipUnwanted(before + text, before.length, standing, fragments);
  if (!passed) return null;
  const whole = text.slice(0, passed.to - before.length);
  expect(passed.lines).toBe(whole.split('\n').length - 1);
  return { whole, values: passed.values, below: passed.below };
}

describe('values that are passed over', () => {
  it.each([
    VALUE,
    '    a    REG_SZ    b\n',
    '    a    REG_SZ\r\n',
    '    a    REG_SZ\n',
    '    a    REG_SZ    \r\n',
    '    a    b    REG_EXPAND_SZ    c    d\r\n',
    '    a     REG_DWORD    0x1\r\n',
    '    a      REG_DWORD_BIG_ENDIAN    0x1\r\n',
    '    a    REG_AZ_    x\r\n',
    '    !    REG_SZ    \u65e5\r\n',
    '    \u00e9\u00a0    REG_SZ    b\r\n',
    '    a    REG_SZ    REG_SZx\r\n',
    '    a   REG_x    REG_SZ    b\r\n',
  ])('%j', (value) => {
    const counted = { whole: `\r\n${value}${value}`, values: 2, below: null };
    expect(over(`\r\n${value}${value}\n`)).toEqual({ ...counted, whole: `${counted.whole}\n` });
    // The last value is left for the reader: a text may go on in the next line.
    expect(over(`\r\n${value}${value}${value}it goes on\r\n`, 'x    REG_SZ')).toEqual(counted);
    expect(over(`\r\n${value}${value}${value}`)).toEqual(counted);
  });
});

describe('keys that are passed over', () => {
  it.each([
    `${ROOT}\\Foo\\Bar`,
    `${ROOT.toLowerCase()}\\foo\\bar`,
    `${ROOT}\\F\\B`,
    `${ROOT}\\Foo   Bar\\Baz   ~`,
    `${ROOT}\\ \\b c   d   e`,
    `${ROOT}\\Foo\\\\Bar`,
    `${ROOT}\\Foo\\Ker`,
    `${ROOT}\\a\\bc`,
    `${ROOT}\\a\\c`,
  ])('%s', (name) => {
    for (const end of ['\r\n', '\n']) {
      const whole = `${VALUE}${end}${name}${end}${VALUE}${VALUE}${end}`;
      expect(over(`${whole}hello${end}`, 'x\r\n')).toEqual({ whole, values: 1, below: { name, values: 2 } });
    }
    const lines = `${name}\r\n${ROOT}\\Other\\Key\r\n${VALUE}${name}\n`;
    expect(over(`${lines}${VALUE}${VALUE}x`)).toEqual({
      whole: `${lines}${VALUE}`,
      values: 0,
      below: { name, values: 2 },
    });
  });
});

describe('lines that are left', () => {
  it.each([
    ['nothing', ''],
    ['a CR alone', '\r'],
    ['a second CR', '\r\r\n'],
    ['prose', 'hello\r\n'],
    ['an error', 'ERROR: Access is denied.\r\n'],
    ['blanks', ' \r\n'],
    ['four blanks', '    \r\n'],
    ['three blanks before a name', '   a    REG_SZ    b\r\n'],
    ['five blanks before a name', '     a    REG_SZ    b\r\n'],
    ['a tab before a name', '    \ta    REG_SZ    b\r\n'],
    ['no name', '    REG_SZ    b\r\n'],
    ['no name, and blanks', '        REG_SZ    b\r\n'],
    ['three blanks before the type', '    a   REG_SZ    b\r\n'],
    ['blanks that are not together', '    a  -  REG_SZ    b\r\n'],
    ['a type in small letters', '    a    reg_sz    b\r\n'],
    ['another word', '    a    RAG_SZ    b\r\n'],
    ['a type with small letters', '    a    REG_SZx    b\r\n'],
    ['a type with a digit', '    a    REG_SZ1    b\r\n'],
    ['a type with a sign before A', '    a    REG_SZ@    b\r\n'],
    ['a type with a sign behind Z', '    a    REG_SZ[    b\r\n'],
    ['a type without a name', '    a    REG_    b\r\n'],
    ['a type without a name at the end', '    a    REG_\r\n'],
    ['three blanks behind the type', '    a    REG_SZ   b\r\n'],
    ['blanks and the end behind the type', '    a    REG_SZ  \r\n'],
    ['a tab behind the type', '    a    REG_SZ\tb\r\n'],
    ['a type that ends with the text', '    a    REG_SZ'],
    ['a value that ends with the text', '    a    REG_SZ    b'],
    ['a name that ends with the text', '    a'],
    ['a name without a type', '    a\r\n    REG_SZ    b\r\n'],
    ['a name with a CR', '    a\r    REG_SZ    b\r\n'],
    ['a name with an LF', '    a\n    REG_SZ    b\r\n'],
    ['the first key', `${ROOT}\r\n`],
    ['a subkey of it', `${ROOT}\\Foo\r\n`],
    ['a subkey of one letter', `${ROOT}\\F\r\n`],
    ['a key beside it', `${ROOT}x\\Foo\\Bar\r\n`],
    ['another key', `${ROOT.replace('AZ', 'AY')}\\Foo\\Bar\r\n`],
    ['a key above it', 'HKEY_LOCAL_MACHINE\r\n'],
    ['letters that only look raised', `${ROOT.replace('@', '`')}\\Foo\\Bar\r\n`],
    ['letters that only look lowered', `${ROOT.replace('{', '[')}\\Foo\\Bar\r\n`],
    ['a doubled backslash below it', `${ROOT}\\\\Foo\\Bar\r\n`],
    ['a backslash at its end', `${ROOT}\\\r\n`],
    ['a backslash at the end of a subkey', `${ROOT}\\Foo\\\r\n`],
    ['a backslash at the end of a key', `${ROOT}\\Foo\\Bar\\\r\n`],
    ['a backslash at the end before LF', `${ROOT}\\Foo\\Bar\\\n`],
    ['a key with other letters', `${ROOT}\\Foo\\caf\u00e9\r\n`],
    ['a key at the edge of ASCII', `${ROOT}\\Foo\\\u0080x\r\n`],
    ['a key with a tab', `${ROOT}\\Foo\\a\tb\r\n`],
    ['a key that ends with the text', `${ROOT}\\Foo\\Bar`],
    ['a key that ends with a CR', `${ROOT}\\Foo\\Bar\r`],
    ['a key that ends with two', `${ROOT}\\Foo\\Bar\r\r\n`],
    ['a key with four blanks', `${ROOT}\\Foo\\a    b\r\n`],
    ['a key with its value', `${ROOT}\\Foo\\a    x    REG_SZ    y\r\n`],
    ['a wanted key', `${ROOT}\\Foo\\Kerberos\\MitRealms\r\n`],
    ['a wanted key in capitals', `${ROOT}\\x\\KERBEROS\r\n`],
    ['the key whose values come', `${standing.current}\r\n`],
    ['the same in capitals', `${standing.current.toUpperCase()}\n`],
  ])('%s', (_, text) => {
    expect(over(text)).toBeNull();
    expect(over(`${VALUE}\n${text}`, '\n')).toEqual({ whole: `${VALUE}\n`, values: 1, below: null });
  });

  it('the key that was passed over last, and not the one before', () => {
    const [first, second] = [`${ROOT}\\Foo\\Bar`, `${ROOT}\\Foo\\Baz`];
    const whole = `${first}\r\n${second}\r\n`;
    const below = { name: second, values: 0 };
    expect(over(`${whole}${second.toUpperCase()}\r\n`)).toEqual({ whole, values: 0, below });
    const again = `${whole}${first}\r\n${standing.current}\r\n`;
    expect(over(again)).toEqual({ whole: again, values: 0, below: { name: standing.current, values: 0 } });
  });
});
