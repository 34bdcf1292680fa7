// Directives: what is set again is not deleted, and what another GPO sets is.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/gpo/policy-delete-directive.ts';
import { DEFAULT_SETTINGS, lint, type Report } from '../../../src/lint.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import type { PolicyDirectiveFact } from '../../../src/model/fact.ts';
import { encode } from '../../support/bytes.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { at, contextOf, mapping, only, placed, realm, run, state, type World } from '../../support/facts.ts';
import { from, reported } from '../../support/gathered.ts';
import { gpoWith, LIVE, POL } from '../../support/gpos.ts';
import { inputOf } from '../../support/inputs.ts';
import { REG } from '../../support/records.ts';
import { itThorough } from '../../support/thorough.ts';

const POLICY = 'hklm\\software\\microsoft\\windows\\currentversion\\policies\\system\\kerberos';
const LOCAL = 'hklm\\system\\currentcontrolset\\control\\lsa\\kerberos';
const OLD = 'OLD.CONTOSO.EXAMPLE';
const value = (name: string) => from(POL, realm(name, '<k>kdc.contoso.example</k>'));
const elsewhere = (name: string) =>
  from(reported('reports/other.xml'), realm(name, '<k>kdc.contoso.example</k>'));

const directive = (target: string | null, bend: Partial<PolicyDirectiveFact> = {}): PolicyDirectiveFact => ({
  kind: 'policy-directive',
  origin: POL,
  at: at(target ?? '**delvals.', 6).at,
  locator: '',
  key: `${POLICY}\\mitrealms`,
  valueName: target?.toLowerCase() ?? null,
  list: 'MitRealms',
  layer: 'policy',
  operation: target === null ? 'delete-all-values' : 'delete-value',
  target,
  ...bend,
});
const judge = (
  directives: readonly PolicyDirectiveFact[],
  bend: Partial<Subject> = {},
  world: World = {},
) => {
  const subject = gpoWith([], { realms: [], directives, ...bend });
  return run(rule, 'gpo', subject, contextOf({ ...world, subject }));
};
const others = (...names: readonly string[]): World => ({ others: [{ realms: names.map(elsewhere) }] });

