// A GPO with the right configuration as its report and its Backup.xml show it, for the pages of rules to bend.

import type { Example } from '../../src/model/rule.ts';

const ID = '{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}';
const DOMAIN = 'corp.contoso.example';
const NAME = 'CORP Zscaler Kerberos';
const SETTINGS = 'http://www.microsoft.com/GroupPolicy/Settings';
const TYPES = 'http://www.microsoft.com/GroupPolicy/Types';

/** What differs from a GPO that reaches its computers. */
export interface GpoBend {
  readonly enabled?: boolean;
  /** Of the computer side, in the directory and in SYSVOL. */
  readonly versions?: readonly [number, number];
  readonly access?: string;
  /** Whether its one link is enabled; null for no link. */
  readonly linked?: boolean | null;
}

/** The access list of a new GPO: Authenticated Users read and apply it. */
const ACCESS =
  'O:DAG:DAD:PAI(OA;CI;CR;edacfd8f-ffb3-11d1-b41d-00a0c968f939;;AU)(A;CI;CCDCLCSWRPWPDTLOSDRCWDWO;;;DA)(A;CI;LCRPLORC;;;ED)(A;CI;LCRPLORC;;;AU)(A;CI;CCDCLCSWRPWPDTLOSDRCWDWO;;;SY)';

const policy = (name: string, realm: string, data: string) => `        <q1:Policy>
          <q1:Name>${name}</q1:Name>
          <q1:State>Enabled</q1:State>
          <q1:Category>System/Kerberos</q1:Category>
          <q1:ListBox>
            <q1:Name>${name}:</q1:Name>
            <q1:State>Enabled</q1:State>
            <q1:ExplicitValue>true</q1:ExplicitValue>
            <q1:Additive>true</q1:Additive>
            <q1:Value>
              <q1:Element>
                <q1:Name>${realm}</q1:Name>
                <q1:Data>${data.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</q1:Data>
              </q1:Element>
            </q1:Value>
          </q1:ListBox>
        </q1:Policy>
`;

/** What Get-GPOReport -ReportType Xml writes, in UTF-8. */
export function gpoReport(bend: GpoBend = {}): Example {
  const { enabled = true, versions = [4, 4], access = ACCESS, linked = true } = bend;
  const link = `  <LinksTo>
    <SOMName>Workstations</SOMName>
    <SOMPath>${DOMAIN}/Workstations</SOMPath>
    <Enabled>${linked === true}</Enabled>
    <NoOverride>false</NoOverride>
  </LinksTo>
`;
  const content = `<?xml version="1.0" encoding="utf-8"?>
<GPO xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="${SETTINGS}">
  <Identifier>
    <Identifier xmlns="${TYPES}">${ID}</Identifier>
    <Domain xmlns="${TYPES}">${DOMAIN}</Domain>
  </Identifier>
  <Name>${NAME}</Name>
  <ReadTime>2026-03-09T08:41:27.6091284Z</ReadTime>
  <SecurityDescriptor>
    <SDDL xmlns="${TYPES}/Security">${access}</SDDL>
  </SecurityDescriptor>
  <Computer>
    <VersionDirectory>${versions[0]}</VersionDirectory>
    <VersionSysvol>${versions[1]}</VersionSysvol>
    <Enabled>${enabled}</Enabled>
    <ExtensionData>
      <Extension xmlns:q1="${SETTINGS}/Registry" xsi:type="q1:RegistrySettings">
${policy('Define host name-to-Kerberos realm mappings', 'ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net')}${policy('Define interoperable Kerberos V5 realm settings', 'ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>')}        <q1:Blocked>false</q1:Blocked>
      </Extension>
      <Name>Registry</Name>
    </ExtensionData>
  </Computer>
  <User>
    <VersionDirectory>0</VersionDirectory>
    <VersionSysvol>0</VersionSysvol>
    <Enabled>true</Enabled>
  </User>
${linked === null ? '' : link}</GPO>
`;
  return { format: 'gpo-report', path: `${NAME}.xml`, content };
}

const OPERATIONS = 'http://www.microsoft.com/GroupPolicy/GPOOperations';
const FOLDER = '{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}';

/** Backup.xml with the report of the same backup beside it; `extensions` as MachineExtensionGuids holds them. */
export function backupXml(extensions: string): Example {
  const { format, content } = gpoReport();
  return {
    format: 'backup-xml',
    path: `${FOLDER}/Backup.xml`,
    content: `<?xml version="1.0" encoding="utf-8"?>
<GroupPolicyBackupScheme xmlns="${OPERATIONS}">
  <GroupPolicyObject>
    <GroupPolicyCoreSettings>
      <ID>${ID}</ID>
      <Domain>${DOMAIN}</Domain>
      <DisplayName>${NAME}</DisplayName>
      <Options>1</Options>
      <UserVersionNumber>0</UserVersionNumber>
      <MachineVersionNumber>262148</MachineVersionNumber>
      <MachineExtensionGuids>${extensions}</MachineExtensionGuids>
    </GroupPolicyCoreSettings>
  </GroupPolicyObject>
</GroupPolicyBackupScheme>
`,
    beside: [{ format, content, path: `${FOLDER}/gpreport.xml` }],
  };
}
