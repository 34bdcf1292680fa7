// Exports that are compared with each other, for the pages of rules: reports of GPOs, and a client beside them.

import type { Example } from '../../src/model/rule.ts';
import { policyReg } from './examples.ts';

const NAMESPACES =
  'xmlns="http://www.microsoft.com/GroupPolicy/Settings" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const TYPES = 'xmlns="http://www.microsoft.com/GroupPolicy/Types"';
const REALM = 'ZSCALERBETA.NET';
const KDC = '<k>kerberos.zscalerbeta.net</k>';
const HOSTS = '.zscalerbeta.net; .gateway.zscalerbeta.net';
const MORE_HOSTS = `${HOSTS}; sso.fabrikam.example`;

const text = (value: string) => value.replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function policy(name: string, data: string): string {
  return `        <q1:Policy>
          <q1:Name>${name}</q1:Name>
          <q1:State>Enabled</q1:State>
          <q1:Category>System/Kerberos</q1:Category>
          <q1:ListBox>
            <q1:Value>
              <q1:Element>
                <q1:Name>${REALM}</q1:Name>
                <q1:Data>${text(data)}</q1:Data>
              </q1:Element>
            </q1:Value>
          </q1:ListBox>
        </q1:Policy>
`;
}

/** A GPO that sets both lists, as Get-GPOReport shows it. */
function report(
  path: string,
  id: string,
  name: string,
  hosts: string,
): Required<Pick<Example, 'path'>> & Example {
  const content = `<?xml version="1.0" encoding="utf-8"?>
<GPO ${NAMESPACES}>
  <Identifier>
    <Identifier ${TYPES}>${id}</Identifier>
    <Domain ${TYPES}>corp.contoso.example</Domain>
  </Identifier>
  <Name>${name}</Name>
  <ReadTime>2026-02-03T07:55:18Z</ReadTime>
  <Computer>
    <VersionDirectory>3</VersionDirectory>
    <VersionSysvol>3</VersionSysvol>
    <Enabled>true</Enabled>
    <ExtensionData>
      <Extension xmlns:q1="http://www.microsoft.com/GroupPolicy/Settings/Registry" xsi:type="q1:RegistrySettings">
${policy('Define host name-to-Kerberos realm mappings', hosts)}${policy('Define interoperable Kerberos V5 realm settings', KDC)}      </Extension>
      <Name>Registry</Name>
    </ExtensionData>
  </Computer>
  <LinksTo>
    <SOMName>Workstations</SOMName>
    <SOMPath>corp.contoso.example/Workstations</SOMPath>
    <Enabled>true</Enabled>
    <NoOverride>false</NoOverride>
  </LinksTo>
</GPO>
`;
  return { path, format: 'gpo-report', content };
}

const GPO = { id: '{4C1D8E70-52A6-4B0F-9D3E-7F6A21C580B9}', name: 'CORP Realms' };
const OTHER = { id: '{9E27B3F4-0D58-4C61-8A9B-51D7C06E3F28}', name: 'CORP Proxy Authentication' };

const first = report('realms.xml', GPO.id, GPO.name, HOSTS);
const client = (example: Example): Example => ({ path: 'PC-0217.reg', ...example, beside: [first] });

/** Two GPOs of a domain that map different hosts to one realm. */
export const CONFLICTING: Example = {
  ...first,
  beside: [report('proxy.xml', OTHER.id, OTHER.name, MORE_HOSTS)],
};
export const SETTLED: Example = {
  ...first,
  beside: [report('proxy.xml', OTHER.id, OTHER.name, '.gateway.zscalerbeta.net;.ZSCALERBETA.net;')],
};

/** A client whose lists hold another realm alone. */
export const NOT_ARRIVED: Example = client(
  policyReg({
    realms: { 'UNIX.FABRIKAM.EXAMPLE': '<k>kdc1.fabrikam.example</k>' },
    mappings: { 'UNIX.FABRIKAM.EXAMPLE': '.unix.fabrikam.example' },
  }),
);
export const ARRIVED: Example = client(policyReg());

/** A client that still has what the GPO said once. */
export const STALE: Example = client(policyReg({ mappings: { [REALM]: MORE_HOSTS } }));
export const AS_POLICY_SAYS: Example = client(
  policyReg({ mappings: { [REALM]: '.Gateway.zscalerbeta.net;.zscalerbeta.net;' } }),
);
