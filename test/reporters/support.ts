// One report with everything in it that has ever broken a reporter, and the sources that its findings point into.

import type {
  CoverageRow,
  Finding,
  GuideStep,
  InputReport,
  Report,
  SubjectRef,
} from '../../src/model/finding.ts';
import { type Palette, PLAIN, type ReportContext } from '../../src/model/reporter.ts';

import { type AnyRule, defineRule } from '../../src/model/rule.ts';
import type { Region } from '../../src/model/span.ts';

/** Shows where paint begins and ends. */
export const TAGS: Palette = {
  error: (text) => `[red]${text}[/]`,
  warning: (text) => `[yellow]${text}[/]`,
  info: (text) => `[blue]${text}[/]`,
  pass: (text) => `[green]${text}[/]`,
  bold: (text) => `[b]${text}[/]`,
  dim: (text) => `[dim]${text}[/]`,
};

export const GPO: SubjectRef = {
  kind: 'gpo',
  id: '{6c1f2b4e-9a40-4b7e-8a57-1d5f0c6a2e11}@corp.contoso.example',
  name: 'CORP Zscaler Kerberos',
};
export const CLIENT: SubjectRef = { kind: 'client', id: 'ws-0417', name: 'WS-0417' };
export const DOMAIN: SubjectRef = {
  kind: 'domain',
  id: 'corp.contoso.example',
  name: 'corp.contoso.example',
};

const BACKUP = 'gpo-backup/{A7D1C2F0-31B4-4C59-9E0A-5B1E6F7D8C90}';
const REPORT = `${BACKUP}/gpreport.xml`;
const POL = `${BACKUP}/DomainSysvol/GPO/Machine/registry.pol`;
const CLIENTS = 'C:/exports/a,b:c %.xml';
const TRUST = 'trust.txt';
const HOSTILE = 'exports/\u001b[2J\u202egnp.\nreg';
const LONG = `.${'a'.repeat(9_998)}.`;

/** Lines of the inputs by path. The carriage returns of CRLF are still there, as the reporter gets them. */
export const SOURCES: Readonly<Record<string, readonly string[]>> = {
  [REPORT]: [
    '<?xml version="1.0" encoding="utf-16"?>\r',
    '          <q1:Element>\r',
    '            <q1:Name>ZSCALERBETA.NET</q1:Name>\r',
    '            <q1:Data>zscalerbeta.net; gateway.zscalerbeta.net</q1:Data>\r',
    '            <q1:Data>&lt;k&gt;kerberos.zscalertwo.net&lt;/k&gt;</q1:Data><q1:Comment>前の行を参照：旧クラウドのKDC 🏢 2019</q1:Comment>\r',
    '          </q1:Element>\r',
  ],
  [CLIENTS]: [
    `    ZSCALERBETA.NET\tREG_SZ\t.zscalerbeta.net;\u00a0.gateway.zscalerbeta.net`,
    `    CONTOSO.EXAMPLE\tREG_SZ\t${LONG}`,
    `    東京支社🏢.EXAMPLE\tREG_SZ\t.tokyo.example,.osaka.example`,
  ],
  [TRUST]: [
    'trustAttributes                 : 0',
    'DistinguishedName               : CN=zscalerbeta.net,CN=System,DC=corp,',
    '                                  DC=contoso,DC=exa',
    '                                  mple',
    'msDS-SupportedEncryptionTypes   : 4',
  ],
};

/** The region of the `nth` occurrence of `part` in a line of a source. */
function regionOf(path: string, line: number, part: string, nth = 0): Region {
  const text = SOURCES[path]?.[line - 1] ?? '';
  let at = text.indexOf(part);
  for (let i = 0; i < nth; i++) at = text.indexOf(part, at + 1);
  if (at === -1) throw new Error(`${part} is not in line ${line} of ${path}`);
  return { startLine: line, startColumn: at + 1, endLine: line, endColumn: at + 1 + part.length };
}

export function findingOf(changes: Partial<Finding>): Finding {
  return {
    ruleId: 'missing-leading-dot',
    severity: 'error',
    message: 'Without a leading dot the entry names one host, nothing below it.',
    path: REPORT,
    format: 'gpo-report',
    region: null,
    locator: '',
    subject: GPO,
    actual: null,
    expected: null,
    related: [],
    symptoms: [],
    guide: 4,
    fingerprint: '5f0d7a6c4b1e2938',
    ...changes,
  };
}

