// Writers of the formats in which other programs show a trust: LDIF, nltest, SharpHound, samba-tool.
// netdom has none: which of its arrows is an incoming trust is documented nowhere.

import type { Configuration, FormatWriter, Trust } from './configuration.ts';

const DOMAIN = 'corp.contoso.example';
const DOMAIN_DN = 'DC=corp,DC=contoso,DC=example';

/** A number, marked where it is not what the guide wants. */
const marked = (number: number, right: number, shown = String(number)) =>
  number === right ? shown : `⟦${shown}⟧`;

/** What stands for the trust where an attribute is not set. */
const named = ({ name, partner = name, encryptionTypes }: Trust) =>
  encryptionTypes === null ? `⟦${partner}⟧` : partner;

function fold(line: string, width: number): string {
  const parts = [line.slice(0, width)];
  for (let at = width; at < line.length; at += width - 1) parts.push(` ${line.slice(at, at + width - 1)}`);
  return parts.join('\n');
}

interface Dialect {
  readonly width: number;
  readonly changetype?: true;
  readonly guid: string;
}

function entry({ trust }: Configuration, { width, changetype, guid }: Dialect): string {
  const { name, direction, type, attributes, encryptionTypes } = trust;
  const dn = `CN=${name},CN=System,${DOMAIN_DN}`;
  const lines = [
    `dn: ${dn}`,
    ...(changetype ? ['changetype: add'] : []),
    'objectClass: top',
    'objectClass: leaf',
    'objectClass: trustedDomain',
    `cn: ${name}`,
    `distinguishedName: ${dn}`,
    'instanceType: 4',
    'whenCreated: 20260311081502.0Z',
    `name: ${name}`,
    guid,
    `trustDirection: ${marked(direction, 1)}`,
    `trustPartner: ${named(trust)}`,
    `trustType: ${marked(type, 3)}`,
    `trustAttributes: ${marked(attributes, 1)}`,
    `flatName: ${name}`,
    'objectCategory: CN=Trusted-Domain,CN=Schema,CN=Configuration,DC=contoso,DC=example',
    ...(encryptionTypes === null ? [] : [`msDS-SupportedEncryptionTypes: ${marked(encryptionTypes, 24)}`]),
  ];
  return `${lines.map((line) => fold(line, width)).join('\n')}\n\n`;
}

const BINARY_GUID = 'objectGUID:: KCkqKywtLi8wMTIzNDU2Nw==';

function ldifde(configuration: Configuration): string {
  const text = entry(configuration, { width: 76, changetype: true, guid: BINARY_GUID });
  return text.replaceAll('\n', '\r\n');
}

function ldapsearch(configuration: Configuration): string {
  const head = [
    '# extended LDIF',
    '#',
    '# LDAPv3',
    `# base <CN=System,${DOMAIN_DN}> with scope subtree`,
    '# filter: (objectClass=trustedDomain)',
    '# requesting: ALL',
    '#',
    '',
    `# ${configuration.trust.name}, System, ${DOMAIN}`,
  ];
  const tail = [
    '# search result',
    'search: 2',
    'result: 0 Success',
    '',
    '# numResponses: 2',
    '# numEntries: 1',
    '',
  ];
  return `${head.join('\n')}\n${entry(configuration, { width: 78, guid: BINARY_GUID })}${tail.join('\n')}`;
}

function ldbsearch(configuration: Configuration): string {
  const guid = 'objectGUID: 2b2a2928-2d2c-2f2e-3031-323334353637';
  const tail = '# returned 1 records\n# 1 entries\n# 0 referrals\n';
  return `# record 1\n${entry(configuration, { width: 78, guid })}${tail}`;
}

const DIRECTIONS = ['', '(Direct Inbound)', '(Direct Outbound)', '(Direct Outbound) (Direct Inbound)'];

const ATTRIBUTES: readonly (readonly [number, string])[] = [
  [0x1, 'non-trans'],
  [0x4, 'quarantined'],
  [0x8, 'foresttrans'],
];

function nltest({ trust }: Configuration): string {
  const { name, direction, type, attributes } = trust;
  const flat = name.split('.')[0] ?? '';
  const kind = ['', 'NT 4', 'NT 5', 'MIT'][type];
  const names = type === 3 ? name : type === 1 ? flat : `${flat} ${name}`;
  const words = `(${marked(type, 3, kind)}) ${marked(direction, 1, DIRECTIONS[direction])}`;
  const shown = ATTRIBUTES.filter(([bit]) => (attributes & bit) !== 0).map(([, word]) => word);
  const attr = marked(attributes, 1, shown.join(' '));
  const row = shown.length === 0 ? `⟦${words}⟧` : `${words} ( Attr: ${attr} )`;
  const lines = [
    'List of domain trusts:',
    `    0: ${names} ${row}`,
    `    1: CORP ${DOMAIN} (NT 5) (Forest Tree Root) (Primary Domain) (Native)`,
    'The command completed successfully',
    '',
  ];
  return lines.join('\r\n');
}

const WORDS = ['Disabled', 'Inbound', 'Outbound', 'Bidirectional'];

