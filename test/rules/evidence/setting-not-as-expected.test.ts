// What the config wants of GPOs, clients and domains, against what they hold.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/evidence/setting-not-as-expected.ts';
import type { Need, Subject } from '../../../src/model/evidence.ts';
import type { HostMappingFact, PolicyStateFact, RealmFact, ScopeFact } from '../../../src/model/fact.ts';
import type { Intent } from '../../../src/model/intent.ts';
import {
  at,
  contextOf,
  localMapping,
  localRealm,
  mapping,
  only,
  placed,
  realm,
  run,
  state,
  trust,
} from '../../support/facts.ts';
import { originOf, scope, WHOLE_SIDE } from '../../support/gathered.ts';
import { GPO_REF } from '../../support/rules.ts';

const REALM = 'ZSCALERBETA.NET';
const VALUE = realm(REALM, '<k>kerberos.zscalerbeta.net</k>');
const MAP = mapping(REALM, '.zscalerbeta.net; .gateway.zscalerbeta.net');
const WHOLE = scope(originOf('gpo/gpreport.xml', 'gpo-report'), ...WHOLE_SIDE);
const DOMAIN_REF = { kind: 'domain', id: 'corp.contoso.example', name: 'corp.contoso.example' } as const;
const ALL_TRUSTS = scope(originOf('trust.txt', 'format-list'), 'all trusts of the domain');

type Wish = readonly [of: Intent['of'], name: string, state: Intent['state'], realm?: string];

function judge(held: Partial<Subject>, wishes: readonly Wish[], covered?: readonly Need[]) {
  const own = contextOf({
    subject: held,
    intents: {
      expect: wishes.map(([of, name, wanted, of2 = REALM]) => ({ of, name, realm: of2, state: wanted })),
    },
    ...(covered ? { covered } : {}),
  });
  return run(rule, own.subject.holder, own.subject, own);
}

const gpo = (bend: Partial<Subject> = {}): Partial<Subject> => ({
  ref: GPO_REF,
  holder: 'gpo',
  realms: [VALUE],
  mappings: [MAP],
  scopes: [WHOLE],
  ...bend,
});
const domain = (bend: Partial<Subject> = {}): Partial<Subject> => ({
  ref: DOMAIN_REF,
  holder: 'domain',
  scopes: [ALL_TRUSTS],
  ...bend,
});
const perhaps = <F extends RealmFact | HostMappingFact | PolicyStateFact>(fact: F): F => ({
  ...fact,
  conditional: true,
});

describe('setting-not-as-expected is silent', () => {
  it.each<readonly [string, Partial<Subject>, readonly Wish[]]>([
    ['what is required is there', gpo(), [['gpo', 'corp zscaler kerberos', 'required']]],
    ['it is there in another case', gpo(), [['gpo', '*', 'required', 'zscalerbeta.net']]],
    ['the GUID names the GPO', gpo(), [['gpo', GPO_REF.id.split('@')[0] ?? '', 'required']]],
    [
      'what is forbidden is not there',
      gpo({ realms: [], mappings: [] }),
      [['gpo', 'CORP Zscaler Kerberos', 'forbidden']],
    ],
    [
      'both policies are disabled',
      gpo({
        realms: [],
        mappings: [],
        states: [state('MitRealms', 'disabled'), state('domain_realm', 'disabled')],
      }),
      [['gpo', '*', 'disabled']],
    ],
    [
      'the name of one goes before all',
      gpo(),
      [
        ['gpo', '*', 'forbidden'],
        ['gpo', 'CORP Zscaler Kerberos', 'required'],
      ],
    ],
    [
      'a client has it by ksetup',
      { realms: [localRealm(REALM, [])], mappings: [localMapping(REALM, ['.zscalerbeta.net'])] },
      [['client', 'CLIENT-017', 'required']],
    ],
    ['a client has nothing of what is disabled', {}, [['client', '*', 'disabled']]],
    ['the trust is there', domain({ trusts: [trust()] }), [['domain', '*', 'required']]],
    ['no trust is there', domain(), [['domain', '*', 'forbidden']]],
    ['there is no trust to disable', domain(), [['domain', '*', 'disabled']]],
    [
      'the trust is disabled',
      domain({ trusts: [trust({ direction: { ...VALUE.name, value: 0 } })] }),
      [['domain', 'Corp.Contoso.Example', 'disabled']],
    ],
  ])('when %s', (_, held, wishes) => {
    expect(judge(held, wishes)).toEqual({ applies: true, findings: [], notEvaluated: [] });
  });

  it.each<readonly [string, Partial<Subject>, readonly Wish[]]>([
    ['nobody wants anything', gpo(), []],
    ['the wish is about somebody else', gpo(), [['gpo', 'Default Domain Policy', 'forbidden']]],
    ['the wish is about a client of its name', gpo(), [['client', '*', 'forbidden']]],
    ['a GPO is about something else', gpo({ realms: [], mappings: [] }), [['gpo', '*', 'required']]],
  ])('and has nothing to judge when %s', (_, held, wishes) => {
    const { applies, findings } = judge(held, wishes);
    expect(findings).toEqual([]);
    expect(applies).toBe(false);
  });
});

