// Value lines of .reg files: names and texts with their escapes, numbers, hex data, deletions.

import { diagnostic } from '../../model/diagnostic.ts';
import { type Located, locatedFrom, type Run } from '../../model/located.ts';
import type { Diagnostic, RegistryData, RegistryType } from '../../model/record.ts';
import { cover, type Span } from '../../model/span.ts';
import { table } from '../../model/table.ts';
import { runsIn, sliceOf, spanIn, type TextSlice } from '../../model/text.ts';
import { type Dialect, type HexBytes, isWholeHex, pageOfHex, rawOfHex, readHexLine } from './reg-hex.ts';
import { joinLines, type Line, type Lines } from './reg-lines.ts';
import { decodeValue, listItems, typeOfNumber } from './registry-data.ts';

export interface RegValue {
  readonly valueName: Located;
  readonly type: RegistryType | null;
  readonly data: RegistryData | null;
  readonly operation: 'set' | 'delete-value';
  readonly at: Span;
  readonly problems: readonly Diagnostic[];
}

/** A value; null for a valid one that nobody wants; or what keeps the line from being one. */
export type ValueOutcome = RegValue | null | 'malformed' | 'unclosed' | 'truncated';

interface Start {
  /** Units of the name between its quotes; null for `@`. */
  readonly name: { readonly from: number; readonly to: number } | null;
  readonly form: 'delete' | 'dword' | 'string' | 'hex';
  readonly type: RegistryType;
  /** First unit of the data: after the prefix, and after the opening quote of a string. */
  readonly data: number;
}

const TAIL = /^[ \t]*(?:;|$)/;
const DWORD = /^([0-9a-f]{1,8})[ \t]*(?:;|$)/i;
const PREFIX = /^(?:(-)|(dword:)|"|str\(([0-9a-f]{1,8})\):"|hex(?:\(([0-9a-f]{1,8})\))?:)/i;
const HALF_BYTE = /(?:^|[,: \t])[0-9a-f]$/i;
// A string that is never closed must not swallow the keys after it.
const KEY_LINE = /^[ \t]*\[-?HK/i;
const LONGEST_STRING = 1024 * 1024;
// No setting has as many, and each has a place of its own to be kept.
const MOST_LINES = 10_000;

/** Index of the quote that closes the string which begins at `from`, or -1. */
function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5c) at++;
    else if (unit === 0x22) return at;
  }
  return -1;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function parseStart(text: string): Start | null {
  const open = skipBlanks(text, 0);
  let at = open + 1;
  let name: Start['name'] = null;
  if (text[open] === '"') {
    const close = closingQuote(text, at);
    if (close === -1) return null;
    name = { from: at, to: close };
    at = close + 1;
  }
  at = skipBlanks(text, at);
  if (text[at] !== '=') return null;
  at = skipBlanks(text, at + 1);
  const prefix = PREFIX.exec(text.slice(at, at + 16));
  if (!prefix) return null;
  const [all, minus, dword, str, hex] = prefix;
  const data = at + all.length;
  if (minus) return { name, form: 'delete', type: 'REG_NONE', data };
  if (dword) return { name, form: 'dword', type: 'REG_DWORD', data };
  if (!all.endsWith('"')) return { name, form: 'hex', type: numbered(hex, 'REG_BINARY'), data };
  return { name, form: 'string', type: numbered(str, 'REG_SZ'), data };
}

function numbered(digits: string | undefined, otherwise: RegistryType): RegistryType {
  return digits === undefined ? otherwise : typeOfNumber(Number.parseInt(digits, 16));
}

/** Reads the value that begins on `line`, and takes the lines from `lines` on which it goes on. */
export function readValue(line: Line, lines: Lines, dialect: Dialect, wanted: boolean): ValueOutcome {
  const start = parseStart(line.text);
  if (!start) return line.terminated ? 'malformed' : 'truncated';
  if (start.form === 'string') return readString(line, lines, start, wanted);
  if (start.form === 'hex') return readHex(line, lines, start, dialect, wanted);
  const rest = line.text.slice(start.data);
  if (start.form === 'delete') {
    if (!TAIL.test(rest)) return line.terminated ? 'malformed' : 'truncated';
    const at = entrySpan(line, start.data);
    return wanted ? entryOf(line, start, null, at, []) : null;
  }
  const digits = DWORD.exec(rest)?.[1];
  if (digits === undefined) return line.terminated ? 'malformed' : 'truncated';
  if (!line.terminated && digits.length < 8 && rest.length === digits.length) return 'truncated';
  if (!wanted) return null;
  const span = spanIn(line, start.data, start.data + digits.length);
  const data: RegistryData = { kind: 'number', number: Number.parseInt(digits, 16), at: span };
  return entryOf(line, start, data, cover(entrySpan(line, start.data), span), []);
}

function entrySpan(slice: TextSlice, to: number): Span {
  return spanIn(slice, skipBlanks(slice.text, 0), to);
}

