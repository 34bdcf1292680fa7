// The pieces that a text consists of, whatever its format: lines, tags, elements, attributes, cells, numbers, words.

import type { Piece } from './edit.ts';

export type Range = readonly [from: number, to: number];

const PATTERNS: Readonly<Record<Exclude<Piece, 'element' | 'unit'>, RegExp>> = {
  line: /[^\n]*\n|[^\n]+$/g,
  tag: /<[^<>]{0,400}>/g,
  attribute: /\s[\w:.-]{1,60}\s?=\s?(?:"[^"]{0,400}"|'[^']{0,400}')/g,
  entity: /&#?\w{1,20};/g,
  number: /\b(?:0x[\da-f]{1,16}|\d{1,20})\b/gi,
  quoted: /"[^"\n]{0,400}"/g,
  cell: /[^,;:=|\t\r\n]{1,400}[,;:=|\t]/g,
  word: /[\w.\\*-]{1,200}/g,
};

/** More would take long, and nobody sees the difference. */
const MOST = 5000;

export function piecesOf(text: string, of: Piece): Range[] {
  if (of === 'unit')
    return Array.from({ length: Math.min(text.length, MOST) }, (_, at) => [at, at + 1] as const);
  if (of === 'element') return elementsOf(text);
  const found: Range[] = [];
  for (const { index, 0: match } of text.matchAll(PATTERNS[of])) {
    found.push([index, index + match.length]);
    if (found.length >= MOST) break;
  }
  return found;
}

/** Elements from their start tag to their end tag, by name and depth alone. */
function elementsOf(text: string): Range[] {
  const open: { name: string; from: number }[] = [];
  const found: Range[] = [];
  for (const { index, 0: tag, 1: close, 2: name = '', 3: empty } of text.matchAll(
    /<(\/?)([\w:.-]+)[^<>]{0,400}?(\/?)>/g,
  )) {
    const to = index + tag.length;
    if (close) {
      while (open.length > 0) {
        const top = open.pop();
        if (top?.name !== name) continue;
        found.push([top.from, to]);
        break;
      }
    } else if (empty) found.push([index, to]);
    else open.push({ name, from: index });
    if (found.length >= MOST) break;
  }
  return found;
}
