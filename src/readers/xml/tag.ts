// One start tag: where it ends, its name, its attributes, and what is wrong with it.

import { isQualifiedName } from './names.ts';
import type { Flaw, RawAttribute } from './raw.ts';
import { flawedReference } from './reference.ts';

export interface StartTag {
  readonly name: string;
  readonly attributes: readonly RawAttribute[];
  readonly selfClosing: boolean;
}

const MARK = /[<>"']/g;
const NAME = /[^ \t\r\n/>]*/y;
const ATTRIBUTE = /[ \t\r\n]+([^ \t\r\n=<>"'/]+)[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*')/y;
const BLANKS = /[ \t\r\n]*/y;

/**
 * The unit of the `>` that ends the tag at unit `lt`, -1 when the text ends first, or the flaw of a `<`
 * inside it.
 */
export function tagEnd(text: string, lt: number): number | Flaw {
  // Looked for once: it may be far, and a tag can have as many quotes as characters.
  let inner: number | null = null;
  for (let at = lt + 1; ; ) {
    MARK.lastIndex = at;
    const mark = MARK.exec(text);
    if (!mark) return -1;
    if (mark[0] === '>') return mark.index;
    if (mark[0] === '<') return misplaced('A tag is not closed before the next one begins.', mark.index);
    const close = text.indexOf(mark[0], mark.index + 1);
    inner ??= text.indexOf('<', mark.index + 1);
    if (inner !== -1 && (close === -1 || inner < close)) {
      return misplaced('An attribute value holds a <, or its closing quote is missing.', inner);
    }
    if (close === -1) return -1;
    at = close + 1;
  }
}

function misplaced(message: string, at: number): Flaw {
  return { message, from: at, to: at + 1 };
}

/** Reads the tag from `<` at `lt` to `>` at `gt`. */
export function parseTag(text: string, lt: number, gt: number): StartTag | Flaw {
  NAME.lastIndex = lt + 1;
  const name = NAME.exec(text)?.[0] ?? '';
  const nameEnd = lt + 1 + name.length;
  if (!isQualifiedName(name)) {
    return { message: `${JSON.stringify(name)} is not a name.`, from: lt, to: nameEnd };
  }
  const selfClosing = text.charCodeAt(gt - 1) === 0x2f;
  const end = selfClosing ? gt - 1 : gt;
  const attributes: RawAttribute[] = [];
  let at = nameEnd;
  for (ATTRIBUTE.lastIndex = at; at < end; ATTRIBUTE.lastIndex = at) {
    const match = ATTRIBUTE.exec(text);
    if (!match) break;
    at = match.index + match[0].length;
    const attribute = attributeOf(match);
    const flaw = attributeProblem(text, attribute);
    if (flaw) return flaw;
    attributes.push(attribute);
  }
  BLANKS.lastIndex = at;
  const blanks = BLANKS.exec(text)?.[0].length ?? 0;
  if (at + blanks !== end) {
    return { message: `The tag <${name}> holds something that is no attribute.`, from: at, to: end };
  }
  return { name, attributes, selfClosing };
}

function attributeOf(match: RegExpExecArray): RawAttribute {
  const name = match[1] ?? '';
  const end = match.index + match[0].length;
  const quoted = match[2] ?? '';
  return {
    name,
    at: match.index + match[0].indexOf(name),
    from: end - quoted.length + 1,
    to: end - 1,
  };
}

function attributeProblem(text: string, attribute: RawAttribute): Flaw | null {
  const { name, at, from, to } = attribute;
  if (!isQualifiedName(name)) {
    return { message: `${JSON.stringify(name)} is not a name.`, from: at, to: at + name.length };
  }
  const value = text.slice(from, to);
  for (let amp = value.indexOf('&'); amp !== -1; amp = value.indexOf('&', amp + 1)) {
    const flaw = flawedReference(text, from + amp, to);
    if (flaw) return flaw;
  }
  return null;
}
