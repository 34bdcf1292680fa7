// manifest.xml: the catalogue that lies beside the folders of several GPO backups.

import type { Reader } from '../../model/reader.ts';
import { headShows } from '../xml/peek.ts';
import { backupItems, itemsAt, MANIFEST } from './backup-record.ts';

const BACKUPS = `{${MANIFEST}}Backups`;
const BACKUP = `{${MANIFEST}}BackupInst`;

export const backupManifest: Reader = {
  format: 'backup-manifest',
  holder: 'gpo',
  accepts: (head) => headShows(head, ([root]) => root === BACKUPS),
  read: (source, _interest, options) =>
    itemsAt(source, [BACKUPS, BACKUP], options, (element) => backupItems(element, true)),
};
