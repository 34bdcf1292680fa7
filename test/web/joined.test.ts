// What comes next beside what was there: a mended config in the place of the wrong one, nothing twice, nothing lost.

import { describe, expect, it } from 'vitest';
import { type Joining, joined } from '../../src/web/joined.ts';
import { countFiles, type Picked, pickedAt } from '../../src/web/picked.ts';
import { judgePicked } from '../../src/web/session.ts';
import { fileOf, pageWorld, pickedOf } from './support.ts';

const PLAIN: Joining = { adds: false, isConfigWrong: false, isWindows: false };
const ADDS = { ...PLAIN, adds: true };
const WRONG = { ...PLAIN, isConfigWrong: true };

const namesOf = (picked: readonly Picked[]) => picked.map(({ name }) => name);
const sizeAt = (picked: readonly Picked[], path: string) => {
  const item = pickedAt(picked, path);
  return item?.kind === 'file' ? item.file.size : null;
};
const dated = (name: string, content: string, lastModified: number): Picked => ({
  kind: 'file',
  name,
  file: { ...fileOf(content), lastModified },
});

const CONFIG = pickedOf({ 'realmlint.config.json': '{}' });

describe('a config that comes next', () => {
  it.each([
    ['beside files', { 'realmlint.config.json': '{"cluod": 1}', 'x.reg': '' }, 'realmlint.config.json'],
    ['in a folder', { 'a/realmlint.config.json': '{"cluod": 1}', 'a/x.reg': '' }, 'a/realmlint.config.json'],
  ])('takes the place of a wrong one %s, wished or not', (_, tree, path) => {
    const before = pickedOf(tree);
    for (const joining of [ADDS, WRONG, { ...ADDS, isConfigWrong: true }]) {
      const { picked, doubts } = joined(before, CONFIG, joining);
      expect([countFiles(picked), sizeAt(picked, path), doubts]).toEqual([2, 2, []]);
      expect(judgePicked({ picked, followConfig: true }, pageWorld()).loaded.name).toBe(path);
    }
  });

  it('takes the place of one by the other name, and on Windows in another case', () => {
    const before = pickedOf({ 'realmlint.config.jsonc': '{"cluod": 1}', 'x.reg': '' });
    expect(namesOf(joined(before, CONFIG, WRONG).picked).sort()).toEqual(['realmlint.config.json', 'x.reg']);
    const loud = pickedOf({ 'Realmlint.Config.json': '{}' });
    expect(joined(before, loud, { ...WRONG, isWindows: true }).picked).toHaveLength(2);
    expect(namesOf(joined(before, loud, WRONG).picked)).toEqual(['Realmlint.Config.json']);
  });

  it('is one of two where it is not told which one was meant, and is never called otherwise', () => {
    const two = pickedOf({ 'a/realmlint.config.json': '1', 'b/realmlint.config.json': '2' });
    expect(namesOf(joined(two, CONFIG, WRONG).picked)).toEqual(['a', 'b', 'realmlint.config.json']);
    const own = pickedOf({ 'a/realmlint.config.json': '1', 'realmlint.config.json': '!' });
    const { picked } = joined(own, CONFIG, WRONG);
    expect([namesOf(picked).sort(), sizeAt(picked, 'realmlint.config.json')]).toEqual([
      ['a', 'realmlint.config.json'],
      2,
    ]);
  });

  it('is all that there is where no config was wrong and nobody wished more', () => {
    const before = pickedOf({ 'realmlint.config.json': '!', 'x.reg': '' });
    expect(namesOf(joined(before, CONFIG, PLAIN).picked)).toEqual(['realmlint.config.json']);
    const other = pickedOf({ 'y.reg': '' });
    expect(namesOf(joined(before, other, WRONG).picked)).toEqual(['y.reg']);
  });
});

describe('what was there already', () => {
  const folder = (...children: Picked[]): Picked => ({ kind: 'folder', name: 'a', children });

  it('is judged where name, size and time are the same, and that is said', () => {
    const before = [dated('PC-1.reg', 'abc', 7), folder(dated('x', '1', 1), dated('y', '2', 2))];
    const added = [dated('PC-1.reg', 'abc', 7), folder(dated('y', '2', 2), dated('x', '1', 1))];
    const { picked, doubts } = joined(before, added, ADDS);
    expect(namesOf(picked)).toEqual(['PC-1.reg', 'a', 'PC-1 (2).reg', 'a (2)']);
    expect(doubts).toEqual([
      expect.stringContaining('The file PC-1.reg'),
      expect.stringContaining('The folder a '),
    ]);
    expect(joined([], [...before, ...before], PLAIN).doubts).toHaveLength(2);
  });

  it.each<[string, Picked, Picked]>([
    ['time', dated('a', 'abc', 7), dated('a', 'abc', 8)],
    ['size', dated('a', 'abc', 7), dated('a', 'abcd', 7)],
    ['inner name', folder(dated('x', '1', 1)), folder(dated('y', '1', 1))],
    ['number', folder(dated('x', '1', 1)), folder(dated('x', '1', 1), dated('y', '1', 1))],
    ['kind', folder(), dated('a', '', 1)],
  ])('is none where the %s differs', (_, one, other) => {
    const { picked, doubts } = joined([one], [other], ADDS);
    expect([namesOf(picked), doubts]).toEqual([['a', 'a (2)'], []]);
  });

  it('is none of texts that were pasted, which have no time', () => {
    const text = pickedOf({ 'pasted.txt': 'abc' });
    expect(namesOf(joined(text, text, ADDS).picked)).toEqual(['pasted.txt', 'pasted (2).txt']);
  });
});
