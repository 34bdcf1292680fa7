// Names that were copied from a template or a help text and never replaced.

import type { Located } from '../../src/model/located.ts';
import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { defineRule, type RuleContext, type Target } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { piecesOf } from '../support/hosts.ts';
import { alsoAt, hostsOf, placeOf, settingOf } from '../support/place.ts';
import { isSample, isTemplate } from '../support/placeholders.ts';
import { ADML_REALMS, guideStep } from '../support/references.ts';
import { realmNames } from '../support/trust.ts';

type Named = Target<'realm' | 'mapping' | 'trust'>;

// A tag of the realm list is none of a template, wherever it stands.
const TAGS = /<\s*(?:[/\\]\s*)?[kf]\s*>/gi;

/** The names of the target that are none, that of the realm first. A name that the config knows is right. */
function unreplaced(target: Named, { expectation }: RuleContext): Located[] {
  const names = realmNames(target);
  const hosts = target.kind === 'trust' ? [] : hostsOf(target).flatMap(piecesOf);
  const configured = expectation?.source === 'config' && !expectation.adopted;
  return [
    ...names.filter(({ value }) => !configured && (isTemplate(value) || isSample(value))),
    ...hosts.map(({ text }) => text).filter(({ value }) => isTemplate(value.replace(TAGS, ''))),
  ];
}

function isName(target: Named, text: Located): boolean {
  return target.kind === 'trust' || text === target.name;
}

// Both lists name the realm: the same name in both is one defect.
function settingIn(target: Named, text: Located): string {
  if (target.kind === 'trust') return 'trust-name';
  return text === target.name ? 'realm-name' : settingOf(target);
}

export default defineRule({
  id: 'realm-placeholder-or-example',
  group: 'realm',
  summary: 'A realm or host is text of a template or of an example',
  guide: 4,
  guideOver: { trust: 1 },
  severities: ['warning'],
  over: ['realm', 'mapping', 'trust'],
  needs: [],
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist'],
  docs: {
    why: 'Instructions and help texts name realms that stand for yours. Copied as they are, they define a realm that nobody serves here, and what was to be configured is not.',
    detected:
      'Names such as YOUR.REALM, <REALM>, CLOUDNAME, ZSCALER-CLOUD or CHANGEME, also in hosts; EXAMPLE.COM, EXAMPLE.NET and EXAMPLE.ORG with all below them; TEST.COM, REALM.FABRIKAM.COM and MICROSOFT.COM, which the help text of the policies has as its examples.',
    proof: {
      kind: 'prescription',
      text: "Step 4 of the guide wants the name of the cloud, and RFC 2606 reserves names for examples. With the realm of an example in place of the one that is meant, MIT and Heimdal clients failed against MIT's and Samba's KDCs. That a name is a placeholder is inferred from its words. Windows itself was not tested.",
    },
    bad: policyReg({
      realms: { 'YOUR.REALM': '<k>kdc1.contoso.example</k>' },
      mappings: { 'YOUR.REALM': 'nfs1.contoso.example' },
    }),
    good: policyReg(),
    fix: [
      inEditor(
        'MitRealms',
        'Remove the entry, or replace it by the realm that is meant: for a cloud what stands after "admin." in the address of the admin portal, in upper case. The same in the host map.',
      ),
      inPowerShell('MitRealms', 'ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'),
    ],
    whenNot:
      'A realm that is really called so, in a laboratory or at Microsoft: name it in the config, and it is not reported.',
    references: [ADML_REALMS, 'RFC 2606 3: names that are reserved for examples', guideStep(4)],
  },
  applies: (target, context) => target.kind !== 'trust' || isRealmTrust(target, context),
  *check(target, context) {
    const [first, ...others] = unreplaced(target, context);
    if (!first) return;
    const [realm = first] = realmNames(target);
    const source = isTemplate(first.value) ? 'the text of a template' : 'the name of an example';
    yield {
      severity: 'warning',
      message: `${first.value} looks like ${source} that was never replaced. If it is not a name of yours, clients ask a realm or a host that does not exist.`,
      place: placeOf(target, first),
      actual: first.value,
      expected: null,
      related: alsoAt(target, others, 'another one'),
      setting: settingIn(target, first),
      realm: realm.value,
      // Hosts stay what they are when the realm has its name.
      rightWhenRepaired: [first, ...others].every((text) => isName(target, text)),
    };
  },
});
