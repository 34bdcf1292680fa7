// Looks for what is of interest, in capitals or not: one pass over the buffer for all needles together.

import { NONE } from './answers';
import { BUCKETS, NEEDLES } from './memory';
import { chars, end, unitAt } from './units';

let needles: i32 = 0;

export function keepNeedles(count: i32): void {
  needles = count;
}

/**
 * The first needle from `from` on; NONE when there is none. Each character is looked up by the halves of its byte: a bit for each bucket of
 * pairs in which it stands first, and second. Where both agree for two neighbours the needles are compared.
 */
export function firstMention<T>(from: i32): i32 {
  const size = <i32>sizeof<T>();
  const low = i8x16.splat(15);
  const firstLow = v128.load(BUCKETS);
  const firstHigh = v128.load(BUCKETS, 16);
  const secondLow = v128.load(BUCKETS, 32);
  const secondHigh = v128.load(BUCKETS, 48);
  let before = i8x16.splat(0);
  for (let p = from; p < end; p += 16 * size) {
    const v = chars<T>(p);
    const l = v128.and(v, low);
    const h = i8x16.shr_u(v, 4);
    const first = v128.and(i8x16.swizzle(firstLow, l), i8x16.swizzle(firstHigh, h));
    const second = v128.and(i8x16.swizzle(secondLow, l), i8x16.swizzle(secondHigh, h));
    const hits = v128.and(
      v128.shuffle<i8>(before, first, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30),
      second,
    );
    before = first;
    if (!v128.any_true(hits)) continue;
    let mask = <i32>i8x16.bitmask(i8x16.ne(hits, i8x16.splat(0)));
    for (; mask !== 0; mask &= mask - 1) {
      const found = needleAt<T>(p + <i32>ctz(mask) * size, from);
      if (found !== NONE) return found;
    }
  }
  return NONE;
}

/** Where a needle begins whose pair ends at `p`. */
function needleAt<T>(p: i32, from: i32): i32 {
  for (let k = 0; k < needles; k++) {
    const needle = NEEDLES + k * 64;
    const length = <i32>load<u8>(needle);
    const start = p - <i32>load<u8>(needle + 1) * sizeof<T>();
    if (start < from || start + length * sizeof<T>() > end) continue;
    let same = true;
    for (let i = 0; i < length && same; i++) {
      const c = unitAt<T>(start, i);
      same = (c - 0x41 < 26 ? c | 32 : c) === <u32>load<u8>(needle + 2 + i);
    }
    if (same) return start;
  }
  return NONE;
}
