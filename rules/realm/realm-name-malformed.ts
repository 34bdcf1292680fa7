// The name of a realm must be one: no suffix, no host, no URL, no account, no address.

import type { Located } from '../../src/model/located.ts';
import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { defineRule, type Target } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, RECREATE_TRUST, renamedInPowerShell } from '../support/fix.ts';
import { dnsName } from '../support/hosts.ts';
import { alsoAt, placeOf } from '../support/place.ts';
import { isTemplate } from '../support/placeholders.ts';
import { malformed } from '../support/realm-text.ts';
import { guideStep, KERBEROS_RFC } from '../support/references.ts';
import { realmNames } from '../support/trust.ts';

type Named = Target<'realm' | 'mapping' | 'trust'>;

function kdcsBeside(target: Named): ReadonlySet<string> {
  if (target.kind !== 'realm') return new Set();
  return new Set(target.kdcs.map(({ text }) => dnsName(text.value)));
}

export default defineRule({
  id: 'realm-name-malformed',
  group: 'realm',
  summary: 'What stands in place of a realm is not the name of one',
  guide: 4,
  guideOver: { trust: 1 },
  severities: ['error'],
  over: ['realm', 'mapping', 'trust'],
  needs: [],
  symptoms: ['471000', 'KDC_ERR_S_PRINCIPAL_UNKNOWN', 'no krbtgt/REALM ticket in klist'],
  docs: {
    why: 'The name is sent to the domain controller and to the KDC as it stands, in krbtgt/NAME. With a dot before it, a host, a URL or an account in its place, it is the name of a realm that nobody serves.',
    detected:
      'A dot at the beginning or the end, an empty label, a blank inside, a URL, @, a slash, a backslash, a colon and other signs that lists have, a number or an address; and the name of a KDC or a gateway: kerberos.CLOUD, or kerberos.X where X has just that KDC. KERBEROS.MICROSOFTONLINE.COM is the name of a realm.',
    proof: {
      kind: 'outage',
      text: "With a dot before the realm in both lists, MIT and Heimdal clients failed against MIT's and Samba's KDCs. The other spellings were not tried one by one, and Windows was not tested.",
    },
    bad: policyReg({
      realms: { '.UNIX.CONTOSO.EXAMPLE': '<k>kdc1.contoso.example</k>' },
      mappings: { '.UNIX.CONTOSO.EXAMPLE': 'nfs1.contoso.example' },
    }),
    good: policyReg(),
    fix: [
      inEditor(
        'MitRealms',
        'Remove the entry and add it again with the name of the realm as value name; the same in the host map.',
      ),
      renamedInPowerShell(
        'MitRealms',
        '.ZSCALERBETA.NET',
        'ZSCALERBETA.NET',
        '<k>kerberos.zscalerbeta.net</k>',
      ),
      RECREATE_TRUST,
    ],
    whenNot:
      'A realm that its operator really named so: name it in the config as it is spelt, and the rule takes that spelling as the right one.',
    references: [KERBEROS_RFC, guideStep(1), guideStep(4)],
  },
  applies: (target, context) => target.kind !== 'trust' || isRealmTrust(target, context),
  *check(target, { expectation, expectations }) {
    const kdcs = kdcsBeside(target);
    const judge = ({ value }: Located) => {
      if (value === expectation?.realm || isTemplate(value)) return null;
      return malformed(value, kdcs, expectations);
    };
    const [first, ...others] = realmNames(target).filter((name) => judge(name) !== null);
    const verdict = first && judge(first);
    if (!first || !verdict) return;
    yield {
      severity: 'error',
      message: `${first.value} stands where the name of a realm belongs, and ${verdict.flaw}. Tickets are asked of a realm that does not exist.`,
      place: placeOf(target, first),
      actual: first.value,
      expected: expectation?.adopted ? expectation.realm : verdict.meant,
      related: alsoAt(target, others, 'another name that is none of a realm'),
      // Both lists name the realm: the same name in both is one defect.
      setting: target.kind === 'trust' ? 'trust-name' : 'realm-name',
      realm: first.value,
    };
  },
});
