// A realm that is defined needs hosts that are mapped to it, or nobody ever asks for it.

import { realmKey } from '../../src/model/realm-name.ts';
import { defineRule, errorIfExpected } from '../../src/model/rule.ts';
import { mappingsByKey } from '../support/by-realm.ts';
import { onlyConditional } from '../support/conditional.ts';
import { isDirectoryRealm } from '../support/directory-realms.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { placeOf, settingOf } from '../support/place.ts';
import { ADML_MAPPINGS, guideStep } from '../support/references.ts';

export default defineRule({
  id: 'realm-without-mapping',
  group: 'mapping',
  summary: 'A realm is defined and no host is mapped to it',
  guide: 4,
  severities: ['error', 'warning'],
  over: 'realm',
  needs: ['host-map'],
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'A client goes to a realm for the hosts that the host map sends there. A realm without an entry in that map is known and never used: the client asks its own domain.',
    detected:
      'The realm is looked up, whatever its case, in the host maps of all GPOs of the domain together; for a client in its own maps, local ones included. Only where the export shows the whole map. What an item of Preferences with a filter gives counts neither as there nor as absent, and leaves the check open.',
    proof: {
      kind: 'outage',
      text: "With no mapping at all, MIT and Heimdal clients failed against MIT's and Samba's KDCs. The hosts that were asked for have a domain of another name than their realm, so that no guess helped. Windows itself was not tested.",
    },
    bad: policyReg({
      realms: {
        'ZSCALERBETA.NET': '<k>kerberos.zscalerbeta.net</k>',
        'ZSCALERTWO.NET': '<k>kerberos.zscalertwo.net</k>',
      },
      mappings: { 'ZSCALERTWO.NET': '.zscalertwo.net; .gateway.zscalertwo.net' },
    }),
    good: policyReg(),
    fix: [
      inEditor(
        'domain_realm',
        'Add the realm as value name and its suffixes as value: .zscalerbeta.net; .gateway.zscalerbeta.net.',
      ),
      inPowerShell('domain_realm', 'ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net'),
      {
        with: 'ksetup',
        steps:
          'ksetup /addhosttorealmmap .zscalerbeta.net ZSCALERBETA.NET; ksetup /addhosttorealmmap .gateway.zscalerbeta.net ZSCALERBETA.NET; restart the computer.',
      },
    ],
    whenNot:
      'A realm that users only sign in to (user@REALM), without services of its own. Name that realm under suppressions in realmlint.config.jsonc, with the reason.',
    references: [guideStep(4), ADML_MAPPINGS],
  },
  applies: (target, context) => !isDirectoryRealm(target.name.value, context),
  *check(target, context) {
    const { expectation, ask, subject } = context;
    const realm = target.name.value;
    const mapped = mappingsByKey(ask.mappings(subject)).get(realmKey(realm)) ?? [];
    if (mapped.some(({ conditional }) => !conditional)) return;
    const [perhaps] = mapped;
    if (perhaps) {
      yield { notEvaluated: onlyConditional(realm, perhaps) };
      return;
    }
    const where = subject.holder === 'gpo' ? 'no GPO of the domain that was read' : 'no host map here';
    yield {
      severity: errorIfExpected(context),
      message: `Realm ${realm} is defined, but ${where} sends a host to it: clients ask their own domain instead and get no ticket.`,
      place: placeOf(target, target.name),
      actual: null,
      expected: expectation?.suffixes.map(({ suffix }) => suffix).join('; ') ?? null,
      setting: settingOf({ kind: 'host-mapping', layer: target.layer }),
      realm,
    };
  },
});
