// JSON with places: a tree whose nodes know their offsets, for configurations and for exports that are JSON.
// The only file that imports jsonc-parser.

import { createScanner } from 'jsonc-parser';

export interface JsonMember {
  readonly name: string;
  /** Offsets of the name with its quotes. */
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly node: JsonNode;
}

interface JsonLeaf {
  readonly kind: 'string' | 'number' | 'boolean' | 'null';
  readonly value: string | number | boolean | null;
}

/** `from` and `to` are UTF-16 offsets in the text, `to` exclusive; those of a string include its quotes. */
export type JsonNode = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | JsonLeaf
);

/** A sentence and the offsets that it is about. Text that merely ends too early has both at its end. */
export interface JsonError {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

// ConvertTo-Json stops at 100; the recursion here must stop somewhere before the stack does.
const DEEPEST = 200;

// jsonc-parser declares these as ambient const enums, which isolated modules cannot use.
const TOKEN = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  blanks: 15,
  end: 17,
} as const;

const UNCLOSED_STRING = 2;
const LITERAL_STARTS = ['-', '/', 't', 'tr', 'tru', 'f', 'fa', 'fal', 'fals', 'n', 'nu', 'nul'];

const SCAN_ERRORS: Readonly<Record<number, string>> = {
  1: 'The comment is not closed.',
  2: 'The string is not closed on its line.',
  3: 'The number is incomplete.',
  4: 'After \\u in a string there must be four hexadecimal digits.',
  5: 'The string holds an unknown escape; a backslash itself is written as two.',
  6: 'The string holds a control character, which must be written as an escape.',
};

type Cursor = ReturnType<typeof cursorOn>;

function cursorOn(text: string, comments: boolean) {
  const errors: JsonError[] = [];
  return {
    text,
    comments,
    errors,
    scanner: createScanner(text),
    token: 0,
    from: 0,
    to: 0,
    line: 1,
    lineStart: 0,
  };
}

/**
 * Reads a whole JSON text. `root` is null when its syntax is broken; the first such error is then the
 * last of `errors`. Comments and trailing commas (unless `comments`) and members that occur twice are errors
 * that leave a tree. A byte order mark must be gone already.
 */
export function parseJson(
  text: string,
  options: { readonly comments: boolean },
): { readonly root: JsonNode | null; readonly errors: readonly JsonError[] } {
  const cursor = cursorOn(text, options.comments);
  const root = next(cursor) ? readNode(cursor, 0) : null;
  if (root === null || !next(cursor)) return { root: null, errors: cursor.errors };
  if (cursor.token === TOKEN.end) return { root, errors: cursor.errors };
  fail(cursor, 'The document is complete before this; nothing may follow.');
  return { root: null, errors: cursor.errors };
}

/** Plain values. Objects have only own members, `__proto__` included; of members given twice the last one counts. */
export function toValue(node: JsonNode): unknown {
  if (node.kind === 'array') return node.items.map(toValue);
  if (node.kind !== 'object') return node.value;
  return Object.fromEntries(node.members.map((member) => [member.name, toValue(member.node)]));
}

function fail(cursor: Cursor, message: string): null {
  const { from, to } = cursor;
  if (cursor.token === TOKEN.end) return failAtEnd(cursor);
  cursor.errors.push({ message, from, to });
  return null;
}

function failAtEnd(cursor: Cursor): null {
  const at = cursor.text.length;
  cursor.errors.push({ message: 'The text ends before the document is complete.', from: at, to: at });
  return null;
}

/** Moves to the next token that means something. False, with its error noted, when the text is no token there. */
function next(cursor: Cursor): boolean {
  const { scanner } = cursor;
  for (;;) {
    cursor.token = scanner.scan();
    cursor.from = scanner.getTokenOffset();
    cursor.to = cursor.from + scanner.getTokenLength();
    const problem = scanner.getTokenError();
    if (problem !== 0) {
      if (endsInside(cursor, problem)) failAtEnd(cursor);
      else fail(cursor, SCAN_ERRORS[problem] ?? 'This is not JSON.');
      return false;
    }
    if (cursor.token === TOKEN.lineBreak || cursor.token === TOKEN.blockComment) countLines(cursor);
    if (cursor.token === TOKEN.lineBreak || cursor.token === TOKEN.blanks) continue;
    if (cursor.token !== TOKEN.lineComment && cursor.token !== TOKEN.blockComment) return true;
    if (!cursor.comments) fail(cursor, 'Comments are not allowed here.');
  }
}

