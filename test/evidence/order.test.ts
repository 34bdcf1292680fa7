// One order of facts, that of their places.

import { describe, expect, it } from 'vitest';
import { compare, inOrder } from '../../src/evidence/order.ts';
import type { Fact } from '../../src/model/fact.ts';
import { realm } from '../support/facts.ts';
import { from, gapOf, gpo, originOf, scope } from '../support/gathered.ts';

const A = originOf('a.reg', 'reg');
const B = originOf('b.reg', 'reg');

describe('inOrder', () => {
  it('is that of paths, places, ends, kinds, locators and messages', () => {
    const value = from(A, realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'));
    const at = (start: number, end: number) => ({ ...value, at: { start, end, region: null } });
    const facts: Fact[] = [
      gapOf(A, { message: 'First.' }),
      gapOf(A, { message: 'Second.' }),
      gpo(A),
      scope(A, 'MitRealms'),
      { ...scope(A, 'MitRealms'), locator: 'scope of another key' },
      at(8, 9),
      at(8, 10),
      at(70, 80),
      from(B, at(8, 9)),
    ];
    expect(inOrder([...facts].reverse())).toEqual(facts);
    expect(inOrder(facts)).toEqual(facts);
  });
});

describe('compare', () => {
  it('is by code units, not by a locale', () => {
    expect([compare('Z', 'a'), compare('a', 'Z'), compare('ä', 'ä')]).toEqual([-1, 1, 0]);
  });
});
