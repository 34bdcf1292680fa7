// Hosts in a list are separated by semicolons, and by nothing else.

import type { Located } from '../../src/model/located.ts';
import { defineRule } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { wrongSeparators } from '../support/hosts.ts';
import { TEXT_OF_LISTS } from '../support/lists.ts';
import { alsoAt, hostsOf, placeOf, settingOf } from '../support/place.ts';
import { ADML_MAPPINGS, ADML_REALMS, guideStep } from '../support/references.ts';

function named({ value }: Located): string {
  if (value === ',') return 'a comma';
  if (value === '|') return 'a vertical bar';
  return value.includes('\n') || value.includes('\r') ? 'a line break' : 'a blank';
}

export default defineRule({
  id: 'bad-separator',
  group: 'realm',
  summary: 'Hosts are separated by something other than a semicolon',
  ...TEXT_OF_LISTS,
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'Windows splits both lists at semicolons. With a comma, a blank, a vertical bar or a line break between them, two hosts are one entry that matches nothing.',
    detected:
      'A comma, a vertical bar, a blank or a line break inside an entry. Blanks around an entry and a semicolon at the end of the list are normal.',
    proof: {
      kind: 'outage',
      text: "With a comma between KDCs, or with a comma in the host map, and so no host as a literal reading finds it, MIT and Heimdal clients failed against MIT's and Samba's KDCs. Windows itself, and whether it reads the host map as literally, was not tested.",
    },
    bad: policyReg({ mappings: { 'ZSCALERBETA.NET': '.zscalerbeta.net, .gateway.zscalerbeta.net' } }),
    good: policyReg(),
    fix: [
      inEditor(
        'domain_realm',
        'Put a semicolon between the entries: .zscalerbeta.net; .gateway.zscalerbeta.net.',
      ),
      inPowerShell('domain_realm', 'ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net'),
    ],
    whenNot:
      'There is no reason to keep it. Invisible characters from a web page are reported by suspicious-characters.',
    references: [ADML_MAPPINGS, ADML_REALMS, guideStep(4)],
  },
  *check(target) {
    const [first, ...others] = hostsOf(target).flatMap((entry) => wrongSeparators(entry.text));
    if (!first) return;
    const list = hostsOf(target).flatMap((entry) => entry.repaired);
    yield {
      severity: 'error',
      message: `In the list of realm ${target.name.value} there is ${named(first)} where a semicolon belongs: what stands around it is read as one name. Write ${list.join('; ')}`,
      place: placeOf(target, first),
      actual: first.value,
      expected: ';',
      related: alsoAt(target, others, 'another separator that is no semicolon'),
      setting: settingOf(target),
      realm: target.name.value,
    };
  },
});
