// Registry items of Group Policy Preferences (MS-GPPREF), alone in Registry.xml or within a report: what each does.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Side } from '../../model/format.ts';
import type { Located } from '../../model/located.ts';
import type { Item, RegistryOperation, RegistryRecord } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import { type Span, startOf } from '../../model/span.ts';
import { table } from '../../model/table.ts';
import { isWanted, splitKey, weighed } from '../registry/registry-data.ts';
import type { XmlElement } from '../xml/slice.ts';
import { childOf } from '../xml/tree.ts';
import { attributeOf, isOn, valueData } from './preferences-values.ts';

const GROUPS: readonly string[] = ['RegistrySettings', 'Collection'];
const ITEM = 'Registry';

/** What an item is told by the collections around it, and where it is read for. */
interface Around {
  readonly part: string | null;
  readonly side: Side | null;
  readonly interest: Interest;
  readonly conditional: boolean;
}

/**
 * Records of an element of Preferences and all that is in it: an item, a collection, or all items of a side. What is switched
 * off gives none; what has a filter gives conditional ones; an item of our keys that is not understood gives a gap.
 */
export function preferenceItems(
  element: XmlElement,
  part: string | null,
  side: Side | null,
  interest: Interest,
): Item[] {
  return itemsIn(element, { part, side, interest, conditional: false });
}

// A switch or a filter of a collection counts for everything below it (MS-GPPREF 2.2.1).
function itemsIn(element: XmlElement, around: Around): Item[] {
  if (isOn(element, 'disabled')) return [];
  const inner = { ...around, conditional: around.conditional || isFiltered(element) };
  if (element.name === ITEM) return itemsOf(element, inner);
  if (!GROUPS.includes(element.name)) {
    const ours = holdsWanted(element, around.interest);
    return ours ? [unclear(`<${element.name}> is no item of Preferences.`, element.span(), around)] : [];
  }
  return element.children.flatMap((child) => itemsIn(child, inner));
}

// Filters of an item can ask for keys too.
function holdsWanted(element: XmlElement, interest: Interest): boolean {
  if (element.name === 'Filters') return false;
  const key = element.attributes.find(({ name }) => name.toLowerCase() === 'key')?.text().value ?? '';
  return isWanted(key, interest) || element.children.some((child) => holdsWanted(child, interest));
}

// Reports write an empty <Filters/> for none.
function isFiltered(element: XmlElement): boolean {
  return (childOf(element, 'Filters')?.children.length ?? 0) > 0;
}

function itemsOf(item: XmlElement, around: Around): Item[] {
  const properties = childOf(item, 'Properties');
  const keyPath = properties && attributeOf(properties, 'key');
  const at = item.span();
  if (!keyPath) return [unclear('A registry item of Preferences names no key.', startOf(at), around)];
  if (!isWanted(keyPath.value, around.interest)) return [];
  const hive = hiveOf(properties);
  if (!hive)
    return [unclear('This item of Preferences is of no root of the registry that is known.', at, around)];
  const action = attributeOf(properties, 'action')?.value ?? '';
  const { part, side } = around;
  const conditional = around.conditional || needsRightsOfUser(item, hive, side);
  const base: Base = {
    kind: 'registry',
    part,
    side,
    hive,
    keyPath,
    delivery: 'preferences',
    ...(conditional ? { conditional } : {}),
    at,
  };
  const valueName = valueNameOf(properties);
  const items = valueName ? valueItems(properties, valueName, action, base, around) : keyItems(action, base);
  const all = items ?? [
    unclear(`An item of Preferences has the action "${action}", which is none.`, at, around),
  ];
  return all.map((one) => (one.kind === 'diagnostic' ? weighed(one, keyPath.value, around.interest) : one));
}

type Base = Omit<RegistryRecord, 'valueName' | 'type' | 'data' | 'operation'>;

function hiveOf(properties: XmlElement): RegistryRecord['hive'] {
  const name = attributeOf(properties, 'hive');
  return name && (splitKey(name)?.hive ?? null);
}

// An item that runs with the rights of a user may not write for the whole computer: whether it does, those rights decide.
function needsRightsOfUser(item: XmlElement, hive: RegistryRecord['hive'], side: Side | null): boolean {
  return side === 'user' && hive === 'HKLM' && isOn(item, 'userContext');
}

/** Null when the item is about the key itself: it names no value, and does not mean the default one. */
function valueNameOf(properties: XmlElement): Located | null {
  const name = attributeOf(properties, 'name');
  if (isOn(properties, 'default')) return { value: '', at: startOf(name?.at ?? properties.span()) };
  return name && name.value !== '' ? name : null;
}

/** By its letter: update, replace, create, delete. */
const ON_VALUE: Readonly<Record<string, RegistryOperation>> = table({
  U: 'set',
  R: 'set',
  C: 'set-if-absent',
  D: 'delete-value',
});
const ON_KEY: Readonly<Record<string, readonly RegistryOperation[]>> = table({
  U: ['create-key'],
  R: ['delete-key', 'create-key'],
  C: ['create-key'],
  D: ['delete-key'],
});

function keyItems(action: string, base: Base): Item[] | null {
  const operations = ON_KEY[action];
  if (!operations) return null;
  return operations.map((operation) => ({ ...base, valueName: null, type: null, data: null, operation }));
}

function valueItems(
  properties: XmlElement,
  valueName: Located,
  action: string,
  base: Base,
  around: Around,
): Item[] | null {
  const operation = ON_VALUE[action];
  if (!operation) return null;
  if (operation === 'delete-value') return [{ ...base, valueName, type: null, data: null, operation }];
  const { type, data, problem } = valueData(properties);
  const record: Item = { ...base, valueName, type, data, operation };
  return problem === null ? [record] : [record, unclear(problem, base.at, around)];
}

function unclear(message: string, at: Span, { part, side }: Around): Item {
  const hint = 'Open it in the Group Policy Management Editor, and export the GPO again.';
  return { ...diagnostic('bad-value', 'partial', message, at, hint), part, side };
}
