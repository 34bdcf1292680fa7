// bkupInfo.xml: which GPO the backup in this folder is of, and when it was made.

import type { Reader } from '../../model/reader.ts';
import { headShows } from '../xml/peek.ts';
import { backupItems, itemsAt, MANIFEST } from './backup-record.ts';

const BACKUP = `{${MANIFEST}}BackupInst`;

export const backupInfo: Reader = {
  format: 'backup-info',
  holder: 'gpo',
  accepts: (head) => headShows(head, ([root]) => root === BACKUP),
  read: (source, _interest, options) =>
    itemsAt(source, [BACKUP], options, (element) => backupItems(element, false)),
};
