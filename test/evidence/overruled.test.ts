// What ranks first in a resultant set of policy stands, and the rest can be asked for.

import { describe, expect, it } from 'vitest';
import { asLeft } from '../../src/evidence/as-left.ts';
import { overruled } from '../../src/evidence/overruled.ts';
import { interpretPolicy } from '../../src/interpreters/policies.ts';
import type { Fact, Origin } from '../../src/model/fact.ts';
import { parameter } from '../support/clients.ts';
import { state } from '../support/facts.ts';
import { POLICY_KEY, policy } from '../support/records.ts';

describe('a resultant set of policy', () => {
  const ORIGIN: Origin = {
    path: 'PC-0217.xml',
    format: 'rsop',
    holder: 'client',
    container: null,
    part: null,
    side: 'computer',
  };
  const NAMES = {
    MitRealms: 'Define interoperable Kerberos V5 realm settings',
    domain_realm: 'Define host name-to-Kerberos realm mappings',
  };

  /** Facts of a policy of a GPO at a rank; the later ones stand further down in the file. */
  function given(
    list: keyof typeof NAMES,
    precedence: number,
    data: string | null,
    bend: { line?: number; origin?: Partial<Origin>; name?: string } = {},
  ): Fact[] {
    const entries = data === null ? [] : [[bend.name ?? 'ZSCALERBETA.NET', data] as const];
    const record = {
      ...policy(NAMES[list], { state: data === null ? 'Disabled' : 'Enabled', lists: [entries] }),
      winner: { precedence, gpo: null },
    };
    const offset = (bend.line ?? 0) * 1000;
    return [...interpretPolicy(record, { ...ORIGIN, ...bend.origin })].map((fact) => ({
      ...fact,
      at: { ...fact.at, start: fact.at.start + offset, end: fact.at.end + offset },
    }));
  }

  const left = (...facts: Fact[][]) =>
    asLeft(facts.flat()).map((fact) =>
      fact.kind === 'realm' || fact.kind === 'host-mapping' ? fact.value?.value : `${fact.kind}`,
    );

  it.each([
    [1, 2],
    [2, 1],
  ])('leaves what ranks first, in the order %s, %s', (first, second) => {
    const facts = [
      given('MitRealms', first, `<k>${first}</k>`, { line: 1 }),
      given('MitRealms', second, `<k>${second}</k>`, { line: 2 }),
    ];
    expect(left(...facts)).toEqual(['policy-state', '<k>1</k>']);
    expect(overruled(facts.flat()).map(({ kind, winner }) => [kind, winner?.precedence])).toEqual([
      ['policy-state', 2],
      ['realm', 2],
    ]);
  });

  it('adds up entries of different names, tells names without their case, and the two lists apart', () => {
    const facts = [
      given('MitRealms', 1, '<k>a</k>', { line: 1 }),
      given('MitRealms', 2, '<k>b</k>', { line: 2, name: 'MIT.CONTOSO.EXAMPLE' }),
      given('MitRealms', 2, '<k>c</k>', { line: 3, name: 'zscalerbeta.net' }),
      given('domain_realm', 2, '.d', { line: 4 }),
    ];
    expect(left(...facts)).toEqual(['policy-state', '<k>a</k>', '<k>b</k>', 'policy-state', '.d']);
  });

  it('loses the lists that rank below a policy that is disabled, and no others', () => {
    const facts = [
      given('MitRealms', 2, '<k>a</k>', { line: 1 }),
      given('MitRealms', 1, null, { line: 2 }),
      given('domain_realm', 2, '.b', { line: 3 }),
    ];
    expect(left(...facts)).toEqual(['policy-state', 'policy-state', '.b']);
    const below = [given('MitRealms', 1, '<k>a</k>', { line: 1 }), given('MitRealms', 2, null, { line: 2 })];
    expect(left(...below)).toEqual(['policy-state', '<k>a</k>']);
  });

  it('keeps both of one rank, and files apart', () => {
    const one = given('MitRealms', 1, '<k>a</k>', { line: 1 });
    expect(left(one, given('MitRealms', 1, '<k>b</k>', { line: 2 }))).toHaveLength(4);
    const other = given('MitRealms', 2, '<k>b</k>', { origin: { path: 'PC-0300.xml' } });
    expect(left(one, other)).toHaveLength(4);
  });

  it('is not deleted by directives that it shows', () => {
    const key = `hklm\\${POLICY_KEY}\\MitRealms`.toLowerCase();
    const directive: Fact = {
      kind: 'policy-directive',
      origin: ORIGIN,
      at: { start: 9_000, end: 9_001, region: null },
      locator: '',
      key,
      valueName: null,
      list: 'MitRealms',
      layer: 'policy',
      operation: 'delete-all-values',
      target: null,
    };
    expect(left(given('MitRealms', 1, '<k>a</k>'), [directive])).toEqual([
      'policy-state',
      '<k>a</k>',
      'policy-directive',
    ]);
  });
});

describe('a parameter of Kerberos', () => {
  const types = (value: number, precedence: number) => ({
    ...parameter('SupportedEncryptionTypes', value),
    winner: { precedence, gpo: null },
  });

  it('is that of the best rank, and goes with no list', () => {
    const [best, other] = [types(24, 1), types(4, 2)];
    expect(overruled([other, best])).toEqual([other]);
    const off = { ...state('domain_realm', 'disabled'), winner: { precedence: 1, gpo: null } };
    const ranked = { ...types(4, 2), origin: off.origin };
    expect(overruled([off, ranked])).toEqual([]);
  });

  it('is the last of its name in a file that is applied from its beginning to its end', () => {
    const first = parameter('MaxPacketSize', 1465, 'local');
    const later = parameter('MaxPacketSize', 1, 'local');
    const moved = { ...later, at: { ...later.at, start: later.at.start + 500, end: later.at.end + 500 } };
    expect(asLeft([moved, first])).toEqual([moved]);
  });
});
