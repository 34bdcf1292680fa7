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
export function interpret(item: Item, input: Origin): Iterable<Fact> {
  const part = 'part' in item ? item.part : null;
  const side = 'side' in item ? item.side : null;
  const holder = item.holder ?? input.holder;
  const origin: Origin =
    part === null && side === null && holder === input.holder
      ? input
      : { ...input, holder, part, side: side ?? input.side };
  if (item.kind === 'registry') return interpretKey(item, origin);
  if (item.kind === 'policy') return interpretPolicy(item, origin);
  if (item.kind === 'directory') return interpretDirectory(item, origin);
  if (item.kind === 'gpo') return [gpoFact(item, origin)];
  if (item.kind === 'backup') return [backupFact(item, origin)];
  if (item.kind === 'client') return [clientFact(item, origin)];
  if (item.kind === 'ticket') return [ticketFact(item, origin)];
  if (item.kind === 'pac') return [pacFact(item, origin)];
  if (item.kind === 'secret') return interpretSecret(item, origin);
  if (item.kind === 'diagnostic') return [gapFact(item, origin)];
  const scope = scopeFact(item, origin);
  return scope ? [scope] : [];
}

function interpretKey(item: RegistryRecord, origin: Origin): readonly Fact[] {
  const facts = [...interpretRegistry(item, origin)];
  for (const [words, others] of OF_KEYS) {
    if (!namesOne(item.keyPath.value, words)) continue;
    for (const other of others) for (const fact of other(item, origin)) facts.push(fact);
  }
  return facts;
}