const docs: AnyRule['docs'] = {
  why: 'An entry with a leading dot is a suffix and matches every host below it; an entry without one is exactly one host.',
  detected:
    'The entry equals an expected suffix, equals the realm in lower case, or is the parent of another entry.',
  proof: { kind: 'outage', text: 'The guide; an outage with Heimdal, not with MIT. Windows was not tested.' },
  bad: {
    format: 'reg',
    content:
      'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\domain_realm]\r\n"ZSCALERBETA.NET"="zscalerbeta.net"\r\n',
  },
  good: {
    format: 'reg-query',
    content: '\tZSCALERBETA.NET    REG_SZ    .zscalerbeta.net; .gateway.zscalerbeta.net\n',
  },
  fix: [
    {
      with: 'Group Policy editor',
      steps:
        'Computer Configuration > Policies > Administrative Templates > System > Kerberos > Define host name-to-Kerberos realm mappings > Show.\nThen gpupdate /force and klist purge.',
    },
    { with: 'PowerShell', steps: 'Set-GPRegistryValue -Name "CORP Zscaler Kerberos" ...' },
  ],
  whenNot: 'The entry is meant as exactly one host.',
  references: [
    'https://help.zscaler.com/zia/kerberos-trust-relationship-configuration-guide-windows-server-gpo-push',
  ],
};

const silent = function* () {};

export const DOT_RULE: AnyRule = defineRule({
  id: 'missing-leading-dot',
  group: 'mapping',
  summary: 'A suffix in a host list has no leading dot',
  guide: 4,
  severities: ['error', 'warning'],
  over: 'mapping',
  needs: [],
  symptoms: ['471000', 'no krbtgt/ZSCALERBETA.NET in klist'],
  docs,
  check: silent,
});

export const CASE_RULE: AnyRule = defineRule({
  id: 'realm-not-uppercase',
  group: 'realm',
  summary: 'A realm name has lower-case letters',
  guide: 4,
  guideOver: { trust: 1 },
  severities: ['error', 'info'],
  over: ['realm', 'trust'],
  needs: ['realm-list', 'trust-type'],
  symptoms: ['471000'],
  docs: { ...docs, fix: [], proof: { kind: 'prescription', text: 'The guide.' }, references: [] },
  check: silent,
});

export const GAP_RULE: AnyRule = defineRule({
  id: 'evidence-incomplete',
  group: 'evidence',
  summary: 'Something that was given could not be read, or only in part',
  guide: null,
  severities: ['info'],
  over: 'run',
  needs: [],
  symptoms: [],
  docs: {
    ...docs,
    proof: { kind: 'none', text: 'The input itself.' },
    fix: [{ with: 'PowerShell', steps: 'Export it again: Backup-GPO, Get-GPOReport -ReportType Xml.' }],
  },
  check: silent,
});

export const RULES: readonly AnyRule[] = [CASE_RULE, DOT_RULE, GAP_RULE];

const KEY = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\domain_realm';

