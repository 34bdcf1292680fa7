// Values as a file leaves them: a later value replaces an earlier one of its name, unless it is set only where there is none,
// and a deletion takes what came before it.

import type { Fact, InRegistry, Origin, PolicyDirectiveFact } from '../model/fact.ts';
import { traitsOf } from '../model/format.ts';
import { inOrder } from './order.ts';
import { isRanked, isValue, overruled, VALUES, type ValueFact } from './overruled.ts';

/**
 * The facts that still stand when a file has been applied from its beginning to its end, as Windows applies policy
 * files and .reg files (MS-GPREG 3.2.5.1). A dump of `reg query` is no such program: what it shows twice stands twice.
 * The order of `given` does not matter: their places tell which comes first. In a resultant set of policy, ranks decide.
 */
export function asLeft(given: readonly Fact[]): Fact[] {
  const lost = new Set<Fact>(overruled(given));
  const facts = lost.size === 0 ? given : given.filter((fact) => !lost.has(fact));
  const files = new Map<string, Standing>();
  let unique = 0;
  for (const fact of asApplied(facts)) {
    const { path, part, side, format } = fact.origin;
    const file = JSON.stringify([path, part, side]);
    const standing = files.get(file) ?? emptyStanding();
    files.set(file, standing);
    if (fact.kind === 'policy-directive') standing.facts.set(`#${unique++}`, applied(standing, fact));
    else if (!isValue(fact)) standing.facts.set(`#${unique++}`, fact);
    else put(standing, fact, replaces(fact, format) ? null : unique++);
  }
  return [...files.values()].flatMap((standing) => [...standing.facts.values()]);
}

// Preferences are applied after the policies of a GPO, wherever a report shows them: their extension comes later.
function asApplied(facts: readonly Fact[]): Fact[] {
  const isPreference = (fact: Fact) => 'delivery' in fact && fact.delivery === 'preferences';
  const ordered = inOrder(facts);
  return [...ordered.filter((fact) => !isPreference(fact)), ...ordered.filter(isPreference)];
}

// What may not be applied replaces nothing, and two such values of one name stand beside each other.
function replaces(fact: ValueFact, format: Origin['format']): boolean {
  return traitsOf(format)?.replays === true && !fact.winner && !fact.conditional;
}

/** What stands in one file so far, and the names of the values in each key and below it. */
interface Standing {
  readonly facts: Map<string, Fact>;
  readonly inKey: Map<string, Set<string>>;
  readonly below: Map<string, Set<string>>;
  /** Conditional values by the name that a certain one would have. */
  readonly conditional: Map<string, Set<string>>;
}

function emptyStanding(): Standing {
  return { facts: new Map(), inKey: new Map(), below: new Map(), conditional: new Map() };
}

/** `serial` tells a value from others of its name; null where the later one replaces the earlier one. */
function put(standing: Standing, fact: ValueFact, serial: number | null): void {
  const { key } = fact;
  const name = nameOf(fact.kind, fact, serial);
  if (fact.onlyIfAbsent && standing.facts.has(name)) return;
  // What replaces an earlier value stands where the later one does.
  standing.facts.delete(name);
  if (serial === null && !fact.onlyIfAbsent) removeConditional(standing, name);
  standing.facts.set(name, fact);
  if (fact.conditional) add(standing.conditional, nameOf(fact.kind, fact, null), name);
  add(standing.inKey, key, name);
  for (let at = key.length; at > 0; at = key.lastIndexOf('\\', at - 1))
    add(standing.below, key.slice(0, at), name);
}

function nameOf(kind: ValueFact['kind'], { key, valueName }: InRegistry, serial: number | null): string {
  return JSON.stringify([kind, key, valueName, serial]);
}

function add(index: Map<string, Set<string>>, key: string, name: string): void {
  const names = index.get(key);
  if (names) names.add(name);
  else index.set(key, new Set([name]));
}

function removeConditional({ facts, conditional }: Standing, name: string): void {
  for (const other of conditional.get(name) ?? []) facts.delete(other);
  conditional.delete(name);
}

/** The directive with what it took of the values before it; one that may not be applied takes nothing. */
function applied(standing: Standing, directive: PolicyDirectiveFact): PolicyDirectiveFact {
  if (directive.conditional) return directive;
  const takes = remove(standing, directive).filter(
    (fact) => fact.kind === 'realm' || fact.kind === 'host-mapping',
  );
  return takes.length > 0 ? { ...directive, takes } : directive;
}

/** Removes what the directive deletes, and gives the values that stood there. */
function remove(standing: Standing, directive: PolicyDirectiveFact): ValueFact[] {
  const { facts, inKey, below } = standing;
  const { operation, key } = directive;
  const taken: ValueFact[] = [];
  const take = (name: string) => {
    const fact = facts.get(name);
    // A resultant set is what is left when all has been applied: nothing in it deletes what it shows.
    if (!fact || !isValue(fact) || isRanked(fact)) return;
    taken.push(fact);
    facts.delete(name);
  };
  if (operation === 'delete-value') {
    for (const kind of VALUES) {
      const name = nameOf(kind, directive, null);
      take(name);
      removeConditional(standing, name);
    }
    return taken;
  }
  const index = operation === 'delete-key' ? below : inKey;
  for (const name of index.get(key) ?? []) take(name);
  index.delete(key);
  return taken;
}
