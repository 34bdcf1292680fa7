// A packet size above 1 lets Kerberos begin with UDP again.

import { defineRule } from '../../src/model/rule.ts';
import { policyQuery, withValues } from '../support/examples.ts';
import { applied, shows } from '../support/parameters.ts';
import { placeOf } from '../support/place.ts';
import { GUIDE_TCP, guideStep } from '../support/references.ts';

const NAME = 'MaxPacketSize';
const KEY = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Parameters';

export default defineRule({
  id: 'kerberos-udp-forced',
  group: 'client',
  summary: 'Kerberos is set to try UDP before TCP',
  guide: 6,
  severities: ['warning'],
  over: ['gpo', 'client'],
  needs: [],
  byFormat: true,
  symptoms: ['tickets come late or not at all outside of the office'],
  docs: {
    why: 'Up to the size that MaxPacketSize names, a client sends its requests by UDP. Tickets of users with many groups do not fit into a datagram, and firewalls and tunnels on the way to a KDC outside drop the fragments. Since Windows Vista the default is TCP.',
    detected:
      'MaxPacketSize above 1 in the local key Lsa\\Kerberos\\Parameters, on a client or in a GPO that writes there. No value, 0 and 1 are all fine. What an item of Preferences with a filter sets leaves the check open.',
    proof: {
      kind: 'prescription',
      text: 'The guide refers to the page of Microsoft on TCP for Kerberos. A value above 1 was not tested.',
    },
    bad: withValues(policyQuery(), KEY, [['MaxPacketSize', 'REG_DWORD', '0x5b9']]),
    good: withValues(policyQuery(), KEY, [['MaxPacketSize', 'REG_DWORD', '0x1']]),
    fix: [
      {
        with: 'PowerShell',
        steps: `Remove-ItemProperty -Path 'HKLM:\\${KEY}' -Name MaxPacketSize\nOn the client; or remove the item from the GPO that writes it. Restart the computer.`,
      },
    ],
    whenNot:
      'A network in which TCP port 88 is closed towards a KDC of your own and UDP is open on purpose: lower the rule with --rule kerberos-udp-forced=info.',
    references: [guideStep(6), GUIDE_TCP],
  },
  applies: (target) => shows(target, NAME, 'local'),
  *check(target) {
    for (const fact of applied(target, NAME, 'local')) {
      if ('notEvaluated' in fact) yield fact;
      else if (fact.value.value > 1) {
        const { value } = fact;
        yield {
          severity: 'warning',
          message: `${NAME} is ${value.value}: Kerberos requests of up to ${value.value} bytes go by UDP first, which is often lost on the way to a KDC outside.`,
          place: placeOf(fact, value),
          actual: String(value.value),
          expected: 'not set, 0 or 1',
          setting: NAME,
        };
      }
    }
  },
});
