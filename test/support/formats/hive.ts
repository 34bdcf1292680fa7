// Hives of a configuration: the key of the policies as reg save writes it, and the whole of SOFTWARE around it.

import { buildHive } from '../hive-bytes.ts';
import { dword, type HiveKey, key, multi, nested, sz, utf16 } from '../hive-keys.ts';
import type { Configuration, FormatWriter, Setting } from './configuration.ts';
import { numberOf, terminated } from './registry.ts';

/** The key of the two policies with a configuration, under the name that it has or that an offline editor left it. */
export function kerberosKey(configuration: Omit<Configuration, 'trust'>, name = 'Kerberos'): HiveKey {
  const list = (of: string, settings: readonly Setting[]) =>
    key(
      of,
      ...settings.map(({ name: realm, data, type = 'REG_SZ' as const }) => ({
        name: realm,
        type: numberOf(type),
        data: utf16(terminated(data, type)),
      })),
    );
  return key(
    name,
    dword('MitRealms_Enabled', configuration.mitRealmsEnabled ? 1 : 0),
    dword('domain_realm_Enabled', 1),
    list('MitRealms', configuration.mitRealms),
    list('domain_realm', configuration.domainRealm),
  );
}

/** A SOFTWARE hive around the key of the policies, or around nothing where there is none. */
export function softwareHive(kerberos: HiveKey | null, ...beside: readonly HiveKey[]): HiveKey {
  const system = key('System', dword('EnableLUA', 1), ...(kerberos ? [kerberos] : []));
  return key(
    'CMI-CreateHive{10DE2F43-1F6D-4B3C-9B2E-5E1C8D0A7F11}',
    key('Classes', nested('.txt\\PersistentHandler')),
    key(
      'Microsoft',
      nested('Cryptography', sz('MachineGuid', '4f0c1f0e-9f34-4b1c-8d57-2f0f6d1f2a10')),
      key(
        'Windows',
        key(
          'CurrentVersion',
          sz('ProgramFilesDir', 'C:\\Program Files'),
          key('Policies', key('Explorer'), system),
        ),
      ),
      nested('Windows NT\\CurrentVersion', sz('ProductName', 'Windows 11 Enterprise')),
    ),
    key('Policies', key('Microsoft', nested('Windows NT\\Terminal Services'))),
    nested('WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Policies\\System'),
    ...beside,
  );
}

/** What ksetup leaves of a realm, under Lsa\\Kerberos. */
export function lsaKerberos(realm: string, kdc: string, ...suffixes: readonly string[]): HiveKey {
  return key(
    'Kerberos',
    key('Domains', key(realm, multi('KdcNames', kdc, ''), dword('RealmFlags', 0))),
    key('HostToRealm', key(realm, multi('SpnMappings', ...suffixes, ''))),
    key('Parameters'),
  );
}

/** A control set with the local settings of a client. */
export function controlSet(name: string, computer: string, kerberos: HiveKey): HiveKey {
  return key(
    name,
    key(
      'Control',
      key('ComputerName', key('ComputerName', sz('ComputerName', computer))),
      key('Lsa', kerberos, key('MSV1_0')),
    ),
    nested('Services\\Tcpip\\Parameters', sz('Domain', 'corp.contoso.example')),
  );
}

/** A SYSTEM hive of which one set is the current. */
export function systemHive(current: number | null, ...sets: readonly HiveKey[]): HiveKey {
  const select =
    current === null ? [] : [key('Select', dword('Current', current), dword('Default', current))];
  return key('ROOT', ...sets, key('MountedDevices'), ...select, key('Setup'));
}

export const writers: readonly FormatWriter[] = [
  {
    format: 'hive',
    variant: 'reg save of the policy key',
    path: 'WS-0042/kerberos.hiv',
    shows: 'settings',
    write: (configuration) => buildHive(kerberosKey(configuration)).bytes,
  },
  {
    format: 'hive',
    variant: 'the whole of SOFTWARE',
    path: 'WS-0042/SOFTWARE',
    shows: 'settings',
    write: (configuration) =>
      buildHive(softwareHive(kerberosKey(configuration)), {
        fileName: '\\SystemRoot\\System32\\Config\\SOFTWARE',
      }).bytes,
  },
];
