// All facts of a run to evidence, its gaps, and the questions that rules ask of it.

import { describe, expect, it } from 'vitest';
import { buildEvidence, questionsOf } from '../../src/evidence/build.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Fact, GapFact, Origin } from '../../src/model/fact.ts';
import { cpuClock } from '../support/cpu-clock.ts';
import { at, localMapping, localRealm, mapping, realm, state } from '../support/facts.ts';
import {
  BACKUP_ID,
  backup,
  DOMAIN,
  from,
  GPO_ID,
  gapOf,
  gpo,
  OLD_BACKUP_ID,
  OTHER_ID,
  originOf,
  policyFile,
  reported,
  scope,
  WHOLE_SIDE,
} from '../support/gathered.ts';
import { itThorough } from '../support/thorough.ts';

const FOLDER = `exports/${BACKUP_ID}`;
const value = realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');
const map = mapping('ZSCALERBETA.NET', '.zscalerbeta.net');

function permutations<T>(all: readonly T[]): (readonly T[])[] {
  if (all.length === 0) return [[]];
  return all.flatMap((first, at) => permutations(all.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}

function gapsOf(...facts: readonly Fact[]): readonly GapFact[] {
  return buildEvidence(facts).evidence.gaps;
}

describe('a gap of a report', () => {
  const error = (side: Origin['side'], bend: Partial<GapFact> = {}) =>
    gapOf(reported(`${FOLDER}/gpreport.xml`, GPO_ID, DOMAIN, side), { code: 'extension-error', ...bend });

  it.each([
    ['computer', 'Machine'],
    ['user', 'User'],
  ] as const)('of the %s side is filled by the policy file of that side', (side, folder) => {
    const [gap] = gapsOf(
      error(side),
      scope(policyFile(FOLDER, folder), ...(side === 'user' ? [] : WHOLE_SIDE)),
      backup(`${FOLDER}/bkupInfo.xml`),
    );
    expect(gap).toMatchObject({ code: 'extension-error', effect: 'notice' });
  });

  it('of a policy that cannot be told is filled too', () => {
    const facts = [
      error('computer', { code: 'unknown-policy' }),
      scope(policyFile(FOLDER), ...WHOLE_SIDE),
      backup('manifest.xml'),
    ];
    expect(gapsOf(...facts)).toMatchObject([{ effect: 'notice' }]);
  });

  it('is filled where nothing but the folder joins the two', () => {
    const numbered = gapOf(
      originOf(`${FOLDER}/gpreport.xml`, 'gpo-report', { part: 'gpo 1', side: 'computer' }),
      { code: 'extension-error' },
    );
    expect(gapsOf(numbered, scope(policyFile(FOLDER), ...WHOLE_SIDE))).toMatchObject([{ effect: 'notice' }]);
  });

  it.each<readonly [string, readonly Fact[]]>([
    ['by nothing', []],
    ['by the policy file of the other side', [scope(policyFile(FOLDER, 'User'))]],
    ['by a policy file that was not read to its end', [from(policyFile(FOLDER), value)]],
    [
      'by a policy file whose side nothing tells',
      [scope(originOf(`${FOLDER}/registry.pol`, 'registry-pol'), ...WHOLE_SIDE)],
    ],
    [
      'by the policy file of another GPO',
      [
        backup('exports/other/bkupInfo.xml', { gpoId: OTHER_ID }),
        scope(policyFile('exports/other'), ...WHOLE_SIDE),
      ],
    ],
    ['by another report', [scope(reported('live.xml'), ...WHOLE_SIDE)]],
    ['by one key of it', [{ ...scope(policyFile(FOLDER), 'MitRealms'), covers: 'key' as const }]],
  ])('stays where it is filled %s', (_what, facts) => {
    const [gap] = gapsOf(error('computer'), backup(`${FOLDER}/bkupInfo.xml`), ...facts);
    expect(gap).toMatchObject({ code: 'extension-error', effect: 'partial' });
  });

  it.each(['truncated', 'unknown-setting'] as const)('of another kind is never filled: %s', (code) => {
    const facts = [
      error('computer', { code }),
      scope(policyFile(FOLDER), ...WHOLE_SIDE),
      backup('manifest.xml'),
    ];
    expect(gapsOf(...facts)).toMatchObject([{ code, effect: 'partial' }]);
  });

  it('that is a notice stays one, with its own hint', () => {
    const facts = [
      error('computer', { effect: 'notice', hint: 'x' }),
      scope(policyFile(FOLDER), ...WHOLE_SIDE),
      backup('manifest.xml'),
    ];
    expect(gapsOf(...facts)).toMatchObject([{ effect: 'notice', hint: 'x' }]);
  });

  itThorough('costs by its number, not by the square', () => {
    const facts: Fact[] = [];
    for (let i = 0; i < 10_000; i++) {
      const id = `{${String(i).padStart(8, '0')}-0000-0000-0000-000000000000}`;
      facts.push(
        gapOf(reported('all.xml', id), { code: 'extension-error' }),
        from(reported('all.xml', id), value),
      );
      facts.push(
        scope(
          originOf(`sysvol/${DOMAIN}/Policies/${id}/Machine/Registry.pol`, 'registry-pol'),
          ...WHOLE_SIDE,
        ),
      );
    }
    const spent = cpuClock();
    expect(gapsOf(...facts).every((gap) => gap.effect === 'notice')).toBe(true);
    expect(spent()).toBeLessThan(4000);
  });
});

describe('buildEvidence', () => {
  it('judges the newest backup, and the gaps of others do not count', () => {
    const old = `exports/${OLD_BACKUP_ID}`;
    const built = buildEvidence([
      gapOf(policyFile(old)),
      backup(`${old}/bkupInfo.xml`, { time: '2025-01-01T00:00:00' }),
      backup(`${FOLDER}/bkupInfo.xml`),
      from(policyFile(FOLDER), value),
    ]);
    expect([...built.superseded]).toEqual([old]);
    expect(built.evidence.gaps).toMatchObject([{ code: 'superseded', effect: 'notice' }]);
    expect(built.evidence.subjects).toMatchObject([{ realms: [{}] }]);
  });

  it('keeps settings in wrong places, and has no gap for them', () => {
    const stray = { ...from(policyFile(FOLDER, 'User'), value), layer: 'user' as const };
    const { evidence } = buildEvidence([stray]);
    expect(evidence).toMatchObject({ subjects: [{ realms: [{ layer: 'user' }] }], gaps: [] });
  });

  it('applies a file as it stands, whatever the order of its facts', () => {
    const file = originOf('PC-0217.reg', 'reg');
    const key = { key: value.key, valueName: null };
    const realmAt = (line: number, host: string) => ({ ...value, at: at('x', line).at, value: at(host) });
    const facts: Fact[] = [
      from(file, realmAt(1, 'before')),
      {
        ...key,
        kind: 'policy-directive',
        origin: file,
        at: at('x', 2).at,
        locator: '',
        layer: 'policy',
        list: 'MitRealms',
        operation: 'delete-key',
        target: null,
      },
      from(file, realmAt(3, 'first')),
      from(file, realmAt(4, 'last')),
      from(file, { ...realmAt(5, 'never'), onlyIfAbsent: true as const }),
      scope(file, 'MitRealms'),
    ];
    for (const order of permutations(facts)) {
      const { subjects } = buildEvidence(order).evidence;
      expect(subjects.map(({ realms }) => realms.map((fact) => fact.value?.value))).toEqual([['last']]);
    }
    const deletedLast = facts.map((fact) =>
      fact.kind === 'policy-directive' ? { ...fact, at: at('x', 9).at } : fact,
    );
    for (const order of permutations(deletedLast))
      expect(buildEvidence(order).evidence.subjects[0]?.realms).toEqual([]);
  });

  it('does not depend on the order of facts', () => {
    const facts = [
      from(reported(`${FOLDER}/gpreport.xml`), value),
      from(policyFile(FOLDER), map),
      gpo(reported(`${FOLDER}/gpreport.xml`)),
      backup('exports/manifest.xml'),
    ];
    const shape = ({ subjects }: Evidence) =>
      subjects.map(({ ref, realms, mappings }) => [ref, realms, mappings]);
    expect(shape(buildEvidence([...facts].reverse()).evidence)).toEqual(shape(buildEvidence(facts).evidence));
  });
});

describe('questions', () => {
  const second = reported('all.xml', OTHER_ID);
  const emea = reported('all.xml', OTHER_ID, 'emea.contoso.example');
  const client = originOf('PC-0217.reg', 'reg');

  function asked(...facts: readonly Fact[]) {
    const { evidence } = buildEvidence(facts);
    const ask = questionsOf(evidence);
    return Object.fromEntries(
      evidence.subjects.map((one) => [one.ref.id, [ask.realms(one).length, ask.mappings(one).length]]),
    );
  }

  it('add the lists of all GPOs of a domain', () => {
    expect(asked(from(reported('all.xml'), value), from(second, map))).toEqual({
      [`${GPO_ID}@${DOMAIN}`]: [1, 1],
      [`${OTHER_ID}@${DOMAIN}`]: [1, 1],
    });
  });

  it('keep domains, clients, and GPOs of no known domain to themselves', () => {
    const facts = [
      from(reported('all.xml'), value),
      from(emea, map),
      from(client, map),
      from(originOf('clients/PC-0218.reg', 'reg'), value),
      from(originOf('a.pol', 'registry-pol'), value),
      from(originOf('b.pol', 'registry-pol'), map),
    ];
    expect(asked(...facts)).toEqual({
      [`${GPO_ID}@${DOMAIN}`]: [1, 0],
      [`${OTHER_ID}@emea.contoso.example`]: [0, 1],
      'pc-0217': [0, 1],
      'pc-0218': [1, 0],
      'a.pol': [1, 0],
      'b.pol': [0, 1],
    });
  });

  it('see only what Windows reads, local settings included', () => {
    const facts = [
      from(client, { ...value, layer: 'wow6432' as const }),
      from(client, localRealm('X.EXAMPLE', ['kdc.x.example'])),
      from(client, { ...map, layer: 'dead' as const }),
    ];
    expect(asked(...facts)).toEqual({ 'pc-0217': [1, 0] });
  });

  it('see no local mapping that the policy hides', () => {
    const local = from(client, localMapping('X.EXAMPLE', ['.x.example']));
    expect(asked(local)).toEqual({ 'pc-0217': [0, 1] });
    expect(asked(local, from(client, map))).toEqual({ 'pc-0217': [0, 1] });
    expect(asked(local, from(client, state('domain_realm', 'enabled')))).toEqual({ 'pc-0217': [0, 0] });
  });

  it('are gathered once for a domain, however many ask', () => {
    const facts = Array.from({ length: 3000 }, (_, i) => {
      const id = `{${String(i).padStart(8, '0')}-0000-0000-0000-000000000000}`;
      return from(reported('all.xml', id), value);
    });
    const { evidence } = buildEvidence(facts);
    const ask = questionsOf(evidence);
    const [first, last] = [evidence.subjects[0], evidence.subjects.at(-1)];
    if (!first || !last) throw new Error('no subjects');
    expect(ask.realms(first)).toHaveLength(3000);
    expect(ask.realms(last)).toBe(ask.realms(first));
  });
});
