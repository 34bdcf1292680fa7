// The right configuration of a realm as small complete inputs, for the pages of rules to bend.

import type { Example } from '../../src/model/rule.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

type List = Readonly<Record<string, string>>;

/** What differs from the right configuration; a list that is given replaces the whole list. */
export interface Bend {
  readonly realms?: List;
  readonly mappings?: List;
  readonly switches?: { readonly realms: 0 | 1; readonly mappings: 0 | 1 };
  /** Type of the mappings, in `reg query` text. */
  readonly mappingType?: string;
}

const REALMS: List = { 'ZSCALERBETA.NET': '<k>kerberos.zscalerbeta.net</k>' };
const MAPPINGS: List = { 'ZSCALERBETA.NET': '.zscalerbeta.net; .gateway.zscalerbeta.net' };
const SWITCHES = { realms: 1, mappings: 1 } as const;

/** An export of the policy key as regedit writes it. */
export function policyReg(bend: Bend = {}): Example {
  const { realms = REALMS, mappings = MAPPINGS, switches = SWITCHES } = bend;
  const lines = ['Windows Registry Editor Version 5.00', '', `[${KEY}]`];
  lines.push(`"MitRealms_Enabled"=dword:0000000${switches.realms}`);
  lines.push(`"domain_realm_Enabled"=dword:0000000${switches.mappings}`);
  lines.push('', `[${KEY}\\MitRealms]`, ...regValues(realms));
  lines.push('', `[${KEY}\\domain_realm]`, ...regValues(mappings), '');
  return { format: 'reg', content: `${lines.join('\r\n')}\r\n` };
}

function regValues(list: List): string[] {
  const escaped = (text: string) => text.replace(/[\\"]/g, (sign) => `\\${sign}`);
  return Object.entries(list).map(([name, data]) => `"${escaped(name)}"="${escaped(data)}"`);
}

/** What the guide's two queries print on a client, one after the other. */
export function policyQuery(bend: Bend = {}): Example {
  const { realms = REALMS, mappings = MAPPINGS, mappingType = 'REG_SZ' } = bend;
  const lines = ['', `${KEY}\\MitRealms`, ...queryValues(realms, 'REG_SZ')];
  lines.push('', `${KEY}\\domain_realm`, ...queryValues(mappings, mappingType), '');
  return { format: 'reg-query', content: `${lines.join('\r\n')}\r\n` };
}

function queryValues(list: List, type: string): string[] {
  return Object.entries(list).map(([name, data]) => `    ${name}    ${type}    ${data}`);
}

/** An export with one more key; each value is name, type and data as `reg query` prints them. */
export function withValues(
  example: Example,
  key: string,
  values: readonly (readonly [name: string, type: string, data: string])[],
): Example {
  const lines = values.map(([name, type, data]) => `    ${name}    ${type}    ${data}`);
  const more = [`HKEY_LOCAL_MACHINE\\${key}`, ...lines, ''].join('\r\n');
  return { ...example, content: `${example.content}${more}\r\n` };
}

/** A .reg file with one more key, below HKEY_LOCAL_MACHINE where it names no root; `values` are its lines. */
export function withRegValues(example: Example, key: string, values: readonly string[]): Example {
  const root = key.startsWith('HKEY_') ? '' : 'HKEY_LOCAL_MACHINE\\';
  const more = [`[${root}${key}]`, ...values, ''].join('\r\n');
  return { ...example, content: `${example.content}${more}\r\n` };
}

/** What ksetup writes on a client: one realm with its KDC and its hosts. */
export function localReg(realm: string, kdc: string, hosts: readonly string[]): Example {
  const key = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';
  const strings = (items: readonly string[]) => {
    const text = `${items.join('\0')}\0\0\0`;
    const bytes = text.split('').map((unit) => `${unit.charCodeAt(0).toString(16).padStart(2, '0')},00`);
    return `hex(7):${bytes.join(',')}`;
  };
  const lines = ['Windows Registry Editor Version 5.00', ''];
  lines.push(`[${key}\\Domains\\${realm}]`, `"KdcNames"=${strings([kdc])}`, '');
  lines.push(`[${key}\\HostToRealm\\${realm}]`, `"SpnMappings"=${strings(hosts)}`, '');
  return { format: 'reg', content: `${lines.join('\r\n')}\r\n` };
}

/** A PAC file in the folder of a client, and that client's registry beside it. */
export function pacBeside(statements: readonly string[], registry: Example = policyReg()): Example {
  const lines = ['function FindProxyForURL(url, host) {', ...statements.map((one) => `    ${one}`), '}', ''];
  const { format, content } = registry;
  return {
    format: 'pac',
    path: 'PC-0217/kerberos.pac',
    content: lines.join('\n'),
    beside: [{ path: 'PC-0217/registry.reg', format, content }],
  };
}

const TRUST = {
  CN: 'ZSCALERBETA.NET',
  DistinguishedName: 'CN=ZSCALERBETA.NET,CN=System,DC=corp,DC=contoso,DC=example',
  'msDS-SupportedEncryptionTypes': '24',
  Name: 'ZSCALERBETA.NET',
  ObjectClass: 'trustedDomain',
  ObjectGUID: '2f0f3e6d-6a57-4b6c-9d0e-6e2b8f2d9a11',
  trustAttributes: '1',
  trustDirection: '1',
  trustPartner: 'ZSCALERBETA.NET',
  trustType: '3',
};

/** What the guide's step 3 prints; an attribute that is given as null was not set. */
export function trustList(bend: Readonly<Record<string, string | null>> = {}): Example {
  const rows = Object.entries({ ...TRUST, ...bend }).filter(([, value]) => value !== null);
  const lines = rows.map(([name, value]) => `${name.padEnd(29)} : ${value}`);
  return { format: 'format-list', content: `\r\n${lines.join('\r\n')}\r\n\r\n` };
}

/** All trusts of a domain as `nltest /domain_trusts` lists them: nontransitive incoming ones to realms. */
export function trustTable(
  realms: string | readonly string[] = [],
  domain = 'corp.contoso.example',
): Example {
  const rows = [realms].flat().map((realm) => `${realm} (MIT) (Direct Inbound) ( Attr: non-trans )`);
  const own = `${domain.split('.')[0]?.toUpperCase()} ${domain} (NT 5) (Forest Tree Root) (Primary Domain) (Native)`;
  const lines = [...rows, own].map((row, index) => `    ${index}: ${row}`);
  return {
    format: 'nltest',
    content: `List of domain trusts:\r\n${lines.join('\r\n')}\r\nThe command completed successfully\r\n`,
  };
}
