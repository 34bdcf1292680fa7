// Switches of the two list policies, with and without values beside them.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/gpo/policy-not-enabled.ts';
import type { Need } from '../../../src/model/evidence.ts';
import type { ListName, PolicyDirectiveFact, PolicyStateFact } from '../../../src/model/fact.ts';
import type { Intent } from '../../../src/model/intent.ts';
import type { PolicyTarget } from '../../../src/model/rule.ts';
import { contextOf, mapping, only, placed, realm, run, state, type World } from '../../support/facts.ts';

const value = realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');
const hosts = mapping('ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net');

function judge(
  target: Partial<PolicyTarget>,
  covered: 'switch' | null = 'switch',
  wanted: readonly Intent['state'][] = [],
) {
  const whole: PolicyTarget = { list: 'MitRealms', states: [], values: [], ...target };
  const expect = wanted.map((state) => ({
    of: 'client' as const,
    name: '*',
    realm: 'ZSCALERBETA.NET',
    state,
  }));
  return run(rule, 'policy', whole, contextOf({ covered: covered ? [covered] : [], intents: { expect } }));
}

/** A policy that is on with nothing in its list, all of it shown unless told otherwise. */
function empty(world: World, list: ListName = 'MitRealms') {
  const target: PolicyTarget = { list, states: [state(list, 'enabled')], values: [] };
  const covered: readonly Need[] = ['switch', 'realm-list', 'host-map'];
  return run(rule, 'policy', target, contextOf({ covered, ...world }));
}

const taking = (takes: PolicyDirectiveFact['takes']): PolicyDirectiveFact => ({
  kind: 'policy-directive',
  origin: value.origin,
  at: value.at,
  locator: value.locator,
  key: value.key,
  valueName: value.valueName,
  list: 'MitRealms',
  layer: 'policy',
  operation: 'delete-value',
  target: 'ZSCALERBETA.NET',
  ...(takes ? { takes } : {}),
});

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
    expect(finding).toMatchObject({
      severity: 'warning',
      actual: null,
      expected: 'enabled',
      setting: 'MitRealms_Enabled',
    });
    expect(placed(finding)).toBe('1:1-16');
    expect(finding.related?.map((place) => placed({ place }))).toEqual(['1:1-15']);
    const unset = { states: [state('MitRealms', 'not-configured')], values: [value] };
    expect(only(judge(unset)).severity).toBe('warning');
    const hidden = judge({ values: [value] }, null);
    expect(hidden.findings).toEqual([]);
    expect(hidden.notEvaluated).toHaveLength(1);
  });

  it('is silent when the policy is on', () => {
    const on = judge({ states: [state('MitRealms', 'enabled')], values: [value] });
    expect(on).toMatchObject({ findings: [], notEvaluated: [] });
  });

  it('passes nothing where the policy is not configured', () => {
    const outcome = judge({ states: [state('MitRealms', 'not-configured')] });
    expect(outcome.findings).toEqual([]);
    expect(outcome.notEvaluated).toHaveLength(1);
  });

  it('says that a filter decides where nothing else sets the switch', () => {
    const { notEvaluated } = judge({ states: [{ ...state('MitRealms', 'enabled'), conditional: true }] });
    expect(notEvaluated).toEqual(['only an item of Preferences with a filter sets MitRealms_Enabled']);
  });

  it('is open where a filter may switch off what is on', () => {
    const off = { ...state('MitRealms', 'disabled'), conditional: true as const };
    const outcome = judge({ states: [state('MitRealms', 'enabled'), off], values: [value] });
    expect(outcome).toMatchObject({ findings: [], notEvaluated: [{}] });
  });

  it('is open where an empty list may not be all there is', () => {
    const outcome = judge({ states: [state('MitRealms', 'enabled')] });
    expect(outcome.findings).toEqual([]);
    expect(outcome.notEvaluated).toHaveLength(1);
  });

  it('is an error when no list of the domain has an entry, a warning beside a GPO that fills them', () => {
    const alone = only(empty({}));
    expect(alone).toMatchObject({ severity: 'error', actual: null, expected: 'an entry in MitRealms' });
    expect(placed(alone)).toBe('5:1-8');
    for (const others of [[{ realms: [value] }], [{ mappings: [hosts] }]]) {
      expect(only(empty({ others })).severity).toBe('warning');
    }
  });

  it.each([['realm-list'], ['host-map']] as const)('is open where only the %s was shown', (need) => {
    expect(empty({ covered: ['switch', need] })).toMatchObject({ findings: [], notEvaluated: [{}] });
  });

  it.each<[string, World]>([
    ['a realm without a host', { subject: { realms: [value] } }],
    ['hosts without a realm', { subject: { mappings: [hosts] } }],
    ['what was taken out again', { subject: { directives: [taking([value])] } }],
    ['what a GPO would bring', { others: [{ holder: 'gpo', realms: [value] }] }],
  ])('leaves to other rules %s', (_what, world) => {
    expect(empty(world)).toEqual({ applies: true, findings: [], notEvaluated: [] });
  });

  it.each<[ListName, readonly PolicyStateFact[], number | null]>([
    ['MitRealms', [state('MitRealms', 'enabled')], 0],
    ['MitRealms', [state('domain_realm', 'enabled')], 1],
    ['MitRealms', [state('domain_realm', 'disabled')], 0],
    ['MitRealms', [{ ...state('domain_realm', 'enabled'), layer: 'user' }], 0],
    ['domain_realm', [state('MitRealms', 'enabled')], null],
    ['domain_realm', [state('MitRealms', 'disabled')], 0],
    ['domain_realm', [{ ...state('MitRealms', 'enabled'), conditional: true }], 1],
    [
      'domain_realm',
      [{ ...state('MitRealms', 'enabled'), conditional: true }, state('MitRealms', 'enabled')],
      null,
    ],
  ])('says of two empty lists once that both are on: %s beside %j', (list, states, related) => {
    const { findings } = empty({ subject: { states } }, list);
    expect(findings.map((finding) => finding.related?.length)).toEqual(related === null ? [] : [related]);
  });

  it('does not take a deletion that takes nothing for an entry', () => {
    expect(empty({ subject: { directives: [taking(undefined), taking([])] } }).findings).toHaveLength(1);
  });

  it('leaves an empty list to the rules of what is missing, where a realm is required', () => {
    const outcome = judge({ states: [state('MitRealms', 'enabled')] }, 'switch', ['required']);
    expect(outcome).toMatchObject({ findings: [], notEvaluated: [] });
  });

  it('is open where what the switch says was not understood', () => {
    const outcome = judge({ states: [state('MitRealms', 'unknown')], values: [value] });
    expect(outcome.findings).toEqual([]);
    expect(outcome.notEvaluated).toHaveLength(1);
  });

  it('is an error when the config requires a realm where the policy is disabled', () => {
    const off = { states: [state('MitRealms', 'disabled')] };
    const finding = only(judge(off, 'switch', ['required', 'disabled']));
    expect(finding.severity).toBe('error');
    expect(finding.message).toContain('config requires');
  });

  it('leaves to another rule what the config wants disabled', () => {
    for (const target of [
      { states: [state('MitRealms', 'disabled')], values: [value] },
      { states: [state('MitRealms', 'disabled')] },
      { values: [value] },
    ]) {
      const outcome = judge(target, 'switch', ['disabled']);
      expect(outcome.findings).toEqual([]);
      expect(outcome.notEvaluated).toHaveLength(1);
    }
  });
});
