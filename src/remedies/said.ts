// Words for the comments of scripts and .reg files: ASCII alone on lines of their own, whatever an export holds.

import { clipped } from '../model/clipped.ts';
import type { Place, SubjectRef } from '../model/finding.ts';
import { placeWords, subjectWords } from '../model/place-words.ts';
import type { Remedy } from '../model/remedy.ts';
import { BRACKET_COMMAND } from '../model/unseen.ts';

const WIDTH = 110;
// No comment that is longer is read; what an input says has no limit.
const LONGEST = 2_000;

/**
 * The text in printable ASCII, all else spelt out as `<U+00A0>`: Windows PowerShell reads a script without a byte order mark in
 * the code page of the machine, no editor shows all characters, and a console obeys some. So is the bracket of what is a command to a
 * build that runs the script.
 */
export function spelt(text: string): string {
  return text
    .replace(/[^ -~]/gu, codePoint)
    .replace(BRACKET_COMMAND, (_, before: string) => before + codePoint('['));
}

function codePoint(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `<U+${hex.padStart(4, '0')}>`;
}

/**
 * Lines of a comment, cut where it is endless, each behind `mark`; what follows the first is indented. A word longer than a line has one of its own. A # is spelt
 * out as well: for PowerShell a comment that begins with "SIG #" ends the script.
 */
export function commentLines(whole: string, mark: string): string[] {
  const text = clipped(whole, LONGEST);
  const lines: string[] = [];
  let line = '';
  for (const word of spelt(text).replaceAll('#', codePoint).split(' ')) {
    if (line !== '' && line.length + word.length + mark.length + 3 > WIDTH) {
      lines.push(line);
      line = `  ${word}`;
    } else line = line === '' && lines.length === 0 ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((one) => `${mark} ${disarmed(one.trimEnd())}`.trimEnd());
}

// At its beginning PowerShell obeys "requires", and at the end a backslash takes the next line along for some importers of .reg files.
function disarmed(line: string): string {
  return line.replace(/r(?<=^ *r)(?=equires)|\\$/gi, codePoint);
}

// Lines of a comment are spelt out as a whole.
const asIs = (text: string) => text;

export function placeOf(place: Place): string {
  return placeWords(place, asIs);
}

export function subjectOf(subject: SubjectRef): string {
  return subjectWords(subject, asIs);
}

/** What a remedy is for, sentence by sentence: its grade, each finding with its place, notes. */
export function reasonsOf({ grade, findings, notes }: Remedy): string[] {
  return [
    grade === 'safe' ? 'Safe.' : 'Proposed: somebody should say that it is what was meant.',
    ...findings.map((finding) => `${finding.ruleId}, ${placeOf(finding)}: ${firstSentence(finding.message)}`),
    ...notes.map((note) => `Note: ${note}`),
  ];
}

/** Up to the first full stop before a blank and a capital. */
export function firstSentence(message: string): string {
  const end = message.search(/[.!?] +[A-Z]/);
  return end === -1 ? message : message.slice(0, end + 1);
}
