// The policy editor cannot load a value of the host map that is longer than 1,024 characters.

import { sub } from '../../src/model/located.ts';
import { defineRule } from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { placeOf, settingOf } from '../support/place.ts';
import { ADML_MAPPINGS, LONG_LISTS } from '../support/references.ts';

// KB5054215.
const LONGEST = 1024;

const HOSTS = Array.from({ length: 60 }, (_, i) => `node${i + 101}.hadoop.contoso.example`).join('; ');
const HADOOP = { 'HADOOP.CONTOSO.EXAMPLE': '<k>kdc1.hadoop.contoso.example</k>' };

export default defineRule({
  id: 'mapping-too-long',
  group: 'mapping',
  summary: 'A value of the host map is longer than the policy editor can load',
  guide: null,
  severities: ['warning'],
  over: 'mapping',
  needs: [],
  byFormat: true,
  symptoms: ['the policy editor shows no list of host mappings'],
  docs: {
    why: 'The Group Policy editor does not load an entry of this list that has more than 1,024 characters. Whoever opens the policy to change something else may not see it, or may save the list without it.',
    detected:
      'The text of one value, with its semicolons and blanks, has more than 1,024 characters. Only values of the policy: those of ksetup and of device management are written by other means.',
    proof: {
      kind: 'observation',
      text: 'Microsoft says so of its own editor (KB5054215). Clients were not said to fail, and what the editor does on saving was not tested.',
    },
    bad: policyReg({ realms: HADOOP, mappings: { 'HADOOP.CONTOSO.EXAMPLE': HOSTS } }),
    good: policyReg({ realms: HADOOP, mappings: { 'HADOOP.CONTOSO.EXAMPLE': '.hadoop.contoso.example' } }),
    fix: [
      inEditor(
        'domain_realm',
        'If it still opens: name the suffix that the hosts have in common, with its leading dot, in place of them.',
      ),
      inPowerShell(
        'domain_realm',
        'HADOOP.CONTOSO.EXAMPLE',
        '.hadoop.contoso.example',
        'PowerShell writes and shows entries of any length:\n',
      ),
    ],
    whenNot:
      'When the GPO is written by programs alone and nobody opens it in the editor: --rule mapping-too-long=off, or the same under rules in realmlint.config.jsonc.',
    references: [LONG_LISTS, ADML_MAPPINGS],
  },
  applies: ({ layer }) => layer === 'policy',
  *check(target) {
    const { value } = target;
    if (!value || value.value.length <= LONGEST) return;
    yield {
      severity: 'warning',
      message: `The hosts of realm ${target.name.value} are one text of ${value.value.length} characters. The policy editor cannot load more than 1,024, and from here on it is too long.`,
      place: placeOf(target, sub(value, LONGEST, value.value.length)),
      actual: `${value.value.length} characters`,
      expected: `at most ${LONGEST} characters`,
      setting: settingOf(target),
      realm: target.name.value,
    };
  },
});
