// Letters by kind: which other letter may stand in the place of one, so that lengths, cases, scripts and encodings stay.

import { foldCharacters } from '../../model/realm-name.ts';

/** What may be within a name without being seen; it stays where it is. */
const UNSEEN = /^\p{Default_Ignorable_Code_Point}$/u;
const WORDY = /^[\p{L}\p{N}]$/u;

const ASCII = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
/** In both cases in every code page that is read: windows-1252, 437 and 850. */
const LATIN = '\u00e4\u00e5\u00e6\u00e7\u00e9\u00f1\u00f6\u00fc';
/** Letters of today, each with both cases; two bytes in UTF-8 as all letters of their scripts. */
const OF_TODAY: readonly (readonly [script: RegExp, letters: string])[] = [
  [/^[\u0370-\u03ff]$/, letters(0x3b1, 0x3c9).replace('\u03c2', '')],
  [/^[\u0430-\u045f]$/, letters(0x430, 0x44f)],
];

function letters(from: number, to: number): string {
  return String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, at) => from + at));
}

/** Characters of one window take the same number of bytes in UTF-8; so do those of a block, in both cases. */
const WINDOW = 64;
const BLOCKS: readonly (readonly [from: number, to: number])[] = [
  [0x100, 0x233],
  [0x400, 0x52f],
  [0x531, 0x587],
  [0x5d0, 0x5ea],
  [0x620, 0x6ff],
  [0x900, 0x97f],
  [0xe01, 0xe7f],
  [0x10a0, 0x10ff],
  [0x1200, 0x137f],
  [0x1e00, 0x1eff],
  [0x3041, 0x3096],
  [0x30a1, 0x30fa],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0x1d400, 0x1d7ff],
  [0x20000, 0x2a6df],
];

const FULL_WIDTH = 0xfee0;

/** One character of a name: as it is written, and as names are compared. */
export interface Glyph {
  readonly text: string;
  /** In lower case, look-alikes as what they look like; empty for what is not seen. */
  readonly plain: string;
}

/** The characters of a piece of a name. Look-alikes are told only beside ASCII letters: Greek is Greek. */
export function glyphsOf(piece: string): readonly Glyph[] {
  const mixed = /[a-z]/i.test(piece);
  return Array.from(piece, (text) => {
    if (text <= '\x7f') return { text, plain: text.toLowerCase() };
    if (UNSEEN.test(text)) return { text, plain: '' };
    const folded = mixed || isFullWidth(text) ? foldCharacters(text) : text;
    return { text, plain: lowerOf(/^[a-z0-9-]$/i.test(folded) ? folded : text) };
  });
}

/** The name under which all spellings of a piece meet. */
export function keyOf(piece: string): string {
  // Nearly all are, and no folding would change them.
  if (/^[\x00-\x7f]*$/.test(piece)) return piece.toLowerCase();
  return glyphsOf(piece)
    .map(({ plain }) => plain)
    .join('');
}

/** Lower case where that is one character as long as the other. */
function lowerOf(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** The pseudonym of a piece in the shape of one of its spellings: same cases, same look-alikes, same unseen characters. */
export function inShapeOf(glyphs: readonly Glyph[], pseudonym: string): string {
  const all = Array.from(pseudonym);
  let at = 0;
  return glyphs
    .map(({ text, plain }) => (plain === '' ? text : shaped(text, plain, all[at++] ?? '')))
    .join('');
}

function shaped(text: string, plain: string, letter: string): string {
  const upper = lowerOf(text) !== text;
  const cased = upper && letter.toUpperCase().length === letter.length ? letter.toUpperCase() : letter;
  if (lowerOf(text) === plain) return cased;
  if (isFullWidth(text)) return String.fromCodePoint((cased.codePointAt(0) ?? 0) + FULL_WIDTH);
  return lookAlike(text, cased);
}

function isFullWidth(text: string): boolean {
  return text >= '\uff01' && text <= '\uff5e';
}

/** A letter of the script of `text` that looks like an ASCII letter; where there is none, the ASCII letter. */
function lookAlike(text: string, letter: string): string {
  const from = /\p{Script=Greek}/u.test(text) ? 0x370 : 0x400;
  for (let unit = from; unit < from + 0x140; unit++) {
    const candidate = String.fromCharCode(unit);
    if (foldCharacters(candidate) === letter) return candidate;
  }
  return letter;
}

/** The one letter of Western languages that has no capital of its own. */
const SHARP_S = '\u00df';

const windows = new Map<string, string>();

/**
 * The letters that may stand in the place of a lower-case one: itself alone where it has to stay. `wide`: also such as not every
 * code page has.
 */
export function alphabetOf(plain: string, wide = false): string {
  if (plain >= 'a' && plain <= 'z' && plain.length === 1) return ASCII;
  if (/^[0-9]$/.test(plain)) return DIGITS;
  if (!WORDY.test(plain) || plain === SHARP_S) return plain === SHARP_S && !wide ? LATIN : plain;
  const point = plain.codePointAt(0) ?? 0;
  if (point < 0x100 && !wide) return LATIN;
  const today = OF_TODAY.find(([script]) => script.test(plain));
  if (today && kindOf(plain) !== 'none') return today[1];
  const kind = kindOf(plain);
  const start = point - (point % WINDOW);
  const block = kind === 'number' ? undefined : BLOCKS.find(([from, to]) => point >= from && point <= to);
  const [from, to] = block ?? [start, start + WINDOW - 1];
  const key = `${from} ${kind}`;
  const known = windows.get(key);
  if (known !== undefined) return known;
  let found = '';
  for (let at = from; at <= to; at++) {
    const letter = String.fromCodePoint(at);
    if (kindOf(letter) === kind && !UNSEEN.test(letter)) found += letter;
  }
  windows.set(key, found);
  return found;
}

/** Letters that change case there and back, those that have none, and digits of other scripts. */
function kindOf(letter: string): string {
  if (/^\p{N}$/u.test(letter)) return 'number';
  if (!/^\p{L}$/u.test(letter)) return 'none';
  const upper = letter.toUpperCase();
  if (upper === letter) return letter.toLowerCase() === letter ? 'caseless' : 'upper';
  return upper.length === letter.length && upper.toLowerCase() === letter ? 'lower' : 'odd';
}
