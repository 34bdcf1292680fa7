// Passes over text between tags, character by character where need be, and counts its line breaks.

import { UNSURE } from './answers';
import { chars, end, odd, unit, unitAt } from './units';

/** Line breaks passed, the byte behind the last of them, and bytes since then that are no units of their own. Bytes may lie before the buffer. */
export let lines: f64 = 0;
export let lineStart: f64 = 0;
export let surplus: f64 = 0;

/** Where the buffer begins that has not been passed. */
export let start: i32 = 0;
/** `]` directly before the buffer. */
let brackets: i32 = 0;

export function beginText(place: i32): void {
  start = place;
  brackets = 0;
  lines = 0;
  lineStart = <f64>place;
  surplus = 0;
}

/** The buffer has moved by so many bytes, and begins at `place`. */
export function moveText(place: i32, by: i32): void {
  start = place;
  lineStart -= <f64>by;
}

/** What comes next begins at `p`, in another buffer. */
export function keepBrackets<T>(p: i32): void {
  brackets = bracketsBefore<T>(p);
}

/** Passes text up to a `<`, or to `limit` or a little beyond. */
export function passText<T>(from: i32, limit: i32): i32 {
  const width = 16 * sizeof<T>();
  let p = from;
  while (p < limit) {
    if (p + width > end) {
      p = passUnit<T>(p);
      if (p < 0) return p;
      if (p === lastLt) return p;
      continue;
    }
    const v = chars<T>(p);
    const lf = i8x16.eq(v, i8x16.splat(10));
    const blank = v128.or(lf, v128.or(i8x16.eq(v, i8x16.splat(13)), i8x16.eq(v, i8x16.splat(9))));
    const control = v128.andnot(i8x16.lt_u(v, i8x16.splat(32)), blank);
    // < is 3C and > is 3E.
    const marks = v128.or(
      i8x16.eq(v128.or(v, i8x16.splat(2)), i8x16.splat(0x3e)),
      i8x16.eq(v, i8x16.splat(0x26)),
    );
    const stops = i8x16.bitmask(v128.or(v128.or(marks, control), odd<T>(p, v)));
    const breaks = i8x16.bitmask(lf);
    // A branch of its own, so that the next sixteen need not wait for what these come to.
    if (stops === 0) {
      if (breaks !== 0) noteBreaks(breaks, p, sizeof<T>());
      p += width;
      continue;
    }
    const clear = ctz(stops);
    const passed = breaks & ((1 << clear) - 1);
    if (passed !== 0) noteBreaks(passed, p, sizeof<T>());
    p += clear * sizeof<T>();
    p = passUnit<T>(p);
    if (p < 0) return p;
    if (p === lastLt) return p;
  }
  return p;
}

/** Where passUnit stood still. */
let lastLt: i32 = -1;

function noteBreaks(mask: i32, p: i32, size: i32): void {
  lines += <f64>popcnt(mask);
  lineStart = <f64>(p + (32 - clz(mask)) * size);
  surplus = 0;
}

/** Passes one character of text; stands still, and says so in `lastLt`, at a `<`. */
function passUnit<T>(p: i32): i32 {
  lastLt = -1;
  const c = unit<T>(p);
  if (c === 0x3c) {
    lastLt = p;
    return p;
  }
  if (c === 0x26) return passReference<T>(p);
  if (c === 0x3e && bracketsBefore<T>(p) >= 2) return UNSURE;
  return passCharacter<T>(p, c);
}

/** Passes a character that is no mark-up. */
export function passCharacter<T>(p: i32, c: u32): i32 {
  if (c === 10) {
    noteBreaks(1, p, sizeof<T>());
    return p + sizeof<T>();
  }
  if (c < 0x20) return c === 9 || c === 13 ? p + sizeof<T>() : UNSURE;
  if (sizeof<T>() === 2) {
    return (c >= 0xd800 && c < 0xe000) || c >= 0xfffe ? UNSURE : p + 2;
  }
  return c < 0x80 ? p + 1 : passUtf8(p, c);
}

/** A character of two or three bytes; rarer ones are left to the scan. */
function passUtf8(p: i32, c: u32): i32 {
  if (c >= 0xc2 && c < 0xe0) {
    if (p + 2 > end) return UNSURE;
    surplus += 1;
    return follows(p + 1) ? p + 2 : UNSURE;
  }
  if (c < 0xe0 || c >= 0xf0 || p + 3 > end || !follows(p + 1) || !follows(p + 2)) return UNSURE;
  const code = ((c & 15) << 12) | ((<u32>load<u8>(p + 1) & 63) << 6) | (<u32>load<u8>(p + 2) & 63);
  if (code < 0x800 || (code >= 0xd800 && code < 0xe000) || code >= 0xfffe) return UNSURE;
  surplus += 2;
  return p + 3;
}

function follows(p: i32): bool {
  return (load<u8>(p) & 0xc0) === 0x80;
}

/** One of the five entities; a character by number may mention anything. */
export function passReference<T>(p: i32): i32 {
  if (p + 6 * sizeof<T>() > end) return UNSURE;
  const a = unitAt<T>(p, 1);
  const b = unitAt<T>(p, 2);
  const c = unitAt<T>(p, 3);
  const d = unitAt<T>(p, 4);
  if ((a === 0x6c || a === 0x67) && b === 0x74 && c === 0x3b) return p + 4 * sizeof<T>();
  if (a === 0x61 && b === 0x6d && c === 0x70 && d === 0x3b) return p + 5 * sizeof<T>();
  if (unitAt<T>(p, 5) !== 0x3b) return UNSURE;
  const quot = a === 0x71 && b === 0x75 && c === 0x6f && d === 0x74;
  const apos = a === 0x61 && b === 0x70 && c === 0x6f && d === 0x73;
  return quot || apos ? p + 6 * sizeof<T>() : UNSURE;
}

function bracketsBefore<T>(p: i32): i32 {
  let count = 0;
  let q = p - sizeof<T>();
  while (q >= start && count < 2 && unit<T>(q) === 0x5d) {
    count++;
    q -= sizeof<T>();
  }
  return q < start ? count + brackets : count;
}
