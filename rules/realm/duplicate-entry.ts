// A host that stands twice in one list: harmless, and a sign that somebody meant another one.

import type { HostMappingFact, RealmFact } from '../../src/model/fact.ts';
import type { Located } from '../../src/model/located.ts';
import { defineRule } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { dnsName, piecesOf } from '../support/hosts.ts';
import { alsoAt, hostsOf, placeOf, settingOf } from '../support/place.ts';
import { ADML_MAPPINGS, ADML_REALMS } from '../support/references.ts';

const EDGES = '.zscalerbeta.net; .gateway.zscalerbeta.net';

/** The entries of a list by the name that DNS sees in them, each in its order. */
function byName(target: RealmFact | HostMappingFact): ReadonlyMap<string, readonly Located[]> {
  const names = new Map<string, Located[]>();
  for (const { text } of hostsOf(target).flatMap(piecesOf)) {
    if (!standsIn(target, text)) continue;
    const name = dnsName(text.value);
    const same = names.get(name);
    if (same) same.push(text);
    else names.set(name, [text]);
  }
  return names;
}

// A console can show the same key of ksetup twice: what stands outside of the value is of its second showing.
function standsIn({ layer, at }: RealmFact | HostMappingFact, text: Located): boolean {
  if (layer !== 'local' || !at.region) return true;
  return text.at.start >= at.start && text.at.end <= at.end;
}

export default defineRule({
  id: 'duplicate-entry',
  group: 'realm',
  summary: 'A host stands twice in one list',
  guide: null,
  severities: ['info'],
  over: ['realm', 'mapping'],
  needs: [],
  byFormat: true,
  symptoms: [],
  docs: {
    why: 'The second entry changes nothing. It often stands where another host was meant, such as a second KDC of which the name was never adapted.',
    detected:
      'Two entries of one value that are the same name to DNS: its case and a dot at its end are no difference. A suffix with a dot at its beginning and the host of that name are two entries.',
    proof: {
      kind: 'observation',
      text: "DNS compares names without case (RFC 4343). With a KDC that stands twice, MIT and Heimdal clients got their tickets from MIT's and Samba's KDCs. Windows was not tested.",
    },
    bad: policyReg({ mappings: { 'ZSCALERBETA.NET': `${EDGES}; .Gateway.zscalerbeta.net` } }),
    good: policyReg(),
    fix: [
      inEditor('domain_realm', `Leave each host once: ${EDGES}.`),
      inPowerShell('domain_realm', 'ZSCALERBETA.NET', EDGES),
    ],
    whenNot: 'It does no harm: --rule duplicate-entry=off hides it.',
    references: ['RFC 4343: names in DNS have no case', ADML_MAPPINGS, ADML_REALMS],
  },
  *check(target) {
    for (const [first, again, ...more] of byName(target).values()) {
      if (!first || !again) continue;
      yield {
        severity: 'info',
        message: `${again.value} stands in the list of realm ${target.name.value} a second time. It changes nothing, unless another host was meant.`,
        place: placeOf(target, again),
        actual: again.value,
        expected: null,
        related: [...alsoAt(target, [first], 'the first'), ...alsoAt(target, more, 'and again')],
        setting: settingOf(target),
        realm: target.name.value,
      };
    }
  },
});
