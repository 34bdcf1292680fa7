// The parts of a drawing: boxes, arrows and marks. Their look, colours included, is the style sheet's; lengths are units of the view box.

import type { Mark } from '../../model/picture.ts';
import { visibleValue } from '../escape.ts';
import { type Html, html, NOTHING } from './markup.ts';

/** What a mark is called, and its sign: never told by colour alone. */
export const MARKS: Readonly<Record<Mark, { readonly sign: string; readonly word: string }>> = {
  right: { sign: '\u2713', word: 'right' },
  wrong: { sign: '\u2717', word: 'wrong' },
  open: { sign: '?', word: 'not certain' },
};

/** Width of a character, at the most: of names in a fixed-width font, of labels on average. */
const CHARACTER: Readonly<Record<Line['kind'], number>> = { name: 7.9, label: 6.6 };

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The text, its middle left out where the box is too narrow for it. */
function fitting(text: string, width: number, kind: Line['kind']): string {
  const most = Math.floor((width - 16) / CHARACTER[kind]);
  if (text.length <= most) return text;
  const tail = Math.floor((most - 1) / 2);
  return `${text.slice(0, most - 1 - tail)}\u2026${text.slice(-tail)}`;
}

export interface Line {
  readonly text: string;
  /** `name` is a value out of the evidence, `label` a word of ours. */
  readonly kind: 'label' | 'name';
  readonly mark?: Mark;
}

const LINE = 18;

/** A box with lines in it; `look` are further classes. */
export function boxed(box: Box, lines: readonly Line[], look = ''): Html {
  const { x, y, width, height } = box;
  const top = y + height / 2 - ((lines.length - 1) * LINE) / 2 + 4;
  const texts = lines.map(({ text, kind, mark }, index) => {
    const shown = kind === 'name' ? visibleValue(text) : text;
    const sign = mark === undefined ? '' : `${MARKS[mark].sign} `;
    return html`<text class="${kind}${mark === undefined ? '' : ` ${mark}`}" x="${x + width / 2}" y="${top + index * LINE}">${sign + fitting(shown, width, kind)}</text>`;
  });
  return html`<g class="box ${look}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4"/>${texts}</g>`;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A straight arrow; what is wrong is broken in its middle, unless it is there and should not be. */
export function arrow(from: Point, to: Point, mark: Mark, isBroken = mark === 'wrong'): Html {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const at = (part: number): Point => ({
    x: round(from.x + (to.x - from.x) * part),
    y: round(from.y + (to.y - from.y) * part),
  });
  const wing = (turn: number): Point => ({
    x: round(to.x - 9 * Math.cos(angle + turn)),
    y: round(to.y - 9 * Math.sin(angle + turn)),
  });
  const [left, right] = [wing(0.45), wing(-0.45)];
  const pieces = isBroken
    ? [[at(0), at(0.25)] as const, [at(0.75), at(1)] as const]
    : [[at(0), at(1)] as const];
  const lines = pieces.map(([a, b]) => html`<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}"/>`);
  return html`<g class="arrow ${mark}">${lines}<path d="M${left.x} ${left.y} L${to.x} ${to.y} L${right.x} ${right.y}"/></g>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The sign of a mark in a circle, with a number where there are several: above it, or beside it on a way up. */
export function badge(at: Point, mark: Mark, number: number | null = null, up = false): Html {
  const { x, y } = at;
  const where = up ? { x: x + 20, y: y + 4.5 } : { x, y: y - 15 };
  const beside =
    number === null ? NOTHING : html`<text class="number" x="${where.x}" y="${where.y}">${number}</text>`;
  return html`<g class="badge ${mark}"><circle cx="${x}" cy="${y}" r="10"/><text x="${x}" y="${y + 4.5}">${MARKS[mark].sign}</text>${beside}</g>`;
}

/** A drawing from `top` down to `bottom`, with what it shows in words, for who does not see it. */
export function drawing(
  { width, top = 0, bottom }: { readonly width: number; readonly top?: number; readonly bottom: number },
  words: string,
  content: readonly Html[],
): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="drawing"><svg class="drawing" viewBox="0 ${top} ${width} ${bottom - top}" role="img" aria-label="${words}">${content}</svg></div>\n`;
}

/** Words beside a drawing's parts. */
export function caption({ x, y }: Point, text: string, look = 'label'): Html {
  return html`<text class="${look}" x="${x}" y="${y}">${text}</text>`;
}
