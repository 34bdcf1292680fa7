// How a setting is mended with each tool. Every rule says what to write; how to get there is the same for all.

import type { ListName } from '../../src/model/fact.ts';
import { POLICY_KEY } from '../../src/model/registry-keys.ts';

interface Fix {
  readonly with: string;
  readonly steps: string;
}

const POLICIES: Readonly<Record<ListName, string>> = {
  MitRealms: 'Define interoperable Kerberos V5 realm settings',
  domain_realm: 'Define host name-to-Kerberos realm mappings',
};

const KEY = `HKLM\\${POLICY_KEY}`;

const AFTER = 'Then, on a client: gpupdate /force, klist purge.';

/** In the Group Policy editor, in the window behind Show. */
export function inEditor(list: ListName, what: string): Fix {
  const path = `Computer Configuration > Policies > Administrative Templates > System > Kerberos > ${POLICIES[list]}`;
  return { with: 'Group Policy editor', steps: `${path} > Enabled > Show. ${what} ${AFTER}` };
}

/** One value of a GPO, written by PowerShell. `$gpo` stands for the name of the GPO. */
export function inPowerShell(list: ListName, name: string, data: string, note = ''): Fix {
  const command = `Set-GPRegistryValue -Name $gpo -Key '${KEY}\\${list}' -ValueName '${name}' -Type String -Value '${data}'`;
  return { with: 'PowerShell', steps: `${note}${command}` };
}

/** The switch of a policy, written by PowerShell. */
export function enabledInPowerShell(list: ListName): Fix {
  const command = `Set-GPRegistryValue -Name $gpo -Key '${KEY}' -ValueName '${list}_Enabled' -Type DWord -Value 1`;
  return { with: 'PowerShell', steps: command };
}

/**
 * A value under a new name, by PowerShell. Registry names keep the case that they were created with, so
 * a name that differs in case alone must be removed before it is written again.
 */
export function renamedInPowerShell(list: ListName, wrong: string, right: string, data: string): Fix {
  const remove = `Remove-GPRegistryValue -Name $gpo -Key '${KEY}\\${list}' -ValueName '${wrong}'`;
  return inPowerShell(list, right, data, `${remove}; `);
}

/** A trust is not edited into shape: these attributes belong together with the password of both sides. */
export const RECREATE_TRUST: Fix = {
  with: 'Active Directory Domains and Trusts',
  steps:
    'Do not edit the object (no Set-ADObject): recreate the trust. Ask the operator of the realm for a new trust password; remove the trust; New Trust > the realm in upper case > Realm trust > Nontransitive > One-way: incoming > the password; then in its properties tick "The other domain supports Kerberos AES Encryption". Plan an interruption. A nontransitive trust serves users of this domain alone: check first whether users of child domains depend on it.',
};

/** The same by command. netdom takes the trusting side first; swapped names make an outgoing trust. */
export const RECREATE_WITH_NETDOM: Fix = {
  with: 'netdom',
  steps:
    'netdom trust ZSCALERBETA.NET /domain:corp.contoso.example /remove /force; netdom trust ZSCALERBETA.NET /domain:corp.contoso.example /add /realm /passwordt:*; ksetup /setenctypeattr ZSCALERBETA.NET AES128-CTS-HMAC-SHA1-96 AES256-CTS-HMAC-SHA1-96\nThe trusting side is named first. What is said above of the password, the interruption and child domains holds here too.',
};

/** The trust of the guide's step 1, in a domain that has none. */
export const CREATE_TRUST: Fix = {
  with: 'Active Directory Domains and Trusts',
  steps:
    'Ask the operator of the realm for a trust password. Properties of the domain > Trusts > New Trust > the realm in upper case > Realm trust > Nontransitive > One-way: incoming > the password; then in its properties tick "The other domain supports Kerberos AES Encryption".',
};

/** The same by command. */
export const CREATE_WITH_NETDOM: Fix = {
  with: 'netdom',
  steps:
    'netdom trust ZSCALERBETA.NET /domain:corp.contoso.example /add /realm /passwordt:*; ksetup /setenctypeattr ZSCALERBETA.NET AES128-CTS-HMAC-SHA1-96 AES256-CTS-HMAC-SHA1-96\nThe trusting side is named first.',
};

/** On a client, where the GPO is right. */
export const REFRESH: Fix = {
  with: 'a console on the client',
  steps:
    'gpupdate /force, then klist purge; query both keys again. A cached KDC stays until klist purge_bind, or about ten minutes.',
};
