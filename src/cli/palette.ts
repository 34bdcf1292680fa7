// Colour, decided here and never by the library, which colours Windows pipes.

import { type Palette, PLAIN } from '../model/reporter.ts';
import { colors } from './colors.ts';
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
  return colored ? colors() : PLAIN;
}
