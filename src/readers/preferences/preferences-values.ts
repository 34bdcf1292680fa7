// The value of a registry item of Preferences: its type and its data as the attributes write them (MS-GPPREF).

import { type Located, trimBlanks } from '../../model/located.ts';
import type { RegistryData, RegistryType } from '../../model/record.ts';
import { startOf } from '../../model/span.ts';
import { typeOfName } from '../registry/registry-data.ts';
import type { XmlElement } from '../xml/slice.ts';
import { childOf, childrenOf } from '../xml/tree.ts';

/** The text of the attribute of that name, null where the element has none. */
export function attributeOf(element: XmlElement, name: string): Located | null {
  return element.attributes.find((attribute) => attribute.name === name)?.text() ?? null;
}

/** Whether an attribute that is a switch is on. */
export function isOn(element: XmlElement, name: string): boolean {
  const value = attributeOf(element, name)?.value.trim().toLowerCase();
  return value === '1' || value === 'true';
}

export interface ValueData {
  readonly type: RegistryType | null;
  readonly data: RegistryData | null;
  /** A sentence on what was not understood, if anything. */
  readonly problem: string | null;
}

/** Type and data of the Properties of an item that sets a value. */
export function valueData(properties: XmlElement): ValueData {
  const named = attributeOf(properties, 'type')?.value ?? '';
  const type = typeOfName(named.toUpperCase());
  const raw = attributeOf(properties, 'value') ?? { value: '', at: startOf(properties.span()) };
  if (!type) return { type: null, data: null, problem: `"${named}" is no type of a registry value.` };
  // An item can set single bits of a number; the others are those of the client.
  if (childOf(properties, 'SubProp')) {
    return { type, data: null, problem: 'This item sets single bits of a number, which is not read.' };
  }
  if (type === 'REG_SZ' || type === 'REG_EXPAND_SZ') return whole(type, { kind: 'text', text: raw });
  if (type === 'REG_MULTI_SZ') return whole(type, { kind: 'list', items: stringsOf(properties, raw) });
  if (type === 'REG_DWORD' || type === 'REG_QWORD') return numberOf(type, trimBlanks(raw));
  return bytesOf(type, trimBlanks(raw));
}

function whole(type: RegistryType, data: RegistryData): ValueData {
  return { type, data, problem: null };
}

/** The strings stand in elements; the attribute repeats them in one line. */
function stringsOf(properties: XmlElement, raw: Located): Located[] {
  const values = childrenOf(properties, 'Values').flatMap((list) => childrenOf(list, 'Value'));
  if (values.length > 0) return values.map((value) => value.text());
  return raw.value === '' ? [] : [raw];
}

// Numbers are hexadecimal, whatever displayDecimal says of how the editor shows them.
function numberOf(type: RegistryType, raw: Located): ValueData {
  const digits = /^(?:0x)?([0-9a-f]{1,16})$/i.exec(raw.value)?.[1];
  if (digits !== undefined && (type === 'REG_QWORD' || digits.length <= 8)) {
    return whole(type, { kind: 'number', number: Number.parseInt(digits, 16), at: raw.at });
  }
  const problem = `"${raw.value}" is no ${type} in hexadecimal digits.`;
  return { type, data: { kind: 'text', text: raw }, problem };
}

function bytesOf(type: RegistryType, raw: Located): ValueData {
  const data: RegistryData = { kind: 'bytes', length: Math.floor(raw.value.length / 2), at: raw.at };
  const hex = raw.value.length % 2 === 0 && /^[0-9a-f]*$/i.test(raw.value);
  return { type, data, problem: hex ? null : `The data of a ${type} is not hexadecimal.` };
}
