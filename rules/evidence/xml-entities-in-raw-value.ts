// Entities such as &lt; that are stored as they stand: they belong into XML, never into the registry.

import { defineRule } from '../../src/model/rule.ts';
import { mended } from '../support/characters.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { TEXT_OF_LISTS } from '../support/lists.ts';
import { alsoAt, placeOf, settingOf } from '../support/place.ts';
import { ADML_REALMS, guideStep } from '../support/references.ts';

export default defineRule({
  id: 'xml-entities-in-raw-value',
  group: 'evidence',
  summary: 'A registry value holds XML entities as text',
  ...TEXT_OF_LISTS,
  symptoms: ['471000', 'no service ticket HTTP/edge@REALM in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'In the source of a web page or a report, <k> is written &lt;k&gt;. Copied from there into the policy it stays &lt;k&gt;: Windows decodes nothing, and sees no tag.',
    detected:
      'Entities such as &lt; &gt; &amp; and &#60; in a value, after the one decoding that an XML report needs. In the XML of a report &lt;k&gt; is right.',
    proof: {
      kind: 'prescription',
      text: "Kerberos.adml and step 4 of the guide demand the tags as they are; &lt;k&gt; is how XML writes one. With &lt;k&gt; in place of the tag, and so no KDC as a literal reading finds it, MIT and Heimdal clients failed against MIT's and Samba's KDCs. Whether Windows reads it as literally was not tested.",
    },
    bad: policyReg({ realms: { 'ZSCALERBETA.NET': '&lt;k&gt;kerberos.zscalerbeta.net&lt;/k&gt;' } }),
    good: policyReg(),
    fix: [
      inEditor('MitRealms', 'Type the value by hand: <k>kerberos.zscalerbeta.net</k>.'),
      inPowerShell('MitRealms', 'ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'),
    ],
    whenNot: 'There is no reason to keep it.',
    references: [guideStep(4), ADML_REALMS],
  },
  *check(target) {
    const [first, ...others] = target.entities;
    if (!first) return;
    const value = target.value?.value ?? first.value;
    yield {
      severity: 'error',
      message: `The value of realm ${target.name.value} holds ${first.value} as text. Windows does not decode it, so the value has no tag there.`,
      place: placeOf(target, first),
      actual: value,
      expected: target.plain && meant(target.plain.value),
      related: alsoAt(target, others, 'another entity'),
      setting: settingOf(target),
      realm: target.name.value,
    };
  },
});

// What an entity stands for may be no character for a name either, such as a no-break space. Of one that is unknown
// nobody can say what was meant.
function meant(plain: string): string | null {
  return /&#?\w+;/.test(plain) ? null : mended(plain, false);
}
