// Case of realm names: whose names are judged, how severely, and where.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/realm/realm-not-uppercase.ts';
import {
  at,
  cloud,
  localRealm,
  mapping,
  numberAt,
  onFact,
  only,
  placed,
  realm,
  trust,
} from '../../support/facts.ts';

const KDC = '<k>kerberos.zscalerbeta.net</k>';

describe('realm-not-uppercase', () => {
  it('points at the whole name in the realm list, the host map and under ksetup', () => {
    const facts = [realm('zscalerbeta.net', KDC), mapping('Zscalerbeta.net', '.zscalerbeta.net')];
    expect(facts.map((fact) => only(onFact(rule, fact)))).toMatchObject([
      { severity: 'error', actual: 'zscalerbeta.net', expected: 'ZSCALERBETA.NET', setting: 'MitRealms' },
      { severity: 'error', actual: 'Zscalerbeta.net', expected: 'ZSCALERBETA.NET', setting: 'domain_realm' },
    ]);
    expect(facts.map((fact) => placed(only(onFact(rule, fact))))).toEqual(['1:1-16', '1:1-16']);
    const local = only(onFact(rule, localRealm('zscalerbeta.net', ['kerberos.zscalerbeta.net'])));
    expect(local).toMatchObject({ setting: 'Domains', realm: 'zscalerbeta.net' });
  });

  it('is information where nothing is expected, with ASCII upper-casing alone', () => {
    const finding = only(onFact(rule, realm('straße.contoso.example', KDC), { expectation: null }));
    expect(finding).toMatchObject({ severity: 'info', expected: 'STRAßE.CONTOSO.EXAMPLE' });
  });

  it('does not replace a misspelt name, only its case', () => {
    const expectation = cloud('zscalerbeta.net', { adopted: true });
    const finding = only(onFact(rule, realm('zscalerbtea.net', KDC), { expectation }));
    expect(finding).toMatchObject({ severity: 'error', expected: 'ZSCALERBTEA.NET' });
  });

  it('takes the spelling of the config as right', () => {
    const expectation = cloud('corp.contoso.example', { realm: 'Corp.contoso.example', source: 'config' });
    expect(onFact(rule, realm('Corp.contoso.example', KDC), { expectation }).findings).toEqual([]);
    expect(only(onFact(rule, realm('corp.contoso.example', KDC), { expectation })).expected).toBe(
      'Corp.contoso.example',
    );
  });

  it('makes one finding of CN, Name and trustPartner', () => {
    const names = { cn: at('zscalerbeta.net', 1), name: at('zscalerbeta.net', 2) };
    const finding = only(onFact(rule, trust(names)));
    expect(finding.setting).toBe('trust-name');
    expect(placed(finding)).toBe('1:1-16');
    expect(finding.related?.map((place) => place.at.region?.startLine)).toEqual([2]);
  });

  it('leaves trusts between Windows domains alone', () => {
    const name = at('fabrikam.example');
    const bend = { type: numberAt(2), cn: name, name, trustPartner: name };
    expect(onFact(rule, trust(bend), { expectation: null }).applies).toBe(false);
    expect(onFact(rule, trust({ ...bend, type: numberAt(3) }), { expectation: null }).findings).toHaveLength(
      1,
    );
  });

  it('says of small letters that are no part of the name that they go with what is wrong there', () => {
    const repaired = (name: string) => only(onFact(rule, realm(name, KDC))).rightWhenRepaired;
    for (const name of ['https://ZSCALERBETA.NET', 'admin@ZSCALERBETA.NET'])
      expect(repaired(name)).toBe(true);
    for (const name of [
      'https://zscalerbeta.net',
      'admin@Zscalerbeta.NET',
      '.zscalerbeta.net',
      'ZSCALERBETA.NET, https://ZSCLOUD.NET',
    ])
      expect(repaired(name)).toBe(false);
    const names = { cn: at('admin@ZSCALERBETA.NET', 1), name: at('zscalerbeta.net', 2) };
    expect(only(onFact(rule, trust(names))).rightWhenRepaired).toBe(false);
  });

  it('is silent for upper case, digits and signs', () => {
    expect(onFact(rule, realm('ZSCALER-2.NET', KDC)).findings).toEqual([]);
  });

  it('leaves the name of a trust open whose case the export changed', () => {
    const { findings, notEvaluated } = onFact(rule, trust({ caseless: true }));
    expect(findings).toEqual([]);
    expect(notEvaluated).toEqual([expect.stringContaining('one case')]);
  });
});
