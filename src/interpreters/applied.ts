// How a setting comes to be applied: what records and facts say of it in the same words.

import type { Layer, RealmFact } from '../model/fact.ts';
import type { PolicyRecord, RegistryRecord } from '../model/record.ts';

/** On what its being applied depends, who delivers it, and how it ranks; only what there is to say. */
export function applied(
  record: RegistryRecord | PolicyRecord,
): Pick<RealmFact, 'onlyIfAbsent' | 'conditional' | 'delivery' | 'winner'> {
  const fromRegistry = record.kind === 'registry';
  return {
    ...(fromRegistry && record.operation === 'set-if-absent' ? { onlyIfAbsent: true } : {}),
    ...(fromRegistry && record.conditional ? { conditional: true } : {}),
    ...(record.delivery ? { delivery: record.delivery } : {}),
    ...(record.winner ? { winner: record.winner } : {}),
  };
}

/** The layer to which a policy of a report belongs. */
export function layerOf({ side, delivery }: PolicyRecord): Layer {
  if (side === 'user') return 'user';
  return delivery === 'mdm' ? 'mdm' : 'policy';
}
