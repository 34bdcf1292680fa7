// Realm names: how they are joined although damaged, and how they should be spelt.

import { table } from './table.ts';

// Blanks and invisible characters that get into names by copy and paste.
const INVISIBLE = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;

const QUOTES = /["'\u00ab\u00bb\u2018-\u201f]/gu;

const ASCII = /^[\x00-\x7f]*$/;
// ASCII without blanks, quotes and control characters.
const PLAIN = /^[\x21\x23-\x26\x28-\x7e]*$/;

// Letters of other scripts that look like ASCII ones in the usual fonts (Unicode UTS 39, confusables).
const LOOK_ALIKES: Readonly<Record<string, string>> = table({
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  І: 'I',
  Ј: 'J',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Ѕ: 'S',
  Т: 'T',
  Х: 'X',
  Ү: 'Y',
  Ζ: 'Z',
  а: 'a',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  о: 'o',
  р: 'p',
  ѕ: 's',
  у: 'y',
  х: 'x',
  ѵ: 'v',
  ӏ: 'l',
  ԛ: 'q',
  ԝ: 'w',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
  α: 'a',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  υ: 'u',
  ı: 'i',
  ɡ: 'g',
  ɑ: 'a',
  // Signs that word processors put in place of a hyphen or a dot.
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u3002': '.',
});

const LOOKS_ALIKE = new RegExp(`[${Object.keys(LOOK_ALIKES).join('')}]`, 'u');

/** The text with full-width forms and look-alike letters in ASCII; blanks, quotes and invisible characters stay. */
export function foldCharacters(text: string): string {
  let folded = text.normalize('NFKC');
  if (!LOOKS_ALIKE.test(folded)) return folded;
  // Letter by letter of the table: a name may be megabytes long, and nearly all of it one of them.
  for (const [letter, ascii] of Object.entries(LOOK_ALIKES)) folded = folded.replaceAll(letter, ascii);
  return folded;
}

/** The text as its author meant it: full-width forms and look-alike letters in ASCII, no quotes, nothing invisible. */
export function plainCharacters(text: string): string {
  // Nearly all names are, and every rule asks of every name.
  if (PLAIN.test(text)) return text;
  return foldCharacters(text).replace(INVISIBLE, '').replace(QUOTES, '');
}

/** ASCII upper-casing alone: Kerberos realms are compared octet by octet (RFC 4120 6.1). */
export function asciiUpper(text: string): string {
  // By runs of letters: a value may be megabytes long.
  return ASCII.test(text) ? text.toUpperCase() : text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** ASCII lower-casing alone, as DNS compares names (RFC 4343). */
export function asciiLower(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The key under which all spellings of a realm meet: plain characters in ASCII lower case. */
export function realmKey(name: string): string {
  return asciiLower(plainCharacters(name));
}
