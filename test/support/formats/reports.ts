// Writers of reports: a GPO's as XML and as HTML, and the resultant set of policy of a client.

import type { Configuration, FormatWriter, Setting } from './configuration.ts';

const SETTINGS = 'http://www.microsoft.com/GroupPolicy/Settings';
const TYPES = 'http://www.microsoft.com/GroupPolicy/Types';
const SCHEMAS =
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

const GPO = {
  name: 'CORP Zscaler Kerberos',
  id: '{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}',
  domain: 'corp.contoso.example',
};
const REALMS = 'Define interoperable Kerberos V5 realm settings';
const HOSTS = 'Define host name-to-Kerberos realm mappings';

/** The two policies with what each of them shows; a policy that is off shows nothing. */
function policiesOf({ mitRealms, mitRealmsEnabled, domainRealm }: Configuration) {
  return [
    { name: REALMS, on: mitRealmsEnabled, entries: mitRealmsEnabled ? mitRealms : [] },
    { name: HOSTS, on: true, entries: domainRealm },
  ];
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const stateOf = (on: boolean) => (on ? 'Enabled' : '⟦Disabled⟧');

/** The policies as the Registry extension; `before` stands at the beginning of each. */
function extension(configuration: Configuration, before = ''): string {
  const element = ({ name, data }: Setting) =>
    `<q1:Element><q1:Name>${escaped(name)}</q1:Name><q1:Data>${escaped(data)}</q1:Data></q1:Element>`;
  const policies = policiesOf(configuration).map(({ name, on, entries }) => {
    const list = `<q1:ListBox><q1:Name>${name}:</q1:Name><q1:State>Enabled</q1:State><q1:ExplicitValue>true</q1:ExplicitValue><q1:Additive>true</q1:Additive><q1:Value>${entries.map(element).join('')}</q1:Value></q1:ListBox>`;
    return `<q1:Policy>${before}<q1:Name>${name}</q1:Name><q1:State>${stateOf(on)}</q1:State><q1:Category>System/Kerberos</q1:Category>${on ? list : ''}</q1:Policy>`;
  });
  return `<Extension xmlns:q1="${SETTINGS}/Registry" xsi:type="q1:RegistrySettings" xmlns="${SETTINGS}">
${policies.join('\n')}
<q1:Blocked>false</q1:Blocked></Extension><Name xmlns="${SETTINGS}">Registry</Name>`;
}

const identity = (path: string) =>
  `<${path}><Identifier xmlns="${TYPES}">${GPO.id}</Identifier><Domain xmlns="${TYPES}">${GPO.domain}</Domain></${path}>`;

function report(configuration: Configuration): string {
  return windows(`<?xml version="1.0" encoding="utf-16"?>
<GPO ${SCHEMAS} xmlns="${SETTINGS}">
${identity('Identifier')}
<Name>${GPO.name}</Name><ReadTime>2026-03-09T08:41:27Z</ReadTime>
<Computer><VersionDirectory>7</VersionDirectory><VersionSysvol>7</VersionSysvol><Enabled>true</Enabled>
<ExtensionData>${extension(configuration)}</ExtensionData></Computer>
<User><VersionDirectory>0</VersionDirectory><VersionSysvol>0</VersionSysvol><Enabled>true</Enabled></User>
<LinksTo><SOMName>corp</SOMName><SOMPath>${GPO.domain}</SOMPath><Enabled>true</Enabled><NoOverride>false</NoOverride></LinksTo>
</GPO>`);
}

function rsop(configuration: Configuration): string {
  const winner = `<GPO xmlns="${SETTINGS}/Base"><Identifier xmlns="${TYPES}">${GPO.id}</Identifier><Domain xmlns="${TYPES}">${GPO.domain}</Domain></GPO><Precedence xmlns="${SETTINGS}/Base">1</Precedence>`;
  return windows(`<?xml version="1.0" encoding="utf-16"?>
<Rsop ${SCHEMAS} xmlns="http://www.microsoft.com/GroupPolicy/Rsop">
<ReadTime>2026-03-09T08:52:17.4408812Z</ReadTime><DataType>LoggedData</DataType>
<UserResults><Version>2228228</Version><Name>CORP\\jdoe</Name><Domain>${GPO.domain}</Domain></UserResults>
<ComputerResults><Version>2228228</Version><Name>CORP\\PC-0217$</Name><Domain>${GPO.domain}</Domain>
<GPO><Name>${GPO.name}</Name>${identity('Path')}<Enabled>true</Enabled><IsValid>true</IsValid><FilterAllowed>true</FilterAllowed><AccessDenied>false</AccessDenied></GPO>
<ExtensionData>${extension(configuration, winner)}</ExtensionData>
</ComputerResults></Rsop>`);
}

const heading = (level: string, title: string) =>
  `<div class="${level}"><span class="sectionTitle" tabindex="0">${title}</span><a class="expando" href="#"></a></div>\n`;

/** The page of the console around the policies of the computer side, rows of one table. */
export function page(policies: string): string {
  return windows(`<html dir="ltr" xmlns:v="urn:schemas-microsoft-com:vml" gpmc_reportInitialized="false">
<head><meta http-equiv="Content-Type" content="text/html; charset=UTF-16" />
<title>${GPO.name}</title><style type="text/css">.he0_expanded { font-weight:bold; }</style>
<script language="javascript">var text = "<table><tr>";</script></head>
<body>
<table class="title" cellpadding="0" cellspacing="0">
<tr><td colspan="2" class="gponame">${GPO.name}</td></tr>
<tr><td id="dtstamp">Data collected on: 3/9/2026 8:41:27 AM</td></tr></table>
<div class="gposummary">
${heading('he0_expanded', 'General')}<div class="container">${heading('he1', 'Details')}<div class="container"><div class="he4i"><table class="info">
<tr><td scope="row">Domain</td><td>${GPO.domain}</td></tr>
<tr><td scope="row">Owner</td><td>CORP\\Domain Admins</td></tr>
<tr><td scope="row">User Revisions</td><td>0 (AD), 0 (SYSVOL)</td></tr>
<tr><td scope="row">Computer Revisions</td><td>7 (AD), 7 (SYSVOL)</td></tr>
<tr><td scope="row">Unique ID</td><td>${GPO.id}</td></tr>
</table></div></div></div></div>
${heading('he0_expanded', 'Computer Configuration (Enabled)')}<div class="container">${heading('he1h_expanded', 'Policies')}<div class="container">${heading('he1', 'Administrative Templates')}<div class="container"><div class="he4i">Policy definitions (ADMX files) retrieved from the local computer.</div>${heading('he3', 'System/Kerberos')}<div class="container"><div class="he4i"><table class="info3">
<tr><th scope="col">Policy</th><th scope="col">Setting</th><th scope="col">Comment</th></tr>
${policies}</table></div></div></div></div></div>
<div class="filler"></div>
${heading('he0_expanded', 'User Configuration (Enabled)')}<div class="container"><div class="he4i">No settings defined.</div></div>
</body></html>`);
}

/** A policy of the page: its row, and the row of its list where it has entries. */
export function policyRows(name: string, state: string, entries: readonly Setting[]): string {
  const link = `<span class="explainlink" gpmc_settingName="${name}" gpmc_settingPath="Computer Configuration/Administrative Templates/System/Kerberos" gpmc_settingDescription="None.">${name}</span>`;
  const row = `<tr><td>${link}</td><td>${state}</td><td></td></tr>\n`;
  if (entries.length === 0) return row;
  const cells = entries.map(
    (entry) => `<tr><td>${escaped(entry.name)}</td><td>${escaped(entry.data)}</td></tr>\n`,
  );
  return `${row}<tr><td colspan="3"><table class="subtable_frame"><tr><td colspan="2"><table class="subtable">
<tr><th scope="col" colspan="2">${name}:</th></tr>
${cells.join('')}</table></td></tr></table></td></tr>`;
}

function html(configuration: Configuration): string {
  const policies = policiesOf(configuration).map(({ name, on, entries }) =>
    policyRows(name, stateOf(on), entries),
  );
  return page(policies.join(''));
}

const windows = (text: string) => text.replaceAll('\n', '\r\n');

export const writers: readonly FormatWriter[] = [
  {
    format: 'gpo-report',
    path: 'gpreport.xml',
    shows: 'settings',
    encoding: 'utf-16le-bom',
    write: report,
  },
  {
    format: 'gpo-report-html',
    path: 'CORP Zscaler Kerberos.htm',
    shows: 'settings',
    encoding: 'utf-16le-bom',
    write: html,
  },
  { format: 'rsop', path: 'PC-0217.xml', shows: 'settings', encoding: 'utf-16le-bom', write: rsop },
];
