// Rules over their targets: what they are told, what comes of it, and what happens when one throws.

import { describe, expect, it } from 'vitest';
import { runRules } from '../../src/engine/run-rules.ts';
import type { Evidence, Subject } from '../../src/model/evidence.ts';
import type { Expectations } from '../../src/model/expectation.ts';
import type { AnyRule, RuleContext } from '../../src/model/rule.ts';
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts';
import { cpuClock } from '../support/cpu-clock.ts';
import { cloud, gap, mapping, realm, state, subject, trust } from '../support/facts.ts';
import { from, gpo, originOf, policyFile, reported, scope, WHOLE_SIDE } from '../support/gathered.ts';
import { fakeRule, finding, REPORT } from '../support/rules.ts';
import { itThorough } from '../support/thorough.ts';

const CLIENT = originOf('clients/PC-0217.reg', 'reg');
const VALUE = realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');
const MAP = mapping('ZSCALERBETA.NET', '.zscalerbeta.net');

const EXPECTATIONS: Expectations = {
  byRealm: new Map([
    ['zscalerbeta.net', cloud()],
    ['zscalerbtea.net', cloud('zscalerbeta.net', { adopted: true })],
  ]),
  nearMisses: new Map(),
  clouds: new Set(['zscalerbeta.net']),
  chosen: null,
};

function gpoSubject(bend: Partial<Subject> = {}): Subject {
  const gpos = [gpo(REPORT)];
  return subject({
    ref: { kind: 'gpo', id: 'gpo', name: 'CORP Zscaler Kerberos' },
    holder: 'gpo',
    gpos,
    ...bend,
  });
}

function run(
  rules: readonly AnyRule[],
  subjects: readonly Subject[],
  bend: Partial<Evidence> = {},
  off: readonly string[] = [],
) {
  return runRules(rules, { subjects, gaps: [], ...bend }, EXPECTATIONS, DEFAULT_SETTINGS, ({ id }) =>
    off.includes(id),
  );
}

function statuses({ outcomes }: ReturnType<typeof run>): readonly string[] {
  return outcomes.map(
    ({ rule, subject: one, status, reason }) =>
      `${rule.id} ${one.ref.id} ${status}${reason === null ? '' : ` (${reason})`}`,
  );
}

