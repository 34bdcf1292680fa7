// Somebody must have the right to apply the GPO, and be able to read it.

import type { GpoFact } from '../../src/model/fact.ts';
import { defineRule, type RuleFinding } from '../../src/model/rule.ts';
import { accessOf, trusteeOf } from '../support/access.ts';
import { gpoReport } from '../support/gpo-examples.ts';
import { givesComputers, told } from '../support/gpo-exports.ts';
import { placeOf } from '../support/place.ts';
import { GPO_ACCESS } from '../support/references.ts';

export default defineRule({
  id: 'gpo-security-filtering',
  group: 'gpo',
  summary: 'Nobody may apply a GPO with Kerberos settings, or who may cannot read it',
  guide: null,
  severities: ['warning'],
  over: 'gpo',
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'gpresult lists the GPO as denied (security)', 'no krbtgt/REALM ticket in klist'],
  docs: {
    why: 'A computer applies a GPO when its account, by some group, has the rights Read and Apply Group Policy. When the default entry is removed and none is put in its place, the GPO stays linked and reaches nobody.',
    detected:
      'The access list of a GPO that gives computers any Kerberos realm setting, as its report (SDDL), Backup.xml or samba-tool gpo show has it. Reported is a list by which nobody has Apply Group Policy, and a group that has it and cannot read the GPO, neither by itself nor by Authenticated Users, Everyone or Domain Computers. Denials count. A filter on a group of computers is right, whoever else can read. Lists that are not understood leave the check open.',
    proof: {
      kind: 'prescription',
      text: 'Both rights are demanded by MS-GPOL. Who is in a group is in no export. Windows was not tested.',
    },
    bad: gpoReport({ access: 'O:DAG:DAD:PAI(A;CI;CCDCLCSWRPWPDTLOSDRCWDWO;;;DA)(A;CI;LCRPLORC;;;AU)' }),
    good: gpoReport(),
    fix: [
      {
        with: 'Group Policy Management',
        steps:
          'Select the GPO > Scope > Security Filtering > Add the group that holds the computers: that gives it both rights. Computers get a new group when they restart.',
      },
      {
        with: 'PowerShell',
        steps:
          "Set-GPPermission -Name $gpo -TargetName 'Domain Computers' -TargetType Group -PermissionLevel GpoApply",
      },
    ],
    whenNot:
      'A GPO that nobody should get yet: name that GPO under suppressions in realmlint.config.jsonc, with the reason.',
    references: [GPO_ACCESS],
  },
  applies: givesComputers,
  *check(subject) {
    const lists = told(subject, ({ permissions }) => permissions);
    const clear = lists.filter(({ answer }) => answer.unclear === null);
    if (clear.length === 0) {
      yield { notEvaluated: lists[0]?.answer.unclear ?? 'no export shows who may apply the GPO' };
    }
    for (const { fact, answer } of clear) {
      const { nobody, unread, open } = accessOf(answer);
      if (nobody) yield appliedByNobody(fact);
      for (const entry of unread) yield unreadBy(fact, entry);
      if (open !== null) yield { notEvaluated: open };
    }
  },
});

const SETTING = 'security filtering';

function appliedByNobody(fact: GpoFact): RuleFinding {
  return {
    severity: 'warning',
    message: 'Nobody has the right Apply Group Policy on this GPO: no computer gets its settings.',
    place: placeOf(fact, fact.permissions ?? fact),
    actual: null,
    expected: 'Read and Apply Group Policy for a group of computers',
    setting: SETTING,
  };
}

function unreadBy(fact: GpoFact, entry: Parameters<typeof trusteeOf>[0]): RuleFinding {
  const trustee = trusteeOf(entry);
  const shown = entry.name !== null && entry.name !== trustee ? `${entry.name} (${trustee})` : trustee;
  return {
    severity: 'warning',
    message: `${shown} may apply this GPO and cannot read it, so its members do not get the settings.`,
    place: placeOf(fact, entry),
    actual: `${trustee}: Apply Group Policy`,
    expected: `${trustee}: Read, Apply Group Policy`,
    setting: SETTING,
  };
}
