// bkupInfo.xml: one line of CDATA that maps the folder of a backup to its GPO.
import { describe, expect, it } from 'vitest';
import { backupInfo } from '../../../src/readers/backup/backup-info.ts';
import { backupManifest } from '../../../src/readers/backup/backup-manifest.ts';
import { encode, fixture, rawText, readAll, regionText } from '../../support/bytes.ts';

const INFO = fixture('backup-info/bkupInfo.xml');
const TEXT = new TextDecoder().decode(INFO);

describe('backupInfo', () => {
  it('reads which GPO the backup is of, and when it was made', () => {
    const { items } = readAll(backupInfo, INFO);
    expect(items).toHaveLength(1);
    const [backup] = items;
    if (backup?.kind !== 'backup') throw new Error('no backup');
    expect(backup.catalogue).toBe(false);
    const shown = [backup.backupId, backup.gpoId, backup.domain, backup.name, backup.time].map((located) => {
      if (!located) return null;
      expect(regionText(TEXT, located)).toBe(located.value);
      return rawText(INFO, located, 'utf-8');
    });
    expect(shown).toEqual([
      '{0B1C2D3E-4F50-4617-8829-3A4B5C6D7E8F}',
      '{6C1F2B7E-3D4A-4E5F-9A10-2B7C8D9E0F11}',
      'corp.contoso.example',
      'CORP Zscaler Kerberos',
      '2025-03-12T08:31:07',
    ]);
  });

  it('has a diagnostic for every prefix', () => {
    for (let length = 0; length < INFO.length; length++) {
      const { items, gaps } = readAll(backupInfo, INFO.slice(0, length));
      expect(gaps.length, `${length} bytes`).toBe(1);
      expect(items.filter((item) => item.kind === 'backup')).toEqual([]);
    }
  });

  it('says when the GPO is not named', () => {
    const items = readAll(backupInfo, encode(TEXT.replaceAll('GPOGuid', 'Guid'))).items;
    expect(items).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
  });

  it('says that it holds no backup, by the name of what is missing', () => {
    const { items } = readAll(backupInfo, encode('<other/>'));
    expect(items).toMatchObject([{ code: 'empty', message: expect.stringContaining('<BackupInst>') }]);
  });

  it('accepts its root alone, and the catalogue accepts it not', () => {
    const head = { bytes: INFO, text: TEXT, size: INFO.length };
    expect(backupInfo.accepts(head)).toBe(true);
    expect([backupInfo.format, backupInfo.holder]).toEqual(['backup-info', 'gpo']);
    expect(backupManifest.accepts(head)).toBe(false);
    const other = TEXT.replace('/Manifest', '');
    expect(backupInfo.accepts({ bytes: encode(other), text: other, size: other.length })).toBe(false);
  });
});
