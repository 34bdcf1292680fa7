// A realm of which the KDC is expected must list one; elsewhere DNS may tell it.

import type { RealmFact } from '../../src/model/fact.ts';
import { type Located, sub } from '../../src/model/located.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import { defineRule, type RuleContext } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { placeOf, settingOf } from '../support/place.ts';
import { ADML_REALMS, guideStep } from '../support/references.ts';

const EMPTY_TAG = /<k>[\s;]*<\/k>/i;

/** Why nothing can be said of the KDCs that a value does not list; null when it can. */
function open(target: RealmFact, { subject }: RuleContext): string | null {
  const realm = target.name.value;
  if (target.layer === 'local') {
    const shown = subject.scopes.some(
      ({ origin, shows }) => origin.path === target.origin.path && shows.includes('local MitRealms'),
    );
    return shown ? null : `the export does not show everything that ksetup keeps of realm ${realm}`;
  }
  if (target.value === null) return `the value of realm ${realm} is no text`;
  const damaged = target.tagProblems.length > 0 || target.entities.length > 0;
  return damaged ? `the tags of realm ${realm} are broken` : null;
}

/** The tag that holds nothing; null where there is none. */
function emptyTag({ value }: RealmFact): Located | null {
  const match = value && EMPTY_TAG.exec(value.value);
  return match ? sub(value, match.index, match.index + match[0].length) : null;
}

// What ksetup keeps beside a policy adds to it: the policy tells the KDC.
function isListedElsewhere({ name, layer }: RealmFact, { subject }: RuleContext): boolean {
  if (layer !== 'local') return false;
  return subject.realms.some(
    (other) => other.kdcs.length > 0 && realmKey(other.name.value) === realmKey(name.value),
  );
}

export default defineRule({
  id: 'kdc-list-empty',
  group: 'realm',
  summary: 'A realm is defined without any KDC',
  guide: 4,
  severities: ['error', 'info'],
  over: 'realm',
  needs: [],
  symptoms: ['471000', 'no service ticket HTTP/edge@REALM in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'A realm without a KDC in the list is looked up in DNS, by records _kerberos._udp and _kerberos._tcp. Where the guide names a KDC, nothing says that such records exist.',
    detected:
      'A value without <k>, with an empty <k></k>, or with nothing at all. An error where a KDC is expected of the realm, information otherwise. A subkey that ksetup wrote without KdcNames is information at most.',
    proof: {
      kind: 'prescription',
      text: "Step 4 of the guide names the KDC. With no KDC in the tags, MIT and Heimdal clients failed against MIT's and Samba's KDCs. Windows was not tested, and can find KDCs of a realm through DNS where such records exist.",
    },
    bad: policyReg({ realms: { 'ZSCALERBETA.NET': '<k></k>' } }),
    good: policyReg(),
    fix: [
      inEditor('MitRealms', 'Write the KDC between the tags: <k>kerberos.zscalerbeta.net</k>.'),
      inPowerShell('MitRealms', 'ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'),
      {
        with: 'ksetup',
        steps: 'ksetup /addkdc ZSCALERBETA.NET kerberos.zscalerbeta.net; restart the computer.',
      },
    ],
    whenNot:
      'A realm of your own whose KDCs stand in DNS: <f>0x0000000A</f> alone is right, and is information only. A realm that the config names without KDCs is one of those.',
    references: [guideStep(4), ADML_REALMS],
  },
  *check(target, context) {
    if (target.kdcs.length > 0 || isListedElsewhere(target, context)) return;
    const reason = open(target, context);
    if (reason) {
      yield { notEvaluated: reason };
      return;
    }
    const { value, flags, name, layer } = target;
    const kdcs = layer === 'local' ? [] : (context.expectation?.kdcs ?? []);
    const tag = emptyTag(target);
    const list = `<k>${kdcs.join('; ')}</k>`;
    const follows =
      kdcs.length > 0
        ? `${kdcs.join(' or ')} is expected; without it clients ask DNS, and find a KDC only if it has SRV records for the realm.`
        : 'Clients then ask DNS for it, which is right where there are SRV records (_kerberos) for the realm.';
    yield {
      severity: kdcs.length > 0 ? 'error' : 'info',
      message: `Realm ${name.value} lists no KDC. ${follows}`,
      place: placeOf(target, tag ?? name),
      actual: tag?.value ?? value?.value ?? null,
      expected: kdcs.length === 0 ? null : tag || !flags ? list : `<f>${flags.value}</f>${list}`,
      setting: settingOf(target),
      realm: name.value,
    };
  },
});
