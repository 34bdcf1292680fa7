// InternetSettings.xml of Group Policy Preferences: what the tabs of Internet Options write to the registry.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Reader, ReadOptions } from '../../model/reader.ts';
import type { Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { FILE_START } from '../../model/span.ts';
import { isWanted, splitKey, weighed } from '../registry/registry-data.ts';
import type { Decision } from '../xml/events.ts';
import { mentions } from '../xml/mentions.ts';
import { headShows } from '../xml/peek.ts';
import { scanXml } from '../xml/scan.ts';
import { parseSlice, type XmlElement } from '../xml/slice.ts';
import { childOf, childrenOf } from '../xml/tree.ts';
import { attributeOf, isOn, valueData } from './preferences-values.ts';

// The document has no namespace; each version of Internet Explorer has an item of its own name (MS-GPPREF 2.2.1.10).
const ROOT = 'InternetSettings';

export const preferencesInternet: Reader = {
  format: 'preferences-internet',
  holder: 'gpo',
  accepts: (head) => headShows(head, ([root]) => root === ROOT),
  *read(source: Source, interest: Interest, options: ReadOptions): Iterable<Item> {
    const speaksOfKey = mentions(interest.keyPaths);
    let found = false;
    const decide = (path: readonly string[]): Decision => {
      found ||= path[0] === ROOT;
      return path[0] !== ROOT ? 'skip' : path.length === 1 ? 'enter' : 'capture';
    };
    for (const event of scanXml(source, decide, options)) {
      if (event.kind === 'diagnostic') {
        found = true;
        yield event;
      } else if (event.kind === 'element' && speaksOfKey(event.slice.text)) {
        yield* itemsOf(parseSlice(event.slice, event.namespaces), interest);
      }
    }
    if (found) return;
    yield diagnostic('empty', 'unreadable', `The document holds no <${ROOT}>.`, FILE_START, 'Copy it again.');
  },
};

function* itemsOf(item: XmlElement, interest: Interest): Iterable<Item> {
  if (isOn(item, 'disabled')) return;
  const filtered = (childOf(item, 'Filters')?.children.length ?? 0) > 0;
  const properties = childOf(item, 'Properties');
  for (const value of properties ? childrenOf(properties, 'Reg') : []) {
    // A single setting is switched off by F7 and F8 in the editor.
    if (!isOn(value, 'disabled')) yield* settingOf(value, filtered, interest);
  }
}

function* settingOf(value: XmlElement, filtered: boolean, interest: Interest): Iterable<Item> {
  const keyPath = attributeOf(value, 'key');
  if (!keyPath || !isWanted(keyPath.value, interest)) return;
  const at = value.span();
  const hiveName = attributeOf(value, 'hive');
  const key = hiveName && splitKey(hiveName);
  const valueName = attributeOf(value, 'name');
  const unclear = (what: string) =>
    weighed(diagnostic('bad-value', 'partial', what, at, HINT), keyPath.value, interest);
  if (!key || !valueName) {
    yield unclear('This Internet setting names no value below a root of the registry.');
    return;
  }
  const { type, data, problem } = valueData(value);
  const conditional = filtered ? ({ conditional: true } as const) : {};
  const about = { kind: 'registry', part: null, side: null, hive: key.hive, keyPath, valueName } as const;
  yield { ...about, type, data, operation: 'set', delivery: 'preferences', ...conditional, at };
  if (problem !== null) yield unclear(problem);
}

const HINT = 'Open it in the Group Policy Management Editor, and export the GPO again.';
