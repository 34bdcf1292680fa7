// Sentences with values, places and commands in them, as data: a terminal and a page show these in their own ways, and say the same.

import type { Place } from '../model/finding.ts';
import { clip, visible, visibleValue } from './escape.ts';
import { placeName } from './place.ts';
import { unbroken } from './wrap.ts';

/** Words, or what stands between them; strings need not be visible. */
export type Part =
  | string
  | { readonly value: string }
  | { readonly place: Place }
  | { readonly command: string };

export type Said = readonly Part[];

/** Visible text; of a value both ends where it is wider than `longest` columns. */
export function saidText(said: Said, longest = Number.POSITIVE_INFINITY): string {
  return said.map((part) => partText(part, longest)).join('');
}

function partText(part: Part, longest: number): string {
  if (typeof part === 'string') return visible(part);
  if ('value' in part) return unbroken(clip(visibleValue(part.value), longest));
  return unbroken('place' in part ? placeName(part.place) : visible(part.command));
}

/** `a, b, c` and, when there are more than `most`, `a, b, c and 4 more`. */
export function listed(parts: readonly Part[], most: number): Said {
  const shown = parts.slice(0, most).flatMap((part, at) => (at === 0 ? [part] : [', ', part]));
  return parts.length > most ? [...shown, ` and ${parts.length - most} more`] : shown;
}

/** What to type for the page of the first of some rules, in brackets; nothing where there is none. */
export function explained([first]: readonly string[]): Said {
  return first === undefined ? [] : [' (', { command: `realmlint explain ${first}` }, ')'];
}
