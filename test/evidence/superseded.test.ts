// Of several backups of one GPO the newest is judged; the others are set aside and said.

import { describe, expect, it } from 'vitest';
import { identify } from '../../src/evidence/identity.ts';
import { newestBackups } from '../../src/evidence/superseded.ts';
import type { Fact } from '../../src/model/fact.ts';
import { cpuClock } from '../support/cpu-clock.ts';
import { realm } from '../support/facts.ts';
import {
  BACKUP_ID,
  backup,
  DEFAULT_DOMAIN_POLICY,
  from,
  gapOf,
  gpo,
  OLD_BACKUP_ID,
  OTHER_ID,
  policyFile,
  reported,
} from '../support/gathered.ts';
import { itThorough } from '../support/thorough.ts';

const NEW = `exports/${BACKUP_ID}`;
const OLD = `exports/${OLD_BACKUP_ID}`;
const value = realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');

function judge(...facts: readonly Fact[]) {
  const { facts: kept, superseded } = newestBackups(facts, identify(facts));
  const notices = kept.filter((fact) => fact.kind === 'gap' && fact.code === 'superseded');
  return {
    superseded: [...superseded].sort(),
    kept: kept.filter((fact) => !notices.includes(fact)).map((fact) => fact.origin.path),
    notices: notices.map((fact) => (fact.kind === 'gap' ? fact.message : '')),
    all: kept,
  };
}

function taken(folder: string, time: string): Fact[] {
  return [backup(`${folder}/bkupInfo.xml`, { time }), from(policyFile(folder), value)];
}

describe('newestBackups', () => {
  it('keeps the newest, whatever the order', () => {
    const facts = [...taken(OLD, '2026-01-05T10:00:00'), ...taken(NEW, '2026-03-09T08:41:27')];
    for (const order of [facts, [...facts].reverse()]) {
      const result = judge(...order);
      expect(result.superseded).toEqual([OLD]);
      expect(result.kept.every((path) => path.startsWith(NEW))).toBe(true);
      expect(result.notices).toEqual([
        `1 other backup of the same GPO was not judged: ${OLD} (2026-01-05T10:00:00). This one is the newest, of 2026-03-09T08:41:27.`,
      ]);
    }
  });

  it('says one notice for all, which is no gap, at the beginning of the first file of the newest', () => {
    const oldest = 'exports/{00000000-0000-0000-0000-000000000000}';
    const { all } = judge(
      ...taken(oldest, '2025-01-01T00:00:00'),
      ...taken(OLD, '2026-01-05T10:00:00'),
      ...taken(NEW, '2026-03-09T08:41:27'),
    );
    const [notice, ...others] = all.filter((fact) => fact.kind === 'gap');
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ effect: 'notice', locator: NEW, at: { start: 0, end: 0 } });
    expect(notice?.origin.path).toBe(policyFile(NEW).path);
    expect(notice?.at.region).toBeNull();
    const facts = [...taken(OLD, '2026-01-05T10:00:00'), backup(`${NEW}/bkupInfo.xml`)];
    for (const order of [facts, [...facts].reverse()]) {
      const said = judge(...order).all.find((fact) => fact.kind === 'gap');
      expect(said?.origin.path).toBe(`${NEW}/bkupInfo.xml`);
      expect(said?.at.region).not.toBeNull();
    }
  });

  it('keeps both of two that are equally old: none of them is newer', () => {
    const result = judge(...taken(OLD, '2026-03-09T08:41:27'), ...taken(NEW, '2026-03-09T08:41:27'));
    expect(result.superseded).toEqual([]);
    expect(result.notices).toHaveLength(0);
  });

  it('sets the gaps of the old ones aside too', () => {
    const gap = gapOf(policyFile(OLD));
    const result = judge(gap, ...taken(OLD, '2026-01-05T10:00:00'), ...taken(NEW, '2026-03-09T08:41:27'));
    expect(result.all).not.toContain(gap);
  });

  it('knows the times from a manifest alone', () => {
    const result = judge(
      backup('exports/manifest.xml'),
      backup('exports/manifest.xml', { backupId: OLD_BACKUP_ID.toLowerCase(), time: '2025-12-31T23:59:59' }),
      from(policyFile(NEW), value),
      from(policyFile(OLD), value),
    );
    expect(result.superseded).toEqual([OLD]);
  });

  it('knows the times from the reports, where nothing else tells them', () => {
    const report = (folder: string, readTime: string) =>
      gpo(reported(`${folder}/gpreport.xml`), { readTime });
    const result = judge(report(OLD, '2026-01-05T10:00:00Z'), report(NEW, '2026-03-09T08:41:27Z'));
    expect(result.superseded).toEqual([OLD]);
  });

  it('leaves backups of different GPOs, and of two domains, alone', () => {
    const other = backup(`${OLD}/bkupInfo.xml`, { gpoId: OTHER_ID, time: '2026-01-05T10:00:00' });
    expect(judge(other, ...taken(NEW, '2026-03-09T08:41:27')).superseded).toEqual([]);
    const one = backup(`${OLD}/bkupInfo.xml`, { gpoId: DEFAULT_DOMAIN_POLICY });
    const two = backup(`${NEW}/bkupInfo.xml`, {
      gpoId: DEFAULT_DOMAIN_POLICY,
      domain: 'emea.contoso.example',
    });
    expect(judge(one, two).superseded).toEqual([]);
  });

  it('leaves live files and backups without a time alone', () => {
    const facts = [
      ...taken(NEW, '2026-03-09T08:41:27'),
      gpo(reported('live.xml')),
      backup(`${OLD}/bkupInfo.xml`, { time: null }),
    ];
    const result = judge(...facts);
    expect(result.superseded).toEqual([]);
    expect(result.all).toHaveLength(facts.length);
  });

  itThorough('takes time by the number of facts', () => {
    const facts: Fact[] = [];
    for (let i = 0; i < 20_000; i++) {
      const folder = `exports/{${String(i).padStart(8, '0')}-0000-0000-0000-000000000000}`;
      facts.push(...taken(folder, `2026-01-01T00:00:00.${String(i).padStart(5, '0')}`));
    }
    const spent = cpuClock();
    expect(judge(...facts.slice(0, 40_000)).superseded).toHaveLength(19_999);
    expect(spent()).toBeLessThan(3000);
  });
});
