// The colours themselves. The only file that imports picocolors, which asks for the terminal as soon as it is loaded.

import picocolors from 'picocolors';
import type { Palette } from '../model/reporter.ts';

export function colors(): Palette {
  const made = picocolors.createColors(true);
  return {
    error: made.red,
    warning: made.yellow,
    info: made.cyan,
    pass: made.green,
    bold: made.bold,
    dim: made.dim,
  };
}
