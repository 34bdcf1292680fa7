// Preferences are the wrong tool for the keys of policies: what they write stays, and fights with the policy.

import type { Subject } from '../../src/model/evidence.ts';
import type { HostMappingFact, ListName, PolicyStateFact, RealmFact } from '../../src/model/fact.ts';
import { POLICY_KEY } from '../../src/model/registry-keys.ts';
import { defineRule } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor } from '../support/fix.ts';
import { placeOf } from '../support/place.ts';
import { ADML_REALMS } from '../support/references.ts';

export default defineRule({
  id: 'preferences-write-policy-key',
  group: 'gpo',
  summary: 'Preferences write to the keys of the Kerberos list policies',
  guide: null,
  severities: ['warning'],
  over: ['gpo', 'client'],
  needs: [],
  byFormat: true,
  symptoms: ['a realm stays on clients after its GPO is gone', 'the policy editor shows Not configured'],
  docs: {
    why: 'A value that the policy writes is removed when the policy is; a value that Preferences write stays on the computer when the GPO goes away (it is tattooed). Where a policy and Preferences set the same value, the last one wins, and the policy editor shows nothing of it.',
    detected:
      'Registry items of Preferences that set a realm, a host map or a switch below Policies\\System\\Kerberos; one finding for each list of a GPO. Items with a filter count as well: they write where their filter lets them. Items that delete are judged by policy-delete-directive, and items for the keys of ksetup not at all.',
    proof: {
      kind: 'prescription',
      text: 'What Preferences do with values whose item is gone is specified in MS-GPPREF. Clients use such values as they use those of the policy, as far as is known; Windows was not tested.',
    },
    bad: {
      format: 'preferences-registry',
      path: 'Machine/Preferences/Registry/Registry.xml',
      content: `<?xml version="1.0" encoding="utf-8"?>
<RegistrySettings clsid="{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}">
  <Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="MitRealms_Enabled">
    <Properties action="U" hive="HKEY_LOCAL_MACHINE" key="${POLICY_KEY}" name="MitRealms_Enabled" type="REG_DWORD" value="00000001"/>
  </Registry>
  <Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="ZSCALERBETA.NET">
    <Properties action="U" hive="HKEY_LOCAL_MACHINE" key="${POLICY_KEY}\\MitRealms" name="ZSCALERBETA.NET" type="REG_SZ" value="&lt;k&gt;kerberos.zscalerbeta.net&lt;/k&gt;"/>
  </Registry>
</RegistrySettings>
`,
    },
    good: policyReg(),
    fix: [
      inEditor(
        'MitRealms',
        'Enter there what the items of Preferences write, and likewise for the host map; then remove the items.',
      ),
      {
        with: 'Group Policy Management Editor',
        steps:
          'Computer Configuration > Preferences > Windows Settings > Registry: set the action of the items to Delete until all computers have run it, then remove them. What they wrote does not go by itself.',
      },
    ],
    whenNot:
      'Where the policies are not to be had (a console without Kerberos.admx): name that GPO under suppressions in realmlint.config.jsonc, with the reason.',
    references: ['MS-GPPREF 2.2.1: actions and common options of items', ADML_REALMS],
  },
  applies: (subject) => itemsOf(subject, 'MitRealms').length + itemsOf(subject, 'domain_realm').length > 0,
  *check(subject) {
    for (const list of ['MitRealms', 'domain_realm'] as const) {
      const [first, ...others] = itemsOf(subject, list);
      if (!first) continue;
      const number = others.length === 0 ? 'An item' : `${others.length + 1} items`;
      yield {
        severity: 'warning',
        message: `${number} of Preferences ${others.length === 0 ? 'writes' : 'write'} what belongs to the policy of ${list}. What Preferences write stays on computers when the GPO is gone, and the policy editor does not show it.`,
        place: placeOf(first, witness(first)),
        actual: 'Preferences',
        expected: 'Administrative Templates',
        related: others.map((item) => ({ ...placeOf(item, witness(item)), message: 'another item' })),
        setting: list,
      };
    }
  },
});

type Item = RealmFact | HostMappingFact | PolicyStateFact;

function itemsOf({ realms, mappings, states }: Subject, list: ListName): Item[] {
  const values: readonly Item[] = list === 'MitRealms' ? realms : mappings;
  const all = [...values, ...states.filter((state) => state.list === list)];
  return all.filter(({ delivery, layer }) => delivery === 'preferences' && layer === 'policy');
}

function witness(item: Item): Pick<Item, 'at'> {
  return item.kind === 'policy-state' ? item : item.name;
}
