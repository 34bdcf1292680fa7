// Public suffixes, against the library that their list is taken from.

import { parse } from 'tldts';
import { describe, expect, it } from 'vitest';
import { isPublicSuffix } from '../../src/model/public-suffix.ts';
import { PUBLIC_SUFFIXES } from '../../src/model/public-suffixes.generated.ts';

function theirs(name: string): boolean {
  const { publicSuffix, isIcann } = parse(name, { extractHostname: false, detectIp: false });
  return isIcann === true && publicSuffix === name;
}

describe('isPublicSuffix', () => {
  it.each(['net', 'com', 'us', 'co.uk', 'k12.ca.us', 'arpa', 'xn--p1ai', 'anything.ck', 'ck'])(
    'is %s',
    (name) => {
      expect(isPublicSuffix(name)).toBe(true);
    },
  );

  it.each([
    'zscaler.net',
    'gateway.zscaler.net',
    'contoso.co.uk',
    'www.ck',
    'core.windows.net',
    'github.io',
    // Nobody registers names below these.
    'example',
    'local',
    'internal',
    'hadoop',
    '',
    'constructor',
    'ac com',
    'com\nnet',
    'a',
  ])('is not %s', (name) => {
    expect(isPublicSuffix(name)).toBe(false);
  });

  it('is what the library says of every name of the list, and of names above and below it', () => {
    const names = PUBLIC_SUFFIXES.split('\n').flatMap((line) => {
      const [top = '', ...below] = line.split(' ');
      return [top, ...below.map((name) => `${name.replace(/^[!]/, '').replace('*', 'contoso')}.${top}`)];
    });
    expect(names.length).toBeGreaterThan(6000);
    // Below za itself nobody can register a name, and it is a country's all the same.
    expect(names.filter((name) => isPublicSuffix(name) !== theirs(name))).toEqual(['za']);
    expect(
      names.filter((name) => isPublicSuffix(`contoso-7.${name}`) !== theirs(`contoso-7.${name}`)),
    ).toEqual([]);
  });
});
