// What was handed over, in its parts: by path, without a path, under names of their own, and from every way in.

import { describe, expect, it } from 'vitest';
import { chosen, pastedFile, sampleFiles } from '../../src/web/chosen.ts';
import { countFiles, lackWords, pickedAt, pickedBut, withOwnNames } from '../../src/web/picked.ts';
import { fileOf, pickedOf } from './support.ts';

const TREE = pickedOf({ 'a/b/x.reg': '1', 'a/b/y.reg': '2', 'a/z.reg': '3', 'n.reg': '4' });

describe('picked', () => {
  it('is found by its path', () => {
    expect(pickedAt(TREE, 'a/b/y.reg')).toMatchObject({ kind: 'file', name: 'y.reg' });
    expect(pickedAt(TREE, 'a/b')).toMatchObject({ kind: 'folder', name: 'b' });
    expect([pickedAt(TREE, 'a/q'), pickedAt(TREE, 'n.reg/x'), pickedAt(TREE, 'a/')]).toEqual([
      null,
      null,
      null,
    ]);
    expect(countFiles(TREE)).toBe(4);
  });

  it('can do without a part, and without a folder that held nothing else', () => {
    expect(countFiles(pickedBut(TREE, 'a/b/y.reg'))).toBe(3);
    expect(pickedBut(TREE, 'a/b')).toEqual(
      pickedOf({ 'a/z.reg': '3', 'n.reg': '4' }).map((item) => expect.objectContaining({ name: item.name })),
    );
    expect(pickedBut(pickedOf({ 'a/b/x.reg': '1' }), 'a/b/x.reg')).toEqual([]);
  });

  it('keeps apart what has one name', () => {
    const more = pickedOf({ 'n.reg': '5', 'a/q.reg': '6', '.hidden': '7' });
    const all = withOwnNames([...TREE, ...pickedOf({ '.hidden': '8' })], [...more, ...more]);
    expect(all.map(({ name }) => name).sort()).toEqual([
      '.hidden',
      '.hidden (2)',
      '.hidden (3)',
      'a',
      'a (2)',
      'a (3)',
      'n (2).reg',
      'n (3).reg',
      'n.reg',
    ]);
  });
});

describe('chosen', () => {
  it('leaves alone what is never entered, unless it was chosen itself', () => {
    const files = ['a/.git/x', 'a/node_modules/b/x', 'a/x', '.git/x'].map((path) => ({
      path,
      name: 'x',
      file: fileOf(''),
    }));
    expect(chosen(files).map((item) => [item.name, countFiles([item])])).toEqual([
      ['a', 1],
      ['.git', 1],
    ]);
  });
});

describe('what may lack', () => {
  it('is every folder that came from a browser, and is counted', () => {
    expect(lackWords(TREE)).toEqual([
      expect.stringMatching(/^3 files of the folder a arrived\. Browsers leave out symbolic links/),
    ]);
    expect(lackWords(pickedOf({ 'a/x.reg': '', 'b/c/y.reg': '', 'n.reg': '' }))).toEqual([
      expect.stringMatching(/^2 files of 2 folders /),
    ]);
    expect(lackWords(pickedOf({ 'n.reg': '' }))).toEqual([]);
  });

  it('is not the sample, which came with the page', () => {
    expect(lackWords(sampleFiles({ 'demo/x.txt': btoa('abc') }))).toEqual([]);
  });
});

describe('a text', () => {
  it('is a file in UTF-8, which it says itself', async () => {
    const { name, file } = pastedFile('realm \u00c4', '');
    expect(name).toBe('pasted.txt');
    expect(new Uint8Array(await (file as Blob).arrayBuffer()).slice(0, 3)).toEqual(
      Uint8Array.of(0xef, 0xbb, 0xbf),
    );
    expect(pastedFile('', ' ../PC-1\\a.reg ').name).toBe('.._PC-1_a.reg');
  });
});

it('takes the sample as the build has written it', async () => {
  const picked = sampleFiles({ 'demo/a/x.txt': btoa('abc'), 'demo/y.bin': btoa('\u00ff\u0000') });
  const at = async (path: string) => {
    const item = pickedAt(picked, path);
    if (item?.kind !== 'file') throw new Error('no file');
    return [...new Uint8Array(await (item.file as Blob).arrayBuffer())];
  };
  expect(await at('demo/a/x.txt')).toEqual([97, 98, 99]);
  expect(await at('demo/y.bin')).toEqual([255, 0]);
});
