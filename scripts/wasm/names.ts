// Names of elements and attributes, and the prefixes that are declared where they stand.

import { CUT, UNSURE } from './answers';
import { LONGEST_PREFIX, MOST_PREFIXES, PREFIXES } from './memory';
import { end, unit, unitAt } from './units';

export let prefixes: i32 = 0;

/** So many of the prefixes in memory are in force. */
export function keepPrefixes(count: i32): void {
  prefixes = count;
}

/** Passes a name of ASCII with at most one colon; what follows it is in the buffer. */
export function passName<T>(from: i32): i32 {
  let p = from;
  let initial = true;
  let colons = 0;
  for (; p < end; p += sizeof<T>()) {
    const c = unit<T>(p);
    const letter = (c | 32) - 0x61 < 26 || c === 0x5f;
    if (letter) {
      initial = false;
      continue;
    }
    if (initial) return UNSURE;
    if (c - 0x30 < 10 || c === 0x2d || c === 0x2e) continue;
    if (c !== 0x3a) return c < 0x80 ? p : UNSURE;
    if (++colons > 1) return UNSURE;
    initial = true;
  }
  return CUT;
}

/** Whether a name has no prefix, or one that is declared around. */
export function isKnown<T>(from: i32, length: i32): bool {
  let colon = -1;
  for (let i = 0; i < length; i++) {
    if (unitAt<T>(from, i) === 0x3a) {
      colon = i;
      break;
    }
  }
  if (colon < 0) return true;
  for (let k = 0; k < prefixes; k++) {
    const prefix = PREFIXES + k * 64;
    if (<i32>load<u8>(prefix) !== colon) continue;
    let same = true;
    for (let i = 0; i < colon && same; i++) same = unitAt<T>(from, i) === <u32>load<u8>(prefix + 1 + i);
    if (same) return true;
  }
  return false;
}

/** Notes a prefix, up to the end of the element. Those that XML keeps for itself are left to the scan. */
export function declare<T>(from: i32, length: i32): bool {
  if (prefixes === MOST_PREFIXES || length > LONGEST_PREFIX) return false;
  const reserved = (unitAt<T>(from, 0) | 32) === 0x78 && (unitAt<T>(from, 1) | 32) === 0x6d;
  if (length >= 3 && reserved && (unitAt<T>(from, 2) | 32) === 0x6c) return false;
  const prefix = PREFIXES + prefixes * 64;
  store<u8>(prefix, <u8>length);
  for (let i = 0; i < length; i++) store<u8>(prefix + 1 + i, <u8>unitAt<T>(from, i));
  prefixes++;
  return true;
}

export function isXmlns<T>(p: i32): bool {
  return (
    unitAt<T>(p, 0) === 0x78 &&
    unitAt<T>(p, 1) === 0x6d &&
    unitAt<T>(p, 2) === 0x6c &&
    unitAt<T>(p, 3) === 0x6e &&
    unitAt<T>(p, 4) === 0x73
  );
}
