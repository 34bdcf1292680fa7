// The two list policies must be enabled for their values to count.

import type { PolicyStateFact } from '../../src/model/fact.ts';
import { isPolicy } from '../../src/model/in-force.ts';
import {
  defineRule,
  type NotEvaluated,
  type PolicyTarget,
  type RuleContext,
  type RuleFinding,
} from '../../src/model/rule.ts';
import { policyReg } from '../support/examples.ts';
import { enabledInPowerShell, inEditor } from '../support/fix.ts';
import { DISABLED_ON_PURPOSE, isWanted } from '../support/intents.ts';
import { placeOf } from '../support/place.ts';
import { ADML_REALMS, guideStep } from '../support/references.ts';

export default defineRule({
  id: 'policy-not-enabled',
  group: 'gpo',
  summary: 'A Kerberos list policy is not enabled, or its list is empty',
  guide: 4,
  severities: ['error', 'warning'],
  over: 'policy',
  // Its switch need not be covered to be seen off; only that there is none is judged by coverage, below.
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist', 'the browser falls back to NTLM'],
  docs: {
    why: 'Each of the two policies has a switch beside its list, MitRealms_Enabled and domain_realm_Enabled. A list whose policy is disabled is deleted; values that were written past the policy have no switch at all.',
    detected:
      'An error when values stand beside a switch of 0, or when the config requires a realm here. A warning when a GPO disables the policy, for that also removes what other GPOs of lower precedence put into the list; when it is enabled and neither list has an entry, which is an error where no other GPO of the domain has one; and when there are values and the export would have shown a switch, but there is none. A policy that is not configured is not reported. A switch that an item of Preferences with a filter sets leaves the check open.',
    proof: {
      kind: 'prescription',
      text: "That a disabled policy deletes its list stands in Kerberos.adml. With a realm list that is switched off, and so deleted, MIT and Heimdal clients failed against MIT's and Samba's KDCs. Whether values without any switch work is documented nowhere. Windows was not tested.",
    },
    bad: policyReg({ switches: { realms: 0, mappings: 1 } }),
    good: policyReg(),
    fix: [
      inEditor(
        'MitRealms',
        'Make sure that the list is filled, and that Enabled is chosen in both policies.',
      ),
      enabledInPowerShell('MitRealms'),
    ],
    whenNot:
      'A GPO that takes the setting away from some computers on purpose: say so under expect in realmlint.config.jsonc, with the state disabled, and the rule is silent about it.',
    references: [guideStep(4), ADML_REALMS],
  },
  *check(target, context) {
    const required = isWanted('required', context);
    if (!required && isWanted('disabled', context)) {
      yield { notEvaluated: DISABLED_ON_PURPOSE };
      return;
    }
    const { values } = target;
    const states = target.states.filter(({ conditional }) => !conditional);
    const [off, ...others] = states.filter((state) => state.state === 'disabled');
    if (off) {
      yield disabled(target, off, others, required);
      return;
    }
    if (states.some((state) => state.state === 'unknown')) {
      yield { notEvaluated: `what ${target.list}_Enabled says was not understood` };
      return;
    }
    const unsure = target.states.filter(({ conditional }) => conditional);
    const [value, ...further] = values;
    const byFilter = `an item of Preferences with a filter sets ${target.list}_Enabled`;
    if (unsure.some(({ state }) => state !== 'enabled')) {
      yield { notEvaluated: byFilter };
      return;
    }
    const [on] = states.filter((state) => state.state === 'enabled');
    if (on) {
      if (!value && !required) yield* withoutEntries(target, on, context);
      return;
    }
    if (unsure.length > 0) {
      yield { notEvaluated: `only ${byFilter}` };
      return;
    }
    if (!value) {
      yield { notEvaluated: `${target.list} is not configured here` };
      return;
    }
    if (!context.covered('switch')) {
      yield { notEvaluated: `the export does not show ${target.list}_Enabled` };
      return;
    }
    yield {
      severity: 'warning',
      message: `There are values in ${target.list}, but no switch ${target.list}_Enabled, so they were not written by the policy. Whether Windows uses them is documented nowhere.`,
      place: placeOf(value, value.name),
      actual: null,
      expected: 'enabled',
      related: further.map((fact) => ({ ...placeOf(fact, fact.name), message: 'another value of the list' })),
      setting: `${target.list}_Enabled`,
    };
  },
});

// Where only one of the lists is empty, its realm or mapping is missing, which has its own rules; what is required, what
// stands elsewhere, what was taken out again and what a GPO would bring has them too.
function* withoutEntries(
  { list }: PolicyTarget,
  state: PolicyStateFact,
  { subject, covered, ask }: RuleContext,
): Iterable<RuleFinding | NotEvaluated> {
  const { realms, mappings, directives } = subject;
  if (realms.length > 0 || mappings.length > 0 || directives.some(({ takes }) => takes?.length)) return;
  if (ask.policyDrift(subject).length > 0) return;
  const others = subject.states.filter(
    (one) => one.list !== list && one.state === 'enabled' && isPolicy(one.layer),
  );
  if (list === 'domain_realm' && others.some(({ conditional }) => !conditional)) return;
  if (!covered('realm-list') || !covered('host-map')) {
    yield { notEvaluated: 'the export does not show both lists as a whole' };
    return;
  }
  // The lists of all GPOs of a domain add up: beside others that fill them, this one does no harm.
  const filled = ask.realms(subject).length > 0 || ask.mappings(subject).length > 0;
  yield {
    severity: filled ? 'warning' : 'error',
    message: `The policy of ${list} is enabled, but neither its list nor the other one has an entry: no client gets a realm or a mapping from here.`,
    place: placeOf(state, state),
    actual: null,
    expected: `an entry in ${list}`,
    related: others.map((other) => ({ ...placeOf(other, other), message: `enabled too: ${other.shown}` })),
    setting: list,
  };
}

function disabled(
  { list, values }: PolicyTarget,
  state: PolicyStateFact,
  others: readonly PolicyStateFact[],
  required: boolean,
): RuleFinding {
  const filled = values.length > 0;
  const effect = filled
    ? 'although its list has values: clients delete the list.'
    : 'so clients delete its list, and with it what GPOs of lower precedence put there.';
  return {
    severity: filled || required ? 'error' : 'warning',
    message: `The policy of ${list} is disabled, ${effect}${required ? ' The config requires a realm here.' : ''}`,
    place: placeOf(state, state),
    actual: 'disabled',
    expected: 'enabled',
    related: others.map((other) => ({
      ...placeOf(other, other),
      message: `disabled here too: ${other.shown}`,
    })),
    setting: `${list}_Enabled`,
  };
}
