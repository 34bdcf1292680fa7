// A text as it is meant: without folds, with references and escapes as what they stand for; and back into the text as it stands.

import { table } from '../../model/table.ts';

/** What stands for something else in a text beside references, which do so everywhere. */
export type Escaping = 'references' | 'json' | 'clixml';

/** Units [from, to) of a text as it stands that stand for `text` as a whole: nothing for a fold, DONE for what is written anew already. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Units [from, to) of the flat text and where they stand: a plain stretch, or one character that was written otherwise. */
interface Stretch {
  readonly at: number;
  readonly raw: number;
  /** Units in the text as it stands. */
  readonly length: number;
  readonly plain: boolean;
}

export interface Flat {
  readonly text: string;
  readonly raw: string;
  readonly stretches: readonly Stretch[];
}

/** Something in the flat text and what takes its place, which has the same length. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Stands for what was written anew already, and is no part of any name. */
export const DONE = '\ufffc';

// References also stand in registry values and in what JSON quotes.
const REFERENCE = '&(?:amp;)*#(?:[0-9]{2,7}|[xX][0-9a-fA-F]{2,6});|(?:%[0-9a-fA-F]{2})+';
const PATTERNS: Readonly<Record<Escaping, RegExp>> = {
  // reg query and LGPO put \\0 between the items of a list.
  references: new RegExp(`\\\\0|${REFERENCE}`, 'g'),
  json: new RegExp(`\\\\u[0-9a-fA-F]{4}|\\\\["\\\\/bfnrt]|${REFERENCE}`, 'g'),
  clixml: new RegExp(`_x[0-9a-fA-F]{4}_|${REFERENCE}`, 'g'),
};

/** `spans` come in order, and none of them begins within another. */
export function flatten(raw: string, escaping: Escaping, spans: readonly Span[]): Flat {
  const pattern = PATTERNS[escaping];
  const stretches: Stretch[] = [];
  const texts: string[] = [];
  let at = 0;
  let rawAt = 0;
  const add = (text: string, length: number, plain: boolean) => {
    if (length === 0) return;
    stretches.push({ at, raw: rawAt, length, plain });
    texts.push(text);
    at += text.length;
    rawAt += length;
  };
  // The next match is kept from one span to the next: searching anew for each would read the rest of the text as often.
  let match = nextFrom(pattern, raw, 0);
  const upTo = (end: number) => {
    if (match && match.index < rawAt) match = nextFrom(pattern, raw, rawAt);
    for (; match && match.index + match[0].length <= end; match = nextFrom(pattern, raw, rawAt)) {
      add(raw.slice(rawAt, match.index), match.index - rawAt, true);
      for (const { text, length } of characters(match[0])) {
        add(text, length, text === raw.slice(rawAt, rawAt + length));
      }
    }
    add(raw.slice(rawAt, end), end - rawAt, true);
  };
  for (const { from, to, text } of spans) {
    upTo(from);
    add(text, to - from, false);
  }
  upTo(raw.length);
  return { text: texts.join(''), raw, stretches };
}

function nextFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

/** What a match stands for, character by character: nothing for a fold. */
function characters(match: string): readonly { readonly text: string; readonly length: number }[] {
  if (match[0] === '%') return percents(match);
  const code = codeOf(match);
  if (code !== null) return [{ text: code, length: match.length }];
  if (match[0] === '\\') return [{ text: ESCAPES[match[1] ?? ''] ?? match[1] ?? '', length: match.length }];
  return [{ text: match, length: match.length }];
}

const ESCAPES: Readonly<Record<string, string>> = table({
  0: '\0',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
});

function codeOf(match: string): string | null {
  const hex = /^(?:&(?:amp;)*#[xX]([0-9a-fA-F]+);|\\u([0-9a-fA-F]{4})|_x([0-9a-fA-F]{4})_)$/.exec(match);
  const decimal = /^&(?:amp;)*#([0-9]+);$/.exec(match);
  const digits = hex ? (hex[1] ?? hex[2] ?? hex[3]) : decimal?.[1];
  if (digits === undefined) return null;
  const point = Number.parseInt(digits, hex ? 16 : 10);
  return point <= 0x10ffff ? String.fromCodePoint(point) : null;
}

/** Percent escapes are bytes of UTF-8; only letters and digits are taken for what they stand for. */
function percents(match: string): readonly { text: string; length: number }[] {
  const found: { text: string; length: number }[] = [];
  for (let at = 0; at < match.length; ) {
    const lead = Number.parseInt(match.slice(at + 1, at + 3), 16);
    const count = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const piece = match.slice(at, at + count * 3);
    const text = decoded(piece);
    if (text !== null && /^[\p{L}\p{N}]$/u.test(text)) {
      found.push({ text, length: piece.length });
      at += piece.length;
      continue;
    }
    found.push({ text: match.slice(at, at + 3), length: 3 });
    at += 3;
  }
  return found;
}

function decoded(piece: string): string | null {
  try {
    return decodeURIComponent(piece);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return null;
  }
}

/** The text as it stands with the edits in it, which come in order. Null where a character cannot be written as the one before was. */
export function unflatten({ text, raw, stretches }: Flat, edits: readonly Edit[]): string | null {
  const after = edited(text, edits);
  const out: string[] = [];
  for (const [index, { at, raw: rawAt, length, plain }] of stretches.entries()) {
    const end = stretches[index + 1]?.at ?? text.length;
    const changed = after.slice(at, end);
    const written = raw.slice(rawAt, rawAt + length);
    const rewrittenAs = plain ? changed : rewritten(written, text.slice(at, end), changed);
    if (rewrittenAs === null) return null;
    out.push(rewrittenAs);
  }
  return out.join('');
}

function edited(text: string, edits: readonly Edit[]): string {
  const out: string[] = [];
  let at = 0;
  for (const { from, to, text: instead } of edits) {
    out.push(text.slice(at, from), instead);
    at = to;
  }
  out.push(text.slice(at));
  return out.join('');
}

/** Another character in the notation of the one that stood there, as long as that. */
function rewritten(written: string, before: string, after: string): string | null {
  if (before === after) return written;
  const point = after.codePointAt(0) ?? 0;
  const parts = /^(&(?:amp;)*#[xX]|\\u|_x)([0-9a-fA-F]+)((?![0-9a-fA-F]).*)$/.exec(written);
  if (parts) return padded(parts, point.toString(16));
  const decimal = /^(&(?:amp;)*#)([0-9]+)(;)$/.exec(written);
  if (decimal) return padded(decimal, String(point));
  if (written[0] !== '%') return null;
  const bytes = Array.from(
    new TextEncoder().encode(after),
    (byte) => `%${byte.toString(16).padStart(2, '0')}`,
  ).join('');
  const cased = /[A-F]/.test(written) || !/[a-f]/.test(written) ? bytes.toUpperCase() : bytes;
  return cased.length === written.length ? cased : null;
}

function padded([, before = '', digits = '', behind = '']: RegExpExecArray, code: string): string | null {
  if (code.length > digits.length) return null;
  const cased = /[A-F]/.test(digits) ? code.toUpperCase() : code;
  return before + cased.padStart(digits.length, '0') + behind;
}
