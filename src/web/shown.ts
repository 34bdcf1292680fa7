// Text from outside as the page shows it beside the views: what nobody can see is spelt out, what nobody reads to its end is cut.

import { grouped } from '../model/grouped.ts';
import { visible } from '../reporters/escape.ts';

/** UTF-16 units. A sentence of ours with a path in it is shorter. */
const LONGEST = 4000;
const HEAD = 2500;
const TAIL = 1000;

/** On one line, however long the text is: of more than four thousand characters both ends. */
export function shown(text: string): string {
  if (text.length <= LONGEST) return visible(text);
  const left = grouped(text.length - HEAD - TAIL);
  return `${visible(text.slice(0, HEAD))}... (${left} characters are left out here) ...${visible(text.slice(-TAIL))}`;
}

/** UTF-16 units of a name that stands in a row of them, or in a list. */
const LONGEST_NAME = 200;

/** The same of a name, whose end tells more than its middle. */
export function shownName(name: string): string {
  if (name.length <= LONGEST_NAME) return visible(name);
  return `${visible(name.slice(0, LONGEST_NAME / 2))}...${visible(name.slice(-LONGEST_NAME / 4))}`;
}
