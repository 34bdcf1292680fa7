// Text as Markdown shows it: nothing in it is a link, a mention, an element or a picture (GitHub Flavored Markdown).

import { visible } from './escape.ts';

// A backslash keeps `://` and `www.` from becoming links; a mention, a reference or the name of an emoji is broken by a
// comment, for they are looked for after everything else.
const MARKS = /[\\`*_[\]|~$]/g;

/** Any text as prose, on one line. */
export function prose(text: string): string {
  return visible(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(MARKS, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (word) => word.replace('.', '\\.'))
    .replace(/([@#!])(?=\w)|:(?=[\w+-]+:)/g, '$&<!-- -->');
}

/** Any text as code on one line; in a table too, where a bar would end the cell and a backslash before it is no escape for sure. */
export function code(text: string): string {
  const shown = visible(text);
  return /^ |[`|]| $|^$/.test(shown) ? `<code>${prose(shown)}</code>` : `\`${shown}\``;
}

/** Lines of visible text as a block of code. */
export function block(lines: readonly string[]): readonly string[] {
  const ticks = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${ticks}text`, ...lines, ticks];
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
