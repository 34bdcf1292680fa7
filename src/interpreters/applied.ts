// How a setting comes to be applied: what records and facts say of it in the same words.

import type { Layer, RealmFact } from '../model/fact.ts';
import type { PolicyRecord, RegistryRecord } from '../model/record.ts';

type Applied = Pick<RealmFact, 'onlyIfAbsent' | 'conditional' | 'delivery' | 'winner'>;

/** Of most records there is nothing to say: who makes facts of very many spells these out, for a spread costs more than all the rest. */
export const PLAINLY: Applied = {};

/** On what its being applied depends, who delivers it, and how it ranks; only what there is to say. */
export function applied(record: RegistryRecord | PolicyRecord): Applied {
  const registry = record.kind === 'registry' ? record : null;
  const onlyIfAbsent = registry?.operation === 'set-if-absent';
  const { delivery, winner } = record;
  if (!onlyIfAbsent && !registry?.conditional && !delivery && !winner) return PLAINLY;
  return {
    ...(onlyIfAbsent ? { onlyIfAbsent } : {}),
    ...(registry?.conditional ? { conditional: true } : {}),
    ...(delivery ? { delivery } : {}),
    ...(winner ? { winner } : {}),
  };
}

/** The layer to which a policy of a report belongs. */
export function layerOf({ side, delivery }: PolicyRecord): Layer {
  if (side === 'user') return 'user';
  return delivery === 'mdm' ? 'mdm' : 'policy';
}
