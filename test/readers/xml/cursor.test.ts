// The window over decoded text: places in it, what is kept of it, and going on elsewhere.
import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../../src/model/diagnostic.ts';
import {
  type Cursor,
  cursorOver,
  detached,
  keepFrom,
  leap,
  pointAt,
  refill,
  spanAt,
  takeKept,
} from '../../../src/readers/xml/cursor.ts';

const of = (...texts: string[]): Cursor =>
  cursorOver(
    texts.map((text) => ({ text, byte: 0 })),
    'utf-8',
    3,
  );

/** A cursor whose window shows the first piece. */
function opened(...texts: string[]): Cursor {
  const cursor = of(...texts);
  expect(refill(cursor)).toBe(true);
  return cursor;
}

describe('places', () => {
  it('count bytes from the beginning, and columns from the last line end', () => {
    const cursor = opened('aé\nb', 'c\n\nd');
    expect(pointAt(cursor, 0)).toEqual({ byte: 3, line: 1, column: 1 });
    expect(pointAt(cursor, 2)).toEqual({ byte: 6, line: 1, column: 3 });
    expect(pointAt(cursor, 3)).toEqual({ byte: 7, line: 2, column: 1 });
    cursor.at = 3;
    refill(cursor);
    expect([cursor.text, cursor.at, cursor.base]).toEqual(['bc\n\nd', 0, 3]);
    expect(pointAt(cursor, 1)).toEqual({ byte: 8, line: 2, column: 2 });
    expect(pointAt(cursor, 4)).toEqual({ byte: 11, line: 4, column: 1 });
    expect(spanAt(cursor, 4, 5)).toMatchObject({
      start: 11,
      end: 12,
      region: { startLine: 4, startColumn: 1, endLine: 4, endColumn: 2 },
    });
  });

  it('are right in a window that begins within a line', () => {
    const cursor = opened('ab\ncd', 'e\nf');
    cursor.at = 5;
    refill(cursor);
    expect(pointAt(cursor, 0)).toEqual({ byte: 8, line: 2, column: 3 });
    expect(pointAt(cursor, 2)).toEqual({ byte: 10, line: 3, column: 1 });
  });

  it('count two bytes for a unit of UTF-16', () => {
    const cursor = cursorOver([{ text: 'aé\nb', byte: 2 }], 2, 2);
    refill(cursor);
    expect(pointAt(cursor, 4)).toEqual({ byte: 10, line: 2, column: 2 });
  });
});

describe('the end', () => {
  it('is known after one more look', () => {
    const cursor = opened('a');
    expect([refill(cursor), cursor.final, cursor.ended]).toEqual([true, true, null]);
    expect(refill(cursor)).toBe(false);
  });

  it('is where the decoder or XML says so', () => {
    const said = diagnostic('encoding', 'unreadable', 'x', null, 'y');
    const cursor = cursorOver([{ text: 'a', byte: 0 }, said], 'utf-8', 0);
    refill(cursor);
    refill(cursor);
    expect([cursor.final, cursor.ended]).toEqual([true, said]);
    const bad = opened('ab\u0002c', 'd');
    expect([bad.text, bad.ended]).toEqual(['ab', { forbidden: '\u0002' }]);
    refill(bad);
    expect([bad.text, bad.final]).toEqual(['ab', true]);
  });

  it.each(['\ud83d', '\ud800', '\udbff'])('waits for the second half of a pair: %j', (half) => {
    const whole = opened(`a${half}`, '\udc00b');
    expect(whole.text).toBe('a');
    refill(whole);
    expect([whole.text, whole.ended]).toEqual([`a${half}\udc00b`, null]);
    const alone = opened(`a${half}`);
    refill(alone);
    expect([alone.text, alone.ended]).toEqual(['a', { forbidden: half }]);
  });

  it('is a second half without its first', () => {
    expect(opened('a\udc00').ended).toEqual({ forbidden: '\udc00' });
  });
});

