// What is said beside a report, in the words that the command line and the page share.
import { describe, expect, it } from 'vitest';
import type { WhyAnswer } from '../../src/model/why.ts';
import { guideWords } from '../../src/reporters/drift-words.ts';
import {
  cloudWords,
  defectWords,
  ignoredWords,
  mistakeWords,
  ownWords,
} from '../../src/reporters/run-words.ts';
import { whyClosing } from '../../src/reporters/why-verdict.ts';
import { reportOf } from './support.ts';

describe('what is said beside a report', () => {
  it('names what was left out', () => {
    expect(ownWords(new Map([['a/realmlint.baseline.json', 'baseline']]))).toEqual([
      'a/realmlint.baseline.json is the baseline of realmlint, and no input',
    ]);
    expect(ignoredWords('realmlint.config.json', 0)).toEqual([]);
    expect(ignoredWords('realmlint.config.json', 2)).toEqual([
      'the config realmlint.config.json ignores 2 of the files and folders',
    ]);
  });

  it('places the mistakes of a config', () => {
    expect(mistakeWords('c.json', [{ message: 'Wrong.', line: 3, column: 7 }])).toEqual([
      'c.json:3:7: Wrong.',
    ]);
  });

  it('doubts a cloud that is nearly one that is known', () => {
    const known = ['zscalerbeta.net', 'contoso.example'];
    const doubt = [expect.stringContaining('did you mean zscalerbeta.net?')];
    expect(cloudWords('zscalerbet.net', known)).toEqual(doubt);
    for (const cloud of [null, 'zscalerbeta.net', 'fabrikam.example'])
      expect(cloudWords(cloud, known)).toEqual([]);
    expect(guideWords([{ realm: 'ZSCALERBET.NET', source: 'formula zscaler' }], known)).toEqual(doubt);
    expect(guideWords([{ realm: 'ZSCALERBET.NET', source: 'config' }], known)).toEqual([]);
  });

  it('asks for reports of defects alone', () => {
    expect(defectWords(reportOf({}))).toEqual([]);
    expect(defectWords(reportOf({ problems: [{ kind: 'internal', message: 'x' }] }))).toHaveLength(1);
  });

  it.each([
    [0, ['a'], [], null],
    [70, ['a'], [], /a rule failed/],
    [3, [], [], /nothing that was read shows a host map/],
    [3, ['a'], ['gap'], /not for certain/],
    [3, ['a'], [], /does not show enough/],
  ])('closes an answer of exit code %i', (exitCode, answers, gaps, words) => {
    const closing = whyClosing({ exitCode, answers, gaps } as unknown as WhyAnswer);
    if (words === null) expect(closing).toBeNull();
    else expect(closing).toMatch(words);
  });
});
