// Every report and every file of a backup that Windows wrote, read without a gap.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Reader } from '../../../src/model/reader.ts';
import { backupInfo } from '../../../src/readers/backup/backup-info.ts';
import { backupManifest } from '../../../src/readers/backup/backup-manifest.ts';
import { backupXml } from '../../../src/readers/backup/backup-xml.ts';
import { gpoReport } from '../../../src/readers/reports/gpo-report.ts';
import { sniff } from '../../../src/readers/text/sniff.ts';
import { sourceOf } from '../../support/bytes.ts';
import { corpusFiles, hasCorpus, WHY_SKIPPED } from '../../support/corpus.ts';

const READERS = [gpoReport, backupInfo, backupManifest, backupXml];
const INTEREST = {
  keyPaths: ['kerberos'],
  policyText: ['kerberos', 'unc'],
  objectClasses: [],
  attributes: [],
};

describe.skipIf(!hasCorpus)(`files of real backups${WHY_SKIPPED}`, () => {
  const kinds: readonly (readonly [string, RegExp, Reader])[] = [
    ['reports', /gpreport\.xml$|TestData\/\w+1\.xml$/i, gpoReport],
    ['bkupInfo.xml', /bkupInfo\.xml$/i, backupInfo],
    ['manifest.xml', /manifest\.xml$/i, backupManifest],
    ['Backup.xml', /\/Backup\.xml$/i, backupXml],
  ];

  it.each(kinds)('%s', (_name, pattern, reader) => {
    const files = corpusFiles('real', pattern);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const bytes = Uint8Array.from(readFileSync(file));
      const head = bytes.subarray(0, 4096);
      const text = new TextDecoder(sniff(head)?.encoding ?? 'utf-8').decode(head);
      const accepted = READERS.filter((candidate) =>
        candidate.accepts({ bytes: head, text, size: bytes.length }),
      );
      expect(
        accepted.map((candidate) => candidate.format),
        file,
      ).toEqual([reader.format]);
      const items = [...reader.read(sourceOf(bytes), INTEREST, {})];
      expect(
        items.filter((item) => item.kind === 'diagnostic' && item.effect !== 'notice'),
        file,
      ).toEqual([]);
      expect(
        items.filter((item) => item.kind === 'gpo' || item.kind === 'backup').length,
        file,
      ).toBeGreaterThan(0);
      if (reader === gpoReport) expect(items.filter((item) => item.kind === 'scope').length, file).toBe(2);
    }
  });

  it('does not take an RSoP for a report', () => {
    const [file = ''] = corpusFiles('real', /gpresult-from-heredoc\.xml$/);
    const bytes = Uint8Array.from(readFileSync(file)).subarray(0, 4096);
    expect(gpoReport.accepts({ bytes, text: new TextDecoder().decode(bytes), size: bytes.length })).toBe(
      false,
    );
  });
});
