// What is held back and by whom; what has expired, is of no use, or is gone; and that a gap is lifted by one thing alone.

import { describe, expect, it } from 'vitest';
import type { Ran } from '../../src/engine/settled.ts';
import { holdBack } from '../../src/engine/suppress.ts';
import type { Evidence, Subject } from '../../src/model/evidence.ts';
import type { GapFact } from '../../src/model/fact.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { BaselineEntry, Hold, Suppression } from '../../src/model/hold.ts';
import { gap, realm, subject } from '../support/facts.ts';
import { draft, fakeRule, GPO_REF, outcome } from '../support/rules.ts';

const PATH = 'exports/client-017.reg';
const OTHER = 'exports/client-018.reg';
const VALUE = realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');
const CLIENT = subject({ realms: [VALUE] });

function found(bend: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'kdc-wrong-host',
    severity: 'error',
    message: 'It is wrong.',
    path: PATH,
    region: null,
    locator: '',
    format: 'reg',
    subject: CLIENT.ref,
    realm: 'ZSCALERBETA.NET',
    actual: null,
    expected: null,
    related: [],
    symptoms: [],
    guide: 4,
    fingerprint: '1',
    ...bend,
  };
}

const GAP = found({
  ruleId: 'evidence-incomplete',
  severity: 'info',
  blocking: true,
  fingerprint: '2',
  path: PATH,
  subject: { kind: 'file', id: PATH, name: PATH },
});
const { realm: _realm, ...BLOCKING } = GAP;

function suppression(bend: Partial<Suppression> = {}): Suppression {
  return {
    rule: 'kdc-wrong-host',
    subject: 'CLIENT-017',
    realm: null,
    path: null,
    reason: 'a lab machine',
    until: null,
    ...bend,
  };
}

const at = (...inputs: readonly string[]) => ({ glob: 'exports/**', inputs });

function ran(
  bend: Partial<Omit<Ran, 'evidence'>> & { subjects?: readonly Subject[]; gaps?: readonly GapFact[] } = {},
): Ran {
  const { subjects = [CLIENT], gaps = [], ...rest } = bend;
  const evidence: Evidence = { subjects, gaps };
  const input = (path: string) => ({ path, format: 'reg', status: 'read' as const, facts: 1 });
  return {
    evidence,
    inputs: [input(PATH)],
    outcomes: [],
    consequences: new Map(),
    isOn: () => true,
    ...rest,
  };
}

function held(findings: readonly Finding[], hold: Partial<Hold>, run: Ran = ran()) {
  return holdBack(findings, { today: '2026-03-09', suppressions: [], baseline: null, ...hold }, run);
}

function kinds({ problems }: ReturnType<typeof held>): readonly string[] {
  return problems.map(({ kind }) => kind);
}

describe('a suppression', () => {
  it('marks a finding with its reason and its last day, and says nothing', () => {
    const { findings, problems } = held([found()], { suppressions: [suppression({ until: '2026-03-09' })] });
    expect(findings).toEqual([
      { ...found(), suppressed: { by: 'config', reason: 'a lab machine', until: '2026-03-09' } },
    ]);
    expect(problems).toEqual([]);
  });

  it.each<readonly [string, Partial<Suppression>, boolean]>([
    ['its rule', { rule: 'bad-separator' }, false],
    ['the name in any case', { subject: 'Client-017' }, true],
    ['another subject', { subject: 'client-018' }, false],
    ['a part of the name', { subject: 'client' }, false],
    ['the realm in any case', { subject: null, realm: 'zscalerbeta.net' }, true],
    ['another realm', { realm: 'ZSCALERTWO.NET' }, false],
    ['its path', { subject: null, path: at(OTHER, PATH) }, true],
    ['another path', { subject: null, path: at(OTHER) }, false],
    ['all of it', { realm: 'ZSCALERBETA.NET', path: at(PATH) }, true],
    ['not all of it', { realm: 'ZSCALERBETA.NET', path: at(OTHER) }, false],
  ])('is told by %s', (_, bend, holds) => {
    const { findings } = held([found()], { suppressions: [suppression(bend)] });
    expect(findings[0]?.suppressed !== undefined).toBe(holds);
  });

  it.each([
    '{8b7c0f52-3d0e-4c53-9a57-0b6e5c1d2f41}',
    '8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41',
    'corp zscaler kerberos',
  ])('knows a GPO by %s', (name) => {
    const { findings } = held([found({ subject: GPO_REF })], {
      suppressions: [suppression({ subject: name })],
    });
    expect(findings[0]?.suppressed?.by).toBe('config');
  });

  it('of a realm holds nothing that is about none', () => {
    const { realm: _, ...none } = found();
    expect(held([none], { suppressions: [suppression({ realm: 'ZSCALERBETA.NET' })] }).findings).toEqual([
      none,
    ]);
  });

  it('holds no finding whose copies alone lie in its path', () => {
    const copy = { path: OTHER, region: null, locator: '', message: 'the same in another file' };
    const { findings } = held([found({ related: [copy] })], {
      suppressions: [suppression({ subject: null, path: at(OTHER) })],
    });
    expect(findings[0]?.suppressed).toBeUndefined();
  });

  it('holds nothing from the day after its last, and says how much that is', () => {
    const hold = { suppressions: [suppression({ until: '2026-03-08' })] };
    const { findings, problems } = held([found()], hold);
    expect(findings).toEqual([found()]);
    expect(problems).toEqual([
      {
        kind: 'suppression-expired',
        message: expect.stringMatching(/until 2026-03-08.*1 finding counts again.*a lab machine/),
      },
    ]);
    expect(held([], hold).problems[0]?.message).toContain('Nothing of this run needs it');
  });
});

