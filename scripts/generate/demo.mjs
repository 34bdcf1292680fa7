// fixtures/demo: one right configuration with six planted defects, in the shapes in which Windows exports it.
// A GPO backup (KDC of another cloud; missing dots), a client's `reg query` (lower-case realm; NBSP after the `;`),
// a trust (transitive; encryption types without AES).
import {
  crlf,
  dword,
  formatList,
  gpoReport,
  KEY,
  polRecord,
  polUnits,
  ROOT,
  regQuery,
  utf16,
} from '../fixtures/writers.mjs';

const FOLDER = 'fixtures/demo';

const DOMAIN = 'corp.contoso.example';
const DOMAIN_GUID = '{5d3c1a7e-90b2-4f6d-8e41-2c7b9a0f6d13}';
const GPO = '{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}';
const GPO_NAME = 'CORP Zscaler Kerberos';
const BACKUP = '{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}';
const TAKEN = '2026-03-09T08:41:27';

const REALM = 'ZSCALERBETA.NET';
const KDC = '<k>kerberos.zscalerbeta.net</k>';
const HOSTS = '.zscalerbeta.net; .gateway.zscalerbeta.net';

/** The six defects. */
const WRONG = {
  kdc: '<k>kerberos.zscalertwo.net</k>',
  hosts: 'zscalerbeta.net; gateway.zscalerbeta.net',
  clientHosts: '.zscalerbeta.net;\u00a0.gateway.zscalerbeta.net',
  clientRealm: 'zscalerbeta.net',
  encryptionTypes: '4',
  trustAttributes: '0',
};

/** The same exports once all six are mended. */
const RIGHT = {
  kdc: KDC,
  hosts: HOSTS,
  clientHosts: HOSTS,
  clientRealm: REALM,
  encryptionTypes: '24',
  trustAttributes: '1',
};

const cdata = (text) => `<![CDATA[${text}]]>`;

// --- the backup -----------------------------------------------------------------------------------------------

const MANIFEST = 'http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest';
const instance = `<GPOGuid>${cdata(GPO)}</GPOGuid><GPODomain>${cdata(DOMAIN)}</GPODomain><GPODomainGuid>${cdata(DOMAIN_GUID)}</GPODomainGuid><GPODomainController>${cdata(`dc01.${DOMAIN}`)}</GPODomainController><BackupTime>${cdata(TAKEN)}</BackupTime><ID>${cdata(BACKUP)}</ID><Comment>${cdata('')}</Comment><GPODisplayName>${cdata(GPO_NAME)}</GPODisplayName>`;

const manifest = `<Backups xmlns="${MANIFEST}" xmlns:mfst="${MANIFEST}" mfst:version="1.0"><BackupInst>${instance}</BackupInst></Backups>`;
const bkupInfo = `<BackupInst xmlns="${MANIFEST}">${instance}</BackupInst>\r\n`;

const OPERATIONS = 'http://www.microsoft.com/GroupPolicy/GPOOperations';
const EXTENSIONS = '[{35378EAC-683F-11D2-A89A-00C04FBBCFA2}{D02B1F72-3407-48AE-BA88-E8213C6761F1}]';
const backup = crlf(`<?xml version="1.0" encoding="utf-8"?>
<GroupPolicyBackupScheme bkp:version="2.0" bkp:type="GroupPolicyBackupTemplate" xmlns:bkp="${OPERATIONS}" xmlns="${OPERATIONS}">
    <GroupPolicyObject><SecurityGroups/><FilePaths/><GroupPolicyCoreSettings><ID>${cdata(GPO)}</ID><Domain>${cdata(DOMAIN)}</Domain><DisplayName>${cdata(GPO_NAME)}</DisplayName><Options>${cdata('1')}</Options><UserVersionNumber>${cdata('0')}</UserVersionNumber><MachineVersionNumber>${cdata('262148')}</MachineVersionNumber><MachineExtensionGuids>${cdata(EXTENSIONS)}</MachineExtensionGuids><UserExtensionGuids/><WMIFilter/></GroupPolicyCoreSettings>
        <GroupPolicyExtension bkp:ID="{35378EAC-683F-11D2-A89A-00C04FBBCFA2}" bkp:DescName="Registry">
            <FSObjectFile bkp:Path="%GPO_MACH_FSPATH%\\registry.pol" bkp:SourceExpandedPath="\\\\dc01.${DOMAIN}\\sysvol\\${DOMAIN}\\Policies\\${GPO}\\Machine\\registry.pol" bkp:Location="DomainSysvol\\GPO\\Machine\\registry.pol"/>
        </GroupPolicyExtension>
    </GroupPolicyObject>
</GroupPolicyBackupScheme>
`);

