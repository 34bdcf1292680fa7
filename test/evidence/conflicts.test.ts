// Values of one name that say different things: in a GPO, between GPOs, in a resultant set of policy.

import { describe, expect, it } from 'vitest';
import { conflictsOf } from '../../src/evidence/conflicts.ts';
import type { Subject } from '../../src/model/evidence.ts';
import type { RealmFact } from '../../src/model/fact.ts';
import { realm, state, subject } from '../support/facts.ts';
import { backup, from, gpo, originOf, policyFile } from '../support/gathered.ts';

const RIGHT = '<k>kdc1.contoso.example</k>';
const OTHER = '<k>kdc2.contoso.example</k>';
const REPORT = originOf('backup/gpreport.xml', 'gpo-report');
const LIVE = originOf('live.xml', 'gpo-report');

const at = (origin: typeof REPORT, value: string, name = 'UNIX.CONTOSO.EXAMPLE') =>
  from(origin, realm(name, value));

function policy(id: string, realms: readonly RealmFact[], bend: Partial<Subject> = {}): Subject {
  const ref = { kind: 'gpo', id, name: id } as const;
  return subject({ ref, holder: 'gpo', domain: 'corp.contoso.example', realms, ...bend });
}

function conflicts(...subjects: readonly Subject[]) {
  const conflictsIn = conflictsOf({ subjects, gaps: [] });
  return subjects.map((one) =>
    conflictsIn(one).map(({ between, first, others }) => [
      between,
      first.shown,
      others.map(({ shown }) => shown),
    ]),
  );
}

describe('within a GPO', () => {
  it('agree in any spelling, and in any case of the name', () => {
    const realms = [
      at(REPORT, RIGHT),
      at(policyFile('backup'), '<K>KDC1.contoso.example;</K>', 'unix.contoso.example'),
    ];
    expect(conflicts(policy('a', realms))).toEqual([[]]);
  });

  it('differ between its report and its policy file', () => {
    expect(conflicts(policy('a', [at(REPORT, RIGHT), at(policyFile('backup'), OTHER)]))).toEqual([
      [['gpo', RIGHT, [OTHER]]],
    ]);
  });

  it('differ between it and a backup of it', () => {
    const backups = [backup('backup/bkupInfo.xml')];
    expect(conflicts(policy('a', [at(LIVE, RIGHT), at(REPORT, OTHER)], { backups }))).toEqual([
      [['backup', RIGHT, [OTHER]]],
    ]);
  });

  it('do not count where a filter decides, or the computer side is off', () => {
    const filtered = { ...at(policyFile('backup'), OTHER), conditional: true } as const;
    const soft = { ...at(policyFile('backup'), OTHER), onlyIfAbsent: true } as const;
    expect(conflicts(policy('a', [at(REPORT, RIGHT), filtered, soft]))).toEqual([[]]);
    const side = { enabled: false, versionDirectory: null, versionSysvol: null };
    const off = policy('a', [at(REPORT, RIGHT), at(policyFile('backup'), OTHER)], {
      gpos: [gpo(REPORT, { computer: side })],
    });
    expect(conflicts(off, policy('b', [at(LIVE, OTHER)]))).toEqual([[], []]);
  });
});

describe('between GPOs', () => {
  it('of one domain are told of the first of them, once for all others', () => {
    const gpos = [
      policy('a', [at(REPORT, RIGHT)]),
      policy('b', [at(LIVE, OTHER)]),
      policy('c', [at(LIVE, RIGHT)]),
      policy('d', [at(LIVE, OTHER)]),
    ];
    expect(conflicts(...gpos)).toEqual([[['domain', RIGHT, [OTHER, OTHER]]], [], [], []]);
  });

  it('of different domains, and of none that is known, are none', () => {
    const first = policy('a', [at(REPORT, RIGHT)]);
    expect(conflicts(first, policy('b', [at(LIVE, OTHER)], { domain: 'emea.contoso.example' }))).toEqual([
      [],
      [],
    ]);
    expect(conflicts(first, policy('b', [at(LIVE, OTHER)], { domain: null }))).toEqual([[], []]);
  });
});

describe('in a resultant set of policy', () => {
  const RESULT = originOf('PC-0217.xml', 'rsop', { holder: 'client' });
  const ranked = (precedence: number, value: string) => ({
    ...at(RESULT, value),
    winner: { precedence, gpo: null },
  });

  it('are what lost, with what won', () => {
    const client = subject({ realms: [ranked(1, RIGHT)], overruled: [ranked(2, OTHER)] });
    expect(conflicts(client)).toEqual([[['overruled', OTHER, [RIGHT]]]]);
  });

  it('are none where both say the same, or a disabled policy took the list', () => {
    const same = subject({ realms: [ranked(1, RIGHT)], overruled: [ranked(2, RIGHT)] });
    const off = subject({ overruled: [ranked(2, OTHER), state('MitRealms', 'enabled')] });
    expect(conflicts(same, off)).toEqual([[], []]);
  });
});
