// What stands where Windows does not read it, without a copy in the right place, keeps a run from being clean.

import { describe, expect, it } from 'vitest';
import { wrongPlaces } from '../../src/evidence/wrong-places.ts';
import type { Subject } from '../../src/model/evidence.ts';
import type { Layer } from '../../src/model/fact.ts';
import { localRealm, mapping, realm, state, subject } from '../support/facts.ts';

function said(bend: Partial<Subject>): readonly string[] {
  return [...wrongPlaces(subject(bend))].map((gap) => `${gap.code} ${gap.effect} ${gap.locator}`);
}

function realmIn(layer: Layer, name = 'X.EXAMPLE') {
  return { ...realm(name, '<k>kdc.x.example</k>'), layer, locator: `${layer} ${name}` };
}

function mapIn(layer: Layer, name = 'X.EXAMPLE') {
  return { ...mapping(name, '.x.example'), layer, locator: `${layer} map ${name}` };
}

function stateIn(layer: Layer, list: 'MitRealms' | 'domain_realm' = 'MitRealms') {
  return { ...state(list, 'enabled'), layer, locator: `${layer} ${list}_Enabled` };
}

describe('wrongPlaces', () => {
  it.each(['wow6432', 'user', 'dead'] as const)('says what stands in the layer %s alone', (layer) => {
    expect(said({ realms: [realmIn(layer)] })).toEqual([`wrong-place partial ${layer} X.EXAMPLE`]);
    expect(said({ mappings: [mapIn(layer)] })).toEqual([`wrong-place partial ${layer} map X.EXAMPLE`]);
  });

  it('is silent about a copy of what is in force, whatever its case', () => {
    expect(said({ realms: [realmIn('wow6432', 'x.example'), realmIn('policy')] })).toEqual([]);
    expect(said({ realms: [realmIn('user'), localRealm('X.EXAMPLE', [])] })).toEqual([]);
  });

  it('is not silenced by another realm, or the other list, in the right place', () => {
    expect(said({ realms: [realmIn('wow6432'), realmIn('policy', 'Y.EXAMPLE')] })).toHaveLength(1);
    expect(said({ realms: [realmIn('wow6432')], mappings: [mapIn('policy')] })).toHaveLength(1);
  });

  it('says each realm of each list and layer once', () => {
    const realms = [
      realmIn('user'),
      realmIn('user', 'x.example'),
      realmIn('user', 'Y.EXAMPLE'),
      realmIn('dead'),
    ];
    expect(said({ realms, mappings: [mapIn('user')] })).toEqual([
      'wrong-place partial user X.EXAMPLE',
      'wrong-place partial user Y.EXAMPLE',
      'wrong-place partial dead X.EXAMPLE',
      'wrong-place partial user map X.EXAMPLE',
    ]);
  });

  it('says switches that stand there alone, once for each list', () => {
    const states = [stateIn('user'), stateIn('wow6432'), stateIn('user', 'domain_realm')];
    expect(said({ states })).toEqual([
      'wrong-place partial user MitRealms_Enabled',
      'wrong-place partial user domain_realm_Enabled',
    ]);
  });

  it('is silent about switches beside a list, or beside the right switch', () => {
    expect(said({ states: [stateIn('wow6432')], realms: [realmIn('policy')] })).toEqual([]);
    expect(said({ states: [stateIn('wow6432'), stateIn('policy')] })).toEqual([]);
    expect(said({ states: [stateIn('user')], realms: [realmIn('user')] })).toEqual([
      'wrong-place partial user X.EXAMPLE',
    ]);
  });

  it('stands at the name, or at the switch', () => {
    const [gap] = wrongPlaces(subject({ realms: [realmIn('user')] }));
    expect(gap?.at).toEqual(realmIn('user').name.at);
    const [other] = wrongPlaces(subject({ states: [stateIn('user')] }));
    expect(other?.at).toEqual(stateIn('user').at);
  });
});
