// A realm that policy hands out must have arrived on the client.

import type { PolicyDrift } from '../../src/model/copy.ts';
import { LIST_WORDS } from '../../src/model/list-words.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import { defineRule, type RuleFinding } from '../../src/model/rule.ts';
import { holdersOf, placesOf, subjectsOf } from '../support/copies.ts';
import { ARRIVED, NOT_ARRIVED } from '../support/copy-examples.ts';
import { REFRESH } from '../support/fix.ts';
import { intentsFor } from '../support/intents.ts';
import { guideStep } from '../support/references.ts';

export default defineRule({
  id: 'client-setting-missing',
  group: 'client',
  summary: 'A client lacks a realm that policy gives it',
  guide: 6,
  severities: ['error', 'warning'],
  over: 'client',
  needs: [],
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'A GPO that is right helps only the clients that it reaches. A client without the realm asks its own domain for the hosts of the realm, and gets no ticket.',
    detected:
      'Each realm that the GPOs of the run set by policy is looked up in the lists of the client. Only where its export would have shown it: the key of the list, or everything above it. An error when the resultant set of policy of the client names the GPO that gives it, or the config requires it; a warning otherwise, for a GPO that merely exists may not be meant for this client. With GPOs of several domains the client must be known to be of one that sets the realm.',
    proof: {
      kind: 'outage',
      text: "With neither of the two lists on the client, MIT and Heimdal clients failed against MIT's and Samba's KDCs. Windows itself was not tested.",
    },
    bad: NOT_ARRIVED,
    good: ARRIVED,
    fix: [
      REFRESH,
      {
        with: 'Group Policy Management',
        steps:
          'gpresult /h result.html on the client, as administrator: is the GPO among those that were applied, or denied, and why? Check its links, its security filtering and WMI filter, and in which organizational unit the computer is.',
      },
    ],
    whenNot:
      'When the GPO is not meant for this client: say so under expect in realmlint.config.jsonc (client, realm, state forbidden), or export the clients of the GPO alone.',
    references: [guideStep(6)],
  },
  // What the config alone requires is setting-not-as-expected: there is no policy that could have brought it.
  applies: (client, context) => context.ask.policyDrift(client).length > 0,
  *check(client, context) {
    const wanted = new Map(intentsFor(client, context).map((intent) => [realmKey(intent.realm), intent]));
    const lost = new Map<string, PolicyDrift[]>();
    for (const drift of context.ask.policyDrift(client)) {
      const { realm, result, reason } = drift;
      if ((wanted.get(realm)?.state ?? 'required') !== 'required') continue;
      if (result === 'missing') lost.set(realm, [...(lost.get(realm) ?? []), drift]);
      else if (reason !== null) yield { notEvaluated: reason };
    }
    for (const [realm, drifts] of lost) yield* notArrived(drifts, wanted.has(realm));
  },
});

function* notArrived(drifts: readonly PolicyDrift[], required: boolean): Iterable<RuleFinding> {
  const copies = drifts.flatMap(({ expected }) => expected);
  const [first] = copies;
  const place = drifts[0]?.witness;
  if (!first || !place) return;
  const applied = drifts.some((drift) => drift.applied);
  const lists = drifts.map(({ list }) => list);
  const what = lists.map((list) => LIST_WORDS[list]).join(' and the ');
  const why = applied
    ? 'By its resultant set of policy the client gets it.'
    : required
      ? 'The config requires it here.'
      : 'Either it did not arrive, or it is not meant for this client.';
  yield {
    severity: applied || required ? 'error' : 'warning',
    message: `The ${what} of this client ${lists.length > 1 ? 'lack' : 'lacks'} realm ${first.name}, which ${holdersOf(copies)} sets. ${why}`,
    place,
    actual: null,
    expected: [...new Set(copies.map(({ shown }) => shown))].join(' | '),
    // What the GPO sets, right or wrong: that is judged where the GPO is.
    basis: holdersOf(copies),
    related: placesOf(copies),
    setting: lists.join(', '),
    realm: first.name,
    comparedWith: subjectsOf(copies),
  };
}
