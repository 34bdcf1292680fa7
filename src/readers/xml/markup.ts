// Mark-up without elements: comments, CDATA sections, processing instructions, the XML declaration, and
// the document type, which is refused.

import { fail } from './ending.ts';
import { isSimpleName } from './names.ts';
import type { ScanState } from './state.ts';

const COMMENT = '<!--';
const SECTION = '<![CDATA[';
const DOCTYPE = '<!DOCTYPE';
const LONGEST_TARGET = 1024;
// Of XML 1.0 alone: of another version other characters are allowed, and Windows reads none.
const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.0\1([ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][A-Za-z0-9._-]*\3)?([ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(yes|no)\5)?[ \t\r\n]*$/;
const OTHER_VERSION = /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*["'](1\.(?!0["'])[0-9]{1,9})["']/;

/** Begins what stands at `<!` or `<?`. */
export function beginMarkup(state: ScanState, lt: number): boolean {
  const { text } = state.cursor;
  if (text.startsWith(COMMENT, lt)) return enter(state, 'comment', lt + COMMENT.length);
  if (text.startsWith('<?', lt)) return beginInstruction(state, lt);
  if (text.startsWith(SECTION, lt)) {
    if (state.open.length > 0) return enter(state, 'section', lt + SECTION.length);
    const message = 'A CDATA section stands outside of the root element.';
    return fail(state, 'malformed', { message, from: lt, to: lt + SECTION.length });
  }
  if (text.startsWith(DOCTYPE, lt)) {
    const message = 'The document has a document type (DTD), which is not read.';
    return fail(state, 'doctype', { message, from: lt, to: lt + DOCTYPE.length });
  }
  const begun = text.slice(lt, lt + DOCTYPE.length);
  if ([COMMENT, SECTION, DOCTYPE].some((whole) => whole.startsWith(begun))) return false;
  const message = '<! begins neither a comment nor a CDATA section.';
  return fail(state, 'malformed', { message, from: lt, to: lt + 2 });
}

function enter(state: ScanState, inside: 'comment' | 'section' | 'instruction', at: number): true {
  state.inside = inside;
  state.cursor.at = at;
  return true;
}

function beginInstruction(state: ScanState, lt: number): boolean {
  const { text, base } = state.cursor;
  const blank = /[ \t\r\n?]/g;
  blank.lastIndex = lt + 2;
  const end = blank.exec(text)?.index ?? -1;
  if (end === -1 || end + 1 >= text.length) {
    if (text.length - lt < LONGEST_TARGET) return false;
    const message = 'A processing instruction has no end of its name.';
    return fail(state, 'malformed', { message, from: lt, to: lt + 2 });
  }
  const target = text.slice(lt + 2, end);
  if (target === 'xml' && base + lt === 0) return passDeclaration(state, lt);
  if (target.toLowerCase() === 'xml') {
    const message = 'An XML declaration stands elsewhere than at the beginning.';
    return fail(state, 'malformed', { message, from: lt, to: end });
  }
  if (isSimpleName(target) && (text[end] !== '?' || text[end + 1] === '>')) {
    return enter(state, 'instruction', end);
  }
  const message = 'A processing instruction has no name.';
  return fail(state, 'malformed', { message, from: lt, to: end });
}

function passDeclaration(state: ScanState, lt: number): boolean {
  const { cursor } = state;
  const end = cursor.text.indexOf('?>', lt);
  if (end === -1 && cursor.text.length - lt < LONGEST_TARGET) return false;
  if (end !== -1 && DECLARATION.test(cursor.text.slice(lt, end))) {
    cursor.at = end + 2;
    return true;
  }
  const other = OTHER_VERSION.exec(cursor.text.slice(lt, end + 1))?.[1];
  const message = other
    ? `The document declares version ${other} of XML. Version 1.0 alone is read, as by Windows.`
    : 'The XML declaration is not well-formed.';
  return fail(state, 'malformed', { message, from: lt, to: end === -1 ? lt + 5 : end + 2 });
}

/** Goes on in a comment, section or instruction, to its end where the window shows it. */
export function endMarkup(state: ScanState): boolean {
  const { cursor, inside } = state;
  const { text, at } = cursor;
  const close = inside === 'comment' ? '--' : inside === 'section' ? ']]>' : '?>';
  const found = text.indexOf(close, at);
  if (found === -1) {
    cursor.at = Math.max(at, text.length - close.length + 1);
    return false;
  }
  if (inside === 'comment') {
    const next = text[found + 2];
    if (next === undefined) {
      cursor.at = found;
      return false;
    }
    if (next !== '>') {
      return fail(state, 'malformed', { message: 'A comment holds --.', from: found, to: found + 2 });
    }
  }
  state.inside = null;
  cursor.at = found + (inside === 'instruction' ? 2 : 3);
  return true;
}
