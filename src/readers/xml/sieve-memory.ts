// What the kernel of the sieve finds in its memory before the text, and where: the places are those of scripts/wasm/memory.ts.

import type { Namespaces } from './names.ts';
import type { Needle } from './needles.ts';

export const MOST_NEEDLES = 32;

const NEEDLES = 1024;
const BUCKETS = 3072;
const PREFIXES = 3584;
const WANTED = 19072;
const MOST_PREFIXES = 32;
const LONGEST_PREFIX = 60;

/** At most `MOST_NEEDLES`, and where each of their pairs may stand. */
export function writeNeedles(memory: Uint8Array, needles: readonly Needle[]): void {
  needles.forEach(({ text, at }, i) => {
    const place = NEEDLES + i * 64;
    memory[place] = text.length;
    memory[place + 1] = at;
    writeAscii(memory, place + 2, text);
  });
  writeBuckets(memory, needles);
}

/** Returns how many there are. An element with a prefix that is not among them is not passed over. */
export function writePrefixes(memory: Uint8Array, namespaces: Namespaces): number {
  const ascii = [...namespaces.keys()].filter(
    (name) => /^[!-~]+$/.test(name) && name.length <= LONGEST_PREFIX,
  );
  const known = ascii.slice(0, MOST_PREFIXES);
  known.forEach((prefix, i) => {
    memory[PREFIXES + i * 64] = prefix.length;
    writeAscii(memory, PREFIXES + i * 64 + 1, prefix);
  });
  return known.length;
}

/** The names of children that `rest` demands. */
export function writeNames(memory: Uint8Array, names: readonly string[]): void {
  names.forEach((name, i) => {
    memory[WANTED + i * 64] = name.length;
    writeAscii(memory, WANTED + i * 64 + 1, name);
  });
}

/** Eight buckets, a bit each; further pairs share them. */
function writeBuckets(memory: Uint8Array, needles: readonly Needle[]): void {
  memory.fill(0, BUCKETS, BUCKETS + 64);
  [...new Set(needles.map(({ pair }) => pair))].forEach((pair, i) => {
    for (const [which, character] of [...pair].entries()) {
      for (const code of [character.charCodeAt(0), character.toUpperCase().charCodeAt(0)]) {
        const table = BUCKETS + which * 32;
        memory[table + (code & 15)] = (memory[table + (code & 15)] ?? 0) | (1 << (i % 8));
        memory[table + 16 + (code >> 4)] = (memory[table + 16 + (code >> 4)] ?? 0) | (1 << (i % 8));
      }
    }
  });
}

function writeAscii(memory: Uint8Array, place: number, text: string): void {
  for (let i = 0; i < text.length; i++) memory[place + i] = text.charCodeAt(i);
}
