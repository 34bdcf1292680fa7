// Values as a file leaves them: a later value replaces an earlier one of its name, unless it is set only where there is none,
// and a deletion takes what came before it.

import type {
  Fact,
  HostMappingFact,
  InRegistry,
  PolicyDirectiveFact,
  PolicyStateFact,
  RealmFact,
} from '../model/fact.ts';
import { traitsOf } from '../model/format.ts';
import { inOrder } from './order.ts';

/**
 * The facts that still stand when a file has been applied from its beginning to its end, as Windows applies policy
 * files and .reg files (MS-GPREG 3.2.5.1). A dump of `reg query` is no such program: what it shows twice stands twice.
 * The order of `facts` does not matter: their places tell which comes first.
 */
export function asLeft(facts: readonly Fact[]): Fact[] {
  const files = new Map<string, Standing>();
  let unique = 0;
  for (const fact of inOrder(facts)) {
    const { path, part, side, format } = fact.origin;
    const file = JSON.stringify([path, part, side]);
    const standing = files.get(file) ?? { facts: new Map(), inKey: new Map(), below: new Map() };
    files.set(file, standing);
    if (fact.kind === 'policy-directive') remove(standing, fact);
    if (!isValue(fact)) standing.facts.set(`#${unique++}`, fact);
    else put(standing, fact, traitsOf(format)?.replays ? null : unique++);
  }
  return [...files.values()].flatMap((standing) => [...standing.facts.values()]);
}

/** What stands in one file so far, and the names of the values in each key and below it. */
interface Standing {
  readonly facts: Map<string, Fact>;
  readonly inKey: Map<string, Set<string>>;
  readonly below: Map<string, Set<string>>;
}

type ValueFact = RealmFact | HostMappingFact | PolicyStateFact;

const VALUES: readonly ValueFact['kind'][] = ['realm', 'host-mapping', 'policy-state'];

function isValue(fact: Fact): fact is ValueFact {
  return VALUES.some((kind) => kind === fact.kind);
}

/** `serial` tells a value from others of its name; null where the later one replaces the earlier one. */
function put(standing: Standing, fact: ValueFact, serial: number | null): void {
  const { key } = fact;
  const name = nameOf(fact.kind, fact, serial);
  if (fact.onlyIfAbsent && standing.facts.has(name)) return;
  // What replaces an earlier value stands where the later one does.
  standing.facts.delete(name);
  standing.facts.set(name, fact);
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

function remove({ facts, inKey, below }: Standing, directive: PolicyDirectiveFact): void {
  const { operation, key } = directive;
  if (operation === 'delete-value') {
    for (const kind of VALUES) facts.delete(nameOf(kind, directive, null));
    return;
  }
  const index = operation === 'delete-key' ? below : inKey;
  for (const name of index.get(key) ?? []) facts.delete(name);
  index.delete(key);
}
