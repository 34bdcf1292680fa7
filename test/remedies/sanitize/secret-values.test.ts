// Values behind the names of secrets: braces, quotes that are doubled or escaped, and what looks like a variable and is a password.

import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../../src/remedies/sanitize/secrets.ts';
import { cpuClock } from '../../support/cpu-clock.ts';

const cleaned = (text: string) => {
  const { text: left, understood } = withoutSecrets(text);
  return understood ? left : 'refused';
};

describe('what is assigned', () => {
  it.each([
    ['"Server=x;Password=a""Winter""b;User=y"', '"Server=x;Password=REMOVED;User=y"'],
    ['"c","Server=x;Password=""Winter"";User=y"', '"c","Server=x;Password=""REMOVED"";User=y"'],
    ['"c","Server=x;Password=""a"""";Winter"";User=y"', '"c","Server=x;Password=""REMOVED"";User=y"'],
    ['"Driver=x;Pwd={a}}Winter};Uid=y"', '"Driver=x;Pwd={REMOVED};Uid=y"'],
    ['"Driver=x;Pwd={a}Winter;Uid=y"', 'refused'],
    ['password={Winter', 'refused'],
    ['"Server=x;Password=[Winter;Uid=y"', '"Server=x;Password=REMOVED;Uid=y"'],
    ["'Server=x;Password=$Winter;Uid=y'", "'Server=x;Password=REMOVED;Uid=y'"],
    ["'Server=x;Password=$Winter'", "'Server=x;Password=REMOVED'"],
    ["Password = $x + 'a' + 'Winter'", 'Password = REMOVED'],
    ["Password = ('a' +\n 'Winter')", 'refused'],
    ["Password = Join 'a' 'Winter'", 'Password = REMOVED'],
    ['Password=a<Winter', 'Password=REMOVED'],
    ['<a>Password=Winter<br>next</a>', '<a>Password=REMOVED<br>next</a>'],
    [`password='a'\\''Winter'`, "password='REMOVED"],
    [`password='a'"Winter"`, "password='REMOVED"],
    ["password='a\nWinter'", 'refused'],
    ["password =\n 'Winter'", 'refused'],
    ["password = x +\n 'Winter'", 'refused'],
    ['Password = $x+@"\nWinter\n"@', 'refused'],
    ['password=a $password = @"\nWinter\n"@', 'refused'],
    ['password=\r\nnext=1', 'password=\r\nnext=1'],
    ['Password=&quot;a>Winter&quot;', 'Password=&quot;REMOVED&quot;'],
    ['Password=&quot;a"Winter&quot;', 'refused'],
    ['password="a"+"Winter"', 'password="REMOVED'],
    ['password="a" & "Winter"', 'password="REMOVED'],
    ['set PWD="Winter" & run', 'set PWD="REMOVED" & run'],
    ["password='a','Winter' -join ''", "password='REMOVED"],
    ['$password = "a`"Winter"', '$password = "REMOVED"'],
    ['"c"="x Password=\\"a\\\\\\"Winter\\" y"', '"c"="x Password=\\"REMOVED\\" y"'],
    ['-Password &quot;Cold Winter&quot; -x', '-Password &quot;REMOVED&quot; -x'],
    [
      '<Arguments>-Password &quot;Cold Winter&quot;</Arguments>',
      '<Arguments>-Password &quot;REMOVED&quot;</Arguments>',
    ],
    ['-Password &#39;Cold Winter&#39; -x', '-Password &#39;REMOVED&#39; -x'],
    ['-Password \\u0027Cold Winter\\u0027 -x', '-Password \\u0027REMOVED\\u0027 -x'],
  ])('%j', (text, expected) => {
    expect(cleaned(text)).toBe(expected);
  });

  it.each(['password=[;', 'password=$a b)', 'password={a} ', 'password=""a'])(
    'takes time by its length for a line of nothing but %s',
    (unit) => {
      const spent = cpuClock();
      expect(cleaned(unit.repeat(20_000))).toMatch(/^(?:refused|password=(?:\{|"")?REMOVED)/);
      expect(spent()).toBeLessThan(2000);
    },
  );
});

describe('members', () => {
  it.each([
    ['{"password":0x20261231}', '{"password":0}'],
    ['{"password":20261231abc}', 'refused'],
    ['{"password":true20261231}', 'refused'],
    ['{"password":-winter}', 'refused'],
    ['{"password":["a",winter]}', 'refused'],
    ['{"password":[\'winter\']}', 'refused'],
    ['{"password":["a","winter"],"x":1}', '{"password":["REMOVED","REMOVED"],"x":1}'],
    ['{"password":["a"].concat("winter")}', 'refused'],
    ['{"password":null,"x":1}', '{"password":null,"x":1}'],
    ['{"password":"a"+"winter"}', '{"password":"REMOVED'],
    ['@{ "Password" = $x + "winter" }', '@{ "Password" = REMOVED }'],
    ['@{ "Password" = [string]20261231 }', '@{ "Password" = REMOVED }'],
    ['@{ "Password" = $x }', '@{ "Password" = $x }'],
  ])('%s', (text, expected) => {
    expect(cleaned(text)).toBe(expected);
  });
});

describe('labels', () => {
  it.each([
    ['Password : $Winter', 'Password : REMOVED'],
    ['Password : [Winter', 'Password : REMOVED'],
    ['Password : ********', 'Password : ********'],
  ])('%s', (text, expected) => {
    expect(cleaned(text)).toBe(expected);
  });
});