const reportOf = ({ hosts, kdc }) =>
  gpoReport({
    id: GPO,
    domain: DOMAIN,
    name: GPO_NAME,
    times: ['2025-11-17T13:05:44', '2026-03-06T15:22:10', `${TAKEN}.6091284Z`],
    version: 4,
    sddl: 'O:DAG:DAD:PAI(OA;CI;CR;edacfd8f-ffb3-11d1-b41d-00a0c968f939;;AU)(A;CI;LCRPLORC;;;AU)',
    links: [{ name: 'Workstations', path: `${DOMAIN}/Workstations` }],
    policies: [
      {
        list: 'domain_realm',
        explain: 'Names the DNS hosts and DNS suffixes that belong to a Kerberos realm.',
        entries: [[REALM, hosts]],
        more: `          <q1:Text>
            <q1:Name>Syntax: the value name is a realm, the value a list of hosts and suffixes.</q1:Name>
          </q1:Text>
`,
      },
      {
        list: 'MitRealms',
        explain: 'Names the KDCs of Kerberos V5 realms that are not Active Directory domains.',
        entries: [[REALM, kdc]],
      },
    ],
  });

const polOf = ({ hosts, kdc }) =>
  polUnits([
    polRecord(KEY, 'domain_realm_Enabled', 'REG_DWORD', dword(1)),
    polRecord(`${KEY}\\domain_realm`, REALM, 'REG_SZ', `${hosts}\0`),
    polRecord(KEY, 'MitRealms_Enabled', 'REG_DWORD', dword(1)),
    polRecord(`${KEY}\\MitRealms`, REALM, 'REG_SZ', `${kdc}\0`),
  ]);

// --- the client: `reg query` of both keys, redirected by PowerShell 5 ------------------------------------------

const queryOf = ({ clientHosts, clientRealm }) =>
  regQuery([
    [`${ROOT}\\domain_realm`, [[REALM, clientHosts]]],
    [`${ROOT}\\MitRealms`, [[clientRealm, KDC]]],
  ]);

// --- the trust: Get-ADObject -Filter {trustPartner -eq "ZSCALERBETA.NET"} -Properties * | Out-File -----------------

const dn = `CN=${REALM},CN=System,DC=${DOMAIN.split('.').join(',DC=')}`;
const attributesOf = ({ encryptionTypes, trustAttributes }) => ({
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
  'msDS-SupportedEncryptionTypes': encryptionTypes,
  Name: REALM,
  nTSecurityDescriptor: 'System.DirectoryServices.ActiveDirectorySecurity',
  ObjectCategory: `CN=Trusted-Domain,CN=Schema,CN=Configuration,DC=${DOMAIN.split('.').join(',DC=')}`,
  ObjectClass: 'trustedDomain',
  ObjectGUID: '0f7c8a7b-6b93-4d58-8f0e-3f1f5f0c9a24',
  ProtectedFromAccidentalDeletion: 'False',
  sDRightsEffective: '15',
  showInAdvancedViewOnly: 'True',
  trustAttributes,
  trustDirection: '1',
  trustPartner: REALM,
  trustPosixOffset: '0',
  trustType: '3',
  uSNChanged: '412207',
  uSNCreated: '389144',
  whenChanged: '3/2/2026 9:47:51 AM',
  whenCreated: '11/17/2025 1:12:09 PM',
});

function filesOf(values) {
  const folder = `gpo-backup/${BACKUP}`;
  return {
    'gpo-backup/manifest.xml': manifest,
    [`${folder}/bkupInfo.xml`]: bkupInfo,
    [`${folder}/Backup.xml`]: backup,
    [`${folder}/gpreport.xml`]: utf16(crlf(reportOf(values))),
    [`${folder}/DomainSysvol/GPO/Machine/registry.pol`]: Buffer.from(polOf(values), 'utf16le'),
    'clients/PC-0217.txt': utf16(crlf(queryOf(values))),
    'trust/Get-ADObject.txt': utf16(crlf(formatList([attributesOf(values)], 120))),
  };
}

/** The files of the sample, which hold its folder alone. */
export function demo() {
  return {
    folder: FOLDER,
    files: Object.entries(filesOf(WRONG)).map(([path, content]) => ({ path: `${FOLDER}/${path}`, content })),
  };
}

/** The files of the sample without a defect, by their paths below its folder. */
export function mendedDemo() {
  return filesOf(RIGHT);
}
