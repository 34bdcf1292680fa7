// Spans that cover, begin and end.

import { describe, expect, it } from 'vitest';
import { cover, endOf, type Span, spanBetween, startOf } from '../../src/model/span.ts';

const first: Span = {
  start: 10,
  end: 14,
  region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 9 },
};
const last: Span = {
  start: 30,
  end: 33,
  region: { startLine: 4, startColumn: 1, endLine: 4, endColumn: 4 },
};
const binary: Span = { start: 30, end: 33, region: null };

describe('spanBetween', () => {
  it('reaches from point to point, in bytes and in lines', () => {
    const span = spanBetween({ byte: 10, line: 2, column: 5 }, { byte: 14, line: 2, column: 9 });
    expect(span).toEqual(first);
  });
});

describe('cover', () => {
  it('reaches from the start of the first to the end of the last', () => {
    expect(cover(first, last)).toEqual({
      start: 10,
      end: 33,
      region: { startLine: 2, startColumn: 5, endLine: 4, endColumn: 4 },
    });
  });

  it('has no region when one of the two has none', () => {
    expect(cover(first, binary)).toEqual({ start: 10, end: 33, region: null });
    expect(cover(binary, last).region).toBeNull();
  });
});

describe('startOf and endOf', () => {
  it('are empty, and stand where the span begins and ends', () => {
    const span = cover(first, last);
    expect(startOf(span)).toEqual({
      start: 10,
      end: 10,
      region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 5 },
    });
    expect(endOf(span)).toEqual({
      start: 33,
      end: 33,
      region: { startLine: 4, startColumn: 4, endLine: 4, endColumn: 4 },
    });
  });

  it('have no region in a binary format', () => {
    expect(startOf(binary)).toEqual({ start: 30, end: 30, region: null });
    expect(endOf(binary)).toEqual({ start: 33, end: 33, region: null });
  });
});
