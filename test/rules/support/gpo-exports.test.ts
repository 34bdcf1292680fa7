// Which of several exports of a GPO counts.

import { describe, expect, it } from 'vitest';
import { dayOf, told } from '../../../rules/support/gpo-exports.ts';
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

  it('keeps those that tell no time', () => {
    expect(names([backedUp(version(3)), live(version(4), '2026-02-01T00:00:00Z', other)])).toEqual([
      [3, null],
      [4, '2026-02-01T00:00:00Z'],
    ]);
    expect(names([])).toEqual([]);
  });
});

describe('dayOf', () => {
  it('is the beginning of a time', () => {
    expect(dayOf('2026-03-09T08:41:27.6091284Z')).toBe('2026-03-09');
  });
});
