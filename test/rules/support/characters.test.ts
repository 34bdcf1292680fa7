// Characters that do not belong into names: how they are named, which of them stand together, and what is left without them.

import { describe, expect, it } from 'vitest';
import { describeRun, isOnlyBlankWithin, mended, suspiciousRuns } from '../../../rules/support/characters.ts';
import { at } from '../../support/facts.ts';

const runsOf = (text: string, isName: boolean) => suspiciousRuns(at(text), isName).map(({ value }) => value);

describe('describeRun', () => {
  it.each([
    ['\t', 'a tab (U+0009)'],
    ['\n', 'a line feed (U+000A)'],
    ['\r', 'a carriage return (U+000D)'],
    [' ', 'a blank (U+0020)'],
    ['"', 'a quotation mark (U+0022)'],
    ["'", 'an apostrophe (U+0027)'],
    ['`', 'a backtick (U+0060)'],
    ['\u00a0\u00ad', 'a no-break space (U+00A0)'],
    ['\u00ad', 'a soft hyphen (U+00AD)'],
    ['\u200b', 'a zero width space (U+200B)'],
    ['\u200c', 'a zero width non-joiner (U+200C)'],
    ['\u200d', 'a zero width joiner (U+200D)'],
    ['\u200e', 'a left-to-right mark (U+200E)'],
    ['\u2060', 'a word joiner (U+2060)'],
    ['\u3000', 'an ideographic space (U+3000)'],
    ['\ufeff', 'a byte order mark (U+FEFF)'],
    ['\ufffd', 'a replacement character (U+FFFD)'],
    ['\u0000', 'a control character (U+0000)'],
    ['\u001f', 'a control character (U+001F)'],
    ['\u007f', 'a control character (U+007F)'],
    ['\u009f', 'a control character (U+009F)'],
    ['\uff01', 'a full-width character (U+FF01)'],
    ['\uff5e', 'a full-width character (U+FF5E)'],
    ['\u00ab', 'a typographic quote (U+00AB)'],
    ['\u201f', 'a typographic quote (U+201F)'],
    ['\u0430', 'a letter that looks like a (U+0430)'],
    ['\u00fc', 'a letter outside ASCII (U+00FC)'],
    ['\u00a1', 'a character outside ASCII (U+00A1)'],
    ['\u{1f600}', 'a character outside ASCII (U+1F600)'],
  ])('of %j is %s', (run, said) => {
    expect(describeRun(run)).toBe(said);
  });
});

describe('suspiciousRuns', () => {
  it.each([
    ['.a.example; .b.example', []],
    ['.a\u00a0\u200b.example\u00a0', ['\u00a0\u200b', '\u00a0']],
    ['\t.a.example\u00a0;\n.b.example', ['\t', '\u00a0', '\n']],
    ['.a.example\r\n.b.example', []],
    ['.a.example \t .b.example', []],
    ['<k>\t.a.example', ['\t']],
    ['.a.example\t</k>', ['\t']],
    ['.a.example;\t.b.example', ['\t']],
    ['.a.example\t;.b.example', ['\t']],
    ['"a" \'b\' `c`', []],
  ])('in the value %j are %j', (text, runs) => {
    expect(runsOf(text, false)).toEqual(runs);
  });

  it.each([
    ['ZSCALERBETA.NET', []],
    [' ZSCALERBETA \t.NET', [' ', ' \t']],
    ["\"ZSCALER''BETA`.NET", ['"', "''", '`']],
    ['~!', []],
  ])('in the name %j are %j', (text, runs) => {
    expect(runsOf(text, true)).toEqual(runs);
  });

  it('may be blanks within a name alone', () => {
    const only = (text: string) => isOnlyBlankWithin(text, suspiciousRuns(at(text), true));
    expect(['A  B', 'A B C', 'A B\u00a0C', ' A B', 'A B ', 'A\tB'].map(only)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('mended', () => {
  it.each([
    ['.a.example;\u00a0.b.example', false, '.a.example; .b.example'],
    ['.a.example;\t\r\n.b.example', false, '.a.example;.b.example'],
    ['.a.example  .b.example', false, '.a.example  .b.example'],
    ['\u3000.a.example\u200b ', false, '.a.example'],
    ['.b\u00fccher.example', false, null],
    ['ZSCALER\u00a0BETA.NET', true, 'ZSCALERBETA.NET'],
    ['B\u00dcCHER.EXAMPLE', true, null],
  ])('makes of %j (a name: %s) %j', (text, isName, expected) => {
    expect(mended(text, isName)).toBe(expected);
  });
});
