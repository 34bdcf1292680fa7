// Public suffixes: names below which strangers register theirs, such as net or co.uk (publicsuffix.org, ICANN section).

import { PUBLIC_SUFFIXES } from './public-suffixes.generated.ts';

// By top-level domain, for those that were asked about: to take the whole list apart would cost a quarter of a start.
const known = new Map<string, ReadonlySet<string> | null>();

/** What stands before a top-level domain in names that are suffixes; null where there is no such domain. */
function rulesBelow(top: string): ReadonlySet<string> | null {
  const before = known.get(top);
  if (before !== undefined) return before;
  const line = lineOf(top);
  const rules = line === null ? null : new Set(line.split(' ').slice(1));
  known.set(top, rules);
  return rules;
}

const LABEL = /^[a-z0-9-]+$/;

/** The line that begins with the name of a top-level domain, found in the text as it is. */
function lineOf(top: string): string | null {
  if (!LABEL.test(top)) return null;
  for (let at = PUBLIC_SUFFIXES.indexOf(top); at !== -1; at = PUBLIC_SUFFIXES.indexOf(top, at + 1)) {
    if (at > 0 && PUBLIC_SUFFIXES[at - 1] !== '\n') continue;
    const end = PUBLIC_SUFFIXES.indexOf('\n', at);
    const line = PUBLIC_SUFFIXES.slice(at, end === -1 ? undefined : end);
    if (line === top || line.startsWith(`${top} `)) return line;
  }
  return null;
}

/**
 * Whether a lower-case DNS name, without dots around it, is a suffix of that list, in ASCII. Suffixes of companies, such as
 * github.io, are theirs to map and in another section of it; a name that no list has, such as local, is no public suffix.
 */
export function isPublicSuffix(name: string): boolean {
  const dot = name.lastIndexOf('.');
  const rules = rulesBelow(name.slice(dot + 1));
  if (!rules || dot === -1) return rules !== null;
  const below = name.slice(0, dot);
  if (rules.has(`!${below}`)) return false;
  return rules.has(below) || rules.has(below.replace(/^[^.]+/, '*'));
}
