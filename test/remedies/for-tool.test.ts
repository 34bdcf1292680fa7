// What of a plan one tool can do, and that nothing of the rest is lost.

import { describe, expect, it } from 'vitest';
import type { Change, Remedy, RemedyPlan } from '../../src/model/remedy.ts';
import { forTool, without } from '../../src/remedies/for-tool.ts';
import {
  CLIENT,
  DOMAIN,
  findingOf,
  GPO,
  LOCAL_KERBEROS,
  list,
  remedyOf,
  text,
  valueChange,
} from '../support/remedies.ts';

const TYPES: Change = { kind: 'encryption-types', distinguishedName: 'CN=X', before: 4, after: 24 };
const key = (of: 'MitRealms' | 'domain_realm'): Change => ({
  kind: 'key',
  list: of,
  parent: `${LOCAL_KERBEROS}\\${of === 'MitRealms' ? 'Domains' : 'HostToRealm'}`,
  before: 'zscalerbeta.net',
  after: 'ZSCALERBETA.NET',
  values: [],
});
const VALUE = valueChange(text('A', 'a'), text('A', 'b'));
const LOCAL = valueChange(list('KdcNames', 'a'), list('KdcNames', 'b'), `${LOCAL_KERBEROS}\\Domains\\A`);
const planOf = (...remedies: readonly Remedy[]): RemedyPlan => ({ remedies, refusals: [] });

describe('a change', () => {
  it.each([
    ['powershell', GPO, VALUE, null],
    ['powershell', CLIENT, LOCAL, null],
    ['powershell', CLIENT, VALUE, 'policy would write it again'],
    ['powershell', DOMAIN, TYPES, null],
    ['powershell', CLIENT, key('MitRealms'), null],
    ['reg', GPO, VALUE, null],
    ['reg', CLIENT, VALUE, null],
    ['reg', CLIENT, key('domain_realm'), null],
    ['reg', CLIENT, key('MitRealms'), 'KpasswdNames'],
    ['reg', DOMAIN, TYPES, 'directory'],
    ['pol', CLIENT, VALUE, 'of a client'],
    ['pol', DOMAIN, TYPES, 'of a trust'],
    ['pol', GPO, VALUE, null],
  ] as const)('with %s, of %j: %j is refused: %s', (tool, target, change, reason) => {
    const plan = planOf(remedyOf(change, { target }));
    const { remedies, refusals } = forTool(plan, tool, new Set([GPO.subject.id]));
    expect(remedies).toHaveLength(reason === null ? 1 : 0);
    expect(refusals.map((one) => one.reason).join()).toContain(reason ?? '');
    expect(refusals).toHaveLength(reason === null ? 0 : 1);
  });

  it('of a policy file is refused where none was read, and in the default policies', () => {
    const named = (id: string | null) =>
      planOf(remedyOf(VALUE, { target: { ...GPO, id } as Remedy['target'] }));
    expect(forTool(named(null), 'pol', new Set()).refusals[0]?.reason).toContain('None of the inputs');
    const known = new Set([GPO.subject.id]);
    const both = ['{31b2f340-016d-11d2-945f-00c04fb984f9}', '{6AC1786C-016F-11D2-945F-00C04FB984F9}'];
    for (const id of both)
      expect(forTool(named(id), 'pol', known).refusals[0]?.reason).toContain('This is the Default Domain');
  });

  it('that mends nothing by itself goes with the one that is refused, and the finding is told once', () => {
    const finding = findingOf({ fingerprint: 'shared' });
    const other = findingOf({ fingerprint: 'other' });
    const [one, two, three] = [
      remedyOf(VALUE, { findings: [finding] }),
      remedyOf(LOCAL, { findings: [finding] }),
      remedyOf(valueChange(null, text('B', 'b')), { findings: [finding, other] }),
    ];
    const { remedies, refusals } = without(planOf(one, two, three), (remedy) =>
      remedy === one ? ['no.'] : null,
    );
    expect(remedies.map(({ findings }) => findings)).toEqual([[other]]);
    expect(refusals.map(({ finding: { fingerprint }, reason }) => [fingerprint, reason])).toEqual([
      ['shared', 'no.'],
    ]);
    expect(refusals[0]?.byHand).toHaveLength(2);
  });
});
