// Sources that rules cite, each under one name.

const GUIDE = 'Zscaler: Kerberos Trust Relationship Configuration Guide for Windows Server & GPO Push';

/** The guide at one of its steps. */
export function guideStep(step: 1 | 2 | 3 | 4 | 5 | 6): string {
  return `${GUIDE}, step ${step}`;
}

export const ADML_REALMS = 'Kerberos.admx and Kerberos.adml: help text of policy MitRealms';
export const ADML_MAPPINGS = 'Kerberos.admx and Kerberos.adml: help text of policy HostToRealm';
export const KERBEROS_RFC = 'RFC 4120 6.1: realm names are case-sensitive';
export const TRUST_ATTRIBUTES = 'MS-ADTS 6.1.6.7.9: trustAttributes';
export const TRUST_DIRECTION = 'MS-ADTS 6.1.6.7.12: trustDirection';
export const TRUST_TYPE = 'MS-ADTS 6.1.6.7.15: trustType';
export const ENCRYPTION_TYPES = 'MS-KILE 2.2.7: supported encryption types';
export const GPO_FLAGS = 'MS-GPOL 2.2.4: flags of a GPO';
export const GPO_LINKS = 'MS-GPOL 2.2.2: links, and their options';
export const GPO_ACCESS = 'MS-GPOL 3.2.5.1: which GPOs a client may read and apply';
export const GPO_EXTENSIONS = 'MS-GPOL 2.2.4: gPCMachineExtensionNames';
export const GPO_VERSIONS = 'MS-GPOL 2.2.4: versionNumber';
export const GPO_DIRECTIVES = 'MS-GPREG 3.2.5.1: directives of policy files';
