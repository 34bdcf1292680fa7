// What bkupInfo.xml and manifest.xml say of one backup, and the way through the small files of a backup.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Located } from '../../model/located.ts';
import type { ReadOptions } from '../../model/reader.ts';
import type { Item } from '../../model/record.ts';
import type { Source } from '../../model/source.ts';
import { FILE_START, startOf } from '../../model/span.ts';
import { scanXml } from '../xml/scan.ts';
import { parseSlice, type XmlElement } from '../xml/slice.ts';
import { wordOf } from '../xml/tree.ts';

export const MANIFEST = 'http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest';
const AGAIN = 'Make the backup again, or copy it again.';

/** The items of every element at `path` (expanded names from the root), and the faults of the document. */
export function* itemsAt(
  source: Source,
  path: readonly string[],
  options: ReadOptions,
  read: (element: XmlElement) => Item[],
): Iterable<Item> {
  let found = false;
  for (const event of scanXml(source, (at) => (leadsTo(at, path) ? enterOr(at, path) : 'skip'), options)) {
    if (event.kind === 'diagnostic') {
      found = true;
      yield event;
    } else if (event.kind === 'element') {
      found = true;
      yield* read(parseSlice(event.slice, event.namespaces));
    }
  }
  if (found) return;
  const name = path[path.length - 1]?.replace(/^\{.*\}/, '') ?? '';
  yield diagnostic('empty', 'unreadable', `The document holds no <${name}>.`, FILE_START, AGAIN);
}

function leadsTo(at: readonly string[], path: readonly string[]): boolean {
  return at.length <= path.length && at[at.length - 1] === path[at.length - 1];
}

function enterOr(at: readonly string[], path: readonly string[]): 'enter' | 'capture' {
  return at.length === path.length ? 'capture' : 'enter';
}

/** One BackupInst as a record, or why it is none. */
export function backupItems(element: XmlElement, catalogue: boolean): Item[] {
  const gpoId = wordOf(element, 'GPOGuid');
  const at = element.span();
  if (!gpoId) {
    return [
      diagnostic('bad-value', 'partial', 'A backup does not say of which GPO it is.', startOf(at), AGAIN),
    ];
  }
  const word = (name: string): Located | null => wordOf(element, name);
  return [
    {
      kind: 'backup',
      backupId: word('ID'),
      gpoId,
      domain: word('GPODomain'),
      name: word('GPODisplayName'),
      time: word('BackupTime'),
      catalogue,
      at,
    },
  ];
}
