// The grammar of PAC files, which are JavaScript. The only file that imports acorn; nothing is ever executed.

import { type AnyNode, type Expression, type Program, parse } from 'acorn';

export type { AnyNode, CallExpression, Expression, IfStatement, Program, Statement } from 'acorn';

/** Why a script has no tree: words without a capital, and the UTF-16 offset that they are about. */
export interface ScriptError {
  readonly message: string;
  readonly at: number;
  /** There is nothing wrong with the script but that it is nested deeper than the parser's stack. */
  readonly deep: boolean;
}

/** The tree of a script. Its nodes carry UTF-16 offsets in the text. */
export function parseScript(text: string): Program | ScriptError {
  try {
    return parse(text, { ecmaVersion: 'latest', sourceType: 'script', allowHashBang: true });
  } catch (error) {
    if (!(error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number')) throw error;
    const why = error.message.replace(/ \(\d+:\d+\)$/, '');
    const message = `${why.charAt(0).toLowerCase()}${why.slice(1)}`;
    return { message, at: error.pos, deep: /stack space/.test(message) };
  }
}

/** Every node of a tree, in no particular order, without recursion. */
export function* nodesOf(root: AnyNode): Iterable<AnyNode> {
  const open: unknown[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    const within = Array.isArray(value) ? value : isNode(value) ? Object.values(value) : [];
    if (isNode(value)) yield value;
    for (const child of within) if (typeof child === 'object' && child !== null) open.push(child);
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** The operands of a chain such as `a || b || c`, in their order; the tree itself leans to the left as deep as the chain is long. */
export function operandsOf(node: Expression, operator: string): Expression[] {
  const operands: Expression[] = [];
  let rest = node;
  while (
    (rest.type === 'LogicalExpression' || rest.type === 'BinaryExpression') &&
    rest.operator === operator &&
    rest.left.type !== 'PrivateIdentifier'
  ) {
    operands.push(rest.right);
    rest = rest.left;
  }
  operands.push(rest);
  return operands.reverse();
}
