// How far two names are apart, for "did you mean" and for clouds that are nearly spelt right.
// The only file that imports damerau-levenshtein.

import damerauLevenshtein from 'damerau-levenshtein';

// The longest name in DNS has 253; the comparison needs memory by the square of the length.
const LONGEST = 255;

/**
 * Insertions, deletions, replacements and swaps of neighbours, in UTF-16 units, that turn `a` into `b`. Of texts
 * that are too long to be names (more than 255 units) it is the length of the longer, unless they are equal.
 */
export function distance(a: string, b: string): number {
  if (a === b) return 0;
  if (a.length > LONGEST || b.length > LONGEST) return Math.max(a.length, b.length);
  return damerauLevenshtein(a, b).steps;
}

/** The candidate that is nearest to `word` and at most `within` away; the first of equals, null when none is. */
export function nearest(word: string, candidates: Iterable<string>, within: number): string | null {
  let best: string | null = null;
  let least = within + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const steps = distance(word, candidate);
    if (steps >= least) continue;
    best = candidate;
    least = steps;
  }
  return best;
}
