// A realm must be spelt alike in the realm list, in the host map and on the trust.

import { asciiUpper, realmKey } from '../../src/model/realm-name.ts';
import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { defineRule, type RuleContext } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, RECREATE_TRUST, renamedInPowerShell } from '../support/fix.ts';
import { alsoAt, placeOf, settingOf } from '../support/place.ts';
import { ADML_MAPPINGS, KERBEROS_RFC } from '../support/references.ts';
import { namesIn, type RealmSpellings, spelling, spellingsBeside } from '../support/spellings.ts';

/** The spelling to compare with: the expected one, else that of most places, else the one in upper case. */
function model(key: string, context: RuleContext): string | null {
  const { expectation } = context;
  if (expectation && realmKey(expectation.realm) === key) return expectation.realm;
  const spellings = spellingsBeside(context).get(key);
  return spellings ? commonest(spellings) : null;
}

// Found once for each realm: every place of it asks.
const found = new WeakMap<RealmSpellings, string>();

function commonest(spellings: RealmSpellings): string | null {
  const known = found.get(spellings);
  if (known !== undefined) return known;
  let best: string | null = null;
  let most = 0;
  for (const [text, { facts }] of spellings) {
    const weight = facts.size + (text === asciiUpper(text) ? 0.5 : 0);
    if (weight <= most) continue;
    most = weight;
    best = text;
  }
  if (best !== null) found.set(spellings, best);
  return best;
}

export default defineRule({
  id: 'realm-case-mismatch',
  group: 'mapping',
  summary: 'One realm is spelt in two ways that differ by case',
  guide: null,
  severities: ['warning'],
  over: ['realm', 'mapping', 'trust'],
  needs: [],
  symptoms: ['471000', 'KDC_ERR_S_PRINCIPAL_UNKNOWN', 'no krbtgt/REALM ticket in klist'],
  docs: {
    why: 'Kerberos compares realm names letter by letter, case included. Where the host map says Hadoop.contoso.example and the trust says HADOOP.CONTOSO.EXAMPLE, tickets are asked of a realm that nobody serves.',
    detected:
      'The realm list, the host map and the trusts of a domain together, of a client its own lists. Reported is the spelling that is not the expected one, or the rarer one where nothing is expected. A realm of which upper case is expected is left to realm-not-uppercase. Trusts between domains, and exports that change the case of names, are not compared.',
    proof: {
      kind: 'outage',
      text: "With a realm in lower case in the realm list alone, or with one in lower case in the host map alone, MIT and Heimdal clients failed against MIT's and Samba's KDCs. Windows itself was not tested.",
    },
    bad: policyReg({
      realms: { 'Hadoop.contoso.example': '<k>kdc1.hadoop.contoso.example</k>' },
      mappings: { 'HADOOP.CONTOSO.EXAMPLE': '.hadoop.contoso.example' },
    }),
    good: policyReg({
      realms: { 'HADOOP.CONTOSO.EXAMPLE': '<k>kdc1.hadoop.contoso.example</k>' },
      mappings: { 'HADOOP.CONTOSO.EXAMPLE': '.hadoop.contoso.example' },
    }),
    fix: [
      inEditor(
        'domain_realm',
        'Remove the entry and add it again as the operator of the realm spells it; typing over the old one may keep its case. Do the same under "Define interoperable Kerberos V5 realm settings".',
      ),
      renamedInPowerShell(
        'MitRealms',
        'Hadoop.contoso.example',
        'HADOOP.CONTOSO.EXAMPLE',
        '<k>kdc1.hadoop.contoso.example</k>',
      ),
      {
        with: 'ksetup',
        steps:
          'ksetup /delkdc Hadoop.contoso.example; ksetup /addkdc HADOOP.CONTOSO.EXAMPLE kdc1.hadoop.contoso.example; restart the computer.',
      },
      RECREATE_TRUST,
    ],
    whenNot:
      'Two realms of different operators whose names differ by case alone. Name the realm in realmlint.config.jsonc as it is spelt, and that spelling is the one to compare with.',
    references: [KERBEROS_RFC, ADML_MAPPINGS],
  },
  applies: (target, context) => target.kind !== 'trust' || isRealmTrust(target, context),
  *check(target, context) {
    for (const name of namesIn(target)) {
      const key = realmKey(name.value);
      const right = model(key, context);
      if (right === null || spelling(name) === right) continue;
      const spelt = spellingsBeside(context).get(key);
      // What has no effect, such as a local mapping that a policy hides, is no second spelling.
      if (!spelt?.get(spelling(name))?.facts.has(target)) continue;
      const elsewhere = spelt.get(right);
      const who = elsewhere ? `is spelt ${right} elsewhere` : `is ${right} in the config`;
      yield {
        severity: 'warning',
        message: `Realm ${name.value} ${who}. Kerberos compares realm names with their case, so these are two names, and with the wrong one no ticket comes.`,
        place: placeOf(target, name),
        actual: name.value,
        expected: right,
        related: elsewhere ? alsoAt(elsewhere.fact, [elsewhere.name], `spelt ${right} here`) : [],
        setting: target.kind === 'trust' ? 'trust-name' : settingOf(target),
        realm: name.value,
      };
      return;
    }
  },
});
