// Keys and values for a hive that a test builds, before they have a place in it.

export interface HiveValue {
  readonly name: string;
  readonly type: number;
  readonly data: Uint8Array;
}

export interface HiveKey {
  readonly name: string;
  readonly values?: readonly HiveValue[];
  readonly keys?: readonly HiveKey[];
  /** Kind of the list of its subkeys; `ri` is a list of `lh` lists with two entries each. */
  readonly list?: 'lf' | 'lh' | 'li' | 'ri';
  readonly link?: true;
}

export const utf16 = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));

export const sz = (name: string, text: string): HiveValue => ({ name, type: 1, data: utf16(`${text}\0`) });
export const multi = (name: string, ...items: readonly string[]): HiveValue => {
  return { name, type: 7, data: utf16(`${items.map((item) => `${item}\0`).join('')}\0`) };
};
export const dword = (name: string, number: number): HiveValue => {
  const data = new Uint8Array(4);
  new DataView(data.buffer).setUint32(0, number, true);
  return { name, type: 4, data };
};
export const key = (name: string, ...content: readonly (HiveKey | HiveValue)[]): HiveKey => ({
  name,
  values: content.filter((item) => 'data' in item),
  keys: content.filter((item) => !('data' in item)),
});

/** The keys of a path, each within the one before; the last has the content. */
export function nested(path: string, ...content: readonly (HiveKey | HiveValue)[]): HiveKey {
  const names = path.split('\\');
  const last = names.pop() ?? '';
  return names.reduceRight((below, name) => key(name, below), key(last, ...content));
}
