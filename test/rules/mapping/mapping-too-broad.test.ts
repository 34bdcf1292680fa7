// Suffixes that take too much: of everybody's names, or of the organisation's own.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/mapping/mapping-too-broad.ts';
import type { ClientFact } from '../../../src/model/fact.ts';
import {
  at,
  cloud,
  contextOf,
  localMapping,
  mapping,
  onFact,
  only,
  placed,
  run,
  type World,
} from '../../support/facts.ts';

const REALM = 'ZSCALERBETA.NET';
const CORP: World = { expectation: null, others: [{ domain: 'corp.contoso.example' }] };

describe('mapping-too-broad', () => {
  it.each([
    '.zscalerbeta.net; .gateway.zscalerbeta.net',
    'net; com',
    '.core.windows.net; .github.io; .azurewebsites.net',
    // No public list has them.
    '.hadoop; .local',
    'corp.contoso.example',
    'dc01.corp.contoso.example',
    // Below the own domain.
    '.unix.corp.contoso.example',
    '.oldcorp.contoso.example',
    '*.net',
    '..',
    '',
  ])('is silent for %j', (value) => {
    expect(onFact(rule, mapping(REALM, value), CORP).findings).toEqual([]);
  });

  it.each([
    ['.', '.'],
    ['.net', '.net'],
    ['.net.', '.net.'],
    ['.zscalerbeta.net; .COM', '.COM'],
    ['.co.uk', '.co.uk'],
    ['.contoso.example', '.contoso.example'],
    ['.corp.contoso.example', '.corp.contoso.example'],
    ['.example', '.example'],
  ])('finds the suffix in %j', (value, actual) => {
    const finding = only(onFact(rule, mapping(REALM, value), CORP));
    expect(finding).toMatchObject({ severity: 'error', actual, expected: null, realm: REALM });
  });

  it('knows no own domain where the evidence shows none', () => {
    expect(onFact(rule, mapping(REALM, '.contoso.example'), { expectation: null }).findings).toEqual([]);
  });

  it.each(['CORP.CONTOSO.EXAMPLE', 'corp.contoso.example'])(
    'lets the own domain serve itself as %s',
    (realm) => {
      expect(onFact(rule, mapping(realm, '.corp.contoso.example; .contoso.example'), CORP).findings).toEqual(
        [],
      );
      expect(onFact(rule, mapping(realm, '.net'), CORP).findings).toHaveLength(1);
    },
  );

  it('is silent where a longer entry sends the own domain back to itself', () => {
    const university = mapping('CONTOSO.EXAMPLE', '.contoso.example');
    const back = mapping('CORP.CONTOSO.EXAMPLE', '.corp.contoso.example');
    expect(onFact(rule, university, { ...CORP, subject: { mappings: [back] } }).findings).toEqual([]);
    const elsewhere = mapping('UNIX.CONTOSO.EXAMPLE', '.corp.contoso.example');
    expect(onFact(rule, university, { ...CORP, subject: { mappings: [elsewhere] } }).findings).toHaveLength(
      1,
    );
    const perhaps = { ...back, conditional: true as const };
    expect(onFact(rule, university, { ...CORP, subject: { mappings: [perhaps] } }).findings).toHaveLength(1);
  });

  it('finds the longest of the entries that send it back, and none of the same length', () => {
    const all = mapping('CONTOSO.EXAMPLE', '.example');
    const back = mapping('CORP.CONTOSO.EXAMPLE', '.contoso.example');
    expect(onFact(rule, all, { ...CORP, subject: { mappings: [back] } }).findings).toEqual([]);
    const same = mapping('UNIX.CONTOSO.EXAMPLE', '.contoso.example');
    const context = contextOf({ ...CORP, subject: { mappings: [back, same] } });
    expect(run(rule, 'mapping', same, context).findings).toHaveLength(1);
  });

  it('takes what the config says as right', () => {
    const suffixes = [
      { suffix: '.contoso.example', coveredBy: [] },
      { suffix: 'nfs1.fabrikam.example', coveredBy: [] },
    ];
    const configured = cloud('contoso.example', { source: 'config', suffixes });
    const value = mapping('CONTOSO.EXAMPLE', '.contoso.example');
    expect(onFact(rule, value, { ...CORP, expectation: configured }).findings).toEqual([]);
    const more = mapping('CONTOSO.EXAMPLE', '.contoso.example; .example');
    expect(only(onFact(rule, more, { ...CORP, expectation: configured })).actual).toBe('.example');
    const formula = cloud('contoso.example', { source: 'formula zscaler', suffixes });
    expect(onFact(rule, value, { ...CORP, expectation: formula }).findings).toHaveLength(1);
  });

  it('makes one finding per value, at the first wrong entry', () => {
    const finding = only(onFact(rule, mapping(REALM, '.zscalerbeta.net; .net; .com'), CORP));
    expect(placed(finding)).toBe('2:19-23');
    expect(finding.related?.map(({ at }) => at.region?.startColumn)).toEqual([25]);
    expect(finding.variant).toBe('.com');
  });

  it('knows the domain that only a client tells, and none by its short name', () => {
    const told = (domain: string) => {
      const client: ClientFact = {
        kind: 'client',
        origin: mapping(REALM, '').origin,
        at: at('PC-0217').at,
        locator: 'client',
        name: null,
        time: null,
        domain: at(domain),
      };
      return { expectation: null, others: [{ clients: [client] }] };
    };
    const value = mapping(REALM, '.contoso.example; .corp');
    expect(only(onFact(rule, value, told('corp.contoso.example'))).actual).toBe('.contoso.example');
    expect(onFact(rule, value, told('CORP')).findings).toEqual([]);
  });

  it('judges what ksetup wrote', () => {
    expect(only(onFact(rule, localMapping(REALM, ['.net']), CORP)).setting).toBe('HostToRealm');
  });
});
