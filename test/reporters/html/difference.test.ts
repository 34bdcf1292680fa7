// Two values with what differs marked: the text stays what it was, whatever it is.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marked } from '../../../src/reporters/html/difference.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { itThorough } from '../../support/thorough.ts';
import { all, elementsOf, parsed, rawText, textOf } from './tree.ts';

const markOf = (markup: string) => all(markup, 'mark').map(textOf);

function marks(actual: string, expected: string): readonly [actual: string[], expected: string[]] {
  const both = marked(actual, expected);
  return [markOf(both.actual.markup), markOf(both.expected.markup)];
}

// What is written as the notation for what cannot be seen is read as such.
const value = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom('.', ';', ' ', 'a', '<', '"', '&', '\u202e', '🏢', '\u0301'),
      maxLength: 40,
    }),
    fc.constant('<script>alert(1)</script>"onload=\u202e'),
  )
  .filter((text) => !/<U\+[0-9A-F]{4,6}>/.test(text) && !/[\r\0]/.test(text));

describe('marked', () => {
  it('marks the dot that a value lacks, on both sides', () => {
    const both = marked('zscalerbeta.net', '.zscalerbeta.net');
    expect(markOf(both.expected.markup)).toEqual(['.']);
    expect(both.actual.markup).toBe('<mark class="gap"></mark>zscalerbeta.net');
  });

  it('marks what differs between a common beginning and a common end', () => {
    expect(marks('<k>kerberos.zscalertwo.net</k>', '<k>kerberos.zscalerbeta.net</k>')).toEqual(
      [['two'], ['be']].map((_, at) => [['two'], ['beta']][at]),
    );
  });

  it('marks each entry of lists of equal length, and numbers as a whole', () => {
    const wrong = 'zscalerbeta.net; gateway.zscalerbeta.net';
    expect(marks(wrong, '.zscalerbeta.net; .gateway.zscalerbeta.net')).toEqual([
      ['', ''],
      ['.', '.'],
    ]);
    expect(marks('4', '24')).toEqual([['4'], ['24']]);
    expect(all(marked('4', '24').expected.markup, 'mark', 'wanted')).toHaveLength(1);
  });

  it('has no mark where nothing differs, and says that a value is empty', () => {
    expect(marks('a; b', 'a; b')).toEqual([[], []]);
    const { actual, expected } = marked('', '.zscalerbeta.net');
    expect(textOf(parsed(actual.markup))).toBe('empty');
    expect(markOf(expected.markup)).toEqual(['.zscalerbeta.net']);
  });

  it('shows blanks at the ends of a value, and counts many', () => {
    expect(marks(' a', 'a')).toEqual([['U+0020'], ['']]);
    expect(marks('a', `a${' '.repeat(5000)}`)[1]).toEqual(['U+0020 x 5,000']);
  });

  it('tears no character', () => {
    expect(marks('🏢', '🏣')).toEqual([['🏢'], ['🏣']]);
    expect(marks('caf\u0065\u0301', 'cafe')).toEqual([['e\u0301'], ['e']]);
  });

  it('changes no text and makes no element of it', () => {
    fc.assert(
      fc.property(value, value, (actual, expected) => {
        const both = marked(actual, expected);
        for (const [markup, text] of [
          [both.actual.markup, actual],
          [both.expected.markup, expected],
        ] as const) {
          const tree = parsed(markup);
          expect(rawText(tree)).toBe(text);
          for (const { tagName } of elementsOf(tree)) expect(['mark', 'span']).toContain(tagName);
        }
      }),
    );
  });

  it('marks no more than what differs: what is left of both is the same', () => {
    fc.assert(
      fc.property(value, value, (actual, expected) => {
        const both = marked(actual, expected);
        const rest = ({ markup }: { readonly markup: string }) =>
          parsed(markup)
            .childNodes.filter((node) => node.nodeName !== 'mark')
            .map(rawText)
            .join('');
        expect(rest(both.actual)).toBe(rest(both.expected));
      }),
    );
  });

  itThorough.each(['a', '\u202e', ' ', '<'])('costs a glance for 10 MB of %j', (unit) => {
    const long = unit.repeat(5_000_000);
    const spent = cpuClock();
    const both = marked(`${long}x${long}`, `${long}y`);
    expect(spent()).toBeLessThan(500);
    expect(both.actual.markup.length).toBeLessThan(50_000);
    expect(both.expected.markup.length).toBeLessThan(50_000);
  });
});
