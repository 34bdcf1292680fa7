// Writes fixtures/demo: one right configuration with six planted defects, in the shapes in which Windows exports it.
// A GPO backup (KDC of another cloud; missing dots), a client's `reg query` (lower-case realm; NBSP after the `;`),
// a trust (transitive; encryption types without AES). Run it after a change here; the files are committed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../fixtures/demo', import.meta.url));

const DOMAIN = 'corp.contoso.example';
const DOMAIN_GUID = '{5d3c1a7e-90b2-4f6d-8e41-2c7b9a0f6d13}';
const GPO = '{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}';
const GPO_NAME = 'CORP Zscaler Kerberos';
const BACKUP = '{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}';
const TAKEN = '2026-03-09T08:41:27';
const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

const REALM = 'ZSCALERBETA.NET';
const KDC = '<k>kerberos.zscalertwo.net</k>';
const HOSTS = 'zscalerbeta.net; gateway.zscalerbeta.net';

function write(path, bytes) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

const crlf = (text) => text.replace(/\r?\n/g, '\r\n');
const utf16 = (text) => Buffer.from(`\ufeff${crlf(text)}`, 'utf16le');
const escapeXml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const cdata = (text) => `<![CDATA[${text}]]>`;

// --- the backup -----------------------------------------------------------------------------------------------

const MANIFEST = 'http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest';
const instance = `<GPOGuid>${cdata(GPO)}</GPOGuid><GPODomain>${cdata(DOMAIN)}</GPODomain><GPODomainGuid>${cdata(DOMAIN_GUID)}</GPODomainGuid><GPODomainController>${cdata(`dc01.${DOMAIN}`)}</GPODomainController><BackupTime>${cdata(TAKEN)}</BackupTime><ID>${cdata(BACKUP)}</ID><Comment>${cdata('')}</Comment><GPODisplayName>${cdata(GPO_NAME)}</GPODisplayName>`;

write(
  'gpo-backup/manifest.xml',
  `<Backups xmlns="${MANIFEST}" xmlns:mfst="${MANIFEST}" mfst:version="1.0"><BackupInst>${instance}</BackupInst></Backups>`,
);
write(`gpo-backup/${BACKUP}/bkupInfo.xml`, `<BackupInst xmlns="${MANIFEST}">${instance}</BackupInst>\r\n`);

const OPERATIONS = 'http://www.microsoft.com/GroupPolicy/GPOOperations';
const EXTENSIONS = '[{35378EAC-683F-11D2-A89A-00C04FBBCFA2}{D02B1F72-3407-48AE-BA88-E8213C6761F1}]';
write(
  `gpo-backup/${BACKUP}/Backup.xml`,
  crlf(`<?xml version="1.0" encoding="utf-8"?>
<GroupPolicyBackupScheme bkp:version="2.0" bkp:type="GroupPolicyBackupTemplate" xmlns:bkp="${OPERATIONS}" xmlns="${OPERATIONS}">
    <GroupPolicyObject><SecurityGroups/><FilePaths/><GroupPolicyCoreSettings><ID>${cdata(GPO)}</ID><Domain>${cdata(DOMAIN)}</Domain><DisplayName>${cdata(GPO_NAME)}</DisplayName><Options>${cdata('1')}</Options><UserVersionNumber>${cdata('0')}</UserVersionNumber><MachineVersionNumber>${cdata('262148')}</MachineVersionNumber><MachineExtensionGuids>${cdata(EXTENSIONS)}</MachineExtensionGuids><UserExtensionGuids/><WMIFilter/></GroupPolicyCoreSettings>
        <GroupPolicyExtension bkp:ID="{35378EAC-683F-11D2-A89A-00C04FBBCFA2}" bkp:DescName="Registry">
            <FSObjectFile bkp:Path="%GPO_MACH_FSPATH%\\registry.pol" bkp:SourceExpandedPath="\\\\dc01.${DOMAIN}\\sysvol\\${DOMAIN}\\Policies\\${GPO}\\Machine\\registry.pol" bkp:Location="DomainSysvol\\GPO\\Machine\\registry.pol"/>
        </GroupPolicyExtension>
    </GroupPolicyObject>
</GroupPolicyBackupScheme>
`),
);

