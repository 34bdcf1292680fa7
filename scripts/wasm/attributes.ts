// Attributes of a tag: none twice, each quoted, and what they declare.

import { CUT, UNSURE } from './answers';
import { ATTRIBUTES, MOST_ATTRIBUTES } from './memory';
import { declare, isKnown, isXmlns, passName } from './names';
import { passCharacter, passReference } from './text';
import { end, unit, unitAt } from './units';

/** Passes attributes up to the `>` or `/` behind them. A line break in a tag is left to the scan, which counts it. */
export function passAttributes<T>(from: i32): i32 {
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
