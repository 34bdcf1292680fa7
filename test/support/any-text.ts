import * as fc from 'fast-check';

/**
 * Text of at most so many code points of any kind, which is whole: no half of a surrogate pair. What fast-check has for it first lists all
 * of Unicode, which takes longer than most tests.
 */
export function anyText(maxLength?: number): fc.Arbitrary<string> {
  const point = fc.oneof(fc.nat(0x7f), fc.nat(0x2fff), fc.nat(0x10ffff));
  return fc
    .array(point, maxLength === undefined ? {} : { maxLength })
    .map((points) => points.reduce((text, point) => text + character(point), ''));
}

function character(point: number): string {
  return point >= 0xd800 && point <= 0xdfff ? '\ufffd' : String.fromCodePoint(point);
}
