// Breaks visible text into lines at its blanks, and sets labels before them.

import type { Palette } from '../model/reporter.ts';
import { columns } from './columns.ts';

/** What everything below a heading is indented by. */
export const INDENT = '  ';

/** Keeps visible text whole when it is wrapped: a path with blanks in it. (Visible text has no U+00A0 of its own.) */
export function unbroken(text: string): string {
  return text.replaceAll(' ', KEPT);
}

/** Keeps what stands in single quotes whole: a line break in it would become part of a value that somebody pastes. */
export function unbrokenQuotes(text: string): string {
  return text.replace(/(?<![^ ])'[^']*'/g, unbroken);
}

const KEPT = '\u00a0';

/** Lines of at most `width` columns; a word that is wider by itself stays whole on a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const [, blanks = '', word = ''] of text.matchAll(/(?<! )( *)([^ ]+)/g)) {
    const wide = columns(word);
    if (line !== '' && used + blanks.length + wide > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    const gap = line === '' ? '' : blanks;
    line += gap + word;
    used += gap.length + wide;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines.map((each) => each.replaceAll(KEPT, ' '));
}

/** Wrapped text, indented. */
export function paragraph(text: string, width: number, indent = INDENT): string[] {
  return wrap(text, width - indent.length).map((line) => indent + line);
}

const LABEL = 10;

/** A label in its column, the paragraphs (each a visible text) beside it. */
export function labelled(
  label: string,
  paragraphs: readonly string[],
  width: number,
  palette: Palette,
): string[] {
  const lines = paragraphs.flatMap((text) => wrap(text, width - INDENT.length - LABEL));
  return lines.map((line, index) => {
    const shown = index === 0 ? palette.dim(label) + ' '.repeat(LABEL - label.length) : ' '.repeat(LABEL);
    return INDENT + shown + line;
  });
}
