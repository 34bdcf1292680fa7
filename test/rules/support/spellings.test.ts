// What counts together when spellings of a realm are compared.

import { describe, expect, it } from 'vitest';
import { spellingsBeside } from '../../../rules/support/spellings.ts';
import { questionsOf } from '../../../src/evidence/build.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import { at, contextOf, mapping, numberAt, realm, trust } from '../../support/facts.ts';
import { gpo } from '../../support/gathered.ts';
import { REPORT } from '../../support/rules.ts';

const UPPER = 'HADOOP.CONTOSO.EXAMPLE';
const MIXED = 'Hadoop.contoso.example';
const CORP = 'corp.contoso.example';
const subjectOf = (id: string, name: string, bend: Partial<Subject> = {}): Partial<Subject> => ({
  ref: { kind: 'gpo', id, name: id },
  holder: 'gpo',
  domain: CORP,
  realms: [realm(name, '')],
  ...bend,
});
const called = (name: string) => ({ cn: at(name), name: at(name), trustPartner: at(name) });

function spelt(own: Partial<Subject>, ...others: readonly Partial<Subject>[]): readonly string[] {
  const context = contextOf({ expectation: null, subject: own, others });
  const { subjects } = context.evidence;
  // Whoever comes first.
  const found = [subjects, [...subjects].reverse()].map((order) => {
    const evidence = { subjects: order, gaps: [] };
    const asked = { ...context, evidence, ask: questionsOf(evidence) };
    return [...(spellingsBeside(asked).get(UPPER.toLowerCase())?.keys() ?? [])].sort();
  });
  expect(found[0]).toEqual(found[1]);
  return found[0] ?? [];
}

describe('spellingsBeside', () => {
  const own = subjectOf('a', UPPER);

  it('are those of the GPOs and trusts of one domain', () => {
    expect(spelt(own, subjectOf('b', MIXED))).toEqual([UPPER, MIXED]);
    const trusts = { holder: 'domain', domain: CORP, trusts: [trust(called(MIXED))] } as const;
    const domain = { ref: { kind: 'domain', id: CORP, name: CORP }, ...trusts } as const;
    expect(spelt(own, domain)).toEqual([UPPER, MIXED]);
    expect(spelt(own, { ...domain, trusts: [trust({ ...called(MIXED), type: numberAt(2) })] })).toEqual([
      UPPER,
    ]);
    expect(spelt(own, { ...domain, trusts: [trust({ ...called(MIXED), caseless: true })] })).toEqual([UPPER]);
  });

  it('are not those of another domain, of no domain, of a GPO that is off, or of a client', () => {
    expect(spelt(own, subjectOf('b', MIXED, { domain: 'emea.contoso.example' }))).toEqual([UPPER]);
    expect(spelt({ ...own, domain: null }, subjectOf('b', MIXED, { domain: null }))).toEqual([UPPER]);
    const computer = { enabled: false, versionDirectory: 1, versionSysvol: 1 };
    expect(spelt(own, subjectOf('b', MIXED, { gpos: [gpo(REPORT, { computer })] }))).toEqual([UPPER]);
    const client = { ref: { kind: 'client', id: 'pc', name: 'PC' }, holder: 'client' } as const;
    expect(spelt(own, subjectOf('b', MIXED, client))).toEqual([UPPER]);
    expect(spelt({ ...own, ...client }, subjectOf('b', MIXED))).toEqual([UPPER]);
  });

  it('are not what a filter decides', () => {
    const perhaps = { ...mapping(MIXED, ''), conditional: true } as const;
    expect(spelt({ ...own, mappings: [perhaps] })).toEqual([UPPER]);
    expect(spelt({ ...own, mappings: [mapping(MIXED, '')] })).toEqual([UPPER, MIXED]);
  });
});
