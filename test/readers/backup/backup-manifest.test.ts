// manifest.xml: a catalogue of several backups.
import { describe, expect, it } from 'vitest';
import { backupInfo } from '../../../src/readers/backup/backup-info.ts';
import { backupManifest } from '../../../src/readers/backup/backup-manifest.ts';
import { encode, fixture, rawText, readAll, regionText } from '../../support/bytes.ts';

const MANIFEST = fixture('backup-manifest/manifest.xml');
const TEXT = new TextDecoder().decode(MANIFEST);

describe('backupManifest', () => {
  it('reads every backup that it lists', () => {
    const { items } = readAll(backupManifest, MANIFEST);
    const backups = items.filter((item) => item.kind === 'backup');
    expect(items.length).toBe(2);
    expect(backups.map(({ backupId, name, catalogue }) => [backupId?.value, name?.value, catalogue])).toEqual(
      [
        ['{0B1C2D3E-4F50-4617-8829-3A4B5C6D7E8F}', 'CORP Zscaler Kerberos', true],
        ['{9E8D7C6B-5A49-4837-a625-140312f1e0d0}', 'Größe & <Kerberos>', true],
      ],
    );
    const name = backups[1]?.name;
    if (!name) throw new Error('no name');
    expect(rawText(MANIFEST, name, 'utf-8')).toBe('Größe & <Kerberos>');
    expect(regionText(TEXT, name)).toBe('Größe & <Kerberos>');
  });

  it('keeps the backups before the place where it is cut off', () => {
    const cut = MANIFEST.slice(0, TEXT.lastIndexOf('<BackupInst>') + 40);
    expect(readAll(backupManifest, cut).items).toMatchObject([
      { kind: 'backup' },
      { code: 'truncated', effect: 'partial' },
    ]);
  });

  it('is not silent when it lists none', () => {
    const empty = TEXT.replace(/<BackupInst>.*<\/BackupInst>/, '');
    expect(readAll(backupManifest, encode(empty)).items).toMatchObject([
      { code: 'empty', message: expect.stringContaining('<BackupInst>') },
    ]);
  });

  it('accepts its root alone', () => {
    const head = { bytes: MANIFEST.subarray(0, 4096), text: TEXT.slice(0, 4096), size: MANIFEST.length };
    expect(backupManifest.accepts(head)).toBe(true);
    expect([backupManifest.format, backupManifest.holder]).toEqual(['backup-manifest', 'gpo']);
    expect(backupInfo.accepts(head)).toBe(false);
  });
});
