// Entries of host lists: their pieces, and the names in them as DNS compares names.

import type { HostEntry } from '../../src/model/fact.ts';
import { type Located, splitLocated, sub } from '../../src/model/located.ts';
import { asciiLower, plainCharacters } from '../../src/model/realm-name.ts';

// Kerberos.adml separates entries by semicolons alone; readers have already split there.
const WRONG = /[ \t\r\n]*[,|][ \t\r\n,|]*|[ \t\r\n]+/g;

/** Separators other than the semicolon inside an entry: the sign itself, or the whole run of blanks. */
export function wrongSeparators(entry: Located): Located[] {
  const separators: Located[] = [];
  for (const { 0: run, index } of entry.value.matchAll(WRONG)) {
    const sign = run.search(/[,|]/);
    const [from, to] = sign === -1 ? [index, index + run.length] : [index + sign, index + sign + 1];
    // A blank beside a sign that is no ASCII goes with that sign, such as a full-width semicolon.
    const around = entry.value.charAt(from - 1) + entry.value.charAt(to);
    if (sign !== -1 || /^[\x00-\x7f]*$/.test(around)) separators.push(sub(entry, from, to));
  }
  return separators;
}

/** A host or suffix within an entry, and the name that it means. */
export interface Piece {
  readonly text: Located;
  readonly host: string;
}

/** The hosts of an entry, each with its place, also where the entry separates them wrongly. */
export function piecesOf(entry: HostEntry): Piece[] {
  const texts = splitLocated(entry.text, WRONG).filter((text) => text.value !== '');
  const { repaired } = entry;
  return texts.map((text, index) => {
    const known = repaired.length === texts.length ? repaired[index] : undefined;
    return { text, host: known ?? dnsName(plainCharacters(text.value)) };
  });
}

/** Lower case, without the dot that ends a fully qualified name: DNS sees no difference (RFC 4343, RFC 1034). */
export function dnsName(text: string): string {
  return asciiLower(text).replace(/\.$/, '');
}

/** The name without a dot at its end, and with single dots within. */
export function withoutSpareDots(name: string): string {
  return name.replace(/\.{2,}/g, '.').replace(/(?<=[^.])\.$/, '');
}

/** A suffix and those above it, the longest first: `.a.b`, `.b`. */
export function parentsOf(suffix: string): string[] {
  const parents: string[] = [];
  for (let at = 0; at !== -1; at = suffix.indexOf('.', at + 1)) parents.push(suffix.slice(at));
  return parents;
}

/** Whether an entry of a host map (`.suffix` or a host) covers a required one: equal, or a dotted parent of it. */
export function covers(entry: string, required: string): boolean {
  return entry === required || (entry.startsWith('.') && required.endsWith(entry));
}
