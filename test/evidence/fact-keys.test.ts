// Two ways to tell whether facts say the same, by keys and by comparing them: they always agree.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactKey, isExactly, looseKey, moved } from '../../src/evidence/fact-keys.ts';
import { type Fact, gather, type Span } from '../../src/lint.ts';
import { inputsBelow } from '../support/inputs.ts';
import { sample, THOROUGH } from '../support/thorough.ts';

const FACTS = gather(sample(inputsBelow('fixtures/formats', ['expected.json']), 3)).facts;
const NAMED = FACTS.filter((fact) => fact.kind === 'client' && fact.name !== null);

/** Something of a fact made other than it was: a member at any depth, a number of a place, the order or the length of a list. */
function changed(value: unknown, path: readonly number[]): unknown {
  const [first = 0, ...rest] = path;
  if (Array.isArray(value)) {
    if (value.length === 0) return ['added'];
    const at = first % (value.length + 1);
    return at === value.length
      ? value.slice(1)
      : value.map((one, index) => (index === at ? changed(one, rest) : one));
  }
  if (isSpan(value)) return shifted(value, first);
  if (typeof value === 'object' && value !== null) {
    const names = Object.keys(value).filter((name) => name !== 'origin');
    const name = names[first % (names.length + 1)];
    if (name === undefined) return { ...value, added: true };
    const member: unknown = Reflect.get(value, name);
    return { ...value, [name]: first % 7 === 0 ? undefined : changed(member, rest) };
  }
  if (typeof value === 'number') return value + 1;
  return typeof value === 'string' ? `${value}.` : 0;
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'region' in value;
}

/** Another place, which is still one: it has a region as before, or none. */
function shifted(span: Span, by: number): Span {
  const { start, end, region } = span;
  if (by % 3 === 0 || !region)
    return by % 2 === 0 ? { ...span, start: start + 1 } : { ...span, end: end + 1 };
  const names = ['startLine', 'startColumn', 'endLine', 'endColumn'] as const;
  const name = names[by % names.length] ?? 'endColumn';
  return { ...span, region: { ...region, [name]: region[name] + 1 } };
}

const facts = fc.constantFrom(...FACTS);
const near = fc
  .tuple(facts, fc.nat(9), fc.nat(9), fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }), fc.boolean())
  .map(([fact, bytes, lines, path, asItIs]): [Fact, Fact] => {
    const other = moved(fact, bytes, lines);
    // Every fact has a place.
    return [fact, asItIs ? other : { ...(changed(other, path) as Fact), at: other.at }];
  });

describe('isExactly', () => {
  it('says of any two facts what their keys say', () => {
    let same = 0;
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(facts, facts)), ([one, other]) => {
        const alike = exactKey(one) === exactKey(other);
        if (alike) same++;
        expect(isExactly(one, other, false)).toBe(alike);
        if (alike) expect(looseKey(one)).toBe(looseKey(other));
      }),
      { numRuns: THOROUGH ? 20_000 : 1000 },
    );
    expect(same).toBeGreaterThan(100);
  });

  it('leaves open what a computer is called, and nothing else of it', () => {
    const named = fc.constantFrom(...NAMED);
    expect(NAMED.length).toBeGreaterThan(1);
    fc.assert(
      fc.property(
        named,
        named,
        fc.constantFrom('PC-1', 'PC-22'),
        fc.boolean(),
        (one, its, value, renamed) => {
          const other =
            renamed && its.kind === 'client' && its.name ? { ...its, name: { ...its.name, value } } : its;
          const openOf = (fact: Fact) => (fact.kind === 'client' ? fact.name : null);
          const alike = exactKey(one, openOf(one)) === exactKey(other, openOf(other));
          expect(isExactly(one, other, true)).toBe(alike);
          if (one === its) expect(alike).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
