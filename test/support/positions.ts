// Places counted the slow way, by the text from its beginning: what spans are compared with.

import type { Region } from '../../src/model/span.ts';

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const end = text.indexOf('\n', start);
    if (end === -1) throw new Error(`the text has no line ${line}`);
    start = end + 1;
  }
  return start + column - 1;
}

/** The text of a region, as an editor would select it. */
export function selected(text: string, region: Region | null): string {
  if (!region) throw new Error('no region');
  const from = offsetOf(text, region.startLine, region.startColumn);
  return text.slice(from, offsetOf(text, region.endLine, region.endColumn));
}
