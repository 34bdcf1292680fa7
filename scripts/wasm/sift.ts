// The kernel of the sieve (src/readers/xml/sieve.ts) in AssemblyScript: passes over elements of XML that are well-formed beyond
// doubt and mention nothing of interest, at some gigabytes a second. Whatever it is not sure of it leaves to the scan, which is
// the only judge of what is wrong. It knows text in UTF-8 (T = u8) and UTF-16LE (T = u16), never more than one buffer of it.

/** Layout of the memory, in bytes. The host writes needles, buckets, prefixes and the text. */
const NEEDLES: i32 = 1024; // 32 x 64: length, place of the pair's second character, lower-case ASCII
const BUCKETS: i32 = 3072; // 4 x 16: by low and high half of a byte, buckets of pairs in which it stands first, and second
const PREFIXES: i32 = 3584; // 32 x 64: length, ASCII
const ATTRIBUTES: i32 = 5632; // 64 x 8: local name of each attribute of the tag: place, units
const OPEN: i32 = 6144; // 100 x 128: names of open elements: length, ASCII; in the last byte how many prefixes were declared around
const WANTED: i32 = 19072; // 8 x 64: length, ASCII: names of children that the host asks about
export const TEXT: i32 = 20480;

const DEEPEST: i32 = 100;
const LONGEST_NAME: i32 = 120;
const MOST_PREFIXES: i32 = 32;
const LONGEST_PREFIX: i32 = 60;
const MOST_ATTRIBUTES: i32 = 64;
/** Units that stay behind where more text is to come: more than the longest needle and the longest reference. */
const BEHIND: i32 = 128;
const NONE: i32 = i32.MAX_VALUE;

/** What a call comes to: `at` is where the enclosing element ends, what follows is for the scan, or more text is wanted from `at` on. */
export const ENDED: i32 = 0;
export const STOPPED: i32 = 1;
export const MORE: i32 = 2;

// Answers of the parts beside a place.
const UNSURE: i32 = -1;
const CUT: i32 = -2;

let needles: i32 = 0;
let prefixes: i32 = 0;
/** How many elements are open around. */
let around: i32 = 0;
/** Units that a child may have. */
let longest: f64 = 0;

/** Byte of the buffer up to which all was understood. */
export let at: i32 = 0;
/** Line breaks passed, the byte behind the last of them, and bytes since then that are no units of their own. Bytes may lie before the buffer. */
export let lines: f64 = 0;
export let lineStart: f64 = 0;
export let surplus: f64 = 0;
/** The same where the child begins that is being passed. */
export let childAt: f64 = 0;
export let childLines: f64 = 0;
export let childLineStart: f64 = 0;
export let childSurplus: f64 = 0;
/** A bit for each wanted name that a child had, without attributes. */
export let seen: i32 = 0;

let wanted: i32 = 0;
let single: bool = false;
let start: i32 = TEXT;
let depth: i32 = 0;
/** `]` directly before the buffer. */
let brackets: i32 = 0;
let end: i32 = 0;

/** How many needles and prefixes were written, how many elements are open around the children, and how many units one may have. */
export function prepare(needleCount: i32, prefixCount: i32, depthAround: i32, most: f64): void {
  needles = needleCount;
  prefixes = prefixCount;
  around = depthAround;
  longest = most;
}

/**
 * Begins at a child's `<`, which is at byte `place` of the memory; `only` to end behind it, whatever it mentions. So many names of
 * children were written.
 */
export function begin(only: bool, place: i32, names: i32): void {
  single = only;
  wanted = names;
  seen = 0;
  start = place;
  depth = 0;
  brackets = 0;
  lines = 0;
  lineStart = <f64>place;
  surplus = 0;
  markChild(place);
}

/** The buffer has moved: what is not yet understood begins at TEXT now. */
export function moved(): void {
  const by = at - TEXT;
  start = TEXT;
  lineStart -= <f64>by;
  childAt -= <f64>by;
  childLineStart -= <f64>by;
}

export function sift8(until: i32, final: bool): i32 {
  return sift<u8>(until, final);
}

export function sift16(until: i32, final: bool): i32 {
  return sift<u16>(until, final);
}

/** Swaps the bytes of each unit: UTF-16BE becomes UTF-16LE. */
export function swap(from: i32, size: i32): void {
  const last = from + size;
  let p = from;
  for (; p + 16 <= last; p += 16) {
    const v = v128.load(p);
    v128.store(p, v128.or(i16x8.shl(v, 8), i16x8.shr_u(v, 8)));
  }
  for (; p + 2 <= last; p += 2) store<u16>(p, bswap<u16>(load<u16>(p)));
}

/** Passes over children up to byte `until` of the memory; `final` when no more will come. */
function sift<T>(until: i32, final: bool): i32 {
  end = until;
  const limit = final ? end : end - BEHIND * sizeof<T>();
  const mention = single ? NONE : firstMention<T>(start);
  let p = start;
  while (true) {
    const lt = passText<T>(p, limit);
    if (lt === UNSURE) return stop();
    p = lt;
    if (p >= limit) return final || mention < p ? stop() : more<T>(p);
    const next = passTag<T>(p, mention);
    if (next === ENDED_HERE) return ended(p);
    if (next === CUT) return final || mention < p ? stop() : more<T>(p);
    if (next < 0) return stop();
    p = next;
    if (single && depth === 0) return ended(p);
  }
}

