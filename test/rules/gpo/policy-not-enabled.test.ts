// Switches of the two list policies, with and without values beside them.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/gpo/policy-not-enabled.ts';
import type { PolicyTarget } from '../../../src/model/rule.ts';
import { contextOf, only, placed, realm, run, state } from '../../support/facts.ts';

const value = realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');

function judge(target: Partial<PolicyTarget>, covered: 'switch' | null = 'switch') {
  const whole: PolicyTarget = { list: 'MitRealms', states: [], values: [], ...target };
  return run(rule, 'policy', whole, contextOf({ covered: covered ? [covered] : [] }));
}

describe('policy-not-enabled', () => {
  it('is an error at the switch when values stand beside it', () => {
    const finding = only(judge({ states: [state('MitRealms', 'disabled')], values: [value] }));
    expect(finding).toMatchObject({
      severity: 'error',
      actual: 'disabled',
      expected: 'enabled',
      setting: 'MitRealms_Enabled',
    });
    expect(placed(finding)).toBe('5:1-9');
  });

  it('is a warning when the policy is disabled and has no values', () => {
    const finding = only(judge({ states: [state('MitRealms', 'disabled')] }));
    expect(finding.severity).toBe('warning');
    expect(finding.message).toContain('lower precedence');
  });

  it('makes one finding of a report and a policy file that agree', () => {
    const finding = only(
      judge({ states: [state('MitRealms', 'disabled', 5), state('MitRealms', 'disabled', 6)] }),
    );
    expect(finding.related?.map((place) => place.at.region?.startLine)).toEqual([6]);
  });

  it('warns of values without any switch, where one would have been shown', () => {
    const other = realm('ZSCALERTWO.NET', '<k>kerberos.zscalertwo.net</k>');
    const finding = only(judge({ values: [value, other] }));
    expect(finding).toMatchObject({ severity: 'warning', actual: null, expected: 'enabled' });
    expect(placed(finding)).toBe('1:1-16');
    expect(finding.related).toHaveLength(1);
    const hidden = judge({ values: [value] }, null);
    expect(hidden.findings).toEqual([]);
    expect(hidden.notEvaluated).toHaveLength(1);
  });

  it('is silent when the policy is on, or not configured', () => {
    expect(judge({ states: [state('MitRealms', 'enabled')], values: [value] }).findings).toEqual([]);
    expect(judge({ states: [state('MitRealms', 'not-configured')] })).toMatchObject({
      findings: [],
      notEvaluated: [],
    });
  });

  it('is open where what the switch says was not understood', () => {
    const outcome = judge({ states: [state('MitRealms', 'unknown')], values: [value] });
    expect(outcome.findings).toEqual([]);
    expect(outcome.notEvaluated).toHaveLength(1);
  });
});
