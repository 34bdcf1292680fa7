// What every registry format shares: names of types and hives, and the bytes of a value as its data.

import { type Located, locatedFrom, type Run, splitLocated, sub } from '../../model/located.ts';
import type { Diagnostic, Hive, RegistryData, RegistryType } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import type { Span } from '../../model/span.ts';
import { table } from '../../model/table.ts';
import { decodePage, decodeUtf16 } from '../text/decode.ts';

// Positions are the numbers of winnt.h.
const TYPES: readonly RegistryType[] = [
  'REG_NONE',
  'REG_SZ',
  'REG_EXPAND_SZ',
  'REG_BINARY',
  'REG_DWORD',
  'REG_DWORD_BIG_ENDIAN',
  'REG_LINK',
  'REG_MULTI_SZ',
  'REG_RESOURCE_LIST',
  'REG_FULL_RESOURCE_DESCRIPTOR',
  'REG_RESOURCE_REQUIREMENTS_LIST',
  'REG_QWORD',
];

/** The name of a type number (winnt.h). */
export function typeOfNumber(number: number): RegistryType {
  return TYPES[number] ?? `REG_TYPE_${number}`;
}

/** The type that a listing calls `name`, or null. */
export function typeOfName(name: string): RegistryType | null {
  return TYPES.find((type) => type === name) ?? null;
}

const HIVES: Readonly<Record<string, Hive>> = table({
  HKEY_LOCAL_MACHINE: 'HKLM',
  HKLM: 'HKLM',
  HKEY_CURRENT_USER: 'HKCU',
  HKCU: 'HKCU',
  HKEY_USERS: 'HKU',
  HKU: 'HKU',
  HKEY_CLASSES_ROOT: 'HKCR',
  HKCR: 'HKCR',
  HKEY_CURRENT_CONFIG: 'HKCC',
  HKCC: 'HKCC',
});

/** A number that text shows as one of this type; null where the type has no room for it. */
export function numberFor(type: RegistryType, digits: string): number | null {
  const number = Number(digits);
  const most = type === 'REG_QWORD' ? 2 ** 64 : 2 ** 32 - 1;
  return Number.isInteger(number) && number >= 0 && number <= most ? number : null;
}

/** A registry key with its root. */
export interface Key {
  readonly hive: Hive;
  readonly keyPath: Located;
  /** The whole name, root included. */
  readonly at: Span;
}

/** Root and rest of a key's full name; null when it begins with no known root. A final backslash is no part of it. */
export function splitKey(name: Located): Key | null {
  const slash = name.value.indexOf('\\');
  const root = slash === -1 ? name.value : name.value.slice(0, slash);
  const upper = root.toUpperCase();
  const hive = HIVES[upper];
  if (!hive) return null;
  let end = name.value.length;
  while (end > root.length && name.value[end - 1] === '\\') end--;
  const from = Math.min(slash === -1 ? end : slash + 1, end);
  return { hive, keyPath: sub(name, from, end), at: sub(name, 0, end).at };
}

/** Whether anybody downstream wants this key. */
export function isWanted(keyPath: string, interest: Interest): boolean {
  const lower = keyPath.toLowerCase();
  return interest.keyPaths.some((fragment) => lower.includes(fragment));
}

/** A diagnostic about a wanted key: it is no gap where the key decides nothing about realms. */
export function weighed(said: Diagnostic, keyPath: string, { keyPaths, asides = [] }: Interest): Diagnostic {
  const lower = keyPath.toLowerCase();
  const aside = asides.some((fragment) => lower.includes(fragment));
  const decides = keyPaths.some((fragment) => lower.includes(fragment) && !asides.includes(fragment));
  return aside && !decides ? { ...said, effect: 'notice' } : said;
}

/** Whether a key is `parent` or lies below it; registry names have no case. */
export function liesWithin(keyPath: string, parent: string): boolean {
  if (parent === '') return true;
  const lower = keyPath.toLowerCase();
  const above = parent.toLowerCase();
  return lower === above || lower.startsWith(`${above}\\`);
}

/** Bytes of a value as an export shows them. */
export interface RawValue {
  readonly bytes: Uint8Array;
  /** The raw text or bytes behind data bytes [from, to). */
  readonly spanOf: (from: number, to: number) => Span;
  /** True when a stretch of bytes is a linear run; else each character is one by itself. */
  readonly linear: boolean;
  /** Upper half of the code page of texts, null for UTF-16LE. */
  readonly page: string | null;
}

/** Data, and a sentence on what of the bytes does not fit the type, if anything. */
export interface Decoded {
  readonly data: RegistryData;
  readonly problem: string | null;
}

/** The data of a value by its type. Bytes that do not fit the type stay bytes, and `problem` says why. */
export function decodeValue(type: RegistryType, raw: RawValue): Decoded {
  switch (type) {
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return textValue(type, raw);
    case 'REG_MULTI_SZ': {
      const { text, problem } = textOf(type, raw);
      return { data: { kind: 'list', items: listItems(text) }, problem };
    }
    case 'REG_DWORD':
    case 'REG_DWORD_BIG_ENDIAN':
      return numberValue(type, raw, 4);
    case 'REG_QWORD':
      return numberValue(type, raw, 8);
    default:
      return { data: bytesOf(raw), problem: null };
  }
}

function bytesOf(raw: RawValue): RegistryData {
  return { kind: 'bytes', length: raw.bytes.length, at: raw.spanOf(0, raw.bytes.length) };
}

function textValue(type: RegistryType, raw: RawValue): Decoded {
  const { text, problem } = textOf(type, raw);
  const end = text.value.length - (text.value.endsWith('\0') ? 1 : 0);
  return { data: { kind: 'text', text: sub(text, 0, end) }, problem };
}

function textOf(type: RegistryType, raw: RawValue): { text: Located; problem: string | null } {
  const unit = raw.page === null ? 2 : 1;
  const length = raw.bytes.length - (raw.bytes.length % unit);
  const used = raw.bytes.subarray(0, length);
  const value = raw.page === null ? decodeUtf16(used) : decodePage(used, raw.page);
  const problem =
    length === raw.bytes.length ? null : `A ${type} of ${raw.bytes.length} bytes is not UTF-16.`;
  const all = raw.spanOf(0, length);
  if (raw.linear) return { text: { value, at: all }, problem };
  return { text: locatedFrom(unitRuns(value, unit, raw), all), problem };
}

function* unitRuns(value: string, unit: number, raw: RawValue): Iterable<Run> {
  for (let i = 0; i < value.length; i++) {
    yield { text: value.charAt(i), span: raw.spanOf(i * unit, (i + 1) * unit), linear: false };
  }
}

/**
 * Strings of a REG_MULTI_SZ: each ends with a NUL, the list with one more. ksetup leaves an empty
 * string at the end of its lists, so empty ones are kept.
 */
export function listItems(text: Located): Located[] {
  const { value } = text;
  let end = value.length;
  if (value.endsWith('\0\0')) end--;
  if (value.endsWith('\0')) end--;
  return end === 0 ? [] : splitLocated(sub(text, 0, end), /\0/g);
}

function numberValue(type: RegistryType, raw: RawValue, size: 4 | 8): Decoded {
  const { bytes } = raw;
  if (bytes.length !== size) {
    return { data: bytesOf(raw), problem: `A ${type} has ${size} bytes, this one ${bytes.length}.` };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, size);
  const low = view.getUint32(0, type !== 'REG_DWORD_BIG_ENDIAN');
  const number = size === 8 ? view.getUint32(4, true) * 2 ** 32 + low : low;
  return { data: { kind: 'number', number, at: raw.spanOf(0, size) }, problem: null };
}
