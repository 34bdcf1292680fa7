// One policy of the settings catalog: a choice between enabled and disabled, and below it the list as groups of key and value.

import { type Located, sub } from '../../model/located.ts';
import type { Item, PolicyListEntry } from '../../model/record.ts';
import { gap, type Part } from './admx-data.ts';
import type { Fields } from './fields.ts';

/** What an instance says, and what of it was not understood. */
export interface CatalogParts {
  readonly parts: readonly Part[];
  readonly gaps: readonly Item[];
}

/** Parts of the instance whose definition is `id`, as its data in SyncML would have them. */
export function catalogParts(id: Located, instance: Fields): CatalogParts {
  const gaps: Item[] = [];
  const parts: Part[] = [];
  const choice = instance.object('choiceSettingValue');
  const value = choice?.text('value');
  const state = value && stateOf(id, value);
  if (!choice || !state) {
    gaps.push(gap('This policy is neither enabled (_1) nor disabled (_0).', value?.at ?? instance.at));
    return { parts: [], gaps };
  }
  parts.push({ kind: 'state', state });
  for (const child of choice.items('children')) {
    const element = child.text('settingDefinitionId');
    if (element?.value.startsWith(`${id.value}_`)) {
      const name = sub(element, id.value.length + 1, element.value.length);
      parts.push({ kind: 'list', id: name, entries: entriesOf(child, gaps) });
    } else gaps.push(gap('A part of this policy names no element of it.', element?.at ?? child.at));
  }
  return { parts, gaps };
}

function stateOf(id: Located, { value, at }: Located): Located | null {
  if (value === `${id.value}_1`) return { value: 'Enabled', at };
  return value === `${id.value}_0` ? { value: 'Disabled', at } : null;
}

function entriesOf(list: Fields, gaps: Item[]): PolicyListEntry[] {
  const entries: PolicyListEntry[] = [];
  for (const group of list.items('groupSettingCollectionValue')) {
    const [name, data] = ['_key', '_value'].map((suffix) => simpleIn(group, suffix));
    if (name && data) entries.push({ name, data, at: group.at });
    else
      gaps.push(gap(`An entry of this list has no ${name ? 'value' : 'name'} that could be read.`, group.at));
  }
  if (!list.has('groupSettingCollectionValue')) {
    gaps.push(gap('This list has no entries of names and values.', list.at));
  }
  return entries;
}

function simpleIn(group: Fields, suffix: string): Located | null {
  const child = group
    .items('children')
    .find((one) => one.text('settingDefinitionId')?.value.toLowerCase().endsWith(suffix));
  const simple = child?.object('simpleSettingValue');
  // A secret is a number in the place of its text.
  const secret = /SecretSettingValue$/i.test(simple?.text('@odata.type')?.value ?? '');
  return simple && !secret ? simple.text('value') : null;
}
