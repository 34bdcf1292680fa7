// Where a value ends that stands behind the name of a secret, in each way in which values are written.

import { isNoSecret, isSecretNumberUnder, isSecretUnder } from '../../model/secret-text.ts';

/** Units [from, to) of a text that are a secret, and how they are written. */
export interface SecretSpan {
  readonly from: number;
  readonly to: number;
  readonly as: 'text' | 'number' | 'wide' | 'bytes' | 'base64';
}

/** What is found in one text. */
export interface Search {
  readonly text: string;
  readonly spans: SecretSpan[];
  /** Set where a value under the name of a secret is written in no way that is known. */
  puzzled: boolean;
  /** Where the last value ends that has no quotes: a name within it introduces nothing more, for all runs to there have the same end. */
  plainTo: number;
}

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Notes units [from, to) unless they say nothing secret for the name; whether it did. */
export function note(
  search: Search,
  name: string,
  from: number,
  to: number,
  as: SecretSpan['as'] = 'text',
): boolean {
  const isSecret = isSecretUnder(name, search.text.slice(from, to));
  if (isSecret) search.spans.push({ from, to, as });
  return isSecret;
}

// The longest first: a quote may be escaped, or a reference.
const QUOTED: readonly RegExp[] = [
  /(\\")((?:(?!\\?")[\s\S])*)/y,
  /(&quot;|&#34;|&#x22;)((?:(?!&quot;|&#34;|&#x22;)[^"<>\r\n])*)/iy,
  /(")((?:[^"\\]|\\[^\r\n])*)/y,
  /(')((?:[^'\r\n]|''|'(?=\w))*)/y,
];
const IN_TAG: readonly RegExp[] = [/(")([^"]*)/y, /(')([^']*)/y];

/** Notes the quoted text that begins here; false where none does. */
export function quotedAt(search: Search, name: string, at: number, isAttribute = false): boolean {
  for (const pattern of isAttribute ? [...IN_TAG, ...QUOTED] : QUOTED) {
    const found = matchAt(pattern, search.text, at);
    if (!found) continue;
    const from = at + (found[1] ?? '').length;
    note(search, name, from, from + (found[2] ?? '').length);
    return true;
  }
  return false;
}

const NUMBER = /[+-]?[0-9][0-9.eE+-]*|0x[0-9a-f]+/iy;
const DWORD = /(?:dword|qword):([0-9a-f]+)/iy;
const HEX =
  /hex(?:\(([0-9a-f]{1,8})\))?:((?:[ \t]*(?:[0-9a-f](?:[ \t]*,)?|\\[ \t]*(?:;[^\r\n]*)?\r?\n))*(?:(?<=[0-9a-f])[ \t]+)?)/iy;
const NOTHING = /(?:true|false|null|undefined|-|@\(\)|(?=[\r\n,;)}\]])|$|\$[\w.:]+)/iy;

/** The value of a member: of .reg, JSON, or a table of PowerShell. */
export function memberAt(search: Search, name: string, at: number): void {
  const { text } = search;
  if (quotedAt(search, name, at)) return;
  const word = matchAt(DWORD, text, at);
  if (word) {
    const digits = word[1] ?? '';
    const isSecret = isSecretNumberUnder(name, BigInt(`0x${digits}`));
    const to = at + word[0].length;
    if (isSecret) search.spans.push({ from: to - digits.length, to, as: 'bytes' });
    return;
  }
  const hex = matchAt(HEX, text, at);
  if (hex) {
    hexAt(search, name, at + hex[0].length, hex);
    return;
  }
  const number = matchAt(NUMBER, text, at);
  if (number) {
    if (!/^[0-9]$/.test(number[0])) note(search, name, at, at + number[0].length, 'number');
    return;
  }
  if (text[at] === '[' || text[at] === '{') {
    groupAt(search, name, at);
    return;
  }
  if (!matchAt(NOTHING, text, at)) search.puzzled = true;
}

