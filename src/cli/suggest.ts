// What somebody may have meant by a word that nobody knows.

import { nearest } from '../model/edit-distance.ts';

/** From here on the beginning of a name is taken for the name. */
const BEGINNING = 3;

// Of a short word two changes leave too little: fish is no bash, and file no rule. Two letters that changed places are one change.
const SHORT = 5;

/** The only candidate that begins with the word, else the one that is nearly spelt like it; null when none is. */
export function suggestion(word: string, candidates: readonly string[]): string | null {
  const typed = word.toLowerCase();
  if (typed.length >= BEGINNING) {
    const [only, another] = candidates.filter((candidate) => candidate.startsWith(typed));
    if (only !== undefined && another === undefined) return only;
  }
  return nearest(typed, candidates, typed.length <= SHORT ? 1 : 2);
}
