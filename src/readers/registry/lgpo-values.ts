// Values as LGPO text writes them: a word for the type, and the data behind its colon.

import { type Located, splitLocated } from '../../model/located.ts';
import type { RegistryData, RegistryType } from '../../model/record.ts';
import { table } from '../../model/table.ts';
import { numberFor } from './registry-data.ts';

const TYPES: Readonly<Record<string, RegistryType>> = table({
  SZ: 'REG_SZ',
  EXSZ: 'REG_EXPAND_SZ',
  MULTISZ: 'REG_MULTI_SZ',
  DWORD: 'REG_DWORD',
  QWORD: 'REG_QWORD',
  BINARY: 'REG_BINARY',
  NONE: 'REG_NONE',
});

/** The type that such a word stands for in any case, or null. */
export function typeOfWord(word: string): RegistryType | null {
  return TYPES[word.toUpperCase()] ?? null;
}

/** The data of a value of that type; null where it is none. */
export function dataShown(type: RegistryType, raw: Located): RegistryData | null {
  if (type === 'REG_SZ' || type === 'REG_EXPAND_SZ') return { kind: 'text', text: raw };
  if (type === 'REG_MULTI_SZ') return { kind: 'list', items: listOf(raw) };
  if (type === 'REG_DWORD' || type === 'REG_QWORD') {
    const digits = raw.value.trim();
    const number = /^(?:0x[0-9a-f]+|\d+)$/i.test(digits) ? numberFor(type, digits) : null;
    return number === null ? null : { kind: 'number', number, at: raw.at };
  }
  const hex = raw.value.replace(/[\s,]/g, '');
  const bytes = hex.length % 2 === 0 && /^[0-9a-f]*$/i.test(hex);
  return bytes ? { kind: 'bytes', length: hex.length / 2, at: raw.at } : null;
}

/** Strings with `\0` between them, written as these two characters; one may stand at the end. */
function listOf(raw: Located): Located[] {
  if (raw.value === '') return [];
  const items = splitLocated(raw, /\\0/g);
  while (items.length > 1 && items.at(-1)?.value === '') items.pop();
  return items;
}
