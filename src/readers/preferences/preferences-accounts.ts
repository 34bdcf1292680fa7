// Files of Group Policy Preferences whose items may have a password: accounts, services, tasks, data sources, drives, printers.

import type { Reader, ReadOptions } from '../../model/reader.ts';
import type { Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import type { Decision } from '../xml/events.ts';
import { headShows } from '../xml/peek.ts';
import { scanXml } from '../xml/scan.ts';
import { holdsAccounts, isProperties, PROPERTIES, secretItems } from './preferences-secrets.ts';

// Many programs have an element of such a name; those of Preferences carry the identifier of their class (MS-GPPREF).
const ROOT_TAG = /<([A-Za-z]+)\s[^<>]*\bclsid\s*=\s*["']\{[0-9a-f-]{36}\}/i;

export const preferencesAccounts: Reader = {
  format: 'preferences-accounts',
  holder: 'gpo',
  accepts: (head) => {
    const [, root = ''] = ROOT_TAG.exec(head.text) ?? [];
    if (!holdsAccounts(root)) return false;
    return headShows(head, ([first]) => first === root);
  },
  read: readItems,
};

// Nothing of a realm stands here, so that what is broken is no gap of any verdict.
function* readItems(source: Source, _interest: Interest, options: ReadOptions): Iterable<Item> {
  const decide = (path: readonly string[]): Decision =>
    path[path.length - 1] === PROPERTIES ? 'capture' : 'enter';
  for (const event of scanXml(source, decide, options)) {
    if (event.kind === 'diagnostic') {
      yield { ...event, effect: 'notice', hint: 'Only passwords would have been looked for in it.' };
    } else if (event.kind === 'element' && isProperties(event)) yield* secretItems(event, null, null);
  }
}
