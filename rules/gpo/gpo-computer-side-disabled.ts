// The two policies are computer policies: a GPO whose computer side is off gives nothing of them.

import { defineRule } from '../../src/model/rule.ts';
import { gpoReport } from '../support/gpo-examples.ts';
import { givesComputers, told } from '../support/gpo-exports.ts';
import { placeOf } from '../support/place.ts';
import { GPO_FLAGS } from '../support/references.ts';

export default defineRule({
  id: 'gpo-computer-side-disabled',
  group: 'gpo',
  summary: 'The computer side of a GPO with Kerberos settings is switched off',
  guide: null,
  severities: ['error'],
  over: 'gpo',
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'Each half of a GPO has a switch of its own, which administrators turn off to save time at logon. Realms and host maps belong to the computer half: with that half off, no computer reads them, however right they are.',
    detected:
      'The state of the computer side, in reports (XML, HTML), in Backup.xml and in the output of samba-tool gpo show, where the GPO holds realms, host maps or a state of one of the two policies on that side. Of several exports the newest is judged. A user side that is off is right.',
    proof: {
      kind: 'prescription',
      text: 'That clients leave out a side that is disabled is specified in MS-GPOL. Windows was not tested.',
    },
    bad: gpoReport({ enabled: false }),
    good: gpoReport(),
    fix: [
      {
        with: 'Group Policy Management',
        steps:
          'Select the GPO > Details > GPO Status: Enabled, or User configuration settings disabled. Then, on a client: gpupdate /force, klist purge.',
      },
      { with: 'PowerShell', steps: "(Get-GPO -Name $gpo).GpoStatus = 'UserSettingsDisabled'" },
    ],
    whenNot:
      'A GPO that is kept switched off until its day: name that GPO under suppressions in realmlint.config.jsonc, with the reason.',
    references: [GPO_FLAGS],
  },
  applies: givesComputers,
  *check(subject) {
    const states = told(subject, ({ computer }) => computer?.enabled ?? null);
    const [off, ...others] = states.filter(({ answer }) => !answer);
    if (states.length === 0)
      yield { notEvaluated: 'no export shows whether the computer side is switched on' };
    if (!off) return;
    if (others.length + 1 < states.length) {
      yield { notEvaluated: 'exports without a time disagree whether the computer side is switched on' };
      return;
    }
    const at = ({ fact }: typeof off) => placeOf(fact, { at: fact.computer?.at?.enabled ?? fact.at });
    yield {
      severity: 'error',
      message: 'The computer side of this GPO is switched off: no computer gets its realms and host maps.',
      place: at(off),
      actual: 'disabled',
      expected: 'enabled',
      related: others.map((other) => ({ ...at(other), message: 'disabled here too' })),
      setting: 'computer side',
    };
  },
});
