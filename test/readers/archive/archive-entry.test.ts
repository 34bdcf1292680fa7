// One entry of an archive: what comes out of it, how much of it is asked for, and when it is refused.

import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/model/source.ts';
import { reopenEntry, unpack } from '../../../src/readers/archive/archive.ts';
import { readDirectory } from '../../../src/readers/archive/archive-directory.ts';
import { openEntry, refusalOf } from '../../../src/readers/archive/archive-entry.ts';
import { crc32 } from '../../../src/readers/archive/crc32.ts';
import { headOf } from '../../../src/readers/detect.ts';
import { encode, sourceOf } from '../../support/bytes.ts';
import { inputOf } from '../../support/inputs.ts';
import { joined, numbers, type ZipEntry, zipOf } from '../../support/zip.ts';

/** Bytes that shrink to half their length, the same each time. */
function noise(length: number): Uint8Array {
  let seed = 7;
  return Uint8Array.from({ length }, () => {
    seed = Math.imul(seed, 1_664_525) + 1_013_904_223;
    return seed >>> 28;
  });
}

const NOISE = noise(60_000);

/** What a test framework compares byte by byte takes seconds. */
const same = (some: Uint8Array, others: Uint8Array) => Buffer.from(some).equals(others);

/** The first entry, open; how much its reading took of the archive, piece by piece, and of what may come out of it. */
function opened(zip: Uint8Array) {
  const source = sourceOf(zip);
  const [entry] = readDirectory(source).entries;
  if (!entry) throw new Error('no entry');
  const asked: number[] = [];
  const read = (offset: number, length: number) => {
    asked.push(length);
    return source.read(offset, length);
  };
  const calls: string[] = [];
  const settle = () => void calls.push('settle');
  const close = () => void calls.push('close');
  const budget = { left: 1_000_000 };
  const of = openEntry({ ...source, read, settle, close }, entry, 'x.zip!/a.reg', budget);
  return { of, asked, calls, taken: () => 1_000_000 - budget.left };
}

const entryOf = (bend: Partial<ZipEntry>) => opened(zipOf([{ name: 'a.reg', ...bend }]));

describe('an entry', () => {
  it.each([
    ['stored', 0],
    ['deflated', 8],
  ])('that is %s comes out in steps, whole', (_, method) => {
    const { of, asked } = entryOf({ content: NOISE, method });
    expect(of.size).toBe(NOISE.length);
    expect(same(of.read(0, NOISE.length), NOISE)).toBe(true);
    // Behind the local header and the name.
    const data = asked.slice(2);
    expect(Math.max(...data)).toBe(16_384);
    const packed = method === 0 ? NOISE.length : deflateSync(NOISE).length;
    expect(data.reduce((sum, length) => sum + length, 0)).toBe(packed);
    expect(of.read(59_990, 100)).toEqual(NOISE.slice(59_990));
  });

  it('gives its head without the rest, once', () => {
    const stored = entryOf({ content: NOISE, method: 0 });
    expect(same(stored.of.read(0, 4096), NOISE.slice(0, 4096))).toBe(true);
    expect(stored.of.read(4000, 96)).toEqual(NOISE.slice(4000, 4096));
    expect(stored.taken()).toBe(16_384);
    const shrunk = entryOf({ content: NOISE });
    expect(shrunk.of.read(0, 10)).toEqual(NOISE.slice(0, 10));
    expect(shrunk.asked.slice(2)).toEqual([2048, 16_384]);
    const zeros = entryOf({ content: new Uint8Array(4_000_000) });
    expect(zeros.of.read(0, 16)).toEqual(new Uint8Array(16));
    expect(zeros.asked.slice(2)).toEqual([2048]);
  });

  it('gives what lies behind its head', () => {
    const { of } = entryOf({ content: NOISE });
    expect(of.read(5000, 100)).toEqual(NOISE.slice(5000, 5100));
    expect(same(entryOf({ content: NOISE }).of.read(0, 4097), NOISE.slice(0, 4097))).toBe(true);
  });

  it('begins behind the extra field of its own header', () => {
    expect(entryOf({ content: 'abc', localExtra: new Uint8Array(7) }).of.read(0, 3)).toEqual(encode('abc'));
  });

  it('passes on that it is settled and closed', () => {
    const { of, calls } = entryOf({ content: 'abc' });
    of.settle?.();
    of.close();
    expect(calls).toEqual(['settle', 'close']);
  });

  it('is found again by its path', () => {
    const entries = [
      { name: 'a.reg', content: 'first' },
      { name: 'b.reg', content: 'second' },
    ];
    const archive = inputOf('x.zip', zipOf(entries)).open();
    expect(reopenEntry(archive, 'x.zip!/b.reg')?.read(0, 9)).toEqual(encode('second'));
    expect(reopenEntry(archive, 'x.zip!/c.reg')).toBeNull();
    expect(reopenEntry(archive, 'y.zip!/b.reg')).toBeNull();
  });

  it('is not the last of an archive that gives some megabytes', () => {
    const content = new Uint8Array(2_500_000);
    const zip = zipOf(['a.reg', 'b.reg'].map((name) => ({ name, content })));
    const source = sourceOf(zip);
    const sizes = unpack(inputOf('x.zip', zip), source, headOf(source))?.inputs.map(
      (input) => input.open().read(0, content.length).length,
    );
    expect(sizes).toEqual([content.length, content.length]);
  });
});

