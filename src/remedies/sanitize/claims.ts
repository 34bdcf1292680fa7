// Who says what of which part of a flat text: the first to speak is heard, and what nobody speaks of is asked for word by word.

import type { Edit } from './flat.ts';

export interface Claims {
  /** Takes units [from, to): `text` stands there instead, null where they stay. False when somebody has spoken of a part of them. */
  take(from: number, to: number, text: string | null): boolean;
  isFree(from: number, to: number): boolean;
  /** Units of [from, to) of which nobody has spoken stay. */
  keep(from: number, to: number): void;
  /** What is to be written, in order. */
  edits(): readonly Edit[];
}

export function createClaims(length: number): Claims {
  const taken = new Uint8Array(length);
  const edits: Edit[] = [];
  const isFree = (from: number, to: number) => taken.subarray(from, to).indexOf(1) === -1;
  return {
    isFree,
    keep: (from, to) => taken.fill(1, from, to),
    take(from, to, text) {
      if (!isFree(from, to)) return false;
      taken.fill(1, from, to);
      if (text !== null) edits.push({ from, to, text });
      return true;
    },
    edits: () => edits.sort((a, b) => a.from - b.from),
  };
}