const list = (prefix, title, entries) => `          <${prefix}:ListBox>
            <${prefix}:Name>${title}</${prefix}:Name>
            <${prefix}:State>Enabled</${prefix}:State>
            <${prefix}:ExplicitValue>true</${prefix}:ExplicitValue>
            <${prefix}:Additive>true</${prefix}:Additive>
            <${prefix}:Value>
${entries
  .map(
    ([name, data]) => `              <${prefix}:Element>
                <${prefix}:Name>${escapeXml(name)}</${prefix}:Name>
                <${prefix}:Data>${escapeXml(data)}</${prefix}:Data>
              </${prefix}:Element>`,
  )
  .join('\n')}
            </${prefix}:Value>
          </${prefix}:ListBox>`;

const policy = (name, explain, body) => `        <q1:Policy>
          <q1:Name>${name}</q1:Name>
          <q1:State>Enabled</q1:State>
          <q1:Explain>${explain}</q1:Explain>
          <q1:Supported>At least Windows Vista</q1:Supported>
          <q1:Category>System/Kerberos</q1:Category>
${body}
        </q1:Policy>`;

const report = `<?xml version="1.0" encoding="utf-16"?>
<GPO xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.microsoft.com/GroupPolicy/Settings">
  <Identifier>
    <Identifier xmlns="http://www.microsoft.com/GroupPolicy/Types">${GPO}</Identifier>
    <Domain xmlns="http://www.microsoft.com/GroupPolicy/Types">${DOMAIN}</Domain>
  </Identifier>
  <Name>${GPO_NAME}</Name>
  <IncludeComments>true</IncludeComments>
  <CreatedTime>2025-11-17T13:05:44</CreatedTime>
  <ModifiedTime>2026-03-06T15:22:10</ModifiedTime>
  <ReadTime>${TAKEN}.6091284Z</ReadTime>
  <SecurityDescriptor>
    <SDDL xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">O:DAG:DAD:PAI(A;CI;LCRPLORC;;;AU)</SDDL>
    <PermissionsPresent xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">true</PermissionsPresent>
  </SecurityDescriptor>
  <FilterDataAvailable>true</FilterDataAvailable>
  <Computer>
    <VersionDirectory>4</VersionDirectory>
    <VersionSysvol>4</VersionSysvol>
    <Enabled>true</Enabled>
    <ExtensionData>
      <Extension xmlns:q1="http://www.microsoft.com/GroupPolicy/Settings/Registry" xsi:type="q1:RegistrySettings">
${policy(
  'Define host name-to-Kerberos realm mappings',
  'Names the DNS hosts and DNS suffixes that belong to a Kerberos realm.',
  `${list('q1', 'Define host name-to-Kerberos realm mappings:', [[REALM, HOSTS]])}
          <q1:Text>
            <q1:Name>Syntax: the value name is a realm, the value a list of hosts and suffixes.</q1:Name>
          </q1:Text>`,
)}
${policy(
  'Define interoperable Kerberos V5 realm settings',
  'Names the KDCs of Kerberos V5 realms that are not Active Directory domains.',
  list('q1', 'Define interoperable Kerberos V5 realm settings:', [[REALM, KDC]]),
)}
        <q1:Blocked>false</q1:Blocked>
      </Extension>
      <Name>Registry</Name>
    </ExtensionData>
  </Computer>
  <User>
    <VersionDirectory>0</VersionDirectory>
    <VersionSysvol>0</VersionSysvol>
    <Enabled>true</Enabled>
  </User>
  <LinksTo>
    <SOMName>Workstations</SOMName>
    <SOMPath>${DOMAIN}/Workstations</SOMPath>
    <Enabled>true</Enabled>
    <NoOverride>false</NoOverride>
  </LinksTo>
</GPO>
`;
write(`gpo-backup/${BACKUP}/gpreport.xml`, utf16(report));

