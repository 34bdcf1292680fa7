// Columns of CSV by what stands at their head: in those of people and of free text no word stays.

import type { Claims } from './claims.ts';
import { claimWords } from './contexts.ts';
import type { Names } from './names.ts';
import { ATTRIBUTES } from './people.ts';

const FIELD = /("(?:[^"]|"")*"|[^",;\t\r\n]*)([,;\t]|\r?\n|$)/y;
const NAMING = new RegExp(
  `^(?:${ATTRIBUTES}|(?:User|Host|Computer) ?Name|sAMAccountName|ManagedBy|Owner)$`,
  'i',
);

/** Separators are those of the line that they stand in; a field that is quoted may hold any. */
export function claimColumns(text: string, claims: Claims, names: Names): void {
  let telling: boolean[] | null = null;
  let row: boolean[] = [];
  FIELD.lastIndex = /^\ufeff?(?:#TYPE[^\r\n]*\r?\n)?/.exec(text)?.[0].length ?? 0;
  while (FIELD.lastIndex < text.length) {
    const from = FIELD.lastIndex;
    const match = FIELD.exec(text);
    if (match === null) {
      // What is no field is passed over: a quote that nothing closes.
      FIELD.lastIndex = from + 1;
      continue;
    }
    const [, field = '', end = ''] = match;
    if (telling === null) row.push(NAMING.test(field.replaceAll('"', '').trim()));
    else {
      if (telling[row.length]) claimWords(text, from, from + field.length, claims, names);
      row.push(false);
    }
    if (/[,;\t]/.test(end)) continue;
    telling ??= row;
    row = [];
    if (!telling.includes(true)) return;
  }
}
