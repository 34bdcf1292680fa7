// Files in which realmlint init finds something, and the names of what it writes.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const CONFIG = 'realmlint.config.jsonc';
export const BASELINE = 'realmlint.baseline.json';

export type Files = Record<string, string | Uint8Array>;

/** The files of a folder of fixtures, but for what is said about them. */
export function filesOf(folder: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === CONFIG || entry.name === 'expected.json') continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(folder.length + 1).replaceAll('\\', '/')] = Uint8Array.from(readFileSync(path));
  }
  return files;
}

export const DEMO = filesOf(join(ROOT, 'fixtures/demo'));

/** Where the demo has its backup. */
export const BACKUP = 'gpo-backup/{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}/';

/** The report of that backup, as text in UTF-8. */
export const REPORT = new TextDecoder('utf-16le')
  .decode(DEMO[`${BACKUP}gpreport.xml`])
  .replace('encoding="utf-16"', 'encoding="utf-8"');

/** A registry file of a client with one realm. */
export function client(realm: string, kdc: string, mapped: string): string {
  const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
  return [
    'Windows Registry Editor Version 5.00',
    '',
    `[${key}]`,
    '"domain_realm_Enabled"=dword:00000001',
    '"MitRealms_Enabled"=dword:00000001',
    '',
    `[${key}\\domain_realm]`,
    `"${realm}"="${mapped}"`,
    '',
    `[${key}\\MitRealms]`,
    `"${realm}"="<k>${kdc}</k>"`,
    '',
  ].join('\r\n');
}

export const GOOD = client(
  'ZSCALERBETA.NET',
  'kerberos.zscalerbeta.net',
  '.zscalerbeta.net; .gateway.zscalerbeta.net',
);
export const OWN = client('HADOOP.CONTOSO.EXAMPLE', 'kdc1.hadoop.contoso.example', '.hadoop.contoso.example');

/** Get-ADObject's list of one trust. */
export function trust(name: string, attributes = 1, direction = 1): string {
  return [
    `CN                            : ${name}`,
    `DistinguishedName             : CN=${name},CN=System,DC=corp,DC=contoso,DC=example`,
    'msDS-SupportedEncryptionTypes : 24',
    `Name                          : ${name}`,
    'ObjectClass                   : trustedDomain',
    `trustAttributes               : ${attributes}`,
    `trustDirection                : ${direction}`,
    `trustPartner                  : ${name}`,
    'trustType                     : 3',
    '',
  ].join('\r\n');
}
