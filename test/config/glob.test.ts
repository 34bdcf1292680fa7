// The dialect of globs: three signs are special, all others are themselves.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globMatcher, ignoreMatcher, isGlob } from '../../src/config/glob.ts';
import { THOROUGH } from '../support/thorough.ts';

const BACKUP = '{6C1F4A2E-0000-4000-8000-000000000001}';

/** The dialect without `**`, written the obvious way. */
function plainMatch(pattern: string, name: string): boolean {
  const from = (p: number, n: number): boolean => {
    if (p === pattern.length) return n === name.length;
    if (pattern[p] === '*') return from(p + 1, n) || (n < name.length && from(p, n + 1));
    return n < name.length && (pattern[p] === '?' || pattern[p] === name[n]) && from(p + 1, n + 1);
  };
  return from(0, 0);
}

describe('globMatcher', () => {
  it.each([
    [`backups/${BACKUP}/*.xml`, `backups/${BACKUP}/gpreport.xml`, true],
    [`backups/{*}`, `backups/${BACKUP}`, true],
    ['backups/{a,b}', 'backups/a', false],
    ['[ab].reg', 'a.reg', false],
    ['[ab].reg', '[ab].reg', true],
    ['!(a).reg', 'b.reg', false],
    ['*.xml', 'a/gpreport.xml', false],
    ['**/*.xml', 'gpreport.xml', true],
    ['**/*.xml', 'a/b/gpreport.xml', true],
    ['a/**', 'a/b/c.pol', true],
    ['*', '.hidden', true],
    ['*', 'manifest.xml', true],
    ['dc?', 'dc1', true],
    ['dc?', 'dc', false],
    ['dc?', 'dc/', false],
    ['GPREPORT.*', 'gpreport.xml', false],
    ['a+b@(c)$^|~"\'*', 'a+b@(c)$^|~"\'d', true],
  ])('%s and %s: %s', (pattern, path, fits) => {
    expect(globMatcher(pattern, false)(path)).toBe(fits);
  });

  it('ignores case on demand', () => {
    expect(globMatcher('GPREPORT.*', true)('gpreport.XML')).toBe(true);
  });

  it('takes every other sign as itself', () => {
    const signs = fc.string({
      unit: fc.constantFrom(...'*?ab.{}[]()!+@|,^$\\"\'~#&-<> ä'),
      maxLength: 6,
      minLength: 1,
    });
    fc.assert(
      fc.property(signs, signs, (pattern, name) => {
        fc.pre(!pattern.includes('**') && !/^\.+$/.test(name) && !/[*?]/.test(name));
        expect(globMatcher(pattern, false)(name)).toBe(plainMatch(pattern, name));
        expect(globMatcher(name, false)(name)).toBe(true);
      }),
      { numRuns: THOROUGH ? 2000 : 500 },
    );
  });
});

describe('ignoreMatcher', () => {
  const ignores = ignoreMatcher(['archive/', './old/*.pol', '**/drafts'], false);

  it.each([
    ['archive', true],
    ['archive/2019/gpreport.xml', true],
    ['team/archive/gpreport.xml', false],
    ['old/a.pol', true],
    ['old/a.reg', false],
    ['team/drafts/a.reg', true],
    ['archives/a.reg', false],
  ])('%s: %s', (path, ignored) => {
    expect(ignores(path)).toBe(ignored);
  });

  it('ignores nothing without patterns', () => {
    expect(ignoreMatcher([], false)('a')).toBe(false);
  });
});

it('knows a glob by its signs', () => {
  expect([BACKUP, '[a]', 'a*', 'a?'].map(isGlob)).toEqual([false, false, true, true]);
});
