// Exports as text, written from plain settings: what the property test of `why` gives to the readers.

import type { Input } from '../../src/lint.ts';
import { encode } from '../support/bytes.ts';
import { inputOf } from '../support/inputs.ts';

/** A value of a host map: its name, and its data as written. */
export interface MapValue {
  readonly realm: string;
  readonly data: string;
}

export interface ClientSettings {
  readonly kind: 'client';
  /** The value domain_realm_Enabled; null when it is not there. */
  readonly enabled: 0 | 1 | null;
  readonly policy: readonly MapValue[];
  /** As ksetup keeps them: each entry an item of its own. */
  readonly local: readonly { readonly realm: string; readonly items: readonly string[] }[];
  /** Values on the side of users, which Windows does not read. */
  readonly stray: readonly MapValue[];
}

/** The host map of one GPO, as the editor of policies shows it. */
export interface GpoSettings {
  readonly state: 'Enabled' | 'Disabled' | 'Not Configured';
  readonly values: readonly MapValue[];
  readonly computer: boolean;
}

export interface DomainSettings {
  readonly kind: 'domain';
  readonly gpos: readonly GpoSettings[];
}

/** A resultant set: GPOs with their ranks, 1 first. */
export interface ResultSettings {
  readonly kind: 'rsop';
  readonly gpos: readonly Omit<GpoSettings, 'computer'>[];
}

export type AnySettings = ClientSettings | DomainSettings | ResultSettings;

const POLICY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const LSA = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';
const SETTINGS = 'http://www.microsoft.com/GroupPolicy/Settings';
const TYPES = 'http://www.microsoft.com/GroupPolicy/Types';
const NAME = 'Define host name-to-Kerberos realm mappings';
const DOMAIN = 'corp.contoso.example';

export function inputsOf(settings: AnySettings): Input[] {
  if (settings.kind === 'client') return clientInputs(settings);
  if (settings.kind === 'domain')
    return settings.gpos.map((gpo, index) => xmlInput(`gpos/gpo-${index}.xml`, report(gpo, index)));
  return [xmlInput('PC-0217.xml', resultantSet(settings))];
}

function xmlInput(path: string, text: string): Input {
  return inputOf(path, encode(text, 'utf-16le-bom'));
}

function clientInputs({ enabled, policy, local, stray }: ClientSettings): Input[] {
  const head = 'Windows Registry Editor Version 5.00\n';
  const policies = [
    head,
    `[HKEY_LOCAL_MACHINE\\${POLICY}]`,
    ...(enabled === null ? [] : [`"domain_realm_Enabled"=dword:0000000${enabled}`]),
    ...(policy.length === 0 ? [] : [`[HKEY_LOCAL_MACHINE\\${POLICY}\\domain_realm]`]),
    ...policy.map(({ realm, data }) => `"${realm}"="${data}"`),
  ];
  const users = [
    head,
    `[HKEY_CURRENT_USER\\${POLICY}\\domain_realm]`,
    ...stray.map(({ realm, data }) => `"${realm}"="${data}"`),
  ];
  const ksetup = [
    head,
    `[${LSA}]`,
    `[${LSA}\\HostToRealm]`,
    ...local.flatMap(({ realm, items }) => [
      `[${LSA}\\HostToRealm\\${realm}]`,
      `"SpnMappings"=hex(7):${multiString(items)}`,
    ]),
  ];
  const file = (name: string, lines: readonly string[]) =>
    inputOf(`PC-0217/${name}.reg`, encode(`${lines.join('\n')}\n`));
  return [
    file('policies', policies),
    file('registry', ksetup),
    ...(stray.length > 0 ? [file('settings', users)] : []),
  ];
}

// UTF-16, a NUL after each item, an empty item at the end as ksetup leaves it.
function multiString(items: readonly string[]): string {
  const text = `${items.map((item) => `${item}\0`).join('')}\0`;
  const units = [...text].map((character) => character.charCodeAt(0));
  return units.map((unit) => `${hex(unit & 0xff)},${hex(unit >> 8)}`).join(',');
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function guid(index: number): string {
  return `{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F4${index}}`;
}

function policy({ state, values }: Omit<GpoSettings, 'computer'>, before = ''): string {
  const elements = values.map(
    ({ realm, data }) =>
      `<q1:Element><q1:Name>${escaped(realm)}</q1:Name><q1:Data>${escaped(data)}</q1:Data></q1:Element>`,
  );
  const list = `<q1:ListBox><q1:Name>${NAME}:</q1:Name><q1:State>Enabled</q1:State><q1:ExplicitValue>true</q1:ExplicitValue><q1:Additive>true</q1:Additive><q1:Value>${elements.join('')}</q1:Value></q1:ListBox>`;
  return `<q1:Policy>${before}<q1:Name>${NAME}</q1:Name><q1:State>${state}</q1:State><q1:Category>System/Kerberos</q1:Category>${state === 'Enabled' ? list : ''}</q1:Policy>`;
}

function extension(policies: readonly string[]): string {
  return `<ExtensionData><Extension xmlns:q1="${SETTINGS}/Registry" xsi:type="q1:RegistrySettings" xmlns="${SETTINGS}">${policies.join('')}<q1:Blocked>false</q1:Blocked></Extension><Name xmlns="${SETTINGS}">Registry</Name></ExtensionData>`;
}

const SCHEMA = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

function identity(path: string, index: number): string {
  return `<${path}><Identifier xmlns="${TYPES}">${guid(index)}</Identifier><Domain xmlns="${TYPES}">${DOMAIN}</Domain></${path}>`;
}

function report(gpo: GpoSettings, index: number): string {
  return `<?xml version="1.0" encoding="utf-16"?>
<GPO ${SCHEMA} xmlns="${SETTINGS}">${identity('Identifier', index)}<Name>CORP Kerberos ${index}</Name>
<Computer><Enabled>${gpo.computer}</Enabled>${extension([policy(gpo)])}</Computer>
<User><Enabled>true</Enabled></User></GPO>`;
}

function resultantSet({ gpos }: ResultSettings): string {
  const policies = gpos.map((gpo, index) => {
    const winner = `<GPO xmlns="${SETTINGS}/Base"><Identifier xmlns="${TYPES}">${guid(index)}</Identifier><Domain xmlns="${TYPES}">${DOMAIN}</Domain></GPO><Precedence xmlns="${SETTINGS}/Base">${index + 1}</Precedence>`;
    return policy(gpo, winner);
  });
  const applied = gpos.map(
    (_, index) =>
      `<GPO><Name>CORP Kerberos ${index}</Name>${identity('Path', index)}<Enabled>true</Enabled><IsValid>true</IsValid><FilterAllowed>true</FilterAllowed><AccessDenied>false</AccessDenied></GPO>`,
  );
  return `<?xml version="1.0" encoding="utf-16"?>
<Rsop ${SCHEMA} xmlns="http://www.microsoft.com/GroupPolicy/Rsop"><ReadTime>2026-03-09T08:52:17Z</ReadTime><DataType>LoggedData</DataType>
<ComputerResults><Version>2228228</Version><Name>CORP\\PC-0217$</Name><Domain>${DOMAIN}</Domain>${applied.join('')}${extension(policies)}</ComputerResults></Rsop>`;
}
