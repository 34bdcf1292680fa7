// The one order of facts: that of their places, so that nothing depends on the order in which inputs are given.

import type { Fact } from '../model/fact.ts';

/**
 * The facts by path and, within a file, as they stand in it: the order in which Windows applies a file. What stands in one
 * place is ordered by what it says; of facts that are the same in all of this the order does not matter.
 */
export function inOrder(facts: readonly Fact[]): Fact[] {
  return [...facts].sort(
    (a, b) =>
      compare(a.origin.path, b.origin.path) ||
      a.at.start - b.at.start ||
      a.at.end - b.at.end ||
      compare(a.kind, b.kind) ||
      compare(a.locator, b.locator) ||
      compare(saying(a), saying(b)),
  );
}

/** By UTF-16 units, which no locale changes. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function saying(fact: Fact): string {
  return fact.kind === 'gap' ? fact.message : '';
}
