// Items of Preferences that write what belongs to the policies.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/gpo/preferences-write-policy-key.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import { contextOf, localRealm, mapping, only, placed, realm, run, state } from '../../support/facts.ts';
import { gpoWith } from '../../support/gpos.ts';

const value = realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');
const map = mapping('ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net');
const item = <F extends object>(fact: F) => ({ ...fact, delivery: 'preferences' as const });
const judge = (bend: Partial<Subject>) => {
  const subject = gpoWith([], { realms: [], ...bend });
  return run(rule, 'gpo', subject, contextOf({ subject }));
};

describe('preferences-write-policy-key', () => {
  it('does not apply to policies, to keys of ksetup, and to what Windows does not read', () => {
    expect(judge({ realms: [value], mappings: [map] }).applies).toBe(false);
    expect(judge({ realms: [{ ...value, delivery: 'mdm', layer: 'mdm' }] }).applies).toBe(false);
    expect(judge({ realms: [item(localRealm('X.EXAMPLE', ['kdc.x.example']))] }).applies).toBe(false);
    expect(judge({ realms: [{ ...item(value), layer: 'user' }] }).applies).toBe(false);
  });

  it('warns once for each list, at the first name', () => {
    const { findings } = judge({ realms: [value, item(value)], mappings: [item(map), item(map)] });
    expect(findings.map(({ severity, setting, related }) => [severity, setting, related?.length])).toEqual([
      ['warning', 'MitRealms', 0],
      ['warning', 'domain_realm', 1],
    ]);
    expect(findings.map(placed)).toEqual(['1:1-16', '1:1-16']);
    expect(findings.map(({ message }) => /^\d+/.exec(message)?.[0])).toEqual([undefined, '2']);
  });

  it('counts switches, and items with a filter', () => {
    for (const list of ['MitRealms', 'domain_realm'] as const) {
      const finding = only(judge({ states: [item(state(list, 'enabled'))] }));
      expect(finding.setting).toBe(list);
      expect(placed(finding)).toBe('5:1-8');
    }
    expect(judge({ realms: [{ ...item(value), conditional: true }] }).findings).toHaveLength(1);
  });
});
