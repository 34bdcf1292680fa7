// A page: an HTML tree together with its text, so that classes, attributes and texts can be asked for with their places.

import { type Located, locatedFrom, type Run, sub, trimBlanks } from '../../../model/located.ts';
import type { Span } from '../../../model/span.ts';
import { runsIn, spanIn, type TextSlice } from '../../../model/text.ts';
import type { Place } from '../../text/place.ts';
import { type Reference, runsWith } from '../../text/references.ts';
import { decodeReference } from './tokens.ts';
import { find, type HtmlElement, type HtmlText } from './tree.ts';

const REFERENCE = /&(?:#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*);?/gi;
/** Elements that only dress the text in them. */
const INLINE = new Set('a b big br div em font i nobr p small span strong tt u wbr'.split(' '));

/** The raw text of an element, tags and all. */
export function rawOf({ slice }: Place, { from, to }: HtmlElement | HtmlText): string {
  return slice.text.slice(from, to);
}

/** Where an element stands, from its `<` to its last `>`. */
export function spanOf(place: Place, { from, to }: { readonly from: number; readonly to: number }): Span {
  const cut = place.cut(from, to);
  return spanIn(cut, 0, cut.text.length);
}

/** Whether an element has a class that matches. */
export function hasClass({ slice }: Place, element: HtmlElement, pattern: RegExp): boolean {
  const attribute = element.attributes.find(({ name }) => name === 'class');
  if (!attribute) return false;
  return slice.text
    .slice(attribute.from, attribute.to)
    .split(/\s+/)
    .some((name) => pattern.test(name));
}

/** The first element at or below the given ones that has such a class. */
export function firstOf(
  place: Place,
  elements: Iterable<HtmlElement | HtmlText>,
  pattern: RegExp,
): HtmlElement | null {
  for (const found of find(elements, (element) => hasClass(place, element, pattern))) return found;
  return null;
}

/** The text of an element: references decoded, `<br>` as a line break, line ends as LF. Null where it holds more than text. */
export function textOf(place: Place, element: HtmlElement): Located | null {
  const pieces: HtmlText[] = [];
  return gather(element, pieces) ? located(place, pieces, element.from) : null;
}

/** The text of an element in one line without the blanks around it; empty where it holds more than text. */
export function wordOf(place: Place, element: HtmlElement): Located {
  const text = textOf(place, element);
  return text ? trimBlanks(text) : { value: '', at: spanOf(place, { from: element.from, to: element.from }) };
}

/** All that a reader sees of an element, in one line. */
export function proseOf(place: Place, element: HtmlElement): string {
  const pieces: string[] = [];
  for (const node of element.children) {
    if (node.kind === 'text') pieces.push(located(place, [node], node.from).value);
    else pieces.push(' ', proseOf(place, node));
  }
  return pieces.join('').replace(/\s+/g, ' ').trim();
}

/** The text of a cell. Blanks at its ends are its own, unless a line break shows that whoever saved the page put them there. */
export function cellText(place: Place, cell: HtmlElement): Located | null {
  const text = textOf(place, cell);
  if (!text) return null;
  const from = /^[ \t]*\n\s*/.exec(text.value)?.[0].length ?? 0;
  const after = /(?<![ \t])[ \t]*\n(?<!\n\s*?\n)\s*$/.exec(text.value.slice(from))?.[0].length ?? 0;
  return from + after === 0 ? text : sub(text, from, text.value.length - after);
}

function gather(element: HtmlElement, pieces: HtmlText[]): boolean {
  for (const node of element.children) {
    if (node.kind === 'text') pieces.push(node);
    else if (!INLINE.has(node.name) || !gather(node, pieces)) return false;
    else if (node.name === 'br') pieces.push({ kind: 'text', from: node.from, to: node.to });
  }
  return true;
}

function located(
  place: Place,
  pieces: readonly { readonly from: number; readonly to: number }[],
  emptyAt: number,
): Located {
  const runs = function* () {
    for (const { from, to } of pieces) yield* textRuns(place.cut(from, to));
  };
  const [first] = pieces;
  return locatedFrom(runs(), spanOf(place, { from: first?.from ?? emptyAt, to: first?.from ?? emptyAt }));
}

function* textRuns(cut: TextSlice): Iterable<Run> {
  const { text } = cut;
  if (/^<br[\s/>]/i.test(text)) {
    yield { text: '\n', span: spanIn(cut, 0, text.length), linear: false };
    return;
  }
  yield* runsWith(cut, referencesIn(text), plainRuns);
}

function* referencesIn(text: string): Iterable<Reference> {
  for (const { 0: written, index } of text.matchAll(REFERENCE)) {
    const decoded = decodeReference(written);
    if (decoded !== written) yield { from: index, to: index + written.length, text: decoded };
  }
}

function* plainRuns(piece: TextSlice): Iterable<Run> {
  for (const run of runsIn(piece, 0, piece.text.length)) {
    yield { ...run, text: run.text === '\r\n' ? '\n' : run.text.replaceAll('\r', '\n') };
  }
}
