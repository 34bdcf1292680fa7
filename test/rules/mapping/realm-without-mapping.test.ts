// Defined realms need hosts in some map; realms of Active Directory need none.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/mapping/realm-without-mapping.ts';
import type { HostMappingFact } from '../../../src/model/fact.ts';
import { localRealm, mapping, onFact, only, placed, realm } from '../../support/facts.ts';

const defined = realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');

describe('realm-without-mapping', () => {
  it('points at the name in the list', () => {
    const finding = only(onFact(rule, defined));
    expect(finding).toMatchObject({
      severity: 'error',
      actual: null,
      expected: '.zscalerbeta.net; .gateway.zscalerbeta.net',
      setting: 'domain_realm',
    });
    expect(placed(finding)).toBe('1:1-16');
    expect(rule.needs).toEqual(['host-map']);
  });

  it('warns where nothing is expected', () => {
    const world = { expectation: null, subject: { holder: 'gpo' as const } };
    const finding = only(onFact(rule, realm('UNIX.EXAMPLE', '<f>0x0000000E</f>'), world));
    expect(finding).toMatchObject({ severity: 'warning', expected: null });
    expect(only(onFact(rule, localRealm('UNIX.EXAMPLE', []), world)).setting).toBe('HostToRealm');
  });

  it('finds the mapping in any map that counts, in any case', () => {
    const judged = (...mappings: HostMappingFact[]) => onFact(rule, defined, { others: [{ mappings }] });
    const there = mapping('zscalerbeta.net', '.zscalerbeta.net');
    expect(judged(there)).toMatchObject({ findings: [], notEvaluated: [] });
    // What a filter of Preferences decides is no mapping, and no lack of one.
    const perhaps = { ...there, conditional: true } as const;
    expect(judged(perhaps).findings).toEqual([]);
    expect(judged(perhaps).notEvaluated).toEqual([expect.stringContaining('(exports/client-017.reg:1)')]);
    expect(judged(perhaps, there)).toMatchObject({ findings: [], notEvaluated: [] });
  });

  it('does not apply to the domain of the subject', () => {
    const own = realm('CORP.CONTOSO.EXAMPLE', '<k>dc01.corp.contoso.example</k>');
    const subject = { domain: 'corp.contoso.example' };
    expect(onFact(rule, own, { expectation: null, subject }).applies).toBe(false);
  });
});