describe('an unused suppression', () => {
  const KDC = fakeRule('kdc-wrong-host', 'realm', () => []);

  it('is said with what it was for', () => {
    const { problems } = held([], { suppressions: [suppression({ realm: 'ZSCALERBETA.NET' })] });
    expect(problems).toEqual([
      {
        kind: 'suppression-unused',
        message: expect.stringMatching(
          /kdc-wrong-host on CLIENT-017 for realm ZSCALERBETA\.NET holds nothing back.*a lab machine/,
        ),
      },
    ]);
  });

  it.each<readonly [string, Partial<Suppression>, Parameters<typeof ran>[0], boolean]>([
    ['its rule is off', {}, { isOn: () => false }, false],
    ['its subject is not in the run', { subject: 'PC-0412' }, {}, false],
    ['its realm is not in the run', { subject: null, realm: 'ZSCALERTWO.NET' }, {}, false],
    ['its realm is', { subject: null, realm: 'zscalerbeta.net' }, {}, true],
    ['its subject no longer has the realm', { realm: 'ZSCALERTWO.NET' }, {}, true],
    ['no input fits its path', { subject: null, path: at() }, {}, false],
    ['an input does', { subject: null, path: at(PATH) }, {}, true],
    ['its subject lies elsewhere', { path: at(OTHER) }, {}, false],
    ['its subject has a gap', {}, { gaps: [gap({ effect: 'partial' })] }, false],
    ['its subject has a notice', {}, { gaps: [gap({ effect: 'notice' })] }, true],
    ['its check is open', {}, { outcomes: [outcome('kdc-wrong-host', 'not-evaluated', CLIENT)] }, false],
    [
      'the check of another rule is',
      {},
      { outcomes: [outcome('bad-separator', 'not-evaluated', CLIENT)] },
      true,
    ],
    ['it was passed', {}, { outcomes: [outcome('kdc-wrong-host', 'pass', CLIENT, { rule: KDC })] }, true],
  ])('when %s', (_, bend, run, said) => {
    const result = held([], { suppressions: [suppression(bend)] }, ran(run));
    expect(kinds(result)).toEqual(said ? ['suppression-unused'] : []);
  });

  it('is not said where another defect explains the one that it was for', () => {
    const one = draft('kdc-wrong-host');
    const outcomes = [outcome('kdc-wrong-host', 'fail', CLIENT, { drafts: [one] })];
    const run = ran({ outcomes, consequences: new Map([[one, 'bad-separator']]) });
    expect(held([], { suppressions: [suppression()] }, run).problems).toEqual([]);
  });
});

