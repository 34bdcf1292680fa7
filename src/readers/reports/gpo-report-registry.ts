// "Extra registry settings" of a report: what a GPO sets for which the console had no template.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Side } from '../../model/format.ts';
import { type Located, trimBlanks } from '../../model/located.ts';
import type { Diagnostic, Item, RegistryData, RegistryRecord, RegistryType } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import { type Span, startOf } from '../../model/span.ts';
import { directive, directiveTargets } from '../registry/policy-directives.ts';
import { isWanted, weighed } from '../registry/registry-data.ts';
import type { XmlElement } from '../xml/slice.ts';
import { childOf, textOf, wordOf } from '../xml/tree.ts';

interface Holder {
  readonly part: string | null;
  readonly side: Side;
}

/** The records of one RegistrySetting whose key is wanted; anything of it that is not understood is said. */
export function settingItems(setting: XmlElement, interest: Interest, holder: Holder): Item[] {
  const keyPath = wordOf(setting, 'KeyPath');
  const at = setting.span();
  if (!keyPath) return [unclear('A registry setting has no key.', at, holder)];
  if (!isWanted(keyPath.value, interest)) return [];
  const base = { kind: 'registry', ...holder, hive: null, keyPath, type: null, data: null, at } as const;
  return itemsOf(setting, base, holder).map((item) =>
    item.kind === 'diagnostic' ? weighed(item, keyPath.value, interest) : item,
  );
}

function itemsOf(setting: XmlElement, base: Base, holder: Holder): Item[] {
  const value = childOf(setting, 'Value');
  if (value) return valueItems(value, base, holder);
  const command = wordOf(setting, 'Command');
  if (command) return commandItems(command, base, holder);
  return [{ ...base, operation: 'create-key', valueName: null }];
}

type Base = Pick<RegistryRecord, 'kind' | 'part' | 'side' | 'hive' | 'keyPath' | 'type' | 'data' | 'at'>;

function valueItems(value: XmlElement, base: Base, holder: Holder): Item[] {
  const valueName = textOf(value, 'Name') ?? { value: '', at: startOf(value.span()) };
  const { type, data, problem } = dataOf(value);
  const problems = problem ? [unclear(problem, value.span(), holder)] : [];
  const order = directive(valueName);
  if (!order) return [{ ...base, valueName, type, data, operation: 'set' }, ...problems];
  if (order.operation === 'set-if-absent') return [{ ...base, type, data, ...order }, ...problems];
  if (order.valueName || (order.operation !== 'delete-value' && order.operation !== 'delete-key')) {
    return [{ ...base, ...order }];
  }
  if (data?.kind !== 'text') {
    return [unclear(`The targets of ${valueName.value} are not shown.`, value.span(), holder)];
  }
  return directiveTargets(data.text).map((target) => targeted(target, base, order.operation));
}

function targeted(target: Located, base: Base, operation: RegistryRecord['operation']): RegistryRecord {
  if (operation !== 'delete-key') return { ...base, operation, valueName: target };
  const { keyPath } = base;
  const value = `${keyPath.value}\\${target.value}`;
  return { ...base, operation, valueName: null, keyPath: { value, at: target.at } };
}

function commandItems(command: Located, base: Base, holder: Holder): Item[] {
  const order = directive(command);
  const named = order?.valueName ?? null;
  if (order && (named || order.operation === 'delete-all-values' || order.operation === 'secure-key')) {
    return [{ ...base, ...order }];
  }
  return [unclear(`The command ${command.value} on a registry key was not understood.`, command.at, holder)];
}

interface Data {
  readonly type: RegistryType | null;
  readonly data: RegistryData | null;
  readonly problem: string | null;
}

const UNTOLD = 'A registry value has data of a kind that is not known here.';

function dataOf(value: XmlElement): Data {
  const element = value.children.find((child) => child.name !== 'Name');
  if (!element) return { type: null, data: null, problem: 'A registry value has no data.' };
  const text = element.text();
  switch (element.name) {
    case 'String':
      return { type: 'REG_SZ', data: { kind: 'text', text }, problem: null };
    case 'ExpString':
      return { type: 'REG_EXPAND_SZ', data: { kind: 'text', text }, problem: null };
    case 'MultiString':
      return { type: 'REG_MULTI_SZ', data: { kind: 'list', items: stringsOf(element) }, problem: null };
    case 'Number':
      return numberOf(trimBlanks(text));
    case 'Binary':
      return { type: 'REG_BINARY', data: bytesOf(trimBlanks(text)), problem: null };
    default:
      return { type: null, data: null, problem: UNTOLD };
  }
}

function stringsOf(list: XmlElement): Located[] {
  return list.children.filter(({ name }) => /^string$/i.test(name)).map((item) => item.text());
}

function numberOf(text: Located): Data {
  if (/^[0-9]{1,10}$/.test(text.value)) {
    return {
      type: 'REG_DWORD',
      data: { kind: 'number', number: Number(text.value), at: text.at },
      problem: null,
    };
  }
  return { type: 'REG_DWORD', data: { kind: 'text', text }, problem: `${text.value} is not a number.` };
}

/** The schema does not tell hexadecimal from base64; only the length is kept. */
function bytesOf(text: Located): RegistryData {
  const digits = text.value.replace(/\s/g, '');
  const hex = digits.length % 2 === 0 && /^[0-9a-f]*$/i.test(digits);
  const length = hex ? digits.length / 2 : Math.floor((digits.replace(/(?<!=)=+$/, '').length * 3) / 4);
  return { kind: 'bytes', length, at: text.at };
}

function unclear(message: string, at: Span, holder: Holder): Diagnostic {
  const hint = 'Read the Registry.pol of this GPO instead.';
  return { ...diagnostic('bad-value', 'partial', message, at, hint), ...holder };
}
