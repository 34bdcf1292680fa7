// The seam between serializations and cmdlets: who gets a bag, and what becomes of a bag that nobody takes.

import { expect, it } from 'vitest';
import { diagnostic } from '../../../src/model/diagnostic.ts';
import type { Located } from '../../../src/model/located.ts';
import { FILE_START } from '../../../src/model/span.ts';
import { type Bag, type Mapper, namesOf, valuesOf } from '../../../src/readers/serializations/bag.ts';
import { mapBags } from '../../../src/readers/serializations/map-bags.ts';
import { INTEREST } from '../../support/serializations.ts';

const located = (value: string): Located => ({ value, at: FILE_START });

function bag(properties: Readonly<Record<string, string>>): Bag {
  const list = Object.entries(properties).map(([name, value]) => ({
    name: located(name),
    values: value === '' ? [] : [located(value)],
    at: FILE_START,
    flaw: null,
  }));
  return { kind: 'bag', properties: list, at: FILE_START, end: 'closed' };
}

const taking = (name: string, property: string): Mapper => ({
  name,
  holder: 'domain',
  wants: (names) => names.has(property),
  accepts: (candidate) => namesOf(candidate).has(property),
  *map() {
    yield diagnostic('not-read', 'notice', name, null);
  },
  answered: () => [],
});

it('gives a bag to the first mapper that accepts it, and passes diagnostics on', () => {
  const mappers = [taking('first', 'cn'), taking('second', 'name')];
  const trouble = diagnostic('encoding', 'partial', 'trouble', null);
  const bags = [
    bag({ CN: 'a', Name: 'b' }),
    trouble,
    bag({ name: '' }),
    bag({ Other: '1' }),
    bag({ Other: '2' }),
  ];
  const items = [...mapBags(bags, mappers, INTEREST)];
  expect(items).toMatchObject([
    { message: 'first' },
    { message: 'trouble' },
    { message: 'second' },
    { code: 'unsupported', effect: 'partial' },
  ]);
});

it('finds values by their lower-case names', () => {
  expect(valuesOf(bag({ TrustType: '3' }), 'trusttype')).toEqual([located('3')]);
  expect(valuesOf(bag({ TrustType: '3' }), '__proto__')).toEqual([]);
});
