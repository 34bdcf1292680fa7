// Coverage: rows for every subject, step and rule, with the worst that was seen.

import { describe, expect, it } from 'vitest';
import { coverageOf, stepsFor } from '../../src/engine/coverage.ts';
import type { Draft, Outcome } from '../../src/engine/draft.ts';
import type { Subject } from '../../src/model/evidence.ts';
import { realm, state, subject } from '../support/facts.ts';
import { from, policyFile, reported, scope, WHOLE_SIDE } from '../support/gathered.ts';
import { draft, fakeRule, outcome } from '../support/rules.ts';

const XML = scope(reported('kerberos.xml'), ...WHOLE_SIDE);
const POL = scope(policyFile('backup'), ...WHOLE_SIDE);
const NONE: ReadonlyMap<Draft, string> = new Map();

function gpo(bend: Partial<Subject> = {}, id = 'gpo'): Subject {
  return subject({ ref: { kind: 'gpo', id, name: id }, holder: 'gpo', scopes: [XML], ...bend });
}

const client = subject();
const domain = subject({ ref: { kind: 'domain', id: 'corp', name: 'corp' }, holder: 'domain' });

function rows(outcomes: readonly Outcome[], consequences = NONE): readonly string[] {
  return coverageOf(outcomes, consequences).map(
    ({ subject: ref, guide, check, status, reason }) =>
      `${ref.id} ${guide} ${check} ${status}${reason === undefined ? '' : ` (${reason})`}`,
  );
}

describe('the status of a check', () => {
  const pass = outcome('a', 'pass', gpo());
  const open = outcome('a', 'not-evaluated', gpo(), { reason: 'the export does not show it' });
  const fail = outcome('a', 'fail', gpo(), { drafts: [draft('a')] });

  it('is that of its worst target, in any order', () => {
    expect(rows([pass])).toEqual(['gpo 4 a pass']);
    for (const outcomes of [
      [pass, open],
      [open, pass],
    ]) {
      expect(rows(outcomes)).toEqual(['gpo 4 a not-evaluated (the export does not show it)']);
    }
    for (const outcomes of [
      [pass, open, fail],
      [fail, open, pass],
    ])
      expect(rows(outcomes)).toEqual(['gpo 4 a fail']);
  });

  it('is answered by whichever export of the same thing shows it', () => {
    const shared = { shared: 'zscalerbeta.net' };
    expect(
      rows([
        { ...open, ...shared },
        { ...pass, ...shared },
      ]),
    ).toEqual(['gpo 4 a pass']);
    expect(
      rows([
        { ...fail, ...shared },
        { ...open, ...shared },
      ]),
    ).toEqual(['gpo 4 a fail']);
    expect(
      rows([
        { ...open, ...shared },
        { ...pass, shared: 'zscaler.net' },
      ]),
    ).toEqual(['gpo 4 a not-evaluated (the export does not show it)']);
    expect(rows([{ ...open, ...shared }])).toHaveLength(1);
  });

  it('has the same reason in any order', () => {
    const other = outcome('a', 'not-evaluated', gpo(), { reason: 'the export does not ask' });
    for (const outcomes of [
      [pass, open, other],
      [other, open, pass],
    ]) {
      expect(rows(outcomes)).toEqual(['gpo 4 a not-evaluated (the export does not ask)']);
    }
  });

  it('is open when all that it found follows from another defect', () => {
    const [own, other] = [draft('a'), draft('a')];
    const both = outcome('a', 'fail', gpo(), { drafts: [own, other] });
    expect(
      rows(
        [both],
        new Map([
          [own, 'b'],
          [other, 'b'],
        ]),
      ),
    ).toEqual(['gpo 4 a not-evaluated (follows from b)']);
    expect(rows([both], new Map([[own, 'b']]))).toEqual(['gpo 4 a fail']);
    const causes = new Map([
      [own, 'c'],
      [other, 'b'],
    ]);
    expect(rows([both], causes)).toEqual(['gpo 4 a not-evaluated (follows from b)']);
  });

  it('is open when it gave information alone', () => {
    const info = draft('a', { finding: { severity: 'info' } });
    expect(rows([outcome('a', 'fail', gpo(), { drafts: [info] })])).toEqual([
      'gpo 4 a not-evaluated (gave information only)',
    ]);
    expect(
      rows([
        outcome('a', 'fail', gpo(), { drafts: [info, draft('a', { finding: { severity: 'warning' } })] }),
      ]),
    ).toEqual(['gpo 4 a fail']);
  });
});

describe('rows', () => {
  it('are in the order of subjects, steps and rules', () => {
    const outcomes = [
      outcome('b', 'pass', gpo({}, 'z')),
      outcome('b', 'pass', client),
      outcome('b', 'pass', domain, { rule: fakeRule('b', 'trust', () => [], { guide: 1 }) }),
      outcome('b', 'pass', gpo({ scopes: [XML, POL] })),
      outcome('a', 'pass', gpo({ scopes: [XML, POL] })),
    ];
    expect(rows(outcomes)).toEqual([
      'client-017 6 b pass',
      'corp 1 b pass',
      'corp 3 b pass',
      'gpo 4 b pass',
      'gpo 4 a pass',
      'gpo 5 b pass',
      'gpo 5 a pass',
      'z 4 b pass',
    ]);
  });

  it('of step 6 are those of clients, and of a GPO only what it does wrong', () => {
    const rule = fakeRule('a', ['gpo', 'client'], () => [], { guide: 6 });
    const of = (status: Outcome['status'], drafts: readonly Draft[] = []) =>
      rows([outcome('a', status, gpo({ scopes: [XML, POL] }), { rule, drafts })]);
    expect(of('fail', [draft('a')])).toEqual(['gpo 6 a fail']);
    expect([of('pass'), of('not-evaluated')]).toEqual([[], []]);
    expect(rows([outcome('a', 'pass', client, { rule })])).toEqual(['client-017 6 a pass']);
  });

  it('are none for a rule that the guide does not prescribe', () => {
    expect(
      rows([outcome('a', 'fail', gpo(), { rule: fakeRule('a', 'realm', () => [], { guide: null }) })]),
    ).toEqual([]);
  });
});

describe('the steps', () => {
  const four = fakeRule('a', ['realm', 'trust'], () => [], { guide: 4, guideOver: { trust: 1 } });

  it('of a trust are its own and the validation', () => {
    expect(stepsFor(four, 'trust', domain)).toEqual([1, 3]);
    expect(
      stepsFor(
        fakeRule('a', 'trust', () => [], { guide: 3 }),
        'trust',
        domain,
      ),
    ).toEqual([3]);
  });

  it('of a client are the workstation', () => {
    expect(stepsFor(four, 'realm', client)).toEqual([6]);
  });

  it.each<readonly [string, Partial<Subject>, readonly number[]]>([
    ['a report', { scopes: [XML] }, [4]],
    ['a Registry.pol', { scopes: [POL] }, [5]],
    ['both', { scopes: [POL, XML] }, [4, 5]],
    ['a report that broke off', { scopes: [], realms: [from(XML.origin, realm('X', '<k>a</k>'))] }, [4]],
    [
      'a Registry.pol that broke off',
      { scopes: [], states: [from(POL.origin, state('MitRealms', 'enabled'))] },
      [5],
    ],
    ['a report beside the policy file of users', { scopes: [XML, scope(policyFile('backup', 'User'))] }, [4]],
    ['nothing that is known', { scopes: [] }, [4]],
  ])('of a GPO are those that its files show: %s', (_what, bend, steps) => {
    expect(stepsFor(four, 'realm', gpo(bend))).toEqual(steps);
  });
});
