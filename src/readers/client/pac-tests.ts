// The tests of a PAC file: what a condition asks of the host, and which of it cannot be told without running it.

import type { Located } from '../../model/located.ts';
import type { PacTest } from '../../model/record.ts';
import { type CallExpression, type Expression, operandsOf } from './pac-syntax.ts';
import { fixedText, type Script } from './pac-text.ts';

/** The function that is read: its script, the names of its parameters, and what was found in it so far. */
export interface Reading extends Script {
  readonly url: string | null;
  readonly host: string | null;
  readonly tests: PacTest[];
  readonly unread: Located[];
  /** Offsets of what was left unread, so that a variable that is used ten times is said once. */
  readonly left: Set<number>;
}

type Guarded = PacTest['returns'];

// Variables that hold variables, and conditions within conditions.
const STEPS = 8;
const LONGEST_SHOWN = 120;

/** Says that an expression was not read; its beginning stands for all of it. */
export function leaveUnread(reading: Reading, from: number, to: number): void {
  if (reading.left.has(from)) return;
  reading.left.add(from);
  const shown = reading.place(from, Math.min(to, from + LONGEST_SHOWN));
  const lineEnd = shown.value.search(/[\r\n]/);
  reading.unread.push(lineEnd === -1 ? shown : reading.place(from, from + lineEnd));
}

/** Reads the tests of a condition. `guarded` is what is returned where it holds, null where that is not known. */
export function readTests(node: Expression, guarded: Guarded, reading: Reading, steps = STEPS): void {
  for (const either of operandsOf(node, '||')) {
    const all = operandsOf(either, '&&');
    // One of several conditions returns nothing by itself.
    for (const one of all) readTest(one, all.length === 1 ? guarded : null, reading, steps);
  }
}

function readTest(node: Expression, guarded: Guarded, reading: Reading, steps: number): void {
  const inner = steps > 0 && reading.budget.left-- > 0 ? innerOf(node, guarded, reading) : null;
  if (inner) {
    readTests(inner.node, inner.guarded, reading, steps - 1);
    return;
  }
  const test = node.type === 'CallExpression' ? callTest(node, reading) : equalTest(node, reading);
  if (test === 'none') return;
  if (test === null) leaveUnread(reading, node.start, node.end);
  else reading.tests.push({ ...test, returns: guarded, at: reading.place(node.start, node.end).at });
}

/** The condition that one is made of; null for a test by itself. */
function innerOf(
  node: Expression,
  guarded: Guarded,
  reading: Reading,
): { readonly node: Expression; readonly guarded: Guarded } | null {
  if (node.type === 'LogicalExpression' && node.operator !== '??') return { node, guarded };
  if (node.type === 'UnaryExpression' && node.operator === '!') return { node: node.argument, guarded: null };
  if (node.type !== 'Identifier') return null;
  const values = reading.names.valuesOf(node.name);
  const [only] = values ?? [];
  return only && values?.length === 1 ? { node: only, guarded } : null;
}

type Test = Pick<PacTest, 'test' | 'of' | 'pattern'>;

const OF_TIME = new Set(['weekdayRange', 'dateRange', 'timeRange']);
const WITH_PATTERN = new Set(['dnsDomainIs', 'localHostOrDomainIs', 'shExpMatch', 'isInNet', 'isInNetEx']);

/** A call of one of the functions that PAC files have. `none`: it is none of the host. */
function callTest(node: CallExpression, reading: Reading): Test | 'none' | null {
  const { callee } = node;
  const [first, second] = argumentsOf(node);
  if (callee.type !== 'Identifier') return patternTest(node, reading);
  const test = callee.name;
  if (OF_TIME.has(test)) return 'none';
  if (!first) return null;
  if (test.startsWith('isInNet') && isOwnAddress(first, reading)) return 'none';
  const of = subjectOf(first, reading);
  if (of === null) return null;
  if (test === 'isPlainHostName') return { test, of, pattern: null };
  const pattern = second && WITH_PATTERN.has(test) ? fixedText(second, reading) : null;
  return pattern && { test, of, pattern };
}

