// The text of a first config: members for what is certain, and in comments, filled with what was found, what its owner decides.

import type { Starter } from '../model/starter.ts';
import { memberLines } from './jsonc-layout.ts';
import { type Member, membersOf } from './starter-members.ts';

const WIDTH = 80;
const INDENT = '  ';
const MARK = '// ';

const HEAD: readonly string[] = [
  '// What realmlint expects here, and how strict it is. "realmlint init" wrote',
  '// this for what it found; from now on it is yours. It holds for runs that are',
  '// started in this folder or below; others take it with --config.',
  '//',
  '// Where // stands before a "name": it is a suggestion, filled with what was',
  '// found, that counts for nothing yet. Remove the // before each of its lines to',
  '// make it count. The README of realmlint shows more, in its section Config.',
];

/**
 * A config of which every member is valid, and stays so with the marks before any of its suggestions removed. Values stand
 * in JSON strings alone, on one line each, and whatever in them cannot be seen is an escape. Ends with a line break.
 */
export function starterConfig(found: Starter): string {
  return `${[...HEAD, '{', ...membersOf(found).flatMap(linesOf), ...LAST, '}'].join('\n')}\n`;
}

// The one that is always there stands last, so that all others can end with a comma.
const LAST: readonly string[] = [
  '  // From this severity on realmlint ends with 1: error, warning, info or never.',
  '  "failOn": "error"',
];

function linesOf({ why, name, value, active }: Member): readonly string[] {
  const mark = active ? INDENT : INDENT + MARK;
  const lines = memberLines(name, value, WIDTH - mark.length - 1);
  return [
    ...why.map((line) => INDENT + MARK + line),
    ...lines.map((line, i) => mark + line + (i === lines.length - 1 ? ',' : '')),
    '',
  ];
}
