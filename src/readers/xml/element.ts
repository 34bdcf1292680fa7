// Beginning and end of an element: depth, names, what the caller wants of it, and its capture.

import { type Cursor, keepFrom, leap, pointAt, spanAt, takeKept } from './cursor.ts';
import { diagnose, fail } from './ending.ts';
import { expandName, type NameScope, type Namespaces, splitName } from './names.ts';
import type { OpenElement, ScanState } from './state.ts';

const DEEPEST = 100;
/** Bytes that are worth a leap, and how often less may be gained before the rest of an element is scanned. */
const WORTHWHILE = 4096;
const FUTILE = 64;

/** Enters the element whose start tag stands at units [lt, end) of the window. */
export function openElement(
  state: ScanState,
  lt: number,
  end: number,
  tag: { readonly name: string; readonly selfClosing: boolean },
  scope: NameScope,
): boolean {
  const { cursor, open } = state;
  const raw = tag.name;
  if (open.length === 0 && state.rootSeen) {
    return fail(state, 'malformed', { message: `<${raw}> is a second root element.`, from: lt, to: end });
  }
  if (open.length >= DEEPEST) {
    const message = `Elements are nested more than ${DEEPEST} deep.`;
    return fail(state, 'too-deep', { message, from: lt, to: end });
  }
  const name = expandName(scope, raw);
  if (name === null) {
    const message = `The prefix ${splitName(raw).prefix} is not declared.`;
    return fail(state, 'malformed', { message, from: lt, to: end });
  }
  const { line } = pointAt(cursor, lt);
  if (state.quiet === 0) {
    state.path.push(name);
    if (passRest(state, lt)) {
      state.path.pop();
      return true;
    }
  }
  const decision = state.quiet === 0 ? state.decide(state.path, scope.uris) : null;
  const passed =
    (open[open.length - 1]?.decision === 'sift' && passOver(state, lt)) ||
    (decision === 'capture' && captureWhole(state, name, lt, end));
  if (passed) {
    state.path.pop();
    state.rootSeen = true;
    return true;
  }
  const element: OpenElement = { raw, name, outer: state.scope, line, decision };
  if (decision === 'sift') state.futile = 0;
  if (decision === 'capture') keepFrom(cursor, lt, state.captureLimit);
  if (decision === 'report') {
    state.out.push({ kind: 'start', name, depth: open.length + 1, at: spanAt(cursor, lt, end) });
  }
  state.rootSeen = true;
  open.push(element);
  state.scope = scope;
  if (decision === 'capture' || decision === 'skip') state.quiet = open.length;
  cursor.at = end;
  return tag.selfClosing ? closeElement(state, element, end, end) : true;
}

/** Goes on behind the children from unit `lt` on that do not count. False when this one may. */
function passOver(state: ScanState, lt: number): boolean {
  const { cursor, passing, scope, open } = state;
  if (!passing || state.futile > FUTILE) return false;
  const from = pointAt(cursor, lt);
  const to = passing.sieve.pass({ from, namespaces: scope.uris, around: open.length });
  state.futile = to && to.byte - from.byte >= WORTHWHILE ? 0 : state.futile + 1;
  if (!to) return false;
  leap(cursor, lt, to, passing.from);
  return true;
}

/** Goes on at the end of the element around, where nobody cares for what is left of it. */
function passRest({ cursor, passing, scope, open, path, out }: ScanState, lt: number): boolean {
  const wanted = passing?.rest(path);
  const names = wanted && plainNames(wanted, scope.uris);
  if (!passing || !names) return false;
  const from = pointAt(cursor, lt);
  const to = passing.sieve.rest({ from, namespaces: scope.uris, around: open.length }, names);
  if (!to) return false;
  leap(cursor, lt, to, passing.from);
  out.push({ kind: 'passed' });
  return true;
}

/** Expanded names as tags without prefixes have them; null where the default namespace is another. */
function plainNames(names: readonly string[], uris: Namespaces): readonly string[] | null {
  const uri = uris.get('') ?? '';
  const begin = uri === '' ? '' : `{${uri}}`;
  return names.every((name) => name.startsWith(begin)) ? names.map((name) => name.slice(begin.length)) : null;
}

/** Hands out an element that holds others without a look at these. False when the scan is to look. */
function captureWhole(state: ScanState, name: string, lt: number, end: number): boolean {
  const { cursor, passing, scope, open } = state;
  if (!passing || endsSoon(cursor, lt, end)) return false;
  const start = pointAt(cursor, lt);
  const to = passing.sieve.end({ from: start, namespaces: scope.uris, around: open.length });
  if (!to) return false;
  const { width, text } = cursor;
  const units = width === 'utf-8' ? Number.POSITIVE_INFINITY : (to.byte - start.byte) / width;
  const inside = lt + units <= text.length;
  const slice = {
    text: inside ? text.slice(lt, lt + units) : passing.text(start.byte, to.byte),
    ...start,
    width,
  };
  state.out.push({ kind: 'element', name, depth: open.length + 1, slice, namespaces: scope.uris });
  state.yielded = true;
  leap(cursor, lt, to, passing.from);
  return true;
}

/** UTF-16 units. An element that is shorter is scanned sooner than passed over. */
const SHORT = 1024;

function endsSoon({ text }: Cursor, lt: number, end: number): boolean {
  const name = text.slice(lt + 1, end).match(/^[^ \t\r\n/>]+/)?.[0] ?? '';
  return text.slice(end, end + SHORT).includes(`</${name}`);
}

/** Leaves the innermost element, whose end tag stands at units [lt, end) of the window. */
export function closeElement(state: ScanState, element: OpenElement, lt: number, end: number): true {
  const { cursor, open } = state;
  const { name, decision } = element;
  const depth = open.length;
  cursor.at = end;
  open.pop();
  state.scope = element.outer;
  if (decision === null) return true;
  if (state.quiet === depth) state.quiet = 0;
  state.path.pop();
  if (decision === 'report') {
    state.out.push({ kind: 'end', name, depth, at: spanAt(cursor, lt, end) });
  } else if (decision === 'capture') {
    handOut(state, element, depth, end);
  }
  return true;
}

function handOut(state: ScanState, element: OpenElement, depth: number, end: number): void {
  const { cursor } = state;
  const kept = takeKept(cursor, end);
  if (!kept) return;
  if (kept.slice) {
    const { name, outer } = element;
    state.out.push({ kind: 'element', name, depth, slice: kept.slice, namespaces: outer.uris });
    state.yielded = true;
    return;
  }
  const at = spanAt(cursor, end, end);
  const message = `<${element.raw}>, which begins in line ${element.line}, is too long to be read.`;
  state.out.push({ ...diagnose(state, 'too-large', message, at), effect: 'partial' });
}
