// Resultant sets of policy: which of the values that several GPOs give is the one that counts.

import type {
  Fact,
  HostMappingFact,
  KerberosParameterFact,
  PolicyStateFact,
  RealmFact,
} from '../model/fact.ts';

/** A value that a file sets, of those that are applied one over the other. */
export type ValueFact = RealmFact | HostMappingFact | PolicyStateFact | KerberosParameterFact;

export const VALUES: readonly ValueFact['kind'][] = [
  'realm',
  'host-mapping',
  'policy-state',
  'kerberos-parameter',
];

export function isValue(fact: Fact): fact is ValueFact {
  return VALUES.some((kind) => kind === fact.kind);
}

/** Whether it is a value of a resultant set: what is left when all has been applied. */
export function isRanked(fact: Fact | undefined): boolean {
  return fact !== undefined && isValue(fact) && fact.winner !== undefined;
}

/**
 * The values of resultant sets that another GPO overrules: of those of one key and name the best rank stands (1 wins),
 * wherever it stands in the file, and a policy that is disabled takes the list of every GPO that ranks below it.
 * What is overruled has no effect and is in no list of its subject; whoever looks for conflicts asks for it here.
 */
export function overruled(facts: readonly Fact[]): ValueFact[] {
  const ranked = facts.filter((fact) => isValue(fact)).filter(({ winner }) => winner !== undefined);
  const best = new Map<string, number>();
  for (const fact of ranked) lower(best, settingOf(fact), rankOf(fact));
  const off = new Map<string, number>();
  for (const fact of ranked) {
    if (fact.kind === 'policy-state' && fact.state === 'disabled') lower(off, listOf(fact), rankOf(fact));
  }
  return ranked.filter((fact) => {
    const rank = rankOf(fact);
    if (rank > (best.get(settingOf(fact)) ?? rank)) return true;
    const listed = fact.kind === 'realm' || fact.kind === 'host-mapping';
    return listed && rank > (off.get(listOf(fact)) ?? rank);
  });
}

function rankOf({ winner }: ValueFact): number {
  return winner?.precedence ?? 1;
}

function lower(ranks: Map<string, number>, key: string, rank: number): void {
  ranks.set(key, Math.min(rank, ranks.get(key) ?? rank));
}

function settingOf(fact: ValueFact): string {
  const { path, part } = fact.origin;
  return JSON.stringify([path, part, fact.kind, fact.key, fact.valueName]);
}

function listOf(fact: ValueFact): string {
  const { path, part } = fact.origin;
  const list =
    fact.kind === 'policy-state' ? fact.list : fact.kind === 'realm' ? 'MitRealms' : 'domain_realm';
  return JSON.stringify([path, part, fact.layer, list]);
}
