// Sources that rules cite, each under one name.

const GUIDE = 'Zscaler: Kerberos Trust Relationship Configuration Guide for Windows Server & GPO Push';

/** The guide at one of its steps. */
export function guideStep(step: 1 | 2 | 3 | 4 | 5 | 6): string {
  return `${GUIDE}, step ${step}`;
}

export const ADML_REALMS = 'Kerberos.admx and Kerberos.adml: help text of policy MitRealms';
export const ADML_MAPPINGS = 'Kerberos.admx and Kerberos.adml: help text of policy HostToRealm';
export const LONG_LISTS =
  'KB5054215: the policy editor cannot load list entries of more than 1,024 characters';
export const OBOL = 'PowerShell-Obol: tests of host maps on Windows';
export const PUBLIC_LIST = 'publicsuffix.org: Public Suffix List, ICANN section';
export const KERBEROS_RFC = 'RFC 4120 6.1: realm names are case-sensitive';
export const TRUST_ATTRIBUTES = 'MS-ADTS 6.1.6.7.9: trustAttributes';
export const TRUST_DIRECTION = 'MS-ADTS 6.1.6.7.12: trustDirection';
export const TRUST_TYPE = 'MS-ADTS 6.1.6.7.15: trustType';
export const ENCRYPTION_TYPES = 'MS-KILE 2.2.7: supported encryption types';
export const ADML_ARMORING = 'Kerberos.admx and Kerberos.adml: policy ClientRequireFast';
export const GUIDE_TCP =
  'Microsoft support article 244474: how to force Kerberos to use TCP instead of UDP in Windows';
export const AUTH_SCHEMES =
  'Microsoft Edge policy AuthSchemes, Chrome Enterprise policy AuthSchemes: supported authentication schemes';
export const PAC_FILES = 'Zscaler: Writing a PAC File';
export const ERROR_CODES = 'Zscaler: ZIA Public Service Edge Error Codes for Kerberos (471000)';
export const OBOL_DOCUMENTS = 'jborean93/PowerShell-Obol: documents on Kerberos realms of Windows clients';
export const GPO_FLAGS = 'MS-GPOL 2.2.4: flags of a GPO';
export const GPO_LINKS = 'MS-GPOL 2.2.2: links, and their options';
export const GPO_ACCESS = 'MS-GPOL 3.2.5.1: which GPOs a client may read and apply';
export const GPO_EXTENSIONS = 'MS-GPOL 2.2.4: gPCMachineExtensionNames';
export const GPO_VERSIONS = 'MS-GPOL 2.2.4: versionNumber';
export const GPO_DIRECTIVES = 'MS-GPREG 3.2.5.1: directives of policy files';