describe('an entry is refused', () => {
  /** The blocks of a deflated stream that only hold bytes: RFC 1951, 3.2.4. */
  const block = (bytes: Uint8Array, last: number) =>
    joined(Uint8Array.of(last), numbers([2, bytes.length], [2, 0xffff - bytes.length]), bytes);
  const begin = NOISE.slice(0, 2000);
  const [header, method] = [
    zipOf([{ name: 'a.reg', content: 'x' }]),
    zipOf([{ name: 'a.reg', content: 'x' }]),
  ];
  header[2] = 0;
  method[8] = 0;

  it.each([
    ['that is elsewhere', header],
    ['that is packed by another method by its own header', method],
    ['whose own header has a shorter name', zipOf([{ name: 'a.reg', localName: 'a.re', content: 'x' }])],
    ['whose own header has another name', zipOf([{ name: 'a.reg', localName: 'z.reg', content: 'x' }])],
    [
      'that goes on in a later step than its length tells',
      zipOf([
        {
          name: 'a.reg',
          data: joined(block(begin, 0), block(NOISE, 1)),
          claims: { size: begin.length, crc: crc32(begin) },
        },
      ]),
    ],
    [
      'that is stored and has two lengths',
      zipOf([{ name: 'a.reg', content: NOISE, method: 0, claims: { size: NOISE.length + 1 } }]),
    ],
    [
      'of no more than a head, whose checksum is wrong',
      zipOf([{ name: 'a.reg', content: NOISE.slice(0, 4096), claims: { crc: 1 } }]),
    ],
  ])('%s', (_, zip) => {
    expect(() => opened(zip).of.read(0, 10)).toThrow(SourceError);
  });

  const claims = (packed: number, size: number, method = 8) => {
    const [entry] = readDirectory(
      sourceOf(zipOf([{ name: 'a.reg', method, claims: { packed, size } }])),
    ).entries;
    if (!entry) throw new Error('no entry');
    return refusalOf(entry);
  };
  const MEGA = 1024 * 1024;

  it.each([
    [256 * MEGA, 256 * MEGA, 256 * MEGA + 1],
    [1, 4 * MEGA, 4 * MEGA + 1],
    [20_000, 6_000_000, 6_000_001],
  ])('by what it claims: %d bytes may become %d, not %d', (packed, most, more) => {
    expect(claims(packed, most)).toBeNull();
    expect(claims(packed, more)).toContain(String(more));
  });

  it.each([
    [1, 'Shrink'],
    [6, 'Implode'],
    [9, 'Deflate64'],
    [12, 'bzip2'],
    [14, 'LZMA'],
    [93, 'Zstandard'],
    [95, 'xz'],
    [98, 'PPMd'],
  ])('for its method %d, %s', (method, name) => {
    expect(claims(1, 1, method)).toContain(`(${name})`);
  });
});

describe('the checksum', () => {
  it('is that of ISO 3309', () => {
    // The check value that catalogues of checksums give.
    expect(crc32(encode('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
  });
});
