// Every kind of record to its interpreter: the only way from records to facts.

import type { Fact, Interpret, Origin } from '../model/fact.ts';
import type { Item, RegistryRecord } from '../model/record.ts';
import type { Interest } from '../model/source.ts';
import { interpretAuthentication } from './browser-authentication.ts';
import { backupFact, clientFact, gapFact, gpoFact, pacFact, scopeFact, ticketFact } from './circumstances.ts';
import { interpretComputerName } from './computer-name.ts';
import { DIRECTORY_INTEREST, interpretDirectory } from './directory.ts';
import { ASIDE_FRAGMENTS, KEY_FRAGMENTS, namesOne } from './keys.ts';
import { interpretParameter } from './parameters.ts';
import { interpretPolicy, POLICY_FRAGMENTS } from './policies.ts';
import { interpretProxy } from './proxies.ts';
import { interpretRegistry } from './registry.ts';
import { interpretAutologon, interpretSecret } from './secrets.ts';

/** All that the interpreters can use, for readers that may skip the rest. */
export const INTEREST: Interest = {
  keyPaths: KEY_FRAGMENTS,
  asides: ASIDE_FRAGMENTS,
  policyText: POLICY_FRAGMENTS,
  ...DIRECTORY_INTEREST,
};

const OF_BROWSERS = ['internet settings', 'policies\\microsoft\\edge', 'policies\\google\\chrome'];

/** Who else reads keys, by words of which each of their keys has one in its path: most records are for none of them. */
const OF_KEYS: readonly (readonly [readonly string[], readonly Interpret<RegistryRecord>[]])[] = [
  [['computername'], [interpretComputerName]],
  [['kerberos'], [interpretParameter]],
  [OF_BROWSERS, [interpretProxy, interpretAuthentication]],
  [['winlogon'], [interpretAutologon]],
];

/** Facts of one item. `input` is the origin of all of it; holder, part and side of the item are filled in here. */
export function* interpret(item: Item, input: Origin): Iterable<Fact> {
  const part = 'part' in item ? item.part : null;
  const side = 'side' in item ? item.side : null;
  const holder = item.holder ?? input.holder;
  const origin: Origin =
    part === null && side === null && holder === input.holder
      ? input
      : { ...input, holder, part, side: side ?? input.side };
  if (item.kind === 'registry') {
    yield* interpretRegistry(item, origin);
    for (const [words, others] of OF_KEYS) {
      if (!namesOne(item.keyPath.value, words)) continue;
      for (const other of others) yield* other(item, origin);
    }
  } else if (item.kind === 'policy') yield* interpretPolicy(item, origin);
  else if (item.kind === 'directory') yield* interpretDirectory(item, origin);
  else if (item.kind === 'gpo') yield gpoFact(item, origin);
  else if (item.kind === 'backup') yield backupFact(item, origin);
  else if (item.kind === 'client') yield clientFact(item, origin);
  else if (item.kind === 'ticket') yield ticketFact(item, origin);
  else if (item.kind === 'pac') yield pacFact(item, origin);
  else if (item.kind === 'secret') yield* interpretSecret(item, origin);
  else if (item.kind === 'diagnostic') yield gapFact(item, origin);
  else {
    const scope = scopeFact(item, origin);
    if (scope) yield scope;
  }
}
