// Values of the two list policies must be of type REG_SZ.

import { defineRule } from '../../src/model/rule.ts';
import { policyQuery } from '../support/examples.ts';
import { inEditor, inPowerShell } from '../support/fix.ts';
import { placeOf, settingOf } from '../support/place.ts';
import { guideStep } from '../support/references.ts';

export default defineRule({
  id: 'policy-wrong-type',
  group: 'gpo',
  summary: 'A value of a Kerberos list policy is not of type REG_SZ',
  guide: 4,
  severities: ['error', 'warning'],
  over: ['realm', 'mapping'],
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'The policies write text, REG_SZ. Scripts that write the values themselves choose other types, often REG_MULTI_SZ because it looks like a list; Windows expects one text with semicolons.',
    detected:
      'The type of each value below MitRealms and domain_realm: an error, for REG_EXPAND_SZ a warning. Reports show no types, and what ksetup writes has types of its own; neither is judged.',
    proof: {
      kind: 'prescription',
      text: 'Kerberos.admx defines the lists as text. What Windows does with another type is not documented and was not tested.',
    },
    bad: policyQuery({
      mappings: { 'ZSCALERBETA.NET': '.zscalerbeta.net\\0.gateway.zscalerbeta.net' },
      mappingType: 'REG_MULTI_SZ',
    }),
    good: policyQuery(),
    fix: [
      inEditor('domain_realm', 'Remove the entry and add it again; the editor writes the right type.'),
      inPowerShell('domain_realm', 'ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net'),
    ],
    whenNot: 'There is no reason to keep it.',
    references: ['Kerberos.admx: lists of MitRealms and HostToRealm', guideStep(5)],
  },
  applies: (target) => target.layer === 'policy' && target.valueType !== null,
  *check(target) {
    const { valueType: type, name } = target;
    if (type === 'REG_SZ') return;
    yield {
      severity: type === 'REG_EXPAND_SZ' ? 'warning' : 'error',
      message: `The value of realm ${name.value} is of type ${type}. Windows expects one text of type REG_SZ, with semicolons between its entries.`,
      place: placeOf(target, name),
      actual: type,
      expected: 'REG_SZ',
      setting: settingOf(target),
      realm: name.value,
    };
  },
});
