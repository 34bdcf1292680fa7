// GPOs of a document of many in which nothing is of ours: an estate has thousands, and of each nothing is kept but who it is.

import type { Fact, GpoFact } from '../model/fact.ts';

/**
 * Leaves of the GPO with which `facts` ends one fact, if all that was read of it, from `begin` on, is that both its sides show
 * nothing. What a reader took for ours, by its words, may have come to no fact at all.
 */
export function leaveBare(facts: Fact[], begin: number): void {
  const gpo = facts[facts.length - 1];
  if (gpo?.kind !== 'gpo' || gpo.bare) return;
  const sides = new Set<string | null>();
  for (let i = begin; i < facts.length - 1; i++) {
    const fact = facts[i];
    if (fact?.kind !== 'scope' || fact.covers !== 'gpo-side') return;
    sides.add(fact.origin.side);
  }
  if (!sides.has('computer') || !sides.has('user')) return;
  facts.length = begin;
  facts.push(bare(gpo));
}

function bare({ origin, at, locator, id, domain, name, readTime }: GpoFact): GpoFact {
  return {
    kind: 'gpo',
    origin,
    at,
    locator,
    id,
    domain,
    name,
    readTime,
    computer: null,
    user: null,
    links: null,
    computerExtensions: null,
    permissions: null,
    bare: true,
  };
}

/** What is left of a fact where nothing is known to be absent: scopes go, and a bare GPO is one of which nothing else is known. */
export function withoutScope(fact: Fact): readonly Fact[] {
  if (fact.kind === 'scope') return [];
  if (fact.kind !== 'gpo' || !fact.bare) return [fact];
  const { bare: _bare, ...rest } = fact;
  return [rest];
}
