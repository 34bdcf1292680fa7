// How many columns of a terminal a text takes (Unicode Standard Annex 11, wide and full-width).

type Range = readonly [first: number, last: number];

const WIDE: readonly Range[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1b000, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];

const PLAIN = /^[\x20-\x7e]*$/;
const EMOJI = /\p{Emoji_Presentation}/u;
const COMBINING = /[\p{Mn}\p{Me}]/u;

function isWide(code: number): boolean {
  return WIDE.some(([first, last]) => code >= first && code <= last);
}

/**
 * Columns of text without control characters: 0 for combining marks, 2 for wide characters, else 1. Counts no further than
 * beyond `enough`.
 */
export function columns(text: string, enough = Number.POSITIVE_INFINITY): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    if (COMBINING.test(character)) continue;
    width += EMOJI.test(character) || isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
    if (width > enough) break;
  }
  return width;
}
