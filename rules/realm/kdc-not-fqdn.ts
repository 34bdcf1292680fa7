// A KDC is named by its whole name: not by one label, not by an address.

import type { RealmFact } from '../../src/model/fact.ts';
import { defineRule, type RuleContext } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { hostFlaw } from '../support/host-names.ts';
import { dnsName, piecesOf } from '../support/hosts.ts';
import { placeOf, settingOf } from '../support/place.ts';
import { ADML_REALMS } from '../support/references.ts';

const UNIX = 'UNIX.CONTOSO.EXAMPLE';
const MAPPINGS = { [UNIX]: 'nfs1.contoso.example' };

/** KDCs that are no fully qualified names, and what of them would stay so once their damage is mended. */
function* wrongKdcs({ kdcs }: RealmFact, { expectation }: RuleContext) {
  for (const piece of kdcs.flatMap(piecesOf)) {
    const name = dnsName(piece.text.value);
    const flaw = hostFlaw(name);
    // Whoever names it so in the config means it.
    if (flaw === null || expectation?.kdcs.includes(name)) continue;
    yield { text: piece.text, flaw: hostFlaw(piece.host) ?? flaw, mendable: hostFlaw(piece.host) === null };
  }
}

export default defineRule({
  id: 'kdc-not-fqdn',
  group: 'realm',
  summary: 'A KDC is not a fully qualified host name',
  guide: null,
  severities: ['warning'],
  over: 'realm',
  needs: [],
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist'],
  docs: {
    why: 'A single label is completed with the suffixes of each client, which differ and may lead to another host. An address stays behind when the KDC moves. A name that RFC 1123 does not allow may not resolve.',
    detected:
      'Per KDC: no dot, an IPv4 or IPv6 address, an underscore or another character that no host name has, a label with a hyphen at its end or of more than 63 characters, a name of more than 253. A dot at the end is right.',
    proof: {
      kind: 'prescription',
      text: "RFC 1123 says what a host name is, and the help text of the policy shows whole names. With a KDC by the first part of its name, MIT and Heimdal clients failed against MIT's and Samba's KDCs. What Windows does with others was not tested.",
    },
    bad: policyReg({ realms: { [UNIX]: '<k>kdc1</k>' }, mappings: MAPPINGS }),
    good: policyReg({
      realms: { [UNIX]: '<k>kdc1.contoso.example; kdc2.contoso.example.</k>' },
      mappings: MAPPINGS,
    }),
    fix: [
      inEditor('MitRealms', 'Write the whole name of the KDC: <k>kdc1.contoso.example</k>.'),
      inPowerShell('MitRealms', UNIX, '<k>kdc1.contoso.example</k>'),
    ],
    whenNot:
      'A network without DNS, where a hosts file has the short name or an address is all that there is: name the KDC as it stands in the config, and the rule takes it as right.',
    references: ['RFC 1123 2.1: host names', ADML_REALMS],
  },
  *check(target, context) {
    for (const { text, flaw, mendable } of wrongKdcs(target, context)) {
      yield {
        severity: 'warning',
        message: `The KDC ${text.value} of realm ${target.name.value} ${flaw}. Clients may not find it, or find another host.`,
        place: placeOf(target, text),
        actual: text.value,
        expected: null,
        setting: settingOf(target),
        realm: target.name.value,
        rightWhenRepaired: mendable,
      };
    }
  },
});
