// Settings of a subject as copies: which layer counts, and what a trust says in which numbers.

import { describe, expect, it } from 'vitest';
import { copiesOf, listCopies } from '../../src/evidence/copies.ts';
import type { Subject } from '../../src/model/evidence.ts';
import type { TrustFact } from '../../src/model/fact.ts';
import {
  localMapping,
  localRealm,
  mapping,
  numberAt,
  realm,
  state,
  subject,
  trust,
} from '../support/facts.ts';

const lists = (bend: Partial<Subject>) =>
  listCopies(subject(bend)).map(({ name, shown }) => `${name} ${shown}`);
const trustSays = (bend: Partial<TrustFact>) =>
  Object.fromEntries(
    copiesOf(subject({ trusts: [trust(bend)] })).map(({ setting, shown }) => [setting, shown]),
  );

describe('lists', () => {
  it('are those of the policy, and local ones of realms that it does not name', () => {
    expect(
      lists({
        realms: [
          realm('A.EXAMPLE', '<k>policy.example</k>'),
          localRealm('A.EXAMPLE', ['local.example']),
          localRealm('B.EXAMPLE', ['b.example']),
        ],
      }),
    ).toEqual(['A.EXAMPLE <k>policy.example</k>', 'B.EXAMPLE <k>b.example</k>']);
  });

  it('keep the local realm beside a policy that may not apply', () => {
    const filtered = { ...realm('A.EXAMPLE', '<k>policy.example</k>'), conditional: true } as const;
    expect(lists({ realms: [filtered, localRealm('A.EXAMPLE', ['local.example'])] })).toHaveLength(2);
    const [first] = listCopies(subject({ realms: [filtered] }));
    expect(first?.perhaps).toBe(true);
  });

  it('have no local mappings where the policy hides them', () => {
    const mappings = [mapping('A.EXAMPLE', '.a.example'), localMapping('B.EXAMPLE', ['.b.example'])];
    expect(lists({ mappings })).toEqual(['A.EXAMPLE .a.example']);
  });
});

describe('switches', () => {
  it('are what is set: what is not configured is not there, and what was not understood is not certain', () => {
    const states = [
      state('MitRealms', 'enabled'),
      state('domain_realm', 'not-configured'),
      state('domain_realm', 'unknown'),
      { ...state('MitRealms', 'enabled'), layer: 'user' } as const,
    ];
    expect(
      copiesOf(subject({ states })).map(({ setting, data, perhaps }) => [setting, data, perhaps]),
    ).toEqual([
      ['MitRealms_Enabled', 'enabled', undefined],
      ['domain_realm_Enabled', 'unknown', true],
    ]);
  });
});

describe('trusts', () => {
  it('are their names, numbers and transitivity', () => {
    expect(trustSays({})).toEqual({
      trust: 'there',
      trustType: '3',
      trustDirection: '1',
      trustTransitive: 'non-transitive',
      'msDS-SupportedEncryptionTypes': '24',
    });
  });

  it('are transitive by the bit, not by the number', () => {
    expect(trustSays({ attributes: numberAt(0x201) }).trustTransitive).toBe('non-transitive');
    expect(trustSays({ attributes: numberAt(0) }).trustTransitive).toBe('transitive');
    expect(trustSays({ attributes: numberAt(9) }).trustTransitive).toBe('transitive');
    expect(trustSays({ attributes: numberAt(1), attributesMask: 0x20 }).trustTransitive).toBeUndefined();
  });

  it('have encryption types without features; unset is none where it was asked for, and unknown elsewhere', () => {
    const etypes = (bend: Partial<TrustFact>) => trustSays(bend)['msDS-SupportedEncryptionTypes'];
    expect(etypes({ encryptionTypes: numberAt(0x10018) })).toBe('24');
    expect(etypes({ encryptionTypes: null })).toBe('0');
    expect(etypes({ encryptionTypes: null, shown: ['trustpartner'] })).toBeUndefined();
  });

  it('are spelt as all of their names are, and are nothing without any', () => {
    const [first] = copiesOf(subject({ trusts: [trust({ cn: null, caseless: true })] }));
    expect(first).toMatchObject({ name: 'ZSCALERBETA.NET', caseless: true });
    expect(copiesOf(subject({ trusts: [trust({ cn: null, name: null, trustPartner: null })] }))).toEqual([]);
  });
});