describe('a gap', () => {
  const fact = gap({ effect: 'unreadable' });
  const lifting = { rule: 'evidence-incomplete', subject: null, path: at(PATH), until: '2026-12-31' };

  it.each<readonly [string, Partial<Suppression>, boolean, readonly string[]]>([
    ['a path and a last day', {}, true, []],
    ['a path for ever', { until: null }, false, ['suppression-unused']],
    ['a last day without a path', { path: null, subject: PATH }, false, ['suppression-unused']],
    ['a path that it is not in', { path: at(OTHER) }, false, ['suppression-unused']],
    ['a day that is over', { until: '2026-03-08' }, false, ['suppression-expired']],
    ['a realm', { realm: 'ZSCALERBETA.NET' }, false, []],
    ['its file by name, a path and a day', { subject: PATH.toUpperCase() }, true, []],
    ['another subject', { subject: 'PC-0412' }, false, []],
    ['another rule', { rule: 'kdc-wrong-host' }, false, ['suppression-unused']],
  ])('and a suppression by %s', (_, bend, lifted, said) => {
    const run = ran({ subjects: [], gaps: [fact] });
    const result = held([BLOCKING], { suppressions: [suppression({ ...lifting, ...bend })] }, run);
    expect(result.isLifted(fact)).toBe(lifted);
    expect(result.findings[0]?.suppressed?.by).toBe(lifted ? 'config' : undefined);
    expect(kinds(result)).toEqual(said);
  });

  it('is lifted with its rule off too, for the same files and no others', () => {
    const { isLifted } = held(
      [],
      { suppressions: [suppression(lifting)] },
      ran({ gaps: [fact], isOn: () => false }),
    );
    expect(isLifted(fact)).toBe(true);
    expect(isLifted({ ...fact, origin: { ...fact.origin, path: OTHER } })).toBe(false);
  });

  it('that stands in several files is lifted when each of them is', () => {
    const copy = { path: OTHER, region: null, locator: '', message: 'the same in another file' };
    const both = { ...BLOCKING, related: [copy] };
    const one = held([both], { suppressions: [suppression(lifting)] });
    expect(one.findings[0]?.suppressed).toBeUndefined();
    expect(kinds(one)).toEqual(['suppression-unused']);
    const second = suppression({ ...lifting, path: at(OTHER) });
    const two = held([both], { suppressions: [suppression(lifting), second] });
    expect(two.findings[0]?.suppressed?.by).toBe('config');
    expect(two.problems).toEqual([]);
  });

  it('is in no baseline, and neither is a notice', () => {
    const entry = { fingerprint: '2', rule: 'evidence-incomplete', subject: GAP.subject, date: '2026-01-01' };
    const { blocking: _, ...notice } = BLOCKING;
    for (const finding of [BLOCKING, notice]) {
      const result = held([finding], { baseline: [entry] }, ran({ gaps: [fact] }));
      expect(result.findings).toEqual([finding]);
      expect(result.isLifted(fact)).toBe(false);
    }
  });

  it('that is a notice needs no last day', () => {
    const { blocking: _, ...notice } = BLOCKING;
    const { findings } = held([notice], { suppressions: [suppression({ ...lifting, until: null })] });
    expect(findings[0]?.suppressed?.by).toBe('config');
  });
});

describe('a baseline', () => {
  const entry: BaselineEntry = {
    fingerprint: '1',
    rule: 'kdc-wrong-host',
    subject: CLIENT.ref,
    realm: 'ZSCALERBETA.NET',
    date: '2026-01-31',
  };

  it('holds what it knows, and nothing else', () => {
    const fresh = found({ fingerprint: '9' });
    const { findings, problems, gone } = held([found(), fresh], { baseline: [entry] });
    expect(findings).toEqual([
      { ...found(), suppressed: { by: 'baseline', reason: 'in the baseline since 2026-01-31' } },
      fresh,
    ]);
    expect([problems, gone]).toEqual([[], []]);
  });

  it('comes after the config', () => {
    const { findings } = held([found()], { baseline: [entry], suppressions: [suppression()] });
    expect(findings[0]?.suppressed?.by).toBe('config');
  });

  it.each<readonly [string, Partial<BaselineEntry>, Parameters<typeof ran>[0], boolean]>([
    ['was looked for and not found', {}, {}, true],
    ['is of a subject that is not in the run', { subject: { ...CLIENT.ref, id: 'pc-0412' } }, {}, false],
    ['is of a rule that is off', {}, { isOn: () => false }, false],
    ['could not be judged', {}, { outcomes: [outcome('kdc-wrong-host', 'not-evaluated', CLIENT)] }, false],
    ['is against policy, of which nothing was read', { rule: 'client-setting-missing' }, {}, false],
    [
      'is against policy that was read',
      { rule: 'client-setting-missing' },
      { subjects: [CLIENT, subject({ ref: GPO_REF, holder: 'gpo' })] },
      true,
    ],
    ['is of a file that was read', { subject: { kind: 'file', id: PATH, name: PATH } }, {}, true],
    ['is of a file that was not', { subject: { kind: 'file', id: OTHER, name: OTHER } }, {}, false],
  ])('entry is gone, or not, when it %s', (_, bend, run, isGone) => {
    const one = { ...entry, ...bend };
    const result = held([], { baseline: [one] }, ran(run));
    expect(result.gone).toEqual(isGone ? [one] : []);
    expect(kinds(result)).toEqual(isGone ? ['baseline-stale'] : []);
  });

  it('says how many are gone, and names some', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((fingerprint) => ({ ...entry, fingerprint }));
    const [problem] = held([], { baseline: many }).problems;
    expect(problem?.message).toMatch(
      /^5 entries of the baseline are gone: .* and 2 more\. realmlint baseline --prune/,
    );
    expect(held([], { baseline: [entry] }).problems[0]?.message).toMatch(/^1 entry of the baseline is gone/);
  });
});

describe('nothing to hold back by', () => {
  it('changes nothing', () => {
    const findings = [found()];
    const result = holdBack(findings, null, ran({ gaps: [gap()] }));
    expect(result).toMatchObject({ findings, problems: [], gone: [] });
    expect(result.isLifted(gap())).toBe(false);
  });
});
