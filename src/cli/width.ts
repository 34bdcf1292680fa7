// How wide text is set.

import type { Writer } from './io.ts';

const PAPER = 80;
const NARROWEST = 40;
/** Longer lines are hard to read. */
const WIDEST = 120;

/** Columns for text that goes to this writer, or to a file. */
export function widthOf(writer: Writer | null): number {
  const columns = writer?.isTTY ? (writer.columns ?? PAPER) : PAPER;
  return Math.min(WIDEST, Math.max(NARROWEST, columns));
}
