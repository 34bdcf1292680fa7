// A configuration as programs that edit registries take it in, in the plainest .reg file that each of them understands.

import { encode } from '../../support/bytes.ts';
import type { Configuration } from '../../support/formats/configuration.ts';
import {
  numberOf,
  POLICY_KEY,
  type RegistryValue,
  registryValues,
  terminated,
} from '../../support/formats/registry.ts';

export const HKLM = 'HKEY_LOCAL_MACHINE';
export const POLICY_PATH = `${HKLM}\\${POLICY_KEY.replace('Software', 'SOFTWARE')}`;

/** The keys of the policies below HKLM, each parent before its children, with their values. */
function keysOf(configuration: Configuration, whole: boolean): [string, RegistryValue[]][] {
  const names = POLICY_KEY.replace('Software', 'SOFTWARE').split('\\');
  const parents = whole ? names.slice(1, -1).map((_, at) => names.slice(0, at + 2).join('\\')) : [];
  const values = registryValues(configuration);
  const lists = (['', '\\domain_realm', '\\MitRealms'] as const).map((below): [string, RegistryValue[]] => [
    `${names.join('\\')}${below}`,
    values.filter((value) => value.below === below),
  ]);
  return [...parents.map((key): [string, RegistryValue[]] => [key, []]), ...lists];
}

const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

function hex({ data, type }: RegistryValue): string {
  const bytes = encode(terminated(String(data), type), 'utf-16le');
  return `hex(${numberOf(type)}):${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(',')}`;
}

interface Spelling {
  /** Every text as its bytes, or those of REG_SZ as they are. */
  readonly asBytes: boolean;
  /** Whether the keys above that of the policies are named. */
  readonly parents?: boolean;
}

/** A version 5 file. */
export function regInput(configuration: Configuration, { asBytes, parents = true }: Spelling): string {
  const keys = keysOf(configuration, parents).map(([key, values]) => {
    const lines = values.map((value) => {
      const { name, data, type } = value;
      const text = () => (type === 'REG_SZ' && !asBytes ? quoted(String(data)) : hex(value));
      const shown = typeof data === 'number' ? `dword:${data.toString(16).padStart(8, '0')}` : text();
      return `${quoted(name)}=${shown}\n`;
    });
    return `[${HKLM}\\${key}]\n${lines.join('')}\n`;
  });
  return `Windows Registry Editor Version 5.00\n\n${keys.join('')}`;
}

/** Texts of a configuration that stand as names of values, and those that stand as their data. */
export function textsOf({ mitRealms, domainRealm }: Configuration): { names: string[]; data: string[] } {
  const all = [...mitRealms, ...domainRealm];
  return { names: all.map(({ name }) => name), data: all.map(({ data }) => data) };
}

export const isAscii = (text: string) => /^[\x00-\x7f]*$/.test(text);

/** Data that stands as the hex digits of its bytes, or the name before it: of a whole line up to a place, or of a part of it. */
export function fromBytes(raw: string): string {
  if (!raw.includes('=hex') && !/^(?:[\da-f]{2},?)+$/.test(raw)) return fromQuoted(raw);
  const digits = raw.slice(raw.lastIndexOf(':') + 1).replaceAll(',', '');
  return Buffer.from(digits, 'hex').toString('utf16le').replace(/\0+$/, '');
}

/** The text of a quoted string of a .reg file, or of a part of it. */
export function fromQuoted(raw: string): string {
  return raw.replace(/\\([\\"])/g, '$1');
}
