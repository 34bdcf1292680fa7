// The frame of a place as markup: the line, its number, and exactly the region in a mark.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameView } from '../../../src/reporters/html/frame.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { all, parsed, rawText, textOf, vocabulary } from './tree.ts';

function frame(line: string, startColumn: number, endColumn: number, more = 0): string {
  const region = { startLine: 118, startColumn, endLine: 118 + more, endColumn };
  return frameView({ firstLine: 118, lines: [line] }, region).markup;
}

const markOf = (markup: string) => all(markup, 'mark').map(textOf);

describe('frameView', () => {
  it('marks the region, and shows the number of the line', () => {
    const shown = frame('<Data>zscalerbeta.net;</Data>', 7, 22);
    expect(markOf(shown)).toEqual(['zscalerbeta.net']);
    expect(all(shown, 'code').map(textOf)).toEqual(['<Data>zscalerbeta.net;</Data>']);
    expect(all(shown, 'span', 'number').map(textOf)).toEqual(['118']);
  });

  it('shows a place between two characters, and counts further lines', () => {
    expect(all(frame('abc', 2, 2), 'mark', 'gap')).toHaveLength(1);
    expect(all(frame('<k>', 1, 3, 2), 'p').map(textOf)).toEqual(['and 2 more lines, to line 120']);
  });

  it('is nothing where the excerpt lacks the line', () => {
    const region = { startLine: 9, startColumn: 1, endLine: 9, endColumn: 2 };
    expect(frameView({ firstLine: 1, lines: ['a'] }, region).markup).toBe('');
  });

  it('shows the text of the line, whatever it is', () => {
    const line = fc
      .string({
        unit: fc.constantFrom('.', ';', '<', '"', '&', '\u202e', '🏢', '\u05d0', 'a'),
        maxLength: 10,
      })
      .filter((text) => !/##|<U\+/.test(text));
    fc.assert(
      fc.property(line, fc.nat(10), fc.nat(10), (text, from, length) => {
        const shown = frame(text, from + 1, from + length + 1);
        expect(all(shown, 'code').map(rawText)).toEqual([text]);
        for (const name of vocabulary(shown)) expect(FRAME).toContain(name);
      }),
    );
  });

  it('costs a glance for a line of 10 MB', () => {
    const line = '\u202e'.repeat(10_000_000);
    const spent = cpuClock();
    const shown = frame(line, 5_000_000, 6_000_000);
    expect(spent()).toBeLessThan(500);
    expect(shown.length).toBeLessThan(50_000);
    expect(parsed(shown).childNodes).toHaveLength(1);
  });
});

const FRAME = ['div', 'div class', 'span', 'span class', 'code', 'code dir', 'mark', 'mark class'];
