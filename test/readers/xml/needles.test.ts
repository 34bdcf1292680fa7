// What of a fragment the sieve looks for in raw XML.
import { describe, expect, it } from 'vitest';
import { needlesFor } from '../../../src/readers/xml/needles.ts';

const textsOf = (...fragments: string[]) => needlesFor(fragments)?.map(({ text }) => text) ?? null;

describe('a needle', () => {
  it.each([
    ['kerberos', 'kerberos'],
    ['a&bcd<efgh', 'efgh'],
    ['abc&def', 'abc'],
    ['für kerberos', 'r kerberos'],
    ['abcd\u0080e\uffff', 'abcd'],
    [`'quoted">text`, 'quoted'],
    ['abc', 'abc'],
    ['<kerberos a="1"', '<kerberos a='],
    ['<k>', '<k'],
    ['x'.repeat(70), 'x'.repeat(60)],
    [`<${'x'.repeat(70)}`, `<${'x'.repeat(59)}`],
  ])('for %j is %j', (fragment, text) => {
    expect(textsOf(fragment)).toEqual([text]);
  });

  it.each(['', 'ab', 'ab&cd', '<', '<é'])('cannot be had for %j', (fragment) => {
    expect(textsOf('kerberos', fragment)).toBeNull();
  });

  it('stands for every fragment that begins alike', () => {
    expect(textsOf('kerberos', 'kerberos', 'kerberos&x')).toEqual(['kerberos']);
    expect(textsOf()).toEqual([]);
  });

  it.each([
    ['the quick', 'qu', 5],
    ['eee_eee', 'e_', 3],
    ['abab', 'ab', 1],
    ['zzee', 'zz', 1],
    ['ee zz', 'zz', 4],
  ])('of %j has the rarest pair, %j', (fragment, pair, at) => {
    const [needle] = needlesFor([fragment]) ?? [];
    expect(needle).toEqual({ text: fragment, pair, at });
    expect(fragment.slice(at - 1, at + 1)).toBe(pair);
  });

  it('shares a pair with one before it where it can', () => {
    const shared = needlesFor(['quiz', 'aquzz', 'jazz'])?.map(({ pair, at }) => [pair, at]);
    expect(shared).toEqual([
      ['qu', 1],
      ['qu', 2],
      ['zz', 3],
    ]);
  });
});
