// Texts of a PAC file that stand fixed in it: literals, their concatenations, and variables that are those.

import { type Located, locatedFrom, type Run, runsOf, wholeAt } from '../../model/located.ts';
import { table } from '../../model/table.ts';
import type { Names } from './pac-names.ts';
import type { Place } from './pac-places.ts';
import { type Expression, operandsOf } from './pac-syntax.ts';

/** What reading an expression takes. */
export interface Script {
  readonly place: Place;
  readonly names: Names;
  /** Operands that may still be looked at: variables that hold variables can multiply without end. */
  readonly budget: { left: number };
}

// Variables that are given variables; more than a few steps nobody writes, and a circle has no end.
const STEPS = 8;

/** The text that an expression always is, in the places where it is written; null where that cannot be told. */
export function fixedText(node: Expression, script: Script, steps = STEPS): Located | null {
  const runs = textRuns(node, script, steps);
  if (!runs || !isText(node, script, steps)) return null;
  const whole = script.place(node.start, node.end).at;
  const text = locatedFrom(runs, whole);
  // Parts that were written in another order than they are read have no place as a whole.
  return text.at.end < text.at.start ? wholeAt(text.value, whole) : text;
}

/** Numbers are added, texts are joined: one text among the first two makes it a text. */
function isText(node: Expression, script: Script, steps: number): boolean {
  const [first, second] = operandsOf(node, '+');
  return [first, second].some((operand) => operand !== undefined && isTextOperand(operand, script, steps));
}

function isTextOperand(node: Expression, script: Script, steps: number): boolean {
  if (node.type === 'Literal') return typeof node.value === 'string';
  if (node.type === 'BinaryExpression') {
    return node.operator === '+' && steps > 0 && isText(node, script, steps - 1);
  }
  if (node.type !== 'Identifier') return node.type === 'TemplateLiteral';
  const only = script.budget.left-- > 0 ? onlyValue(node.name, script) : null;
  return only !== null && steps > 0 && isText(only, script, steps - 1);
}

function onlyValue(name: string, { names }: Script): Expression | null {
  const values = names.valuesOf(name);
  return values?.length === 1 ? (values[0] ?? null) : null;
}

function textRuns(node: Expression, script: Script, steps: number): Run[] | null {
  const all: Run[] = [];
  for (const operand of operandsOf(node, '+')) {
    const runs = script.budget.left-- > 0 ? operandRuns(operand, script, steps) : null;
    if (!runs) return null;
    for (const run of runs) all.push(run);
  }
  return all;
}

function operandRuns(node: Expression, script: Script, steps: number): Run[] | null {
  if (node.type === 'Literal') {
    if (typeof node.value === 'string') return literalRuns(node.value, node.start + 1, node.end - 1, script);
    // A number is written as its text is, or it is not read: 0x50 becomes 80.
    return String(node.value) === node.raw ? runsOf(script.place(node.start, node.end)) : null;
  }
  if (node.type === 'TemplateLiteral') {
    const [first, last] = [node.quasis[0], node.quasis.at(-1)];
    // The vendor puts its variables in by their text, whatever kind of string they stand in.
    const vendors = node.expressions.every((expression) => isVendorVariable(expression, script));
    if (!first || !last || !vendors || node.quasis.some(({ value }) => value.raw !== value.cooked))
      return null;
    return runsOf(script.place(first.start, last.end));
  }
  const inner = node.type === 'Identifier' ? onlyValue(node.name, script) : node;
  if (!inner || steps === 0) return null;
  if (inner.type === 'BinaryExpression' && (inner.operator !== '+' || !isText(inner, script, steps)))
    return null;
  return inner === node && inner.type !== 'BinaryExpression' ? null : textRuns(inner, script, steps - 1);
}

function isVendorVariable(node: Expression, { place }: Script): boolean {
  return /^(?:SECONDARY[._])?GATEWAY[\w.]*$/i.test(place(node.start, node.end).value);
}

const ESCAPE = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|(\r\n|[\s\S]))/gi;
const LETTERS: Readonly<Record<string, string>> = table({
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
});

/** The runs of what stands between two quotes; each escape is indivisible. Null where its escapes are not known here. */
function literalRuns(value: string, from: number, to: number, { place }: Script): Run[] | null {
  const raw = place(from, to);
  if (raw.value === value) return runsOf(raw);
  const runs: Run[] = [];
  let at = 0;
  for (const match of raw.value.matchAll(ESCAPE)) {
    const end = match.index + match[0].length;
    if (match.index > at) for (const run of runsOf(place(from + at, from + match.index))) runs.push(run);
    runs.push({ text: unescaped(match), span: place(from + match.index, from + end).at, linear: false });
    at = end;
  }
  for (const run of runsOf(place(from + at, to))) runs.push(run);
  return runs.map(({ text }) => text).join('') === value ? runs : null;
}

function unescaped([, two, four, point, other = '']: RegExpMatchArray): string {
  const digits = two ?? four ?? point;
  if (digits !== undefined) return String.fromCodePoint(Number.parseInt(digits, 16));
  if (/^[\r\n\u2028\u2029]/.test(other)) return '';
  return LETTERS[other] ?? other;
}
