// A realm that hosts are mapped to must be defined in the list of realms.

import { realmKey } from '../../src/model/realm-name.ts';
import { defineRule, errorIfExpected } from '../../src/model/rule.ts';
import { realmsByKey } from '../support/by-realm.ts';
import { onlyConditional } from '../support/conditional.ts';
import { isDirectoryRealm, mapsAzureFiles } from '../support/directory-realms.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { placeOf, settingOf } from '../support/place.ts';
import { ADML_REALMS, guideStep } from '../support/references.ts';

export default defineRule({
  id: 'mapping-realm-undefined',
  group: 'mapping',
  summary: 'Hosts are mapped to a realm that is defined nowhere',
  guide: 4,
  severities: ['error', 'warning'],
  over: 'mapping',
  needs: ['realm-list'],
  symptoms: ['471000', 'no service ticket HTTP/edge@REALM in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'The host map says which realm serves a host; where the KDC of that realm is, the list of realms says. Without it the client knows whom to ask and not where.',
    detected:
      'The realm is looked up, whatever its case, in the lists of all GPOs of the domain together; for a client in its own lists, local ones included. Only where the export shows the whole list. What an item of Preferences with a filter gives counts neither as there nor as absent, and leaves the check open.',
    proof: {
      kind: 'outage',
      text: "With a realm that is in no realm list, MIT and Heimdal clients failed against MIT's and Samba's KDCs. Windows itself was not tested, and can find KDCs of a realm through DNS where such records exist.",
    },
    bad: policyReg({
      realms: { 'ZSCALERTWO.NET': '<k>kerberos.zscalertwo.net</k>' },
      mappings: {
        'ZSCALERBETA.NET': '.zscalerbeta.net; .gateway.zscalerbeta.net',
        'ZSCALERTWO.NET': '.zscalertwo.net; .gateway.zscalertwo.net',
      },
    }),
    good: policyReg(),
    fix: [
      inEditor(
        'MitRealms',
        'Add the realm as value name and its KDC as value: <k>kerberos.zscalerbeta.net</k>.',
      ),
      inPowerShell('MitRealms', 'ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'),
      {
        with: 'ksetup',
        steps: 'ksetup /addkdc ZSCALERBETA.NET kerberos.zscalerbeta.net; restart the computer.',
      },
    ],
    whenNot:
      'Realms of Active Directory and KERBEROS.MICROSOFTONLINE.COM need no definition and are not reported. Another realm whose KDCs stand in DNS: name it under suppressions in realmlint.config.jsonc, with the reason.',
    references: [guideStep(4), ADML_REALMS],
  },
  applies: (target, context) => !isDirectoryRealm(target.name.value, context) && !mapsAzureFiles(target),
  *check(target, context) {
    const { expectation, ask, subject } = context;
    const realm = target.name.value;
    const defined = realmsByKey(ask.realms(subject)).get(realmKey(realm)) ?? [];
    if (defined.some(({ conditional }) => !conditional)) return;
    const [perhaps] = defined;
    if (perhaps) {
      yield { notEvaluated: onlyConditional(realm, perhaps) };
      return;
    }
    if (!expectation && subject.holder === 'gpo' && !subject.identified) {
      yield { notEvaluated: `of which domain this file is cannot be told, and ${realm} may be that domain` };
      return;
    }
    const where = subject.holder === 'gpo' ? 'No GPO of the domain that was read' : 'No list of realms here';
    const kdcs = expectation && expectation.kdcs.length > 0 ? `<k>${expectation.kdcs.join('; ')}</k>` : null;
    yield {
      severity: errorIfExpected(context),
      message: `Hosts are mapped to realm ${realm}. ${where} defines that realm, so clients do not know its KDC.`,
      place: placeOf(target, target.name),
      actual: null,
      expected: kdcs,
      setting: settingOf({ kind: 'realm', layer: target.layer }),
      realm,
    };
  },
});
