// Changes in words.

import { describe, expect, it } from 'vitest';
import { describeChange } from '../../src/model/remedy-words.ts';
import { list, text, valueChange } from '../support/remedies.ts';

describe('a change', () => {
  it('is what stood there and what comes', () => {
    expect(describeChange(valueChange(null, list('KdcNames', 'a', 'b')))).toEqual({
      what: 'HKLM\\SOFTWARE\\...\\Kerberos\\MitRealms',
      before: '(none)',
      after: 'KdcNames = a; b',
    });
    expect(describeChange(valueChange(text('A', ''), list('A'))).before).toBe('A = (empty)');
  });

  it('of more than anybody reads is cut', () => {
    const { before, after } = describeChange(
      valueChange(text('A', 'x'.repeat(5_000_000)), list('A', ...Array(9_000).fill('y'))),
    );
    for (const words of [before, after]) {
      expect(words.length).toBeLessThan(2_100);
      expect(words).toMatch(/\.\.\.$/);
    }
  });
});