const ENDED_HERE: i32 = -3;

function ended(p: i32): i32 {
  at = p;
  return ENDED;
}

function stop(): i32 {
  return STOPPED;
}

function more<T>(p: i32): i32 {
  // Nothing was passed in a whole buffer: a tag without an end.
  if (p === start) return STOPPED;
  brackets = bracketsBefore<T>(p);
  at = p;
  return MORE;
}

function markChild(p: i32): void {
  childAt = <f64>p;
  childLines = lines;
  childLineStart = lineStart;
  childSurplus = surplus;
}

function unit<T>(p: i32): u32 {
  return sizeof<T>() === 2 ? <u32>load<u16>(p) : <u32>load<u8>(p);
}

/** Sixteen characters, one a byte; beyond U+00FF all look like that. */
function chars<T>(p: i32): v128 {
  if (sizeof<T>() === 1) return v128.load(p);
  const most = i16x8.splat(0xff);
  return i8x16.narrow_i16x8_u(i16x8.min_u(v128.load(p), most), i16x8.min_u(v128.load(p, 16), most));
}

/** Characters that may be forbidden, or are several bytes: a bit each. */
function odd<T>(p: i32, v: v128): v128 {
  if (sizeof<T>() === 1) return i8x16.lt_s(v, i8x16.splat(0));
  const first = i16x8.splat(<i16>0xd800);
  return i8x16.narrow_i16x8_s(i16x8.ge_u(v128.load(p), first), i16x8.ge_u(v128.load(p, 16), first));
}

