// Pieces of entries, and names as DNS compares them.

import { describe, expect, it } from 'vitest';
import {
  covers,
  dnsName,
  parentsOf,
  piecesOf,
  withoutSpareDots,
  wrongSeparators,
} from '../../../rules/support/hosts.ts';
import { at, mapping } from '../../support/facts.ts';

describe('wrongSeparators', () => {
  it.each([
    ['a.example b.example', [' ']],
    ['a.example \t\r\nb.example', [' \t\r\n']],
    ['a.example , | b.example', [',']],
    ['a.example|b.example,', ['|', ',']],
    // It goes with the sign beside it, which is said by itself.
    ['a.example\uff1b b.example', []],
    ['a.example \u00a0b.example', []],
    ['a.example\u00a0, b.example', [',']],
    ['a.example', []],
  ])('in %j are %j', (text, separators) => {
    expect(wrongSeparators(at(text)).map(({ value }) => value)).toEqual(separators);
  });

  it('have their places', () => {
    const [blank, comma] = wrongSeparators(at('a.example  b.example ,c.example'));
    expect([blank?.at.start, blank?.at.end].map((offset) => (offset ?? 0) - 1000)).toEqual([18, 22]);
    expect(comma?.at.region).toMatchObject({ startColumn: 22, endColumn: 23 });
  });
});

describe('piecesOf', () => {
  const pieces = (value: string) =>
    mapping('A.EXAMPLE', value)
      .entries.flatMap(piecesOf)
      .map(({ text, host }) => [text.value, host]);

  it('are the texts of an entry with what each means', () => {
    expect(pieces('*.A.example, https://b.example/ ;.c.example.')).toEqual([
      ['*.A.example', '.a.example'],
      ['https://b.example/', 'b.example'],
      ['.c.example.', '.c.example'],
    ]);
  });

  it('mean themselves where what they were meant for cannot be told apart', () => {
    expect(pieces('A.example\uff1bB.example, C.example.; /')).toEqual([
      ['A.example\uff1bB.example', 'a.example;b.example'],
      ['C.example.', 'c.example'],
      ['/', '/'],
    ]);
  });
});

describe('names', () => {
  it('are compared in lower case, without the dot that ends them', () => {
    expect(['KDC1.Example.', 'a..', '.'].map(dnsName)).toEqual(['kdc1.example', 'a.', '']);
  });

  it('lose the dots that are too many', () => {
    expect(['a..b...c', '..a', 'a.', 'a..', '.', '..'].map(withoutSpareDots)).toEqual([
      'a.b.c',
      '.a',
      'a',
      'a',
      '.',
      '.',
    ]);
  });

  it('have the suffixes above them', () => {
    expect(parentsOf('.a.b.c')).toEqual(['.a.b.c', '.b.c', '.c']);
    expect(parentsOf('.a')).toEqual(['.a']);
  });

  it.each([
    ['.b.c', '.b.c', true],
    ['.b.c', '.a.b.c', true],
    ['.b.c', 'a.b.c', true],
    ['b.c', 'b.c', true],
    ['b.c', '.a.b.c', false],
    ['.b.c', '.ab.c', false],
    ['.a.b.c', '.b.c', false],
  ])('%s covers %s: %s', (entry, required, expected) => {
    expect(covers(entry, required)).toBe(expected);
  });
});
