// HTML made of values that anybody may have written: whatever stands in a template between ${ and } is text, and can be nothing else.

import { grouped } from '../../model/grouped.ts';
import { visible } from '../escape.ts';

/** Markup that is safe to put into a document. Only `html` makes it. */
export interface Html {
  readonly markup: string;
}

export type Content = Html | string | number | null | readonly Content[];

/** UTF-16 units. Screens of one value help nobody; the JSON report has all of it. */
const LONGEST = 4000;

/**
 * A template of markup. Strings between its pieces are escaped, cut to a length that can be read, and what nobody can see in them is
 * spelt out (in text as an element, in attributes as `<U+202E>`); null is nothing.
 */
export function html(pieces: TemplateStringsArray, ...contents: readonly Content[]): Html {
  let markup = pieces[0] ?? '';
  for (const [index, content] of contents.entries()) {
    const isAttribute = /="[^"<>]*$/.test(markup.slice(-200));
    markup += isAttribute ? attributeOf(content) : markupOf(content);
    markup += pieces[index + 1] ?? '';
  }
  return { markup };
}

export const NOTHING: Html = { markup: '' };

function markupOf(content: Content): string {
  if (content === null) return '';
  if (typeof content === 'string') return textOf(content);
  if (typeof content === 'number') return String(content);
  if ('markup' in content) return content.markup;
  return content.map(markupOf).join('');
}

function attributeOf(content: Content): string {
  if (content === null) return '';
  if (typeof content !== 'string' && typeof content !== 'number')
    throw new Error('only text can stand in an attribute');
  return plainly(String(content));
}

function plainly(text: string): string {
  return escaped(visible(cut(text, LONGEST).join(' ... ')));
}

function textOf(text: string): string {
  return abridged(text, LONGEST).markup;
}

/**
 * A text where no element may stand: an HTML parser leaves a drawing at the first `<span>`, and a list of choices drops it. Escaped and cut
 * as in a template, and what nobody can see in it is spelt out as `<U+202E>`.
 */
export function plain(text: string): Html {
  return { markup: plainly(text) };
}

/** A text, of which no more than `longest` UTF-16 units are shown: both ends, and how much is left out between them. */
export function abridged(text: string, longest: number): Html {
  const [head = '', tail] = cut(text, longest).map((part) => spelt(escaped(visible(part))));
  if (tail === undefined) return { markup: head };
  const left = grouped(text.length - longest);
  return {
    markup: `${head}<span class="cut"> (${left} characters are left out here) </span>${tail}`,
  };
}

/** The text, or both ends of one that is too long. No pair of surrogates is torn. */
function cut(text: string, longest: number): readonly string[] {
  if (text.length <= longest) return [text];
  const tail = Math.floor(longest / 4);
  const head = text.slice(0, longest - tail).replace(/[\ud800-\udbff]$/, '');
  return [head, text.slice(text.length - tail).replace(/^[\udc00-\udfff]/, '')];
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

// What `visible` has spelt out.
function spelt(markup: string): string {
  return markup.replace(/&lt;(U\+[0-9A-F]{4,6})&gt;/g, '<span class="unseen">$1</span>');
}