describe('policy-delete-directive in a GPO', () => {
  it('is silent about what the same file sets again', () => {
    expect(judge([directive('zscalerbeta.net')], { realms: [value('ZSCALERBETA.NET')] }).findings).toEqual(
      [],
    );
    expect(judge([directive(null)], { realms: [value('ZSCALERBETA.NET')] }).findings).toEqual([]);
    const list = directive(null, { takes: [value('x.example')] });
    expect(judge([list], { realms: [value('X.EXAMPLE')] }).findings).toEqual([]);
    const again = { realms: [value('X.EXAMPLE')] };
    expect(judge([directive(null)], again, others('X.EXAMPLE')).findings).toEqual([]);
  });

  it('is silent where Windows reads nothing, and about the default value', () => {
    for (const layer of ['user', 'wow6432', 'dead'] as const) {
      expect(judge([directive('ZSCALERBETA.NET', { layer })]).findings).toEqual([]);
    }
    expect(judge([directive('')]).findings).toEqual([]);
    expect(judge([]).applies).toBe(false);
  });

  it('is silent where local settings make room for a policy', () => {
    const local = directive('KdcNames', { layer: 'local', key: `${LOCAL}\\domains\\old.contoso.example` });
    expect(judge([local], {}, others(OLD)).findings).toEqual([]);
    const managed: World = { others: [{ realms: [{ ...elsewhere(OLD), layer: 'mdm' }] }] };
    expect(judge([local], {}, managed).findings).toEqual([]);
    expect(only(judge([local]))).toMatchObject({ severity: 'warning', realm: 'old.contoso.example' });
  });

  it('is open where a filter decides', () => {
    const outcome = judge([directive('ZSCALERBETA.NET', { conditional: true })]);
    expect([outcome.findings.length, outcome.notEvaluated.length]).toEqual([0, 1]);
  });

  it('is an error for an expected realm, a warning for another', () => {
    const expected = only(judge([directive('ZSCALERBETA.NET')]));
    expect(expected).toMatchObject({
      severity: 'error',
      actual: 'delete ZSCALERBETA.NET from MitRealms',
      setting: 'MitRealms',
      realm: 'ZSCALERBETA.NET',
    });
    expect(placed(expected)).toBe('6:1-16');
    expect(only(judge([directive('ZSCLOUD.NET')], {}, { expectation: null })).severity).toBe('error');
    expect(only(judge([directive(OLD)])).severity).toBe('warning');
    const chosen = { clouds: new Set(['zscalertwo.net']), by: '--cloud' } as const;
    expect(only(judge([directive('ZSCLOUD.NET')], {}, { chosen })).severity).toBe('warning');
  });

  it('is an error for what another GPO of the domain sets, and points there', () => {
    const finding = only(judge([directive(OLD)], {}, others(OLD)));
    expect(finding.severity).toBe('error');
    expect(finding.related?.map(({ origin }) => origin.path)).toEqual(['reports/other.xml']);
    expect(only(judge([directive(null)], { realms: [value('X.EXAMPLE')] }, others(OLD))).severity).toBe(
      'error',
    );
    expect(only(judge([directive(null)])).severity).toBe('warning');
  });

  it('is an error for what the same GPO sets before, by its file or by its policy', () => {
    expect(only(judge([directive(OLD, { takes: [value(OLD)] })])).severity).toBe('error');
    const origin = { ...POL, path: POL.path.replace('registry.pol', 'Preferences/Registry/Registry.xml') };
    const item = directive(OLD, { delivery: 'preferences', origin });
    expect(only(judge([item], { realms: [value(OLD)] })).severity).toBe('error');
  });

  it('is a warning where another file of the same GPO sets it, since either may be the older', () => {
    const realms = [from(LIVE, realm(OLD, '<k>kdc.contoso.example</k>'))];
    expect(only(judge([directive(OLD)], { realms })).severity).toBe('warning');
  });

  it.each([
    ['what is set elsewhere', OLD, {}, others(OLD), 'elsewhere'],
    ['an expected realm', 'ZSCALERBETA.NET', {}, {}, 'expected'],
    ['any other realm', OLD, {}, {}, 'what others have put there'],
    ['what a script has set', OLD, { origin: REG, takes: [value(OLD)] }, {}, 'before'],
    ['a list in a script', null, { origin: REG }, {}, 'not set it again'],
  ] as const)('says what becomes of %s', (_what, target, bend, world, words) => {
    expect(only(judge([directive(target, bend)], {}, world)).message).toContain(words);
  });

  it('tells switches and whole keys from realms', () => {
    const off = directive('MitRealms_Enabled', { key: POLICY, delivery: 'preferences' });
    expect(only(judge([off])).actual).toBe('delete the switch of MitRealms');
    expect(judge([off], { states: [from(POL, state('MitRealms', 'enabled'))] }).findings).toEqual([]);
    const all = directive(null, { key: POLICY, list: null, operation: 'delete-key' });
    expect(only(judge([all]))).toMatchObject({
      actual: 'delete everything in MitRealms and domain_realm',
      setting: 'Kerberos',
    });
    const map = mapping(OLD, '.old.contoso.example');
    expect(only(judge([all], {}, { others: [{ mappings: [map] }] })).severity).toBe('error');
  });

  itThorough('is linear in directives and realms', () => {
    const names = Array.from({ length: 3000 }, (_, i) => `R${i}.CONTOSO.EXAMPLE`);
    const realms = names.map(elsewhere);
    const subject = gpoWith([], { realms: [], directives: names.map((name) => directive(name)) });
    const context = contextOf({ subject });
    const asked = { ...context, ask: { ...context.ask, realms: () => realms, mappings: () => [] } };
    const spent = cpuClock();
    const { findings } = run(rule, 'gpo', subject, asked);
    expect(findings).toHaveLength(names.length);
    expect(spent()).toBeLessThan(3000);
  });
});

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const RIGHT = `[${KEY}]\n"MitRealms_Enabled"=dword:1\n"domain_realm_Enabled"=dword:1\n\n[${KEY}\\MitRealms]\n"ZSCALERBETA.NET"="<k>kerberos.zscalerbeta.net</k>"\n\n[${KEY}\\domain_realm]\n"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"\n`;

function script(...parts: readonly string[]): Report {
  const text = `Windows Registry Editor Version 5.00\n\n${parts.join('\n\n')}\n`;
  return lint([inputOf('PC-0217.reg', encode(text))], { settings: DEFAULT_SETTINGS }).report;
}
const found = ({ findings }: Report) =>
  findings.filter(({ ruleId }) => ruleId === rule.id).map(({ severity }) => severity);

describe('policy-delete-directive in a .reg file', () => {
  it('is silent about scripts that replace or clean up', () => {
    expect(found(script(`[-${KEY}]`, RIGHT))).toEqual([]);
    expect(found(script(`[${KEY}\\MitRealms]\n"zscalerbeta.net"=-`, RIGHT))).toEqual([]);
    expect(found(script(RIGHT, `[${KEY}\\MitRealms]\n"${OLD}"=-`))).toEqual([]);
    const local =
      '[-HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains\\ZSCALERBETA.NET]';
    expect(found(script(local, RIGHT))).toEqual([]);
  });

  it('is a warning for an expected realm, a switch or a list that does not come back', () => {
    expect(found(script(RIGHT, `[${KEY}\\MitRealms]\n"ZSCALERTWO.NET"=-`))).toEqual(['warning']);
    expect(found(script(`[-${KEY}\\MitRealms]`))).toEqual(['warning']);
    expect(found(script(`[${KEY}]\n"MitRealms_Enabled"=-`))).toEqual(['warning']);
  });

  it('is an error where the file deletes what it has just set', () => {
    expect(found(script(RIGHT, `[${KEY}\\MitRealms]\n"ZSCALERBETA.NET"=-`))).toEqual(['error']);
    const old = `[${KEY}\\MitRealms]\n"${OLD}"="<k>kdc.contoso.example</k>"\n"${OLD}"=-`;
    expect(found(script(RIGHT, old))).toEqual(['error']);
  });
});