function entryOf(
  slice: TextSlice,
  start: Start,
  data: RegistryData | null,
  at: Span,
  problems: readonly Diagnostic[],
): RegValue {
  const open = skipBlanks(slice.text, 0);
  const name = start.name
    ? unescaped(sliceOf(slice, start.name.from, start.name.to))
    : { text: { value: '', at: spanIn(slice, open, open + 1) }, problems: [] };
  return {
    valueName: name.text,
    type: data && start.type,
    data,
    operation: data ? 'set' : 'delete-value',
    at,
    problems: [...name.problems, ...problems],
  };
}

function readString(line: Line, lines: Lines, start: Start, wanted: boolean): ValueOutcome {
  const more: Line[] = [];
  let last = line;
  let length = line.text.length;
  let close = closingQuote(line.text, start.data);
  while (close === -1) {
    const next = lines.next();
    if (!next) return 'truncated';
    more.push(next);
    length += next.text.length;
    const isTooLong = length > LONGEST_STRING || more.length >= MOST_LINES;
    if (isTooLong || KEY_LINE.test(next.text)) return giveBack(lines, more, 'unclosed');
    last = next;
    close = closingQuote(next.text, 0);
  }
  if (!TAIL.test(last.text.slice(close + 1))) {
    return more.length === 0 && !last.terminated ? 'truncated' : giveBack(lines, more, 'malformed');
  }
  if (!wanted) return null;
  const whole = joinLines(line, more);
  const end = whole.text.length - last.text.length + close;
  const { text, problems } = unescaped(sliceOf(whole, start.data, end));
  const at = entrySpan(whole, end + 1);
  if (start.type === 'REG_SZ' || start.type === 'REG_EXPAND_SZ') {
    return entryOf(line, start, { kind: 'text', text }, at, problems);
  }
  if (start.type !== 'REG_MULTI_SZ') return 'malformed';
  return entryOf(line, start, { kind: 'list', items: listItems(text) }, at, problems);
}

function giveBack(lines: Lines, more: readonly Line[], outcome: 'malformed' | 'unclosed'): ValueOutcome {
  lines.unread(more);
  return outcome;
}

const ESCAPES: Readonly<Record<string, string>> = table({ '\\': '\\', '"': '"', n: '\n', r: '\r', 0: '\0' });

/** A quoted text without its escapes. Wine writes line breaks as \n and \r, regedit writes them as they are. */
function unescaped(slice: TextSlice): { text: Located; problems: Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const emptyAt = spanIn(slice, 0, 0);
  return { text: locatedFrom(unescapedRuns(slice, problems), emptyAt), problems };
}

function* unescapedRuns(slice: TextSlice, problems: Diagnostic[]): Iterable<Run> {
  // Cut off piece by piece, so that the cost stays linear however many escapes there are.
  let rest = slice;
  while (rest.text !== '') {
    const found = rest.text.indexOf('\\');
    const plain = found === -1 ? rest.text.length : found;
    if (plain > 0) {
      yield* runsIn(sliceOf(rest, 0, plain), 0, plain);
      rest = sliceOf(rest, plain, rest.text.length);
      continue;
    }
    const letter = rest.text.charAt(1);
    const span = spanIn(rest, 0, 2);
    const meant = ESCAPES[letter];
    yield { text: meant ?? `\\${letter}`, span, linear: false };
    if (meant === undefined) {
      const message = `The escape "\\${letter}" is not defined in .reg files; it was taken as it stands.`;
      problems.push(diagnostic('bad-value', 'partial', message, span, 'Write a backslash as \\\\.'));
    } else if (letter !== '\\' && letter !== '"') {
      const message = `The escape "\\${letter}" was read as Wine means it; regedit does not write it.`;
      problems.push(diagnostic('bad-value', 'notice', message, span));
    }
    rest = sliceOf(rest, 2, rest.text.length);
  }
}

function readHex(line: Line, lines: Lines, start: Start, dialect: Dialect, wanted: boolean): ValueOutcome {
  const hex: HexBytes = { values: [], spans: wanted ? [] : null };
  let last = line;
  let end = readHexLine(line, start.data, hex);
  while (end === 'more') {
    const next = lines.next();
    if (!next) return 'truncated';
    if (TAIL.test(next.text)) continue;
    last = next;
    end = readHexLine(next, 0, hex);
    if (end === 'bad' && next.terminated) return giveBack(lines, [next], 'malformed');
  }
  const { page, guessed } = pageOfHex(start.type, hex, dialect);
  const whole = end === 'end' && !HALF_BYTE.test(last.text) && isWholeHex(start.type, hex, page);
  if (!last.terminated && !whole) return 'truncated';
  if (end === 'bad') return 'malformed';
  if (!wanted) return null;
  const emptyAt = spanIn(line, start.data, start.data);
  const raw = rawOfHex(hex, page, emptyAt);
  const { data, problem } = decodeValue(start.type, raw);
  const all = raw.spanOf(0, hex.values.length);
  const problems: Diagnostic[] = [];
  if (problem) problems.push(diagnostic('bad-value', 'partial', problem, all));
  if (guessed) problems.push(diagnostic('encoding-assumed', 'notice', NARROW, all));
  return entryOf(line, start, data, cover(entrySpan(line, start.data), all), problems);
}

const NARROW =
  'This hex data has one byte per character in a version 5 file; some importers read it as UTF-16.';
