// The KDC of a realm must be the one that is expected, not that of another cloud.

import { cloudOfHost } from '../../src/model/cloud.ts';
import { defineRule, errorIfExpected } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { dnsName } from '../support/hosts.ts';
import { placeOf, settingOf } from '../support/place.ts';
import { guideStep } from '../support/references.ts';

export default defineRule({
  id: 'kdc-wrong-host',
  group: 'realm',
  summary: 'The KDC of a realm is not the expected host',
  guide: 4,
  severities: ['error', 'warning'],
  over: 'realm',
  needs: [],
  symptoms: ['471000', 'no service ticket HTTP/edge@REALM in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'A KDC list that names hosts is used as it stands, without a look into DNS. A host that does not serve the realm answers with an error or not at all, and no ticket comes.',
    detected:
      'Each KDC is compared with the expected ones, in lower case and without a final dot, as DNS compares. Where nothing is expected of the realm, only the KDC of a known cloud under the name of another realm is reported.',
    proof: {
      kind: 'outage',
      text: "With the KDC of another cloud, or with the name of the realm in place of its KDC, MIT and Heimdal clients failed against MIT's and Samba's KDCs. Windows itself was not tested.",
    },
    bad: policyReg({ realms: { 'ZSCALERBETA.NET': '<k>kerberos.zscloud.net</k>' } }),
    good: policyReg(),
    fix: [
      inEditor('MitRealms', 'Write <k>kerberos.CLOUD</k> with the cloud of the realm beside it.'),
      inPowerShell('MitRealms', 'ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'),
      {
        with: 'ksetup',
        steps:
          'ksetup /delkdc ZSCALERBETA.NET kerberos.zscloud.net; ksetup /addkdc ZSCALERBETA.NET kerberos.zscalerbeta.net; restart the computer.',
      },
    ],
    whenNot:
      'A KDC of your own in front of the realm: name it in the config as a KDC of that realm. A realm without any KDC is found through DNS and is not judged here.',
    references: [guideStep(4), guideStep(5)],
  },
  *check(target, context) {
    const { expectation, expectations } = context;
    const realm = target.name.value;
    if (target.kdcs.length === 0) {
      yield { notEvaluated: `no KDC is listed for realm ${realm}` };
      return;
    }
    if (expectation?.kdcs.length === 0) {
      yield { notEvaluated: `nothing is expected of the KDCs of ${realm}` };
      return;
    }
    const own = cloudOfHost(dnsName(realm), expectations.clouds);
    const isWrong = (host: string) => {
      if (expectation) return !expectation.kdcs.includes(host);
      const cloud = cloudOfHost(host, expectations.clouds);
      return cloud !== null && cloud !== own;
    };
    const wrong = target.kdcs.filter((entry) => isWrong(dnsName(entry.text.value)));
    if (!expectation && wrong.length === 0) yield { notEvaluated: `nothing is expected of realm ${realm}` };
    for (const { text, repaired } of wrong) {
      const stranger = repaired.find(isWrong);
      const cloud = stranger && cloudOfHost(stranger, expectations.clouds);
      const whose = cloud && cloud !== own ? ` It belongs to the cloud ${cloud}.` : '';
      yield {
        severity: errorIfExpected(context),
        message: `${stranger ?? text.value} is not the KDC of realm ${realm}.${whose} Clients send their ticket requests to it and get none.`,
        place: placeOf(target, text),
        actual: text.value,
        expected: expectation ? expectation.kdcs.join('; ') : null,
        setting: settingOf(target),
        realm,
        rightWhenRepaired: stranger === undefined && repaired.length > 0,
      };
    }
  },
});