describe('a rule', () => {
  it('is called with each of its targets, of every kind that it names', () => {
    const seen: string[] = [];
    const rule = fakeRule('a', ['mapping', 'realm', 'trust'], (target) => {
      seen.push(target.kind);
      return [];
    });
    run(
      [rule],
      [gpoSubject({ realms: [VALUE], mappings: [MAP] }), subject({ holder: 'domain', trusts: [trust()] })],
    );
    expect(seen).toEqual(['host-mapping', 'realm', 'trust']);
  });

  it('passes, fails or says why it cannot judge', () => {
    const said = [
      [],
      [finding()],
      [{ notEvaluated: 'nothing is expected' }],
      [{ notEvaluated: 'x' }, finding()],
    ];
    const rules = said.map((one, index) => fakeRule(`r${index}`, 'realm', () => one));
    const result = run(rules, [gpoSubject({ realms: [VALUE] })]);
    expect(statuses(result)).toEqual([
      'r0 gpo pass',
      'r1 gpo fail',
      'r2 gpo not-evaluated (nothing is expected)',
      'r3 gpo fail',
    ]);
    expect(result.drafts.map(({ rule }) => rule.id)).toEqual(['r1', 'r3']);
    expect(result.outcomes.map(({ drafts }) => drafts.length)).toEqual([0, 1, 0, 1]);
  });

  it('neither passes nor fails where it does not apply', () => {
    const rule = fakeRule('a', 'realm', () => [finding()], { applies: () => false });
    expect(run([rule], [gpoSubject({ realms: [VALUE] })])).toMatchObject({
      outcomes: [],
      drafts: [],
      problems: [],
    });
  });

  it('that is off still explains its consequences, and is no row of coverage and no problem', () => {
    const subjects = [gpoSubject({ realms: [VALUE] })];
    const off = run([fakeRule('a', 'realm', () => [finding()])], subjects, {}, ['a']);
    expect(off).toMatchObject({ outcomes: [], drafts: [{ rule: { id: 'a' } }] });
    const broken = fakeRule('a', 'realm', () => {
      throw new Error('broken');
    });
    expect(run([broken], subjects, {}, ['a']).problems).toEqual([]);
  });

  it('is not called where its needs are not met', () => {
    const rule = fakeRule('a', 'mapping', () => [finding()], { needs: ['realm-list'] });
    const [open] = statuses(run([rule], [gpoSubject({ mappings: [MAP] })]));
    expect(open).toContain('a gpo not-evaluated (the export does not show the whole realm list');
    const scopes = [scope(REPORT, ...WHOLE_SIDE)];
    expect(statuses(run([rule], [gpoSubject({ mappings: [MAP], scopes })]))).toEqual(['a gpo fail']);
  });

  it('knows of which list and which trust its needs are', () => {
    const needs = fakeRule('a', ['realm', 'mapping'], () => [], { needs: ['switch'] });
    const subjects = [
      gpoSubject({ realms: [VALUE], mappings: [MAP], states: [state('MitRealms', 'enabled')] }),
    ];
    expect(statuses(run([needs], subjects))).toEqual([
      'a gpo pass',
      'a gpo not-evaluated (the export does not show the value domain_realm_Enabled of the key above the list)',
    ]);
    const types = fakeRule('a', 'trust', () => [], { needs: ['trust-type'] });
    const domain = subject({ holder: 'domain', trusts: [trust({ type: null, shown: ['cn'] })] });
    expect(statuses(run([types], [domain]))[0]).toContain('trustType');
  });

  it('is told its subject, its expectation and what is covered', () => {
    const contexts: RuleContext[] = [];
    const rule = fakeRule('a', ['realm', 'policy', 'gpo'], (_target, context) => {
      contexts.push(context);
      return [];
    });
    const one = gpoSubject({ realms: [realm('X.EXAMPLE', ''), VALUE], scopes: [scope(REPORT, 'MitRealms')] });
    run([rule], [one]);
    expect(contexts.map(({ expectation }) => expectation?.realm ?? null)).toEqual([
      null,
      'ZSCALERBETA.NET',
      'ZSCALERBETA.NET',
      null,
    ]);
    const [context] = contexts;
    expect(context?.subject).toBe(one);
    expect([context?.covered('realm-list'), context?.covered('host-map')]).toEqual([true, false]);
    expect(context?.ask.realms(one)).toHaveLength(2);
    expect(context?.expectations).toBe(EXPECTATIONS);
  });
});

describe('a draft', () => {
  function drafted(said = finding(), bend: Partial<Subject> = {}) {
    const [draft] = run(
      [fakeRule('a', 'realm', () => [said])],
      [gpoSubject({ realms: [VALUE], ...bend })],
    ).drafts;
    if (!draft) throw new Error('no draft');
    return draft;
  }

  it('is known under the realm that was meant', () => {
    expect(drafted().realmKey).toBe('zscalerbeta.net');
    expect(drafted(finding({ realm: 'ZSCALERBTEA.NET' })).realmKey).toBe('zscalerbeta.net');
    expect(
      drafted(finding({ realm: 'X.EXAMPLE\u00a0' }), { realms: [realm('X.EXAMPLE', '')] }).realmKey,
    ).toBe('x.example');
    const { realm: _realm, ...about } = finding();
    expect(drafted(about).realmKey).toBe('zscalerbeta.net');
  });

  it('says by whose expectation, where something is expected', () => {
    expect(drafted().basis).toEqual({ calm: 'profile zscaler', full: 'profile zscaler: a known cloud' });
    const own = { calm: 'clouds in use', full: 'clouds in use' };
    expect(drafted(finding({ basis: 'clouds in use' })).basis).toEqual(own);
    expect(drafted(finding({ expected: null })).basis).toBeNull();
    expect(drafted(finding({ realm: 'X.EXAMPLE' }), { realms: [realm('X.EXAMPLE', '')] }).basis).toBeNull();
  });

  it('about a policy stands for its whole list, unless it names a realm', () => {
    const { realm: _realm, ...whole } = finding();
    const rule = (said: typeof whole) => fakeRule('a', 'policy', () => [said]);
    const subjects = [gpoSubject({ realms: [VALUE] })];
    expect(run([rule(whole)], subjects).drafts).toMatchObject([{ wholeList: true, realmKey: '' }]);
    expect(run([rule(finding())], subjects).drafts).toMatchObject([
      { wholeList: false, realmKey: 'zscalerbeta.net' },
    ]);
  });

  it('has the step that prescribes it of its kind of target', () => {
    const rule = fakeRule('a', 'trust', () => [finding()], { guide: 4, guideOver: { trust: 1 } });
    const domain = subject({ holder: 'domain', trusts: [trust()] });
    expect(run([rule], [domain]).drafts).toMatchObject([{ guide: 1 }]);
  });
});

