// A registry in memory as Windows keeps it: names without case that keep the one they were made with. Written for round trips alone.

import { INTEREST } from '../../src/interpreters/interpret.ts';
import type { RegistryRecord } from '../../src/model/record.ts';
import { reg } from '../../src/readers/registry/reg.ts';
import { registryPol } from '../../src/readers/registry/registry-pol.ts';
import { sourceOf } from './bytes.ts';

export type Data = string | number | readonly string[];

export interface Value {
  readonly name: string;
  readonly type: string;
  readonly data: Data;
}

/** Keys by their lower-case paths. */
export type Model = Map<string, { readonly key: string; readonly values: Map<string, Value> }>;

/** What a .reg file of our keys does to a registry. */
export function regRecords(bytes: Uint8Array): RegistryRecord[] {
  return recordsOf(reg.read(sourceOf(bytes, 'a.reg'), INTEREST, {}));
}

export function polRecords(bytes: Uint8Array): RegistryRecord[] {
  return recordsOf(registryPol.read(sourceOf(bytes, 'Registry.pol'), INTEREST, {}));
}

function recordsOf(items: Iterable<{ readonly kind: string }>): RegistryRecord[] {
  const all = [...items];
  const gap = all.find(({ kind }) => kind === 'diagnostic');
  if (gap) throw new Error(JSON.stringify(gap));
  return all.filter((item): item is RegistryRecord => item.kind === 'registry');
}

export function apply(model: Model, records: readonly RegistryRecord[]): Model {
  for (const record of records) {
    const path = record.keyPath.value;
    const name = record.valueName?.value ?? null;
    if (record.operation === 'delete-key') {
      for (const key of [...model.keys()]) {
        if (key === path.toLowerCase() || key.startsWith(`${path.toLowerCase()}\\`)) model.delete(key);
      }
      continue;
    }
    const key = model.get(path.toLowerCase()) ?? { key: path, values: new Map<string, Value>() };
    model.set(path.toLowerCase(), key);
    if (name === null) continue;
    const there = key.values.get(name.toLowerCase());
    if (record.operation === 'delete-value') key.values.delete(name.toLowerCase());
    else {
      key.values.set(name.toLowerCase(), {
        name: there?.name ?? name,
        type: record.type ?? 'none',
        data: dataOf(record),
      });
    }
  }
  return model;
}

function dataOf({ data }: RegistryRecord): Data {
  if (data?.kind === 'number') return data.number;
  if (data?.kind === 'list') return data.items.map(({ value }) => value).filter((item) => item !== '');
  if (data?.kind === 'text') return data.text.value;
  throw new Error('data that a round trip has no use for');
}

/** For comparison: keys and values in order, without what is only there because a key was named. */
export function shown(model: Model): Record<string, Value[]> {
  const keys = [...model.values()].filter(({ values }) => values.size > 0);
  return Object.fromEntries(
    keys
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ key, values }) => [key, [...values.values()].sort((a, b) => (a.name < b.name ? -1 : 1))]),
  );
}

/** The registry as `reg export` writes it; `keys` without values stay. */
export function dumped(model: Model): string {
  const lines = ['Windows Registry Editor Version 5.00', ''];
  for (const { key, values } of model.values()) {
    lines.push(`[HKEY_LOCAL_MACHINE\\${key}]`, ...[...values.values()].map(line), '');
  }
  return lines.join('\r\n');
}

const TYPES: Readonly<Record<string, number>> = { REG_EXPAND_SZ: 2, REG_MULTI_SZ: 7 };

function line({ name, type, data }: Value): string {
  const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  if (typeof data === 'number') return `${quoted(name)}=dword:${data.toString(16).padStart(8, '0')}`;
  if (typeof data === 'string' && type === 'REG_SZ') return `${quoted(name)}=${quoted(data)}`;
  const text = typeof data === 'string' ? `${data}\0` : `${data.map((item) => `${item}\0`).join('')}\0`;
  const bytes = Array.from(text, (unit) => [unit.charCodeAt(0) & 0xff, unit.charCodeAt(0) >> 8]).flat();
  return `${quoted(name)}=hex(${TYPES[type]}):${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`;
}

/** A policy file of these values, in their order, by the tests' own hand (MS-GPREG 2.2.1). */
export function polOf(entries: readonly { readonly key: string; readonly value: Value }[]): Uint8Array {
  const units = entries.map(({ key, value: { name, type, data } }) => {
    const content = typeof data === 'number' ? uint32(data) : `${data}\0`;
    const number = typeof data === 'number' ? 4 : type === 'REG_EXPAND_SZ' ? 2 : 1;
    return `[${key}\0;${name}\0;${uint32(number)};${uint32(content.length * 2)};${content}]`;
  });
  const bytes = Array.from(units.join(''), (unit) => [
    unit.charCodeAt(0) & 0xff,
    unit.charCodeAt(0) >> 8,
  ]).flat();
  return Uint8Array.from([0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0, ...bytes]);
}

function uint32(number: number): string {
  return String.fromCharCode(number & 0xffff, number >>> 16);
}
