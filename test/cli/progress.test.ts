// Progress: late, seldom, and only where somebody watches.

import { expect, it } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';
import { widthOf } from '../../src/cli/width.ts';
import { world } from './world.ts';

async function show(terminal: boolean, pace: number): Promise<string> {
  const { io, err } = world({ terminal, pace, columns: 24 });
  const progress = createProgress(io);
  for (let done = 0; done < 10; done++) progress.report(done, 10, `backup${done}/\x1b[gpreport.xml`);
  await progress.clear();
  return err();
}

it('shows nothing in the first 300 milliseconds, and nothing where no terminal is', async () => {
  expect(await show(true, 25)).toBe('');
  expect(await show(false, 1000)).toBe('');
});

it('shows at most one line in 100 milliseconds, in the width of the terminal, and removes it', async () => {
  const pieces = (await show(true, 50)).split('\r\x1b[K').slice(1);
  expect(pieces).toEqual([
    '6 of 10  backup5/<U+001',
    '8 of 10  backup7/<U+001',
    '10 of 10  backup9/<U+00',
    '',
  ]);
});

it('tells the bytes, and the time that is left as soon as it can be guessed', async () => {
  const { io, err } = world({ terminal: true, pace: 500, columns: 80 });
  const progress = createProgress(io);
  for (const done of [0, 1000, 2000, 50_000, 99_999])
    progress.report(done, 100_000, `PC-${done}.reg`, done * 4240);
  await progress.clear();
  expect(err().split('\r\x1b[K').slice(1)).toEqual([
    '1 of 100,000  PC-0.reg',
    '1,001 of 100,000  4.2 MB  99 s left  PC-1000.reg',
    '2,001 of 100,000  8.5 MB  74 s left  PC-2000.reg',
    '50,001 of 100,000  212 MB  2 s left  PC-50000.reg',
    '100,000 of 100,000  424 MB  1 s left  PC-99999.reg',
    '',
  ]);
});

it('spells out what a terminal would obey in a path', async () => {
  const { io, err } = world({ terminal: true, pace: 400 });
  createProgress(io).report(0, 2, '\u001b[2J\u202egnp.reg');
  expect(err().replace('\r\x1b[K', '')).toBe('1 of 2  <U+001B>[2J<U+202E>gnp.reg');
});

it.each([
  [null, 80],
  [{ isTTY: false, columns: 200 }, 80],
  [{ isTTY: true, columns: undefined }, 80],
  [{ isTTY: true, columns: 100 }, 100],
  [{ isTTY: true, columns: 300 }, 120],
  [{ isTTY: true, columns: 10 }, 40],
])('text is set in a width that can be read: %j', (terminal, width) => {
  const writer = terminal && { ...terminal, write: async () => undefined };
  expect(widthOf(writer)).toBe(width);
});
