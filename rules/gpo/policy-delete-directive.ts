// Directives that take realms and host maps away from clients, whoever had given them.

import type { PolicyDirectiveFact } from '../../src/model/fact.ts';
import { POLICY_KEY } from '../../src/model/registry-keys.ts';
import { defineRule, type RuleContext, type RuleFinding } from '../../src/model/rule.ts';
import {
  type Deletion,
  deletionOf,
  isExpected,
  isScript,
  isSetByPolicy,
  setsAgain,
  victimsOf,
} from '../support/deletions.ts';
import { inEditor } from '../support/fix.ts';
import { placeOf } from '../support/place.ts';
import { ADML_REALMS, GPO_DIRECTIVES } from '../support/references.ts';

const entry = (below: string, name: string, action: string) =>
  `Computer\r\n${POLICY_KEY}${below}\r\n${name}\r\n${action}\r\n\r\n`;
const SWITCHES = `${entry('', 'MitRealms_Enabled', 'DWORD:1')}${entry('', 'domain_realm_Enabled', 'DWORD:1')}`;
const HOSTS = entry('\\domain_realm', 'ZSCALERBETA.NET', 'SZ:.zscalerbeta.net; .gateway.zscalerbeta.net');
const REALM = entry('\\MitRealms', 'ZSCALERBETA.NET', 'SZ:<k>kerberos.zscalerbeta.net</k>');

export default defineRule({
  id: 'policy-delete-directive',
  group: 'gpo',
  summary: 'A directive deletes realms, host maps or their switches',
  guide: null,
  severities: ['error', 'warning'],
  over: ['gpo', 'client'],
  needs: [],
  symptoms: [
    '471000',
    'no krbtgt/REALM ticket in klist',
    'a realm is there after one gpupdate and gone after the next',
  ],
  docs: {
    why: 'Policy files can delete: one value (**del.), all values of a key (**delvals.), or keys. The two lists add up over all GPOs of a computer, so a deletion takes what other GPOs have put there before. The policy editor writes none for these lists: they come from scripts, from Set-GPRegistryValue -Disable, or from Preferences with the action Delete or Replace.',
    detected:
      'Directives on the realm list, the host map and their switches. An error when another GPO of the domain, or the same one, sets what is deleted, or when the realm is an expected one; a warning otherwise. What the same file sets again afterwards is no deletion: that is how the case of a name is mended, and how a list is replaced. A .reg file is a script that somebody runs on purpose: it is an error only where it deletes what it has just set, a warning where it deletes an expected realm, a switch or a whole list, and other realms may go. Items of Preferences with a filter leave the check open.',
    proof: {
      kind: 'prescription',
      text: 'What directives do, and that GPOs are applied one after the other, is specified in MS-GPREG and MS-GPOL. Which of two GPOs comes last is in no export of one of them. Windows was not tested.',
    },
    bad: {
      format: 'lgpo-text',
      content: `${SWITCHES}${HOSTS}${REALM}${entry('\\MitRealms', 'ZSCALERTWO.NET', 'DELETE')}`,
    },
    good: { format: 'lgpo-text', content: `${SWITCHES}${HOSTS}${REALM}` },
    fix: [
      inEditor('MitRealms', 'Where a realm shall go, remove its entry from the list of the GPO that has it.'),
      {
        with: 'PowerShell',
        steps: `Remove-GPRegistryValue -Name $gpo -Key 'HKLM\\${POLICY_KEY}\\MitRealms' -ValueName 'ZSCALERBETA.NET'\nThis takes the directive out of the GPO, and the value with it: then enter it again where it belongs.`,
      },
    ],
    whenNot:
      'A GPO that cleans up what Preferences or scripts have left on clients: name that GPO under suppressions in realmlint.config.jsonc, with the reason.',
    references: [GPO_DIRECTIVES, ADML_REALMS],
  },
  applies: ({ directives }) => directives.length > 0,
  *check(subject, context) {
    for (const directive of subject.directives) {
      const deletion = deletionOf(directive);
      if (!deletion) continue;
      if (directive.conditional) {
        yield {
          notEvaluated: `an item of Preferences with a filter decides whether ${words(deletion)} is deleted`,
        };
        continue;
      }
      const finding = judge(directive, deletion, context);
      if (finding) yield finding;
    }
  },
});

function judge(directive: PolicyDirectiveFact, deletion: Deletion, context: RuleContext): RuleFinding | null {
  const { realm } = deletion;
  const script = isScript(directive.origin);
  const victims = victimsOf(directive, deletion, context);
  // How the case of a name is mended, and how a list is replaced: nothing is lost that is set again.
  if (victims.length === 0 && setsAgain(context.subject, directive, deletion)) return null;
  const expected = realm !== null && isExpected(realm, context);
  if (victims.length === 0) {
    if (script && realm !== null && !expected) return null;
    // Local settings go when a policy takes their place.
    if (directive.layer === 'local' && isSetByPolicy(deletion, context)) return null;
  }
  const certain = victims.length > 0 || (expected && !script);
  return {
    severity: certain ? 'error' : 'warning',
    message: `${script ? 'This file' : 'This GPO'} deletes ${words(deletion)}${effect(victims.length > 0, expected, script)}`,
    place: placeOf(directive, directive),
    actual: `delete ${words(deletion)}`,
    expected: null,
    related: victims.map((value) => ({ ...placeOf(value, value.name), message: 'set here' })),
    setting: directive.list ?? 'Kerberos',
    ...(realm === null ? {} : { realm }),
  };
}

function effect(isSet: boolean, expected: boolean, script: boolean): string {
  if (isSet && script) return ', which it has set before: nothing of it is left.';
  if (isSet) return ', and it is set elsewhere: clients lose it when this is applied last.';
  if (expected) return ', a realm that is expected: clients lose it.';
  return script ? ' and does not set it again.' : ', and with it what others have put there.';
}

function words({ what, realm, lists }: Deletion): string {
  const where = lists.join(' and ');
  if (what === 'realm') return `${realm} from ${where}`;
  return what === 'switch' ? `the switch of ${where}` : `everything in ${where}`;
}
