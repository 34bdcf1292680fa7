// What may or may not be in force, and what the choice of a realm and of a KDC depends on.

import { describe, expect, it } from 'vitest';
import { chooseKdc } from '../../src/evidence/choose-kdc.ts';
import { chooseRealm } from '../../src/evidence/choose-realm.ts';
import type { Holding } from '../../src/evidence/holders.ts';
import { holdingsOf } from '../../src/evidence/holders.ts';
import type { Subject } from '../../src/model/evidence.ts';
import type { PolicyDirectiveFact } from '../../src/model/fact.ts';
import { localMapping, localRealm, mapping, realm, state, subject } from '../support/facts.ts';
import { from, gpo, originOf } from '../support/gathered.ts';

const EDGE = 'dfw1.gateway.zscalerbeta.net';
const CLOUD = 'ZSCALERBETA.NET';

const right = mapping(CLOUD, '.zscalerbeta.net; .gateway.zscalerbeta.net');
const lab = mapping('LAB.EXAMPLE', '.net');

const client = (bend: Partial<Subject>): Holding => ({
  kind: 'client',
  domain: null,
  subjects: [subject(bend)],
  off: [],
});

/** GPOs of one domain; each has a file of its own. */
function gpos(...all: readonly Partial<Subject>[]): Holding {
  const subjects = all.map((bend, index) => {
    const origin = originOf(`gpo-${index}/registry.pol`, 'registry-pol');
    const id = `{${index}}@corp.contoso.example`;
    return subject({
      ref: { kind: 'gpo', id, name: `GPO ${index}` },
      holder: 'gpo',
      domain: 'corp.contoso.example',
      ...bend,
      mappings: (bend.mappings ?? []).map((fact) => from(origin, fact)),
      directives: (bend.directives ?? []).map((fact) => from(origin, fact)),
    });
  });
  return { kind: 'gpos', domain: 'corp.contoso.example', subjects, off: [] };
}

function deletion(bend: Partial<PolicyDirectiveFact> = {}): PolicyDirectiveFact {
  return {
    kind: 'policy-directive',
    origin: right.origin,
    at: right.at,
    locator: right.locator,
    key: right.key,
    valueName: null,
    list: 'domain_realm',
    layer: 'policy',
    operation: 'delete-all-values',
    target: null,
    ...bend,
  };
}

/** Realms that can come out, the own domain as null, with what each depends on. */
function outcomes(holding: Holding, host = EDGE) {
  const { outcomes: found, ownDomain } = chooseRealm(host, holding);
  const rows = found.map((one): [string | null, string | null] => [one.realm, one.doubt?.kind ?? null]);
  return ownDomain ? [...rows, [null, null]] : rows;
}

describe('a client', () => {
  it('chooses by the longest entry', () => {
    expect(outcomes(client({ mappings: [lab, right] }))).toEqual([[CLOUD, null]]);
    expect(outcomes(client({ mappings: [lab] }), 'proxy.contoso.example')).toEqual([[null, null]]);
  });

  it('with a filtered item of Preferences chooses by it or by the next', () => {
    const filtered = { ...right, conditional: true as const };
    expect(outcomes(client({ mappings: [lab, filtered] }))).toEqual([
      [CLOUD, 'filter'],
      ['LAB.EXAMPLE', null],
    ]);
    expect(outcomes(client({ mappings: [filtered] }))).toEqual([
      [CLOUD, 'filter'],
      [null, null],
    ]);
  });

  it('may not read a value of another type', () => {
    const odd = mapping(CLOUD, ['.zscalerbeta.net'], 'REG_MULTI_SZ');
    expect(outcomes(client({ mappings: [odd] }))).toEqual([
      [CLOUD, 'wrong-type'],
      [null, null],
    ]);
    expect(outcomes(client({ mappings: [mapping(CLOUD, '.zscalerbeta.net', 'REG_EXPAND_SZ')] }))).toEqual([
      [CLOUD, null],
    ]);
  });

  it('whose switch was not understood may use the list or not', () => {
    const states = [state('domain_realm', 'unknown')];
    expect(outcomes(client({ mappings: [right], states }))).toEqual([
      [CLOUD, 'unclear-switch'],
      [null, null],
    ]);
  });

  it('uses local mappings unless a policy hides them, which an empty one may', () => {
    const local = localMapping(CLOUD, ['.zscalerbeta.net']);
    expect(outcomes(client({ mappings: [local] }))).toEqual([[CLOUD, null]]);
    expect(outcomes(client({ mappings: [local, lab] }))).toEqual([['LAB.EXAMPLE', null]]);
    const states = [state('domain_realm', 'enabled')];
    expect(outcomes(client({ mappings: [local], states }))).toEqual([
      [CLOUD, 'hidden-perhaps'],
      [null, null],
    ]);
  });

  it('whose exports differ is known only as far as they agree', () => {
    const other = from(originOf('PC-0217/other.reg', 'reg'), mapping(CLOUD, '.zscalerbeta.net'));
    expect(outcomes(client({ mappings: [right, other] }))).toEqual([[CLOUD, 'copies-differ']]);
    const gone = from(originOf('PC-0217/other.reg', 'reg'), mapping(CLOUD, '.zscalertwo.net'));
    expect(outcomes(client({ mappings: [right, gone] }))).toEqual([
      [CLOUD, 'copies-differ'],
      [null, null],
    ]);
  });
});

