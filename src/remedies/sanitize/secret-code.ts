// Values in scripts and commands: where an expression ends, here-strings, and values that go on behind their quotes.

import { isNoSecretInCode, isSecretUnder } from '../../model/secret-text.ts';
import { matchAt, note, type Search } from './secret-search.ts';

// Quotes may be references or, as PowerShell writes JSON, escapes.
const TOKEN =
  /'(?:[^'\r\n]|'')*'|"(?:[^"`\r\n]|""|`[^\r\n])*"|&quot;(?:(?!&quot;)[^<>\r\n])*&quot;|&(?:#39|apos);(?:(?!&(?:#39|apos);)[^<>\r\n])*&(?:#39|apos);|\\u0027(?:(?!\\u0027)[^"\r\n])*\\u0027|&#?\w{1,8};|[^"'()[\]{};<&\\\s]+|[ \t]+|[\s\S]/y;
const TAG = /<[/!?\p{L}][^<>]*>/uy;
const CLOSES = /^[;)\]}]/;
const DANGLING = /(?:[-+*/%|,=([{`&.]|@["'])$/;
const BEGINS_WITHIN = /\r?\n(?:>>)?[ \t]*[+|]/y;

/** Where the expression ends that begins here, or the argument, which ends at a blank; -1 where it does not end in its line. */
function endOfCode(text: string, at: number, isArgument: boolean): number {
  let depth = 0;
  let to = at;
  for (let token = matchAt(TOKEN, text, to)?.[0]; token; token = matchAt(TOKEN, text, to)?.[0]) {
    if (token === '"' || token === "'") return isOuter(text, at, to) ? to : -1;
    if (token === '\n' || token === '\r') break;
    if (depth === 0 && (CLOSES.test(token) || (isArgument && /^[ \t]/.test(token)))) return to;
    if (token === '<' && matchAt(TAG, text, to)) break;
    if (/^[([{]/.test(token)) depth++;
    else if (/^[)\]}]/.test(token)) depth--;
    to += token.length;
  }
  return depth > 0 || goesOnBelow(text, at, to) ? -1 : to;
}

/** Whether a statement whose line ends at `to` goes on in the next line. */
function goesOnBelow(text: string, from: number, to: number): boolean {
  return (
    DANGLING.test(text.slice(Math.max(from, to - 200), to).trimEnd()) ||
    matchAt(BEGINS_WITHIN, text, to) !== null
  );
}

const BELOW = /@["'][ \t]*\r?\n|[ \t]*\r?\n(?:>>[ \t]*\S|[ \t]*["'$(@])/y;

/** Whether nothing more stands in the line, and what begins in the next one may be the value or go on with it. */
export function beginsBelow(text: string, at: number): boolean {
  return matchAt(BELOW, text, at) !== null;
}

/** Whether a quote that is closed nowhere closes what the whole code stands in: a string that begins here would have no word before it. */
function isOuter(text: string, from: number, at: number): boolean {
  return (
    at > from &&
    text[at - 1] !== '@' &&
    !/[\s([{]/.test(text.slice(from, at)) &&
    /^(?:[\s,;)\]}]|$)/.test(text.slice(at + 1, at + 2))
  );
}

/** Notes the whole expression that begins here unless it is certain to hold no secret. */
export function calculatedAt(search: Search, name: string, at: number, isArgument = false): void {
  if (hereStringAt(search, name, at) || at < search.plainTo) return;
  const end = endOfCode(search.text, at, isArgument);
  const value = search.text.slice(at, end).trimEnd();
  if (end === -1 || (value === '' && beginsBelow(search.text, at))) search.puzzled = true;
  else if (!isNoSecretInCode(value) && note(search, name, at, at + value.length)) search.plainTo = end;
}

const MORE_LINES = /[$@]?\(/y;

/** Notes up to where an expression ends that may be one, where this is behind `end`; what is open, and can be no password alone, is not understood. */
export function openAt(search: Search, name: string, at: number, end: number): void {
  const { text } = search;
  const to = at < search.openTo ? -1 : endOfCode(text, at, false);
  if (to > end) {
    note(search, name, at, to);
    search.plainTo = to;
  } else if (to === -1) {
    if (at >= search.openTo) search.openTo = at + (matchAt(REST, text, at)?.[0].length ?? 0);
    if (matchAt(MORE_LINES, text, at) || goesOnBelow(text, at, search.openTo)) search.puzzled = true;
    else restAt(search, name, at, end);
  }
}

const OPENING = /@(["'])[ \t]*\r?\n/y;
const CLOSING = { '"': /\r?\n(?:>> ?)?"@/g, "'": /\r?\n(?:>> ?)?'@/g } as const;

/** Notes the here-string that begins here, whose end has a line of its own; false where none begins. */
export function hereStringAt(search: Search, name: string, at: number): boolean {
  const { text } = search;
  const open = matchAt(OPENING, text, at);
  if (!open) return false;
  const from = at + open[0].length;
  if (from <= search.plainTo) return true;
  const closing = CLOSING[open[1] === '"' ? '"' : "'"];
  closing.lastIndex = from - (/\r?\n$/.exec(open[0])?.[0].length ?? 0);
  const close = closing.exec(text);
  if (!close) {
    search.puzzled = true;
    return true;
  }
  if (isSecretUnder(name, text.slice(from, close.index))) noteLines(search, from, close);
  search.plainTo = close.index + close[0].length;
  goOnAt(search, name, from, search.plainTo, BEHIND_ASSIGNED);
  return true;
}

// Behind the prompt with which a console asks for more lines: readers know a command by it.
const TYPED = /^(?!>>[ \t]*\r?$)(?:>> ?)?([^\r\n]+)/gm;

function noteLines({ text, spans }: Search, from: number, close: RegExpExecArray): void {
  if (!close[0].includes('>>')) {
    spans.push({ from, to: close.index, as: 'text' });
    return;
  }
  for (const { 0: line, 1: typed = '', index } of text.slice(from, close.index).matchAll(TYPED)) {
    const to = from + index + line.length;
    spans.push({ from: to - typed.length, to, as: 'text' });
  }
}

const BESIDE = String.raw`[^\s,;)\]}>&|<"'\\/?]|["'](?=[\w$])|\\(?:"(?=[\w$])|[^"rnt])|\/(?=\w)`;
const OPERATOR =
  String.raw`[ \t]*\+|[ \t]+(?:[.&][ \t]*["'$([]|-(?:f|join|[ci]?replace|[ci]?split|as|b?x?or|b?and)\b|` +
  '`\\r?\\n)';
const LISTED = String.raw`[ \t]*,[ \t]*["'$([@]`;

/** What shows behind a closing quote that a value goes on: of an argument, of a member, and of what is assigned. */
export const BEHIND_ARGUMENT = new RegExp(`${BESIDE}|${LISTED}`, 'y');
export const BEHIND_MEMBER = new RegExp(`${BESIDE}|${OPERATOR}`, 'y');
export const BEHIND_ASSIGNED = new RegExp(`${BESIDE}|${OPERATOR}|${LISTED}`, 'y');
export const BEHIND_OUTER = new RegExp(OPERATOR, 'y');

const REST = /[^\r\n]*/y;

/** Notes all from `from` to the end of the line where a value that seems to end at `end` goes on. */
export function goOnAt(search: Search, name: string, from: number, end: number, goesOn: RegExp): void {
  const { text } = search;
  if (end < search.plainTo || !matchAt(goesOn, text, end)) return;
  restAt(search, name, from, end);
}

/** Notes all from `from` to the end of the line of `end`. */
export function restAt(search: Search, name: string, from: number, end: number): void {
  const to = end + (matchAt(REST, search.text, end)?.[0].length ?? 0);
  note(search, name, from, to);
  search.plainTo = Math.max(search.plainTo, to);
  if (goesOnBelow(search.text, from, to)) search.puzzled = true;
}
