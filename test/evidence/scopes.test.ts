// Absence means something only inside a scope that would have shown the thing.

import { describe, expect, it } from 'vitest';
import { uncovered } from '../../src/evidence/scopes.ts';
import type { Need, Subject } from '../../src/model/evidence.ts';
import { localRealm, mapping, numberAt, realm, state, subject, trust } from '../support/facts.ts';
import { originOf, reported, scope, WHOLE_SIDE } from '../support/gathered.ts';

const QUERY = originOf('PC-0217.txt', 'reg-query');
const REPORT = reported('kerberos.xml');

function client(bend: Partial<Subject> = {}): Subject {
  return subject(bend);
}

function gpo(bend: Partial<Subject> = {}): Subject {
  return subject({ ref: { kind: 'gpo', id: 'g', name: 'g' }, holder: 'gpo', ...bend });
}

describe('the lists', () => {
  const needs: readonly Need[] = ['realm-list', 'host-map'];
  const open = (of: Subject) => needs.filter((need) => uncovered(of, need, 'MitRealms', null) !== null);

  it('of a GPO are covered by its side', () => {
    expect(open(gpo({ scopes: [scope(REPORT, ...WHOLE_SIDE)] }))).toEqual([]);
    expect(open(gpo())).toEqual(needs);
    expect(open(gpo({ scopes: [scope(REPORT)] }))).toEqual(needs);
  });

  it('are covered one by one', () => {
    expect(open(gpo({ scopes: [scope(REPORT, 'MitRealms')] }))).toEqual(['host-map']);
    expect(open(gpo({ scopes: [scope(REPORT, 'MitRealms'), scope(REPORT, 'domain_realm')] }))).toEqual([]);
  });

  it('of a client are covered by the policy alone only where it is in force', () => {
    const scopes = [scope(QUERY, 'MitRealms', 'domain_realm')];
    expect(open(client({ scopes }))).toEqual(needs);
    expect(open(client({ scopes, realms: [realm('X.EXAMPLE', '<k>a</k>')] }))).toEqual(['host-map']);
    expect(open(client({ scopes, mappings: [mapping('X.EXAMPLE', '.x.example')] }))).toEqual(['realm-list']);
    expect(open(client({ scopes, realms: [localRealm('X.EXAMPLE', [])] }))).toEqual(needs);
    expect(open(client({ scopes, states: [state('domain_realm', 'enabled')] }))).toEqual(['realm-list']);
    expect(open(client({ scopes, states: [state('domain_realm', 'disabled')] }))).toEqual(needs);
  });

  it('of a client are not covered by a policy that a filter may leave off', () => {
    const scopes = [scope(QUERY, 'MitRealms', 'domain_realm')];
    for (const list of ['MitRealms', 'domain_realm'] as const) {
      const filtered = { ...state(list, 'enabled'), conditional: true } as const;
      expect(open(client({ scopes, states: [filtered] }))).toEqual(needs);
    }
  });

  it('of a client are covered by the policy and the local settings together', () => {
    const scopes = [scope(QUERY, 'MitRealms', 'domain_realm', 'local MitRealms')];
    expect(open(client({ scopes }))).toEqual(['host-map']);
    expect(open(client({ scopes: [...scopes, scope(QUERY, 'local domain_realm')] }))).toEqual([]);
  });

  it('say what is not shown', () => {
    expect(uncovered(client(), 'realm-list', 'MitRealms', null)).toContain('MitRealms');
    const policyOnly = client({ scopes: [scope(QUERY, 'domain_realm')] });
    expect(uncovered(policyOnly, 'host-map', 'MitRealms', null)).toContain('HostToRealm');
    expect(
      uncovered(client({ scopes: [scope(QUERY, 'MitRealms')] }), 'realm-list', 'MitRealms', null),
    ).toContain('Domains');
  });
});

describe('the switch', () => {
  it('is covered by its own state or by the key above the lists', () => {
    const missing = (of: Subject) => uncovered(of, 'switch', 'domain_realm', null);
    expect(missing(client({ scopes: [scope(QUERY, 'MitRealms', 'domain_realm')] }))).toContain(
      'domain_realm_Enabled',
    );
    expect(missing(client({ states: [state('MitRealms', 'enabled')] }))).not.toBeNull();
    expect(
      missing(client({ states: [{ ...state('domain_realm', 'enabled'), layer: 'user' }] })),
    ).not.toBeNull();
    expect(missing(client({ states: [state('domain_realm', 'disabled')] }))).toBeNull();
    expect(missing(client({ scopes: [scope(QUERY, 'switches')] }))).toBeNull();
  });
});

describe('attributes of a trust', () => {
  const names: Readonly<Record<string, readonly [Need, string]>> = {
    attributes: ['trust-attributes', 'trustAttributes'],
    direction: ['trust-direction', 'trustDirection'],
    type: ['trust-type', 'trustType'],
    encryptionTypes: ['trust-encryption-types', 'msDS-SupportedEncryptionTypes'],
  };

  it.each(Object.entries(names))(
    '%s is covered when it is printed, or was asked for',
    (member, [need, attribute]) => {
      const missing = (bend: Parameters<typeof trust>[0]) =>
        uncovered(client(), need, 'MitRealms', trust(bend));
      expect(missing({ [member]: null, shown: ['cn'] })).toContain(attribute);
      expect(missing({ [member]: null, shown: [attribute.toLowerCase()] })).toBeNull();
      expect(missing({ [member]: null, shown: 'all' })).toBeNull();
      expect(missing({ [member]: numberAt(0), shown: ['cn'] })).toBeNull();
    },
  );

  it('are no matter of a target that is no trust', () => {
    expect(uncovered(client(), 'trust-type', 'MitRealms', null)).toBeNull();
  });
});

describe('all trusts of a domain', () => {
  it('are covered by an export that shows them all, and by no other', () => {
    const missing = (of: Subject) => uncovered(of, 'domain-trusts', 'MitRealms', null);
    expect(missing(client({ scopes: [scope(QUERY, 'trust object')] }))).toContain('all trusts');
    expect(missing(client({ scopes: [scope(QUERY, 'all trusts of the domain')] }))).toBeNull();
  });
});
