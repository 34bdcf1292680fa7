// Several domains of users and one nontransitive trust: silent unless the other domain was shown to have none.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/trust/trust-child-domain-uncovered.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import type { TrustFact } from '../../../src/model/fact.ts';
import { at, cloud, contextOf, numberAt, only, run, trust, type World } from '../../support/facts.ts';
import { originOf, scope } from '../../support/gathered.ts';

const CORP = 'corp.contoso.example';
const EMEA = 'emea.contoso.example';

function domain(name: string, trusts: readonly TrustFact[], bend: Partial<Subject> = {}): Partial<Subject> {
  const origin = originOf(`${name}.txt`, 'nltest');
  return {
    ref: { kind: 'domain', id: name, name },
    holder: 'domain',
    domain: name,
    trusts,
    scopes: [scope(origin, 'all trusts of the domain')],
    ...bend,
  };
}

function judged(target: Partial<Subject>, others: readonly Partial<Subject>[], world: World = {}) {
  const context = contextOf({ ...world, subject: target, others });
  return run(rule, 'domain', context.subject, context);
}

const corp = (bend: Partial<TrustFact> = {}) => domain(CORP, [trust(bend)]);
const emea = domain(EMEA, []);

describe('trust-child-domain-uncovered', () => {
  it('is silent for one domain, and where each has its trust', () => {
    expect(judged(corp(), []).findings).toEqual([]);
    expect(judged(domain(EMEA, [trust()]), [corp()]).findings).toEqual([]);
    expect(judged(corp(), [emea]).findings).toEqual([]);
  });

  it('is silent where the trust is transitive, or is none of a realm of which one is expected', () => {
    expect(judged(emea, [corp({ attributes: numberAt(0) })]).findings).toEqual([]);
    // Forest transitive beside non-transitive: trust-transitive calls it transitive, and so does this.
    expect(judged(emea, [corp({ attributes: numberAt(0x9) })]).findings).toEqual([]);
    expect(judged(emea, [corp({ attributes: null })]).findings).toEqual([]);
    const own = corp({ cn: null, name: null, trustPartner: at('UNIX.CONTOSO.EXAMPLE') });
    expect(judged(emea, [own]).findings).toEqual([]);
    expect(judged(emea, [corp()], { expectation: null }).findings).toEqual([]);
    expect(judged(emea, [corp()], { expectation: cloud(undefined, { trust: null }) }).findings).toEqual([]);
    const reaching = domain('apac.contoso.example', [trust({ attributes: numberAt(0) })]);
    expect(judged(emea, [corp(), reaching]).findings).toEqual([]);
    expect(judged(emea, [{ ...corp(), domain: null }]).findings).toEqual([]);
    expect(judged(emea, [{ ...corp(), domain: null }, corp()]).findings).toHaveLength(1);
  });

  it('warns at the list of the domain that has none', () => {
    const finding = only(judged(emea, [corp()]));
    expect(finding).toMatchObject({
      severity: 'warning',
      realm: 'ZSCALERBETA.NET',
      actual: null,
      expected: 'realm trust ZSCALERBETA.NET, direction 1 (one-way: incoming), nontransitive',
      setting: 'trusts',
      place: { origin: { path: `${EMEA}.txt` } },
      related: [{ origin: { path: 'exports/trust.txt' } }],
    });
  });

  it('judges the domains that the config says hold users', () => {
    const only = (userDomains: readonly string[]) => judged(emea, [corp()], { intents: { userDomains } });
    expect(only([CORP]).applies).toBe(false);
    expect(only([EMEA]).findings).toEqual([]);
    expect(only([CORP, EMEA]).findings).toHaveLength(1);
  });

  it('is open where not all trusts were shown', () => {
    const open = judged(domain(EMEA, [], { scopes: [] }), [corp()], { covered: [] });
    expect(open).toMatchObject({ findings: [], notEvaluated: [expect.stringContaining(EMEA)] });
    const shown = [scope(originOf('emea.txt', 'nltest'), 'switches')];
    expect(judged(domain(EMEA, [], { scopes: shown }), [corp()])).toMatchObject({
      findings: [],
      notEvaluated: [{}],
    });
    expect(judged(emea, [corp()], { covered: [] })).toMatchObject({ findings: [], notEvaluated: [{}] });
    expect(judged(domain(EMEA, [], { identified: false }), [corp()]).applies).toBe(false);
  });
});
