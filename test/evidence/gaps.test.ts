// Policies that cannot be told: what they take away, and where they can be neither of the two.
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, lint, type Report } from '../../src/lint.ts';
import { encode } from '../support/bytes.ts';
import { inputOf } from '../support/inputs.ts';

const REGISTRY = 'http://www.microsoft.com/GroupPolicy/Settings/Registry';

interface Policy {
  readonly name: string;
  readonly state: 'Enabled' | 'Disabled';
  readonly data?: string;
  readonly help?: string;
}

function policy({ name, state, data, help }: Policy): string {
  const list =
    data === undefined
      ? ''
      : `<q1:ListBox><q1:Name>${name}</q1:Name><q1:State>Enabled</q1:State><q1:ExplicitValue>true</q1:ExplicitValue><q1:Additive>true</q1:Additive><q1:Value><q1:Element><q1:Name>ZSCALERBETA.NET</q1:Name><q1:Data>${data}</q1:Data></q1:Element></q1:Value></q1:ListBox>`;
  const text = help === undefined ? '' : `<q1:Text><q1:Name>${help}</q1:Name></q1:Text>`;
  return `<q1:Policy><q1:Name>${name}</q1:Name><q1:State>${state}</q1:State><q1:Category>システム/Kerberos</q1:Category>${list}${text}</q1:Policy>`;
}

function judged(...policies: readonly Policy[]): Report {
  const text = `<?xml version="1.0" encoding="utf-8"?>
<GPO xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.microsoft.com/GroupPolicy/Settings">
<Identifier><Identifier xmlns="http://www.microsoft.com/GroupPolicy/Types">{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}</Identifier><Domain xmlns="http://www.microsoft.com/GroupPolicy/Types">corp.contoso.example</Domain></Identifier>
<Name>CORP Zscaler Kerberos</Name>
<Computer><VersionDirectory>1</VersionDirectory><VersionSysvol>1</VersionSysvol><Enabled>true</Enabled><ExtensionData><Extension xmlns:q1="${REGISTRY}" xsi:type="q1:RegistrySettings">
${policies.map(policy).join('\n')}
</Extension><Name>Registry</Name></ExtensionData></Computer>
<User><VersionDirectory>0</VersionDirectory><VersionSysvol>0</VersionSysvol><Enabled>true</Enabled></User>
<LinksTo><SOMName>corp</SOMName><SOMPath>corp.contoso.example</SOMPath><Enabled>true</Enabled><NoOverride>false</NoOverride></LinksTo>
</GPO>`;
  return lint([inputOf('gpreport.xml', encode(text))], { settings: DEFAULT_SETTINGS }).report;
}

const REALMS: Policy = {
  name: '相互運用可能な領域',
  state: 'Enabled',
  data: '&lt;k&gt;kerberos.zscalerbeta.net&lt;/k&gt;',
};
const MAP: Policy = {
  name: 'ホスト名',
  state: 'Enabled',
  data: '.zscalerbeta.net; .gateway.zscalerbeta.net',
  help: 'Syntax: .microsoft.com; .ms.com; computer1.fabrikam.com;',
};
const OTHER: Policy = { name: 'プロキシ', state: 'Disabled' };

const summary = ({ findings, summary: { exitCode } }: Report) => ({
  exitCode,
  rules: findings.map(({ ruleId, blocking }) => (blocking ? `${ruleId} blocking` : ruleId)),
});

describe('a policy in a language that nobody here knows', () => {
  it('is told by its help and its data', () => {
    expect(summary(judged(REALMS, MAP))).toEqual({ exitCode: 0, rules: [] });
  });

  it('takes away the ground on which a list is absent', () => {
    const { help: _help, ...noMap } = MAP;
    const report = judged(REALMS, noMap);
    expect(summary(report)).toEqual({ exitCode: 3, rules: ['evidence-incomplete blocking'] });
    const check = report.coverage.find(({ check: id }) => id === 'realm-without-mapping');
    expect(check?.status).toBe('not-evaluated');
    expect(summary(judged(MAP, OTHER)).rules).toEqual(['evidence-incomplete blocking']);
  });

  it('is neither of the two where both are known', () => {
    expect(summary(judged(REALMS, MAP, OTHER))).toEqual({ exitCode: 0, rules: ['evidence-incomplete'] });
  });
});

