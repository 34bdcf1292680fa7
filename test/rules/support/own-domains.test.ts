// The organisation's own domains, and what a PAC file does with hosts of one.

import { describe, expect, it } from 'vitest';
import { fits, goesDirect, ownDomains } from '../../../rules/support/own-domains.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import type { PacFact, TicketFact } from '../../../src/model/fact.ts';
import { at, contextOf } from '../../support/facts.ts';

const ticket = (realm: string | null) =>
  ({
    kind: 'ticket',
    client: realm === null ? null : { name: at('adele'), realm: at(realm) },
  }) as unknown as TicketFact;

describe('ownDomains', () => {
  const domains = (subject: Partial<Subject>, others: readonly Partial<Subject>[] = []) =>
    ownDomains(contextOf({ subject, others }));

  it('are those of the subject before those of the run, in their order', () => {
    const others = [{ domain: 'corp.contoso.example' }, { domain: 'apac.contoso.example' }];
    expect(domains({ domain: 'emea.contoso.example' }, others)).toEqual(['emea.contoso.example']);
    expect(domains({}, others)).toEqual(['apac.contoso.example', 'corp.contoso.example']);
    expect(domains({ domain: 'CORP' }, others)).toEqual(['apac.contoso.example', 'corp.contoso.example']);
    expect(domains({})).toEqual([]);
  });

  it('are told by tickets of users, and not by those of foreign realms', () => {
    const tickets = ['CORP.CONTOSO.EXAMPLE', 'ATHENA', 'ZSCALERBETA.NET', null].map(ticket);
    expect(domains({ domain: 'zscalerbeta.net', tickets })).toEqual(['corp.contoso.example']);
  });
});

describe('goesDirect', () => {
  const DOMAIN = 'corp.contoso.example';
  type Test = PacFact['tests'][number];
  const test = (name: string, pattern: string | null, bend: Partial<Test> = {}): Test =>
    ({
      test: name,
      of: 'host',
      pattern: pattern === null ? null : at(pattern),
      returns: ['DIRECT'],
      ...bend,
    }) as Test;
  const goes = (tests: readonly Test[], otherwise: readonly string[] | undefined = ['PROXY a.example:80']) =>
    goesDirect({ tests, otherwise } as PacFact, DOMAIN);

  it.each<readonly [string, readonly Test[], boolean | null]>([
    ['a suffix of the domain', [test('dnsDomainIs', '.CONTOSO.example')], true],
    ['another suffix', [test('dnsDomainIs', '.fabrikam.example')], false],
    ['a pattern of hosts', [test('shExpMatch', '*.corp.contoso.example')], true],
    ['a pattern of URLs', [test('shExpMatch', 'http://*.contoso.example/', { of: 'url' })], true],
    ['a pattern of the proxy of KDCs', [test('shExpMatch', 'https://*/kdcproxy', { of: 'url' })], true],
    ['a pattern of hosts against URLs', [test('shExpMatch', '*.example', { of: 'url' })], false],
    ['an expression', [test('RegExp', 'contoso')], null],
    ['a test of plain names', [test('isPlainHostName', null)], false],
    ['an address', [test('isInNet', '10.0.0.0', { of: 'address' })], null],
    ['an unknown answer', [test('dnsDomainIs', '.contoso.example', { returns: null })], null],
    ['a proxy', [test('dnsDomainIs', '.contoso.example', { returns: ['PROXY b:80', 'DIRECT'] })], false],
    ['a doubt before', [test('RegExp', 'x'), test('dnsDomainIs', '.contoso.example')], true],
    ['nothing', [], false],
  ])('by %s', (_what, tests, expected) => {
    expect(goes(tests)).toBe(expected);
  });

  it('by what is left', () => {
    expect(goes([test('RegExp', 'x')], ['DIRECT'])).toBe(true);
    expect(goes([], ['PROXY a.example:80', 'DIRECT'])).toBe(false);
    expect(goesDirect({ tests: [], otherwise: undefined } as unknown as PacFact, DOMAIN)).toBeNull();
  });
});

describe('fits', () => {
  it.each([
    ['ab', 'a?', true],
    ['a', 'a?', false],
    ['ab', '?', false],
    ['ab', 'ab**', true],
    ['abab', '*ab', true],
    ['abac', '*ab', false],
    ['aab', '*?b', true],
    ['ab', '*a*b*', true],
    ['', '*', true],
    ['', '?', false],
  ])('%j in %j: %s', (text, pattern, expected) => {
    expect(fits(text, pattern)).toBe(expected);
  });
});
