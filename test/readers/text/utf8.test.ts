// Where UTF-8 ends and breaks: to the byte, behind long stretches of ASCII and at the end of what is at hand.

import { describe, expect, it } from 'vitest';
import { firstInvalidUtf8, isAscii, wholeCharacters } from '../../../src/readers/text/utf8.ts';

const LENGTHS = [0, 1, 7, 15, 16, 17, 19, 20, 23, 24, 25, 33, 40];
const ascii = (length: number, ...more: number[]) =>
  Uint8Array.of(...new Uint8Array(length).fill(0x61), ...more);

describe('wholeCharacters', () => {
  it.each<[string, number[], number]>([
    ['nothing', [], 0],
    ['ASCII', [0x61, 0x62], 2],
    ['two bytes', [0x61, 0xc3, 0xa9], 3],
    ['the first of two', [0x61, 0xc3], 1],
    ['a first byte alone', [0xc3], 0],
    ['three bytes', [0xe2, 0x82, 0xac], 3],
    ['two of three', [0x61, 0xe2, 0x82], 1],
    ['two of the first that take three', [0x61, 0xe0, 0xa0], 1],
    ['a byte that goes on, the least of them', [0x61, 0xe2, 0x80], 1],
    ['four bytes', [0xf0, 0x9f, 0x94, 0x91], 4],
    ['three of four', [0x61, 0xf0, 0x9f, 0x94], 1],
    ['one of four', [0x61, 0xf0], 1],
    ['ASCII where more was promised', [0xe2, 0x61], 2],
    ['what no character begins with', [0x61, 0x80, 0x80, 0x80, 0x80], 5],
  ])('%s', (_, bytes, length) => {
    expect(wholeCharacters(Uint8Array.from(bytes))).toBe(length);
  });
});

describe('isAscii', () => {
  it('is so of ASCII of any length, and of nothing that holds another byte', () => {
    for (const length of LENGTHS) {
      expect([length, isAscii(ascii(length))]).toEqual([length, true]);
      expect([length, isAscii(ascii(length, 0x80))]).toEqual([length, false]);
      expect([length, isAscii(ascii(length, 0x80, ...ascii(20)))]).toEqual([length, false]);
    }
  });
});

describe('firstInvalidUtf8', () => {
  it('is found behind ASCII of any length', () => {
    for (const length of LENGTHS) {
      expect(firstInvalidUtf8(ascii(length, 0x80))).toBe(length);
      expect(firstInvalidUtf8(ascii(length, 0xff, ...ascii(20)))).toBe(length);
      expect(firstInvalidUtf8(ascii(length, 0xc3, 0xa9, ...ascii(length), 0xff))).toBe(2 * length + 2);
    }
  });

  it('counts from where the bytes begin, which is not where their buffer does', () => {
    expect(firstInvalidUtf8(ascii(60, 0xff).subarray(20))).toBe(40);
    expect(firstInvalidUtf8(Uint8Array.of(0xff, ...ascii(40)).subarray(1))).toBe(-1);
  });

  it.each<[string, number[], number]>([
    ['the first of two bytes', [0xc2, 0x80], -1],
    ['the first of three', [0xe0, 0xa0, 0x80], -1],
    ['the first of four', [0xf0, 0x90, 0x80, 0x80], -1],
    ['the last of three', [0xef, 0xbf, 0xbf], -1],
    ['overlong', [0xc1, 0xbf], 0],
    ['a letter in second place', [0xc3, 0x41], 0],
    ['a letter in third place', [0xe0, 0xa0, 0x41], 0],
    ['a letter in fourth place', [0xf0, 0x90, 0x80, 0x41], 0],
    ['cut off', [0x61, 0xe2, 0x82], 1],
  ])('%s', (_, bytes, at) => {
    expect(firstInvalidUtf8(Uint8Array.from(bytes))).toBe(at);
  });
});
