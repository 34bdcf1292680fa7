// Fragments of key paths as a machine that goes through bytes or units, so that no path need become a string to be judged.

import type { Interest } from '../../model/source.ts';

/** Row of `next` from which there is no way back: a fragment was found. */
export const FOUND = 128;

/**
 * An automaton (Aho-Corasick) of all fragments at once: `next[row + unit]` is the row that follows `row`, for ASCII units
 * of either case. It begins, and goes on behind any other unit, in row 0.
 */
export type Fragments = Uint16Array;

const made = new WeakMap<readonly string[], Fragments>();

/** The machine for what is wanted, made once for each list. */
export function fragmentsOf({ keyPaths }: Interest): Fragments {
  const known = made.get(keyPaths) ?? machine(keyPaths);
  made.set(keyPaths, known);
  return known;
}

/** `fragments` are lower case, ASCII and not empty. */
function machine(fragments: readonly string[]): Fragments {
  const next = new Uint16Array((fragments.reduce((sum, { length }) => sum + length, 0) + 2) * 128);
  let rows = 2;
  for (const fragment of fragments) {
    let row = 0;
    for (let i = 0; i < fragment.length && row !== FOUND; i++) {
      const at = row + fragment.charCodeAt(i);
      if (i === fragment.length - 1) next[at] = FOUND;
      else if (next[at] === 0) next[at] = rows++ * 128;
      row = next[at] ?? 0;
    }
  }
  complete(next);
  for (let row = 0; row < next.length; row += 128) next.copyWithin(row + 0x41, row + 0x61, row + 0x7b);
  return next.fill(FOUND, FOUND, FOUND + 128);
}

/** Where a row has no way on, it goes the way of the longest end of what it stands for that some fragment begins with. */
function complete(next: Uint16Array): void {
  const shorter = new Uint16Array(next.length / 128);
  const queue = [0];
  // Those of longer beginnings come later, so what they fall back to is complete by then.
  for (let row = queue.shift(); row !== undefined; row = queue.shift()) {
    const fallback = shorter[row / 128] ?? 0;
    for (let unit = 0; unit < 128; unit++) {
      const below = next[row + unit] ?? 0;
      const otherwise = row === 0 ? 0 : (next[fallback + unit] ?? 0);
      if (below === FOUND) continue;
      if (below === 0) next[row + unit] = otherwise;
      // One fragment may lie within another.
      else if (otherwise === FOUND) next[row + unit] = FOUND;
      else {
        shorter[below / 128] = otherwise;
        queue.push(below);
      }
    }
  }
}
