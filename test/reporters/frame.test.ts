// Whatever stands in a line, the carets stand under exactly the region.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Region } from '../../src/model/span.ts';
import { columns } from '../../src/reporters/columns.ts';
import { visible } from '../../src/reporters/escape.ts';
import { type Frame, frameOf } from '../../src/reporters/frame.ts';
import { cpuClock } from '../support/cpu-clock.ts';
import { itThorough } from '../support/thorough.ts';

function onLine(startColumn: number, endColumn: number, startLine = 1): Region {
  return { startLine, startColumn, endLine: startLine, endColumn };
}

function frame(line: string, region: Region, width = 80): Frame {
  const found = frameOf({ firstLine: region.startLine, lines: [line] }, region, width);
  if (!found) throw new Error('no frame');
  return found;
}

/** The part of the shown line that stands above the carets. */
function above({ line, carets }: Frame): string {
  const from = carets.indexOf('^');
  let shown = '';
  let column = 0;
  for (const character of line) {
    if (column >= from && column < carets.length) shown += character;
    column += columns(character);
  }
  return shown;
}

describe('frameOf', () => {
  it('sets the carets under the region', () => {
    const found = frame('<Data>zscalerbeta.net;</Data>', onLine(7, 22, 118));
    expect(found.gutter).toBe('  118 | ');
    expect(found.blankGutter).toBe('      | ');
    expect(above(found)).toBe('zscalerbeta.net');
    expect(found.shown).toBe('zscalerbeta.net');
  });

  it('shows one caret for an empty region, before the character and at the end of the line', () => {
    expect(frame('abc', onLine(2, 2)).carets).toBe(' ^');
    expect(frame('abc', onLine(4, 4)).carets).toBe('   ^');
    expect(frame('', onLine(1, 1)).carets).toBe('^');
  });

  it('drops the carriage return of CRLF, unless it is what is wrong', () => {
    expect(frame('abc\r', onLine(1, 4)).line).toBe('abc');
    const found = frame('abc\r', onLine(4, 5));
    expect(found.line).toBe('abc<U+000D>');
    expect(above(found)).toBe('<U+000D>');
  });

  it('spells out a marked tab and expands the others', () => {
    const found = frame('a\tb\tc', onLine(4, 5));
    expect(found.line).toBe('a   b<U+0009>c');
    expect(above(found)).toBe('<U+0009>');
  });

  it('shows the first line of a region of several, and how many more there are', () => {
    const region = { startLine: 4, startColumn: 3, endLine: 6, endColumn: 2 };
    const found = frameOf({ firstLine: 3, lines: ['before', '  CN=corp,  \r', ' DC=a', 'b'] }, region, 80);
    expect(found).toMatchObject({
      line: '  CN=corp,  ',
      carets: `  ${'^'.repeat(8)}`,
      moreLines: 2,
      lastLine: 6,
    });
    expect(found?.shown).toBeNull();
  });

  it('has no frame when the excerpt does not hold the line', () => {
    expect(frameOf({ firstLine: 1, lines: ['one'] }, onLine(1, 2, 2), 80)).toBeNull();
    expect(frameOf({ firstLine: 3, lines: ['three'] }, onLine(1, 2, 2), 80)).toBeNull();
  });

  it('cuts a long line on both sides of the region', () => {
    const found = frame(`${'a'.repeat(200)}BETA${'z'.repeat(200)}`, onLine(201, 205), 60);
    expect(found.line).toMatch(/^\.\.\.a+BETAz+\.\.\.$/);
    expect(above(found)).toBe('BETA');
    expect(found.shown).toBe('BETA');
  });

  it('cuts only the side that is too long', () => {
    expect(frame(`BETA${'z'.repeat(200)}`, onLine(1, 5), 60).line).toMatch(/^BETAz+\.\.\.$/);
    expect(frame(`${'a'.repeat(200)}BETA`, onLine(201, 205), 60).line).toMatch(/^\.\.\.a+BETA$/);
  });

  itThorough('does not walk a line of millions of characters', () => {
    const line = `${'a'.repeat(20_000_000)}BETA${'z'.repeat(20_000_000)}`;
    const spent = cpuClock();
    expect(above(frame(line, onLine(20_000_001, 20_000_005)))).toBe('BETA');
    expect(spent()).toBeLessThan(1000);
  });

  it('cuts no pair of surrogates apart', () => {
    const found = frame('🏢'.repeat(400), onLine(401, 403));
    expect(found.line).not.toContain('<U+D');
    expect(above(found)).toBe('🏢');
  });

  const unit = fc.constantFrom(
    'a',
    '.',
    ' ',
    '\t',
    '\u00a0',
    '\u001b',
    '東',
    '🏢',
    'é',
    '\u202e',
    '\ud800',
    'z',
  );

  it('stays within the width and under the region, whatever the line is', () => {
    const line = fc.array(unit, { minLength: 1, maxLength: 200 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(line, fc.nat(), fc.nat(), fc.integer({ min: 60, max: 120 }), (text, a, b, width) => {
        const characters = [...text];
        const first = a % characters.length;
        const last = first + 1 + (b % Math.min(characters.length - first, 12));
        const from = characters.slice(0, first).join('').length;
        const part = characters.slice(first, last).join('');
        const found = frame(text, onLine(from + 1, from + part.length + 1), width);
        expect(columns(found.gutter + found.line)).toBeLessThanOrEqual(width);
        expect(columns(found.gutter) + found.carets.length).toBeLessThanOrEqual(width);
        if (found.shown === null) expect(visible(part).startsWith(above(found))).toBe(true);
        else expect(above(found)).toBe(visible(part));
      }),
    );
  });
});