describe('a setting that is not understood', () => {
  const KEY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
  const LSA = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';
  const SWITCHES = ['"MitRealms_Enabled"=dword:1', '"domain_realm_Enabled"=dword:1'];
  const WHOLE = [
    ...[`[HKEY_LOCAL_MACHINE\\${KEY}]`, ...SWITCHES],
    ...[`[HKEY_LOCAL_MACHINE\\${KEY}\\MitRealms]`, '"ZSCALERBETA.NET"="<k>kerberos.zscalerbeta.net</k>"'],
    `[HKEY_LOCAL_MACHINE\\${KEY}\\domain_realm]`,
    '"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"',
  ];
  const linted = (...lines: readonly string[]) => {
    const text = ['Windows Registry Editor Version 5.00', '', ...WHOLE, ...lines, ''].join('\r\n');
    return lint([inputOf('PC-0412.reg', encode(text))], { settings: DEFAULT_SETTINGS }).report;
  };
  const gap = { exitCode: 3, rules: ['evidence-incomplete blocking'] };

  it.each([
    [`${LSA}\\Domians\\ZSCALERBETA.NET`, '"KdcNames"="kdc.contoso.example"'],
    [`${LSA}\\Domains\\ZSCALERTHREE.NET`, '"KdcName"="kdc.contoso.example"'],
    [`${LSA}\\HostToRealm\\ZSCALERTHREE.NET`, '"SpnMapings"=".zscalerthree.net"'],
    [`${LSA}\\Domians\\ZSCALERTHREE.NET`, ''],
    [`${KEY}\\MitRelams`, '"ZSCALERTHREE.NET"="kerberos"'],
    [`${KEY}\\MitRealms\\ZSCALERTHREE.NET`, '@="<k>kerberos.zscalerthree.net</k>"'],
    [`${KEY}\\MitRealms\\ZSCALERTHREE.NET`, '"KDC"="<k>kerberos.zscalerthree.net</k>"'],
    [KEY, '"MitRelams_Enabled"=dword:1'],
  ])('has no verdict though both policies are known: [%s] %s', (key, value) => {
    expect(summary(linted(`[HKEY_LOCAL_MACHINE\\${key}]`, value))).toEqual(gap);
  });

  it('is none where nothing but what Windows and ksetup write is there', () => {
    const harmless = [
      ...[`[HKEY_LOCAL_MACHINE\\${LSA}]`, '"SkewTime"=dword:5', `[HKEY_LOCAL_MACHINE\\${LSA}\\Domains]`],
      ...[
        `[HKEY_LOCAL_MACHINE\\${LSA}\\HostToRealm]`,
        `[HKEY_LOCAL_MACHINE\\${LSA}\\Parameters]`,
        '"LogLevel"=dword:1',
      ],
      ...[`[HKEY_LOCAL_MACHINE\\${LSA}\\UserList]`, '"*"="*"'],
      ...[`[HKEY_LOCAL_MACHINE\\${KEY}\\KdcProxy\\ProxyServers]`, '"*"="<https kdcproxy.contoso.example />"'],
    ];
    expect(summary(linted(...harmless))).toEqual({ exitCode: 0, rules: [] });
  });

  it('takes away the ground on which a list is absent', () => {
    const status = (...lines: readonly string[]) => {
      const text = ['Windows Registry Editor Version 5.00', '', ...WHOLE.slice(0, 5), ...lines, ''].join(
        '\r\n',
      );
      const { report } = lint([inputOf('PC-0412.reg', encode(text))], { settings: DEFAULT_SETTINGS });
      return report.coverage.find(({ check }) => check === 'realm-without-mapping')?.status;
    };
    expect(status()).toBe('fail');
    expect(status(`[HKEY_LOCAL_MACHINE\\${KEY}\\domain_raelm]`, '"X"="x"')).toBe('not-evaluated');
  });
});
