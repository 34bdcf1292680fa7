// Lines as a console gives them, and what is made of them in one short text for each: for tests that look below the readers.

import type { Printed } from '../../src/readers/serializations/bag.ts';
import type { Line } from '../../src/readers/serializations/block.ts';
import { encode } from './bytes.ts';

/** The lines of a text in UTF-8; what stands after its last line end is not terminated. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let byte = 0;
  for (const [index, part] of text.split('\n').entries()) {
    lines.push({ text: part, byte, line: index + 1, column: 1, width: 'utf-8', terminated: true });
    byte += encode(`${part}\n`).length;
  }
  const last = lines.pop();
  if (last && last.text !== '') lines.push({ ...last, terminated: false });
  return lines;
}

/** One line of a text. */
export function lineOf(text: string): Line {
  return { text, byte: 0, line: 1, column: 1, width: 'utf-8', terminated: true };
}

/** `bag closed Name=value|value~flaw, ...`, `typed ...`, `complaint cmdlet: ...`, `stray ...`, `end settled`, `code effect 1:1-1:9`. */
export function told(printed: Iterable<Printed>): string[] {
  return [...printed].map(toldOf);
}

function toldOf(item: Printed): string {
  if (item.kind === 'bag') {
    const properties = item.properties.map(
      ({ name, values, flaw }) =>
        `${name.value}=${values.map(({ value }) => value).join('|')}${flaw ? `~${flaw}` : ''}`,
    );
    return `bag ${item.end} ${properties.join(', ')}`;
  }
  if (item.kind === 'complaint') return `complaint ${item.cmdlet}: ${item.text}`;
  if (item.kind === 'end') return item.settled ? 'end settled' : 'end open';
  if (item.kind !== 'diagnostic') return `${item.kind} ${item.line.value}`;
  const region = item.at?.region;
  const place = region
    ? `${region.startLine}:${region.startColumn}-${region.endLine}:${region.endColumn}`
    : 'nowhere';
  return `${item.code} ${item.effect} ${place}`;
}
