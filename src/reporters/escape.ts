// Makes text safe and honest for a terminal and for the log of a build: what either obeys, or nobody can see, is spelt out.

import { grouped } from '../model/grouped.ts';
import { BRACKET_COMMAND, COLON_COMMAND, isPlain, UNRULY, UNSEEN } from '../model/unseen.ts';
import { columns } from './columns.ts';

function codePoint(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `<U+${hex.padStart(4, '0')}>`;
}

/**
 * The text on one line, every character that is not plainly visible as `<U+00A0>`, and of a command to a build that prints the
 * text one character, `##vso<U+005B>`. For paths, names, messages.
 */
export function visible(text: string): string {
  return withoutCommands(isPlain(text) && !text.includes('\n') ? text : text.replace(UNSEEN, codePoint));
}

/** The name of a file for a program that looks for the file and prints the name: blanks of all kinds stay, what a log would obey does not. */
export function harmless(name: string): string {
  return withoutCommands(name.replace(UNRULY, codePoint));
}

function withoutCommands(text: string): string {
  if (!text.includes('##') && !text.includes('::')) return text;
  return text
    .replace(BRACKET_COMMAND, (_, before) => before + codePoint('['))
    .replace(COLON_COMMAND, codePoint(':'));
}

/** A value by itself, where blanks at the ends and emptiness would not be seen either. */
export function visibleValue(value: string): string {
  if (value === '') return '(empty)';
  const { before, inner, after } = trimmed(value);
  return codePoint(' ').repeat(before) + visible(inner) + codePoint(' ').repeat(after);
}

const BLANK = 0x20;

/** A value without the blanks at its ends, and how many there are. A value of blanks alone has them all before it. */
export function trimmed(value: string): {
  readonly before: number;
  readonly inner: string;
  readonly after: number;
} {
  const first = value.search(/[^ ]/);
  const from = first === -1 ? value.length : first;
  let to = value.length;
  while (to > from && value.charCodeAt(to - 1) === BLANK) to--;
  return { before: from, inner: value.slice(from, to), after: value.length - to };
}

/** One character as it is shown: UTF-16 units [from, to) of the raw text, and how many columns it takes. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly from: number;
  readonly to: number;
}

const TAB = 4;

// The other kind of command needs no care: a line of a file stands behind its number.
function commandBrackets(line: string): ReadonlySet<number> {
  return new Set([...line.matchAll(BRACKET_COMMAND)].map(({ 0: all, index }) => index + all.length - 1));
}

/**
 * The characters of a line of a file, from unit 0 on. A tab is expanded unless `marked` says that it is part of what
 * is shown to be wrong; then it is spelt out.
 */
export function cells(line: string, marked: (from: number, to: number) => boolean): Cell[] {
  const all: Cell[] = [];
  const brackets = commandBrackets(line);
  let from = 0;
  let column = 0;
  for (const character of line) {
    const to = from + character.length;
    const blank = character === '\t' && !marked(from, to);
    const shown = brackets.has(from) ? codePoint(character) : visible(character);
    const text = blank ? ' '.repeat(TAB - (column % TAB)) : shown;
    const width = columns(text);
    all.push({ text, width, from, to });
    column += width;
    from = to;
  }
  return all;
}

// What a label and the ellipsis take from a line.
const BESIDE = 24;

/** The text, words of more than `longest` columns cut to half, and all of it to `limit`. Expects visible text. */
export function shorten(text: string, longest: number, limit: number): string {
  const cut = text.replace(/[^ ]+/g, (word) =>
    columns(word, longest) > longest ? clip(word, Math.max((longest >> 1) - BESIDE, BESIDE)) : word,
  );
  return clip(cut, limit);
}

/** Both ends of a text of more than `limit` columns, and its length. Expects visible text. */
export function clip(text: string, limit: number): string {
  if (columns(text, limit) <= limit) return text;
  // Of megabytes no list of characters is made: of what is seen, few take more units than columns.
  const near = limit * 16;
  const head = takeColumns(charactersOf(text.slice(0, near)), Math.ceil((limit * 2) / 3));
  const last = charactersOf(text.slice(-near));
  const tail = takeColumns(last.reverse(), Math.floor(limit / 3)).reverse();
  return `${head.join('')}...${tail.join('')} (${grouped(countOf(text))} characters)`;
}

const SPELT = /<U\+[0-9A-F]{4,6}>/g;

function charactersOf(text: string): string[] {
  return text.match(/<U\+[0-9A-F]{4,6}>|./gsu) ?? [];
}

/** How many `charactersOf` would give. */
function countOf(text: string): number {
  let count = text.length;
  for (let i = 1; i < text.length; i++) if ((text.codePointAt(i - 1) ?? 0) > 0xffff) count--;
  for (const [spelt] of text.matchAll(SPELT)) count -= spelt.length - 1;
  return count;
}

function takeColumns(characters: readonly string[], limit: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += columns(character);
    if (used > limit) break;
    taken.push(character);
  }
  return taken;
}
