// Administrative templates of device management (groupPolicyConfigurations): policies by the names that people see.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Located } from '../../model/located.ts';
import type { Item, PolicyList, PolicyListEntry } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import { gap, isWantedPolicy, recordsOf } from './admx-data.ts';
import type { Fields } from './fields.ts';

/** Whether an object is the value of one policy, with its definition or with a reference to it. */
export function isDefinition(fields: Fields): boolean {
  const isValue = fields.has('presentationValues');
  const isNamed = ['definition', 'definition@odata.bind', 'definitionDisplayName'].some((name) =>
    fields.has(name),
  );
  return fields.has('enabled') ? isValue || isNamed : isValue && isNamed;
}

interface Definition {
  readonly name: Located;
  readonly category: Located | null;
  readonly isUser: boolean;
}

export function* definitionItems(fields: Fields, interest: Interest): Iterable<Item> {
  const definition = definitionOf(fields);
  const gaps: Item[] = [];
  const lists = listsOf(fields, gaps);
  if (!definition) {
    if (lists.length > 0 || gaps.length > 0) yield nameless(fields);
    return;
  }
  const { name, category, isUser } = definition;
  if (!isWantedPolicy([name.value, category?.value ?? '', ...texts(lists)], interest)) return;
  const enabled = fields.flag('enabled');
  if (!enabled) {
    yield gap('Whether this policy is enabled is not said with true or false.', name.at);
    return;
  }
  const state = { value: enabled.value ? 'Enabled' : 'Disabled', at: enabled.at };
  const area = category ?? { value: '', at: name.at };
  yield* recordsOf({ side: isUser ? 'user' : 'computer', area, name }, state, lists, fields.at, false);
  yield* gaps;
}

/** Some exports keep the definition as an object, others its names beside the value. */
function definitionOf(fields: Fields): Definition | null {
  const inner = fields.object('definition');
  const name = inner?.text('displayName') ?? fields.text('definitionDisplayName');
  if (!name) return null;
  const category = inner?.text('categoryPath') ?? fields.text('definitionCategoryPath');
  const policyClass = inner?.text('classType') ?? fields.text('definitionClassType');
  return { name, category, isUser: policyClass?.value.toLowerCase() === 'user' };
}

function nameless(fields: Fields): Item {
  const message =
    'This policy has a list and names its definition by a number alone: which one it is cannot be told.';
  const hint = 'Export it with its definition: $expand=definition in Microsoft Graph.';
  const at = fields.text('definition@odata.bind')?.at ?? fields.at;
  return diagnostic('unknown-policy', 'partial', message, at, hint);
}

function listsOf(fields: Fields, gaps: Item[]): PolicyList[] {
  const lists: PolicyList[] = [];
  for (const value of fields.items('presentationValues')) {
    if (!value.has('values')) continue;
    const pairs = value.items('values');
    const name = value.object('presentation')?.text('label') ?? null;
    lists.push({ name, state: null, entries: pairs.flatMap((pair) => entryOf(pair, gaps)) });
  }
  return lists;
}

function entryOf(pair: Fields, gaps: Item[]): PolicyListEntry[] {
  const [name, data] = [pair.text('name'), pair.text('value')];
  if (!name || !data) gaps.push(gap('An entry of this list has no name or no value.', pair.at));
  return name ? [{ name, data, at: pair.at }] : [];
}

function texts(lists: readonly PolicyList[]): string[] {
  return lists.flatMap(({ entries }) => entries.map(({ data }) => data?.value ?? ''));
}
