// Words of bash: split at = and :, with their quotes, as COMP_WORDS has them.

import { describe, expect, it } from 'vitest';
import { bashWords, escapedForBash } from '../../../src/cli/completion/bash-words.ts';

describe('bashWords', () => {
  it.each([
    [[''], [''], '', false],
    [['lint', ''], ['lint', ''], '', false],
    [['--format', '='], ['--format='], '--format=', false],
    [['--format', '=', 'js'], ['--format=js'], '--format=', false],
    [['--rule', '=', 'a', '=', 'o'], ['--rule=a=o'], '--rule=a=', false],
    [['profile', ':', 'zs'], ['profile:zs'], 'profile:', false],
    [['C', ':', 'x'], ['C:x'], 'C:', false],
    [['a', '=:', 'b', 'c'], ['a=:b', 'c'], '', false],
    [['--format', '=', ''], ['--format=', ''], '', false],
    [['=', 'a'], ['=a'], '=', false],
    [['--format=js'], ['--format=js'], '', false],
    [['--rule', '"kdc'], ['--rule', 'kdc'], '', true],
    [['--rule', '=', '"kdc=o'], ['--rule=kdc=o'], '--rule=', true],
    [["'event 4"], ['event 4'], '', true],
    [["'a b'", '"c d"', 'e\\ f', 'g\\'], ['a b', 'c d', 'e f', 'g'], '', false],
    [['"a\\"b\\c"', "'a\\'"], ['a"b\\c', 'a\\'], '', false],
    [['$(reboot)', '`x`', '$HOME'], ['$(reboot)', '`x`', '$HOME'], '', false],
  ])('%j', (pieces, words, before, quoted) => {
    expect(bashWords(pieces)).toEqual({ words, before, quoted });
  });
});

describe('escapedForBash', () => {
  it.each([
    ['kdc-wrong-host=off,', 'kdc-wrong-host=off,'],
    ['no service ticket', 'no\\ service\\ ticket'],
    ["$(x) `y` 'z' \"&;|<>*?~!#", "\\$\\(x\\)\\ \\`y\\`\\ \\'z\\'\\ \\\"\\&\\;\\|\\<\\>\\*\\?\\~\\!\\#"],
  ])('%s', (text, escaped) => {
    expect(escapedForBash(text)).toBe(escaped);
  });
});
