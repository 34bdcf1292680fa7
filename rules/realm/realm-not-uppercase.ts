// The name of a realm must be in upper case: in the realm list, in the host map and on the trust.

import type { Located } from '../../src/model/located.ts';
import { asciiUpper } from '../../src/model/realm-name.ts';
import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { defineRule, type RuleContext } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, RECREATE_TRUST, renamedInPowerShell } from '../support/fix.ts';
import { alsoAt, placeOf, settingOf } from '../support/place.ts';
import { guideStep, KERBEROS_RFC } from '../support/references.ts';
import { caseUnknown, realmNames } from '../support/trust.ts';

// A config may name a realm that really is in lower case: what it says is right.
function isWrong(name: string, context: RuleContext): boolean {
  return /[a-z]/.test(name) && name !== context.expectation?.realm;
}

// What stands before the realm in a URL or an account is none of its name.
function isOnlyBefore({ value }: Located): boolean {
  return !/[a-z]/.test(value.replace(/^[a-z][a-z0-9+.-]*:\/\/|^[^@]*@/i, ''));
}

export default defineRule({
  id: 'realm-not-uppercase',
  group: 'realm',
  summary: 'The name of a realm is not in upper case',
  guide: 4,
  guideOver: { trust: 1 },
  severities: ['error', 'info'],
  over: ['realm', 'mapping', 'trust'],
  needs: [],
  symptoms: [
    '471000',
    'KDC_ERR_S_PRINCIPAL_UNKNOWN',
    'no krbtgt/REALM ticket in klist',
    'the browser falls back to NTLM',
  ],
  docs: {
    why: 'Kerberos compares realm names letter by letter, case included, and the service calls its realm by a name in upper case. A client that asks for krbtgt/zscalerbeta.net asks for a realm that does not exist.',
    detected:
      'ASCII letters a to z in the value name of the realm list or the host map, in a subkey that ksetup wrote, or in CN, Name or trustPartner of a realm trust. An error where something is expected of the realm, information otherwise.',
    proof: {
      kind: 'outage',
      text: "With the realm in lower case in the realm list, or with the realm in lower case in the host map, MIT and Heimdal clients failed against MIT's and Samba's KDCs. With a trust that was created in lower case, MIT and Heimdal clients failed against MIT's KDCs, and MIT and Heimdal clients got their tickets from Samba's KDC. Windows itself was not tested.",
    },
    bad: policyReg({ mappings: { 'zscalerbeta.net': '.zscalerbeta.net; .gateway.zscalerbeta.net' } }),
    good: policyReg(),
    fix: [
      inEditor(
        'domain_realm',
        'Remove the entry and add it again with its value name in upper case; typing over the old one may keep its case. Do the same under "Define interoperable Kerberos V5 realm settings".',
      ),
      renamedInPowerShell(
        'domain_realm',
        'zscalerbeta.net',
        'ZSCALERBETA.NET',
        '.zscalerbeta.net; .gateway.zscalerbeta.net',
      ),
      {
        with: 'ksetup',
        steps:
          'ksetup /delkdc zscalerbeta.net; ksetup /addkdc ZSCALERBETA.NET kerberos.zscalerbeta.net; restart the computer.',
      },
      RECREATE_TRUST,
    ],
    whenNot:
      'A realm that its operator really named in lower case: name it in the config as it is spelt, and the rule takes that spelling as the right one. Domains of Active Directory are not judged.',
    references: [guideStep(1), guideStep(4), KERBEROS_RFC],
  },
  applies: (target, context) => target.kind !== 'trust' || isRealmTrust(target, context),
  *check(target, context) {
    if (target.kind === 'trust' && target.caseless) {
      yield { notEvaluated: caseUnknown(target) };
      return;
    }
    const wrong = realmNames(target).filter((name) => isWrong(name.value, context));
    const [first, ...others] = wrong;
    if (!first) return;
    const { expectation } = context;
    const right = expectation && !expectation.adopted ? expectation.realm : asciiUpper(first.value);
    yield {
      severity: expectation ? 'error' : 'info',
      message: `Realm ${first.value} is not in upper case. Kerberos compares realm names with their case, so tickets are asked of a realm that does not exist.`,
      place: placeOf(target, first),
      actual: first.value,
      expected: right,
      related: alsoAt(target, others, 'the same name again'),
      setting: target.kind === 'trust' ? 'trust-name' : settingOf(target),
      realm: first.value,
      rightWhenRepaired: wrong.every(isOnlyBefore),
    };
  },
});
