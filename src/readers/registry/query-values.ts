// Values as `reg query` prints them, by their type.

import { type Located, splitLocated, sub } from '../../model/located.ts';
import type { RegistryData, RegistryType } from '../../model/record.ts';
import { numberFor } from './registry-data.ts';

/** Types whose data may hold line breaks. */
export function isText(type: string): boolean {
  return type === 'REG_SZ' || type === 'REG_EXPAND_SZ' || type === 'REG_MULTI_SZ';
}

export function inParentheses(text: string): boolean {
  return /^\(.+\)\s*$/.test(text);
}

/** Null for what is no data of the type. */
export function dataOf(type: RegistryType, raw: Located): RegistryData | null {
  const { value, at } = raw;
  if (type === 'REG_SZ' || type === 'REG_EXPAND_SZ') return { kind: 'text', text: raw };
  if (type === 'REG_MULTI_SZ') {
    return { kind: 'list', items: value === '' ? [] : splitLocated(raw, /\\0/g) };
  }
  const bare = value.trimEnd();
  const span = sub(raw, 0, bare.length).at;
  if (type === 'REG_DWORD' || type === 'REG_QWORD' || type === 'REG_DWORD_BIG_ENDIAN') {
    const number = /^0x[0-9a-f]{1,16}$/i.test(bare) ? numberFor(type, bare) : null;
    return number === null ? null : { kind: 'number', number, at: span };
  }
  return /^(?:[0-9a-f]{2})*$/i.test(bare) ? { kind: 'bytes', length: bare.length / 2, at } : null;
}
