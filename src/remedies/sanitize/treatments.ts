// What has to be known of a format to go through its text: how it escapes and folds, where bytes stand in it, and what is a comment.

import type { Format } from '../../model/format.ts';
import type { Escaping } from './flat.ts';

/** Where bytes are written as text. */
export type BytesIn = 'hex' | 'ldif' | 'quoted';

export interface Treatment {
  readonly escaping: Escaping;
  readonly markup: boolean;
  readonly folds: 'ldif' | 'console' | null;
  readonly bytes: BytesIn;
  /** What people wrote to each other: no word of it stays. A group is what begins so and never ends. */
  readonly comments: readonly RegExp[];
  /** Whether a line at its head says what its columns hold. */
  readonly columns: boolean;
}

const IN_MARKUP: readonly RegExp[] = [
  // Scripts and styles stand in what only looks like a comment.
  /(?<=(?<!<(?:script|style)\b[^<>]*>\s*)<!--)(?:[\s\S]*?(?=-->)|([\s\S]*))/gi,
  /(?<=<(?:\w+:)?(?:Comment|Description|FilterDescription|Author)\b[^<>]*>)[^<]+/g,
  /(?<=\b(?:desc|description|comment)\s*=\s*")[^"]+/gi,
  /(?<=<S N="(?:Description|info|Comment)">)[^<]+/gi,
];
const IN_MEMBERS: readonly RegExp[] = [
  /(?<="(?:description|comment|notes|info)"\s*:\s*")(?:[^"]|"(?!\s*(?:[}\]\r\n]|$|,\s*["\r\n/])))+/gi,
];
const IN_LINES: readonly RegExp[] = [/(?<=^[ \t]*(?:description|comment|info)[ \t]*: )[^\r\n]+/gim];
const IN_LDIF: readonly RegExp[] = [
  ...IN_LINES,
  // But for what ldapsearch says of the search itself.
  /^#(?! ?(?:extended LDIF|LDAPv3|base |filter: |requesting: |search |num(?:Responses|Entries|References)|record |entry |refldap|returned |Referral|result))[^\r\n]*/gim,
];
// A quote in a comment ends nothing.
const BEHIND_A_VALUE =
  /;(?<=^(?:@|"(?:\\.|[^"\\\r\n])*")[ \t]*=[ \t]*(?:"(?:\\.|[^"\\\r\n])*"|dword:[0-9a-f]{1,8})[ \t]*;)[^\r\n]*$|;(?<=^\[[^\]\r\n]*\][ \t]*;)[^\r\n]*$/gim;
const IN_REG: readonly RegExp[] = [/^[ \t]*;[^\r\n]*/gm, /(?<=")[ \t]*;[^\r\n"]*$/gm, BEHIND_A_VALUE];
const IN_SCRIPT: readonly RegExp[] = [/(?<!:)\/\/[^\r\n]*/g, /\/\*(?:[\s\S]*?\*\/|([\s\S]*))/g];

const TEXT: Treatment = {
  escaping: 'references',
  markup: false,
  folds: null,
  bytes: 'quoted',
  comments: IN_LINES,
  columns: false,
};
const XML: Treatment = { ...TEXT, markup: true, comments: IN_MARKUP };
const JSON_TEXT: Treatment = { ...TEXT, escaping: 'json', comments: IN_MEMBERS };

const TREATMENTS: Readonly<Partial<Record<Format, Treatment>>> = {
  'gpo-report': XML,
  'gpo-report-html': XML,
  rsop: XML,
  'samba-pol-xml': XML,
  'samba-backup': XML,
  'preferences-registry': XML,
  'preferences-internet': XML,
  'preferences-accounts': XML,
  'backup-manifest': XML,
  'backup-info': XML,
  'backup-xml': XML,
  'mdm-syncml': XML,
  clixml: { ...XML, escaping: 'clixml' },
  'mdm-json': JSON_TEXT,
  json: JSON_TEXT,
  sharphound: JSON_TEXT,
  'samba-gpo-show': JSON_TEXT,
  pac: { ...TEXT, escaping: 'json', comments: IN_SCRIPT },
  reg: { ...TEXT, bytes: 'hex', comments: IN_REG },
  ldif: { ...TEXT, folds: 'ldif', bytes: 'ldif', comments: IN_LDIF },
  csv: { ...TEXT, columns: true },
  'format-list': { ...TEXT, folds: 'console' },
};

export function treatmentOf(format: Format): Treatment {
  return TREATMENTS[format] ?? TEXT;
}

/** Of a config: JSON with comments, in which all words that are no members are somebody's. */
export const OF_CONFIG: Treatment = {
  ...JSON_TEXT,
  comments: [...IN_SCRIPT, /(?<="reason"\s*:\s*")(?:[^"]|"(?!\s*(?:[}\]\r\n]|$|,\s*["\r\n/])))+/g],
};

/** Of values that stand by themselves, such as those of Registry.pol. */
export const OF_VALUES: Treatment = { ...TEXT, comments: [] };

/** Of what is free text or a person's from end to end. */
export const OF_PROSE: Treatment = { ...OF_VALUES, comments: [/[\s\S]+/g] };

/** Line breaks, with the indentation behind them, that stand within a word. */
export function foldsIn(
  raw: string,
  { folds }: Treatment,
): readonly { readonly from: number; readonly to: number }[] {
  if (folds === 'ldif') return [...raw.matchAll(/\r?\n (?=[^ \r\n])/g)].map(spanOf);
  if (folds === null) return [];
  // A console breaks within a word only where the line is full.
  let width = 0;
  for (const line of raw.split('\n')) width = Math.max(width, line.trimEnd().length);
  const found: { from: number; to: number }[] = [];
  for (const match of raw.matchAll(
    /(?<=[\p{L}\p{N}\p{M}_.@$/\\-])\r?\n {4,}(?=[\p{L}\p{N}\p{M}_.@$/\\-])/gu,
  )) {
    const start = raw.lastIndexOf('\n', match.index - 1) + 1;
    if (match.index - start >= width && raw[match.index - 1] !== '-') found.push(spanOf(match));
  }
  return found;
}

function spanOf({ 0: text, index }: RegExpExecArray): { readonly from: number; readonly to: number } {
  return { from: index, to: index + text.length };
}
