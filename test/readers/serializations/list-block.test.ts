// One object of Format-List, a line at a time: which lines are its own, how it ends, and how its values go on over lines.

import { describe, expect, it } from 'vitest';
import { locatedIn } from '../../../src/model/text.ts';
import { listBlock, valuesIn } from '../../../src/readers/serializations/list-block.ts';
import { lineOf, linesOf, told } from '../../support/printed.ts';

/** The object of a text's first lines, and how it was ended by the line after them or by the end of the input. */
function read(text: string, end: 'open' | 'cut' = 'open'): string[] {
  const [first, ...rest] = linesOf(text);
  const block = first && listBlock(first);
  if (!block) throw new Error('no property');
  for (const line of rest) {
    const taken = block.take(line);
    if (taken === null) return told(block.close(line, 'open'));
    expect(taken).toEqual([]);
  }
  return told(block.close(null, end));
}

describe('an object as a list', () => {
  it.each<[string, readonly string[]]>([
    ['aa : 1\nbb : 2\n', ['bag open aa=1, bb=2']],
    ['aa : 1\n\n', ['bag closed aa=1']],
    ['aa : 1\n  \n', ['bag closed aa=1']],
    ['aa : 1\nPS C:\\>', ['bag closed aa=1']],
    ['aa : 1\nPS C:\\> x\n', ['bag closed aa=1']],
    ['aa : 1\nGet-ADTrust : no\n', ['bag closed aa=1']],
    ['aa : 1\nbb : 2\nGet-ADTrust : no\n', ['bag closed aa=1, bb=2']],
    ['aa : 1\n**********\n', ['bag closed aa=1']],
    ['aa : 1\n*********\n', ['bag cut aa=1', 'malformed partial 2:1-2:10']],
    ['aa : 1\n********** x\n', ['bag cut aa=1', 'malformed partial 2:1-2:13']],
    ['aa : 1\nx **********\n', ['bag cut aa=1', 'malformed partial 2:1-2:13']],
    ['aa : 1\nx\n', ['bag cut aa=1', 'malformed partial 2:1-2:2']],
    ['aa : 1\nx', ['bag cut aa=1']],
    ['aa : 1\n ', ['bag cut aa=1']],
    // Further objects: a name that came already, or another column.
    ['aa : 1\nAA : 2\n', ['bag open aa=1']],
    ['aa : 1\nbb : 2\nBB : 3\n', ['bag open aa=1, bb=2']],
    ['aa : 1\nbb : 2\naa : 3\n', ['bag open aa=1, bb=2']],
    ['aa : 1\nbb : 2\nccc : 3\n', ['bag open aa=1, bb=2']],
    ['aa : 1\nccc : 3\n', ['malformed partial 1:1-1:7']],
    ['aa : 1\naa : 3\n', ['bag open aa=1']],
    // Values over lines.
    ['aa : x-\n     y\n', ['bag open aa=x-y']],
    ['aa : xy\n     z\n', ['bag open aa=xyz']],
    ['aa : x\n     yz\n', ['bag open aa=x yz']],
    ['aa : x\n     yz\nbb : 1\n', ['bag open aa=x yz, bb=1']],
    ['aa : x\n      yz\n', ['bag open aa=x  yz']],
    ['aa : x\n    yz\n', ['bag cut aa=x', 'malformed partial 2:1-2:7']],
    ['aa : x \n     yz\n', ['bag open aa=x yz']],
    ['aa : xy   \n     z\n', ['bag open aa=xy   z']],
    ['aa : x\n     yz    \nbb : 1\n', ['bag open aa=x yz, bb=1']],
    ['aa : 漢\n     yzz\n', ['bag open aa=漢yzz']],
    ['aa :\n     yz\n', ['bag open aa=yz']],
    ['aa : \nbb : 1\n', ['bag open aa=, bb=1']],
    ['aa : x  \t \nbb : 1\n', ['bag open aa=x, bb=1']],
    ['aa : x y\nbb : 1\n', ['bag open aa=x y, bb=1']],
    // A blank that was wrapped, alone on its line.
    ['aa : x\n      \nbb : 1\n', ['bag open aa=x, bb=1']],
    ['aa : x\n      \n     y\n', ['bag open aa=x y']],
    ['aa : x\n     \nbb : 1\n', ['bag closed aa=x']],
    ['aa : x\n       \nbb : 1\n', ['bag closed aa=x']],
  ])('%j', (text, items) => {
    expect(read(text)).toEqual(items);
  });

  it('is cut where the input is', () => {
    expect(read('aa : 1\nbb : 2', 'cut')).toEqual(['bag cut aa=1, bb=2']);
  });

  it('is no line without a property', () => {
    expect(listBlock(lineOf('aa: 1'))).toBeNull();
  });

  it('has places for its names, its values and what is empty', () => {
    const [first, second] = linesOf('aa : 1\n b :\n');
    const block = first && listBlock(first);
    expect(second && block?.take(second)).toEqual([]);
    const [bag] = block?.close(null, 'open') ?? [];
    expect(bag).toMatchObject({
      at: { start: 0, end: 11 },
      properties: [
        { name: { at: { start: 0, end: 2 } }, values: [{ at: { start: 5, end: 6 } }], at: { end: 6 } },
        { name: { at: { start: 8, end: 9 } }, values: [], at: { start: 8, end: 11 } },
      ],
    });
  });
});

describe('a value', () => {
  it.each([
    ['', [], null],
    ['x', ['x'], null],
    ['x...', ['x...'], 'truncated'],
    ['x\u2026', ['x\u2026'], 'truncated'],
    ['x...y', ['x...y'], null],
    ['{a, b}', ['a', 'b'], null],
    ['{a,b}', ['a,b'], null],
    ['{a\\, b, c}', ['a\\, b', 'c'], null],
    ['{a, b...}', ['a', 'b'], 'truncated'],
    ['{a, ...}', ['a'], 'truncated'],
    ['{}', [], null],
    ['{a, , b}', ['a', 'b'], null],
    ['{a, b', ['{a, b'], 'truncated'],
    ['a, b}', ['a, b}'], null],
  ])('%j', (text, values, flaw) => {
    const shown = valuesIn(locatedIn(lineOf(text), 0, text.length));
    expect([shown.values.map(({ value }) => value), shown.flaw]).toEqual([values, flaw]);
  });
});
