// Which of several exports of a GPO counts.

import { describe, expect, it } from 'vitest';
import { computerSettings, dayOf, givesComputers, told } from '../../../rules/support/gpo-exports.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import { localRealm, mapping, realm, state, subject } from '../../support/facts.ts';
import { backup, gpo, originOf, reported } from '../../support/gathered.ts';
import { BACKUP, backedUp, gpoWith, live } from '../../support/gpos.ts';

const names = (...args: Parameters<typeof gpoWith>) =>
  told(gpoWith(...args), ({ computer }) => computer?.versionSysvol ?? null).map(({ answer, taken }) => [
    answer,
    taken,
  ]);
const version = (versionSysvol: number) => ({
  computer: { enabled: true, versionDirectory: versionSysvol, versionSysvol },
});
const other = reported('reports/other.xml');

describe('told', () => {
  it('takes the newest that answers', () => {
    const facts = [live(version(3), '2026-01-01T00:00:00Z'), live(version(4), '2026-02-01T00:00:00Z', other)];
    expect(names(facts)).toEqual([[4, '2026-02-01T00:00:00Z']]);
    expect(names([facts[0] ?? live(), live({}, '2026-02-01T00:00:00Z', other)])).toEqual([
      [3, '2026-01-01T00:00:00Z'],
    ]);
  });

  it('gives the files of a backup one time: that of its report, or of bkupInfo.xml', () => {
    const report = originOf(BACKUP.path.replace('Backup.xml', 'gpreport.xml'), 'gpo-report');
    const facts = [
      backedUp(version(3)),
      gpo(report, { readTime: '2026-01-01T00:00:00Z' }),
      live(version(4), '2026-02-01T00:00:00Z', other),
    ];
    expect(names(facts)).toEqual([[4, '2026-02-01T00:00:00Z']]);
    const info = backup(BACKUP.path.replace('Backup.xml', 'bkupInfo.xml'), { time: '2026-03-01T00:00:00' });
    expect(
      names([backedUp(version(3)), live(version(4), '2026-02-01T00:00:00Z', other)], { backups: [info] }),
    ).toEqual([[3, '2026-03-01T00:00:00']]);
  });

  it('takes the report before bkupInfo.xml, and of several reports the newest', () => {
    const report = originOf(BACKUP.path.replace('Backup.xml', 'gpreport.xml'), 'gpo-report');
    const times = ['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'];
    const facts = [backedUp(version(3)), ...times.map((readTime) => gpo(report, { readTime }))];
    const info = backup(BACKUP.path.replace('Backup.xml', 'bkupInfo.xml'), { time: '2026-03-01T00:00:00' });
    expect(names(facts, { backups: [info] })).toEqual([[3, '2026-01-02T00:00:00Z']]);
  });

  it('keeps those that tell no time', () => {
    expect(names([backedUp(version(3)), live(version(4), '2026-02-01T00:00:00Z', other)])).toEqual([
      [3, null],
      [4, '2026-02-01T00:00:00Z'],
    ]);
    expect(names([])).toEqual([]);
  });
});

describe('computerSettings', () => {
  const value = realm('A.EXAMPLE', '');
  const user = { ...value, origin: { ...value.origin, side: 'user' as const } };
  const given = (bend: Partial<Subject>) => [...computerSettings(subject(bend))];

  it('are what computers get: not what users get, what nobody reads, and switches that say nothing', () => {
    const local = localRealm('B.EXAMPLE', []);
    const realms = [
      user,
      { ...value, layer: 'dead' as const },
      { ...value, layer: 'mdm' as const },
      value,
      local,
    ];
    expect(given({ realms })).toEqual([value, local]);
    const map = mapping('A.EXAMPLE', '');
    const on = state('MitRealms', 'enabled');
    const states = [state('MitRealms', 'not-configured'), on];
    expect(given({ mappings: [map], states })).toEqual([map, on]);
    expect([givesComputers(subject({ realms: [user] })), givesComputers(subject({ states }))]).toEqual([
      false,
      true,
    ]);
  });
});

describe('dayOf', () => {
  it('is the beginning of a time', () => {
    expect(dayOf('2026-03-09T08:41:27.6091284Z')).toBe('2026-03-09');
  });
});
