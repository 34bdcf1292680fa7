// Values as a file leaves them: a later value replaces an earlier one of its name, and a deletion takes what came before it.

import type { Fact, PolicyDirectiveFact } from '../model/fact.ts';

/**
 * The facts that still stand when a file has been applied from its beginning to its end, as Windows applies policy
 * files and .reg files (MS-GPREG 3.2.5.1). A dump of `reg query` is no such program: what it shows twice stands twice.
 */
export function asLeft(facts: readonly Fact[]): Fact[] {
  const files = new Map<string, Map<string, Fact>>();
  const standing: Map<string, Fact>[] = [];
  let unique = 0;
  for (const fact of facts) {
    const { path, part, side, format } = fact.origin;
    const file = JSON.stringify([path, part, side]);
    let left = files.get(file);
    if (!left) {
      left = new Map();
      files.set(file, left);
      standing.push(left);
    }
    if (fact.kind === 'policy-directive') remove(left, fact);
    const replaces = isValue(fact) && format !== 'reg-query';
    const key = replaces ? `${fact.kind} ${fact.locator.toLowerCase()}` : `#${unique++}`;
    // What replaces an earlier value stands where the later one does.
    left.delete(key);
    left.set(key, fact);
  }
  return standing.flatMap((left) => [...left.values()]);
}

const VALUES: readonly Fact['kind'][] = ['realm', 'host-mapping', 'policy-state'];

function isValue(fact: Fact): boolean {
  return VALUES.includes(fact.kind);
}

function remove(left: Map<string, Fact>, { operation, locator }: PolicyDirectiveFact): void {
  const path = locator.toLowerCase();
  if (operation === 'delete-value') {
    for (const kind of VALUES) left.delete(`${kind} ${path}`);
    return;
  }
  const key = path.replace(/ : [^\\]*$/, '');
  for (const [name, fact] of left) {
    if (!isValue(fact)) continue;
    const at = fact.locator.toLowerCase();
    const isBelow = operation === 'delete-key' && (at === key || at.startsWith(`${key}\\`));
    if (isBelow || at.startsWith(`${key} : `)) left.delete(name);
  }
}
