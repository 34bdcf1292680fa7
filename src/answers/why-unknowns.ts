// What the evidence leaves open about the choice of a realm.

import { switchOf } from '../evidence/applied-lists.ts';
import type { RealmChoice } from '../evidence/choose-realm.ts';
import type { Holding } from '../evidence/holders.ts';
import { uncovered } from '../evidence/scopes.ts';
import type { Subject } from '../model/evidence.ts';
import { isPolicy } from '../model/in-force.ts';
import type { WhyUnknown } from '../model/why.ts';

/** Open in every answer: nothing that is exported shows it. */
export const ALWAYS_OPEN: readonly string[] = [
  'The browser asks for the host that its PAC file names; for another host the answer may be another.',
  'Tickets in the cache hide a change until klist purge, a KDC that was found until klist purge_bind or about ten minutes.',
];

function hasLists({ realms, mappings, states }: Subject): boolean {
  return realms.length + mappings.length + states.length > 0;
}

/** Null when everything that the choice depends on was shown, else what was not. */
export function choiceGap(holding: Holding, { hides }: Pick<RealmChoice, 'hides'>): string | null {
  const gap = listGap(holding, 'host-map');
  if (gap !== null || holding.kind !== 'client' || hides !== 'perhaps') return gap;
  const shown = holding.subjects.some(({ scopes }) =>
    scopes.some(({ shows }) => shows.includes('local domain_realm')),
  );
  return shown
    ? null
    : 'the export does not show the local settings, which the policy may not hide (Lsa\\Kerberos\\HostToRealm)';
}

/** Null when the whole list of the holding was shown, else what was not. */
export function listGap({ subjects }: Holding, need: 'host-map' | 'realm-list'): string | null {
  const list = need === 'host-map' ? 'domain_realm' : 'MitRealms';
  const telling = subjects.filter(hasLists);
  for (const subject of telling.length > 0 ? telling : subjects) {
    const gap = uncovered(subject, need, list, null);
    if (gap !== null) return gap;
  }
  return null;
}

/** In the order in which they matter. */
export function unknownsOf(holding: Holding, choice: RealmChoice): WhyUnknown[] {
  const unknowns: WhyUnknown[] = [];
  const say = (changes: boolean, words: string) => unknowns.push({ changes, words });
  const gap = choiceGap(holding, choice);
  if (gap !== null) {
    const entry = choice.outcomes.length === 0 ? 'An entry that matches' : 'A longer entry';
    say(!exact(choice), `${entry} may exist: ${gap}.`);
  }
  if (choice.beaten.some(({ lost }) => lost.kind === 'switched-off') && holding.kind === 'client')
    say(
      true,
      'The values are still on the client although their switch is off; what Windows does then is not documented.',
    );
  const words = switchWords(holding, choice);
  if (words !== null) say(true, words);
  if (!choice.complete) say(true, 'There are more ways in which these GPOs can be applied than were tried.');
  if (holding.kind === 'gpos') for (const open of gpoWords(holding)) say(true, open);
  return unknowns;
}

// Nothing is longer than the host itself.
function exact({ outcomes }: RealmChoice): boolean {
  return outcomes[0] !== undefined && !outcomes[0].by.text.value.startsWith('.');
}

function switchWords({ subjects }: Holding, { outcomes }: RealmChoice): string | null {
  for (const { by } of outcomes) {
    const { subject, fact } = by;
    if (!isPolicy(fact.layer) || !subjects.includes(subject)) continue;
    if (switchOf(subject, 'domain_realm') !== 'none') continue;
    return uncovered(subject, 'switch', 'domain_realm', null) === null
      ? 'The list has values but no switch domain_realm_Enabled; whether Windows uses them then is documented nowhere.'
      : 'Whether the policy is switched on: the export does not show domain_realm_Enabled.';
  }
  return null;
}

function gpoWords({ subjects }: Holding): string[] {
  const mapped = subjects.some(({ mappings }) => mappings.some(({ layer }) => isPolicy(layer)));
  const others = 'other GPOs, which may add entries or take them away';
  return [
    mapped
      ? `Which clients get ${subjects.length === 1 ? 'this GPO' : 'these GPOs'}, and ${others}.`
      : `Local mappings of a client (ksetup), which count as long as no policy sets the host map, and ${others}.`,
  ];
}
