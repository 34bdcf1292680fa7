// Where a value ends that stands behind the name of a secret, in each way in which values are written.

import { isNoSecret, isSecretNumberUnder, isSecretUnder } from '../../model/secret-text.ts';
import {
  BEHIND_ASSIGNED,
  BEHIND_MEMBER,
  BEHIND_OUTER,
  beginsBelow,
  calculatedAt,
  goOnAt,
  hereStringAt,
  openAt,
  restAt,
} from './secret-code.ts';
import { matchAt, note, type Search, type SecretSpan } from './secret-search.ts';

// The longest first: a quote may be escaped, or a reference, or doubled within other quotes.
const QUOTED: readonly RegExp[] = [
  /(\\")((?:[^"\\]|\\(?!")(?:\\\\")?)*)(\\")?/y,
  /(&quot;|&#34;|&#x22;)((?:(?!&quot;|&#34;|&#x22;)[^"<\r\n]|(?:&quot;|&#34;|&#x22;){2})*)(&quot;|&#34;|&#x22;)?/iy,
  /(&apos;|&#39;|&#x27;)((?:(?!&apos;|&#39;|&#x27;)[^"<\r\n])*)(&apos;|&#39;|&#x27;)?/iy,
  /(\\u0027)((?:(?!\\u0027)[^"\r\n])*)(\\u0027)?/iy,
  /("")(?=[^\s",;:)\]}&|<>/\\'])((?:[^"\r\n]|"""")*)("")?/y,
  /(")((?:[^"\\`]|\\[^\r\n]|`["`]|`(?!["`])|"")*)(")?/y,
  /(')((?:[^'\r\n]|''|'(?=\w))*)(')?/y,
];
const OPEN_STILL = /[\r\n\\]|"(?=[\w$])/y;
const IN_TAG: readonly RegExp[] = [/(")([^"]*)(")?/y, /(')([^']*)(')?/y];

/** Notes the quoted text that begins here, with what goes on behind it; false where none does. */
export function quotedAt(
  search: Search,
  name: string,
  at: number,
  goesOn: RegExp,
  isAttribute = false,
): boolean {
  const { text } = search;
  for (const pattern of isAttribute ? [...IN_TAG, ...QUOTED] : QUOTED) {
    const found = matchAt(pattern, text, at);
    if (!found) continue;
    const [whole, quote = '', value = '', closing] = found;
    const from = at + quote.length;
    note(search, name, from, from + value.length);
    if (closing !== undefined) goOnAt(search, name, from, at + whole.length, goesOn);
    // A string may have more than one line, and what closes it cannot be told from what is in it.
    else if (matchAt(OPEN_STILL, text, at + whole.length)) search.puzzled = true;
    return true;
  }
  return false;
}

const ENDS = String.raw`(?=[ \t]*(?:[\r\n,;)\]}<&]|\\?["'](?![\w$])|\\[rnt]|$))`;
const NUMBER = new RegExp(`(?:0x[0-9a-f]+|[+-]?[0-9][0-9.eE+-]*)${ENDS}`, 'iy');
const DWORD = /(?:dword|qword):([0-9a-f]+)(?!\w)/iy;
const HEX =
  /hex(?:\(([0-9a-f]{1,8})\))?:((?:[ \t]*(?:[0-9a-f](?:[ \t]*,)?|\\[ \t]*(?:;[^\r\n]*)?\r?\n))*(?:(?<=[0-9a-f])[ \t]+)?)/iy;
const NOTHING = new RegExp(`(?:true|false|null|undefined|-|@\\(\\)|)${ENDS}`, 'iy');
const CALCULATED = new RegExp(`[$(@]|\\[[a-z_][\\w.]*(?:\\[\\])?\\](?!${ENDS})`, 'iy');
const ENDED = new RegExp(ENDS, 'y');

/** The value of a member: of .reg, JSON, or a table of PowerShell. */
export function memberAt(search: Search, name: string, at: number): void {
  const { text } = search;
  if (quotedAt(search, name, at, BEHIND_MEMBER)) return;
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
  if (matchAt(NOTHING, text, at)) return;
  if (matchAt(CALCULATED, text, at)) calculatedAt(search, name, at);
  else if (text[at] === '[' || text[at] === '{') groupAt(search, name, at);
  else search.puzzled = true;
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

const LEAF = /(?<![\w.])([+-]?[0-9][0-9.eE+-]*)|([\p{L}_'$][^\s,:"[\]{}\\]*)(\s*:)?|["[\]{}]/gu;
/** Up to where the string ends, or can go on no more. */
const STRING = /"((?:[^"\\]|\\[^\r\n])*)("(\s*:)?)?/y;

/** A list or an object: all in it that is a value. */
function groupAt(search: Search, name: string, at: number): void {
  let depth = 0;
  // Quotes up to here are escaped, and would end where the one before them did not.
  let open = at;
  LEAF.lastIndex = at;
  for (let leaf = LEAF.exec(search.text); leaf; leaf = LEAF.exec(search.text)) {
    const [whole, number, word, key] = leaf;
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
    // Only strings and numbers are known as values.
    if (word !== undefined && key === undefined && !/^(?:true|false|null)$/i.test(word)) break;
    if (whole === '[' || whole === '{') depth++;
    if ((whole === ']' || whole === '}') && --depth === 0) {
      if (matchAt(ENDED, search.text, leaf.index + 1)) return;
      break;
    }
  }
  search.puzzled = true;
}

// In ODBC a brace that is doubled is one of the value.
const BRACED = /\{((?:[^}\r\n]|\}\})*)\}(?=[\s;,"'\\)\]}<&]|$)/y;
const TO_DELIMITER =
  /(?:(?!\\?["']{1,4}(?:[\s,;)\]}>&|]|\/\s*>|$)|&quot;|&#34;|<[/!?\p{L}][^<>]*>)[^;\r\n])+/uy;
const OPENS = /[([$@]/;
const OUTER_QUOTES = /(?:\\?["']|&quot;|&#34;)*/y;

/** What stands behind an equals sign: in connection strings, .ini files, scripts and tags. */
export function assignedAt(search: Search, name: string, at: number, where: 'tag' | 'code' | 'text'): void {
  const { text } = search;
  if (hereStringAt(search, name, at)) return;
  if (quotedAt(search, name, at, BEHIND_ASSIGNED, where === 'tag')) return;
  if (at < search.plainTo) return;
  if (where === 'code') {
    calculatedAt(search, name, at);
    return;
  }
  const braced = matchAt(BRACED, text, at);
  if (braced) {
    note(search, name, at + 1, at + braced[0].length - 1);
    search.plainTo = at + braced[0].length;
    return;
  }
  if (text[at] === '{') search.puzzled = true;
  else plainAt(search, name, at);
}

/** A dollar sign or a bracket may begin a password here, and quotes may be of the value or around all of it: more is taken rather than less. */
function plainAt(search: Search, name: string, at: number): void {
  const { text } = search;
  const plain = matchAt(TO_DELIMITER, text, at)?.[0].trimEnd() ?? '';
  const end = at + plain.length;
  // At the end of a line an operator, or nothing, is no end of a value where a quote or a variable begins the next one.
  if (/(?:^|[+,|([`&@])$/.test(plain) && beginsBelow(text, end - (plain.endsWith('@') ? 1 : 0)))
    search.puzzled = true;
  if (isNoSecret(plain)) return;
  if (!note(search, name, at, end)) return;
  search.plainTo = end;
  const outer = end + (matchAt(OUTER_QUOTES, text, end)?.[0].length ?? 0);
  if (OPENS.test(plain[0] ?? '') && /[\s"'(]/.test(plain)) openAt(search, name, at, end);
  else if (/[\s(,]\\?["']/.test(plain)) restAt(search, name, at, end);
  else goOnAt(search, name, at, outer, BEHIND_OUTER);
}

const REST = /[^\r\n]*/y;
const FOLD = /\r?\n [^ \r\n][^\r\n]*/y;

/** What stands behind the colon of a label: the rest of its line and the lines that go on with it. Whether it is none under any other name. */
export function labelledAt(
  search: Search,
  name: string,
  at: number,
  indent: number,
  as: SecretSpan['as'],
): boolean {
  const { text } = search;
  const quoted = /^(?:"[^"\r\n]*"|'[^'\r\n]*')(?=[ \t]*[,;)}\]]*[ \t]*(?:\r?\n|$))/.exec(
    text.slice(at, at + 400),
  );
  if (quoted) {
    return note(search, name, at + 1, at + quoted[0].length - 1, as);
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
  return isNoSecret(plain) || note(search, name, at, to, as);
}
