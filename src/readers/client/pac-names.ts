// The variables of a PAC file: which of them stand for what is written elsewhere in it.

import { type AnyNode, type Expression, nodesOf, type Program } from './pac-syntax.ts';

/** What is known of a name. */
interface Name {
  readonly values: Expression[];
  declared: number;
  /** It also changes in ways that are not written out: a parameter, a counter, a function. */
  changes: boolean;
}

export interface Names {
  /** All that the name is ever given; null where running the script would have to show it. */
  valuesOf(name: string): readonly Expression[] | null;
  /** What is assigned to the name beside its declaration. */
  assignedTo(name: string): readonly Expression[];
}

export function namesIn(program: Program): Names {
  const names = new Map<string, Name>();
  const entry = (name: string): Name => {
    const known = names.get(name) ?? { values: [], declared: 0, changes: false };
    names.set(name, known);
    return known;
  };
  for (const node of nodesOf(program)) note(node, entry);
  for (const { values } of names.values()) values.sort((a, b) => a.start - b.start);
  return {
    valuesOf(name) {
      const known = names.get(name);
      return known && !known.changes && known.declared <= 1 && known.values.length > 0 ? known.values : null;
    },
    assignedTo: (name) => names.get(name)?.values ?? [],
  };
}

function note(node: AnyNode, entry: (name: string) => Name): void {
  const change = (pattern: AnyNode | null | undefined) => {
    for (const name of identifiersIn(pattern)) entry(name).changes = true;
  };
  switch (node.type) {
    case 'VariableDeclarator':
      if (node.id.type !== 'Identifier') change(node.id);
      else {
        entry(node.id.name).declared++;
        if (node.init) entry(node.id.name).values.push(node.init);
      }
      return;
    case 'AssignmentExpression':
      if (node.left.type === 'Identifier' && node.operator === '=')
        entry(node.left.name).values.push(node.right);
      else change(node.left);
      return;
    case 'UpdateExpression':
      change(node.argument);
      return;
    case 'ForInStatement':
    case 'ForOfStatement':
      change(node.left);
      return;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      change(node.id);
      for (const parameter of node.params) change(parameter);
      return;
    case 'CatchClause':
      change(node.param);
      return;
    case 'ClassDeclaration':
      change(node.id);
  }
}

function* identifiersIn(pattern: AnyNode | null | undefined): Iterable<string> {
  if (!pattern) return;
  for (const node of nodesOf(pattern)) if (node.type === 'Identifier') yield node.name;
}