describe('GPOs of a domain', () => {
  it.each([
    ['all values', deletion()],
    ['the value', deletion({ operation: 'delete-value', valueName: 'zscalerbeta.net' })],
    ['the key', deletion({ operation: 'delete-key', key: right.key.replace(/\\[^\\]*$/, '') })],
  ])('may lose %s to a directive of another', (_, directive) => {
    expect(outcomes(gpos({ mappings: [right] }, { directives: [directive] }))).toEqual([
      [CLOUD, 'deleted-elsewhere'],
      [null, null],
    ]);
  });

  it('lose nothing to a directive for another value', () => {
    const other = deletion({ operation: 'delete-value', valueName: 'lab.example' });
    expect(outcomes(gpos({ mappings: [right] }, { directives: [other] }))).toEqual([[CLOUD, null]]);
  });

  it('lose nothing to a value that is set only where there is none, whatever the order', () => {
    const soft = { ...mapping(CLOUD, '.zscalertwo.net'), onlyIfAbsent: true as const };
    expect(outcomes(gpos({ mappings: [right] }, { mappings: [soft] }))).toEqual([[CLOUD, null]]);
    expect(outcomes(gpos({ mappings: [right] }, { mappings: [soft] }), 'x.zscalertwo.net')).toEqual([
      [null, null],
    ]);
  });

  it('are one set; those that are off and those of no domain stand apart', () => {
    const off = { gpos: [gpo(originOf('a.xml', 'gpo-report'), { computer: { enabled: false } as never })] };
    const all = gpos({}, off, { domain: null });
    const sets = holdingsOf({ subjects: [...all.subjects, subject({})], gaps: [] });
    expect(sets.map(({ kind, subjects, off: without }) => [kind, subjects.length, without.length])).toEqual([
      ['gpos', 1, 1],
      ['gpos', 1, 0],
      ['client', 1, 0],
    ]);
  });
});

describe('the definition of a realm', () => {
  const kdcs = (realmName: string, holding: Holding) =>
    chooseKdc(realmName, holding).definitions.map(({ fact }) =>
      fact.kdcs.map(({ text }) => text.value).join(),
    );

  it('is found without regard to case, by policy and locally', () => {
    const realms = [
      localRealm(CLOUD, ['kdc.lab.example']),
      realm('zscalerbeta.net', '<k>kerberos.zscalerbeta.net</k>'),
      realm('LAB.EXAMPLE', '<k>kdc.lab.example</k>'),
    ];
    expect(kdcs(CLOUD, client({ realms }))).toEqual(['kerberos.zscalerbeta.net', 'kdc.lab.example']);
  });

  it('of a policy that is off does not count', () => {
    const realms = [realm(CLOUD, '<k>kerberos.zscalerbeta.net</k>')];
    const { definitions, none } = chooseKdc(
      CLOUD,
      client({ realms, states: [state('MitRealms', 'disabled')] }),
    );
    expect([definitions, none]).toEqual([[], true]);
  });

  it('that two files show alike is one', () => {
    const one = realm(CLOUD, '<k>kerberos.zscalerbeta.net</k>');
    const copy = from(originOf('PC-0217/other.reg', 'reg'), one);
    expect(kdcs(CLOUD, client({ realms: [one, copy] }))).toHaveLength(1);
  });
});
