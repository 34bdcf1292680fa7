// The properties of a PolicyRegistrySetting (Microsoft.GroupPolicy): key, type and data as words, numbers or lists of them.

import type { Side } from '../../model/format.ts';
import { type Located, sub } from '../../model/located.ts';
import type { Diagnostic, Hive, RegistryData, RegistryType } from '../../model/record.ts';
import type { Span } from '../../model/span.ts';
import { table } from '../../model/table.ts';
import { type Key, splitKey } from '../registry/registry-data.ts';
import { type Bag, type BagProperty, propertyOf, valuesOf } from '../serializations/bag.ts';
import { argument, type Command } from './command.ts';
import { flawOf } from './flaws.ts';

/** What is wrong with a property, and where, if it is not the object as a whole. */
export interface Trouble {
  readonly message: string;
  readonly at?: Span | undefined;
}

export function isTrouble(result: object | string): result is Trouble {
  return typeof result === 'object' && 'message' in result && !('kind' in result);
}

export interface SettingKey {
  readonly hive: Hive;
  readonly keyPath: Located;
  /** Which half of the GPO: HKLM settings are those of its computers. */
  readonly side: Side;
}

// Microsoft.Win32.RegistryHive, whose numbers ConvertTo-Json prints.
const HIVES: Readonly<Record<string, Hive>> = table({
  localmachine: 'HKLM',
  '-2147483646': 'HKLM',
  '2147483650': 'HKLM',
  currentuser: 'HKCU',
  '-2147483647': 'HKCU',
  '2147483649': 'HKCU',
});

// Microsoft.Win32.RegistryValueKind: words, and the numbers of winnt.h.
const TYPES: Readonly<Record<string, RegistryType>> = table({
  string: 'REG_SZ',
  '1': 'REG_SZ',
  expandstring: 'REG_EXPAND_SZ',
  '2': 'REG_EXPAND_SZ',
  binary: 'REG_BINARY',
  '3': 'REG_BINARY',
  dword: 'REG_DWORD',
  '4': 'REG_DWORD',
  multistring: 'REG_MULTI_SZ',
  '7': 'REG_MULTI_SZ',
  qword: 'REG_QWORD',
  '11': 'REG_QWORD',
});

/** The key, from FullKeyPath, from Hive and KeyPath, or from what the command asked for. */
export function keyOf(bag: Bag, asked: Command | null): SettingKey | Trouble {
  const full = propertyOf(bag, 'fullkeypath');
  const path = propertyOf(bag, 'keypath');
  const flawed = [full, path].find((property) => property?.flaw);
  if (flawed) return { message: flawOf(flawed)?.message ?? '', at: flawed.at };
  const [fullText] = full?.values ?? [];
  const [pathText] = path?.values ?? [];
  const [hiveText] = valuesOf(bag, 'hive');
  const word = hiveText?.value.trim().toLowerCase() ?? '';
  const hive = HIVES[word];
  if (hiveText && !hive) {
    return {
      message: `Hive is "${hiveText.value.slice(0, 60)}", which is neither LocalMachine nor CurrentUser.`,
      at: hiveText.at,
    };
  }
  const named = fullText ? splitKey(fullText) : pathText ? null : askedKey(asked);
  if (fullText && !named) {
    return {
      message: `FullKeyPath begins with no root of the registry: "${fullText.value.slice(0, 60)}".`,
      at: fullText.at,
    };
  }
  const differs = named && ((hive && hive !== named.hive) || (pathText && !sameKey(pathText, named)));
  if (differs) {
    return {
      message: 'FullKeyPath, Hive and KeyPath speak of different keys.',
      at: hiveText?.at ?? pathText?.at,
    };
  }
  if (named) return { hive: named.hive, keyPath: named.keyPath, side: sideOf(named.hive) };
  if (!pathText)
    return { message: 'The object does not show KeyPath: where the value is set cannot be told.' };
  if (!hive)
    return {
      message: 'The object shows neither Hive nor FullKeyPath: for computers or for users cannot be told.',
      at: pathText.at,
    };
  return { hive, keyPath: pathText, side: sideOf(hive) };
}

function sameKey(path: Located, { keyPath }: Key): boolean {
  return path.value.replace(/(?<!\\)\\+$/, '').toLowerCase() === keyPath.value.toLowerCase();
}

/** The half of a GPO that its settings of a hive belong to. */
export function sideOf(hive: Hive): Side {
  return hive === 'HKLM' ? 'computer' : 'user';
}

/** The key that a command names, where it is written out. */
export function askedKey(asked: Command | null): Key | null {
  const key = asked && argument(asked, 'key');
  return key && !/[$*]/.test(key.value) ? splitKey(withoutDrive(key)) : null;
}

// `HKLM:\SOFTWARE` is how the drives of PowerShell are named.
function withoutDrive(key: Located): Located {
  const drive = /^(HK(?:LM|CU)):\\/i.exec(key.value)?.[1];
  if (!drive) return key;
  const rest = sub(key, drive.length + 1, key.value.length);
  return { ...rest, value: `${drive}${rest.value}`, at: key.at, segments: [...shifted(rest, drive.length)] };
}

function* shifted({ segments, value, at }: Located, by: number) {
  yield { at: 0, length: by, span: at, linear: false };
  for (const segment of segments ?? [{ at: 0, length: value.length, span: at, linear: true }]) {
    yield { ...segment, at: segment.at + by };
  }
}

export function typeOf(bag: Bag): RegistryType | Trouble {
  const [shown] = valuesOf(bag, 'type');
  const word = shown?.value.trim().toLowerCase() ?? '';
  const type = TYPES[word];
  if (type) return type;
  if (!shown)
    return { message: 'The object does not show Type: whether the value is a text cannot be told.' };
  return {
    message: `Type is "${shown.value.slice(0, 60)}", which is no type of a registry value.`,
    at: shown.at,
  };
}

/** The data of a value by its type. */
export function dataOf(bag: Bag, type: RegistryType): RegistryData | Trouble | Diagnostic {
  const property = propertyOf(bag, 'value');
  if (!property) return { message: 'The object does not show Value.' };
  if (type === 'REG_BINARY') return { kind: 'bytes', length: property.values.length, at: property.at };
  const flaw = flawOf(property);
  if (flaw) return flaw;
  if (type === 'REG_MULTI_SZ') return { kind: 'list', items: property.values.map(withoutNul) };
  if (type === 'REG_DWORD' || type === 'REG_QWORD') return numberIn(property, type);
  const text = property.raw ?? property.values[0] ?? { value: '', at: property.at };
  if (property.raw || property.values.length < 2) return { kind: 'text', text: withoutNul(text) };
  return { message: `Value is a list, and Type says that it is one text.`, at: property.at };
}

/** A text as policies keep it ends with a NUL, which the cmdlet shows. */
function withoutNul(text: Located): Located {
  return text.value.endsWith('\0') ? sub(text, 0, text.value.length - 1) : text;
}

function numberIn({ values, at }: BagProperty, type: 'REG_DWORD' | 'REG_QWORD'): RegistryData | Trouble {
  const [value, other] = values;
  const text = value?.value.trim() ?? '';
  if (!value || other || !/^(?:-?\d{1,20}|0x[0-9a-f]{1,16})$/i.test(text)) {
    return {
      message: `Value is "${text.slice(0, 60)}", which is not the one number that Type speaks of.`,
      at: value?.at ?? at,
    };
  }
  // A number of 32 bits is shown with a sign.
  const number = Number(text);
  return { kind: 'number', number: type === 'REG_DWORD' ? number >>> 0 : number, at: value.at };
}
