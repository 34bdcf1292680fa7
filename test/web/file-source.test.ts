// A file of the browser as a source: the right bytes in any order, few calls, and words for what the browser refuses.

import { describe, expect, it } from 'vitest';
import { SourceError } from '../../src/model/source.ts';
import { fileSource } from '../../src/web/file-source.ts';
import { fileOf, pageWorld } from './support.ts';

const SIZE = 20 * 1024 * 1024;
const BYTES = new Uint8Array(SIZE);
for (let index = 0; index < SIZE; index++) BYTES[index] = (index * 31) ^ (index >> 8);

function source() {
  const world = pageWorld();
  let furthest = 0;
  const opened = fileSource('a', fileOf(BYTES), world.readNow, (upTo) => {
    furthest = upTo;
  });
  return { ...opened, reads: world.reads, furthest: () => furthest };
}

describe('fileSource', () => {
  it('reads ahead who reads on', () => {
    const { read, reads, furthest } = source();
    for (let offset = 0; offset < SIZE; offset += 100_000) {
      const expected = BYTES.subarray(offset, offset + 100_000);
      expect(Buffer.compare(read(offset, 100_000), expected)).toBe(0);
    }
    expect(reads()).toBeLessThan(10);
    expect(furthest()).toBe(SIZE);
  });

  it('gives the right bytes to who jumps about', () => {
    const { read, reads } = source();
    let at = 7;
    for (let count = 0; count < 100; count++) {
      at = (at * 1_103_515_245 + 12_345) % SIZE;
      expect(Buffer.compare(read(at, 64), BYTES.subarray(at, at + 64))).toBe(0);
    }
    expect(reads()).toBeGreaterThan(10);
    expect(Buffer.compare(read(3, 9_000_000), BYTES.subarray(3, 9_000_003))).toBe(0);
  });

  it('ends where the file ends', () => {
    const { read } = source();
    expect(read(SIZE - 2, 10)).toHaveLength(2);
    expect(read(SIZE, 10)).toHaveLength(0);
    expect(fileSource('a', fileOf(''), pageWorld().readNow).read(0, 10)).toHaveLength(0);
  });

  it('says why it cannot be read', () => {
    const read = (fault: string) => () => fileSource('a', fileOf('x', fault), pageWorld().readNow).read(0, 1);
    expect(read('NotFoundError')).toThrow(SourceError);
    expect(read('NotFoundError')).toThrow('it is not there any more');
    expect(read('StrangeError')).toThrow('the browser says refused');
  });

  it('does not take a torn file for a whole one, nor an end of memory for one', () => {
    const torn = () => fileSource('a', fileOf('abc'), () => Uint8Array.of(1)).read(0, 3);
    expect(torn).toThrow('became shorter');
    const full = () =>
      fileSource('a', fileOf('abc'), () => {
        throw new RangeError('Array buffer allocation failed');
      }).read(0, 3);
    expect(full).toThrow(RangeError);
  });
});
