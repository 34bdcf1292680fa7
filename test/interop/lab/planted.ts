// The defects that the lab plants to see what they do: what a rule says of them, and what clients get.

import { CONFIGURATION } from '../../support/formats/defects.ts';
import { hostsOf } from './lab.ts';
import {
  hosts,
  KDC,
  named,
  OWN,
  OWN_KDC,
  of,
  own,
  type Planted,
  REALM,
  RIGHT_HOSTS,
  RIGHT_KDC,
  realms,
  trust,
} from './planting.ts';

const IN_REALMS: readonly Planted[] = [
  ...of(
    'realm-not-uppercase',
    {
      planted: 'the realm in lower case in the realm list',
      configuration: realms(RIGHT_KDC, 'zscalerbeta.net'),
    },
    {
      planted: 'the realm in lower case in the host map',
      configuration: hosts(RIGHT_HOSTS, 'zscalerbeta.net'),
    },
    { planted: 'a trust that was created in lower case', configuration: trust({ name: 'zscalerbeta.net' }) },
  ),
  ...of(
    'kdc-wrong-host',
    { planted: 'the KDC of another cloud', configuration: realms('<k>kerberos.zscalertwo.net</k>') },
    { planted: 'the name of the realm in place of its KDC', configuration: realms('<k>zscalerbeta.net</k>') },
  ),
  ...of('kdc-missing-k-tag', {
    planted: 'no tags, and so no KDC as a literal reading finds it',
    configuration: realms(KDC),
  }),
  ...of(
    'kdc-tag-malformed',
    {
      planted: 'a tag that is never closed, and so no KDC as a literal reading finds it',
      configuration: realms(`<k>${KDC}`),
    },
    {
      planted: 'a tag within the tag, read as part of the name',
      configuration: realms(`<k><k>${KDC}</k></k>`),
    },
  ),
  ...of(
    'address-has-scheme-or-port',
    { planted: 'https:// before the KDC', configuration: realms(`<k>https://${KDC}</k>`) },
    { planted: 'port 1088 after the KDC', configuration: realms(`<k>${KDC}:1088</k>`) },
    { planted: 'port 88 after the KDC', configuration: realms(`<k>${KDC}:88</k>`) },
    {
      planted: 'a port after both suffixes of the host map',
      configuration: hosts('.zscalerbeta.net:8800; .gateway.zscalerbeta.net:8800'),
    },
  ),
  ...of(
    'bad-separator',
    { planted: 'a comma between KDCs', configuration: realms(`<k>${KDC},${KDC}</k>`) },
    {
      planted: 'a comma in the host map, and so no host as a literal reading finds it',
      configuration: hosts('.zscalerbeta.net, .gateway.zscalerbeta.net'),
    },
  ),
  ...of('kdc-list-empty', { planted: 'no KDC in the tags', configuration: realms('<k></k>') }),
  ...of('kdc-not-fqdn', {
    planted: 'a KDC by the first part of its name',
    configuration: own('<k>kdc1</k>'),
    wanted: hostsOf(OWN),
  }),
  ...of('duplicate-entry', {
    planted: 'a KDC that stands twice',
    configuration: realms(`<k>${KDC}; ${KDC}</k>`),
  }),
  ...of('realm-name-malformed', {
    planted: 'a dot before the realm in both lists',
    configuration: named(`.${REALM}`),
  }),
  ...of(
    'realm-unknown-cloud',
    { planted: 'a misspelt realm in both lists', configuration: named('ZSCALERBTEA.NET') },
    { planted: 'a misspelt realm in the host map', configuration: hosts(RIGHT_HOSTS, 'ZSCALERBTEA.NET') },
  ),
  ...of('realm-placeholder-or-example', {
    planted: 'the realm of an example in place of the one that is meant',
    configuration: own(OWN_KDC, 'TEST.COM', 'TEST.COM'),
    wanted: hostsOf(OWN),
  }),
  ...of('policy-not-enabled', {
    planted: 'a realm list that is switched off, and so deleted',
    configuration: { ...CONFIGURATION, mitRealmsEnabled: false },
  }),
];

