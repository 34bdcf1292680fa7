// The tags of a realm's value must be <f> and <k>, each closed, with nothing outside of them.

import type { RealmFact, TagProblem } from '../../src/model/fact.ts';
import { defineRule } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { alsoAt, placeOf, settingOf } from '../support/place.ts';
import { ADML_REALMS, guideStep } from '../support/references.ts';

const SAID: Readonly<Record<TagProblem, string>> = {
  unclosed: 'is not closed',
  nested: 'stands inside another tag that is still open',
  'unknown-tag': 'is no tag of a realm value, which knows <f> and <k> alone',
  unopened: 'closes a tag that was never opened',
  'text-outside-tags': 'stands outside of the tags',
};

function mended({ kdcs, flags }: RealmFact): string | null {
  const hosts = kdcs.flatMap((entry) => entry.repaired);
  if (hosts.length === 0) return null;
  const list = `<k>${hosts.join('; ')}</k>`;
  return flags ? `<f>${flags.value}</f>${list}` : list;
}

export default defineRule({
  id: 'kdc-tag-malformed',
  group: 'realm',
  summary: 'The tags of a realm value are broken',
  guide: 4,
  severities: ['error'],
  over: 'realm',
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'no service ticket HTTP/edge@REALM in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'A value is read by its tags: <f>flags</f> and <k>kdc; kdc</k>. What follows a broken tag is lost or becomes part of a host name, and no event tells of it.',
    detected:
      'Tags that are not closed, not opened, nested or neither <f> nor <k>, and text outside of the tags. Tags may be in upper case, and either of the two may be absent.',
    proof: {
      kind: 'prescription',
      text: "The syntax is that of Kerberos.adml and of step 4 of the guide. With a tag that is never closed, and so no KDC as a literal reading finds it, or with a tag within the tag, read as part of the name, MIT and Heimdal clients failed against MIT's and Samba's KDCs. How Windows reads a broken tag was not tested.",
    },
    bad: policyReg({ realms: { 'ZSCALERBETA.NET': '<k>kerberos.zscalerbeta.net<k>' } }),
    good: policyReg(),
    fix: [
      inEditor(
        'MitRealms',
        'Write <k>kerberos.zscalerbeta.net</k>: a slash in the second tag, nothing outside.',
      ),
      inPowerShell('MitRealms', 'ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'),
    ],
    whenNot:
      'There is no reason to keep a broken tag. <K> in capitals and a value of <f> alone are not reported.',
    references: [guideStep(4), ADML_REALMS],
  },
  *check(target) {
    const [first, ...others] = target.tagProblems;
    if (!first) return;
    yield {
      severity: 'error',
      message: `In the value of realm ${target.name.value}, ${first.text.value} ${SAID[first.problem]}. Clients may find no KDC in it, or a wrong one.`,
      place: placeOf(target, first.text),
      actual: target.value?.value ?? first.text.value,
      expected: mended(target),
      related: others.flatMap(({ problem, text }) => alsoAt(target, [text], SAID[problem])),
      setting: settingOf(target),
      realm: target.name.value,
    };
  },
});
