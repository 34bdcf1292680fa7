// The own domain in the list of foreign realms: only where the evidence tells which domain that is.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/realm/realm-is-own-domain.ts';
import type { ClientFact } from '../../../src/model/fact.ts';
import { at, localRealm, onFact, only, placed, realm } from '../../support/facts.ts';

const KDC = '<k>dc1.corp.contoso.example</k>';
const OWN = realm('CORP.CONTOSO.EXAMPLE', KDC);
const GPO = { holder: 'gpo', domain: 'corp.contoso.example' } as const;

function client(name: string | null, domain?: string): ClientFact {
  const base = { kind: 'client', origin: OWN.origin, at: OWN.at, locator: 'client', time: null } as const;
  const told = { ...base, name: name === null ? null : at(name, 9) };
  return domain === undefined ? told : { ...told, domain: at(domain, 9) };
}

describe('realm-is-own-domain', () => {
  it.each(['CONTOSO.EXAMPLE', 'UNIX.CORP.CONTOSO.EXAMPLE', 'CORP', 'ZSCALERBETA.NET'])(
    'is silent for %j in a GPO of corp.contoso.example',
    (name) => {
      expect(onFact(rule, realm(name, KDC), { subject: GPO }).findings).toEqual([]);
    },
  );

  it('is silent where nothing tells the domain', () => {
    expect(onFact(rule, OWN, { subject: { ...GPO, domain: null } }).findings).toEqual([]);
    for (const name of ['PC-0217', 'PC-0217.', null]) {
      expect(onFact(rule, OWN, { subject: { clients: [client(name)] } }).findings).toEqual([]);
    }
  });

  it.each(['CORP.CONTOSO.EXAMPLE', 'corp.contoso.example'])('reports %j in a GPO of that domain', (name) => {
    const finding = only(onFact(rule, realm(name, KDC), { subject: GPO }));
    expect(finding).toMatchObject({
      severity: 'warning',
      actual: name,
      expected: null,
      setting: 'MitRealms',
    });
    expect(placed(finding)).toBe('1:1-21');
  });

  it.each([
    client('pc-0217.corp.contoso.example'),
    client('PC-0217', 'corp.contoso.example'),
    client(null, 'CORP.contoso.example'),
  ])('reports it on a client of that domain (%#)', (told) => {
    const fact = localRealm('CORP.CONTOSO.EXAMPLE', ['dc1.corp.contoso.example']);
    const finding = only(onFact(rule, fact, { subject: { clients: [client(null), told] } }));
    expect(finding.setting).toBe('Domains');
  });
});
