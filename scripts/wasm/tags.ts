// Tags, and the elements that they open and end: which are open, and where the child begins that is being passed.

import { CUT, ENDED_HERE, UNSURE } from './answers';
import { passAttributes } from './attributes';
import { DEEPEST, LONGEST_NAME, OPEN, WANTED } from './memory';
import { isKnown, keepPrefixes, passName, prefixes } from './names';
import { lineStart, lines, surplus } from './text';
import { end, unit, unitAt } from './units';

/** How many elements are open around the children, and from a child on. */
let around: i32 = 0;
export let depth: i32 = 0;
/** Units that a child may have. */
let longest: f64 = 0;
let wanted: i32 = 0;

/** As `lines` and its neighbours, where the child begins that is being passed. */
export let childAt: f64 = 0;
export let childLines: f64 = 0;
export let childLineStart: f64 = 0;
export let childSurplus: f64 = 0;
/** A bit for each wanted name that a child had, without attributes. */
export let seen: i32 = 0;

export function limitChildren(depthAround: i32, most: f64): void {
  around = depthAround;
  longest = most;
}

export function beginChildren(place: i32, names: i32): void {
  wanted = names;
  seen = 0;
  depth = 0;
  markChild(place);
}

export function moveChild(by: i32): void {
  childAt -= <f64>by;
  childLineStart -= <f64>by;
}

function markChild(p: i32): void {
  childAt = <f64>p;
  childLines = lines;
  childLineStart = lineStart;
  childSurplus = surplus;
}

/** Passes the tag at `p`. */
export function passTag<T>(p: i32, mention: i32): i32 {
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
  keepPrefixes(<i32>load<u8>(name + 127));
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
  keepPrefixes(<i32>load<u8>(name + 127));
  return unitAt<T>(p, 1) === 0x3e ? passed<T>(p + 2 * sizeof<T>(), mention) : UNSURE;
}

/** Notes a child whose name is wanted. */
function note(name: i32, length: i32): void {
  for (let k = 0; k < wanted; k++) {
    const other = WANTED + k * 64;
    if (<i32>load<u8>(other) === length && memory.compare(other + 1, name + 1, length) === 0) seen |= 1 << k;
  }
}
