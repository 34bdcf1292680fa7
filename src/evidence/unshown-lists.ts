// Policies that are on in a subject of which nothing shows what they give: their switches were exported, and their lists were not.

import type { Subject } from '../model/evidence.ts';
import type { GapFact, ListName, PolicyStateFact } from '../model/fact.ts';
import { isPolicy } from '../model/in-force.ts';
import { placeKey } from './gaps.ts';

const LISTS: readonly ListName[] = ['MitRealms', 'domain_realm'];

/**
 * A gap for each such list of each subject, at its switch; none where `known` has one of the same place, which says already that
 * something of it was not read. Other subjects, other lists and local settings say nothing of what the policy gives.
 */
export function gapsOfUnshown(subjects: readonly Subject[], known: readonly GapFact[]): GapFact[] {
  const said = new Set<string>();
  for (const { effect, origin } of known) if (effect !== 'notice') said.add(placeKey(origin));
  return subjects.flatMap((subject) =>
    LISTS.flatMap((list) => {
      const on = unshown(subject, list);
      return on && !said.has(placeKey(on.origin)) ? [gapOf(on)] : [];
    }),
  );
}

/** The switch of a list that is on and of which neither an entry nor the whole was shown. */
function unshown({ states, realms, mappings, scopes }: Subject, list: ListName): PolicyStateFact | null {
  const on = states.find((one) => one.list === list && one.state === 'enabled' && isPolicy(one.layer));
  if (!on || scopes.some(({ shows }) => shows.includes(list))) return null;
  const values = list === 'MitRealms' ? realms : mappings;
  return values.some(({ layer }) => isPolicy(layer)) ? null : on;
}

function gapOf({ origin, at, locator, list }: PolicyStateFact): GapFact {
  return {
    kind: 'gap',
    origin,
    at,
    locator,
    code: 'not-read',
    effect: 'partial',
    message: `The policy of ${list} is enabled, and nothing that was read shows the entries of its list, nor that it has none.`,
    hint: `Export the key of the switch with all below it (reg export, reg query with /s), or the report of the GPO, or ask Get-GPRegistryValue for the key ${list} too.`,
  };
}
