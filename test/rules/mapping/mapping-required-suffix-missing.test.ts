// What covers the hosts of a realm, over all lists that count together.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/mapping/mapping-required-suffix-missing.ts';
import type { Need } from '../../../src/model/evidence.ts';
import type { HostMappingFact } from '../../../src/model/fact.ts';
import { pacOf } from '../../support/clients.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { cloud, contextOf, localMapping, mapping, onFact, only, placed, run } from '../../support/facts.ts';
import { itThorough } from '../../support/thorough.ts';

const REALM = 'ZSCALERBETA.NET';
const BOTH = '.zscalerbeta.net; .gateway.zscalerbeta.net';

function onFactAfter(first: HostMappingFact, fact: HostMappingFact) {
  return run(rule, 'mapping', fact, contextOf({ subject: { mappings: [first, fact] } })).findings;
}

describe('mapping-required-suffix-missing', () => {
  it.each([
    ['login.zscalerbeta.net', 'error'],
    ['', 'error'],
    ['.zscalerbeta.net', 'warning'],
    ['.gateway.zscalerbeta.net', 'warning'],
    ['.net', 'warning'],
  ] as const)('judges %j as %s', (value, severity) => {
    const finding = only(onFact(rule, mapping(REALM, value)));
    expect(finding).toMatchObject({ severity, actual: value, expected: BOTH, rightWhenRepaired: false });
    expect(placed(finding)).toBe(`2:1-${1 + value.length}`);
  });

  it.each([BOTH, '.Gateway.zscalerbeta.net;.ZSCALERBETA.NET;', `${BOTH}; login.zscalerbeta.net`])(
    'is silent for %j',
    (value) => {
      expect(onFact(rule, mapping(REALM, value)).findings).toEqual([]);
    },
  );

  it.each([
    '.zscalerbeta.net, .gateway.zscalerbeta.net',
    '.zscalerbeta.net;\u00a0.gateway.zscalerbeta.net',
    '*.zscalerbeta.net *.gateway.zscalerbeta.net',
  ])('says that mending %j would make it right', (value) => {
    expect(only(onFact(rule, mapping(REALM, value))).rightWhenRepaired).toBe(true);
  });

  it('adds up the lists of a domain, whatever the case of the realm', () => {
    const others = [
      { mappings: [mapping('zscalerbeta.net', '.gateway.zscalerbeta.net'), mapping('OTHER.NET', 'x.net')] },
    ];
    expect(onFact(rule, mapping(REALM, '.zscalerbeta.net'), { others }).findings).toEqual([]);
  });

  it('speaks once per subject and realm, and again only for copies', () => {
    const policy = mapping(REALM, '.zscalerbeta.net');
    expect(onFactAfter({ ...policy, layer: 'dead' }, mapping(REALM, '.zscalerbeta.net'))).toHaveLength(1);
    expect(onFactAfter(policy, mapping(REALM, 'login.zscalerbeta.net'))).toHaveLength(0);
    expect(onFactAfter(policy, mapping(REALM, '.zscalerbeta.net'))).toHaveLength(1);
    const local = localMapping(REALM, ['.zscalerbeta.net']);
    expect(onFactAfter(policy, local)).toHaveLength(0);
    expect(onFactAfter(mapping(REALM, ['.zscalerbeta.net'], 'REG_MULTI_SZ'), local)).toHaveLength(0);
  });

  it('leaves open what only an item with a filter completes, and nothing where it completes nothing', () => {
    const gateway = { ...mapping(REALM, '.gateway.zscalerbeta.net'), conditional: true } as const;
    const beside = (value: string) =>
      onFact(rule, mapping(REALM, value), { subject: { mappings: [gateway] } });
    expect(beside('.zscalerbeta.net').findings).toEqual([]);
    expect(beside('.zscalerbeta.net').notEvaluated).toHaveLength(1);
    expect(beside(BOTH)).toMatchObject({ findings: [], notEvaluated: [] });
    expect(beside('login.zscalerbeta.net').findings).toHaveLength(1);
  });

  it('counts nothing of a local mapping that the policy of other realms hides', () => {
    const local = localMapping(REALM, [BOTH]);
    const context = contextOf({ subject: { mappings: [local] } });
    const ask = { ...context.ask, mappings: () => [mapping('UNIX.CONTOSO.EXAMPLE', 'nfs1.contoso.example')] };
    expect(only(run(rule, 'mapping', local, { ...context, ask }))).toMatchObject({
      severity: 'error',
      actual: '',
    });
  });

  it('leaves open what a policy hides whose own map was not shown', () => {
    const local = localMapping(REALM, ['login.zscalerbeta.net']);
    const judge = (covered: readonly Need[], effective: readonly HostMappingFact[]) => {
      const context = contextOf({ subject: { mappings: [local] }, covered });
      const ask = { ...context.ask, mappings: () => effective };
      return run(rule, 'mapping', local, { ...context, ask });
    };
    const other = mapping('UNIX.CONTOSO.EXAMPLE', 'nfs1.contoso.example');
    for (const effective of [[], [other]]) {
      expect(judge(['host-map'], effective).findings).toHaveLength(1);
      expect(judge(['realm-list'], effective)).toMatchObject({ findings: [] });
      expect(judge(['realm-list'], effective).notEvaluated).toEqual([
        'the policy hides this mapping, and the whole of its own map is not known',
      ]);
    }
    // What no policy hides is judged as it stands.
    expect(only(judge([], [local])).severity).toBe('error');
  });

  it('does not apply to data of a policy that is no text: its type is the defect', () => {
    const applies = (fact: HostMappingFact) => onFact(rule, fact).applies;
    expect(applies(mapping(REALM, [], 'REG_MULTI_SZ'))).toBe(false);
    expect(applies(mapping(REALM, [BOTH], 'REG_MULTI_SZ'))).toBe(true);
    expect(applies(localMapping(REALM, []))).toBe(true);
    // Reports show no types: an entry without data has none.
    expect(applies({ ...mapping(REALM, '', null), value: null })).toBe(true);
  });

  it('shows the strings of ksetup at their realm', () => {
    const finding = only(onFact(rule, localMapping(REALM, ['login.zscalerbeta.net', 'x.zscalerbeta.net'])));
    expect(finding).toMatchObject({
      actual: 'login.zscalerbeta.net; x.zscalerbeta.net',
      setting: 'HostToRealm',
    });
  });

  it('asks of a configured realm every suffix, or what covers it', () => {
    const expectation = cloud('unix.example', {
      source: 'config',
      suffixes: [
        { suffix: '.unix.example', coveredBy: [] },
        { suffix: 'nfs.example', coveredBy: [] },
      ],
    });
    const judge = (value: string) => onFact(rule, mapping('UNIX.EXAMPLE', value), { expectation }).findings;
    expect(judge('.unix.example; nfs.example')).toEqual([]);
    expect(judge('.example')).toEqual([]);
    expect(judge('.unix.example')).toMatchObject([{ severity: 'error' }]);
    expect(judge('nfs.example')).toMatchObject([{ severity: 'error' }]);
  });

  it('asks of a suffix what the expectation says of it, whoever it is from', () => {
    const judge = (value: string, bend: object) => {
      const suffixes = [
        { suffix: '.unix.example', coveredBy: [], ...bend },
        { suffix: '.edge.unix.example', coveredBy: ['.unix.example'] },
      ];
      const expectation = cloud('unix.example', { suffixes });
      const { findings } = onFact(rule, mapping('UNIX.EXAMPLE', value), { expectation });
      return findings.map(({ severity }) => severity);
    };
    expect(judge('.example', {})).toEqual([]);
    expect(judge('.example', { prescribed: true })).toEqual(['warning']);
    expect(judge('.edge.unix.example', {})).toEqual(['error']);
    expect(judge('.edge.unix.example', { dispensable: true })).toEqual(['warning']);
    expect(judge('.a.example', { dispensable: true })).toEqual(['error']);
  });

  itThorough('takes time by the number of GPOs that map one realm', () => {
    const others = Array.from({ length: 5000 }, () => ({ mappings: [mapping(REALM, '.zscalerbeta.net')] }));
    const context = contextOf({ others });
    const together = context.ask.mappings(context.subject);
    const ask = { ...context.ask, mappings: () => together };
    const spent = cpuClock();
    const findings = context.evidence.subjects.flatMap((subject) =>
      subject.mappings.flatMap((one) => run(rule, 'mapping', one, { ...context, subject, ask }).findings),
    );
    expect(findings).toHaveLength(5000);
    expect(spent()).toBeLessThan(2000);
  });

  describe('with an edge that a PAC file names', () => {
    const gateway = mapping(REALM, '.gateway.zscalerbeta.net');
    const pac = (host: string) => pacOf([`return "PROXY ${host}:8800; DIRECT";`]);
    const severities = (host: string, world: Parameters<typeof onFact>[2] = {}) =>
      onFact(rule, gateway, { subject: { pacs: [pac(host)] }, ...world }).findings.map(
        ({ severity }) => severity,
      );

    it.each([
      ['fra4.gateway.contoso.zscalerbeta.net', 'error'],
      ['Gateway.Contoso.ZscalerBeta.net', 'error'],
      ['fra4.gateway.zscalerbeta.net', 'warning'],
      ['fra4.gateway.contoso.zscalertwo.net', 'warning'],
      ['proxy.contoso.example', 'warning'],
    ])('%s is %s', (host, severity) => {
      expect(severities(host)).toEqual([severity]);
    });

    it('shows it', () => {
      const finding = only(
        onFact(rule, gateway, { subject: { pacs: [pac('fra4.gateway.contoso.zscalerbeta.net')] } }),
      );
      expect(finding.message).toContain('fra4.gateway.contoso.zscalerbeta.net');
      expect(finding.related?.map((place) => placed({ place }))).toEqual(['2:15-51']);
    });

    it('is silent when both suffixes are there, or the edge is mapped by name', () => {
      const edge = 'fra4.gateway.contoso.zscalerbeta.net';
      const world = { subject: { pacs: [pac(edge)] } };
      expect(onFact(rule, mapping(REALM, BOTH), world).findings).toEqual([]);
      const named = onFact(rule, mapping(REALM, `.gateway.zscalerbeta.net; ${edge}`), world);
      expect(only(named).severity).toBe('warning');
    });

    it('counts PAC files of nobody, and not those of other clients', () => {
      const pacs = [pac('fra4.gateway.contoso.zscalerbeta.net')];
      const file = { ref: { kind: 'file', id: 'a.pac', name: 'a.pac' }, pacs } as const;
      const client = { ref: { kind: 'client', id: 'pc-2', name: 'PC-2' }, pacs } as const;
      expect(severities('proxy.contoso.example', { others: [file] })).toEqual(['error']);
      expect(severities('proxy.contoso.example', { others: [client] })).toEqual(['warning']);
      const gpo = { holder: 'gpo', pacs: [] } as const;
      expect(severities('', { subject: gpo, others: [client] })).toEqual(['error']);
    });
  });

  it('is not evaluated where no suffix is expected', () => {
    const bare = cloud('zscalerbeta.net', { suffixes: [] });
    for (const expectation of [null, bare]) {
      const outcome = onFact(rule, mapping(REALM, 'login.zscalerbeta.net'), { expectation });
      expect(outcome.findings).toEqual([]);
      expect(outcome.notEvaluated).toHaveLength(1);
    }
  });
});
