// A realm that should have arrived on a client, and did not.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/client/client-setting-missing.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import type { Intent } from '../../../src/model/intent.ts';
import { contextOf, localRealm, mapping, only, placed, realm, run, type World } from '../../support/facts.ts';
import { from, originOf, scope, WHOLE_SIDE } from '../../support/gathered.ts';

const KDC = '<k>kerberos.zscalerbeta.net</k>';
const HOSTS = '.zscalerbeta.net; .gateway.zscalerbeta.net';
const REG = originOf('exports/client-017.reg', 'reg');
const RESULT = originOf('exports/client-017.xml', 'rsop', { holder: 'client' });

const GPO: Partial<Subject> = {
  ref: { kind: 'gpo', id: 'gpo', name: 'CORP Realms' },
  holder: 'gpo',
  domain: 'corp.contoso.example',
  realms: [realm('ZSCALERBETA.NET', KDC)],
  mappings: [mapping('ZSCALERBETA.NET', HOSTS)],
};
const wish = (state: Intent['state'], name = 'CLIENT-017'): Intent => ({
  of: 'client',
  name,
  realm: 'zscalerbeta.net',
  state,
});

function judge(own: Partial<Subject>, others: readonly Partial<Subject>[] = [GPO], world: World = {}) {
  const context = contextOf({ ...world, subject: { scopes: [scope(REG, ...WHOLE_SIDE)], ...own }, others });
  return run(rule, 'client', context.subject, context);
}

const wanting = (...expect: readonly Intent[]): World => ({ intents: { expect } });

describe('client-setting-missing', () => {
  it('does not apply where no GPO wants anything', () => {
    expect(judge({}, []).applies).toBe(false);
    expect(judge({}, [], wanting(wish('required', 'PC-0412'))).applies).toBe(false);
  });

  it('is silent for what is there, by policy or by ksetup, and in any case', () => {
    const { realms = [], mappings = [] } = GPO;
    expect(judge({ realms, mappings })).toMatchObject({ applies: true, findings: [], notEvaluated: [] });
    expect(judge({ realms: [realm('zscalerbeta.net', KDC)], mappings }).findings).toEqual([]);
    expect(
      judge({ realms: [localRealm('ZSCALERBETA.NET', ['kerberos.zscalerbeta.net'])] }, [
        { ...GPO, mappings: [] },
      ]).findings,
    ).toEqual([]);
  });

  it('never fires on an export that would not have shown it', () => {
    const outcome = judge({ scopes: [scope(REG, 'domain_realm')], mappings: GPO.mappings ?? [] });
    expect(outcome.findings).toEqual([]);
    expect(outcome.notEvaluated).toEqual(['the export does not show the whole realm list (MitRealms)']);
  });

  it('warns once of both lists, at the key that was shown', () => {
    const finding = only(judge({}));
    expect(finding).toMatchObject({
      severity: 'warning',
      actual: null,
      expected: `${KDC} | ${HOSTS}`,
      basis: 'the GPO "CORP Realms"',
      setting: 'MitRealms, domain_realm',
      realm: 'ZSCALERBETA.NET',
      comparedWith: [{ id: 'gpo' }],
    });
    expect(placed(finding)).toBe('1:1-1');
  });

  it('is an error where the resultant set of policy gives it', () => {
    const ranked = { ...from(RESULT, realm('ZSCALERBETA.NET', KDC)), winner: { precedence: 1, gpo: null } };
    const scopes = [scope(REG, ...WHOLE_SIDE), scope(RESULT, ...WHOLE_SIDE)];
    const finding = only(judge({ realms: [ranked], scopes }, []));
    expect(finding).toMatchObject({ severity: 'error', setting: 'MitRealms' });
    expect(finding.place.origin.path).toBe(REG.path);
    // What the result gives of one list makes the lack of both an error.
    const both = only(judge({ realms: [ranked], scopes }));
    expect(both).toMatchObject({ severity: 'error', setting: 'MitRealms, domain_realm' });
  });

  it('is an error where the config requires it, and silent where it forbids it', () => {
    expect(only(judge({}, [GPO], wanting(wish('required')))).severity).toBe('error');
    expect(only(judge({}, [GPO], wanting(wish('required', '*')))).severity).toBe('error');
    expect(judge({}, [GPO], wanting(wish('forbidden'))).findings).toEqual([]);
    expect(judge({}, [GPO], wanting(wish('disabled'))).findings).toEqual([]);
  });

  it('takes what the config says of a client by name before what it says of all, wherever it stands', () => {
    const rivals = [wish('forbidden'), wish('required', '*')];
    expect(judge({}, [GPO], wanting(...rivals)).findings).toEqual([]);
    expect(judge({}, [GPO], wanting(...rivals.toReversed())).findings).toEqual([]);
  });

  it('leaves what the config alone requires to setting-not-as-expected', () => {
    expect(judge({}, [], wanting(wish('required'))).applies).toBe(false);
  });
});
