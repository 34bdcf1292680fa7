// Small files are read many at once, and one that cannot be read spoils none of the others.

import { describe, expect, it } from 'vitest';
import { judgePicked } from '../../src/web/session.ts';
import { createSmallFiles } from '../../src/web/small-files.ts';
import { fileOf, pageWorld } from './support.ts';

const text = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);

describe('createSmallFiles', () => {
  it('gives each its own bytes, in any order', () => {
    const world = pageWorld();
    const files = Array.from({ length: 500 }, (_, index) => fileOf(`file ${index}`));
    const small = createSmallFiles(files, world.readNow);
    for (const index of files.keys()) expect(text(small(index))).toBe(`file ${index}`);
    expect(world.reads()).toBe(3);
    expect([text(small(7)), text(small(450)), text(small(8))]).toEqual(['file 7', 'file 450', 'file 8']);
  });

  it('leaves large ones, single ones and what is no file to themselves', () => {
    const large = fileOf(new Uint8Array(100_000));
    const small = createSmallFiles(
      [fileOf('a'), large, null, fileOf('b'), fileOf(''), fileOf('c')],
      pageWorld().readNow,
    );
    expect([0, 1, 2, 3, 4, 5].map((index) => text(small(index)))).toEqual([null, null, null, 'b', '', 'c']);
  });

  it('gives none where one of them is not what it was', () => {
    const files = [fileOf('a'), fileOf('b', 'NotReadableError')];
    expect(createSmallFiles(files, pageWorld().readNow)(0)).toBeNull();
    const shorter = { ...fileOf('ab'), size: 3 };
    expect(createSmallFiles([shorter, fileOf('c')], pageWorld().readNow)(0)).toBeNull();
  });

  it('throws on where the memory is at its end', () => {
    const small = createSmallFiles([fileOf('a'), fileOf('b')], () => {
      throw new RangeError('Array buffer allocation failed');
    });
    expect(() => small(0)).toThrow(RangeError);
  });
});

it('reads a fleet in few calls, and says which of it cannot be read', () => {
  const world = pageWorld();
  const children = Array.from({ length: 300 }, (_, index) => ({
    kind: 'file' as const,
    name: `PC-${String(index).padStart(3, '0')}.reg`,
    file: fileOf('Windows Registry Editor Version 5.00\r\n', index === 299 ? 'NotReadableError' : null),
  }));
  const picked = [{ kind: 'folder' as const, name: 'clients', children }];
  const { result } = judgePicked({ picked, followConfig: true }, world);
  const unread = result.report.inputs.filter(({ status }) => status === 'unreadable');
  expect(unread.map(({ path }) => path)).toEqual(['clients/PC-299.reg']);
  expect(world.reads()).toBeLessThan(105);
});