describe('setting-not-as-expected leaves open', () => {
  it.each<readonly [string, Partial<Subject>, Wish, readonly Need[]]>([
    [
      'lists that were not shown',
      gpo({ realms: [], mappings: [MAP] }),
      ['gpo', '*', 'required'],
      ['host-map'],
    ],
    [
      'what a list may hold besides',
      gpo({ realms: [], mappings: [], states: [state('MitRealms', 'enabled')] }),
      ['gpo', '*', 'forbidden'],
      ['realm-list'],
    ],
    [
      'what a filter decides',
      gpo({ realms: [perhaps(VALUE)], mappings: [] }),
      ['gpo', '*', 'forbidden'],
      ['realm-list', 'host-map'],
    ],
    [
      'what a filter decides of a disabled policy',
      gpo({ realms: [perhaps(VALUE)], mappings: [], states: [state('domain_realm', 'disabled')] }),
      ['gpo', '*', 'disabled'],
      ['realm-list', 'host-map'],
    ],
    [
      'a switch that was not shown',
      gpo({
        realms: [],
        mappings: [],
        states: [state('domain_realm', 'disabled')],
        scopes: [scope(originOf('a.reg', 'reg'), 'MitRealms')],
      }),
      ['gpo', '*', 'disabled'],
      [],
    ],
    [
      'a switch of which one place was not understood',
      gpo({
        realms: [],
        mappings: [],
        states: [
          state('MitRealms', 'not-configured'),
          state('MitRealms', 'unknown'),
          state('domain_realm', 'disabled'),
        ],
      }),
      ['gpo', '*', 'disabled'],
      [],
    ],
    ['a client of which both lists are missing', {}, ['client', '*', 'disabled'], []],
    [
      'a switch that a filter sets',
      gpo({
        realms: [],
        mappings: [],
        states: [perhaps(state('MitRealms', 'disabled')), state('domain_realm', 'disabled')],
      }),
      ['gpo', '*', 'disabled'],
      [],
    ],
    [
      'a switch that nobody understood',
      gpo({
        realms: [],
        mappings: [],
        states: [state('MitRealms', 'unknown'), state('domain_realm', 'disabled')],
      }),
      ['gpo', '*', 'disabled'],
      [],
    ],
    ['a client of which a list is missing', {}, ['client', '*', 'disabled'], ['host-map']],
    ['trusts that were not all exported', domain({ scopes: [] }), ['domain', '*', 'required'], []],
    [
      'a direction that was not exported',
      domain({ trusts: [trust({ direction: null })] }),
      ['domain', '*', 'disabled'],
      [],
    ],
  ])('%s', (_, held, wish, covered) => {
    const { findings, notEvaluated } = judge(held, [wish], covered);
    expect(findings).toEqual([]);
    expect(notEvaluated).toHaveLength(1);
  });
});

