// What rules are walked over: only what Windows reads, each with the names of its realm.

import { describe, expect, it } from 'vitest';
import { targetsOf } from '../../src/engine/targets.ts';
import type { Subject } from '../../src/model/evidence.ts';
import type { Over } from '../../src/model/rule.ts';
import { at, localRealm, mapping, realm, state, subject, trust } from '../support/facts.ts';

const EVIDENCE = { subjects: [], gaps: [] };

function walked(over: Over, bend: Partial<Subject>) {
  return [...targetsOf(over, subject(bend), EVIDENCE)];
}

describe('realms and mappings', () => {
  it('are targets in the layers that Windows reads', () => {
    const stray = { ...realm('STRAY.EXAMPLE', '<k>a</k>'), layer: 'wow6432' as const };
    const found = walked('realm', {
      realms: [realm('X.EXAMPLE', '<k>a</k>'), stray, localRealm('Y.EXAMPLE', [])],
    });
    expect(found.map(({ realmNames, list }) => [realmNames, list])).toEqual([
      [['X.EXAMPLE'], 'MitRealms'],
      [['Y.EXAMPLE'], 'MitRealms'],
    ]);
    const strayMap = { ...mapping('STRAY.EXAMPLE', '.x'), layer: 'user' as const };
    const maps = walked('mapping', { mappings: [strayMap, mapping('X.EXAMPLE', '.x.example')] });
    expect(maps.map(({ realmNames, list }) => [realmNames, list])).toEqual([[['X.EXAMPLE'], 'domain_realm']]);
  });
});

describe('trusts', () => {
  it('are targets under all of their names, the partner first', () => {
    const one = trust({ cn: at('CN.EXAMPLE'), name: null, trustPartner: at('PARTNER.EXAMPLE') });
    expect(walked('trust', { trusts: [one] })).toMatchObject([
      { target: one, trust: one, realmNames: ['PARTNER.EXAMPLE', 'CN.EXAMPLE'] },
    ]);
  });
});

describe('policies', () => {
  it('are one target of each list that has a state or values', () => {
    const off = state('MitRealms', 'disabled');
    const value = mapping('X.EXAMPLE', '.x.example');
    const found = walked('policy', { states: [off], mappings: [value] });
    expect(found.map((one) => [one.list, one.realmNames, one.target])).toEqual([
      ['MitRealms', [], { list: 'MitRealms', states: [off], values: [] }],
      ['domain_realm', ['X.EXAMPLE'], { list: 'domain_realm', states: [], values: [value] }],
    ]);
  });

  it('are none of what stands elsewhere', () => {
    expect(
      walked('policy', {
        states: [{ ...state('MitRealms', 'enabled'), layer: 'user' }],
        realms: [localRealm('X.EXAMPLE', [])],
      }),
    ).toEqual([]);
  });
});

describe('subjects and the run', () => {
  it('are targets of their own kind', () => {
    const gpo = subject({ holder: 'gpo' });
    expect([...targetsOf('gpo', gpo, EVIDENCE)]).toMatchObject([
      { over: 'gpo', target: gpo, realmNames: [] },
    ]);
    expect([...targetsOf('client', gpo, EVIDENCE)]).toEqual([]);
    expect([...targetsOf('domain', subject({ holder: 'domain' }), EVIDENCE)]).toHaveLength(1);
    expect([...targetsOf('run', gpo, EVIDENCE)]).toMatchObject([{ over: 'run', target: EVIDENCE }]);
  });
});