// A regular expression is shown, and not understood: nothing here runs one that a file brings along.
function patternTest({ callee, ...node }: CallExpression, reading: Reading): Test | null {
  if (callee.type !== 'MemberExpression' || callee.object.type === 'Super') return null;
  if (callee.property.type !== 'Identifier' || callee.property.name !== 'test') return null;
  const [argument] = argumentsOf(node);
  const of = argument ? subjectOf(argument, reading) : null;
  const pattern = of && regexOf(callee.object, reading);
  if (!of || !pattern) return null;
  if (of !== 'address') leaveUnread(reading, node.start, node.end);
  return { test: 'RegExp', of, pattern };
}

function regexOf(node: Expression, reading: Reading): Located | null {
  const values = node.type === 'Identifier' ? reading.names.valuesOf(node.name) : [node];
  const [only] = values ?? [];
  if (only?.type !== 'Literal' || !only.regex || values?.length !== 1) return null;
  return reading.place(only.start, only.end);
}

function argumentsOf(node: Pick<CallExpression, 'arguments'>): Expression[] {
  return node.arguments.flatMap((argument) => (argument.type === 'SpreadElement' ? [] : [argument]));
}

/** `host == "x"`, in either order, and `url.substring(0, 5) == "http:"`. */
function equalTest(node: Expression, reading: Reading): Test | null {
  if (node.type !== 'BinaryExpression' || !/^={2,3}$/.test(node.operator)) return null;
  const { left, right } = node;
  if (left.type === 'PrivateIdentifier') return null;
  for (const [tested, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const pattern = fixedText(other, reading);
    if (!pattern) continue;
    const of = subjectOf(tested, reading);
    if (of) return { test: '==', of, pattern };
    const prefix = prefixOf(tested, pattern.value.length, reading);
    if (prefix) return { test: 'startsWith', of: prefix, pattern };
  }
  return null;
}

/** What is compared where exactly its first `length` characters are. */
function prefixOf(node: Expression, length: number, reading: Reading): PacTest['of'] | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
  const { object, property } = node.callee;
  if (object.type === 'Super' || property.type !== 'Identifier') return null;
  if (!/^(?:substr|substring|slice)$/.test(property.name)) return null;
  const [from, to] = argumentsOf(node);
  const whole = from?.type === 'Literal' && from.value === 0 && to?.type === 'Literal' && to.value === length;
  return whole ? subjectOf(object, reading) : null;
}

const SAME = new Set(['toLowerCase', 'trim', 'toString']);

/** What an expression stands for: the host, its address, the URL; null for anything else. */
function subjectOf(node: Expression, reading: Reading, steps = STEPS): PacTest['of'] | null {
  if (steps === 0) return null;
  if (node.type === 'Identifier') return subjectNamed(node.name, reading, steps);
  if (node.type !== 'CallExpression') return null;
  const { callee } = node;
  if (callee.type === 'Identifier') {
    const [argument] = argumentsOf(node);
    const resolves = /^dnsResolve(?:Ex)?$/.test(callee.name) && argument !== undefined;
    return resolves && subjectOf(argument, reading, steps - 1) === 'host' ? 'address' : null;
  }
  if (callee.type !== 'MemberExpression' || callee.object.type === 'Super') return null;
  if (callee.property.type !== 'Identifier' || !SAME.has(callee.property.name)) return null;
  return subjectOf(callee.object, reading, steps - 1);
}

function subjectNamed(name: string, reading: Reading, steps: number): PacTest['of'] | null {
  const { names } = reading;
  if (name === reading.host || name === reading.url) {
    const of = name === reading.host ? 'host' : 'url';
    // Many put it into lower case first; given anything else it is the host no longer.
    const given = names.assignedTo(name);
    const kept = given.every((value) => value.type === 'CallExpression' && isSame(value, name));
    return kept ? of : null;
  }
  const values = names.valuesOf(name);
  const [only] = values ?? [];
  return only && values?.length === 1 ? subjectOf(only, reading, steps - 1) : null;
}

function isSame({ callee }: CallExpression, name: string): boolean {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  const { object, property } = callee;
  return object.type === 'Identifier' && object.name === name && SAME.has(property.name);
}

function isOwnAddress(node: Expression, reading: Reading): boolean {
  const values = node.type === 'Identifier' ? reading.names.valuesOf(node.name) : [node];
  const [only] = values ?? [];
  if (only?.type !== 'CallExpression' || values?.length !== 1) return false;
  return only.callee.type === 'Identifier' && /^myIpAddress(?:Ex)?$/.test(only.callee.name);
}