describe('setting-not-as-expected finds', () => {
  it('a realm that is in neither list, at the policy that lacks it', () => {
    const held = gpo({ realms: [], mappings: [], states: [state('MitRealms', 'enabled', 7)] });
    const finding = only(judge(held, [['gpo', '*', 'required']]));
    expect(finding).toMatchObject({
      severity: 'error',
      actual: null,
      expected: `${REALM} in MitRealms and domain_realm`,
      setting: 'MitRealms domain_realm',
      realm: REALM,
      rightWhenRepaired: true,
    });
    expect(placed(finding)).toBe('7:1-8');
  });

  it('a realm that one list lacks, at its entry in the other', () => {
    const finding = only(judge(gpo({ realms: [] }), [['gpo', '*', 'required']]));
    expect(finding).toMatchObject({ expected: `${REALM} in MitRealms`, setting: 'MitRealms' });
    expect(placed(finding)).toBe('1:1-16');
  });

  it('the same of a client, by another value of the list or the list as a whole', () => {
    const other = realm('ZSCALERTWO.NET', '<k>kerberos.zscalertwo.net</k>');
    expect(placed(only(judge({ realms: [other] }, [['client', '*', 'required']])))).toBe('1:1-15');
    const whole: ScopeFact = scope(originOf('PC-0217.reg', 'reg'), 'MitRealms', 'domain_realm');
    expect(placed(only(judge({ scopes: [whole] }, [['client', '*', 'required']])))).toBe('1:1-1');
    const map = { realms: [other], mappings: [mapping('A.EXAMPLE', '.a.example')] };
    expect(placed(only(judge(map, [['client', '*', 'required']], ['host-map'])))).toBe('1:1-10');
    const path = (...scopes: readonly ScopeFact[]) =>
      only(judge({ scopes }, [['client', '*', 'required']])).place.origin.path;
    const local = scope(originOf('local.reg', 'reg'), 'local MitRealms');
    expect([path(local, whole), path(local)]).toEqual(['PC-0217.reg', 'local.reg']);
  });

  it('what a client has where a policy hides it, and what only another GPO gives', () => {
    const context = contextOf({
      subject: { realms: [VALUE], mappings: [localMapping(REALM, ['.zscalerbeta.net'])] },
      intents: { expect: [{ of: 'client', name: '*', realm: REALM, state: 'required' }] },
    });
    const ask = { ...context.ask, mappings: () => [] };
    expect(only(run(rule, 'client', context.subject, { ...context, ask })).expected).toBe(
      `${REALM} in domain_realm`,
    );
    const lacking = contextOf({
      subject: gpo({ mappings: [], states: [state('MitRealms', 'enabled')] }),
      others: [gpo()],
      intents: { expect: [{ of: 'gpo', name: '*', realm: REALM, state: 'required' }] },
    });
    expect(only(run(rule, 'gpo', lacking.subject, lacking)).expected).toBe(`${REALM} in domain_realm`);
  });

  it('what only a filter gives, when the rest of the list was shown', () => {
    const held = gpo({ realms: [perhaps(VALUE)] });
    expect(only(judge(held, [['gpo', '*', 'required']], ['realm-list'])).expected).toBe(
      `${REALM} in MitRealms`,
    );
  });

  it('a forbidden realm once, with its other places, also where it is hidden', () => {
    const finding = only(judge(gpo(), [['gpo', '*', 'forbidden']]));
    expect(finding).toMatchObject({ actual: REALM, expected: null, setting: 'MitRealms domain_realm' });
    expect(finding.related).toHaveLength(1);
    const hidden = {
      mappings: [localMapping(REALM, ['.zscalerbeta.net']), mapping('A.EXAMPLE', '.a.example')],
    };
    expect(only(judge(hidden, [['client', '*', 'forbidden']])).actual).toBe(REALM);
  });

  it('nothing in places that Windows does not read', () => {
    const held = gpo({ realms: [{ ...VALUE, layer: 'user' }], mappings: [] });
    expect(judge(held, [['gpo', '*', 'forbidden']]).findings).toEqual([]);
  });

  it.each<readonly [string, Partial<Subject>, string]>([
    [
      'enabled',
      gpo({ states: [state('MitRealms', 'enabled'), state('domain_realm', 'disabled')] }),
      'enabled',
    ],
    [
      'not configured',
      gpo({ realms: [], mappings: [], states: [state('MitRealms', 'not-configured')] }),
      'not configured',
    ],
    ['filled', gpo({ states: [state('domain_realm', 'disabled')] }), REALM],
  ])('a policy of a GPO that is not disabled but %s', (_, held, actual) => {
    expect(only(judge(held, [['gpo', '*', 'disabled']]))).toMatchObject({ actual, expected: 'disabled' });
  });

  it('a policy that is not disabled at its own switch', () => {
    const places = (['MitRealms', 'domain_realm'] as const).map((list) => {
      const [one, two] = (['MitRealms', 'domain_realm'] as const).map((each, index) =>
        state(each, each === list ? 'not-configured' : 'disabled', 7 + index),
      );
      const states = one && two ? [one, two] : [];
      const held = gpo({ realms: [], mappings: [], states, scopes: [] });
      const finding = only(judge(held, [['gpo', '*', 'disabled']]));
      expect(finding.actual).toBe('not configured');
      return finding.place.at.region?.startLine;
    });
    expect(places).toEqual([7, 8]);
    const all = gpo({ realms: [], mappings: [], states: [state('domain_realm', 'disabled')] });
    const scopes = [scope(originOf('a.reg', 'reg'), 'MitRealms'), WHOLE];
    expect(only(judge({ ...all, scopes }, [['gpo', '*', 'disabled']])).actual).toBe('not configured');
  });

  it('what a client still has of a disabled realm, and not where its switch is 0', () => {
    const on = [state('MitRealms', 'enabled'), state('domain_realm', 'enabled')];
    const finding = only(
      judge({ realms: [VALUE], mappings: [MAP], states: on }, [['client', '*', 'disabled']]),
    );
    expect(finding).toMatchObject({ actual: REALM, expected: 'disabled' });
    expect(finding.related).toHaveLength(1);
    const off = [state('MitRealms', 'disabled'), state('domain_realm', 'disabled')];
    expect(judge({ realms: [VALUE], states: off }, [['client', '*', 'disabled']]).findings).toEqual([]);
  });

  it('trusts that are missing, forbidden or in use', () => {
    expect(only(judge(domain(), [['domain', '*', 'required']]))).toMatchObject({
      actual: null,
      expected: REALM,
      setting: 'trust',
      rightWhenRepaired: true,
    });
    const unix = trust({ cn: at('A.NET'), name: at('A.NET'), trustPartner: at('A.NET') });
    const other = domain({ trusts: [unix] });
    expect(judge(other, [['domain', '*', 'required']]).findings).toHaveLength(1);
    expect(judge(other, [['domain', '*', 'forbidden']]).findings).toEqual([]);
    const two = domain({ trusts: [trust(), trust({ cn: at('A.NET') })] });
    const forbidden = only(judge(two, [['domain', '*', 'forbidden']]));
    expect(forbidden.setting).toBe('trust');
    expect(forbidden.related?.map((place) => placed({ place }))).toEqual(['3:1-16']);
    expect(placed(forbidden)).toBe('3:1-16');
    expect(only(judge(domain({ trusts: [trust()] }), [['domain', '*', 'disabled']]))).toMatchObject({
      actual: '1 (one-way: incoming)',
      expected: '0 (disabled)',
      setting: 'trustDirection',
    });
  });
});
