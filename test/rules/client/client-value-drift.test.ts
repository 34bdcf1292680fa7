// A client's value against those of the GPOs of the run.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/client/client-value-drift.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import { contextOf, localMapping, mapping, only, placed, realm, run } from '../../support/facts.ts';
import { originOf, scope, WHOLE_SIDE } from '../../support/gathered.ts';

const HOSTS = '.zscalerbeta.net; .gateway.zscalerbeta.net';
const REG = originOf('exports/client-017.reg', 'reg');

const gpo = (hosts: string, id = 'gpo'): Partial<Subject> => ({
  ref: { kind: 'gpo', id, name: `CORP ${id}` },
  holder: 'gpo',
  domain: 'corp.contoso.example',
  mappings: [mapping('ZSCALERBETA.NET', hosts)],
});

function judge(own: Partial<Subject>, ...others: readonly Partial<Subject>[]) {
  const context = contextOf({ subject: { scopes: [scope(REG, ...WHOLE_SIDE)], ...own }, others });
  return run(rule, 'client', context.subject, context);
}

const having = (hosts: string, name = 'ZSCALERBETA.NET') => ({ mappings: [mapping(name, hosts)] });

describe('client-value-drift', () => {
  it('does not apply to a client without any value that policy gives', () => {
    expect(judge({}, gpo(HOSTS)).applies).toBe(false);
    expect(judge(having(HOSTS)).applies).toBe(false);
  });

  it.each([HOSTS, '.GATEWAY.zscalerbeta.net ;.zscalerbeta.net;', `${HOSTS}; .zscalerbeta.net`])(
    'is silent for the same in another spelling: %s',
    (hosts) => {
      expect(judge(having(hosts), gpo(HOSTS))).toMatchObject({
        applies: true,
        findings: [],
        notEvaluated: [],
      });
    },
  );

  it('is silent for ksetup that says the same, and for one of two GPOs', () => {
    const local = { mappings: [localMapping('ZSCALERBETA.NET', ['.zscalerbeta.net'])] };
    expect(judge(local, gpo('.zscalerbeta.net')).findings).toEqual([]);
    expect(judge(having('.zscalerbeta.net'), gpo(HOSTS), gpo('.zscalerbeta.net', 'gpo-2')).findings).toEqual(
      [],
    );
  });

  it('warns at the value of the client, with the GPOs beside it', () => {
    const finding = only(judge(having('.zscalerbeta.net'), gpo(HOSTS)));
    expect(finding).toMatchObject({
      severity: 'warning',
      actual: '.zscalerbeta.net',
      expected: HOSTS,
      basis: 'the GPO "CORP gpo"',
      setting: 'domain_realm',
      realm: 'ZSCALERBETA.NET',
      comparedWith: [{ kind: 'gpo', id: 'gpo', name: 'CORP gpo' }],
    });
    expect(placed(finding)).toBe('2:1-17');
    expect(finding.related).toHaveLength(1);
    expect(finding.message).not.toContain('spells it');
  });

  it('warns of a realm in another case, and names the case of the GPO', () => {
    const finding = only(judge(having(HOSTS, 'zscalerbeta.net'), gpo(HOSTS)));
    expect(finding).toMatchObject({ realm: 'zscalerbeta.net', actual: HOSTS, expected: HOSTS });
    expect(finding.message).toContain('spells it ZSCALERBETA.NET');
  });

  it('is open where GPOs of another domain are there that do not set it', () => {
    const other = { ...gpo(HOSTS, 'emea'), domain: 'emea.contoso.example', mappings: [] };
    const outcome = judge(having('.zscalerbeta.net'), gpo(HOSTS), other);
    expect(outcome.findings).toEqual([]);
    expect(outcome.notEvaluated).toHaveLength(1);
  });

  it('asks nothing of a list that the client has no value in', () => {
    const both = { ...gpo(HOSTS), realms: [realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>')] };
    const outcome = judge({ ...having(HOSTS), scopes: [scope(REG, 'domain_realm')] }, both);
    expect(outcome).toEqual({ applies: true, findings: [], notEvaluated: [] });
  });

  it('names no more than three GPOs', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((id) => gpo(HOSTS, id));
    expect(only(judge(having('.zscalerbeta.net'), ...many)).message).toContain('"CORP c" and 2 more');
  });
});
