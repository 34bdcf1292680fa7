// Two values side by side: the part in which they differ is marked in each, for a dot more or less is soon overlooked.

import { type Html, html, NOTHING } from './markup.ts';
import { EMPTY, type Ends, partView } from './value.ts';

export interface Marked {
  readonly actual: Html;
  readonly expected: Html;
}

/** UTF-16 units of a list that is compared entry by entry, and what stands between entries. */
const LONGEST_LIST = 4000;
const SEPARATOR = /([;,]\s*)/;

/**
 * Both values with what lies between their common beginning and their common end in `mark`, on the expected side of the class
 * `wanted`; in lists of equal length entry by entry, and numbers as a whole. Where a side has nothing there, an empty
 * `<mark class="gap">` shows the place. Equal values have no mark. What is shown is no longer than can be read.
 */
export function marked(actual: string, expected: string): Marked {
  if (actual === expected) return { actual: unmarked(actual), expected: unmarked(expected) };
  const pairs = pairsOf(actual, expected);
  const sides = pairs.map(([here, right], at) =>
    markedPart(here, right, { first: at === 0, last: at === pairs.length - 1 }),
  );
  return {
    actual: html`${actual === '' ? EMPTY : NOTHING}${sides.map((side) => side.actual)}`,
    expected: html`${expected === '' ? EMPTY : NOTHING}${sides.map((side) => side.expected)}`,
  };
}

/** Entries, and what separates them, side by side; the values as a whole where they are no lists of equal length. */
function pairsOf(actual: string, expected: string): readonly (readonly [string, string])[] {
  const whole = [[actual, expected] as const];
  if (Math.max(actual.length, expected.length) > LONGEST_LIST) return whole;
  const [here, right] = [actual.split(SEPARATOR), expected.split(SEPARATOR)];
  return here.length === right.length ? here.map((entry, at) => [entry, right[at] ?? ''] as const) : whole;
}

function markedPart(actual: string, expected: string, ends: Ends): Marked {
  if (actual === expected) return { actual: partView(actual, ends), expected: partView(expected, ends) };
  // Of numbers no digit is right or wrong by itself.
  const isNumber = /^\d+$/.test(actual) && /^\d+$/.test(expected);
  const begin = isNumber ? 0 : commonBeginning(actual, expected);
  const end = isNumber ? 0 : commonEnd(actual, expected, begin);
  return {
    actual: withMark(actual, { begin, end, ends, wanted: false }),
    expected: withMark(expected, { begin, end, ends, wanted: true }),
  };
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

interface Marking {
  /** UTF-16 units before the mark, and behind it. */
  readonly begin: number;
  readonly end: number;
  readonly ends: Ends;
  readonly wanted: boolean;
}

function withMark(value: string, { begin, end, ends, wanted }: Marking): Html {
  const to = value.length - end;
  const part = (from: number, until: number) =>
    from === until
      ? NOTHING
      : partView(value.slice(from, until), {
          first: ends.first && from === 0,
          last: ends.last && until === value.length,
        });
  return html`${part(0, begin)}${markView(part(begin, to), begin === to, wanted)}${part(to, value.length)}`;
}

function markView(content: Html, isGap: boolean, wanted: boolean): Html {
  if (isGap) return wanted ? html`<mark class="gap wanted"></mark>` : html`<mark class="gap"></mark>`;
  return wanted ? html`<mark class="wanted">${content}</mark>` : html`<mark>${content}</mark>`;
}
