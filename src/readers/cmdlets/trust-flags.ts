// The attributes of a trust as Get-ADTrust prints them: a number, and a word for each of its bits. Either may be all there is.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Located } from '../../model/located.ts';
import type { Diagnostic, DirectoryAttribute } from '../../model/record.ts';
import { EXPORT_TRUST } from '../advice.ts';
import { type Bag, type BagProperty, propertyOf } from '../serializations/bag.ts';
import { flawOf } from './flaws.ts';

// MS-ADTS 6.1.6.7.9.
const FLAGS: ReadonlyMap<string, number> = new Map([
  ['disallowtransivity', 0x1],
  ['uplevelonly', 0x2],
  ['sidfilteringquarantined', 0x4],
  ['foresttransitive', 0x8],
  ['selectiveauthentication', 0x10],
  ['intraforest', 0x20],
  ['sidfilteringforestaware', 0x40],
  ['usesrc4encryption', 0x80],
]);

/** What the bits say together: their sum, which bits that are, and the value where it can be pointed at. */
interface Bits {
  sum: number;
  mask: number;
  at: Located | null;
  name: Located | null;
}

/** The attribute, or null where nothing shows it; `mask`: the bits that it can show, null when that is all of them. */
export interface TrustAttributes {
  readonly attribute: DirectoryAttribute | null;
  readonly mask: number | null;
  readonly troubles: readonly Diagnostic[];
}

export function attributesFromFlags(bag: Bag): TrustAttributes {
  const troubles: Diagnostic[] = [];
  const bits: Bits = { sum: 0, mask: 0, at: null, name: null };
  const whole = propertyOf(bag, 'trustattributes');
  const number = whole && numberIn(whole, troubles);
  for (const property of bag.properties) {
    const bit = FLAGS.get(property.name.value.toLowerCase());
    if (bit !== undefined) addBit(bits, property, bit, number, troubles);
  }
  const none = { attribute: null, mask: null, troubles };
  if (whole && number) {
    if (troubles.length > 0) return none;
    return { attribute: named(whole.name, number), mask: null, troubles };
  }
  // Without the bit of transitivity the others say little, and a 0 in its place would be taken for its value.
  if (!bits.name || !bits.at || (bits.mask & 0x1) === 0 || (whole && whole.values.length > 0)) return none;
  const value = { value: String(bits.sum), at: bits.at.at };
  return { attribute: named(bits.name, value), mask: bits.mask, troubles };
}

function named(name: Located, value: Located): DirectoryAttribute {
  return { name: { value: 'trustAttributes', at: name.at }, values: [value] };
}

function numberIn(property: BagProperty, troubles: Diagnostic[]): Located | null {
  const flaw = flawOf(property);
  if (flaw) troubles.push(flaw);
  const [value, other] = property.values;
  if (flaw || !value || value.value.trim() === '') return null;
  if (other || !/^(?:\d{1,10}|0x[0-9a-f]{1,8})$/i.test(value.value.trim())) {
    const message = `TrustAttributes is "${value.value.slice(0, 60)}", which is not a number.`;
    troubles.push(diagnostic('bad-value', 'partial', message, value.at, EXPORT_TRUST));
    return null;
  }
  return { ...value, value: value.value.trim() };
}

function addBit(
  bits: Bits,
  property: BagProperty,
  bit: number,
  number: Located | null,
  troubles: Diagnostic[],
): void {
  const [value] = property.values;
  const word = value?.value.trim().toLowerCase() ?? '';
  if (!value || word === '') return;
  if (word !== 'true' && word !== 'false') {
    const message = `${property.name.value} is "${value.value.slice(0, 60)}", which is neither True nor False.`;
    troubles.push(diagnostic('bad-value', 'partial', message, value.at, EXPORT_TRUST));
    return;
  }
  const on = word === 'true';
  if (number && ((Number(number.value) & bit) !== 0) !== on) {
    const message = `${property.name.value} is ${value.value.trim()}, and TrustAttributes is ${number.value}: one of the two is wrong.`;
    troubles.push(diagnostic('bad-value', 'partial', message, value.at, EXPORT_TRUST));
  }
  bits.sum += on ? bit : 0;
  bits.mask |= bit;
  // The place of a defect is the word for transitivity, where it is shown.
  if (bits.at === null || bit === 0x1) {
    bits.at = value;
    bits.name = property.name;
  }
}
