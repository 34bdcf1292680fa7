// What a run judged: realms under the names that they should have, with those who hold anything of them.

import { describe, expect, it } from 'vitest';
import { judgedRealms } from '../../src/engine/judged.ts';
import type { Subject } from '../../src/model/evidence.ts';
import type { Expectations } from '../../src/model/expectation.ts';
import { at, cloud, mapping, numberAt, realm, subject, trust } from '../support/facts.ts';
import { GPO_REF } from '../support/rules.ts';

const EXPECTATIONS: Expectations = {
  byRealm: new Map([
    ['zscalerbeta.net', cloud()],
    ['zscalerbtea.net', cloud('zscalerbeta.net', { adopted: true })],
  ]),
  nearMisses: new Map(),
  clouds: new Set(),
  chosen: null,
};

function judged(...subjects: readonly Partial<Subject>[]): readonly string[] {
  const evidence = { subjects: subjects.map((one) => subject(one)), gaps: [] };
  return judgedRealms(evidence, EXPECTATIONS).map(
    (one) => `${one.realm} (${one.basis}): ${one.subjects.map(({ id }) => id).join(', ')}`,
  );
}

describe('judgedRealms', () => {
  it('joins what is spelt otherwise, and names each subject once', () => {
    const gpo = {
      ref: { ...GPO_REF, id: 'gpo' },
      holder: 'gpo',
      realms: [realm('zscalerbeta.net', ''), realm('ZSCALERBTEA.NET', '')],
    } as const;
    expect(judged(gpo, { mappings: [mapping('ZSCALERBETA.NET\u00a0', '.zscalerbeta.net')] })).toEqual([
      'ZSCALERBETA.NET (profile zscaler): gpo, client-017',
    ]);
  });

  it('is in the order of the names, with those of which nothing is expected', () => {
    expect(judged({ realms: [realm('X.EXAMPLE', ''), realm('ATHENA.MIT.EDU', '')] })).toEqual([
      'ATHENA.MIT.EDU (null): client-017',
      'X.EXAMPLE (null): client-017',
    ]);
  });

  it('sees realm trusts, and neither other trusts nor what Windows does not read', () => {
    const stray = { ...realm('STRAY.EXAMPLE', ''), layer: 'dead' as const };
    const name = (partner: string) => ({ cn: null, name: null, trustPartner: at(partner) });
    const trusts = [
      trust(name('X.EXAMPLE')),
      trust({ ...name('emea.contoso.example'), type: numberAt(2) }),
      trust({ ...name('ZSCALERBETA.NET'), type: numberAt(2) }),
    ];
    expect(judged({ realms: [stray], trusts })).toEqual([
      'X.EXAMPLE (null): client-017',
      'ZSCALERBETA.NET (profile zscaler): client-017',
    ]);
  });
});
