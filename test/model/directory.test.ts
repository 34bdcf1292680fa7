// What an export vouches for, by the attributes that it prints.

import { expect, it } from 'vitest';
import { hasValue, provesAll, shownAttributes, TRUST_ATTRIBUTES } from '../../src/model/directory.ts';
import { FILE_START } from '../../src/model/span.ts';

const attribute = (name: string, ...values: string[]) => ({
  name: { value: name, at: FILE_START },
  values: values.map((value) => ({ value, at: FILE_START })),
});

it('lists what is printed, in lower case and in order', () => {
  expect(
    shownAttributes([attribute('trustType', '3'), attribute('CN', 'A'), attribute('x', ''), attribute('y')]),
  ).toEqual(['cn', 'trusttype', 'x', 'y']);
});

it('leaves out what was printed empty beside an attribute that no trust lacks', () => {
  expect(shownAttributes([attribute('CN', 'A'), attribute('trustDirection', ' '), attribute('x')])).toEqual([
    'cn',
  ]);
});

it('says all, or all that matters but what is unusable', () => {
  const all = [attribute('uSNChanged', '1'), attribute('trustType', 'x'), attribute('CN')];
  expect(shownAttributes(all)).toBe('all');
  expect(shownAttributes(all, new Set(['trusttype']))).toEqual(
    [...TRUST_ATTRIBUTES.filter((name) => name !== 'trusttype'), 'usnchanged'].sort(),
  );
});

it('knows values and the attributes that prove a request for all', () => {
  expect([
    hasValue(attribute('a', '', 'b')),
    hasValue(attribute('a', ' ')),
    hasValue(attribute('a')),
  ]).toEqual([true, false, false]);
  expect([provesAll('whencreated'), provesAll('trusttype')]).toEqual([true, false]);
});
