// Which pseudonym stands for what: drawn from a secret key, never twice the same, and kept for the next run.

import { digest } from '../../model/digest.ts';
import { alphabetOf } from './characters.ts';

/** What is renamed, each by a map of its own. */
export const KINDS = ['name', 'number', 'guid', 'sid', 'address', 'suffix'] as const;

export type Kind = (typeof KINDS)[number];

/** Pseudonyms with what they stand for, by kind, as a key file keeps them. */
export type Pairs = Readonly<Record<Kind, Readonly<Record<string, string>>>>;

export interface Pseudonyms {
  /** Notes what has to be renamed, or gives its pseudonym once all is noted. Both in lower case, of one length. */
  of(kind: Kind, original: string, draw?: Draw): string;
  /** From now on pseudonyms are given; none of them is an original of this run. */
  settle(): void;
  has(kind: Kind, original: string): boolean;
  originals(kind: Kind): ReadonlySet<string>;
  pairs(): Pairs;
}

/** Makes candidates: the same words from the same dice. `attempt` counts from 0. */
export type Draw = (original: string, dice: Dice, attempt: number) => string;

/** A whole number below `sides`. */
export type Dice = (sides: number) => number;

interface Shelf {
  readonly byOriginal: Map<string, string>;
  readonly taken: Set<string>;
  readonly noted: Map<string, Draw>;
}

/** After that many candidates a name may also be a word, since short names are few. */
const PATIENCE = 300;
const LIMIT = 4000;

/** `secret` is known to the holder of the key alone; `kept` are the pairs of earlier runs; `isWord` what no pseudonym should be. */
export function createPseudonyms(
  secret: string,
  kept: Pairs | null,
  isWord: (text: string) => boolean,
): Pseudonyms {
  const shelves = new Map<Kind, Shelf>(KINDS.map((kind) => [kind, shelfOf(kept?.[kind] ?? {})]));
  const shelf = (kind: Kind): Shelf => shelves.get(kind) as Shelf;
  let settled = false;
  return {
    of(kind, original, draw = drawName) {
      const { byOriginal, noted } = shelf(kind);
      noted.set(original, draw);
      if (!settled) return original;
      const known = byOriginal.get(original);
      if (known !== undefined) return known;
      return assign(secret, kind, shelf(kind), original, draw, isWord);
    },
    settle() {
      settled = true;
      for (const kind of KINDS) {
        const one = shelf(kind);
        for (const [original, draw] of [...one.noted].sort(([a], [b]) => (a < b ? -1 : 1))) {
          if (!one.byOriginal.has(original)) assign(secret, kind, one, original, draw, isWord);
        }
      }
    },
    has: (kind, original) => shelf(kind).noted.has(original),
    originals: (kind) => new Set(shelf(kind).noted.keys()),
    pairs() {
      const pairs = [...shelves].map(([kind, { byOriginal }]) => [
        kind,
        Object.fromEntries([...byOriginal].map(([original, pseudonym]) => [pseudonym, original]).sort()),
      ]);
      return Object.fromEntries(pairs) as Pairs;
    },
  };
}

function shelfOf(kept: Readonly<Record<string, string>>): Shelf {
  const byOriginal = new Map(Object.entries(kept).map(([pseudonym, original]) => [original, pseudonym]));
  return { byOriginal, taken: new Set(byOriginal.values()), noted: new Map() };
}

function assign(
  secret: string,
  kind: Kind,
  { byOriginal, taken, noted }: Shelf,
  original: string,
  draw: Draw,
  isWord: (text: string) => boolean,
): string {
  const free = (candidate: string, attempt: number) =>
    !taken.has(candidate) &&
    candidate.length === original.length &&
    (attempt > PATIENCE || (candidate !== original && !noted.has(candidate) && !isWord(candidate)));
  for (let attempt = 0; attempt < LIMIT; attempt++) {
    const candidate = draw(original, diceOf(secret, kind, original, attempt), attempt);
    if (!free(candidate, attempt)) continue;
    byOriginal.set(original, candidate);
    taken.add(candidate);
    return candidate;
  }
  // Of single letters there may be as many as the alphabet has: the last one is its own pseudonym.
  if (taken.has(original))
    throw new Error(`there is no pseudonym left for a ${kind} of ${original.length} characters`);
  byOriginal.set(original, original);
  taken.add(original);
  return original;
}

/** Numbers from a keyed hash: who does not know the secret can neither repeat nor reverse them. */
function diceOf(secret: string, kind: Kind, original: string, attempt: number): Dice {
  let pool = '';
  let round = 0;
  return (sides) => {
    if (pool.length < 8) {
      pool = digest([secret, digest([secret, kind, original, String(attempt), String(round)])]);
      round++;
    }
    const number = Number.parseInt(pool.slice(0, 8), 16);
    pool = pool.slice(8);
    return number % sides;
  };
}

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aeiou';

/** Letters for letters and digits for digits, in syllables that can be said; later attempts take any letter. */
function drawName(original: string, dice: Dice, attempt: number): string {
  let run = 0;
  return Array.from(original, (character) => {
    const alphabet = alphabetOf(character, attempt > PATIENCE * 2);
    if (!/[a-z]/.test(alphabet[0] ?? '')) {
      run = 0;
      return pick(alphabet, dice);
    }
    if (attempt > PATIENCE / 4) return pick(alphabet, dice);
    return pick(run++ % 2 === 0 ? CONSONANTS : VOWELS, dice);
  }).join('');
}

const lettersOf = new Map<string, readonly string[]>();

function pick(alphabet: string, dice: Dice): string {
  const letters = lettersOf.get(alphabet) ?? Array.from(alphabet);
  lettersOf.set(alphabet, letters);
  return letters[dice(letters.length)] ?? '';
}
