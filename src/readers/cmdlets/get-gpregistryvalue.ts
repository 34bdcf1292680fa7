// Get-GPRegistryValue: registry settings of a GPO, one object for each value and for each subkey of the key that was asked for.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Diagnostic, Item, RegistryOperation, RegistryRecord } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import { directive } from '../registry/policy-directives.ts';
import { isWanted } from '../registry/registry-data.ts';
import { type Bag, type Mapper, namesOf, propertyOf, valuesOf } from '../serializations/bag.ts';
import type { Command } from './command.ts';
import { flawOf, truncated } from './flaws.ts';
import { answeredSettings, gpoOf } from './gp-answers.ts';
import { dataOf, isTrouble, keyOf, type SettingKey, type Trouble, typeOf } from './gp-values.ts';

export const getGpRegistryValue: Mapper = {
  name: 'Get-GPRegistryValue',
  holder: 'gpo',
  wants,
  accepts,
  map,
  answered: answeredSettings,
};

const AGAIN =
  'Export it again with all properties: the same Get-GPRegistryValue, then | Format-List * > values.txt';

function wants(names: ReadonlySet<string>): boolean {
  if (names.has('fullkeypath')) return true;
  return names.has('keypath') && (names.has('policystate') || (names.has('valuename') && names.has('value')));
}

function accepts(bag: Bag, asked: Command | null): boolean {
  const names = namesOf(bag);
  if (wants(names)) return true;
  return names.has('valuename') && (asked !== null || names.has('policystate') || names.has('value'));
}

function* map(bag: Bag, interest: Interest, asked: Command | null): Iterable<Item> {
  // What is cut may be the key.
  if (!isWhole(bag)) {
    yield truncated(bag);
    return;
  }
  const key = keyOf(bag, asked);
  if (isTrouble(key)) {
    yield trouble(key, bag);
    return;
  }
  if (!isWanted(key.keyPath.value, interest)) return;
  for (const item of settingOf(bag, key)) yield { ...item, part: gpoOf(asked), side: key.side };
}

/** Format-List prints HasValue last. */
function isWhole(bag: Bag): boolean {
  return bag.end === 'closed' || (bag.end === 'open' && namesOf(bag).has('hasvalue'));
}

type Setting = RegistryRecord | Diagnostic;

function* settingOf(bag: Bag, key: SettingKey): Iterable<Setting> {
  const names = namesOf(bag);
  if (names.has('disableddirectly') || names.has('action')) {
    const message =
      'This is an item of Preferences (Get-GPPrefRegistryValue), not of a policy, and is not judged here.';
    const hint = 'Copy Preferences\\Registry\\Registry.xml of the GPO, or export the GPO report as XML.';
    yield diagnostic('not-read', 'partial', message, bag.at, hint);
    return;
  }
  const { hive, keyPath, side } = key;
  const about = { kind: 'registry', part: null, side, hive, keyPath, at: bag.at } as const;
  const [has] = valuesOf(bag, 'hasvalue');
  if (has && !/^(?:true|false)$/i.test(has.value.trim())) {
    const message = `HasValue is "${has.value.slice(0, 60)}", which is neither True nor False: lines may have been joined.`;
    yield trouble({ message, at: has.at }, bag);
    return;
  }
  if (has && /^false$/i.test(has.value.trim()) && shows(bag, 'valuename') && shows(bag, 'value')) {
    const message = 'HasValue is False, and a value is shown: one of the two is wrong.';
    yield trouble({ message, at: has.at }, bag);
    return;
  }
  if (isSubkey(bag)) {
    yield { ...about, valueName: null, type: null, data: null, operation: 'create-key' };
    return;
  }
  for (const name of ['valuename', 'policystate', 'type']) {
    const property = propertyOf(bag, name);
    const flaw = property && flawOf(property);
    if (flaw) {
      yield flaw;
      return;
    }
  }
  yield* namedSetting(bag, about);
}

function shows(bag: Bag, name: string): boolean {
  return valuesOf(bag, name).some(({ value }) => /[^\s\0]/.test(value));
}

/** A subkey is shown by its name alone; in a table or a CSV its other columns are empty. */
function isSubkey(bag: Bag): boolean {
  const has = valuesOf(bag, 'hasvalue')[0]?.value.trim().toLowerCase();
  if (has !== undefined) return has === 'false';
  return ['policystate', 'type', 'value', 'valuename'].every((name) => valuesOf(bag, name).length === 0);
}

type About = Pick<RegistryRecord, 'kind' | 'part' | 'side' | 'hive' | 'keyPath' | 'at'>;

function* namedSetting(bag: Bag, about: About): Iterable<Setting> {
  const named = propertyOf(bag, 'valuename');
  if (!named) {
    yield trouble({ message: 'The object does not show ValueName: which value it is cannot be told.' }, bag);
    return;
  }
  const valueName = named.raw ?? named.values[0] ?? { value: '', at: named.at };
  const order = directive(valueName);
  if (order) {
    const { operation, valueName: target } = order;
    yield { ...about, valueName: target, type: null, data: null, operation };
    return;
  }
  const operation = operationOf(bag);
  if (typeof operation !== 'string') yield trouble(operation, bag);
  else if (operation === 'delete-value' && valueName.value === '') {
    const message = 'PolicyState is Delete without a ValueName: what is deleted cannot be told.';
    yield trouble({ message }, bag);
  } else if (operation === 'delete-value') {
    yield { ...about, valueName, type: null, data: null, operation };
  } else {
    const type = typeOf(bag);
    const data = isTrouble(type) ? type : dataOf(bag, type);
    if (isTrouble(data)) yield trouble(data, bag);
    else if ('kind' in data && data.kind === 'diagnostic') yield data;
    else yield { ...about, valueName, type: isTrouble(type) ? null : type, data, operation };
  }
}

// Microsoft.GroupPolicy.PolicyState; its numbers are not documented, and ConvertTo-Json prints them.
function operationOf(bag: Bag): RegistryOperation | Trouble {
  const [state] = valuesOf(bag, 'policystate');
  const word = state?.value.trim().toLowerCase() ?? '';
  if (word === 'set') return 'set';
  if (word === 'delete') return 'delete-value';
  if (word === '' || /^\d+$/.test(word)) {
    // A value that is deleted shows none.
    if (shows(bag, 'value')) return 'set';
    const shown = word === '' ? 'is not shown' : `is the number ${word}`;
    return {
      message: `PolicyState ${shown} and Value is empty: whether it is set or deleted cannot be told.`,
      at: state?.at,
    };
  }
  return {
    message: `PolicyState is "${state?.value.slice(0, 60) ?? ''}", which is neither Set nor Delete.`,
    at: state?.at,
  };
}

function trouble({ message, at }: Trouble, bag: Bag) {
  return diagnostic('bad-value', 'partial', message, at ?? bag.at, AGAIN);
}
