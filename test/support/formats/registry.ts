// Writers of the registry formats that Windows' own programs write: Registry.pol, .reg and reg query.

import { encode } from '../bytes.ts';
import type { Configuration, FormatWriter, Setting, TextType } from './configuration.ts';

export const POLICY_KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const ROOT = `HKEY_LOCAL_MACHINE\\${POLICY_KEY.replace('Software', 'SOFTWARE')}`;

/** A value of the policy key or below it, as registry formats show it: a number is a DWORD, a text a REG_SZ. */
export interface RegistryValue {
  /** Empty, `\MitRealms` or `\domain_realm`. */
  readonly below: '' | '\\MitRealms' | '\\domain_realm';
  readonly name: string;
  readonly data: string | number;
  /** Of a text. */
  readonly type: TextType;
}

const TYPES: Readonly<Record<TextType, number>> = { REG_SZ: 1, REG_EXPAND_SZ: 2, REG_MULTI_SZ: 7 };

/** The number of a type of text, as in winnt.h. */
export const numberOf = (type: TextType) => TYPES[type];

/** A text as its bytes stand in a registry, each unit a character: NUL at its end, and after each string of a list. */
export function terminated(data: string, type: TextType): string {
  return type === 'REG_MULTI_SZ' ? `${stringsOf(data).join('\0')}\0\0` : `${data}\0`;
}

function stringsOf(data: string): string[] {
  return data.split(';').map((entry) => entry.trim());
}

/** What the two policies leave in the registry, in the order in which the keys stand. */
export function registryValues(configuration: Configuration): RegistryValue[] {
  const { mitRealms, domainRealm, mitRealmsEnabled } = configuration;
  const list = (below: RegistryValue['below'], settings: readonly Setting[]) =>
    settings.map(({ name, data, type = 'REG_SZ' as const }) => ({ below, name, data, type }));
  return [
    { below: '', name: 'MitRealms_Enabled', data: mitRealmsEnabled ? 1 : 0, type: 'REG_SZ' },
    { below: '', name: 'domain_realm_Enabled', data: 1, type: 'REG_SZ' },
    ...list('\\domain_realm', domainRealm),
    ...list('\\MitRealms', mitRealms),
  ];
}

/** The values key by key; every key is there, also without values. */
function byKey(configuration: Configuration): [string, RegistryValue[]][] {
  const values = registryValues(configuration);
  return (['', '\\domain_realm', '\\MitRealms'] as const).map((below) => [
    `${ROOT}${below}`,
    values.filter((value) => value.below === below),
  ]);
}

const hex = (number: number) => number.toString(16).padStart(8, '0');
/** Marks around what says that a policy is off. */
const off = (number: number, shown: string) => (number === 0 ? `⟦${shown}⟧` : shown);
const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** A text of a type that has no words of its own: its bytes, in ANSI for REGEDIT4. */
function hexText(data: string, type: TextType, wide: boolean): string {
  const bytes = encode(terminated(data, type), wide ? 'utf-16le' : 'latin1');
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  return `hex(${numberOf(type)}):${digits.join(',')}`;
}

function regFile(header: string, configuration: Configuration): string {
  const keys = byKey(configuration).map(([key, values]) => {
    const lines = values.map(({ name, data, type }) => {
      const text = (shown: string) =>
        type === 'REG_SZ' ? quoted(shown) : hexText(shown, type, header !== 'REGEDIT4');
      return `${quoted(name)}=${typeof data === 'number' ? `dword:${off(data, hex(data))}` : text(data)}\r\n`;
    });
    return `[${key}]\r\n${lines.join('')}\r\n`;
  });
  return `${header}\r\n\r\n${keys.join('')}`;
}

function regQuery(configuration: Configuration): string {
  const keys = byKey(configuration).map(([key, values]) => {
    const lines = values.map(({ name, data, type }) =>
      typeof data === 'number'
        ? `    ${name}    REG_DWORD    ${off(data, `0x${data.toString(16)}`)}\r\n`
        : `    ${name}    ${type}    ${type === 'REG_MULTI_SZ' ? stringsOf(data).join('\\0') : data}\r\n`,
    );
    return `\r\n${key}\r\n${lines.join('')}`;
  });
  return `${keys.join('')}\r\n`;
}

const unit = (number: number) => String.fromCharCode(number & 0xffff, number >>> 16);

function policyFile(configuration: Configuration): Uint8Array {
  const records = registryValues(configuration).map(({ below, name, data, type }) => {
    const [number, bytes] =
      typeof data === 'number' ? [4, unit(data)] : [numberOf(type), terminated(data, type)];
    return `[${POLICY_KEY}${below}\0;${name}\0;${unit(number)};${unit(bytes.length * 2)};${bytes}]`;
  });
  const body = encode(records.join(''), 'utf-16le');
  return Uint8Array.from([0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0, ...body]);
}

export const writers: readonly FormatWriter[] = [
  {
    format: 'reg',
    variant: 'version 5',
    path: 'PC-0217.reg',
    shows: 'settings',
    encoding: 'utf-16le-bom',
    write: (configuration) => regFile('Windows Registry Editor Version 5.00', configuration),
  },
  {
    format: 'reg',
    variant: 'REGEDIT4',
    path: 'PC-0217.reg',
    shows: 'settings',
    encoding: 'latin1',
    write: (configuration) => regFile('REGEDIT4', configuration),
  },
  { format: 'reg-query', path: 'PC-0217.txt', shows: 'settings', write: regQuery },
  { format: 'registry-pol', path: 'Machine/Registry.pol', shows: 'settings', write: policyFile },
];