/** Whether the token is broken only because the text ends in it. */
function endsInside(cursor: Cursor, problem: number): boolean {
  const { text, token, from, to } = cursor;
  if (to < text.length) return false;
  if (token === TOKEN.string) return problem === UNCLOSED_STRING;
  if (token === TOKEN.number) return /(\.|[eE][+-]?)$/.test(text.slice(-2));
  return token === TOKEN.blockComment || LITERAL_STARTS.includes(text.slice(from, from + 5));
}

// A function, so that the compiler forgets what it knew of the last token.
function stands(cursor: Cursor, token: number): boolean {
  return cursor.token === token;
}

function readNode(cursor: Cursor, depth: number): JsonNode | null {
  const { token, from, to } = cursor;
  if (token === TOKEN.openBrace || token === TOKEN.openBracket) {
    if (depth >= DEEPEST) return fail(cursor, `Objects and arrays are nested more than ${DEEPEST} deep.`);
    return token === TOKEN.openBrace ? readObject(cursor, depth) : readArray(cursor, depth);
  }
  if (token === TOKEN.string) return { kind: 'string', value: cursor.scanner.getTokenValue(), from, to };
  if (token === TOKEN.number)
    return { kind: 'number', value: Number(cursor.scanner.getTokenValue()), from, to };
  if (token === TOKEN.null) return { kind: 'null', value: null, from, to };
  if (token === TOKEN.true || token === TOKEN.false) {
    return { kind: 'boolean', value: token === TOKEN.true, from, to };
  }
  if (endsInside(cursor, 0)) return failAtEnd(cursor);
  return fail(cursor, 'Here a value is expected: "text", a number, true, false, null, { or [.');
}

function readArray(cursor: Cursor, depth: number): JsonNode | null {
  const { from } = cursor;
  const items: JsonNode[] = [];
  if (!next(cursor)) return null;
  while (cursor.token !== TOKEN.closeBracket) {
    const item = readNode(cursor, depth + 1);
    if (item === null || !next(cursor)) return null;
    items.push(item);
    if (!separated(cursor, TOKEN.closeBracket, ']')) return null;
  }
  return { kind: 'array', items, from, to: cursor.to };
}

function readObject(cursor: Cursor, depth: number): JsonNode | null {
  const { from } = cursor;
  const members: JsonMember[] = [];
  const seen = new Map<string, string>();
  if (!next(cursor)) return null;
  while (cursor.token !== TOKEN.closeBrace) {
    const place = `line ${cursor.line}, column ${cursor.from - cursor.lineStart + 1}`;
    const member = readMember(cursor, depth);
    if (member === null || !next(cursor)) return null;
    noteDuplicate(cursor, seen, member, place);
    members.push(member);
    if (!separated(cursor, TOKEN.closeBrace, '}')) return null;
  }
  return { kind: 'object', members, from, to: cursor.to };
}

function readMember(cursor: Cursor, depth: number): JsonMember | null {
  if (cursor.token !== TOKEN.string) return fail(cursor, 'Here a name in double quotes is expected.');
  const { from: nameFrom, to: nameTo } = cursor;
  const name = cursor.scanner.getTokenValue();
  if (!next(cursor)) return null;
  if (!stands(cursor, TOKEN.colon))
    return fail(cursor, `After the name ${JSON.stringify(name)} a colon is expected.`);
  if (!next(cursor)) return null;
  const node = readNode(cursor, depth + 1);
  return node && { name, nameFrom, nameTo, node };
}

/** Steps over the comma after an item, if there is one. False when something else stands there. */
function separated(cursor: Cursor, close: number, sign: string): boolean {
  if (cursor.token === close) return true;
  if (cursor.token !== TOKEN.comma) {
    fail(cursor, `Here a comma or ${sign} is expected.`);
    return false;
  }
  const { from, to } = cursor;
  if (!next(cursor)) return false;
  if (cursor.token === close && !cursor.comments) {
    cursor.errors.push({ message: `A comma before ${sign} is not allowed here.`, from, to });
  }
  return true;
}

function noteDuplicate(cursor: Cursor, seen: Map<string, string>, member: JsonMember, place: string): void {
  const { name, nameFrom: from, nameTo: to } = member;
  const first = seen.get(name);
  if (first === undefined) seen.set(name, place);
  else
    cursor.errors.push({
      message: `${JSON.stringify(name)} is given twice: ${first} and ${place}.`,
      from,
      to,
    });
}

function countLines(cursor: Cursor): void {
  const raw = cursor.text.slice(cursor.from, cursor.to);
  for (let at = raw.indexOf('\n'); at !== -1; at = raw.indexOf('\n', at + 1)) {
    cursor.line++;
    cursor.lineStart = cursor.from + at + 1;
  }
}