function sharphound({ trust }: Configuration): string {
  const { name, direction, type, attributes } = trust;
  const document = {
    data: [
      {
        ObjectIdentifier: 'S-1-5-21-1004336348-1177238915-682003330',
        Trusts: [
          {
            TargetDomainSid: 'S-1-5-21-720005541-26010935-3948964791',
            TargetDomainName: name,
            IsTransitive: (attributes & 1) === 0,
            SidFilteringEnabled: false,
            TrustAttributes: marked(attributes, 1),
            TrustDirection: marked(direction, 1, WORDS[direction]),
            TrustType: type === 3 ? 'Kerberos' : 'External',
          },
        ],
        Properties: { domain: DOMAIN.toUpperCase(), name: DOMAIN.toUpperCase() },
        ChildObjects: [],
      },
    ],
    meta: { methods: 521215, type: 'domains', count: 1, version: 6 },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const TYPES = ['', 'DOWNLEVEL', 'UPLEVEL', 'MIT'];
const SAMBA_ATTRIBUTES: readonly (readonly [number, string])[] = [
  [0x1, 'NON_TRANSITIVE'],
  [0x2, 'UPLEVEL_ONLY'],
  [0x4, 'QUARANTINED_DOMAIN'],
  [0x8, 'FOREST_TRANSITIVE'],
  [0x10, 'CROSS_ORGANIZATION'],
  [0x20, 'WITHIN_FOREST'],
  [0x40, 'TREAT_AS_EXTERNAL'],
  [0x80, 'USES_RC4_ENCRYPTION'],
];
const ENCRYPTION_TYPES: readonly (readonly [number, string])[] = [
  [0x1, 'DES_CBC_CRC'],
  [0x2, 'DES_CBC_MD5'],
  [0x4, 'RC4_HMAC_MD5'],
  [0x8, 'AES128_CTS_HMAC_SHA1_96'],
  [0x10, 'AES256_CTS_HMAC_SHA1_96'],
];

function sambaShow({ trust }: Configuration): string {
  const { direction, type, attributes, encryptionTypes } = trust;
  const types = encryptionTypes ?? 0;
  const words = (table: readonly (readonly [number, string])[], bits: number) =>
    table
      .filter(([bit]) => (bits & bit) !== 0)
      .map(([, word]) => word)
      .join(',');
  const number = (value: number, right: number) => marked(value, right, `0x${value.toString(16)}`);
  const shown = encryptionTypes === null ? '0x0' : number(types, 24);
  const lines = [
    `LocalDomain Netbios[CORP] DNS[${DOMAIN}] SID[S-1-5-21-1004336348-1177238915-682003330]`,
    'TrustedDomain:',
    '',
    `NetbiosName:    ${named(trust)}`,
    'SID:            None',
    `Type:           ${number(type, 3)} (${TYPES[type]})`,
    `Direction:      ${number(direction, 1)} (${['', 'INBOUND', 'OUTBOUND', 'BOTH'][direction]})`,
    `Attributes:     ${number(attributes, 1)} (${words(SAMBA_ATTRIBUTES, attributes)})`,
    'PosixOffset:    0x00000000 (0)',
    `kerb_EncTypes:  ${shown} (${words(ENCRYPTION_TYPES, types)})`,
    '',
  ];
  return lines.join('\n');
}

const NO_ENCRYPTION_TYPES = {
  'RC4 alone': 'it shows no encryption types',
  'DES and RC4': 'it shows no encryption types',
  'RC4 beside AES': 'it shows no encryption types',
  'encryption types not set': 'it shows no encryption types',
};

export const writers: readonly FormatWriter[] = [
  { format: 'ldif', variant: 'ldapsearch', path: 'trusts.ldif', shows: 'trust', write: ldapsearch },
  { format: 'ldif', variant: 'ldbsearch', path: 'trusts.ldif', shows: 'trust', write: ldbsearch },
  { format: 'ldif', variant: 'ldifde', path: 'trusts.ldf', shows: 'trust', write: ldifde },
  {
    format: 'ldif',
    variant: 'ldifde -u',
    path: 'trusts.ldf',
    shows: 'trust',
    encoding: 'utf-16le-bom',
    write: ldifde,
  },
  {
    format: 'nltest',
    path: 'trusts.txt',
    shows: 'trust',
    cannotShow: {
      ...NO_ENCRYPTION_TYPES,
      'RC4 attribute': 'no word of it is known for that',
      disabled: 'a row without a direction is one that lost it',
      'downlevel trust': 'of such a trust it shows the flat name alone',
    },
    write: nltest,
  },
  { format: 'samba-trust', variant: 'show', path: 'trust.txt', shows: 'trust', write: sambaShow },
  {
    format: 'sharphound',
    path: 'domains.json',
    shows: 'trust',
    cannotShow: {
      ...NO_ENCRYPTION_TYPES,
      'lower-case trust': 'it writes all names in capitals',
      'downlevel trust': 'its types are of another kind, Kerberos alone excepted',
      'domain trust': 'its types are of another kind, Kerberos alone excepted',
    },
    write: sharphound,
  },
];
