// What a host map by policy leaves of local mappings, and what it takes from them.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/client/local-ksetup-conflict.ts';
import { onSubject } from '../../support/clients.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { localMapping, mapping, only, placed, state, type subject } from '../../support/facts.ts';
import { itThorough } from '../../support/thorough.ts';

const POLICY = mapping('ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net');
const UNIX = localMapping('UNIX.CONTOSO.EXAMPLE', ['.unix.contoso.example', 'nfs01.contoso.example']);
const GPO = { kind: 'gpo', id: 'a', name: 'CORP Zscaler Kerberos' } as const;

const actuals = (outcome: ReturnType<typeof onSubject>) => outcome.findings.map(({ actual }) => actual);

describe('local-ksetup-conflict', () => {
  it.each([
    ['no policy', [UNIX]],
    ['the same entries', [POLICY, localMapping('ZSCALERBETA.NET', ['.zscalerbeta.net'])]],
    [
      'hosts below them, in another case',
      [POLICY, localMapping('zscalerbeta.net', ['FRA4.zscalerbeta.net'])],
    ],
    ['a policy that has them too', [POLICY, mapping('Unix.contoso.example', '.contoso.example'), UNIX]],
    ['a policy that a filter may give', [{ ...POLICY, conditional: true } as const, UNIX]],
    ['a map that Windows does not read', [{ ...POLICY, layer: 'dead' } as const, UNIX]],
    ['an entry of which nothing is left', [POLICY, localMapping('UNIX.CONTOSO.EXAMPLE', ['\u200b'])]],
    [
      'a host two labels below',
      [
        mapping('UNIX.CONTOSO.EXAMPLE', '.contoso.example'),
        localMapping('UNIX.CONTOSO.EXAMPLE', ['nfs01.emea.contoso.example']),
      ],
    ],
  ])('is silent for %s', (_what, mappings) => {
    expect(onSubject(rule, { subject: { mappings } })).toMatchObject({ findings: [], notEvaluated: [] });
  });

  it.each([
    ['nothing local', [POLICY]],
    ['only what a filter decides', [POLICY, { ...UNIX, conditional: true } as const]],
  ])('does not ask where there is %s', (_what, mappings) => {
    expect(onSubject(rule, { subject: { mappings } }).applies).toBe(false);
  });

  it('speaks of nothing but local mappings, and of none that a filter decides', () => {
    const hadoop = localMapping('HADOOP.CONTOSO.EXAMPLE', ['.hadoop.contoso.example']);
    const mappings = [
      POLICY,
      UNIX,
      { ...hadoop, conditional: true } as const,
      { ...hadoop, layer: 'dead' } as const,
      { ...mapping('HADOOP.CONTOSO.EXAMPLE', '.hadoop.contoso.example'), conditional: true } as const,
    ];
    expect(only(onSubject(rule, { subject: { mappings } })).realm).toBe('UNIX.CONTOSO.EXAMPLE');
  });

  it('names the entries that stop working, at the first of them', () => {
    const finding = only(onSubject(rule, { subject: { mappings: [POLICY, UNIX] } }));
    expect(finding).toMatchObject({
      severity: 'warning',
      actual: '.unix.contoso.example; nfs01.contoso.example',
      realm: 'UNIX.CONTOSO.EXAMPLE',
      setting: 'HostToRealm',
    });
    expect(placed(finding)).toBe('2:1-22');
    expect(finding.related?.map((one) => [placed({ place: one }), one.message])).toEqual([
      ['3:1-22', 'hidden too'],
      ['1:1-16', 'the map of the policy'],
    ]);
  });

  it('leaves out what the policy sends to the same realm', () => {
    const mappings = [POLICY, mapping('UNIX.CONTOSO.EXAMPLE', 'nfs01.contoso.example'), UNIX];
    expect(actuals(onSubject(rule, { subject: { mappings } }))).toEqual(['.unix.contoso.example']);
  });

  it('takes the longest suffix of the policy, and says where hosts go instead', () => {
    const other = mapping('HADOOP.CONTOSO.EXAMPLE', '.unix.contoso.example');
    const parent = mapping('UNIX.CONTOSO.EXAMPLE', '.contoso.example');
    const finding = only(onSubject(rule, { subject: { mappings: [parent, other, UNIX] } }));
    expect(finding.actual).toBe('.unix.contoso.example');
    expect(finding.message).toContain('HADOOP.CONTOSO.EXAMPLE');
    const maps = finding.related?.filter(({ message }) => message === 'the map of the policy');
    expect(maps?.map((place) => placed({ place }))).toEqual(['1:1-21']);
    const second = mapping('HADOOP.CONTOSO.EXAMPLE', 'nfs01.contoso.example');
    const both = only(onSubject(rule, { subject: { mappings: [second, UNIX] } }));
    expect(both.message).toContain('nfs01.contoso.example goes to HADOOP.CONTOSO.EXAMPLE');
  });

  it('is open where the policy is on and shows no list', () => {
    const { findings, notEvaluated } = onSubject(rule, {
      subject: { mappings: [UNIX], states: [state('domain_realm', 'enabled')] },
    });
    expect([findings.length, notEvaluated.length]).toEqual([0, 1]);
    const beside = { ...POLICY, layer: 'dead' } as const;
    const states = [state('domain_realm', 'enabled')];
    expect(onSubject(rule, { subject: { mappings: [UNIX, beside], states } }).notEvaluated).toHaveLength(1);
  });

  it('speaks of the GPO of the run that will hide them', () => {
    const gpo = { ref: GPO, holder: 'gpo', mappings: [POLICY] } as const;
    const finding = only(onSubject(rule, { subject: { mappings: [UNIX] }, others: [gpo] }));
    expect(finding.message).toContain('CORP Zscaler Kerberos');
    const of = (bend: Partial<ReturnType<typeof subject>>) =>
      onSubject(rule, { subject: { mappings: [UNIX] }, others: [{ ...gpo, ...bend }] }).findings;
    expect(of({ states: [state('domain_realm', 'disabled')] })).toEqual([]);
    expect(of({ states: [state('domain_realm', 'enabled')] })).toHaveLength(1);
    expect(of({ states: [state('MitRealms', 'disabled')] })).toHaveLength(1);
    expect(of({ mappings: [{ ...POLICY, conditional: true }] })).toEqual([]);
    expect(of({ holder: 'client' })).toEqual([]);
    expect(of({ mappings: [] })).toEqual([]);
  });

  itThorough('takes time by the number of clients and GPOs', () => {
    const gpos = Array.from(
      { length: 3000 },
      () => ({ ref: GPO, holder: 'gpo', mappings: [POLICY] }) as const,
    );
    const spent = cpuClock();
    expect(onSubject(rule, { subject: { mappings: [UNIX] }, others: gpos }).findings).toHaveLength(1);
    expect(spent()).toBeLessThan(2000);
  });
});
