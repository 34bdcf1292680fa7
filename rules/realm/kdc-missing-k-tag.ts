// The host of a KDC must stand between <k> and </k>.

import { defineRule } from '../../src/model/rule.ts';
import { policyQuery, policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { placeOf, settingOf } from '../support/place.ts';
import { ADML_REALMS, guideStep } from '../support/references.ts';

export default defineRule({
  id: 'kdc-missing-k-tag',
  group: 'realm',
  summary: 'The KDC of a realm stands without its <k> tags',
  guide: 4,
  severities: ['error'],
  over: 'realm',
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'no service ticket HTTP/edge@REALM in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'The value of a realm has named parts: <f> for flags and <k> for KDCs. A bare host name is neither, so the realm has no KDC. No event is logged for it.',
    detected:
      'Text that stands outside of any tag in a value without <k>. A value of <f> alone is right: the KDC then comes from DNS.',
    proof: {
      kind: 'prescription',
      text: "Kerberos.adml and step 4 of the guide demand the tags. Step 5 of the guide prints the value without them, as does its web page, because HTML swallows tags; the stored data has them. With no tags, and so no KDC as a literal reading finds it, MIT and Heimdal clients failed against MIT's and Samba's KDCs. Whether Windows reads it as literally was not tested.",
    },
    bad: policyQuery({ realms: { 'ZSCALERBETA.NET': 'kerberos.zscalerbeta.net' } }),
    good: policyReg(),
    fix: [
      inEditor('MitRealms', 'Put <k> before the host and </k> after it: <k>kerberos.zscalerbeta.net</k>.'),
      inPowerShell('MitRealms', 'ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'),
    ],
    whenNot:
      'Settings that ksetup wrote hold plain host names and are not judged. If tags are missing in what you copied from a web page or a mail, export the value itself.',
    references: [guideStep(4), guideStep(5), ADML_REALMS],
  },
  *check(target) {
    const { untagged, name } = target;
    if (!untagged) return;
    yield {
      severity: 'error',
      message: `The value of realm ${name.value} holds ${untagged.value} without <k> and </k> around it, so the realm has no KDC.`,
      place: placeOf(target, untagged),
      actual: untagged.value,
      expected: `<k>${untagged.value}</k>`,
      setting: settingOf(target),
      realm: name.value,
    };
  },
});
