// Writes a document of many GPOs as `Get-GPOReport -All` gives it: mostly policies of no interest, a few of ours.
import { closeSync, openSync, writeSync } from 'node:fs';

const HEAD = '<?xml version="1.0" encoding="utf-16"?>\r\n<report>\r\n';
const FILLER = `        <q1:Policy>
          <q1:Name>Turn off a feature of the desktop</q1:Name>
          <q1:State>Enabled</q1:State>
          <q1:Explain>${'This policy setting controls a feature of the desktop and explains it at length. '.repeat(40)}</q1:Explain>
          <q1:Supported>At least Windows Vista</q1:Supported>
          <q1:Category>Windows Components/Desktop &amp; Shell</q1:Category>
        </q1:Policy>
`.replace(/\n/g, '\r\n');

function list(name: string, realm: string, data: string): string {
  return `        <q1:Policy><q1:Name>${name}</q1:Name><q1:State>Enabled</q1:State><q1:Category>System/Kerberos</q1:Category>
          <q1:ListBox><q1:Name>${name}:</q1:Name><q1:State>Enabled</q1:State><q1:ExplicitValue>true</q1:ExplicitValue><q1:Additive>true</q1:Additive>
            <q1:Value><q1:Element><q1:Name>${realm}</q1:Name><q1:Data>${data}</q1:Data></q1:Element></q1:Value></q1:ListBox></q1:Policy>
`.replace(/\n/g, '\r\n');
}

function gpo(index: number, settings: string): string {
  const guid = `{0A1B2C3D-0000-4000-8000-${index.toString(16).toUpperCase().padStart(12, '0')}}`;
  return `<GPO xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.microsoft.com/GroupPolicy/Settings">
  <Identifier><Identifier xmlns="http://www.microsoft.com/GroupPolicy/Types">${guid}</Identifier><Domain xmlns="http://www.microsoft.com/GroupPolicy/Types">corp.contoso.example</Domain></Identifier>
  <Name>Estate policy ${index}</Name>
  <SecurityDescriptor><SDDL xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">O:DAG:DAD:PAI(OA;CI;CR;edacfd8f-ffb3-11d1-b41d-00a0c968f939;;AU)(A;CI;CCDCLCSWRPWPDTLOSDRCWDWO;;;DA)(A;CI;LCRPLORC;;;ED)(A;CI;LCRPLORC;;;AU)(A;CI;CCDCLCSWRPWPDTLOSDRCWDWO;;;SY)</SDDL></SecurityDescriptor>
  <Computer><VersionDirectory>1</VersionDirectory><VersionSysvol>1</VersionSysvol><Enabled>true</Enabled>
    <ExtensionData><Extension xmlns:q1="http://www.microsoft.com/GroupPolicy/Settings/Registry" xsi:type="q1:RegistrySettings">
${settings}      </Extension><Name>Registry</Name></ExtensionData></Computer>
  <User><VersionDirectory>1</VersionDirectory><VersionSysvol>1</VersionSysvol><Enabled>true</Enabled></User>
  <LinksTo><SOMName>corp</SOMName><SOMPath>corp.contoso.example</SOMPath><Enabled>true</Enabled><NoOverride>false</NoOverride></LinksTo>
</GPO>
`.replace(/\r?\n/g, '\r\n');
}

/** What was written, so that a test can ask for exactly that. */
export interface LargeReport {
  readonly bytes: number;
  readonly gpos: number;
  /** 1-based line of the one wrong KDC, in the last GPO. */
  readonly wrongKdcLine: number;
}

/** Writes at least `bytes` bytes to `path`; the last GPO names the KDC of another cloud. */
export function writeLargeReport(path: string, bytes: number): LargeReport {
  const file = openSync(path, 'w');
  let written = 0;
  let lines = 0;
  const put = (text: string) => {
    written += writeSync(file, Buffer.from(text, 'utf16le'));
    lines += text.split('\n').length - 1;
  };
  put(`\ufeff${HEAD}`);
  let gpos = 0;
  const filler = gpo(0, FILLER.repeat(30));
  while (written < bytes) put(filler.replace('{0A1B2C3D-0000-4000-8000-000000000000}', guidOf(++gpos)));
  const realm = 'ZSCALERBETA.NET';
  const hosts = list(
    'Define host name-to-Kerberos realm mappings',
    realm,
    '.zscalerbeta.net; .gateway.zscalerbeta.net',
  );
  const kdc = list(
    'Define interoperable Kerberos V5 realm settings',
    realm,
    '&lt;k&gt;kerberos.zscalertwo.net&lt;/k&gt;',
  );
  const last = gpo(++gpos, hosts + kdc);
  const before = last.slice(0, last.indexOf('kerberos.zscalertwo.net')).split('\n').length;
  const wrongKdcLine = lines + before;
  put(last);
  put('</report>\r\n');
  closeSync(file);
  return { bytes: written, gpos, wrongKdcLine };
}

function guidOf(index: number): string {
  return `{0A1B2C3D-0000-4000-8000-${index.toString(16).toUpperCase().padStart(12, '0')}}`;
}
