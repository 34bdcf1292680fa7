// A registry of the tests' own, into which a .reg file is imported as Windows does: line by line, names without case.

import type { NamedValue } from '../../src/model/remedy.ts';
import { reg } from '../../src/readers/registry/reg.ts';
import { readAll } from './bytes.ts';
import { readValue } from './written-values.ts';

/** Values by their names in lower case, by their keys in lower case, below HKLM. */
export type RegistryState = Map<string, Map<string, NamedValue>>;

/** The registry after the import; the one before stays. */
export function applyReg(before: RegistryState, file: Uint8Array): RegistryState {
  const state: RegistryState = new Map([...before].map(([key, values]) => [key, new Map(values)]));
  const { records, gaps } = readAll(reg, file);
  if (gaps.length > 0) throw new Error(JSON.stringify(gaps));
  for (const record of records) {
    const key = record.keyPath.value.toLowerCase();
    if (record.operation === 'delete-key') {
      for (const known of [...state.keys()]) {
        if (known === key || known.startsWith(`${key}\\`)) state.delete(known);
      }
      continue;
    }
    const values = state.get(key) ?? new Map<string, NamedValue>();
    state.set(key, values);
    const name = record.valueName?.value;
    if (name === undefined) continue;
    const value = readValue(record);
    // A value that is there keeps the case of its name.
    const known = values.get(name.toLowerCase());
    if (value === null) values.delete(name.toLowerCase());
    else values.set(name.toLowerCase(), { name: known?.name ?? name, value });
  }
  return state;
}
