// One table of Format-Table: which names and dashes belong together, which cell a word is in, and how rows go on and end.

import { describe, expect, it } from 'vitest';
import { tableBlock } from '../../../src/readers/serializations/table-block.ts';
import { lineOf, linesOf, told } from '../../support/printed.ts';

/** What a table of these lines gives, up to the line that it refuses or the end. */
function read(text: string, end: 'open' | 'cut' = 'open'): string[] | null {
  const [header, rule, ...rows] = linesOf(text);
  const block = header && rule && tableBlock(header, rule);
  if (!block) return null;
  const items: string[] = [];
  for (const line of rows) {
    const taken = block.take(line);
    if (taken === null) return [...items, ...told(block.close(line, end))];
    items.push(...told(taken));
  }
  return [...items, ...told(block.close(null, end))];
}

const TABLE = 'aa bb\n-- --\n';

describe('a table', () => {
  it.each<[string, readonly string[] | null]>([
    ['1  2\n', ['bag closed aa=1, bb=2']],
    ['1  2\n3  4\n', ['bag closed aa=1, bb=2', 'bag closed aa=3, bb=4']],
    ['1  2\n\n', ['bag closed aa=1, bb=2']],
    ['1  2\n  \n3  4\n', ['bag closed aa=1, bb=2']],
    ['1  2\nPS C:\\> x\n', ['bag closed aa=1, bb=2']],
    ['1  2\n**********\n', ['bag closed aa=1, bb=2']],
    [
      '1  2\n*********\n',
      ['bag closed aa=1, bb=2', 'bag closed aa=*********, bb=', 'malformed partial 4:1-4:10'],
    ],
    ['1  2\n*** ********** \n', ['bag closed aa=1, bb=2', 'bag closed aa=***, bb=**********']],
    ['1  2', ['bag cut aa=1, bb=2']],
    ['1', ['bag cut aa=1']],
    ['1\n', ['bag closed aa=1, bb=']],
    ['   2\n', ['bag closed aa=, bb=2']],
    ['   2\n   3\n', ['bag closed aa=, bb=23~wrapped']],
    ['1  2\n   3\n', ['bag closed aa=1, bb=23~wrapped']],
    ['1  2\n   3\n4  5\n', ['bag closed aa=1, bb=23~wrapped', 'bag closed aa=4, bb=5']],
    ['1  2\n   3', ['bag closed aa=1, bb=2', 'bag cut aa=, bb=3']],
    ['1  x y\n', ['bag closed aa=1, bb=x y']],
    ['12 34\n', ['bag closed aa=12, bb=34']],
    ['12  345\n', ['bag closed aa=12, bb=345']],
    ['1234\n', ['bag closed aa=1234, bb=', 'malformed partial 3:1-3:5']],
    ['123 4\n', ['bag closed aa=123, bb=4']],
    ['1  ...\n', ['bag closed aa=1, bb=...~truncated']],
    ['1  x...\n', ['bag closed aa=1, bb=x...~truncated']],
    ['1  ...2\n', ['bag closed aa=1, bb=...2~truncated']],
    ['1  x\u20262\n', ['bag closed aa=1, bb=x\u20262']],
    ['1  x...2\n', ['bag closed aa=1, bb=x...2']],
    ['1  {x, y}\n', ['bag closed aa=1, bb=x|y']],
    ['', ['truncated partial 1:1-1:6']],
    ['\n', ['truncated partial 1:1-1:6']],
  ])('%j', (text, items) => {
    expect(read(TABLE + text)).toEqual(items);
  });

  it('is cut where the input is, if no line shows the end of its last row', () => {
    expect(read(`${TABLE}1  2\n`, 'cut')).toEqual(['bag cut aa=1, bb=2']);
    expect(read(`${TABLE}1  2\n\n`, 'cut')).toEqual(['bag closed aa=1, bb=2']);
    expect(read(`${TABLE}1  2\n3\n`, 'cut')).toEqual(['bag closed aa=1, bb=2', 'bag cut aa=3']);
  });

  it.each([
    ['aa bb', '-- --', true],
    [' aa  bb', ' --  --', true],
    ['a a bb', '--- --', true],
    ['漢 bb', '-- --', true],
    ['aa   bb', '--   --', true],
    ['aa bb', '--', false],
    ['aa bb', '-- -', false],
    ['aa bb', '--- --', false],
    ['aa', '-- --', false],
    ['aa bb', ' - --', false],
    [' aa', '---', false],
    ['aa bb', '-----', true],
    ['a'.repeat(50_000), '-'.repeat(50_000), true],
    ['a'.repeat(50_001), '-'.repeat(50_001), false],
    ['a '.repeat(500), '- '.repeat(500), true],
    ['a '.repeat(501), '- '.repeat(501), false],
  ])('has the names of %.20j over the dashes of %.20j: %s', (header, rule, belongs) => {
    expect(tableBlock(lineOf(header), lineOf(rule)) !== null).toBe(belongs);
  });

  it('puts a word between two columns to the left one', () => {
    const header = 'aa   bb   cc\n--   --   --\n';
    expect(read(`${header}1  2 3  4 5\n`)).toEqual(['bag closed aa=1  2, bb=3  4, cc=5']);
    expect(read(`   aa   bb\n   --   --\n1       2\n`)).toEqual(['bag closed aa=1, bb=2']);
    expect(read(`${header}1\t    2    3\n`)).toEqual(['bag closed aa=1, bb=2, cc=3']);
  });

  it('does not take a line that no console prints', () => {
    const block = tableBlock(lineOf('aa bb'), lineOf('-- --'));
    expect(block?.take(lineOf('a'.repeat(50_000)))).not.toBeNull();
    expect(block?.take(lineOf('a'.repeat(50_001)))).toBeNull();
  });
});
