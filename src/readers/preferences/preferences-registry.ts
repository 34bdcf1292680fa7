// Registry.xml of Group Policy Preferences, as SYSVOL and backups hold it below Machine\Preferences\Registry.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Reader, ReadOptions } from '../../model/reader.ts';
import type { Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { FILE_START } from '../../model/span.ts';
import type { Decision } from '../xml/events.ts';
import { mentions } from '../xml/mentions.ts';
import { headShows } from '../xml/peek.ts';
import { scanXml } from '../xml/scan.ts';
import { parseSlice } from '../xml/slice.ts';
import { preferenceItems } from './preferences-items.ts';

// The document has no namespace (MS-GPPREF).
const ROOT = 'RegistrySettings';

export const preferencesRegistry: Reader = {
  format: 'preferences-registry',
  holder: 'gpo',
  accepts: (head) => headShows(head, ([root]) => root === ROOT),
  read: readItems,
};

function* readItems(source: Source, interest: Interest, options: ReadOptions): Iterable<Item> {
  const speaksOfKey = mentions(interest.keyPaths);
  let found = false;
  // Read as a whole, because a collection may be switched off or filtered anywhere in it. Each item is some hundred characters.
  const decide = (path: readonly string[]): Decision => (path[0] === ROOT ? 'capture' : 'skip');
  for (const event of scanXml(source, decide, options)) {
    found = true;
    if (event.kind === 'diagnostic') yield event;
    else if (event.kind === 'element' && speaksOfKey(event.slice.text)) {
      yield* preferenceItems(parseSlice(event.slice, event.namespaces), null, null, interest);
    }
  }
  if (found) return;
  const message = `The document holds no <${ROOT}>.`;
  yield diagnostic('empty', 'unreadable', message, FILE_START, 'Copy it again.');
}
