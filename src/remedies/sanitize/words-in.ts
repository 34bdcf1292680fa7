// What is left of a text, word by word: what is known stays, what is not is renamed.

import { keyOf } from './characters.ts';
import type { Claims } from './claims.ts';
import { claimWords } from './contexts.ts';
import { isBareSuffix } from './domains.ts';
import type { Names } from './names.ts';
import { LONG_NUMBER } from './people.ts';
import { isKnown, isNumber, isWord, JOINTS } from './words.ts';

const TOKEN = /[\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}_-]+/gu;

// Where a word is part of the format and not of what it holds: paths of keys below the roots, labels and names of members.
const STRUCTURE = [
  /(?:HKEY_(?<!HKEY_[A-Z_]*?HKEY_)[A-Z_]+|\bHK[A-Z]{1,2}|\bSOFTWARE|\bSYSTEM)\\[^\r\n"\]<>;,|]*/gi,
  /^[ \t]*["']?\p{L}[\p{L}\p{N} ._()-]*(?:["'\t][ \t]*)?[:=]/gmu,
  /"[\p{L}\p{N} ._-]+"[ \t]*:/gu,
];

/** `strict`: names that are words are renamed wherever they are no part of the format. */
export function claimTokens(text: string, claims: Claims, names: Names, strict: boolean): void {
  const tokens = [...text.matchAll(TOKEN)];
  claimPhrases(text, tokens, claims, names, strict);
  const structure = strict ? structureOf(text) : null;
  for (const { 0: token, index } of tokens) {
    const to = index + token.length;
    if (!claims.isFree(index, to)) continue;
    const key = keyOf(token);
    const isVendors = (piece: string) => names.vendors.isWord(piece) && names.label(piece) === piece;
    const isName = structure !== null && names.isOwn(token) && !structure(index);
    if (!isName && (key === '' || isKnown(key))) continue;
    if (!isName && key.split(JOINTS).every((piece) => isWord(piece) || isVendors(piece))) continue;
    if (isNumber(token) || (text[index - 1] === '.' && isBareSuffix(key))) continue;
    claims.take(index, to, names.label(token));
  }
}

/** Tells whether a unit is part of the format. */
function structureOf(text: string): (unit: number) => boolean {
  const inside = new Uint8Array(text.length);
  for (const pattern of STRUCTURE) {
    for (const { 0: whole, index } of text.matchAll(pattern)) inside.fill(1, index, index + whole.length);
  }
  return (unit) => inside[unit] === 1;
}

/** No word of a comment stays but the vendors' and short numbers. */
export function claimComments(text: string, patterns: readonly RegExp[], claims: Claims, names: Names): void {
  for (const pattern of patterns) {
    for (const { 0: comment, 1: unclosed, index } of text.matchAll(pattern)) {
      if (unclosed !== undefined) continue;
      for (const { 0: word, index: at } of comment.matchAll(TOKEN)) {
        if (!isNumber(word) || LONG_NUMBER.test(word))
          claimWords(text, index + at, index + at + word.length, claims, names);
      }
    }
  }
}

const EDGES = new Set(['>', '<', '"', "'", '[', ']', '\n', '\r', '\t', '|', '', '{', '}', ',']);

/** Names of GPOs: of several words wherever they stand together, of one word where it stands by itself. */
function claimPhrases(
  text: string,
  tokens: readonly RegExpExecArray[],
  claims: Claims,
  names: Names,
  strict: boolean,
): void {
  const { phrases } = names.known;
  if (phrases.size === 0) return;
  for (const [at, { 0: token, index }] of tokens.entries()) {
    for (const phrase of phrases.get(keyOf(token)) ?? []) {
      const last = tokens[at + phrase.length - 1];
      if (!last || !phrase.every((key, nth) => key === keyOf(tokens[at + nth]?.[0] ?? ''))) continue;
      const to = last.index + last[0].length;
      const between = text.slice(index, to).replace(TOKEN, '');
      if (/[\r\n<>"]/.test(between)) continue;
      const alone = EDGES.has(text[index - 1] ?? '') && EDGES.has(text[to] ?? '');
      if (phrase.length === 1 && isKnown(phrase[0] ?? '') && !(strict && alone)) continue;
      claimWords(text, index, to, claims, names);
    }
  }
}
