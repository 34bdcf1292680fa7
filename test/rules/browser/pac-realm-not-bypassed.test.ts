// What sends the own domain DIRECT, and what cannot be told without running the PAC file.

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the vendor's variables are written in this way.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/browser/pac-realm-not-bypassed.ts';
import { fits } from '../../../rules/support/own-domains.ts';
import { onSubject, pacOf } from '../../support/clients.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { at, only, placed } from '../../support/facts.ts';
import { REG } from '../../support/records.ts';
import { itThorough } from '../../support/thorough.ts';

const EDGES = 'return "PROXY ${GATEWAY_HOST}:8800; PROXY ${SECONDARY_GATEWAY_HOST}:8800; DIRECT";';
const OWN = { userDomains: ['corp.contoso.example'] };
const judge = (...statements: string[]) =>
  onSubject(rule, { subject: { pacs: [pacOf(statements)] }, intents: OWN });
const direct = (test: string) => judge(`if (${test}) return "DIRECT";`, EDGES);

describe('pac-realm-not-bypassed', () => {
  it.each([
    'dnsDomainIs(host, ".corp.contoso.example")',
    'dnsDomainIs(host, "contoso.example")',
    'dnsDomainIs(host.toLowerCase(), ".CONTOSO.example")',
    'shExpMatch(host, "*.corp.contoso.example")',
    'shExpMatch(host, "*contoso*")',
    'isPlainHostName(host) || shExpMatch(url, "https://*.contoso.example/*")',
  ])('is silent for %s', (test) => {
    expect(direct(test)).toEqual({ applies: true, findings: [], notEvaluated: [] });
  });

  it('is silent where DIRECT is what is left, and for PAC files without edges', () => {
    const only443 = 'if (shExpMatch(url, "https:*")) return "PROXY ${GATEWAY_HOST}:8800";';
    expect(judge(only443, 'return "DIRECT";').findings).toEqual([]);
    const without = pacOf(['return "PROXY proxy.contoso.example:3128";']);
    expect(onSubject(rule, { subject: { pacs: [without] }, intents: OWN }).applies).toBe(false);
    const both = { pacs: [without, pacOf([EDGES], 'PC-0217/edges.pac')] };
    const finding = only(onSubject(rule, { subject: both, intents: OWN }));
    expect(finding.place.origin.path).toBe('PC-0217/edges.pac');
  });

  it.each([
    'isPlainHostName(host)',
    'dnsDomainIs(host, ".fabrikam.example")',
    'dnsDomainIs(host, ".emea.corp.contoso.example")',
    'shExpMatch(host, "*.contoso.example.net")',
    'localHostOrDomainIs(host, "kdcproxy.corp.contoso.example")',
    'host == "dc01.corp.contoso.example"',
  ])('reports what sends only %s DIRECT', (test) => {
    const finding = only(direct(test));
    expect(finding).toMatchObject({ severity: 'warning', expected: 'DIRECT for .corp.contoso.example' });
    expect(finding).toMatchObject({ setting: 'PAC', variant: 'corp.contoso.example' });
    expect(placed(finding)).toBe('3:15-30');
  });

  it('reports a test that sends the domain to a proxy', () => {
    const { findings } = judge(
      'if (dnsDomainIs(host, ".contoso.example")) return "PROXY a.example:80";',
      EDGES,
    );
    expect(findings).toHaveLength(1);
  });

  it.each([
    'isInNet(dnsResolve(host), "10.0.0.0", "255.0.0.0")',
    'dnsDomainIs(host, ".contoso.example") && isPlainHostName(url)',
    '!dnsDomainIs(host, ".contoso.example")',
    'unknown(host)',
  ])('is open for %s', (test) => {
    const { findings, notEvaluated } = direct(test);
    expect([findings.length, notEvaluated.length]).toEqual([0, 1]);
  });

  it('is open where nothing tells what is left, or the domain', () => {
    const open = judge('if (isPlainHostName(host)) return "PROXY ${GATEWAY_HOST}:80";', 'var a = 1;');
    expect([open.findings.length, open.notEvaluated.length]).toEqual([0, 1]);
    const mixed = onSubject(rule, {
      subject: {
        pacs: [
          pacOf(['if (dnsDomainIs(host, ".emea.example") && isPlainHostName(url)) return "DIRECT";', EDGES]),
        ],
      },
      intents: { userDomains: ['apac.example', 'emea.example'] },
    });
    expect([mixed.findings.length, mixed.notEvaluated.length]).toEqual([0, 1]);
    const unknown = onSubject(rule, { subject: { pacs: [pacOf([EDGES])] } });
    expect([unknown.findings.length, unknown.notEvaluated.length]).toEqual([0, 1]);
  });

  it('takes the domain from the client, before the rest of the run, and names each that is missing', () => {
    const client = { kind: 'client', origin: REG, locator: '', time: null } as const;
    const name = at('PC-0217.emea.contoso.example');
    const gpo = { holder: 'gpo', domain: 'corp.contoso.example' } as const;
    const apac = { holder: 'domain', domain: 'apac.contoso.example' } as const;
    const own = { pacs: [pacOf([EDGES])], clients: [{ ...client, name, at: name.at }] };
    expect(only(onSubject(rule, { subject: own, others: [gpo] })).expected).toBe(
      'DIRECT for .emea.contoso.example',
    );
    const others = [gpo, apac, { holder: 'domain', domain: 'zscalerbeta.net' } as const];
    expect(only(onSubject(rule, { subject: { pacs: own.pacs }, others }))).toMatchObject({
      expected: 'DIRECT for .apac.contoso.example; DIRECT for .corp.contoso.example',
      variant: 'apac.contoso.example; corp.contoso.example',
    });
  });
});

describe('shell patterns', () => {
  it.each([
    ['dc01.contoso.example', '*', true],
    ['dc01.contoso.example', 'dc??.*', true],
    ['dc01.contoso.example', '*.contoso.example*', true],
    ['dc01.contoso.example', '*.example.*', false],
    ['dc01.contoso.example', 'dc01', false],
    ['', '', true],
  ])('%j fits %j: %s', (text, pattern, expected) => {
    expect(fits(text, pattern)).toBe(expected);
  });

  itThorough('take no time for patterns that were made to take it', () => {
    const spent = cpuClock();
    expect(fits('a'.repeat(5000), `${'*a'.repeat(2000)}b`)).toBe(false);
    expect(spent()).toBeLessThan(1000);
  });
});
