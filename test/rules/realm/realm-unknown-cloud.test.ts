// Misspelt, nearly right, unknown: three degrees of the same doubt.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/realm/realm-unknown-cloud.ts';
import { policyReg } from '../../../rules/support/examples.ts';
import { DEFAULT_SETTINGS, lint } from '../../../src/lint.ts';
import { at, cloud, mapping, numberAt, onFact, only, placed, realm, trust } from '../../support/facts.ts';
import { inputOf } from '../../support/inputs.ts';

const KDC = '<k>kerberos.zscalerbeta.net</k>';
const adopted = cloud('zscalerbeta.net', { adopted: true });
const near = (why: 'spelling' | 'top-level domain') =>
  new Map([['zscaler.com', { cloud: 'zscaler.net', why }]]);

describe('realm-unknown-cloud', () => {
  it('is an error when other evidence names the cloud', () => {
    const finding = only(onFact(rule, realm('ZSCALERBTEA.NET', KDC), { expectation: adopted }));
    expect(finding).toMatchObject({
      severity: 'error',
      actual: 'ZSCALERBTEA.NET',
      expected: 'ZSCALERBETA.NET',
    });
    expect(placed(finding)).toBe('1:1-16');
  });

  it('is a warning for a near miss, also in the shape of a cloud', () => {
    const shaped = cloud('zscaler.com', { source: 'formula zscaler' });
    for (const expectation of [null, shaped]) {
      for (const why of ['spelling', 'top-level domain'] as const) {
        const world = { expectation, nearMisses: near(why) };
        const finding = only(onFact(rule, mapping('ZSCALER.COM', '.zscaler.com'), world));
        expect(finding).toMatchObject({
          severity: 'warning',
          expected: 'ZSCALER.NET',
          setting: 'realm-name',
        });
      }
    }
  });

  it('is an error for another cloud than --cloud names, a warning for one that the config does not have in use', () => {
    const chosen = (by: '--cloud' | 'clouds in use') => ({
      chosen: { clouds: new Set(['zscalertwo.net']), by },
    });
    for (const source of ['--cloud', 'profile zscaler', 'formula zscaler'] as const) {
      const found = (by: '--cloud' | 'clouds in use') => {
        const world = { expectation: cloud('zscalerbeta.net', { source }), ...chosen(by) };
        return only(onFact(rule, realm('ZSCALERBETA.NET', KDC), world));
      };
      expect(found('--cloud')).toMatchObject({ severity: 'error', expected: 'ZSCALERTWO.NET' });
      expect(found('clouds in use')).toMatchObject({ severity: 'warning', expected: 'ZSCALERTWO.NET' });
    }
    const own = {
      expectation: cloud('unix.contoso.example', { source: 'config' as const }),
      ...chosen('--cloud'),
    };
    expect(onFact(rule, realm('UNIX.CONTOSO.EXAMPLE', KDC), own).findings).toEqual([]);
    expect(
      onFact(rule, realm('UNIX.CONTOSO.EXAMPLE', KDC), { expectation: null, ...chosen('--cloud') }).findings,
    ).toEqual([]);
  });

  it('is information for an unknown cloud', () => {
    const expectation = cloud('zscalerfifty.net', { source: 'formula zscaler' });
    const finding = only(onFact(rule, realm('ZSCALERFIFTY.NET', KDC), { expectation }));
    expect(finding).toMatchObject({ severity: 'info', expected: null });
  });

  it('says nothing of known clouds, configured realms and others', () => {
    const known = { expectation: cloud(), nearMisses: near('spelling') };
    expect(onFact(rule, realm('ZSCALER.COM', KDC), known).findings).toEqual([]);
    expect(onFact(rule, realm('UNIX.CONTOSO.EXAMPLE', KDC), { expectation: null }).findings).toEqual([]);
  });

  it('points at all names of a trust that are as wrong as its partner', () => {
    const wrong = { cn: at('ZSCALERBTEA.NET', 1), trustPartner: at('ZSCALERBTEA.NET', 3) };
    const finding = only(onFact(rule, trust(wrong), { expectation: adopted }));
    expect(placed(finding)).toBe('1:1-16');
    expect(finding.related?.map((place) => place.at.region?.startLine)).toEqual([3]);
    expect(finding.setting).toBe('trust-name');
    expect(onFact(rule, trust(), { expectation: adopted }).findings).toEqual([]);
  });

  it('is one finding for a name that stands in both lists', () => {
    const { content } = policyReg({
      realms: { 'ZSCALERBTEA.NET': KDC },
      mappings: { 'ZSCALERBTEA.NET': '.zscalerbeta.net; .gateway.zscalerbeta.net' },
    });
    const input = inputOf('client-017.reg', new TextEncoder().encode(content));
    const { findings, coverage } = lint([input], { settings: DEFAULT_SETTINGS }).report;
    expect(findings.map((finding) => finding.ruleId)).toEqual([rule.id]);
    const lines = content
      .split('\r\n')
      .flatMap((line, i) => (line.startsWith('"ZSCALERBTEA') ? [i + 1] : []));
    expect([
      findings[0]?.region?.startLine,
      ...(findings[0]?.related ?? []).map((at) => at.region?.startLine),
    ]).toEqual(lines);
    expect(lines).toHaveLength(2);
    expect(coverage.find(({ check }) => check === rule.id)?.status).toBe('fail');
  });

  it('leaves other trusts alone, and those without a name', () => {
    const world = { expectation: null, nearMisses: near('spelling') };
    const bend = { trustPartner: at('zscaler.com'), type: numberAt(2) };
    expect(onFact(rule, trust(bend), world).applies).toBe(false);
    const nameless = trust({ cn: null, name: null, trustPartner: null });
    expect(onFact(rule, nameless, { expectation: adopted }).findings).toEqual([]);
  });
});
