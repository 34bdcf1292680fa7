// Public suffixes: names below which strangers register theirs, such as net or co.uk (publicsuffix.org, ICANN section).

import { PUBLIC_SUFFIXES } from './public-suffixes.generated.ts';

// Read at the first question alone: most runs never ask, and all of them start.
let byTop: ReadonlyMap<string, ReadonlySet<string>> | null = null;

function rulesBelow(top: string): ReadonlySet<string> | undefined {
  byTop ??= new Map(
    PUBLIC_SUFFIXES.split('\n').map((line) => {
      const [name = '', ...below] = line.split(' ');
      return [name, new Set(below)];
    }),
  );
  return byTop.get(top);
}

/**
 * Whether a lower-case DNS name, without dots around it, is a suffix of that list, in ASCII. Suffixes of companies, such as
 * github.io, are theirs to map and in another section of it; a name that no list has, such as local, is no public suffix.
 */
export function isPublicSuffix(name: string): boolean {
  const dot = name.lastIndexOf('.');
  const rules = rulesBelow(name.slice(dot + 1));
  if (!rules || dot === -1) return rules !== undefined;
  const below = name.slice(0, dot);
  if (rules.has(`!${below}`)) return false;
  return rules.has(below) || rules.has(below.replace(/^[^.]+/, '*'));
}