function hexAt(
  { spans }: Search,
  name: string,
  to: number,
  [, type = '3', body = '']: RegExpExecArray,
): void {
  const [first, ...others] = [...body.replace(/;[^\r\n]*/g, '').matchAll(/[0-9a-f]{1,2}/gi)].map(([byte]) =>
    Number.parseInt(byte, 16),
  );
  const isSmall = (first ?? 0) < 10 && others.every((byte) => byte === 0);
  if (isSmall || !isSecretUnder(name, '(bytes)')) return;
  spans.push({ from: to - body.length, to, as: /^0*[127]$/.test(type) ? 'wide' : 'bytes' });
}

const LEAF = /(?<![\w.])([+-]?[0-9][0-9.eE+-]*)|["[\]{}]/g;
/** Up to where the string ends, or can go on no more. */
const STRING = /"((?:[^"\\]|\\[^\r\n])*)("(\s*:)?)?/y;

/** A list or an object: all in it that is a value. */
function groupAt(search: Search, name: string, at: number): void {
  let depth = 0;
  // Quotes up to here are escaped, and would end where the one before them did not.
  let open = at;
  LEAF.lastIndex = at;
  for (let leaf = LEAF.exec(search.text); leaf; leaf = LEAF.exec(search.text)) {
    const [whole, number] = leaf;
    const quoted = whole === '"' && leaf.index >= open ? matchAt(STRING, search.text, leaf.index) : null;
    if (quoted) {
      const [all, string = '', end, colon] = quoted;
      if (end === undefined) open = leaf.index + all.length;
      else LEAF.lastIndex = leaf.index + all.length;
      if (end !== undefined && colon === undefined) {
        note(search, name, leaf.index + 1, leaf.index + 1 + string.length);
      }
    } else if (number !== undefined && number.length > 1) {
      note(search, name, leaf.index, leaf.index + number.length, 'number');
    }
    if (whole === '[' || whole === '{') depth++;
    if ((whole === ']' || whole === '}') && --depth === 0) return;
  }
  search.puzzled = true;
}

const BRACED = /\{([^{}\r\n]*)\}/y;
const TO_DELIMITER = /(?:(?!\\?"|'(?:[\s,;)\]}]|$)|&quot;|&#34;)[^;<\r\n])+/y;

/** A variable, or what is calculated: no secret, however long it is. */
const SHOWN = /[$[{]/y;

/** What stands behind an equals sign: in connection strings, .ini files, scripts and tags. */
export function assignedAt(search: Search, name: string, at: number, isAttribute: boolean): void {
  if (quotedAt(search, name, at, isAttribute)) return;
  const braced = matchAt(BRACED, search.text, at);
  if (braced) {
    note(search, name, at + 1, at + braced[0].length - 1);
    return;
  }
  if (at < search.plainTo || matchAt(SHOWN, search.text, at)) return;
  const plain = matchAt(TO_DELIMITER, search.text, at)?.[0].trimEnd() ?? '';
  if (isNoSecret(plain)) return;
  if (note(search, name, at, at + plain.length)) search.plainTo = at + plain.length;
}

const REST = /[^\r\n]*/y;
const FOLD = /\r?\n [^ \r\n][^\r\n]*/y;

/** What stands behind the colon of a label: the rest of its line and the lines that go on with it. */
export function labelledAt(
  search: Search,
  name: string,
  at: number,
  indent: number,
  as: SecretSpan['as'],
): void {
  const { text } = search;
  const quoted = /^(?:"[^"\r\n]*"|'[^'\r\n]*')(?=[ \t]*[,;)}\]]*[ \t]*(?:\r?\n|$))/.exec(
    text.slice(at, at + 400),
  );
  if (quoted) {
    note(search, name, at + 1, at + quoted[0].length - 1, as);
    return;
  }
  let to = at + (matchAt(REST, text, at)?.[0].trimEnd().length ?? 0);
  const wrapped = new RegExp(`\\r?\\n[ \\t]{${indent === 0 ? 1 : indent + 4},}[^\\s][^\\r\\n]*`, 'y');
  const goesOn = to === at ? FOLD : wrapped;
  const lineEnd = /[ \t]*/y;
  for (;;) {
    const end = to + (matchAt(lineEnd, text, to)?.[0].length ?? 0);
    const more = matchAt(goesOn, text, end);
    if (!more) break;
    to = end + more[0].length;
  }
  const plain = text.slice(at, to);
  if (!isNoSecret(plain) || /^[[{]/.test(plain)) note(search, name, at, to, as);
}
