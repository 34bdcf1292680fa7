// Records as readers yield them, in their smallest form.

import type { Origin } from '../../src/model/fact.ts';
import type { PolicyRecord, RegistryData, RegistryRecord } from '../../src/model/record.ts';
import { at } from './facts.ts';

export const POLICY_KEY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
export const LOCAL_KEY = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';

/** A .reg of a client. */
export const REG: Origin = {
  path: 'clients/PC-0217.reg',
  format: 'reg',
  holder: 'client',
  container: null,
  part: null,
  side: null,
};

/** The computer side of a backup's policy file. */
export const POL: Origin = {
  path: 'backup/{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}/DomainSysvol/GPO/Machine/registry.pol',
  format: 'registry-pol',
  holder: 'gpo',
  container: 'backup/{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}',
  part: null,
  side: 'computer',
};

export function text(value: string): RegistryData {
  return { kind: 'text', text: at(value, 2) };
}

export function list(...values: readonly string[]): RegistryData {
  return { kind: 'list', items: values.map((value, index) => at(value, index + 2)) };
}

export function number(value: number): RegistryData {
  return { kind: 'number', number: value, at: at(String(value), 2).at };
}

export interface Bend {
  readonly type?: RegistryRecord['type'];
  readonly hive?: RegistryRecord['hive'];
  readonly side?: RegistryRecord['side'];
  readonly operation?: RegistryRecord['operation'];
}

/** A record of the key (name null) or of a value, the key's path on line 1 and the data on line 2. */
export function registry(
  keyPath: string,
  name: string | null,
  data: RegistryData | null,
  bend: Bend = {},
): RegistryRecord {
  const types = { text: 'REG_SZ', list: 'REG_MULTI_SZ', number: 'REG_DWORD', bytes: 'REG_BINARY' } as const;
  return {
    kind: 'registry',
    part: null,
    side: null,
    hive: 'HKLM',
    keyPath: at(keyPath),
    valueName: name === null ? null : at(name),
    type: data && types[data.kind],
    data,
    operation: 'set',
    at: at(keyPath).at,
    ...bend,
  };
}

export interface PolicyBend {
  readonly state?: string;
  readonly category?: string | null;
  readonly help?: readonly string[];
  readonly side?: PolicyRecord['side'];
  /** Lists of names and data; null data is an element without it. */
  readonly lists?: readonly (readonly (readonly [string, string | null])[])[];
}

/** A policy of a report: its name on line 1, its state on line 2, entries from line 3 on. */
export function policy(name: string, bend: PolicyBend = {}): PolicyRecord {
  const { state = 'Enabled', category = 'System/Kerberos', help = [], side = 'computer', lists = [] } = bend;
  return {
    kind: 'policy',
    part: '{8b7c0f52-3d0e-4c53-9a57-0b6e5c1d2f41}@corp.contoso.example',
    side,
    name: at(name),
    state: at(state, 2),
    category: category === null ? null : at(category, 2),
    help,
    lists: lists.map((entries) => ({
      name: null,
      state: null,
      entries: entries.map(([entry, data], index) => ({
        name: at(entry, 3 + index),
        data: data === null ? null : at(data, 30 + index),
        at: at(entry, 3 + index).at,
      })),
    })),
    at: at(name).at,
  };
}
