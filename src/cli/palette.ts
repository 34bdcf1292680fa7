// Colour, decided here and never by the library, which colours Windows pipes. The only file that imports picocolors.

import picocolors from 'picocolors';
import { type Palette, PLAIN } from '../model/reporter.ts';
import type { Io, Writer } from './io.ts';

export type ColorWish = 'auto' | 'always' | 'never';

/** The option decides; else NO_COLOR (no-color.org), FORCE_COLOR, and whether a terminal reads. */
export function wantsColor(wish: ColorWish, env: Io['env'], writer: Pick<Writer, 'isTTY'>): boolean {
  if (wish !== 'auto') return wish === 'always';
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return writer.isTTY && env.TERM !== 'dumb';
}

export function paletteOf(colored: boolean): Palette {
  if (!colored) return PLAIN;
  const colors = picocolors.createColors(true);
  return {
    error: colors.red,
    warning: colors.yellow,
    info: colors.cyan,
    pass: colors.green,
    bold: colors.bold,
    dim: colors.dim,
  };
}
