// The kernel of the sieve (src/readers/xml/sieve.ts) in AssemblyScript: passes over elements of XML that are well-formed beyond
// doubt and mention nothing of interest, at some gigabytes a second. Whatever it is not sure of it leaves to the scan, which is
// the only judge of what is wrong. It knows text in UTF-8 (T = u8) and UTF-16LE (T = u16), never more than one buffer of it.
// Here is what the host calls; a global that changes lives in the module that changes it.

import { CUT, ENDED_HERE, NONE, UNSURE } from './answers';
import { TEXT } from './memory';
import { keepPrefixes } from './names';
import { firstMention, keepNeedles } from './needles';
import { beginChildren, depth, limitChildren, moveChild, passTag } from './tags';
import { beginText, keepBrackets, moveText, passText, start } from './text';
import { endAt } from './units';

export { TEXT } from './memory';
export { childAt, childLineStart, childLines, childSurplus, seen } from './tags';
export { lineStart, lines, surplus } from './text';
export { swap } from './units';

/** Units that stay behind where more text is to come: more than the longest needle and the longest reference. */
const BEHIND: i32 = 128;

/** What a call comes to: `at` is where the enclosing element ends, what follows is for the scan, or more text is wanted from `at` on. */
export const ENDED: i32 = 0;
export const STOPPED: i32 = 1;
export const MORE: i32 = 2;

/** Byte of the buffer up to which all was understood. */
export let at: i32 = 0;

let single: bool = false;

/** How many needles and prefixes were written, how many elements are open around the children, and how many units one may have. */
export function prepare(needleCount: i32, prefixCount: i32, depthAround: i32, most: f64): void {
  keepNeedles(needleCount);
  keepPrefixes(prefixCount);
  limitChildren(depthAround, most);
}

/**
 * Begins at a child's `<`, which is at byte `place` of the memory; `only` to end behind it, whatever it mentions. So many names of
 * children were written.
 */
export function begin(only: bool, place: i32, names: i32): void {
  single = only;
  beginText(place);
  beginChildren(place, names);
}

/** The buffer has moved: what is not yet understood begins at TEXT now. */
export function moved(): void {
  const by = at - TEXT;
  moveText(TEXT, by);
  moveChild(by);
}

export function sift8(until: i32, final: bool): i32 {
  return sift<u8>(until, final);
}

export function sift16(until: i32, final: bool): i32 {
  return sift<u16>(until, final);
}

/** Passes over children up to byte `until` of the memory; `final` when no more will come. */
function sift<T>(until: i32, final: bool): i32 {
  endAt(until);
  const limit = final ? until : until - BEHIND * sizeof<T>();
  const mention = single ? NONE : firstMention<T>(start);
  let p = start;
  while (true) {
    const lt = passText<T>(p, limit);
    if (lt === UNSURE) return STOPPED;
    p = lt;
    if (p >= limit) return final || mention < p ? STOPPED : more<T>(p);
    const next = passTag<T>(p, mention);
    if (next === ENDED_HERE) return ended(p);
    if (next === CUT) return final || mention < p ? STOPPED : more<T>(p);
    if (next < 0) return STOPPED;
    p = next;
    if (single && depth === 0) return ended(p);
  }
}

function ended(p: i32): i32 {
  at = p;
  return ENDED;
}

function more<T>(p: i32): i32 {
  // Nothing was passed in a whole buffer: a tag without an end.
  if (p === start) return STOPPED;
  keepBrackets<T>(p);
  at = p;
  return MORE;
}
