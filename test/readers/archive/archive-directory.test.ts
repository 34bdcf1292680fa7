// The directory of a ZIP archive, byte by byte: where it is sought, which of two ends is believed, and what of it is damaged.

import { describe, expect, it } from 'vitest';
import { readDirectory } from '../../../src/readers/archive/archive-directory.ts';
import { sourceOf } from '../../support/bytes.ts';
import { joined, numbers, type ZipEntry, zipOf } from '../../support/zip.ts';

const FULL = 0xffffffff;
const END = 0x06054b50;
/** Of what stands behind the directory with ZIP64, from the end of the file: its record, its locator, and the end. */
const LOCATOR = -42;

const file = (name: string, bend: Partial<ZipEntry> = {}): ZipEntry => ({ name, content: 'x', ...bend });
const one = [file('a.reg')];
const two = [file('a.reg'), file('b.reg')];

/** What is found: the paths and, of the archive, the problems as code and effect. */
function found(zip: Uint8Array): readonly string[] {
  const { entries, problems } = readDirectory(sourceOf(zip));
  return [...entries.map(({ path }) => path), ...problems.map(({ code, effect }) => `${code} ${effect}`)];
}

/** The archive with other bytes at `at`, which counts from the end when it is negative. */
function bent(zip: Uint8Array, at: number, bytes: Uint8Array): Uint8Array {
  const copy = zip.slice();
  copy.set(bytes, at < 0 ? copy.length + at : at);
  return copy;
}

/** Where the header of the last entry begins in the directory. */
function lastHeader(zip: Uint8Array): number {
  return Buffer.from(zip).lastIndexOf(Buffer.from(numbers([4, 0x02014b50])));
}

/** An end that claims one entry in a directory of `size` bytes at the beginning of the file. */
const end = (size: number) => numbers([4, END], [4, 0], [2, 1], [2, 1], [4, size], [4, 0], [2, 0]);

describe('the end of an archive', () => {
  it('is sought as far back as a comment and as much again reach', () => {
    const behind = (length: number) => found(zipOf(one, { after: new Uint8Array(length) }));
    expect(behind(131_072)).toEqual(['a.reg', 'malformed partial']);
    expect(behind(131_073)).toEqual(['truncated unreadable']);
  });

  it.each([
    ['a letter of its mark', joined(Uint8Array.of(0x50), new Uint8Array(40))],
    ['an end whose directory has no room', end(1_000_000)],
    ['an end whose comment has no room', joined(end(0).slice(0, -2), numbers([2, 1]))],
  ])('is not %s that follows', (_, after) => {
    expect(found(zipOf(one, { after }))).toEqual(['a.reg', 'malformed partial']);
  });

  it('is the one whose comment ends with the file, though another stands in that', () => {
    const comment = `PK\x05\x06${'\0'.repeat(18)} and so on`;
    expect(found(zipOf(one, { comment }))).toEqual(['a.reg']);
  });

  it('names no disk where it only points to what is not there', () => {
    expect(found(zipOf(one, { disk: 0xffff }))).toEqual(['a.reg']);
    expect(found(zipOf(one, { disk: 1 }))).toEqual(['unsupported unreadable']);
  });

  it.each([
    [200_000, 'malformed partial'],
    [200_001, 'too-large unreadable'],
  ])('may claim so many entries: %d', (count, problem) => {
    expect(found(zipOf(one, { zip64: true, count }))).toContain(problem);
  });

  it('may not claim a directory that is larger than any', () => {
    const last = end(65 * 1024 * 1024);
    const size = 65 * 1024 * 1024 + last.length;
    const source = {
      path: 'x.zip',
      size,
      read: (at: number, length: number) => {
        const bytes = new Uint8Array(Math.min(length, size - at));
        if (at + bytes.length === size) bytes.set(last, bytes.length - last.length);
        return bytes;
      },
    };
    expect(readDirectory(source).problems).toMatchObject([{ code: 'too-large' }]);
  });
});

describe('the end of ZIP64', () => {
  const zip64 = zipOf(two, { zip64: true });
  const directory = lastHeader(zipOf([file('a.reg')]));
  const size = zip64.length - 42 - 56 - directory * 2;

  it.each([
    ['the count', numbers([2, 0xffff], [2, 0xffff], [4, size], [4, directory * 2])],
    ['the size', numbers([2, 2], [2, 2], [4, FULL], [4, directory * 2])],
    ['the place', numbers([2, 2], [2, 2], [4, size], [4, FULL])],
  ])('is asked where only %s has no room in the other', (_, fields) => {
    expect(found(bent(zip64, -14, fields))).toEqual(['a.reg', 'b.reg']);
  });

  it.each([
    ['far behind the file', 2 ** 40],
    ['at its last bytes', zip64.length - 2],
    ['at nothing of the kind', 0],
  ])('is found before its locator when that points %s', (_, place) => {
    expect(found(bent(zip64, LOCATOR + 8, numbers([8, place])))).toEqual(['a.reg', 'b.reg']);
  });

  it('is not found without its locator, nor where nothing stands before that', () => {
    expect(found(bent(zip64, LOCATOR, numbers([4, 0])))).toEqual(['truncated unreadable']);
    expect(found(zip64.slice(LOCATOR))).toEqual(['truncated unreadable']);
    expect(found(zip64.slice(LOCATOR + 20))).toEqual(['truncated unreadable']);
  });

  it('may be all there is, or one of several', () => {
    expect(found(zipOf([], { zip64: true }))).toEqual([]);
    expect(found(zipOf(two, { zip64: true, disk: 1 }))).toEqual(['unsupported unreadable']);
  });
});

describe('a directory', () => {
  it('goes on behind what it says of an entry', () => {
    const comment = 'Exported by night.';
    expect(found(zipOf([file('a.reg', { comment }), file('b.reg', { comment })]))).toEqual([
      'a.reg',
      'b.reg',
    ]);
  });

  it.each([
    ['another mark', 0, numbers([4, 0x02014b51])],
    ['a name that goes on behind the directory', 28, numbers([2, 6])],
    ['a comment that goes on behind the directory', 32, numbers([2, 1])],
  ])('ends before an entry with %s, whatever it counts', (_, at, bytes) => {
    for (const count of [1, 2]) {
      const zip = zipOf(two, { count });
      expect(found(bent(zip, lastHeader(zip) + at, bytes))).toEqual(['a.reg', 'malformed partial']);
    }
  });

  it('takes from the large fields those that have no room, in their order', () => {
    const of = (bend: Partial<ZipEntry>) => readDirectory(sourceOf(zipOf([file('a.reg', bend)]))).entries[0];
    const large = 5 * 2 ** 32 + 7;
    const extra = numbers([2, 1], [2, 16], [8, large], [8, 99]);
    expect(of({ claims: { size: FULL, packed: 3 }, extra })).toMatchObject({ size: large, packed: 3 });
    expect(of({ claims: { size: FULL, packed: FULL }, extra })).toMatchObject({ size: large, packed: 99 });
    expect(of({ claims: { size: 3, packed: FULL }, extra })).toMatchObject({ size: 3, packed: large });
    const short = numbers([2, 1], [2, 8], [8, large]);
    const both = { size: FULL, packed: FULL };
    expect(of({ claims: both, extra: short })).toMatchObject({ size: large, packed: FULL });
    expect(of({ claims: both })).toMatchObject(both);
  });
});
