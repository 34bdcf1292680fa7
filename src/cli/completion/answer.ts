// The answer to a shell that asks for candidates: a line each, `word` (a blank follows it) or `more` (something else does),
// the text, a tab, and what it is; before them `files` where these belong as well, and `kept N`.

import type { Shell } from '../values.ts';
import { bashWords, escapedForBash } from './bash-words.ts';
import { complete } from './complete.ts';
import type { Candidate, Completion } from './completion.ts';
import type { Known } from './values.ts';

/** `words` as the shell has them: bash in its own pieces, the others without quotes. */
export function answer(shell: Shell, words: readonly string[], known: Known): string {
  const lines = shell === 'bash' ? forBash(words, known) : linesOf(complete(words, known));
  return lines.map((line) => `${line}\n`).join('');
}

/** `kept N`: how many characters of the word stay as they are. */
function linesOf({ kept, candidates, files }: Completion): readonly string[] {
  return [
    ...(kept === '' ? [] : [`kept ${kept.length}`]),
    ...(files ? ['files'] : []),
    ...candidates.map((candidate) => lineOf(candidate, candidate.value)),
  ];
}

/** Bash replaces the last of its pieces, so nothing is kept. */
function forBash(pieces: readonly string[], known: Known): readonly string[] {
  const { words, before, quoted } = bashWords(pieces);
  const { kept, candidates, files } = complete(words, known);
  return [
    ...(files ? ['files'] : []),
    ...candidates.map((candidate) => {
      const text = (kept + candidate.value).slice(before.length);
      // Within quotes a blank would become a part of the word.
      return quoted ? lineOf({ ...candidate, more: true }, text) : lineOf(candidate, escapedForBash(text));
    }),
  ];
}

function lineOf({ about = '', more }: Candidate, text: string): string {
  return `${more ? 'more' : 'word'} ${text}\t${about}`;
}
