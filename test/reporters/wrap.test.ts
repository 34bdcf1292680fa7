// Lines break at blanks alone, and nothing is lost.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/model/reporter.ts';
import { columns } from '../../src/reporters/columns.ts';
import { labelled, paragraph, unbroken, unbrokenQuotes, wrap } from '../../src/reporters/wrap.ts';
import { TAGS } from './support.ts';

describe('wrap', () => {
  it('counts columns, not units', () => {
    expect(wrap('東京 東京 東京', 9)).toEqual(['東京 東京', '東京']);
  });

  it('keeps blanks within a line', () => {
    expect(wrap('.a;  .b', 20)).toEqual(['.a;  .b']);
  });

  it('leaves a word whole that is wider than a line', () => {
    expect(wrap('see gpo-backup/gpreport.xml now', 10)).toEqual(['see', 'gpo-backup/gpreport.xml', 'now']);
  });

  it('keeps a path with blanks in one piece', () => {
    expect(wrap(`see ${unbroken('my exports/a b.reg')} now`, 10)).toEqual([
      'see',
      'my exports/a b.reg',
      'now',
    ]);
  });

  it('keeps a quoted value in one piece, and takes no apostrophe for a quote', () => {
    expect(wrap(unbrokenQuotes("a -Value '.a; .b' and"), 8)).toEqual(['a -Value', "'.a; .b'", 'and']);
    expect(wrap(unbrokenQuotes("the realm's own and the KDC's"), 14)).toEqual([
      "the realm's",
      'own and the',
      "KDC's",
    ]);
  });

  it('gives one empty line for nothing', () => {
    expect(wrap('', 10)).toEqual(['']);
  });

  it('loses no word and exceeds the width only by one word', () => {
    const words = fc.array(
      fc.string({ unit: fc.constantFrom('a', '.', '東', 'é'), minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 30 }), (list, width) => {
        const lines = wrap(list.join(' '), width);
        expect(lines.join(' ')).toBe(list.join(' '));
        for (const line of lines) if (line.includes(' ')) expect(columns(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('paragraph', () => {
  it('indents within the width', () => {
    expect(paragraph('one two three', 9)).toEqual(['  one two', '  three']);
  });
});

describe('labelled', () => {
  it('sets the label once, before the first line of the first paragraph', () => {
    expect(labelled('fix', ['open the editor', 'close it'], 22, PLAIN)).toEqual([
      '  fix       open the',
      '            editor',
      '            close it',
    ]);
  });

  it('paints the label and not the blanks after it', () => {
    expect(labelled('fix', ['open'], 80, TAGS)).toEqual(['  [dim]fix[/]       open']);
  });

  it('gives nothing for no paragraphs', () => {
    expect(labelled('fix', [], 80, PLAIN)).toEqual([]);
  });
});
