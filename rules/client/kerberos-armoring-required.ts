// A client that insists on armoring gets no ticket from a KDC that has none.

import { POLICY_KEY } from '../../src/model/registry-keys.ts';
import { defineRule } from '../../src/model/rule.ts';
import { policyReg, withRegValues } from '../support/examples.ts';
import { applied, hasRealmFacts, shows } from '../support/parameters.ts';
import { placeOf } from '../support/place.ts';
import { ADML_ARMORING } from '../support/references.ts';

const NAME = 'RequireFast';
const POLICY = 'Fail authentication requests when Kerberos armoring is not available';
const KEY = `${POLICY_KEY}\\Parameters`;

export default defineRule({
  id: 'kerberos-armoring-required',
  group: 'client',
  summary: 'Kerberos armoring is required, which a foreign KDC may not have',
  guide: null,
  severities: ['error'],
  over: ['gpo', 'client'],
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist'],
  docs: {
    why: 'With this policy a client accepts only Kerberos exchanges that are armored. Armoring is a feature of domain controllers; where a KDC does not offer it, every authentication from that client fails.',
    detected:
      'RequireFast other than 0 in the policy key Kerberos\\Parameters (or in the key above, where hand-made files have it), and the policy itself in reports, in English and French and by its name in device management. Only where the same GPO or client has settings of a realm. That a client merely supports armoring is another policy, and right.',
    proof: {
      kind: 'prescription',
      text: 'Kerberos.adml warns that all authentication fails from such computers when a domain does not support armoring. A KDC outside of Active Directory was not tested with it.',
    },
    bad: withRegValues(policyReg(), KEY, ['"RequireFast"=dword:00000001']),
    good: withRegValues(policyReg(), KEY, [
      '"RequireFast"=dword:00000000',
      '"EnableCbacAndArmor"=dword:00000001',
    ]),
    fix: [
      {
        with: 'Group Policy editor',
        steps: `Computer Configuration > Policies > Administrative Templates > System > Kerberos > ${POLICY} > Not Configured. Then, on a client: gpupdate /force, klist purge.`,
      },
      {
        with: 'PowerShell',
        steps: `Remove-GPRegistryValue -Name $gpo -Key 'HKLM\\${KEY}' -ValueName 'RequireFast'`,
      },
    ],
    whenNot:
      'When the KDC of the realm is known to support armoring (FAST, RFC 6113): turn the rule off with --rule kerberos-armoring-required=off.',
    references: [ADML_ARMORING, 'RFC 6113: a generalized framework for Kerberos pre-authentication'],
  },
  applies: (target) => hasRealmFacts(target) && shows(target, NAME, 'policy'),
  *check(target) {
    for (const fact of applied(target, NAME, 'policy')) {
      if ('notEvaluated' in fact) yield fact;
      else if (fact.value.value !== 0) {
        const below = fact.key.endsWith('\\parameters');
        const where = below ? '' : ' (Kerberos.admx writes it one key deeper, below Parameters)';
        yield {
          severity: 'error',
          message: `Kerberos armoring is required${where}: a client refuses every KDC that does not offer it, and that of a foreign realm may not.`,
          place: placeOf(fact, fact.value),
          actual: 'required',
          expected: 'not required',
          setting: NAME,
        };
      }
    }
  },
});
