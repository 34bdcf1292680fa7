// Every regular expression of the sources has a verdict, none can run for ever, and what is slow for long texts gets short ones.
import { describe, expect, it } from 'vitest';
import { collect } from '../../scripts/regexes/collect.mjs';
import { faultsOf, sorted, type Verdicts } from '../../scripts/regexes/verdicts.mjs';
import { itThorough } from '../support/thorough.ts';
import { VERDICTS } from './kept-verdicts.ts';

const ATTACK = { pumps: [['', 'a']], suffix: '!' } as const;
const NONE: Verdicts = { safe: {}, steady: {}, bounded: {}, unknown: {} };
const PATTERNS = new Map([['/a+$/', ['src/a.ts']]]);

describe('the verdicts', () => {
  itThorough('are on what stands in the sources, and accept no more than they should', async () => {
    const patterns = await collect();
    expect(faultsOf(VERDICTS, patterns)).toEqual([]);
    expect(patterns.size).toBeGreaterThan(900);
    // Literals, one that is made when its module is loaded, and one that a function makes.
    expect([...patterns.values()].flat()).toEqual(
      expect.arrayContaining([
        'src/readers/client/klist-unix.ts',
        'src/remedies/sanitize/contexts.ts',
        'src/readers/xml/mentions.ts',
      ]),
    );
    expect(sorted(VERDICTS, patterns)).toEqual(VERDICTS);
  });

  it('miss none and keep none that is gone', () => {
    expect(faultsOf(NONE, PATTERNS)).toEqual(['/a+$/ (src/a.ts) has no verdict: run npm run regexes']);
    expect(faultsOf({ ...NONE, safe: { '/a/': {} } }, new Map())).toEqual([
      '/a/ is in no source any more: run npm run regexes',
    ]);
  });

  it('accept no exponential one, whatever is said of it', () => {
    const slow = { degree: 'exponential', attack: ATTACK, bound: 10, reason: 'short' };
    for (const kind of ['steady', 'bounded'] as const) {
      expect(faultsOf({ ...NONE, [kind]: { '/a+$/': slow } }, PATTERNS)).toEqual([
        '/a+$/ is exponential: write it in another way',
      ]);
    }
  });

  it.each([
    {},
    { bound: 10 },
    { reason: 'short' },
    { bound: 0, reason: 'short' },
    { bound: 1.5, reason: 'short' },
    { bound: 10, reason: '' },
  ])('accept no slow one without a bound and a reason: %o', (said) => {
    const slow = { degree: 2, attack: ATTACK };
    expect(faultsOf({ ...NONE, bounded: { '/a+$/': { ...slow, ...said } } }, PATTERNS)).toHaveLength(1);
    expect(
      faultsOf({ ...NONE, bounded: { '/a+$/': { ...slow, bound: 10, reason: 'short' } } }, PATTERNS),
    ).toEqual([]);
  });

  it('accept none of which nobody knows without a reason', () => {
    expect(faultsOf({ ...NONE, unknown: { '/a+$/': { why: 'timeout' } } }, PATTERNS)).toEqual([
      'of /a+$/ nobody knows (timeout): mend it, or give it a reason',
    ]);
    expect(faultsOf({ ...NONE, unknown: { '/a+$/': { why: 'timeout', reason: 'x' } } }, PATTERNS)).toEqual(
      [],
    );
  });
});
