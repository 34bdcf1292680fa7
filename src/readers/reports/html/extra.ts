// "Extra Registry Settings" of a report: what a GPO sets for which the console had no template, key and value name in one.

import { type Located, sub } from '../../../model/located.ts';
import type { Item, RegistryData } from '../../../model/record.ts';
import type { Interest } from '../../../model/source.ts';
import { directive } from '../../registry/policy-directives.ts';
import { isWanted } from '../../registry/registry-data.ts';
import { cellText, spanOf } from './page.ts';
import { type Holder, unclear } from './policies.ts';
import { elementsOf, type HtmlElement, rowsOf } from './tree.ts';

const KEY = /^[^\\/:*?"<>|]+(?:\\[^\\]+)+$/;

/** Whether a table has the shape of these settings: two columns, the first of which begins with the path of a key. */
export function isExtra(table: HtmlElement, { place }: Pick<Holder, 'place'>): boolean {
  const rows = settingsOf(table);
  return (
    rows.length > 0 &&
    rows.every((cells) => {
      const [first] = cells;
      const text = first && cellText(place, first);
      return cells.length === 2 && text !== undefined && text !== null && KEY.test(text.value);
    })
  );
}

function settingsOf(table: HtmlElement): HtmlElement[][] {
  return rowsOf(table)
    .map((row) => elementsOf(row))
    .filter((cells) => !cells.every(({ name }) => name === 'th'));
}

/** The records of the settings whose key is wanted. Types are not shown: digits alone are a number. */
export function extraTable(table: HtmlElement, interest: Interest, holder: Holder): Item[] {
  const { place } = holder;
  const items: Item[] = [];
  for (const row of rowsOf(table)) {
    const [first, second] = elementsOf(row);
    const setting = first?.name === 'td' ? cellText(place, first) : null;
    if (!setting || !isWanted(setting.value, interest)) continue;
    const data = second ? cellText(place, second) : null;
    if (!data) {
      items.push(unclear(`The value of ${setting.value} was not understood.`, row, holder));
      continue;
    }
    for (const item of settingItems(setting, data, row, holder)) items.push(item);
  }
  return items;
}

function settingItems(setting: Located, data: Located, row: HtmlElement, holder: Holder): Item[] {
  const { place, part, side } = holder;
  const slash = setting.value.lastIndexOf('\\');
  const valueName = sub(setting, slash + 1, setting.value.length);
  const keyPath = sub(setting, 0, slash);
  const base = {
    kind: 'registry',
    part,
    side,
    hive: null,
    keyPath,
    type: null,
    at: spanOf(place, row),
  } as const;
  const order = directive(valueName);
  if (!order) return [{ ...base, valueName, data: dataOf(data), operation: 'set' }];
  if (order.operation === 'set-if-absent') return [{ ...base, data: dataOf(data), ...order }];
  if (order.valueName || order.operation === 'delete-all-values') return [{ ...base, data: null, ...order }];
  return [unclear(`The directive ${valueName.value} was not understood.`, row, holder)];
}

function dataOf(text: Located): RegistryData {
  if (!/^[0-9]{1,10}$/.test(text.value)) return { kind: 'text', text };
  return { kind: 'number', number: Number(text.value), at: text.at };
}
