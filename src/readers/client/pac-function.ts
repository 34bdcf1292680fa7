// FindProxyForURL, read statement by statement: what it returns, and which tests stand before that.

import type { PacTarget } from '../../model/record.ts';
import type { AnyNode, Expression, IfStatement, Program, Statement } from './pac-syntax.ts';
import { targetsIn } from './pac-targets.ts';
import { leaveUnread, type Reading, readTests } from './pac-tests.ts';
import { fixedText } from './pac-text.ts';

/** The body of one of the functions that a browser calls, and the names of its parameters. */
export interface PacFunction {
  readonly body: Expression | readonly Statement[];
  readonly url: string | null;
  readonly host: string | null;
}

const NAME = /^FindProxyForURL(?:Ex)?$/;

/** The functions of a script that browsers call. */
export function functionsIn(program: Program): PacFunction[] {
  return program.body.flatMap((node) => {
    if (node.type === 'FunctionDeclaration') return functionOf(node, node.id.name);
    if (node.type === 'VariableDeclaration') {
      return node.declarations.flatMap(({ id, init }) =>
        id.type === 'Identifier' ? functionOf(init, id.name) : [],
      );
    }
    if (node.type !== 'ExpressionStatement' || node.expression.type !== 'AssignmentExpression') return [];
    const { left, right } = node.expression;
    return left.type === 'Identifier' ? functionOf(right, left.name) : [];
  });
}

function functionOf(node: AnyNode | null | undefined, name: string): PacFunction[] {
  if (!NAME.test(name)) return [];
  if (
    node?.type !== 'FunctionDeclaration' &&
    node?.type !== 'FunctionExpression' &&
    node?.type !== 'ArrowFunctionExpression'
  ) {
    return [];
  }
  const [url, host] = node.params.map((parameter) =>
    parameter.type === 'Identifier' ? parameter.name : null,
  );
  const body = node.body.type === 'BlockStatement' ? node.body.body : node.body;
  return [{ body, url: url ?? null, host: host ?? null }];
}

/** A function while it is read. */
export interface PacReading extends Reading {
  readonly targets: PacTarget[];
  /** Offsets of the targets: a variable that is returned at ten places is written at one. */
  readonly written: Set<number>;
  /** The directives of returns that no test guards, in their order; null where they could not be told. */
  readonly otherwise: (readonly string[] | null)[];
}

export function readFunction({ body }: PacFunction, reading: PacReading): void {
  if ('type' in body) readReturned(body, true, reading);
  else readAll(body, true, reading);
}

/** `alone`: these statements are reached whatever the tests around them say. */
function readAll(statements: readonly Statement[], alone: boolean, reading: PacReading): void {
  for (const statement of statements) readStatement(statement, alone, reading);
}

function readStatement(node: Statement, alone: boolean, reading: PacReading): void {
  switch (node.type) {
    case 'ReturnStatement':
      if (node.argument) readReturned(node.argument, alone, reading);
      else leaveUnread(reading, node.start, node.end);
      return;
    case 'IfStatement':
      readIf(node, alone, reading);
      return;
    case 'BlockStatement':
      readAll(node.body, alone, reading);
      return;
    case 'LabeledStatement':
      readStatement(node.body, alone, reading);
      return;
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'WithStatement':
      // What it runs over is not followed; what it returns is.
      leaveUnread(reading, node.start, node.end);
      readStatement(node.body, false, reading);
      return;
    case 'SwitchStatement':
      leaveUnread(reading, node.start, node.end);
      for (const { consequent } of node.cases) readAll(consequent, false, reading);
      return;
    case 'TryStatement':
      readStatement(node.block, false, reading);
      if (node.handler) readStatement(node.handler.body, false, reading);
      if (node.finalizer) readStatement(node.finalizer, false, reading);
      return;
    case 'ThrowStatement':
      leaveUnread(reading, node.start, node.end);
      return;
  }
}

/** A chain of `else if` is walked, not descended: some have thousands. */
function readIf(first: IfStatement, alone: boolean, reading: PacReading): void {
  let node: Statement | null | undefined = first;
  while (node?.type === 'IfStatement') {
    readTests(node.test, alone ? directivesIn(node.consequent, reading) : null, reading);
    readStatement(node.consequent, false, reading);
    node = node.alternate;
  }
  if (node) readStatement(node, alone, reading);
}

/** Directives that a branch returns whenever it is taken; null where it may do otherwise. */
function directivesIn(branch: Statement, reading: PacReading): string[] | null {
  const statements = branch.type === 'BlockStatement' ? branch.body : [branch];
  for (const statement of statements) {
    if (statement.type === 'ReturnStatement')
      return statement.argument ? directivesOf(statement.argument, reading) : null;
    if (statement.type !== 'ExpressionStatement' && statement.type !== 'VariableDeclaration') return null;
  }
  return null;
}

function directivesOf(node: Expression | null | undefined, reading: PacReading): string[] | null {
  const text = node ? fixedText(node, reading) : null;
  if (!text) return null;
  const { targets, unread } = targetsIn(text);
  return unread.length > 0 ? null : targets.map(({ directive }) => directive);
}

function readReturned(node: Expression, alone: boolean, reading: PacReading): void {
  let rest = node;
  while (rest.type === 'ConditionalExpression') {
    readTests(rest.test, alone ? directivesOf(rest.consequent, reading) : null, reading);
    readReturned(rest.consequent, false, reading);
    rest = rest.alternate;
  }
  if (alone) reading.otherwise.push(directivesOf(rest, reading));
  for (const value of valuesOf(rest, reading)) {
    const text = fixedText(value, reading);
    if (!text) {
      leaveUnread(reading, value.start, value.end);
      continue;
    }
    const { targets, unread } = targetsIn(text);
    for (const target of targets) {
      if (!reading.written.has(target.at.start)) reading.targets.push(target);
      reading.written.add(target.at.start);
    }
    for (const element of unread) reading.unread.push(element);
  }
}

/** A variable that is given several texts may be any of them. */
function valuesOf(node: Expression, { names }: PacReading): readonly Expression[] {
  if (node.type !== 'Identifier') return [node];
  return names.valuesOf(node.name) ?? [node];
}