const text16 = (text) => Buffer.from(`${text}\0`, 'utf16le');
const dword = (number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
};
const unit = (character) => Buffer.from(character, 'utf16le');
const record = (key, name, type, data) =>
  Buffer.concat([
    unit('['),
    text16(key),
    unit(';'),
    text16(name),
    unit(';'),
    dword(type),
    unit(';'),
    dword(data.length),
    unit(';'),
    data,
    unit(']'),
  ]);
write(
  `gpo-backup/${BACKUP}/DomainSysvol/GPO/Machine/registry.pol`,
  Buffer.concat([
    Buffer.from('PReg'),
    dword(1),
    record(KEY, 'domain_realm_Enabled', 4, dword(1)),
    record(`${KEY}\\domain_realm`, REALM, 1, text16(HOSTS)),
    record(KEY, 'MitRealms_Enabled', 4, dword(1)),
    record(`${KEY}\\MitRealms`, REALM, 1, text16(KDC)),
  ]),
);

// --- the client: `reg query` of both keys, redirected by PowerShell 5 ------------------------------------------

const ROOT = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
write(
  'clients/PC-0217.txt',
  utf16(`
${ROOT}\\domain_realm
    ${REALM}    REG_SZ    .zscalerbeta.net;\u00a0.gateway.zscalerbeta.net


${ROOT}\\MitRealms
    zscalerbeta.net    REG_SZ    <k>kerberos.zscalerbeta.net</k>

`),
);

// --- the trust: Get-ADObject -Filter {trustPartner -eq "ZSCALERBETA.NET"} -Properties * | Out-File -----------------

const dn = `CN=${REALM},CN=System,DC=${DOMAIN.split('.').join(',DC=')}`;
const attributes = {
  CanonicalName: `${DOMAIN}/System/${REALM}`,
  CN: REALM,
  Created: '11/17/2025 1:12:09 PM',
  createTimeStamp: '11/17/2025 1:12:09 PM',
  Deleted: '',
  Description: '',
  DisplayName: '',
  DistinguishedName: dn,
  dSCorePropagationData: '{1/1/1601 1:00:00 AM}',
  flatName: REALM,
  instanceType: '4',
  isCriticalSystemObject: 'True',
  isDeleted: '',
  LastKnownParent: '',
  Modified: '3/2/2026 9:47:51 AM',
  modifyTimeStamp: '3/2/2026 9:47:51 AM',
  'msDS-SupportedEncryptionTypes': '4',
  Name: REALM,
  nTSecurityDescriptor: 'System.DirectoryServices.ActiveDirectorySecurity',
  ObjectCategory: `CN=Trusted-Domain,CN=Schema,CN=Configuration,DC=${DOMAIN.split('.').join(',DC=')}`,
  ObjectClass: 'trustedDomain',
  ObjectGUID: '0f7c8a7b-6b93-4d58-8f0e-3f1f5f0c9a24',
  ProtectedFromAccidentalDeletion: 'False',
  sDRightsEffective: '15',
  showInAdvancedViewOnly: 'True',
  trustAttributes: '0',
  trustDirection: '1',
  trustPartner: REALM,
  trustPosixOffset: '0',
  trustType: '3',
  uSNChanged: '412207',
  uSNCreated: '389144',
  whenChanged: '3/2/2026 9:47:51 AM',
  whenCreated: '11/17/2025 1:12:09 PM',
};
const widest = Math.max(...Object.keys(attributes).map((name) => name.length));
const WIDTH = 120;
const wrapped = Object.entries(attributes).flatMap(([name, value]) => {
  const lead = `${name.padEnd(widest)} : `;
  const room = WIDTH - 1 - lead.length;
  const pieces = value.match(new RegExp(`.{1,${room}}`, 'g')) ?? [''];
  return pieces.map((piece, i) => (i === 0 ? lead : ' '.repeat(lead.length)) + piece);
});
write('trust/Get-ADObject.txt', utf16(`\n\n${wrapped.join('\n')}\n\n\n\n`));
