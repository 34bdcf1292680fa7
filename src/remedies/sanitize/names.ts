// How names are renamed, and which words are names although they are words: what every part of sanitize asks.

import { realmKey } from '../../model/realm-name.ts';
import { glyphsOf, inShapeOf, keyOf } from './characters.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { Vendors } from './vendors.ts';
import { isWord } from './words.ts';

/** What the exports themselves tell of whose they are. */
export interface Known {
  /** Pieces of names of computers, users, domains and realms, as `keyOf` gives them. */
  readonly pieces: ReadonlySet<string>;
  /** Realms and domains, as `realmKey` gives them. */
  readonly domains: ReadonlySet<string>;
  /** Names of several words, or of one: those of GPOs, by the key of their first word. */
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
}

export interface Names {
  readonly known: Known;
  readonly vendors: Vendors;
  readonly pseudonyms: Pseudonyms;
  /** Renames all pieces of a label or a word, but for the vendor's. */
  label(text: string): string;
  /** Whether all of it is the name of somebody in these exports. */
  isOwn(text: string): boolean;
  isOwnDomain(keys: readonly string[]): boolean;
  /** Whether a part of it is renamed elsewhere, where it stood by itself: then it must not stay anywhere. */
  isRenamed(text: string): boolean;
  /** Notes what stays because it is like a vendor's name. */
  alike(name: string): void;
  /** What was noted so. */
  likenesses(): readonly string[];
}

export function createNames(known: Known, vendors: Vendors, pseudonyms: Pseudonyms): Names {
  const noted = new Set<string>();
  const drawn = (text: string, key: string): string =>
    inShapeOf(glyphsOf(text), pseudonyms.of(/^[0-9]+$/.test(key) ? 'number' : 'name', key));
  const piece = (text: string): string => {
    const key = keyOf(text);
    if (key === '') return text;
    if (vendors.isWord(key)) {
      if (vendors.isAlike(key)) noted.add(key);
      return text;
    }
    const joined = vendors.joinedAt(key);
    if (joined === 0) return drawn(text, key);
    const at = unitsOf(text, joined);
    return text.slice(0, at) + drawn(text.slice(at), key.slice(joined));
  };
  return {
    known,
    vendors,
    pseudonyms,
    label: (text) => text.replace(/[^_-]+/g, piece),
    isOwn: (text) => text.split(/[_-]+/).every((part) => part !== '' && known.pieces.has(keyOf(part))),
    isRenamed: (text) =>
      text
        .split(/[^\p{L}\p{N}\p{M}]+/u)
        .some(
          (part) =>
            !isWord(keyOf(part)) && !vendors.isWord(keyOf(part)) && pseudonyms.has('name', keyOf(part)),
        ),
    isOwnDomain: (keys) =>
      !keys.every((key) => isWord(key) && !known.pieces.has(key)) &&
      keys.some((_, at) => known.domains.has(keys.slice(at).join('.'))),
    alike: (name) => noted.add(realmKey(name)),
    likenesses: () => [...noted].sort(),
  };
}

/** How many units of a text its first characters take, without those that are not seen. */
function unitsOf(text: string, characters: number): number {
  let units = 0;
  let left = characters;
  for (const { text: unit, plain } of glyphsOf(text)) {
    if (left === 0) break;
    units += unit.length;
    if (plain !== '') left--;
  }
  return units;
}
