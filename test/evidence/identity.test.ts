// Which GPO an input speaks of, by all that inputs say about each other.

import { describe, expect, it } from 'vitest';
import { identify } from '../../src/evidence/identity.ts';
import type { Fact } from '../../src/model/fact.ts';
import { at } from '../support/facts.ts';
import {
  BACKUP_ID,
  backup,
  DEFAULT_DOMAIN_POLICY,
  DOMAIN,
  GPO_ID,
  gpo,
  OTHER_ID,
  originOf,
  policyFile,
  reported,
  scope,
} from '../support/gathered.ts';

const FOLDER = `exports/${BACKUP_ID}`;
const THIS = { id: GPO_ID, domain: DOMAIN };

/** Identities do not depend on the order of facts: every test looks at both. */
function both(...facts: readonly Fact[]) {
  return [identify(facts), identify([...facts].reverse())];
}

describe('the GPO of a container', () => {
  it.each<readonly [string, Fact]>([
    ['bkupInfo.xml', backup(`${FOLDER}/bkupInfo.xml`)],
    ['gpreport.xml', gpo(reported(`${FOLDER}/gpreport.xml`))],
    ['Backup.xml', gpo(originOf(`${FOLDER}/Backup.xml`, 'backup-xml'))],
    ['the manifest beside it', backup('exports/manifest.xml')],
    ['a manifest elsewhere', backup('manifest.xml')],
  ])('is told by %s', (_what, fact) => {
    for (const { gpoOf } of both(fact)) expect(gpoOf(policyFile(FOLDER))).toEqual(THIS);
  });

  it('is found whatever the case of the folder of the backup', () => {
    const { gpoOf } = identify([backup('manifest.xml')]);
    expect(gpoOf(policyFile(`exports/${BACKUP_ID.toLowerCase()}`))).toEqual(THIS);
  });

  it('has the domain that any of its files tells', () => {
    const bare = backup(`${FOLDER}/bkupInfo.xml`, { domain: null });
    for (const { gpoOf } of both(
      bare,
      gpo(reported(`${FOLDER}/gpreport.xml`)),
      gpo(reported('other.xml', GPO_ID, 'emea.contoso.example'), { domain: 'emea.contoso.example' }),
    )) {
      expect(gpoOf(policyFile(FOLDER))).toEqual(THIS);
      expect(gpoOf(reported(`${FOLDER}/gpreport.xml`))).toEqual(THIS);
    }
  });

  it('is the same for the report in it that does not know its domain', () => {
    for (const { gpoOf } of both(
      backup(`${FOLDER}/bkupInfo.xml`),
      gpo(reported('other.xml', GPO_ID, 'emea.contoso.example'), { domain: 'emea.contoso.example' }),
    )) {
      expect(gpoOf(reported(`${FOLDER}/gpreport.xml`, GPO_ID, ''))).toEqual(THIS);
    }
  });

  it('is nobody where nothing tells it', () => {
    const { gpoOf } = identify([backup('manifest.xml', { backupId: null })]);
    expect(gpoOf(policyFile(FOLDER))).toBeNull();
    expect(gpoOf(originOf('registry.pol', 'registry-pol'))).toBeNull();
  });

  it('is that of the newest report, where several lie in it, or else the first by its id', () => {
    const report = (id: string, readTime: string | null) =>
      gpo(reported(`${FOLDER}/gpreport.xml`, id), { id, readTime });
    const other = { id: OTHER_ID, domain: DOMAIN };
    for (const { gpoOf } of both(report(GPO_ID, null), report(OTHER_ID, null))) {
      expect(gpoOf(report(GPO_ID, null).origin)).toEqual(THIS);
      expect(gpoOf(policyFile(FOLDER))).toEqual(other);
    }
    const newer = report(GPO_ID, '2026-03-01T00:00:00Z');
    for (const { gpoOf } of both(newer, report(OTHER_ID, '2026-01-01T00:00:00Z')))
      expect(gpoOf(policyFile(FOLDER))).toEqual(THIS);
  });

  it('is what the backup says, and not what a report in it says', () => {
    const report = gpo(reported(`${FOLDER}/gpreport.xml`, OTHER_ID), {
      id: OTHER_ID,
      readTime: '2026-12-31T00:00:00Z',
    });
    for (const { gpoOf } of both(backup(`${FOLDER}/bkupInfo.xml`), report))
      expect(gpoOf(policyFile(FOLDER))).toEqual(THIS);
  });

  it('is that of the newest of several that a backup and a catalogue name', () => {
    const old = { gpoId: OTHER_ID, time: '2025-01-01T00:00:00' };
    for (const file of [`${FOLDER}/bkupInfo.xml`, 'manifest.xml']) {
      for (const { gpoOf, backupTimeOf } of both(backup(file, old), backup(file))) {
        expect(gpoOf(policyFile(FOLDER))).toEqual(THIS);
        expect(backupTimeOf(FOLDER)).toBe(backup(file).time);
      }
    }
  });
});

describe('a part of a report', () => {
  it('is its GPO', () => {
    expect(identify([]).gpoOf(reported('all.xml'))).toEqual(THIS);
    expect(identify([]).gpoOf(originOf('all.xml', 'gpo-report', { part: GPO_ID }))).toEqual({
      id: GPO_ID,
      domain: '',
    });
  });

  it('that a reader could only number is no identity', () => {
    const { gpoOf } = identify([]);
    expect(gpoOf(originOf('one.xml', 'gpo-report', { part: 'gpo 1' }))).toBeNull();
    expect(gpoOf(originOf('one.xml', 'gpo-report', { part: '@corp.contoso.example' }))).toBeNull();
  });

  it('that a reader could only number is known by its container', () => {
    const { gpoOf } = identify([backup(`${FOLDER}/bkupInfo.xml`)]);
    expect(gpoOf(originOf(`${FOLDER}/gpreport.xml`, 'gpo-report', { part: 'gpo 1' }))).toEqual(THIS);
  });
});

