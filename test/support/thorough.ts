// How much the tests of cuts and of many cases try: npm test takes a sample that is spread evenly, npm run test:thorough all.

import { it } from 'vitest';

export const THOROUGH = process.env.THOROUGH === '1';

/** Bytes from one cut to the next. Odd, so that characters of two bytes are cut in their middle as often as between them. */
export const STEP = THOROUGH ? 1 : 31;

/** Every nth of many alike; all of them where the run is thorough. */
export function sample<T>(items: readonly T[], every: number): T[] {
  return THOROUGH ? [...items] : items.filter((_, index) => index % every === 0);
}

/** Whether a cell of a table is tried: every nth diagonal, so that each row and each column is, in turn with others. */
export function onDiagonal(row: number, column: number, every: number): boolean {
  return THOROUGH || (row + column) % every === 0;
}

/** A test of what takes long or much memory: of files of absurd size, and that time grows by the length and not by its square. */
export const itThorough = it.skipIf(!THOROUGH);