export const FINDINGS: readonly Finding[] = [
  findingOf({
    path: CLIENTS,
    format: 'reg-query',
    ruleId: 'suspicious-characters',
    message:
      'A no-break space (\u00a0) stands before ".gateway.zscalerbeta.net": Windows takes it for a part of the name.',
    region: regionOf(CLIENTS, 1, '\u00a0'),
    locator: `${KEY} : ZSCALERBETA.NET`,
    subject: CLIENT,
    realm: 'ZSCALERBETA.NET',
    actual: '\u00a0',
    expected: ' ',
    guide: 6,
    fingerprint: '01',
  }),
  findingOf({
    path: CLIENTS,
    format: 'reg-query',
    ruleId: 'mapping-too-long',
    severity: 'warning',
    message: `The policy editor cannot load a host list of more than 1,024 characters: ${LONG}`,
    region: regionOf(CLIENTS, 2, LONG),
    locator: `${KEY} : CONTOSO.EXAMPLE`,
    subject: CLIENT,
    realm: 'CONTOSO.EXAMPLE',
    actual: LONG,
    guide: null,
    fingerprint: '02',
  }),
  findingOf({
    path: CLIENTS,
    format: 'reg-query',
    ruleId: 'bad-separator',
    message:
      'The comma is no separator: the whole text is one name, which no host has. 東京支社の一覧は区切り記号が違います。',
    region: regionOf(CLIENTS, 3, ','),
    locator: `${KEY} : 東京支社🏢.EXAMPLE`,
    subject: CLIENT,
    realm: '東京支社🏢.EXAMPLE',
    actual: ',',
    expected: ';',
    guide: 6,
    fingerprint: '03',
  }),
  findingOf({
    path: HOSTILE,
    format: 'reg',
    ruleId: 'evidence-incomplete',
    severity: 'info',
    message: 'The file ends within a value: \u001b[31mtruncated\u0007\ud800. Export it again.',
    region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
    subject: { kind: 'file', id: HOSTILE, name: HOSTILE },
    guide: null,
    blocking: true,
    fingerprint: '04',
  }),
  findingOf({
    path: POL,
    format: 'registry-pol',
    ruleId: 'realm-not-uppercase',
    message:
      'The realm is spelt in lower case. Realm names are compared octet by octet: the client asks for a realm that does not exist.',
    byteOffset: 0x1a4,
    locator: `${KEY} : zscalerbeta.net`,
    realm: 'zscalerbeta.net',
    actual: 'zscalerbeta.net\t\n',
    expected: 'ZSCALERBETA.NET',
    related: ['ws-0417.txt', 'ws-0418.txt', 'ws-0419.txt', 'ws-0420.txt', 'ws-0421.txt'].map((path, at) => ({
      path: `clients/${path}`,
      region: { startLine: 7 + at, startColumn: 5, endLine: 7 + at, endColumn: 20 },
      locator: `${KEY} : zscalerbeta.net`,
      message: 'the same value',
    })),
    symptoms: ['471000', 'KDC_ERR_S_PRINCIPAL_UNKNOWN'],
    fingerprint: '05',
  }),
  findingOf({
    region: regionOf(REPORT, 4, 'zscalerbeta.net'),
    locator: 'Define host name-to-Kerberos realm mappings : ZSCALERBETA.NET',
    message:
      'Without a leading dot the entry names one host, nothing below it. dfw1.gateway.zscalerbeta.net does not match: the client asks its own domain controller, gets no ticket, and the browser falls back to NTLM.',
    realm: 'ZSCALERBETA.NET',
    actual: 'zscalerbeta.net',
    expected: '.zscalerbeta.net',
    related: [
      { path: POL, region: null, byteOffset: 0x2c0, locator: `${KEY} : ZSCALERBETA.NET`, message: '' },
    ],
    symptoms: ['471000', 'no krbtgt/ZSCALERBETA.NET in klist'],
    fingerprint: '06',
  }),
  findingOf({
    region: regionOf(REPORT, 4, 'gateway.zscalerbeta.net'),
    locator: 'Define host name-to-Kerberos realm mappings : ZSCALERBETA.NET',
    realm: 'ZSCALERBETA.NET',
    actual: 'gateway.zscalerbeta.net',
    expected: '.gateway.zscalerbeta.net',
    symptoms: ['471000', 'no krbtgt/ZSCALERBETA.NET in klist'],
    fingerprint: '07',
  }),
  findingOf({
    ruleId: 'kdc-wrong-host',
    message: 'The KDC belongs to another cloud than the realm.',
    region: regionOf(REPORT, 5, 'kerberos.zscalertwo.net'),
    realm: 'ZSCALERBETA.NET',
    actual: 'kerberos.zscalertwo.net',
    expected: 'kerberos.zscalerbeta.net',
    basis: 'profile zscaler: a known cloud',
    fingerprint: '08',
  }),
  findingOf({
    path: TRUST,
    format: 'format-list',
    ruleId: 'trust-name-inconsistent',
    severity: 'warning',
    message: 'The name of the trust is folded over three lines.',
    region: { startLine: 2, startColumn: 35, endLine: 4, endColumn: 39 },
    locator: 'distinguishedName',
    subject: DOMAIN,
    actual: 'CN=zscalerbeta.net,CN=System,DC=corp,DC=contoso,DC=example',
    guide: 3,
    fingerprint: '09',
  }),
  findingOf({
    path: TRUST,
    format: 'format-list',
    ruleId: 'trust-multiple-clouds',
    severity: 'info',
    message: 'Trusts with two clouds were found. That is right for an organisation that is being moved.',
    region: regionOf(TRUST, 1, '0'),
    subject: DOMAIN,
    actual: '2',
    guide: null,
    symptoms: ['none'],
    fingerprint: '10',
  }),
];

