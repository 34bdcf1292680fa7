// Formats in the words of those who export them.

import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/model/format.ts';
import { formatAmount } from '../../src/reporters/format-words.ts';

describe('formatAmount', () => {
  it('knows every format, one and several of each', () => {
    const names = Object.keys(FORMATS);
    expect(new Set(names.map((name) => formatAmount(name, 1))).size).toBe(names.length);
    for (const name of names) expect(formatAmount(name, 2)).toMatch(/^2 .*(?:s|files)(?: of .*| \(.*\))?$/);
  });

  it.each([
    ['klist', 1, '1 klist output'],
    ['registry-pol', 2, '2 Registry.pol files'],
    ['gpo-report-html', 2, '2 GPO reports (HTML)'],
    ['rsop', 2, '2 resultant sets of policy (gpresult /x)'],
    ['not-yet', 1, '1 not-yet'],
  ])('%s, %i', (format, count, words) => {
    expect(formatAmount(format, count)).toBe(words);
  });
});
