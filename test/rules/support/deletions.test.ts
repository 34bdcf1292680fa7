// What a directive takes, and what the file that has it sets again.

import { describe, expect, it } from 'vitest';
import {
  type Deletion,
  deletionOf,
  isScript,
  isSetByPolicy,
  setsAgain,
  victimsOf,
} from '../../../rules/support/deletions.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import type { PolicyDirectiveFact } from '../../../src/model/fact.ts';
import {
  at,
  contextOf,
  localRealm,
  mapping,
  realm,
  state,
  subject,
  type World,
} from '../../support/facts.ts';
import { from, reported } from '../../support/gathered.ts';
import { POL } from '../../support/gpos.ts';
import { REG } from '../../support/records.ts';

const POLICY = 'hklm\\software\\microsoft\\windows\\currentversion\\policies\\system\\kerberos';
const LOCAL = 'hklm\\system\\currentcontrolset\\control\\lsa\\kerberos';
const OLD = 'OLD.CONTOSO.EXAMPLE';
const BOTH = ['MitRealms', 'domain_realm'] as const;

function directive(bend: Partial<PolicyDirectiveFact> = {}): PolicyDirectiveFact {
  return {
    kind: 'policy-directive',
    origin: POL,
    at: at(OLD).at,
    locator: '',
    key: `${POLICY}\\mitrealms`,
    valueName: null,
    list: 'MitRealms',
    layer: 'policy',
    operation: 'delete-value',
    target: OLD,
    ...bend,
  };
}
const value = from(POL, realm(OLD, '<k>kdc.contoso.example</k>'));
const map = from(POL, mapping(OLD, '.old.contoso.example'));
const elsewhere = from(reported('reports/other.xml'), value);
const local = { layer: 'local', key: `${LOCAL}\\domains` } as const;

describe('deletionOf', () => {
  it.each<readonly [string, Partial<PolicyDirectiveFact>, Deletion | null]>([
    ['a value', {}, { lists: ['MitRealms'], what: 'realm', realm: OLD }],
    ['the default value', { target: '' }, null],
    ['a value without a name', { target: null }, null],
    ['all values', { operation: 'delete-all-values' }, { lists: ['MitRealms'], what: 'all', realm: null }],
    ['a switch', { key: POLICY }, { lists: ['MitRealms'], what: 'switch', realm: null }],
    [
      'all switches',
      { key: POLICY, list: null, operation: 'delete-all-values' },
      { lists: BOTH, what: 'switch', realm: null },
    ],
    [
      'the key of all',
      { key: POLICY, list: null, operation: 'delete-key' },
      { lists: BOTH, what: 'all', realm: null },
    ],
    [
      'a realm of ksetup',
      { layer: 'local', key: `${LOCAL}\\domains\\old.contoso.example` },
      { lists: ['MitRealms'], what: 'realm', realm: 'old.contoso.example' },
    ],
    ['all realms of ksetup', local, { lists: ['MitRealms'], what: 'all', realm: null }],
    [
      'what stands below a realm of ksetup',
      { layer: 'local', key: `${LOCAL}\\domains\\old.contoso.example\\x` },
      { lists: ['MitRealms'], what: 'all', realm: null },
    ],
    ['what Windows does not read', { layer: 'dead' }, null],
  ])('of %s', (_what, bend, expected) => {
    expect(deletionOf(directive(bend))).toEqual(expected);
  });
});

describe('isScript', () => {
  it('is a file of a client that no policy applies', () => {
    const of = (bend: object) => isScript({ ...REG, ...bend });
    expect(of({})).toBe(true);
    expect(of({ format: null })).toBe(true);
    expect(of({ holder: 'gpo' })).toBe(false);
    expect(of({ format: 'registry-pol' })).toBe(false);
  });
});

