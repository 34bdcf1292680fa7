// Data of registry values as Windows stores them: little-endian, texts as UTF-16 with their NULs.

import type { RegistryValue } from '../../model/remedy.ts';

/** The numbers that winnt.h gives the types. */
export const TYPE_NUMBERS: Readonly<Record<RegistryValue['type'], number>> = {
  REG_SZ: 1,
  REG_EXPAND_SZ: 2,
  REG_DWORD: 4,
  REG_MULTI_SZ: 7,
};

/** UTF-16 units, low byte first; a half of a surrogate pair stays what it is. */
export function utf16Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[i * 2] = unit & 0xff;
    bytes[i * 2 + 1] = unit >> 8;
  }
  return bytes;
}

export function uint32Bytes(number: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number, true);
  return bytes;
}

/** The data of a value with the NUL after each text, and one more after a list. */
export function valueBytes(value: RegistryValue): Uint8Array {
  switch (value.type) {
    case 'REG_DWORD':
      return uint32Bytes(value.number);
    case 'REG_MULTI_SZ':
      return utf16Bytes(`${value.items.map((item) => `${item}\0`).join('')}\0`);
    default:
      return utf16Bytes(`${value.text}\0`);
  }
}

/** Both hold the same bytes. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
