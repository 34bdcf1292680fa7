// One step of the scan: the text up to the next mark-up, and that mark-up. A step answers false when it
// cannot go on without more text.

import { detached } from './cursor.ts';
import { closeElement, openElement } from './element.ts';
import { fail } from './ending.ts';
import { beginMarkup, endMarkup } from './markup.ts';
import { attributeFlaw, declare, type NameScope } from './names.ts';
import type { Flaw, RawAttribute } from './raw.ts';
import { decodeReferences, flawedReference, isBegunReference, LONGEST_REFERENCE } from './reference.ts';
import type { ScanState } from './state.ts';
import { parseTag, type StartTag, tagEnd } from './tag.ts';

const LONGEST_TAG = 1024 * 1024;
/** How many tags are remembered in a scope, how many scopes of tags that declare namespaces, and up to which length in UTF-16 units. */
const MANY_TAGS = 1024;
const MANY_SCOPES = 64;
const SHORT_TAG = 512;
const NOT_BLANK = /[^ \t\r\n]/g;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;

/** Consumes text and at most one piece of mark-up. */
export function step(state: ScanState): boolean {
  if (state.inside) return endMarkup(state);
  const { cursor } = state;
  const lt = cursor.text.indexOf('<', cursor.at);
  if (lt !== cursor.at && !passText(state, lt)) return state.stopped;
  if (lt === -1) return false;
  state.markupSeen = true;
  const next = cursor.text.charCodeAt(lt + 1);
  if (next === SLASH) return endTag(state, lt);
  if (next === BANG || next === QUESTION) return beginMarkup(state, lt);
  return Number.isNaN(next) ? false : startTag(state, lt);
}

/** Checks and consumes text up to `lt`, or as far as the window allows. False when the scan is over. */
function passText(state: ScanState, lt: number): boolean {
  const { cursor } = state;
  const { text, at } = cursor;
  // Two units stay behind, for a `]]>` that the next chunk completes.
  let end = lt !== -1 ? lt : cursor.final ? text.length : Math.max(at, text.length - 2);
  if (state.open.length === 0) {
    NOT_BLANK.lastIndex = at;
    const stray = NOT_BLANK.exec(text);
    if (stray && stray.index < end) {
      return !fail(state, 'malformed', flaw('Text stands outside of the root element.', stray.index, 1));
    }
  }
  if (cursor.sectionEnd < at) cursor.sectionEnd = find(text, ']]>', at);
  if (cursor.ampersand < at) cursor.ampersand = find(text, '&', at);
  if (cursor.ampersand < end) {
    // What comes first is reported, however the text was cut into chunks.
    const checked = passReferences(state, Math.min(end, cursor.sectionEnd), lt);
    if (checked === -1) return false;
    if (checked < cursor.sectionEnd) end = Math.min(end, checked);
  }
  if (cursor.sectionEnd < end) {
    const message = 'Text holds ]]>, which must be written as ]]&gt;.';
    return !fail(state, 'malformed', flaw(message, cursor.sectionEnd, 3));
  }
  cursor.at = end;
  return true;
}

function find(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found === -1 ? Number.POSITIVE_INFINITY : found;
}

function flaw(message: string, from: number, length: number): Flaw {
  return { message, from, to: from + length };
}

/**
 * Checks the references before `end` in text that ends at `lt` (-1 when it may go on); answers how far it may
 * be consumed, -1 when a reference is flawed.
 */
function passReferences(state: ScanState, end: number, lt: number): number {
  const { cursor } = state;
  const { text } = cursor;
  const open = lt === -1;
  for (let at = cursor.ampersand; at < end; at = cursor.ampersand) {
    const limit = open ? text.length : lt;
    const wrong = flawedReference(text, at, limit);
    if (wrong) {
      const begun = open && isBegunReference(text.slice(at, at + LONGEST_REFERENCE + 1));
      if (begun || (open && !cursor.final && text.length - at < LONGEST_REFERENCE)) return at;
      fail(state, 'malformed', wrong);
      return -1;
    }
    cursor.ampersand = find(text, '&', at + 1);
  }
  return end;
}

function startTag(state: ScanState, lt: number): boolean {
  const { cursor, scope: outer } = state;
  const gt = cursor.text.indexOf('>', lt + 1);
  const known = gt === -1 || gt - lt > SHORT_TAG ? undefined : outer.tags.get(cursor.text.slice(lt + 1, gt));
  if (known) return openElement(state, lt, gt + 1, known, known.scope);
  const end = tagEnd(cursor.text, lt);
  if (typeof end !== 'number') return fail(state, 'malformed', end);
  if (end === -1) {
    if (cursor.text.length - lt < LONGEST_TAG) return false;
    return fail(state, 'too-large', flaw('A tag is longer than a million characters.', lt, 1));
  }
  const tag = parseTag(cursor.text, lt, end);
  if ('message' in tag) return fail(state, 'malformed', tag);
  const scope = tag.attributes.length === 0 ? outer : scopeInside(state, tag.attributes);
  if ('message' in scope) return fail(state, 'malformed', scope);
  if (end - lt <= SHORT_TAG) remember(state, cursor.text.slice(lt + 1, end), tag, scope);
  return openElement(state, lt, end + 1, tag, scope);
}

/** A scope that is remembered has tags of its own, so there are few of these in a document. */
function remember(state: ScanState, text: string, tag: StartTag, scope: NameScope): void {
  const { tags } = state.scope;
  if (scope !== state.scope && state.scopes++ >= MANY_SCOPES) return;
  if (tags.size >= MANY_TAGS) tags.clear();
  tags.set(detached(text), { name: detached(tag.name), selfClosing: tag.selfClosing, scope });
}

function scopeInside(state: ScanState, attributes: readonly RawAttribute[]): NameScope | Flaw {
  const { text } = state.cursor;
  const scope = declare(state.scope, attributes, ({ from, to }) => decodeReferences(text.slice(from, to)));
  return 'message' in scope ? scope : (attributeFlaw(scope, attributes) ?? scope);
}

function endTag(state: ScanState, lt: number): boolean {
  const { cursor, open } = state;
  const gt = cursor.text.indexOf('>', lt + 2);
  if (gt === -1) {
    if (cursor.text.length - lt < LONGEST_TAG) return false;
    return fail(state, 'too-large', flaw('A tag is longer than a million characters.', lt, 1));
  }
  const element = open[open.length - 1];
  const nameEnd = lt + 2 + (element?.raw.length ?? 0);
  const matches = element !== undefined && cursor.text.startsWith(element.raw, lt + 2);
  if (matches && (nameEnd === gt || !/[^ \t\r\n]/.test(cursor.text.slice(nameEnd, gt)))) {
    return closeElement(state, element, lt, gt + 1);
  }
  const shown = cursor.text.slice(lt, Math.min(gt + 1, lt + 80));
  const message = element
    ? `${shown} does not match <${element.raw}>, which was opened in line ${element.line}.`
    : `${shown} ends an element that was never begun.`;
  return fail(state, 'malformed', flaw(message, lt, gt + 1 - lt));
}
