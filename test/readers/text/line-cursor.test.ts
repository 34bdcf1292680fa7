// Lines one after the other, lines passed over, and the end of what is read of one line.

import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../../src/model/reader.ts';
import type { Source } from '../../../src/model/source.ts';
import { widthOf } from '../../../src/readers/text/decode.ts';
import { lineCursor, type Pass } from '../../../src/readers/text/line-cursor.ts';
import { encode, sourceOf } from '../../support/bytes.ts';

const cursorOf = (bytes: Uint8Array, encoding: Encoding = 'utf-8') =>
  lineCursor(sourceOf(bytes), encoding, 0, widthOf(encoding));

/** Passes over so many lines. */
const over =
  (lines: number): Pass =>
  (text, from) => {
    let to = from;
    for (let line = 0; line < lines; line++) to = text.indexOf('\n', to) + 1;
    return { to, lines };
  };

const never: Pass = () => {
  throw new Error('nothing is at hand');
};

describe('next', () => {
  it.each<[Encoding, string, number[]]>([
    ['utf-8', 'a\nbc\r\nd\n\ne', [0, 2, 6, 8, 9]],
    ['utf-8', '\u00fc\n\u20acc\r\nd\n\ne', [0, 3, 9, 11, 12]],
    ['utf-16le', 'a\nbc\r\nd\n\ne', [0, 4, 12, 16, 18]],
    ['cp437', 'a\nbc\r\nd\n\ne', [0, 2, 6, 8, 9]],
  ])('knows the byte of each line: %s', (encoding, text, bytes) => {
    const cursor = cursorOf(encode(text, encoding === 'cp437' ? 'latin1' : (encoding as 'utf-8')), encoding);
    expect(bytes.map(() => cursor.next())).toMatchObject(bytes.map((byte, i) => ({ byte, line: i + 1 })));
    expect(cursor.next()).toBeNull();
  });

  it('takes what all lines have from the first, and no CR from its beginning', () => {
    const textsOf = (text: string, count: number) => {
      const cursor = cursorOf(encode(text));
      return Array.from({ length: count }, () => cursor.next());
    };
    expect(textsOf('a\r\r\nb\r\r\n', 2)).toMatchObject([{ text: 'a' }, { text: 'b' }]);
    expect(textsOf('\r\ra\r\nb\r\r\n', 2)).toMatchObject([{ text: '\r\ra' }, { text: 'b\r' }]);
  });

  it('ends at a line of more than 16 million characters, and says where it begins', () => {
    const size = 17 * 1024 * 1024;
    const part = new Uint8Array(64 * 1024).fill(0x61);
    part[1] = 0x0a;
    const source: Source = {
      path: 'long',
      size,
      read: (offset, length) =>
        offset === 0 ? part.subarray(0, length) : part.subarray(2, 2 + Math.min(length, size - offset)),
    };
    const cursor = lineCursor(source, 'cp437', 0, 1);
    expect(cursor.next()).toMatchObject({ text: 'a', line: 1 });
    expect(cursor.next()).toMatchObject({
      code: 'too-large',
      effect: 'partial',
      at: { start: 2, region: { startLine: 2, startColumn: 1 } },
    });
    expect(cursor.next()).toBeNull();
  });
});

describe('skip', () => {
  it('passes over nothing before the first line and behind the last', () => {
    const cursor = cursorOf(encode('a\n'));
    expect(cursor.skip(never)).toBe(false);
    expect(cursor.next()).toMatchObject({ text: 'a' });
    expect(cursor.skip(never)).toBe(false);
    expect(cursor.next()).toBeNull();
    expect(cursor.skip(never)).toBe(false);
  });

  it('counts the lines and bytes that it passes over', () => {
    const cursor = cursorOf(encode('a\n\u00fc\nbb\nc\nd'));
    expect(cursor.next()).toMatchObject({ text: 'a' });
    expect(cursor.skip(() => null)).toBe(false);
    expect(cursor.skip(over(2))).toBe(true);
    expect(cursor.next()).toMatchObject({ text: 'c', line: 4, byte: 8 });
    expect(cursor.next()).toMatchObject({ text: 'd', line: 5, byte: 10 });
  });

  it('passes over nothing where an undecodable byte follows', () => {
    const cursor = cursorOf(Uint8Array.of(...encode('a\nb'), 0xff, 0x0a));
    expect(cursor.next()).toMatchObject({ text: 'a' });
    expect(cursor.next()).toMatchObject({ text: 'b', terminated: false });
    expect(cursor.skip(never)).toBe(false);
    expect(cursor.next()).toMatchObject({ code: 'encoding', at: { start: 3 } });
    expect(cursor.next()).toBeNull();
  });
});
