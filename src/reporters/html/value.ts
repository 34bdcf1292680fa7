// A value of an export in HTML: as text that shows its blanks at both ends and that it is empty, and of a length that can be read.

import { grouped } from '../../model/grouped.ts';
import { trimmed, visibleValue } from '../escape.ts';
import { abridged, type Html, html, NOTHING } from './markup.ts';

/** UTF-16 units of one part of a value: settings have some dozens, and what nobody can see takes nine times as many. */
const LONGEST = 400;

/** As many blanks are spelt out one by one; of more their number says all. */
const FEW = 4;

/** Whether a part of a value is its beginning, and its end. */
export interface Ends {
  readonly first: boolean;
  readonly last: boolean;
}

export function valueView(value: string): Html {
  return codeView(value === '' ? EMPTY : partView(value, { first: true, last: true }));
}

export const EMPTY: Html = html`<span class="unseen">empty</span>`;

/** Whether a value is shown as it is: whole, and nothing in it spelt out or taken for spelt out. Only then may it be copied from there. */
export function isShownAsIs(value: string): boolean {
  return value.length <= LONGEST && visibleValue(value) === value && !/<U\+[0-9A-F]{4,6}>/.test(value);
}

/** What stands in an export, character by character in their order, of whatever script they are. */
export function codeView(content: Html): Html {
  return html`<code class="value" dir="ltr">${content}</code>`;
}

/** A part of a value, with those blanks spelt out at which the value begins or ends. */
export function partView(text: string, { first, last }: Ends): Html {
  const { before, inner, after } = trimmed(text);
  // All of it is blank: it begins the value, or it ends it.
  if (inner === '') return first || last ? spelt(before) : abridged(text, LONGEST);
  const from = first ? before : 0;
  const to = text.length - (last ? after : 0);
  return html`${spelt(from)}${abridged(text.slice(from, to), LONGEST)}${spelt(text.length - to)}`;
}

function spelt(blanks: number): Html {
  if (blanks === 0) return NOTHING;
  if (blanks > FEW) return html`<span class="unseen">U+0020 x ${grouped(blanks)}</span>`;
  return html`${Array.from({ length: blanks }, () => html`<span class="unseen">U+0020</span>`)}`;
}
