// Way marks: where the line of a fact begins, found by its bytes, in every encoding.
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import type { Encoding } from '../../src/model/format.ts';
import { wayMarks } from '../../src/readers/way-marks.ts';
import { encode, sourceOf } from '../support/bytes.ts';

const LINES = 40_000;
const TEXT = Array.from({ length: LINES }, (_, i) => `line ${i + 1} \u010a\u0a00 of the text\r\n`).join('');

/** A fact at the word `text` of a line. */
function factAt(line: number, encoding: Encoding, path = 'large.xml'): Fact {
  const before =
    TEXT.split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0);
  const from = TEXT.indexOf('text', before);
  const start = encoding === 'utf-8' ? new TextEncoder().encode(TEXT.slice(0, from)).length : from * 2;
  const region = {
    startLine: line,
    startColumn: from - before + 1,
    endLine: line,
    endColumn: from - before + 5,
  };
  const origin = {
    path,
    format: 'gpo-report',
    holder: 'gpo',
    container: null,
    part: null,
    side: null,
  } as const;
  return {
    kind: 'scope',
    origin,
    at: { start, end: start + 4, region },
    locator: '',
    covers: 'gpo-side',
    shows: [],
  };
}

const marksOf = (...facts: readonly Fact[]) =>
  wayMarks((path) => facts.filter(({ origin }) => origin.path === path));

describe('wayMarks', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)(
    'knows where the line of a fact begins in %s',
    (encoding) => {
      const bytes = encode(TEXT, encoding);
      const marks = marksOf(...[30_000, 17, 12_345].map((line) => factAt(line, encoding)));
      for (const [asked, line] of [
        [17, 17],
        [12_344, 17],
        [12_345, 12_345],
        [29_999, 12_345],
        [39_999, 30_000],
      ] as const) {
        const found = marks(sourceOf(bytes, 'large.xml'), encoding, asked);
        expect(found?.line).toBe(line);
        const rest = new TextDecoder(encoding).decode(bytes.subarray(found?.byte ?? 0));
        expect(rest.startsWith(`line ${line} `)).toBe(true);
      }
    },
  );

  it('knows none before the first fact, of other files, and of small ones', () => {
    const marks = marksOf(factAt(500, 'utf-8'));
    const bytes = encode(TEXT);
    expect(marks(sourceOf(bytes, 'large.xml'), 'utf-8', 499)).toBeNull();
    expect(marks(sourceOf(bytes, 'other.xml'), 'utf-8', 600)).toBeNull();
    expect(
      marksOf(factAt(5, 'utf-8'))(sourceOf(bytes.subarray(0, 5000), 'large.xml'), 'utf-8', 6),
    ).toBeNull();
  });

  it('knows none in a line that is too long to be shown', () => {
    const text = `\n${'x'.repeat(3_000_000)}`;
    const fact = factAt(1, 'utf-8');
    const late: Fact = {
      ...fact,
      at: {
        start: 2_900_000,
        end: 2_900_001,
        region: { startLine: 2, startColumn: 2_900_000, endLine: 2, endColumn: 2_900_001 },
      },
    };
    expect(marksOf(late)(sourceOf(encode(text), 'large.xml'), 'utf-8', 2)).toBeNull();
  });
});
