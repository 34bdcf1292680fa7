// Text from outside beside the views: nothing in it is unseen, and none of it stops the page.

import { describe, expect, it } from 'vitest';
import { shown, shownName } from '../../src/web/shown.ts';

describe('text from outside', () => {
  it('is spelt out where nobody would see it', () => {
    expect(shown('a\u202eb\u200bc\n')).toBe('a<U+202E>b<U+200B>c<U+000A>');
    expect(shownName('a\u202eb.reg')).toBe('a<U+202E>b.reg');
    expect(shown('No config file lies here.')).toBe('No config file lies here.');
  });

  it('is cut where nobody would read it, and says so', () => {
    const long = `${'a'.repeat(3_000_000)}\u202e is no host.`;
    const text = shown(long);
    expect(text.length).toBeLessThan(4000);
    expect(text).toContain('2,996,513 characters are left out here');
    expect(text).toMatch(/^aaa.*aaa<U\+202E> is no host\.$/);
    expect(shownName(`PC-${'\u202e'.repeat(5000)}.reg`)).toMatch(/^PC-<U\+202E>.*\.\.\..*\.reg$/);
    expect(shownName('\u202e'.repeat(5000)).length).toBeLessThan(2000);
  });
});
