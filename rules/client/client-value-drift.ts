// A client's value of a realm must say what policy says, however either of them writes it.

import type { PolicyDrift } from '../../src/model/copy.ts';
import { defineRule, type RuleFinding } from '../../src/model/rule.ts';
import { holdersOf, placesOf, subjectsOf } from '../support/copies.ts';
import { AS_POLICY_SAYS, STALE } from '../support/copy-examples.ts';
import { REFRESH } from '../support/fix.ts';
import { settingOf } from '../support/place.ts';
import { guideStep } from '../support/references.ts';

export default defineRule({
  id: 'client-value-drift',
  group: 'client',
  summary: 'A client has another value than policy gives it',
  guide: 6,
  severities: ['warning'],
  over: 'client',
  needs: [],
  symptoms: ['471000', 'a change to a GPO has no effect', 'clients of one domain behave differently'],
  docs: {
    why: 'What the GPO says is what was meant; what the client has is what it does. Where they differ, the client has not applied the GPO since it was changed, or something else writes to its registry: an image, a script, ksetup, another GPO.',
    detected:
      'The value that counts on the client (that of policy, or else that of ksetup) is compared with the values of all GPOs of the run, and with its own resultant set of policy: without blanks, and without order, case and final dots of hosts; the case of the realm counts. It must agree with one of them. Defects of a value that another rule reports, on either side, are not said again.',
    proof: {
      kind: 'observation',
      text: 'The two exports are compared and nothing else; which of them is out of date, their dates may tell. Windows was not tested.',
    },
    bad: STALE,
    good: AS_POLICY_SAYS,
    fix: [
      REFRESH,
      {
        with: 'Group Policy Management',
        steps:
          'Where the value comes back: gpresult /h result.html on the client, as administrator, shows which GPO wins. If the GPO of this run is the stale copy, export it again (Backup-GPO, Get-GPOReport).',
      },
    ],
    whenNot:
      'When this client is a test of another value, or belongs to a GPO that was not exported: add the export of that GPO to the run.',
    references: [guideStep(6)],
  },
  applies: (client, { ask }) => ask.policyDrift(client).some(({ actual }) => actual.length > 0),
  *check(client, { ask }) {
    for (const drift of ask.policyDrift(client)) {
      if (drift.result === 'different') yield* findingOf(drift);
      else if (drift.reason !== null && drift.actual.length > 0) yield { notEvaluated: drift.reason };
    }
  },
});

function* findingOf({ expected, wrong }: PolicyDrift): Iterable<RuleFinding> {
  const [first] = wrong;
  const [right] = expected;
  if (!first || !right) return;
  const spelling = first.data === right.data ? `, and spells it ${right.name}` : `: ${right.shown}`;
  yield {
    severity: 'warning',
    message: `This client has another value for ${first.name} than ${holdersOf(expected)}${spelling}.`,
    place: first.place,
    actual: first.shown,
    expected: right.shown,
    // What policy says, right or wrong: that is judged where the GPO is.
    basis: holdersOf(expected),
    related: [...placesOf(wrong.slice(1)), ...placesOf(expected)],
    setting: settingOf(first.fact),
    realm: first.name,
    comparedWith: subjectsOf(expected),
  };
}