describe('setsAgain', () => {
  const again = (bend: Partial<PolicyDirectiveFact>, held: Partial<Subject>) => {
    const one = directive(bend);
    const deletion = deletionOf(one);
    if (!deletion) throw new Error('nothing is deleted');
    return setsAgain(subject(held), one, deletion);
  };
  const switches = { key: POLICY, list: null, operation: 'delete-all-values' } as const;
  const all = { key: POLICY, list: null, operation: 'delete-key' } as const;
  const [first, second] = BOTH.map((list) => from(POL, state(list, 'enabled')));
  if (!first || !second) throw new Error('no switches');

  it('wants every switch that is gone, in the same file', () => {
    expect(again(switches, { states: [first, second] })).toBe(true);
    expect(again(switches, { states: [first] })).toBe(false);
    expect(again(switches, { states: [first, state('domain_realm', 'enabled')] })).toBe(false);
  });

  it('wants every list that is gone, in the same part and side of the same file, and of the same layer', () => {
    expect(again(all, { realms: [value], mappings: [map] })).toBe(true);
    expect(again(all, { realms: [value] })).toBe(false);
    for (const bend of [{ path: 'x.pol' }, { part: 'gpo 1' }, { side: 'user' }] as const)
      expect(again({}, { realms: [from({ ...POL, ...bend }, value)] })).toBe(false);
    expect(again({}, { realms: [value] })).toBe(true);
    expect(again({}, { realms: [{ ...value, layer: 'local' }] })).toBe(false);
  });
});

describe('victimsOf', () => {
  const victims = (bend: Partial<PolicyDirectiveFact>, held: Partial<Subject> = {}, world: World = {}) => {
    const one = directive(bend);
    const deletion = deletionOf(one);
    if (!deletion) throw new Error('nothing is deleted');
    return victimsOf(one, deletion, contextOf({ ...world, subject: { holder: 'gpo', ...held } }));
  };
  const takes = [value, map];

  it('are what the directive takes of its list', () => {
    expect(victims({ takes })).toEqual([value]);
    expect(victims({ takes, list: 'domain_realm' })).toEqual([map]);
    expect(victims({ takes: [{ ...value, layer: 'local' }] })).toEqual([]);
    expect(victims({})).toEqual([]);
  });

  it('are what another GPO sets, of a policy alone', () => {
    const others = [{ realms: [elsewhere, elsewhere] }];
    expect(victims({}, {}, { others })).toEqual([elsewhere]);
    expect(victims({}, {}, { others: [{ realms: [{ ...elsewhere, conditional: true }] }] })).toEqual([]);
    expect(victims({ origin: REG }, {}, { others })).toEqual([]);
    const ofOthers = { others: [{ realms: [localRealm(OLD, ['kdc.contoso.example'])] }] };
    expect(victims({ ...local, key: `${LOCAL}\\domains\\${OLD}` }, {}, ofOthers)).toEqual([]);
  });

  it('are of the same GPO what Preferences delete after its policies', () => {
    const item = { delivery: 'preferences', origin: reported('Registry.xml') } as const;
    expect(victims(item, { realms: [value] })).toEqual([value]);
    expect(victims({}, { realms: [elsewhere] })).toEqual([]);
    expect(victims(item, { realms: [{ ...value, delivery: 'preferences' }] })).toEqual([]);
    expect(victims(item, { realms: [{ ...value, layer: 'local' }] })).toEqual([]);
  });
});

describe('isSetByPolicy', () => {
  const all: Deletion = { lists: BOTH, what: 'all', realm: null };
  const set = (held: Partial<Subject>) => isSetByPolicy(all, contextOf({ subject: held }));

  it('wants both lists, for certain', () => {
    expect(set({ realms: [value], mappings: [map] })).toBe(true);
    expect(set({ realms: [value] })).toBe(false);
    expect(set({ realms: [value], mappings: [{ ...map, layer: 'local' }] })).toBe(false);
    expect(set({ realms: [value], mappings: [{ ...map, conditional: true }] })).toBe(false);
  });
});
