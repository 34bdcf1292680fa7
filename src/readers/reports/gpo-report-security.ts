// Security options of a report: registry values that it shows by the path of their key, in every language the same.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Side } from '../../model/format.ts';
import { type Located, sub, trimBlanks } from '../../model/located.ts';
import type { Diagnostic, Hive, Item, RegistryData, RegistryRecord } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import { isWanted, numberFor } from '../registry/registry-data.ts';
import type { XmlElement } from '../xml/slice.ts';
import { childOf, textOf, wordOf } from '../xml/tree.ts';

interface Holder {
  readonly part: string | null;
  readonly side: Side;
}

const ROOTS: ReadonlyMap<string, Hive> = new Map([
  ['MACHINE', 'HKLM'],
  ['USER', 'HKCU'],
]);

/** The record of an option whose key is wanted. What is not understood is a notice: an option holds no list of realms. */
export function securityItems(option: XmlElement, interest: Interest, holder: Holder): Item[] {
  const name = wordOf(option, 'KeyName');
  if (!name || !isWanted(name.value, interest)) return [];
  const first = name.value.indexOf('\\');
  const last = name.value.lastIndexOf('\\');
  const hive = ROOTS.get(name.value.slice(0, Math.max(first, 0)).toUpperCase());
  const data = dataOf(option);
  if (!hive || last === first || !data) return [unclear(name, holder)];
  const record: RegistryRecord = {
    kind: 'registry',
    ...holder,
    hive,
    keyPath: sub(name, first + 1, last),
    valueName: sub(name, last + 1, name.value.length),
    type: data.kind === 'number' ? 'REG_DWORD' : 'REG_SZ',
    data,
    operation: 'set',
    at: option.span(),
  };
  return [record];
}

function dataOf(option: XmlElement): RegistryData | null {
  const number = childOf(option, 'SettingNumber');
  if (!number) {
    const text = textOf(option, 'SettingString');
    return text && { kind: 'text', text };
  }
  const shown = trimBlanks(number.text());
  const value = /^[0-9]+$/.test(shown.value) ? numberFor('REG_DWORD', shown.value) : null;
  return value === null ? null : { kind: 'number', number: value, at: shown.at };
}

function unclear(name: Located, holder: Holder): Diagnostic {
  const message = `The security option ${name.value} was not understood.`;
  return { ...diagnostic('bad-value', 'notice', message, name.at, 'Read GptTmpl.inf instead.'), ...holder };
}
