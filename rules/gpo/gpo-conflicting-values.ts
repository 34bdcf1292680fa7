// One value name has one value: what is set twice must be set alike.

import type { Conflict } from '../../src/model/copy.ts';
import type { RuleFinding } from '../../src/model/rule.ts';
import { defineRule } from '../../src/model/rule.ts';
import { holdersOf, placesOf, subjectsOf } from '../support/copies.ts';
import { CONFLICTING, SETTLED } from '../support/copy-examples.ts';
import { inEditor } from '../support/fix.ts';

export default defineRule({
  id: 'gpo-conflicting-values',
  group: 'gpo',
  summary: 'Several places set one realm differently, and only one of them counts',
  guide: null,
  severities: ['error', 'warning'],
  over: ['gpo', 'client'],
  needs: [],
  symptoms: ['471000', 'a change to a GPO has no effect', 'clients of one domain behave differently'],
  docs: {
    why: 'The lists of several GPOs add up, but each realm is one value name: of several values the one that is applied last counts, and the others are lost without a word. What is mended in a GPO that loses changes nothing.',
    detected:
      'Values of one name are compared without blanks, and without order, case and final dots of hosts; names without their case, as the registry joins them. An error when files of one GPO differ (its report and its Registry.pol), and when a resultant set of policy shows a value that another GPO overrules with a different one. A warning when a GPO and a backup of it differ, and when GPOs of one domain do: which is applied last, their links decide. Older backups of a GPO, GPOs whose computer side is off, and what an item of Preferences with a filter sets take no part.',
    proof: {
      kind: 'prescription',
      text: 'That the value that is applied last stands follows from how registry policy is processed (MS-GPREG 3.2.5.1). It was not tested on Windows.',
    },
    bad: CONFLICTING,
    good: SETTLED,
    fix: [
      inEditor('MitRealms', 'Set the realm in one GPO alone, and remove it from the others.'),
      {
        with: 'PowerShell',
        steps:
          "Get-GPO -All | ForEach-Object { Get-GPRegistryValue -Guid $_.Id -Key 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms' -ErrorAction SilentlyContinue }\nIt lists what each GPO sets; gpresult /h result.html on a client shows which one wins.",
      },
    ],
    whenNot:
      'When a pilot group gets another value on purpose, or the GPOs serve computers that never share one: name the realm under suppressions in realmlint.config.jsonc, with the reason.',
    references: ['MS-GPREG 3.2.5.1: registry policy is applied in order', 'MS-GPOL 3.2.5.1: order of GPOs'],
  },
  *check(_target, { ask, subject }) {
    for (const conflict of ask.conflicts(subject)) yield findingOf(conflict);
  },
});

function findingOf(conflict: Conflict): RuleFinding {
  const { between, list, first, others } = conflict;
  return {
    severity: between === 'gpo' || between === 'overruled' ? 'error' : 'warning',
    message: messageOf(conflict),
    place: first.place,
    actual: first.shown,
    // Which of them is meant, nobody but the organisation knows.
    expected: null,
    related: placesOf(others),
    variant: between,
    setting: list,
    realm: first.name,
    comparedWith: subjectsOf(others),
  };
}

function messageOf({ between, first, others }: Conflict): string {
  const { name } = first;
  if (between === 'overruled') {
    const ranks = [first, ...others].map(({ fact }) => fact.winner?.precedence ?? 1);
    return `This value of ${name} has no effect: ${holdersOf(others)} ranks ${ranks[1]} and sets another one; this is of ${holdersOf([first])}, which ranks ${ranks[0]}.`;
  }
  if (between === 'gpo') {
    return `Files of ${holdersOf([first])} set ${name} differently. A report shows the GPO as the console saw it, Registry.pol is what clients apply.`;
  }
  const holder = holdersOf([first]).replace(/^the /, 'The ');
  if (between === 'backup') {
    return `${holder} and a backup of it set ${name} differently: one of the two is out of date.`;
  }
  return `${holder} sets ${name} otherwise than ${holdersOf(others)} of the same domain. A client that gets several of them has the value that is applied last; their links decide which.`;
}
