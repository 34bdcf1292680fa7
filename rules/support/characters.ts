// Characters that do not belong into names of realms and hosts: how they are named, found and mended.

import { type Located, sub } from '../../src/model/located.ts';
import { plainCharacters } from '../../src/model/realm-name.ts';

// Names of hosts and realms are ASCII (RFC 5890); those of realms have no blanks and no quotes either.
const IN_VALUES = /[^\t\n\r\x20-\x7e]+/g;
const IN_NAMES = /[^\x21-\x7e]+|["'`]+/g;
const CONTROLS = /[\t\n\r]+/g;

const NAMES: Readonly<Record<number, string>> = {
  9: 'tab',
  10: 'line feed',
  13: 'carriage return',
  32: 'blank',
  34: 'quotation mark',
  39: 'apostrophe',
  96: 'backtick',
  160: 'no-break space',
  173: 'soft hyphen',
  8203: 'zero width space',
  8204: 'zero width non-joiner',
  8205: 'zero width joiner',
  8206: 'left-to-right mark',
  8288: 'word joiner',
  12288: 'ideographic space',
  65279: 'byte order mark',
  65533: 'replacement character',
};

/** `U+00A0`. */
function codePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What a run of characters is, by its first: `a no-break space (U+00A0)`. */
export function describeRun(run: string): string {
  const [first = ''] = run;
  const code = first.codePointAt(0) ?? 0;
  const name =
    NAMES[code] ?? (code < 0x20 || (code >= 0x7f && code < 0xa0) ? 'control character' : kindOf(first));
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name} (${codePoint(first)})`;
}

function kindOf(character: string): string {
  if (/[\uff01-\uff5e]/u.test(character)) return 'full-width character';
  if (/[\u00ab\u00bb\u2018-\u201f]/u.test(character)) return 'typographic quote';
  if (/\p{L}/u.test(character)) {
    const plain = plainCharacters(character);
    return /^[\x21-\x7e]$/.test(plain) ? `letter that looks like ${plain}` : 'letter outside ASCII';
  }
  return 'character outside ASCII';
}

/** Runs of characters that belong into no value; of a name also blanks and quotes. */
export function suspiciousRuns(text: Located, isName: boolean): Located[] {
  const { value } = text;
  const runs = [...value.matchAll(isName ? IN_NAMES : IN_VALUES)];
  if (!isName) runs.push(...[...value.matchAll(CONTROLS)].filter((run) => !separates(value, run)));
  runs.sort((a, b) => a.index - b.index);
  return runs.map((run) => sub(text, run.index, run.index + run[0].length));
}

/** Whether all that is odd about a name is blanks between its words: then it is no name at all, and that is said of it as such. */
export function isOnlyBlankWithin(name: string, runs: readonly Located[]): boolean {
  return name === name.trim() && runs.every((run) => /^ +$/.test(run.value));
}

/** Whether a tab or line break stands between two entries where a semicolon belongs: then it is a wrong separator. */
function separates(value: string, run: RegExpMatchArray): boolean {
  const from = run.index ?? 0;
  const before = value.slice(0, from).trimEnd().at(-1);
  const after = value
    .slice(from + run[0].length)
    .trimStart()
    .at(0);
  return before !== undefined && after !== undefined && !/[;<>]/.test(before + after);
}

const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;

/**
 * The text with plain characters: odd blanks become ordinary ones in a value and go from a name. Null when
 * something is left that nobody can guess.
 */
export function mended(text: string, isName: boolean): string | null {
  const parts = isName ? [text] : text.replace(SPACES, ' ').replace(CONTROLS, '').split(/( +)/);
  const plain = parts.map((part) => (/^ +$/.test(part) ? part : plainCharacters(part)));
  const result = plain.join('').trim();
  return /^[\t\n\r\x20-\x7e]*$/.test(result) ? result : null;
}