/** Passes text up to a `<`, or to `limit` or a little beyond. */
function passText<T>(from: i32, limit: i32): i32 {
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
function passCharacter<T>(p: i32, c: u32): i32 {
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
function passReference<T>(p: i32): i32 {
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

function unitAt<T>(p: i32, index: i32): u32 {
  return unit<T>(p + index * sizeof<T>());
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

/** Passes the tag at `p`. */
function passTag<T>(p: i32, mention: i32): i32 {
  const q = p + sizeof<T>();
  if (q >= end) return CUT;
  const c = unit<T>(q);
  if (c === 0x2f) return depth === 0 ? ENDED_HERE : passEndTag<T>(q + sizeof<T>(), mention);
  if (depth === 0) {
    markChild(p);
  }
  return passStartTag<T>(q, mention);
}

function passEndTag<T>(from: i32, mention: i32): i32 {
  const name = OPEN + (depth - 1) * 128;
  const length = <i32>load<u8>(name);
  const gt = from + length * sizeof<T>();
  if (gt >= end) return CUT;
  for (let i = 0; i < length; i++) if (unitAt<T>(from, i) !== <u32>load<u8>(name + 1 + i)) return UNSURE;
  if (unit<T>(gt) !== 0x3e) return UNSURE;
  depth--;
  prefixes = <i32>load<u8>(name + 127);
  return passed<T>(gt + sizeof<T>(), mention);
}

/** Behind an element: that of a child must not have mentioned anything. */
function passed<T>(p: i32, mention: i32): i32 {
  if (depth > 0) return p;
  if (mention < p || (<f64>p - childAt) / <f64>sizeof<T>() > longest) return UNSURE;
  markChild(p);
  return p;
}

function passStartTag<T>(from: i32, mention: i32): i32 {
  if (depth + around >= DEEPEST) return UNSURE;
  const name = OPEN + depth * 128;
  let p = passName<T>(from);
  if (p < 0) return p;
  const length = (p - from) / sizeof<T>();
  if (length > LONGEST_NAME || !isKnown<T>(from, length)) return UNSURE;
  store<u8>(name, <u8>length);
  store<u8>(name + 127, <u8>prefixes);
  for (let i = 0; i < length; i++) store<u8>(name + 1 + i, <u8>unitAt<T>(from, i));
  if (depth === 0 && unit<T>(p) === 0x3e) note(name, length);
  if (unit<T>(p) !== 0x3e && unit<T>(p) !== 0x2f) {
    p = passAttributes<T>(p);
    if (p < 0) return p;
  }
  if (unit<T>(p) === 0x3e) {
    depth++;
    return p + sizeof<T>();
  }
  if (p + sizeof<T>() >= end) return CUT;
  prefixes = <i32>load<u8>(name + 127);
  return unitAt<T>(p, 1) === 0x3e ? passed<T>(p + 2 * sizeof<T>(), mention) : UNSURE;
}

/** Notes a child whose name is wanted. */
function note(name: i32, length: i32): void {
  for (let k = 0; k < wanted; k++) {
    const other = WANTED + k * 64;
    if (<i32>load<u8>(other) === length && memory.compare(other + 1, name + 1, length) === 0) seen |= 1 << k;
  }
}

/** Passes a name of ASCII with at most one colon; what follows it is in the buffer. */
function passName<T>(from: i32): i32 {
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
function isKnown<T>(from: i32, length: i32): bool {
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

/** Passes attributes up to the `>` or `/` behind them. A line break in a tag is left to the scan, which counts it. */
function passAttributes<T>(from: i32): i32 {
  let p = from;
  let count = 0;
  while (true) {
    let blanks = 0;
    while (p < end && unit<T>(p) === 0x20) {
      p += sizeof<T>();
      blanks++;
    }
    if (p >= end) return CUT;
    const c = unit<T>(p);
    if (c === 0x3e || c === 0x2f) return p;
    if (blanks === 0 || count === MOST_ATTRIBUTES) return UNSURE;
    const name = p;
    p = passName<T>(p);
    if (p < 0) return p;
    const length = (p - name) / sizeof<T>();
    const declares = length > 6 && isXmlns<T>(name) && unitAt<T>(name, 5) === 0x3a;
    if (!isNew<T>(name, length, count, declares)) return UNSURE;
    count++;
    if (p + sizeof<T>() >= end) return CUT;
    if (unit<T>(p) !== 0x3d) return UNSURE;
    p = passValue<T>(p + sizeof<T>(), declares || (length === 5 && isXmlns<T>(name)));
    if (p < 0) return p;
    if (declares && !declare<T>(name + 6 * sizeof<T>(), length - 6)) return UNSURE;
  }
}

/** Notes a prefix, up to the end of the element. Those that XML keeps for itself are left to the scan. */
function declare<T>(from: i32, length: i32): bool {
  if (prefixes === MOST_PREFIXES || length > LONGEST_PREFIX) return false;
  const reserved = (unitAt<T>(from, 0) | 32) === 0x78 && (unitAt<T>(from, 1) | 32) === 0x6d;
  if (length >= 3 && reserved && (unitAt<T>(from, 2) | 32) === 0x6c) return false;
  const prefix = PREFIXES + prefixes * 64;
  store<u8>(prefix, <u8>length);
  for (let i = 0; i < length; i++) store<u8>(prefix + 1 + i, <u8>unitAt<T>(from, i));
  prefixes++;
  return true;
}

function isXmlns<T>(p: i32): bool {
  return (
    unitAt<T>(p, 0) === 0x78 &&
    unitAt<T>(p, 1) === 0x6d &&
    unitAt<T>(p, 2) === 0x6c &&
    unitAt<T>(p, 3) === 0x6e &&
    unitAt<T>(p, 4) === 0x73
  );
}

/** Notes an attribute whose prefix is known and whose local name no other of the tag has; `declares` where it declares a prefix. */
function isNew<T>(name: i32, length: i32, count: i32, declares: bool): bool {
  if (!declares && !isKnown<T>(name, length)) return false;
  let local = name;
  for (let i = 0; i < length; i++) if (unitAt<T>(name, i) === 0x3a) local = name + (i + 1) * sizeof<T>();
  const units = length - (local - name) / sizeof<T>();
  for (let k = 0; k < count; k++) {
    const other = ATTRIBUTES + k * 8;
    if (load<i32>(other + 4) !== units) continue;
    const place = load<i32>(other);
    let same = true;
    for (let i = 0; i < units && same; i++) same = unitAt<T>(place, i) === unitAt<T>(local, i);
    if (same) return false;
  }
  store<i32>(ATTRIBUTES + count * 8, local);
  store<i32>(ATTRIBUTES + count * 8 + 4, units);
  return true;
}

/** Passes a quoted value. That of a namespace must have no reference and be none that XML keeps for itself. */
function passValue<T>(from: i32, namespace: bool): i32 {
  const quote = unit<T>(from);
  if (quote !== 0x22 && quote !== 0x27) return UNSURE;
  let p = from + sizeof<T>();
  if (namespace && !isOrdinary<T>(p)) return UNSURE;
  while (p < end) {
    const c = unit<T>(p);
    if (c === quote) return p + sizeof<T>() < end ? p + sizeof<T>() : CUT;
    if (c === 0x3c || c === 10 || (c === 0x26 && namespace)) return UNSURE;
    // Cut short by the end of the buffer it is no flaw.
    if ((c === 0x26 || c >= 0x80) && p + 8 * sizeof<T>() > end) return CUT;
    p = c === 0x26 ? passReference<T>(p) : passCharacter<T>(p, c);
    if (p < 0) return p;
  }
  return CUT;
}

/** Whether a namespace is neither empty nor one below http://www.w3.org/XML or http://www.w3.org/2000. */
function isOrdinary<T>(p: i32): bool {
  if (p + 24 * sizeof<T>() > end) return false;
  const c = unit<T>(p);
  if (c === 0x22 || c === 0x27) return false;
  if (unitAt<T>(p, 11) !== 0x77 || unitAt<T>(p, 12) !== 0x33) return true;
  return unitAt<T>(p, 18) === 0x32 && unitAt<T>(p, 21) === 0x31;
}

/**
 * The first needle from `from` on; NONE when there is none. Each character is looked up by the halves of its byte: a bit for each bucket of
 * pairs in which it stands first, and second. Where both agree for two neighbours the needles are compared.
 */
function firstMention<T>(from: i32): i32 {
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