describe('a rule over the run', () => {
  const rule = fakeRule('evidence-incomplete', 'run', (evidence) =>
    evidence.gaps.map((one) => finding({ place: { origin: one.origin, at: one.at, locator: '' } })),
  );

  function owners(subjects: readonly Subject[], ...origins: readonly ReturnType<typeof originOf>[]) {
    const gaps = origins.map((origin) => gap({ origin }));
    return run([rule], subjects, { gaps }).drafts.map((draft) => `${draft.subject.kind} ${draft.subject.id}`);
  }

  it('is called once, and is no row of coverage', () => {
    const result = run([rule], [gpoSubject()], { gaps: [gap()] });
    expect(result.drafts).toHaveLength(1);
    expect(result.outcomes).toEqual([]);
  });

  it('speaks of the subject that a gap belongs to, or else of its file', () => {
    const subjects = [
      gpoSubject({ realms: [from(REPORT, VALUE)] }),
      subject({ realms: [from(CLIENT, VALUE)] }),
    ];
    expect(
      owners(subjects, REPORT, CLIENT, reported('unknown.xml'), originOf('a.pol', 'registry-pol')),
    ).toEqual(['gpo gpo', 'client client-017', 'file unknown.xml', 'file a.pol']);
    const backed = gpoSubject({ gpos: [gpo(reported('backup/gpreport.xml'))] });
    expect(owners([backed], policyFile('backup'))).toEqual(['gpo gpo']);
  });
});

describe('a rule that throws', () => {
  it('is one problem, and the others speak', () => {
    const broken = fakeRule('broken', 'realm', () => {
      throw new Error('no such member');
    });
    const result = run(
      [broken, fakeRule('a', 'realm', () => [finding()])],
      [gpoSubject({ realms: [VALUE, VALUE] })],
    );
    expect(result.problems).toEqual([
      { kind: 'internal', message: 'The rule broken failed on CORP Zscaler Kerberos: no such member' },
    ]);
    expect(result.drafts).toHaveLength(2);
    expect(statuses(result).slice(0, 2)).toEqual([
      'broken gpo not-evaluated (the rule failed; see problems)',
      'broken gpo not-evaluated (the rule failed; see problems)',
    ]);
  });

  it('in one place still speaks in another, and says each failure', () => {
    const rule = fakeRule('a', ['realm', 'mapping'], (target) => {
      if (target.kind === 'host-mapping') throw 'no mapping';
      return [finding()];
    });
    const result = run([rule], [gpoSubject({ realms: [VALUE], mappings: [MAP] })]);
    expect(result.drafts).toHaveLength(1);
    expect(result.problems).toMatchObject([
      { message: 'The rule a failed on CORP Zscaler Kerberos: no mapping' },
    ]);
  });

  it('while it is asked whether it applies, or over the run, is a problem too', () => {
    const fail = () => {
      throw new Error('broken');
    };
    const applies = fakeRule('a', 'realm', () => [], { applies: fail });
    const whole = fakeRule('b', 'run', fail);
    const result = run([applies, whole], [gpoSubject({ realms: [VALUE] })]);
    expect(result.problems.map(({ message }) => message)).toEqual([
      'The rule a failed on CORP Zscaler Kerberos: broken',
      'The rule b failed on the run as a whole: broken',
    ]);
  });
});

describe('many facts', () => {
  itThorough('take time by their number, findings of one rule included', () => {
    const gaps = Array.from({ length: 150_000 }, (_, i) =>
      gap({ origin: originOf(`clients/PC-${i % 5000}.reg`, 'reg') }),
    );
    const clients = Array.from({ length: 5000 }, (_, i) =>
      subject({
        ref: { kind: 'client', id: `${i}`, name: `${i}` },
        realms: [from(originOf(`clients/PC-${i}.reg`, 'reg'), VALUE)],
      }),
    );
    const rule = fakeRule('evidence-incomplete', 'run', (evidence) =>
      evidence.gaps.map((one) => finding({ place: { origin: one.origin, at: one.at, locator: '' } })),
    );
    const spent = cpuClock();
    const { drafts, problems } = run([rule], clients, { gaps });
    expect(problems).toEqual([]);
    expect(drafts).toHaveLength(150_000);
    expect(drafts[4999]?.subject.id).toBe('4999');
    expect(spent()).toBeLessThan(8000);
  });
});
