// Edges and addresses of PAC files against the realms that are defined.

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the vendor's variables are written in this way.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/browser/pac-cloud-mismatch.ts';
import type { ScopeFact } from '../../../src/model/fact.ts';
import { FILE_START } from '../../../src/model/span.ts';
import { onRun, pacOf, proxy } from '../../support/clients.ts';
import { cloud, only, placed, realm, subject } from '../../support/facts.ts';
import { REG } from '../../support/records.ts';

const scopes: readonly ScopeFact[] = [
  { kind: 'scope', origin: REG, at: FILE_START, locator: '', covers: 'key', shows: ['MitRealms'] },
];
const BETA = realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');
const TWO = realm('zscalertwo.net', '<k>kerberos.zscalertwo.net</k>');
const gpo = subject({ holder: 'gpo', realms: [BETA], scopes });
const pac = (...hosts: readonly string[]) =>
  pacOf([`return "${hosts.map((host) => `PROXY ${host}:8800`).join('; ')}";`]);
const lone = (...hosts: readonly string[]) =>
  subject({ ref: { kind: 'file', id: 'a.pac', name: 'a.pac' }, pacs: [pac(...hosts)] });

const EDGE = 'SOFTWARE\\Policies\\Microsoft\\Edge';

describe('pac-cloud-mismatch', () => {
  it.each([
    ['fra4.gateway.zscalerbeta.net'],
    ['FRA4.Gateway.contoso.ZscalerBeta.net'],
    ['${GATEWAY_HOST}'],
    ['gateway.fabrikam.example'],
    ['10.20.0.8'],
  ])('is silent for %s', (host) => {
    expect(onRun(rule, [gpo, lone(host)]).findings).toEqual([]);
  });

  it('is silent where no realm list was shown, or none holds a realm', () => {
    const edge = lone('fra4.gateway.zscalertwo.net');
    expect(onRun(rule, [{ ...gpo, scopes: [] }, edge]).findings).toEqual([]);
    expect(onRun(rule, [{ ...gpo, realms: [] }, edge]).findings).toEqual([]);
    expect(onRun(rule, [{ ...gpo, holder: 'domain' }, edge]).findings).toEqual([]);
  });

  it('is silent where any GPO defines the realm, in any case, or a misspelt one is meant', () => {
    const edge = lone('fra4.gateway.zscalertwo.net');
    expect(onRun(rule, [gpo, { ...gpo, realms: [TWO] }, edge]).findings).toEqual([]);
    const misspelt = { ...gpo, realms: [realm('ZSCALERBTA.NET', '')] };
    const expectations = new Map([['zscalerbta.net', cloud('zscalerbeta.net', { adopted: true })]]);
    const beta = lone('fra4.gateway.zscalerbeta.net');
    expect(onRun(rule, [misspelt, beta]).findings).toHaveLength(1);
    expect(onRun(rule, [misspelt, beta], { byRealm: expectations }).findings).toEqual([]);
  });

  it('is open where only an item of Preferences with a filter defines the realm', () => {
    const edge = lone('fra4.gateway.zscalertwo.net');
    const filtered = { ...gpo, realms: [BETA, { ...TWO, conditional: true as const }] };
    const outcome = onRun(rule, [filtered, edge]);
    expect(outcome.findings).toEqual([]);
    expect(outcome.notEvaluated).toHaveLength(1);
    expect(onRun(rule, [filtered, { ...gpo, realms: [TWO] }, edge]).notEvaluated).toEqual([]);
  });

  it('reports a cloud once, with all that names it', () => {
    const url = proxy(EDGE, 'ProxyPacUrl', 'http://pac.zscalertwo.net/a/b.pac');
    const edges = lone('fra4.gateway.zscalertwo.net', 'muc1.gateway.zscalertwo.net');
    const finding = only(onRun(rule, [edges, { ...gpo, proxies: [url] }]));
    expect(finding).toMatchObject({
      severity: 'error',
      actual: 'fra4.gateway.zscalertwo.net',
      realm: 'ZSCALERTWO.NET',
      setting: 'PAC',
    });
    expect(placed(finding)).toBe('2:15-42');
    expect(finding.related?.map(({ message }) => message)).toEqual([
      'muc1.gateway.zscalertwo.net, of the same cloud',
      'pac.zscalertwo.net, of the same cloud',
    ]);
  });

  it('judges a client that shows its own list alone', () => {
    const both = { ...gpo, realms: [BETA, TWO] };
    const client = subject({ realms: [BETA], scopes, pacs: [pac('fra4.gateway.zscalertwo.net')] });
    expect(onRun(rule, [both, client]).findings).toHaveLength(1);
    expect(onRun(rule, [both, { ...client, scopes: [] }]).findings).toEqual([]);
    expect(onRun(rule, [both, { ...client, realms: [{ ...BETA, layer: 'dead' }] }]).findings).toEqual([]);
    const proxies = [proxy(EDGE, 'ProxyPacUrl', 'http://pac.zscalertwo.net/a/b.pac')];
    expect(
      onRun(rule, [
        { ...gpo, realms: [TWO] },
        { ...gpo, proxies },
      ]).findings,
    ).toEqual([]);
  });

  it('counts no realm where Windows does not read it', () => {
    const dead = { ...gpo, realms: [BETA, { ...TWO, layer: 'dead' as const }] };
    expect(onRun(rule, [dead, lone('fra4.gateway.zscalertwo.net')]).findings).toHaveLength(1);
  });

  it('does not count addresses that a filter decides', () => {
    const url = proxy(EDGE, 'ProxyPacUrl', 'http://pac.zscalertwo.net/a/b.pac');
    expect(onRun(rule, [{ ...gpo, proxies: [{ ...url, conditional: true }] }]).findings).toEqual([]);
  });
});