const IN_MAPPINGS: readonly Planted[] = [
  ...of('missing-leading-dot', {
    planted: 'both suffixes without their dots',
    configuration: hosts('zscalerbeta.net; gateway.zscalerbeta.net'),
  }),
  ...of(
    'mapping-required-suffix-missing',
    {
      planted: 'neither of the two suffixes',
      configuration: hosts('login.zscalerbeta.net'),
    },
    { planted: 'the suffix .CLOUD alone', configuration: hosts('.zscalerbeta.net') },
  ),
  ...of('mapping-wildcard-syntax', {
    planted: 'an asterisk before both suffixes, and so no host as a literal reading finds it',
    configuration: hosts('*.zscalerbeta.net; *.gateway.zscalerbeta.net'),
  }),
  ...of('mapping-inverted', {
    planted: 'host and realm the wrong way round',
    configuration: hosts(REALM, '.zscalerbeta.net'),
  }),
  ...of('mapping-invalid-name', {
    planted: 'a dot at the end of both suffixes',
    configuration: hosts('.zscalerbeta.net.; .gateway.zscalerbeta.net.'),
  }),
  ...of('mapping-realm-undefined', {
    planted: 'a realm that is in no realm list',
    configuration: { ...CONFIGURATION, mitRealms: [] },
  }),
  ...of('realm-without-mapping', {
    planted: 'no mapping at all',
    configuration: { ...CONFIGURATION, domainRealm: [] },
  }),
  ...of(
    'realm-case-mismatch',
    {
      planted: 'a realm in lower case in the realm list alone',
      configuration: own(OWN_KDC, OWN.toLowerCase(), OWN),
      wanted: hostsOf(OWN),
    },
    {
      planted: 'one in lower case in the host map alone',
      configuration: own(OWN_KDC, OWN, OWN.toLowerCase()),
      wanted: hostsOf(OWN),
    },
  ),
  ...of('suffix-mapped-to-two-realms', {
    planted: 'both suffixes under two realms, the wrong one first',
    configuration: {
      ...CONFIGURATION,
      mitRealms: [{ name: OWN, data: OWN_KDC }, ...CONFIGURATION.mitRealms],
      domainRealm: [
        { name: OWN, data: `.hadoop.contoso.example; ${RIGHT_HOSTS}` },
        ...CONFIGURATION.domainRealm,
      ],
    },
  }),
  ...of('mapping-too-broad', {
    planted: 'a suffix that takes the hosts of the own domain',
    configuration: hosts(`${RIGHT_HOSTS}; .contoso.example`),
    wanted: hostsOf('CORP.CONTOSO.EXAMPLE'),
    format: 'gpo-report',
  }),
  ...of(
    'suspicious-characters',
    { planted: 'a no-break space before the KDC', configuration: realms(`<k>\u00a0${KDC}</k>`) },
    { planted: 'a zero-width space in the realm', configuration: named('ZSCALER\u200bBETA.NET') },
    {
      planted:
        'a no-break space before both suffixes of the host map, and so no host as a literal reading finds it',
      configuration: hosts('\u00a0.zscalerbeta.net;\u00a0.gateway.zscalerbeta.net'),
    },
  ),
  ...of('xml-entities-in-raw-value', {
    planted: '&lt;k&gt; in place of the tag, and so no KDC as a literal reading finds it',
    configuration: realms(`&lt;k&gt;${KDC}&lt;/k&gt;`),
  }),
];

const ON_CLIENTS: readonly Planted[] = [
  ...of('client-setting-missing', {
    planted: 'neither of the two lists on the client',
    configuration: { ...CONFIGURATION, mitRealms: [], domainRealm: [] },
    fixture: 'query-both-lists',
  }),
  ...of('pac-cloud-mismatch', {
    planted: 'edges of a cloud whose realm is not defined',
    configuration: CONFIGURATION,
    wanted: hostsOf('ZSCALERTWO.NET'),
    fixture: 'pac-edge',
  }),
];

const IN_TRUSTS: readonly Planted[] = [
  ...of(
    'trust-transitive',
    {
      planted:
        'a path for third realms that the lab set in its KDCs ([capaths]), which know no such attribute of a trust',
      configuration: trust({ attributes: 0 }),
      stranger: 'from a realm beyond our own',
    },
    {
      planted: 'such a path, set in the same way, through a trust in both directions',
      configuration: trust({ attributes: 0, direction: 3 }),
      stranger: 'from a realm beyond the far one',
    },
  ),
  ...of(
    'trust-wrong-direction',
    { planted: 'a disabled trust', configuration: trust({ direction: 0 }) },
    { planted: 'an outgoing trust', configuration: trust({ direction: 2 }) },
    { planted: 'a trust in both directions', configuration: trust({ direction: 3 }) },
    {
      planted: 'a trust in both directions',
      configuration: trust({ direction: 3 }),
      stranger: 'of the far realm',
    },
  ),
  ...of('trust-aes-not-enabled', {
    planted: 'a trust of RC4 alone and a far side of AES alone',
    configuration: trust({ encryptionTypes: 4 }),
  }),
  ...of('trust-weak-enctypes', {
    planted: 'RC4 beside AES',
    configuration: trust({ encryptionTypes: 28 }),
  }),
  ...of('trust-missing-for-realm', {
    planted: 'no trust at all',
    configuration: CONFIGURATION,
    hasTrust: false,
    fixture: 'console-client',
  }),
];

export const PLANTED: readonly Planted[] = [...IN_REALMS, ...IN_MAPPINGS, ...ON_CLIENTS, ...IN_TRUSTS];
