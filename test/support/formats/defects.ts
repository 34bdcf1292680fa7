// The right configuration of the vendor's guide, and the same with exactly one defect, marked ⟦ like this ⟧.

import type { Configuration } from './configuration.ts';

export const CONFIGURATION: Configuration = {
  mitRealms: [{ name: 'ZSCALERBETA.NET', data: '<k>kerberos.zscalerbeta.net</k>' }],
  domainRealm: [{ name: 'ZSCALERBETA.NET', data: '.zscalerbeta.net; .gateway.zscalerbeta.net' }],
  mitRealmsEnabled: true,
  trust: { name: 'ZSCALERBETA.NET', direction: 1, type: 3, attributes: 1, encryptionTypes: 24 },
};

/** What a format is wrong by, whatever is written in it. */
export const OF_ITSELF: Readonly<Record<string, string>> = {
  'preferences-registry': 'preferences-write-policy-key',
};

export interface Defect {
  readonly key: string;
  readonly rule: string;
  readonly of: 'settings' | 'trust';
  readonly configuration: Configuration;
}

const kdc = (key: string, rule: string, data: string): Defect => ({
  key,
  rule,
  of: 'settings',
  configuration: { ...CONFIGURATION, mitRealms: [{ name: 'ZSCALERBETA.NET', data }] },
});

const hosts = (key: string, rule: string, data: string, name = 'ZSCALERBETA.NET'): Defect => ({
  key,
  rule,
  of: 'settings',
  configuration: { ...CONFIGURATION, domainRealm: [{ name, data }] },
});

const trust = (key: string, rule: string, bend: Partial<Configuration['trust']>): Defect => ({
  key,
  rule,
  of: 'trust',
  configuration: { ...CONFIGURATION, trust: { ...CONFIGURATION.trust, ...bend } },
});

const RIGHT_HOSTS = '.zscalerbeta.net; .gateway.zscalerbeta.net';

export const DEFECTS: readonly Defect[] = [
  hosts('dotless suffix', 'missing-leading-dot', '⟦zscalerbeta.net⟧; .gateway.zscalerbeta.net'),
  hosts('lower-case realm', 'realm-not-uppercase', RIGHT_HOSTS, '⟦zscalerbeta.net⟧'),
  hosts('no-break blank', 'suspicious-characters', '.zscalerbeta.net;⟦\u00a0⟧.gateway.zscalerbeta.net'),
  hosts(
    'scheme of a host',
    'address-has-scheme-or-port',
    '⟦https://.zscalerbeta.net⟧; .gateway.zscalerbeta.net',
  ),
  hosts('comma', 'bad-separator', '.zscalerbeta.net⟦,⟧ .gateway.zscalerbeta.net'),
  hosts('misspelt realm', 'realm-unknown-cloud', RIGHT_HOSTS, '⟦ZSCALERBTA.NET⟧'),
  kdc('wrong KDC', 'kdc-wrong-host', '<k>⟦kerberos.zscalertwo.net⟧</k>'),
  kdc('KDC without tag', 'kdc-missing-k-tag', '⟦kerberos.zscalerbeta.net⟧'),
  kdc('unclosed tag', 'kdc-tag-malformed', '⟦<k>⟧kerberos.zscalerbeta.net'),
  kdc('port', 'address-has-scheme-or-port', '<k>⟦kerberos.zscalerbeta.net:88⟧</k>'),
  {
    key: 'switched off',
    rule: 'policy-not-enabled',
    of: 'settings',
    configuration: { ...CONFIGURATION, mitRealmsEnabled: false },
  },
  trust('transitive', 'trust-transitive', { attributes: 0 }),
  trust('outbound', 'trust-wrong-direction', { direction: 2 }),
  trust('both directions', 'trust-wrong-direction', { direction: 3 }),
  trust('domain trust', 'trust-wrong-type', { type: 2 }),
  trust('RC4 alone', 'trust-aes-not-enabled', { encryptionTypes: 4 }),
  trust('disabled', 'trust-wrong-direction', { direction: 0 }),
  trust('downlevel trust', 'trust-wrong-type', { type: 1 }),
  trust('DES and RC4', 'trust-aes-not-enabled', { encryptionTypes: 7 }),
  trust('lower-case trust', 'realm-not-uppercase', { name: 'zscalerbeta.net' }),
  trust('transitive over a forest', 'trust-transitive', { attributes: 9 }),
  trust('RC4 beside AES', 'trust-weak-enctypes', { encryptionTypes: 28 }),
  trust('RC4 attribute', 'trust-weak-enctypes', { attributes: 0x81 }),
  trust('SID filtering', 'trust-unexpected-attributes', { attributes: 0x5 }),
  trust('encryption types not set', 'trust-aes-not-enabled', { encryptionTypes: null }),
];