function rows(
  guide: GuideStep,
  subject: SubjectRef,
  checks: Record<string, CoverageRow['status']>,
): CoverageRow[] {
  const reason =
    'the export does not show the encryption types; ask a domain controller, not the global catalog';
  return Object.entries(checks).map(([check, status]) => ({
    check,
    guide,
    subject,
    status,
    ...(status === 'not-evaluated' ? { reason } : {}),
  }));
}

const COVERAGE: readonly CoverageRow[] = [
  ...rows(1, DOMAIN, {
    'realm-not-uppercase': 'pass',
    'trust-transitive': 'pass',
    'trust-wrong-direction': 'pass',
  }),
  ...rows(2, DOMAIN, { 'trust-transitive': 'pass', 'trust-aes-not-enabled': 'not-evaluated' }),
  ...rows(3, DOMAIN, { 'trust-name-inconsistent': 'fail', 'trust-aes-not-enabled': 'not-evaluated' }),
  ...rows(4, GPO, { 'missing-leading-dot': 'fail', 'kdc-wrong-host': 'fail', 'realm-not-uppercase': 'fail' }),
  ...rows(6, CLIENT, {
    'missing-leading-dot': 'pass',
    'suspicious-characters': 'fail',
    'bad-separator': 'fail',
  }),
  ...['a', 'b', 'c', 'd'].flatMap((name) =>
    rows(6, { kind: 'client', id: `ws-${name}`, name: `WS-${name}` }, { 'bad-separator': 'fail' }),
  ),
];

const INPUTS: readonly InputReport[] = [
  { path: CLIENTS, format: 'reg-query', status: 'read', facts: 3 },
  { path: HOSTILE, format: 'reg', status: 'unreadable', facts: 0, message: 'ends within a value\u001b[0m' },
  { path: POL, format: 'registry-pol', status: 'read', facts: 2 },
  { path: REPORT, format: 'gpo-report', status: 'partial', facts: 2 },
  { path: 'gpo-backup/{0}/gpreport.xml', format: 'gpo-report', status: 'superseded', facts: 2 },
  { path: TRUST, format: 'format-list', status: 'read', facts: 1 },
];

export function reportOf(changes: Partial<Report>, summary: Partial<Report['summary']> = {}): Report {
  const findings = changes.findings ?? [];
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const inputs = changes.inputs ?? [];
  return {
    schemaVersion: 1,
    tool: { name: 'realmlint', version: '0.1.0' },
    inputs,
    findings,
    coverage: [],
    problems: [],
    ...changes,
    summary: {
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      suppressed: 0,
      inputs: inputs.length,
      unreadable: inputs.filter((input) => input.status === 'unreadable').length,
      skipped: 0,
      exitCode: 0,
      ...summary,
    },
  };
}

export const HOSTILE_REPORT: Report = reportOf(
  {
    inputs: INPUTS,
    findings: FINDINGS,
    coverage: COVERAGE,
    problems: [
      {
        kind: 'internal',
        message: 'The rule pac-mismatch failed on clients/\u001b[31mws.txt: x is undefined.',
      },
    ],
  },
  { skipped: 12, exitCode: 70 },
);

export function contextOf(changes: Partial<ReportContext> = {}): ReportContext {
  return {
    palette: PLAIN,
    width: 80,
    verbose: false,
    quiet: false,
    maxFindings: Number.POSITIVE_INFINITY,
    failOn: 'error',
    rules: new Map(RULES.map((rule) => [rule.id, rule])),
    lines: (path, region) => {
      const lines = SOURCES[path]?.slice(region.startLine - 1, region.endLine);
      return lines ? { firstLine: region.startLine, lines } : null;
    },
    fileOf: (path) => path,
    fromRoot: (path) => path,
    onDisk: (path) => (path.includes(':') ? path : `/build/${path}`),
    basis: (finding) => (finding.realm === 'ZSCALERBETA.NET' ? 'profile zscaler' : null),
    ...changes,
  };
}
