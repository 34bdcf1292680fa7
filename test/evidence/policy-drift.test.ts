// A client against what policy gives it: of which GPOs, by which of its exports, and when that is not known.

import { describe, expect, it } from 'vitest';
import { policyDriftOf } from '../../src/evidence/policy-drift.ts';
import type { Subject } from '../../src/model/evidence.ts';
import type { ClientFact, RealmFact } from '../../src/model/fact.ts';
import { FILE_START } from '../../src/model/span.ts';
import { at, localRealm, realm, subject } from '../support/facts.ts';
import { from, gpo, originOf, scope, WHOLE_SIDE } from '../support/gathered.ts';

const RIGHT = '<k>kdc1.contoso.example</k>';
const OTHER = '<k>kdc2.contoso.example</k>';
const REG = originOf('PC-0217/kerberos.reg', 'reg');
const RESULT = originOf('PC-0217/gpresult.xml', 'rsop', { holder: 'client' });

function policy(value: string | null, bend: Partial<Subject> = {}): Subject {
  const origin = originOf(`${bend.ref?.id ?? 'gpo'}.xml`, 'gpo-report');
  const realms = value === null ? [] : [from(origin, realm('UNIX.CONTOSO.EXAMPLE', value))];
  const ref = { kind: 'gpo', id: 'gpo', name: 'CORP Realms' } as const;
  return subject({ ref, holder: 'gpo', domain: 'corp.contoso.example', realms, ...bend });
}

const own = (value: string, origin = REG) => from(origin, realm('UNIX.CONTOSO.EXAMPLE', value));
const ranked = (value: string): RealmFact => ({
  ...own(value, RESULT),
  winner: { precedence: 1, gpo: null },
});
const client = (bend: Partial<Subject>) => subject({ scopes: [scope(REG, ...WHOLE_SIDE)], ...bend });
const named = (name: string): ClientFact => ({
  kind: 'client',
  origin: REG,
  at: FILE_START,
  locator: 'client',
  name: at(name),
  time: null,
});

function drifts(of: Subject, ...gpos: readonly Subject[]) {
  const found = policyDriftOf({ subjects: [...gpos, of], gaps: [] })(of);
  return found.map(({ result, applied, reason }) => [result, applied, reason !== null]);
}

describe('policyDriftOf', () => {
  it('is same, different and missing', () => {
    expect(drifts(client({ realms: [own(RIGHT)] }), policy(RIGHT))).toEqual([['same', false, false]]);
    expect(drifts(client({ realms: [own(OTHER)] }), policy(RIGHT))).toEqual([['different', false, false]]);
    expect(drifts(client({}), policy(RIGHT))).toEqual([['missing', false, false]]);
  });

  it('is silent without GPOs, of GPOs that are off, and for what is no client', () => {
    expect(drifts(client({ realms: [own(RIGHT)] }))).toEqual([]);
    const side = { enabled: false, versionDirectory: null, versionSysvol: null };
    expect(drifts(client({}), policy(RIGHT, { gpos: [gpo(REG, { computer: side })] }))).toEqual([]);
    expect(drifts(policy(RIGHT), policy(OTHER))).toEqual([]);
  });

  it('does not know what the export does not show, or a filter decides', () => {
    expect(drifts(client({ scopes: [] }), policy(RIGHT))).toEqual([['not-known', false, true]]);
    const filtered = { ...realm('UNIX.CONTOSO.EXAMPLE', RIGHT), conditional: true } as const;
    expect(drifts(client({}), policy(null, { realms: [filtered] }))).toEqual([]);
  });

  it('is content with what ksetup gives alike', () => {
    const local = from(REG, localRealm('UNIX.CONTOSO.EXAMPLE', ['kdc1.contoso.example']));
    expect(drifts(client({ realms: [local] }), policy(RIGHT))).toEqual([['same', false, false]]);
  });

  it('is content with one of several GPOs', () => {
    const second = policy(OTHER, { ref: { kind: 'gpo', id: 'gpo-2', name: 'CORP Pilot' } });
    expect(drifts(client({ realms: [own(OTHER)] }), policy(RIGHT), second)).toEqual([['same', false, false]]);
  });
});

describe('GPOs of several domains', () => {
  const elsewhere = (value: string | null) =>
    policy(value, { domain: 'emea.contoso.example', ref: { kind: 'gpo', id: 'gpo-2', name: 'EMEA Realms' } });

  it('leave a client of no known domain open, unless all of them set it', () => {
    expect(drifts(client({}), policy(RIGHT), elsewhere(null))).toEqual([['not-known', false, true]]);
    expect(drifts(client({ realms: [own(OTHER)] }), policy(RIGHT), elsewhere(null))).toEqual([
      ['not-known', false, true],
    ]);
    expect(drifts(client({ realms: [own(RIGHT)] }), policy(RIGHT), elsewhere(null))).toEqual([
      ['same', false, false],
    ]);
    expect(drifts(client({}), policy(RIGHT), elsewhere(OTHER))).toEqual([['missing', false, false]]);
  });

  it('are told apart by the DNS name of the client', () => {
    const corp = client({ clients: [named('pc-0217.corp.contoso.example')] });
    const emea = client({ clients: [named('pc-0217.EMEA.contoso.example')] });
    expect(drifts(corp, policy(RIGHT), elsewhere(null))).toEqual([['missing', false, false]]);
    expect(drifts(emea, policy(RIGHT), elsewhere(null))).toEqual([]);
  });
});

describe('a resultant set of policy', () => {
  const scopes = [scope(REG, ...WHOLE_SIDE), scope(RESULT, ...WHOLE_SIDE)];

  it('is what the client has, where nothing else of it was read', () => {
    const alone = client({ realms: [ranked(OTHER)], scopes: [scope(RESULT, ...WHOLE_SIDE)] });
    expect(drifts(alone, policy(RIGHT))).toEqual([['different', false, false]]);
    expect(drifts(alone)).toEqual([]);
  });

  it('is what the client should have, where its registry was read too', () => {
    expect(drifts(client({ realms: [ranked(RIGHT)], scopes }))).toEqual([['missing', true, false]]);
    expect(drifts(client({ realms: [ranked(RIGHT), own(OTHER)], scopes }))).toEqual([
      ['different', true, false],
    ]);
    expect(drifts(client({ realms: [ranked(RIGHT), own(RIGHT)], scopes }))).toEqual([['same', true, false]]);
  });
});
