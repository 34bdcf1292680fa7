// What else GPOs carry and reports show: security settings, audit, firewall rules, scripts and Preferences.

import type { Random } from '../../support/mutations/random.ts';

export interface Extension {
  /** The end of its namespace below `http://www.microsoft.com/GroupPolicy/Settings/`. */
  readonly namespace: string;
  readonly type: string;
  /** As the console lists it. */
  readonly name: string;
  readonly content: string;
}

type Maker = (random: Random, q: string) => Extension;

const many = (random: Random, from: number, to: number, one: (index: number) => string) =>
  Array.from({ length: from + random.int(to - from) }, (_, index) => one(index)).join('');

const sid = (random: Random) =>
  `S-1-5-21-${1_000_000_000 + random.int(3_000_000_000)}-${1_000_000_000 + random.int(3_000_000_000)}-${1_000_000_000 + random.int(3_000_000_000)}-${500 + random.int(90_000)}`;

const hex = (random: Random, digits: number) =>
  Array.from({ length: digits }, () => random.int(16).toString(16).toUpperCase()).join('');

export const guid = (random: Random) =>
  `{${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-${random.pick(['8', '9', 'A', 'B'])}${hex(random, 3)}-${hex(random, 12)}}`;

const RIGHTS = [
  'SeBackupPrivilege',
  'SeDebugPrivilege',
  'SeInteractiveLogonRight',
  'SeLoadDriverPrivilege',
  'SeNetworkLogonRight',
  'SeDenyRemoteInteractiveLogonRight',
  'SeRestorePrivilege',
  'SeTakeOwnershipPrivilege',
];

const security: Maker = (random, q) => ({
  namespace: 'Security',
  type: 'SecuritySettings',
  name: 'Security',
  content: many(random, 4, 20, () => {
    const members = many(
      random,
      1,
      5,
      () => `          <${q}:Member>
            <SID xmlns="http://www.microsoft.com/GroupPolicy/Types">${sid(random)}</SID>
            <Name xmlns="http://www.microsoft.com/GroupPolicy/Types">CORP\\GG-Tier${random.int(3)}-Operators-${random.int(400)}</Name>
          </${q}:Member>
`,
    );
    return `        <${q}:UserRightsAssignment>
          <${q}:Name>${random.pick(RIGHTS)}</${q}:Name>
${members}        </${q}:UserRightsAssignment>
`;
  }),
});

const audit: Maker = (random, q) => ({
  namespace: 'Auditing',
  type: 'AuditSettings',
  name: 'Advanced Audit Configuration',
  content: many(
    random,
    6,
    24,
    (index) => `        <${q}:AuditSetting>
          <${q}:PolicyTarget>System</${q}:PolicyTarget>
          <${q}:SubcategoryName>Audit Subcategory ${index} Events</${q}:SubcategoryName>
          <${q}:SubcategoryGuid>{0cce92${(16 + index).toString(16)}-69ae-11d9-bed3-505054503030}</${q}:SubcategoryGuid>
          <${q}:SettingValue>${random.int(4)}</${q}:SettingValue>
        </${q}:AuditSetting>
`,
  ),
});

const firewall: Maker = (random, q) => ({
  namespace: 'WindowsFirewall',
  type: 'WindowsFirewallSettings',
  name: 'Windows Firewall',
  content: many(
    random,
    5,
    40,
    (index) => `        <${q}:InboundFirewallRules>
          <${q}:Version>2.31</${q}:Version>
          <${q}:Action>${random.pick(['Allow', 'Block'])}</${q}:Action>
          <${q}:Name>Line of business application ${index}</${q}:Name>
          <${q}:Dir>In</${q}:Dir>
          <${q}:App>%ProgramFiles%\\Contoso\\Service ${random.int(300)}\\service.exe</${q}:App>
          <${q}:Profile>Domain</${q}:Profile>
          <${q}:RA4>10.${random.int(255)}.${random.int(255)}.0/255.255.255.0</${q}:RA4>
          <${q}:LPort>${1_024 + random.int(60_000)}</${q}:LPort>
          <${q}:Protocol>6</${q}:Protocol>
          <${q}:Active>true</${q}:Active>
        </${q}:InboundFirewallRules>
`,
  ),
});

const scripts: Maker = (random, q) => ({
  namespace: 'Scripts',
  type: 'Scripts',
  name: 'Scripts',
  content: many(
    random,
    1,
    4,
    (index) => `        <${q}:Script>
          <${q}:Command>\\\\corp.contoso.example\\netlogon\\start-${random.int(900)}.cmd</${q}:Command>
          <${q}:Parameters>/site:${random.int(120)} /quiet</${q}:Parameters>
          <${q}:Type>Startup</${q}:Type>
          <${q}:Order>${index}</${q}:Order>
          <${q}:RunOrder>PSNotConfigured</${q}:RunOrder>
        </${q}:Script>
`,
  ),
});

const stamp = (random: Random) =>
  `2025-${String(1 + random.int(12)).padStart(2, '0')}-${String(1 + random.int(28)).padStart(2, '0')} 0${random.int(10)}:1${random.int(10)}:44`;

