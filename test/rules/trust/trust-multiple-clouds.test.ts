// Several clouds in one domain: information, a warning against what the config says, and nothing where it names them.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/trust/trust-multiple-clouds.ts';
import type { TrustFact } from '../../../src/model/fact.ts';
import { at, contextOf, numberAt, only, placed, run, trust, type World } from '../../support/facts.ts';

const named = (name: string, line: number, bend: Partial<TrustFact> = {}) =>
  trust({ cn: at(name, line), name: null, trustPartner: at(name, line + 1), ...bend });
const BETA = named('ZSCALERBETA.NET', 10);
const TWO = named('zscalertwo.net', 20);

function judged(trusts: readonly TrustFact[], world: World = {}) {
  const ref = { kind: 'domain', id: 'corp.contoso.example', name: 'corp.contoso.example' } as const;
  const context = contextOf({ ...world, subject: { ref, holder: 'domain', trusts } });
  return run(rule, 'domain', context.subject, context);
}

const chosen = (...clouds: string[]) => ({
  chosen: { clouds: new Set(clouds), by: 'clouds in use' as const },
});

describe('trust-multiple-clouds', () => {
  it('is silent for one cloud, however often it was exported, and for realms beside it', () => {
    expect(judged([BETA, named('zscalerbeta.net', 30)]).findings).toEqual([]);
    expect(judged([BETA, named('UNIX.CONTOSO.EXAMPLE', 20)]).findings).toEqual([]);
    expect(judged([BETA, named('ZSCALERTWO.NET', 20, { type: numberAt(2) })]).findings).toEqual([]);
    expect(judged([]).findings).toEqual([]);
  });

  it('is silent where the config names them all', () => {
    expect(judged([BETA, TWO], chosen('zscalerbeta.net', 'zscalertwo.net', 'zscaler.net')).findings).toEqual(
      [],
    );
  });

  it('is information where the config is silent', () => {
    const finding = only(judged([BETA, TWO, named('ZSCLOUD.NET', 30)]));
    expect(finding).toMatchObject({
      severity: 'info',
      actual: 'zscalertwo.net',
      expected: null,
      setting: 'clouds',
    });
    expect(placed(finding)).toBe('20:1-15');
    expect(finding.related?.map((place) => placed({ place }))).toEqual(['10:1-16', '30:1-12']);
    expect(finding.message).toContain('3 clouds: zscalerbeta.net, zscalertwo.net, zscloud.net');
    expect(finding.realm).toBeUndefined();
    expect(placed(only(judged([BETA, TWO, named('zscalertwo.net', 30)])))).toBe('20:1-15');
  });

  it('warns of each that the config does not name', () => {
    const finding = only(judged([TWO, BETA], chosen('zscalerbeta.net')));
    expect(finding).toMatchObject({
      severity: 'warning',
      actual: 'zscalertwo.net',
      expected: 'ZSCALERBETA.NET',
      basis: 'clouds in use',
      setting: 'clouds',
    });
    const several = chosen('zscalerbeta.net', 'zscaler.net');
    expect(only(judged([TWO, BETA], several)).expected).toBe('ZSCALERBETA.NET or ZSCALER.NET');
    expect(placed(finding)).toBe('20:1-15');
    expect(judged([BETA, TWO], chosen('zscaler.net')).findings.map(({ realm }) => realm)).toEqual([
      'ZSCALERBETA.NET',
      'zscalertwo.net',
    ]);
  });
});