describe('what is kept', () => {
  it('goes from its beginning to its end, over any number of windows', () => {
    const cursor = opened('a<b>c', 'd', 'e</b>f');
    keepFrom(cursor, 1, 100);
    cursor.at = 3;
    refill(cursor);
    cursor.at = 2;
    refill(cursor);
    const kept = takeKept(cursor, cursor.text.indexOf('f'));
    expect(kept?.slice).toEqual({ text: '<b>cde</b>', byte: 4, line: 1, column: 2, width: 'utf-8' });
    expect(kept?.start).toEqual({ byte: 4, line: 1, column: 2 });
    expect(takeKept(cursor, 0)).toBeNull();
  });

  it.each([true, false])('is as long as its limit at most, seen at once or not: %s', (whole) => {
    const taken = (limit: number) => {
      const cursor = whole ? opened('ab123456c') : opened('ab1234', '56c');
      keepFrom(cursor, 2, limit);
      if (!whole) {
        cursor.at = 6;
        refill(cursor);
      }
      return takeKept(cursor, cursor.text.indexOf('c'));
    };
    expect(taken(6)?.slice?.text).toBe('123456');
    expect(taken(5)).toEqual({ slice: null, start: { byte: 5, line: 1, column: 3 } });
  });

  it('is dropped as soon as it is too long', () => {
    const piecesOf = (limit: number) => {
      const cursor = opened('ab1234', '5');
      cursor.base = 100;
      keepFrom(cursor, 2, limit);
      cursor.at = 6;
      refill(cursor);
      return cursor.kept?.pieces;
    };
    expect(piecesOf(4)).toEqual(['1234']);
    expect(piecesOf(3)).toBeNull();
  });
});

describe('a leap', () => {
  const none = () => {
    throw new Error('nothing is read');
  };

  it('stays in the window where its end is in it', () => {
    const cursor = cursorOver([{ text: 'ab\nc\nd', byte: 0 }], 2, 0);
    refill(cursor);
    pointAt(cursor, 1);
    leap(cursor, 1, { byte: 6, line: 2, column: 1 }, none);
    expect([cursor.at, cursor.text]).toEqual([3, 'ab\nc\nd']);
    expect(pointAt(cursor, 3)).toEqual({ byte: 6, line: 2, column: 1 });
    expect(pointAt(cursor, 5)).toEqual({ byte: 10, line: 3, column: 1 });
    leap(cursor, 5, { byte: 12, line: 3, column: 2 }, none);
    expect(cursor.at).toBe(6);
  });

  it.each(['utf-8', 2] as const)('reads anew where it is not, of width %s', (width) => {
    const cursor = cursorOver([{ text: 'ab&]]>\ud83d', byte: 0 }], width, 0);
    refill(cursor);
    refill(cursor);
    pointAt(cursor, 2);
    const before = cursor.base;
    const asked: number[] = [];
    leap(cursor, 2, { byte: 40, line: 7, column: 5 }, (byte) => {
      asked.push(byte);
      return [{ text: 'x\ny', byte }];
    });
    expect(asked).toEqual([40]);
    expect(cursor).toMatchObject({
      text: '',
      at: 0,
      carry: '',
      final: false,
      ended: null,
      ampersand: -1,
      sectionEnd: -1,
    });
    expect(cursor.base).toBeGreaterThan(before);
    refill(cursor);
    expect(cursor.text).toBe('x\ny');
    expect(pointAt(cursor, 0)).toEqual({ byte: 40, line: 7, column: 5 });
    expect(pointAt(cursor, 1)).toEqual({ byte: width === 2 ? 42 : 41, line: 7, column: 6 });
    expect(pointAt(cursor, 2)).toEqual({ byte: width === 2 ? 44 : 42, line: 8, column: 1 });
  });
});

describe('detached', () => {
  it.each(['', 'a', 'ab', 'a long text that was cut from another'])('%j is the same text', (text) => {
    expect(detached(text)).toBe(text);
  });
});