const drives: Maker = (random, q) => ({
  namespace: 'DriveMaps',
  type: 'DriveMapSettings',
  name: 'Drive Maps',
  content: `        <${q}:DriveMapSettings clsid="{8FDDCC1A-0C3C-43cd-A6B4-71A6DF20DA8C}">
${many(
  random,
  2,
  14,
  (
    index,
  ) => `          <${q}:Drive clsid="{935D1B74-9CB8-4e3c-9914-7DD559B7A417}" name="${String.fromCharCode(71 + index)}:" status="${String.fromCharCode(71 + index)}:" image="2" changed="${stamp(random)}" uid="${guid(random)}">
            <${q}:GPOSettingOrder>${index + 1}</${q}:GPOSettingOrder>
            <${q}:Properties action="U" thisDrive="NOCHANGE" allDrives="NOCHANGE" userName="" path="\\\\fs-${random.int(60)}.corp.contoso.example\\department-${random.int(400)}$" label="Department &amp; Projects" persistent="1" useLetter="1" letter="${String.fromCharCode(71 + index)}" />
            <${q}:Filters>
              <${q}:FilterGroup bool="AND" not="0" name="CORP\\GG-Share-${random.int(900)}" sid="${sid(random)}" userContext="1" primaryGroup="0" localGroup="0" />
            </${q}:Filters>
          </${q}:Drive>
`,
)}        </${q}:DriveMapSettings>
`,
});

const registryItems: Maker = (random, q) => ({
  namespace: 'Windows/Registry',
  type: 'RegistrySettings',
  name: 'Windows Registry',
  content: `        <${q}:RegistrySettings clsid="{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}">
${many(
  random,
  3,
  30,
  (
    index,
  ) => `          <${q}:Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="Value${index}" status="Value${index}" image="12" changed="${stamp(random)}" uid="${guid(random)}">
            <${q}:GPOSettingOrder>${index + 1}</${q}:GPOSettingOrder>
            <${q}:Properties action="U" displayDecimal="1" default="0" hive="HKEY_LOCAL_MACHINE" key="SOFTWARE\\Contoso\\Application ${random.int(200)}\\Settings" name="Value${index}" type="REG_DWORD" value="0000${hex(random, 4)}" />
            <${q}:Filters />
          </${q}:Registry>
`,
)}        </${q}:RegistrySettings>
`,
});

/** Extensions that stand before the Registry extension, each with the chance that a GPO has it. */
export const EXTENSIONS: readonly (readonly [Maker, number])[] = [
  [security, 0.3],
  [audit, 0.15],
  [firewall, 0.1],
  [scripts, 0.15],
  [drives, 0.1],
  [registryItems, 0.15],
];

const ACES = ['CCDCLCSWRPWPDTLOSDRCWDWO', 'LCRPLORC', 'RPWPCCDCLCLORCWOWDSDDTSW', 'CCDCLCSWRPWPDTLO'];

/** The descriptor of a GPO: an estate that delegates has long ones. */
export function descriptor(random: Random): string {
  const aces = many(random, 4, 24, () => `(A;CI;${random.pick(ACES)};;;${sid(random)})`);
  const trustees = many(
    random,
    3,
    9,
    () => `      <TrusteePermissions>
        <Trustee>
          <SID xmlns="http://www.microsoft.com/GroupPolicy/Types">${sid(random)}</SID>
          <Name xmlns="http://www.microsoft.com/GroupPolicy/Types">CORP\\GG-Policy-Editors-${random.int(90)}</Name>
        </Trustee>
        <Type xsi:type="PermissionType">
          <PermissionType>Allow</PermissionType>
        </Type>
        <Inherited>false</Inherited>
        <Applicability>
          <ToSelf>true</ToSelf>
          <ToDescendantObjects>false</ToDescendantObjects>
          <ToDescendantContainers>true</ToDescendantContainers>
          <ToDirectDescendantsOnly>false</ToDirectDescendantsOnly>
        </Applicability>
        <Standard>
          <GPOGroupedAccessEnum>${random.pick(['Read', 'Apply Group Policy', 'Edit, delete, modify security'])}</GPOGroupedAccessEnum>
        </Standard>
        <AccessMask>0</AccessMask>
      </TrusteePermissions>
`,
  );
  return `  <SecurityDescriptor>
    <SDDL xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">O:DAG:DAD:PAI(OA;CI;CR;edacfd8f-ffb3-11d1-b41d-00a0c968f939;;AU)${aces}S:AI(OU;CIIDSA;WPWD;;f30e3bc2-9ff0-11d1-b603-0000f80367c1;WD)</SDDL>
    <Owner xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">
      <SID xmlns="http://www.microsoft.com/GroupPolicy/Types">${sid(random)}</SID>
      <Name xmlns="http://www.microsoft.com/GroupPolicy/Types">CORP\\Domain Admins</Name>
    </Owner>
    <PermissionsPresent xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">true</PermissionsPresent>
    <Permissions xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">
      <InheritsFromParent>false</InheritsFromParent>
${trustees}    </Permissions>
    <AuditingPresent xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">false</AuditingPresent>
  </SecurityDescriptor>
`;
}

export function links(random: Random): string {
  return many(
    random,
    1,
    6,
    (index) => `  <LinksTo>
    <SOMName>Site ${random.int(400)}</SOMName>
    <SOMPath>corp.contoso.example/Sites/Site ${random.int(400)}/Unit ${index}</SOMPath>
    <Enabled>true</Enabled>
    <NoOverride>false</NoOverride>
  </LinksTo>
`,
  );
}
