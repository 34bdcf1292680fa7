// Lines of a text that is at hand, and the first that says something.

import { describe, expect, it } from 'vitest';
import { firstLineIn, linesIn } from '../../../src/readers/text/lines.ts';

describe('linesIn', () => {
  it.each<[string, string[]]>([
    ['', ['']],
    ['a', ['a']],
    ['a\nbc\n', ['a', 'bc', '']],
    ['a\r\nbc\r\n', ['a', 'bc', '']],
    ['\n\r\n\na', ['', '', '', 'a']],
    ['\r\na\r\r\nb\rc\nd\r', ['', 'a\r', 'b\rc', 'd\r']],
  ])('%j', (text, lines) => {
    expect([...linesIn(text)]).toEqual(lines);
  });
});

describe('firstLineIn', () => {
  it.each([
    ['; of the realm\r\n\r\n[General]\r\nversion=1', '[General]'],
    ['[General]', '[General]'],
    ['; of the realm\n', ''],
    ['', ''],
  ])('%j', (text, line) => {
    expect(firstLineIn(text, /^(?:;.*)?$/)).toBe(line);
  });
});
