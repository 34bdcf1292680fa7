// The window over a policy file: what it answers at its borders, and how often it asks for bytes.

import { describe, expect, it } from 'vitest';
import { fragmentsOf } from '../../../src/readers/registry/fragments.ts';
import { byteWindow } from '../../../src/readers/registry/pol-bytes.ts';
import { encode, sourceOf } from '../../support/bytes.ts';

const fragments = fragmentsOf({ keyPaths: ['abc'], policyText: [], objectClasses: [], attributes: [] });

/** A window of four bytes, if nothing else is said, and each read that it makes. */
function over(bytes: Uint8Array, windowBytes = 4) {
  const source = sourceOf(bytes);
  const reads: (readonly [number, number])[] = [];
  const read = (offset: number, length: number) => {
    reads.push([offset, length]);
    return source.read(offset, length);
  };
  return { window: byteWindow({ ...source, read }, windowBytes), reads };
}

const utf16 = (text: string) => encode(text, 'utf-16le');

describe('numbers', () => {
  const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6);

  it('are little-endian, and none where the file ends within them', () => {
    const { window } = over(bytes);
    expect([window.unit(0), window.unit(4), window.unit(5)]).toEqual([0x0201, 0x0605, null]);
    expect([2, 3, 4, 5].map((at) => window.uint32(at))).toEqual([0x06050403, null, null, null]);
  });

  it('are read once for all of a window, and again only beyond it', () => {
    const { window, reads } = over(bytes);
    for (const at of [0, 1, 2, 0]) window.unit(at);
    expect(reads).toEqual([[0, 4]]);
    window.unit(3);
    window.unit(4);
    expect(reads).toHaveLength(2);
    expect(window.unit(0)).toBe(0x0201);
    expect(reads).toHaveLength(3);
  });
});

describe('the same bytes', () => {
  const bytes = utf16('xabcdexabcdeyabcdz');
  const held = () => {
    const { window } = over(bytes, 64);
    window.unit(0);
    return window;
  };

  it.each([
    [0, 12, 12, true],
    [2, 14, 10, true],
    [2, 14, 9, true],
    [0, 12, 14, false],
    [0, 24, 2, false],
    [0, 24, 12, false],
    [2, 26, 8, true],
    [2, 26, 10, false],
    [2, 26, 9, false],
    [0, 34, 2, false],
    [34, 34, 2, true],
    [34, 34, 3, false],
  ])('at %i and %i, %i of them: %s', (earlier, offset, length, expected) => {
    expect(held().same(earlier, offset, length)).toBe(expected);
  });

  it('are not known where the first of them are out of sight', () => {
    const { window } = over(bytes, 14);
    window.unit(12);
    expect(window.same(0, 12, 2)).toBe(false);
    expect(window.same(12, 12, 14)).toBe(true);
  });
});

describe('a fragment', () => {
  it.each([
    ['xabcx', true],
    ['xABCx', true],
    ['abxc', false],
    ['ab\u0163c', false],
    ['ab\u0080c', false],
    ['a\u0162c', false],
    ['', false],
  ])('in %j: %s', (text, expected) => {
    expect(over(utf16(text)).window.mentions(0, text.length * 2, fragments)).toBe(expected);
  });

  it('counts within its bounds alone', () => {
    const { window } = over(utf16('xabcx'), 64);
    expect(window.mentions(2, 8, fragments)).toBe(true);
    expect(window.mentions(4, 10, fragments)).toBe(false);
    expect(window.mentions(2, 6, fragments)).toBe(false);
    const small = over(utf16('xabcx'));
    expect(small.window.mentions(2, 8, fragments)).toBe(true);
    expect(small.reads).toEqual([[2, 6]]);
  });
});

describe('the end of a name', () => {
  const name = utf16('ab\0\u0100c\0');

  it.each([4, 64])('is a unit, not two bytes, in a window of %i bytes', (windowBytes) => {
    const { window } = over(name, windowBytes);
    expect([0, 4, 6, 8, 10].map((from) => window.findNul(from, 64))).toEqual([4, 4, 10, 10, 10]);
    expect([2, 4, 5].map((limit) => window.findNul(0, limit))).toEqual([null, null, 4]);
    expect(over(utf16('abc'), windowBytes).window.findNul(0, 64)).toBeNull();
  });

  it('lies in the window as often as not, and costs no read then', () => {
    const { window, reads } = over(name, 64);
    window.findNul(0, 64);
    window.findNul(6, 64);
    expect(reads).toHaveLength(1);
  });

  it('is sought as far as a name may reach', () => {
    const { window, reads } = over(name);
    expect(window.findNul(6, 5)).toBe(10);
    expect(reads).toEqual([[6, 6]]);
    window.findNul(0, 5);
    expect(reads.at(-1)).toEqual([0, 6]);
  });
});

it('copies what lies beyond its window at once', () => {
  const bytes = Uint8Array.from({ length: 16 }, (_, i) => i);
  const { window, reads } = over(bytes);
  expect([...window.copy(3, 9)]).toEqual([3, 4, 5, 6, 7, 8]);
  expect([...window.copy(4, 8)]).toEqual([4, 5, 6, 7]);
  expect(reads).toEqual([[3, 6]]);
});
