// Words for the comments of scripts and .reg files: ASCII alone on lines of their own, whatever an export holds.

import type { Finding, SubjectRef } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';

const WIDTH = 110;

/**
 * The text in printable ASCII, all else spelt out as `<U+00A0>`: Windows PowerShell reads a script without a byte order mark in
 * the code page of the machine, no editor shows all characters, and a console obeys some.
 */
export function spelt(text: string): string {
  return text.replace(/[^ -~]/gu, codePoint);
}

function codePoint(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `<U+${hex.padStart(4, '0')}>`;
}

/**
 * Lines of a comment, each behind `mark`; what follows the first is indented. A word longer than a line has one of its own. A # is spelt
 * out as well: for PowerShell a comment that begins with "SIG #" ends the script.
 */
export function commentLines(text: string, mark: string): string[] {
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
  return line.replace(/(?<=^ *)r(?=equires)|\\$/gi, codePoint);
}

/** `path:line:col`, `path @0x1A4` in a binary file, and else the path with the locator. */
export function placeOf({ path, region, byteOffset, locator }: Finding): string {
  if (region) return `${path}:${region.startLine}:${region.startColumn}`;
  if (byteOffset !== undefined) return `${path} @0x${byteOffset.toString(16).toUpperCase()}`;
  return locator === '' ? path : `${path} (${locator})`;
}

/** `GPO "CORP Zscaler Kerberos"`, `client PC-0412`. */
export function subjectOf({ kind, id, name }: SubjectRef): string {
  const called = name === '' ? id : name;
  return kind === 'gpo' ? `GPO "${called}"` : `${kind} ${called}`;
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
