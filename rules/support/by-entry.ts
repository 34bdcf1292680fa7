// Host maps by entry, made once for each list: which realms an entry is mapped to, and where.

import type { HostMappingFact } from '../../src/model/fact.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import { type Piece, piecesOf } from './hosts.ts';

/** An entry of a host map, in the value that holds it. */
export interface Mapped {
  readonly fact: HostMappingFact;
  readonly piece: Piece;
}

export type ByRealm = ReadonlyMap<string, Mapped>;

const made = new WeakMap<readonly HostMappingFact[], ReadonlyMap<string, ByRealm>>();

/**
 * By entry, as it is meant: by realm key, the first place of it. What a filter of Preferences decides is left out: it counts
 * neither as there nor as absent. The list must not change afterwards.
 */
export function mappingsByEntry(facts: readonly HostMappingFact[]): ReadonlyMap<string, ByRealm> {
  const known = made.get(facts);
  if (known) return known;
  const index = new Map<string, Map<string, Mapped>>();
  made.set(facts, index);
  for (const fact of facts) {
    if (fact.conditional) continue;
    const key = realmKey(fact.name.value);
    for (const piece of fact.entries.flatMap(piecesOf)) {
      const realms = index.get(piece.host) ?? new Map<string, Mapped>();
      index.set(piece.host, realms);
      if (!realms.has(key)) realms.set(key, { fact, piece });
    }
  }
  return index;
}
