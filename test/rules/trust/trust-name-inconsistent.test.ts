// The names of one trust against each other, and its class.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/trust/trust-name-inconsistent.ts';
import { DEFAULT_SETTINGS, lint } from '../../../src/lint.ts';
import { encode } from '../../support/bytes.ts';
import { at, onFact, only, placed, trust } from '../../support/facts.ts';
import { inputOf } from '../../support/inputs.ts';

describe('trust-name-inconsistent', () => {
  it('points at the name that differs from the partner', () => {
    const finding = only(onFact(rule, trust({ name: at('ZSCALERTWO.NET', 2) })));
    expect(finding).toMatchObject({
      severity: 'error',
      actual: 'ZSCALERTWO.NET',
      expected: 'ZSCALERBETA.NET',
      setting: 'trust-name',
      realm: 'ZSCALERBETA.NET',
    });
    expect(placed(finding)).toBe('2:1-15');
    expect(finding.related).toEqual([]);
  });

  it('reads the CN within the distinguished name too, for the characters it covers', () => {
    const distinguishedName = at('CN=ZSCALERTWO.NET,CN=System,DC=corp,DC=contoso,DC=example', 8);
    const finding = only(onFact(rule, trust({ distinguishedName })));
    expect(placed(finding)).toBe('8:4-18');
    const partner = only(onFact(rule, trust({ trustPartner: at('ZSCALERTWO.NET', 3) })));
    // Three names against one: the one is wrong.
    expect(placed(partner)).toBe('3:1-15');
    expect(partner).toMatchObject({ actual: 'ZSCALERTWO.NET', expected: 'ZSCALERBETA.NET', related: [] });
    const both = only(onFact(rule, trust({ distinguishedName, cn: at('ZSCALERTWO.NET', 1) })));
    expect(both.related?.map((place) => placed({ place }))).toEqual(['8:4-18']);
  });

  it('is the only finding of a partner that is misspelt', () => {
    const list = `Name            : ZSCALERBETA.NET\nObjectClass     : trustedDomain\ntrustAttributes : 1\ntrustDirection  : 1\ntrustPartner    : ZSCALERBETTA.NET\ntrustType       : 3\n\n`;
    const text = `\nCN              : ZSCALERBETA.NET\n${list}`;
    const { report } = lint([inputOf('trust.txt', encode(text))], { settings: DEFAULT_SETTINGS });
    expect(report.findings.map(({ ruleId, actual }) => [ruleId, actual])).toEqual([
      ['trust-name-inconsistent', 'ZSCALERBETTA.NET'],
    ]);
  });

  it('leaves case and invisible characters to other rules', () => {
    const bend = { cn: at('zscalerbeta.net'), name: at('ZSCALERBETA.NET\u00a0') };
    expect(onFact(rule, trust(bend)).findings).toEqual([]);
  });

  it('compares only what was exported', () => {
    const bend = { cn: null, name: null, distinguishedName: at('OU=Trusts,CN=System,DC=contoso,DC=example') };
    expect(onFact(rule, trust(bend)).findings).toEqual([]);
    expect(
      onFact(rule, trust({ ...bend, trustPartner: null, distinguishedName: null, objectClass: [] })).findings,
    ).toEqual([]);
  });

  it('asks for the class trustedDomain, in any case and among others', () => {
    expect(
      onFact(rule, trust({ objectClass: [at('top'), at('leaf'), at('TrustedDomain')] })).findings,
    ).toEqual([]);
    const finding = only(onFact(rule, trust({ objectClass: [at('top', 9), at('container', 9)] })));
    expect(finding).toMatchObject({
      actual: 'top, container',
      expected: 'trustedDomain',
      setting: 'objectClass',
      realm: 'ZSCALERBETA.NET',
    });
    expect(placed(finding)).toBe('9:1-4');
  });

  it('leaves names open whose case the export changed', () => {
    const { findings, notEvaluated } = onFact(rule, trust({ caseless: true }));
    expect(findings).toEqual([]);
    expect(notEvaluated).toEqual([expect.stringContaining('one case')]);
  });
});