describe('a SYSVOL', () => {
  const pol = (domain: string) =>
    originOf(`${domain}Policies/${GPO_ID.toUpperCase()}/Machine/Registry.pol`, 'registry-pol');

  it('tells the GPO by its folders', () => {
    expect(identify([]).gpoOf(pol('sysvol/corp.contoso.example/'))).toEqual(THIS);
    expect(identify([]).gpoOf(pol(''))).toEqual({ id: GPO_ID, domain: '' });
  });

  it('has the domain of a live report of the same GPO', () => {
    for (const { gpoOf } of both(gpo(reported('live.xml')))) expect(gpoOf(pol('sysvol/'))).toEqual(THIS);
  });

  it('gives its domain to a report that does not know it', () => {
    for (const { gpoOf } of both(scope(pol('sysvol/corp.contoso.example/')))) {
      expect(gpoOf(reported('live.xml', GPO_ID, ''))).toEqual(THIS);
    }
  });

  it('does not decide between two domains', () => {
    const one = gpo(reported('a.xml', DEFAULT_DOMAIN_POLICY), { id: DEFAULT_DOMAIN_POLICY });
    const two = gpo(reported('b.xml', DEFAULT_DOMAIN_POLICY, 'emea.contoso.example'), {
      id: DEFAULT_DOMAIN_POLICY,
      domain: 'emea.contoso.example',
    });
    const { gpoOf } = identify([one, two]);
    expect(gpoOf(one.origin)?.domain).toBe(DOMAIN);
    expect(gpoOf(two.origin)?.domain).toBe('emea.contoso.example');
    const somewhere = originOf(`Policies/${DEFAULT_DOMAIN_POLICY}/GPT.INI`, 'gpt-ini');
    expect(gpoOf(somewhere)).toEqual({ id: DEFAULT_DOMAIN_POLICY, domain: '' });
  });
});

describe('nameOf', () => {
  const ini = (name: string) =>
    gpo(originOf(`Policies/${GPO_ID}/GPT.INI`, 'gpt-ini'), { id: null, domain: null, name: at(name) });

  it('is what a report or a backup says', () => {
    expect(identify([gpo(reported('a.xml'))]).nameOf(THIS)).toBe('CORP Zscaler Kerberos');
    expect(identify([backup('manifest.xml')]).nameOf(THIS)).toBe('CORP Zscaler Kerberos');
    expect(identify([]).nameOf(THIS)).toBeNull();
    expect(identify([gpo(reported('a.xml'), { name: null })]).nameOf(THIS)).toBeNull();
  });

  it('is that of GPT.INI only where nothing else tells it, as that is the name of its creation', () => {
    for (const { nameOf } of both(ini('New Group Policy Object'), gpo(reported('a.xml')))) {
      expect(nameOf(THIS)).toBe('CORP Zscaler Kerberos');
    }
    expect(identify([ini('New Group Policy Object')]).nameOf(THIS)).toBe('New Group Policy Object');
  });

  it('is that of its own domain where two have the same GUID', () => {
    const emea = gpo(reported('b.xml', GPO_ID, 'emea.contoso.example'), {
      domain: 'emea.contoso.example',
      name: at('EMEA Kerberos'),
    });
    for (const { nameOf } of both(gpo(reported('a.xml')), emea)) {
      expect(nameOf(THIS)).toBe('CORP Zscaler Kerberos');
      expect(nameOf({ id: GPO_ID, domain: 'emea.contoso.example' })).toBe('EMEA Kerberos');
    }
  });
});

describe('backupTimeOf', () => {
  it('is what stands in the backup, else in the catalogue, else the time of its report', () => {
    const info = backup(`${FOLDER}/bkupInfo.xml`, { time: '2026-03-01T00:00:00' });
    const manifest = backup('manifest.xml', { time: '2026-02-01T00:00:00' });
    const report = gpo(reported(`${FOLDER}/gpreport.xml`), { readTime: '2026-01-01T00:00:00Z' });
    for (const { backupTimeOf } of both(info, manifest, report))
      expect(backupTimeOf(FOLDER)).toBe('2026-03-01T00:00:00');
    for (const { backupTimeOf } of both(manifest, report))
      expect(backupTimeOf(FOLDER)).toBe('2026-02-01T00:00:00');
    for (const { backupTimeOf } of both(report)) expect(backupTimeOf(FOLDER)).toBe('2026-01-01T00:00:00Z');
    expect(identify([]).backupTimeOf(FOLDER)).toBeNull();
  });

  it('keeps the time of a backup that another fact of it lacks', () => {
    const timed = backup(`${FOLDER}/bkupInfo.xml`);
    const bare = backup(`${FOLDER}/Backup.xml`, { time: null, domain: null });
    for (const { backupTimeOf, gpoOf } of both(timed, bare)) {
      expect(backupTimeOf(FOLDER)).toBe(timed.time);
      expect(gpoOf(policyFile(FOLDER))).toEqual(THIS);
    }
  });

  it('is none for a report that lies in a SYSVOL', () => {
    const folder = `sysvol/corp.contoso.example/Policies/${GPO_ID}`;
    const report = gpo(reported(`${folder}/gpreport.xml`), { readTime: '2026-01-01T00:00:00Z' });
    expect(identify([report]).backupTimeOf(folder)).toBeNull();
  });
});
