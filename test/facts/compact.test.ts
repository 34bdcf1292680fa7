import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact, expand } from '../../src/facts/compact.ts';

const SPAN = { start: 3, end: 9, region: { startLine: 1, startColumn: 4, endLine: 2, endColumn: 1 } };

const number = fc.nat(1_000_000);
const span = fc.oneof(
  fc.record({ start: number, end: number, region: fc.constant(null) }),
  fc.record({
    start: number,
    end: number,
    region: fc.record({ startLine: number, startColumn: number, endLine: number, endColumn: number }),
  }),
);
const { plain } = fc.letrec((tie) => ({
  plain: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    number,
    fc.boolean(),
    fc.constant(null),
    span,
    tie('object'),
    tie('list'),
  ),
  object: fc.dictionary(
    fc.string().filter((name) => name !== 'region'),
    tie('plain'),
    { maxKeys: 4, noNullPrototype: true },
  ),
  // A list of numbers is a place, and facts have no other.
  list: fc.array(
    tie('plain').filter((item) => typeof item !== 'number'),
    { maxLength: 4 },
  ),
}));

describe('compact', () => {
  it('writes a place in text as six numbers, in bytes as two', () => {
    expect(compact({ at: SPAN })).toEqual({ at: [3, 9, 1, 4, 2, 1] });
    expect(compact([{ ...SPAN, region: null }])).toEqual([[3, 9]]);
  });

  it('is undone by expand, whatever the data are', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const copy = JSON.parse(JSON.stringify({ value: compact(value) })) as object;
        expand(copy);
        expect(copy).toEqual(JSON.parse(JSON.stringify({ value })));
      }),
    );
  });

  it('leaves what it was given as it is', () => {
    const given = { at: SPAN, list: [SPAN] };
    compact(given);
    expect(given.list[0]).toBe(SPAN);
  });
});

describe('expand', () => {
  it('assigns to no name by which a prototype could be changed', () => {
    const value = JSON.parse('{"__proto__": "x", "at": [1, 2]}') as object;
    expand(value);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(value).toHaveProperty('at', { start: 1, end: 2, region: null });
  });
});
