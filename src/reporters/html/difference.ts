// Two values side by side: the part in which they differ is marked in each, for a dot more or less is soon overlooked.

import { type Html, html, NOTHING } from './markup.ts';
import { EMPTY, partView } from './value.ts';

export interface Marked {
  readonly actual: Html;
  readonly expected: Html;
}

/**
 * Both values with what lies between their common beginning and their common end in `mark`. Where a side has nothing there, an
 * empty `<mark class="gap">` shows the place. Equal values have no mark. What is shown is no longer than can be read.
 */
export function marked(actual: string, expected: string): Marked {
  if (actual === expected) return { actual: unmarked(actual), expected: unmarked(expected) };
  const begin = commonBeginning(actual, expected);
  const end = commonEnd(actual, expected, begin);
  return { actual: withMark(actual, begin, end), expected: withMark(expected, begin, end) };
}

function unmarked(value: string): Html {
  return value === '' ? EMPTY : partView(value, { first: true, last: true });
}

/** UTF-16 units at the beginning of both; no character is torn. */
function commonBeginning(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  while (at > 0 && (isTorn(a, at) || isTorn(b, at))) at--;
  return at;
}

/** UTF-16 units at the end of both, behind their common beginning. */
function commonEnd(a: string, b: string, begin: number): number {
  const most = Math.min(a.length, b.length) - begin;
  let count = 0;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  while (count > 0 && (isTorn(a, a.length - count) || isTorn(b, b.length - count))) count--;
  return count;
}

// Between the halves of a pair of surrogates, or between a letter and the marks that combine with it.
function isTorn(text: string, at: number): boolean {
  const after = text.slice(at, at + 2);
  return (
    (/^[\udc00-\udfff]/.test(after) && /[\ud800-\udbff]/.test(text.charAt(at - 1))) || /^\p{M}/u.test(after)
  );
}

function withMark(value: string, begin: number, end: number): Html {
  const to = value.length - end;
  const part = (from: number, until: number) =>
    from === until
      ? NOTHING
      : partView(value.slice(from, until), { first: from === 0, last: until === value.length });
  const middle = begin === to ? html`<mark class="gap"></mark>` : html`<mark>${part(begin, to)}</mark>`;
  return html`${value === '' ? EMPTY : NOTHING}${part(0, begin)}${middle}${part(to, value.length)}`;
}
