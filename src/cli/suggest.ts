// What somebody may have meant by a word that nobody knows.

import { nearest } from '../model/edit-distance.ts';

/** From here on the beginning of a name is taken for the name. */
const BEGINNING = 3;

/** The candidate that is nearly spelt like the word, else the only one that begins with it; null when none is. */
export function suggestion(word: string, candidates: readonly string[]): string | null {
  const typed = word.toLowerCase();
  // Of a short word two changes leave nothing.
  const near = nearest(typed, candidates, typed.length < 4 ? 1 : 2);
  if (near !== null || typed.length < BEGINNING) return near;
  const [only, another] = candidates.filter((candidate) => candidate.startsWith(typed));
  return another === undefined ? (only ?? null) : null;
}
