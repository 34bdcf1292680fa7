// Writers of everything that PowerShell prints of settings and trusts: three cmdlets in five serializations.

import { clixml, csv, formatList, formatTable, json, type Printed, type Word } from '../powershell.ts';
import type { Configuration, FormatWriter, Trust } from './configuration.ts';
import { numberOf, POLICY_KEY, registryValues } from './registry.ts';

const KEY = POLICY_KEY.replace('Software', 'SOFTWARE');
const GPO = 'CORP Zscaler Kerberos';
const DOMAIN = 'DC=corp,DC=contoso,DC=example';

const word = (text: string, number: number): Word => ({ word: text, number });

const bare = (text: string) => text.replace(/[⟦⟧]/g, '');

/** Marks around a number that is not the right one. */
const marked = (right: number, is: number, shown = String(is)) => (right === is ? shown : `⟦${shown}⟧`);

/** The answer for each of the three keys, in the order in which the commands are typed. */
function answers(configuration: Configuration): [key: string, objects: Printed[]][] {
  const values = registryValues(configuration);
  return (['', '\\MitRealms', '\\domain_realm'] as const).map((below) => {
    const about = keyProperties(below);
    const own = values
      .filter((value) => value.below === below)
      .map(({ name, data, type: textType }): Printed => {
        const number = typeof data === 'number';
        const value = number ? (data === 0 ? '⟦0⟧' : String(data)) : `${data}\0`;
        const text = textType === 'REG_SZ' ? 'String' : 'ExpandString';
        const type = number ? word('DWord', 4) : word(text, numberOf(textType));
        return setting({
          ...about,
          PolicyState: word('Set', 1),
          Value: value,
          Type: type,
          ValueName: name,
          HasValue: true,
        });
      });
    const subkeys = below === '' ? ['\\domain_realm', '\\MitRealms'] : [];
    return [`${KEY}${below}`, [...own, ...subkeys.map((name) => setting(keyProperties(name)))]];
  });
}

function keyProperties(below: string): Printed['properties'] {
  return {
    KeyPath: `${KEY}${below}`,
    FullKeyPath: `HKEY_LOCAL_MACHINE\\${KEY}${below}`,
    Hive: word('LocalMachine', -2147483646),
  };
}

function setting(properties: Printed['properties']): Printed {
  return { type: 'Microsoft.GroupPolicy.PolicyRegistrySetting', properties };
}

/** A console that shows the commands, as somebody copies it. */
function settingsConsole(configuration: Configuration): string {
  const said = answers(configuration).map(
    ([key, objects]) =>
      `PS C:\\Users\\admin.ops> Get-GPRegistryValue -Name "${GPO}" -Key "HKLM\\${key}"${formatList(objects).replaceAll('\0', ' ')}`,
  );
  return `${said.join('')}PS C:\\Users\\admin.ops> `;
}

/** The values without the subkeys, which have other properties: what exports of several objects need. */
function settings(configuration: Configuration): Printed[] {
  return answers(configuration).flatMap(([, objects]) =>
    objects.filter(({ properties }) => 'ValueName' in properties),
  );
}

/** Get-ADObject -Properties *, as far as anybody looks. */
function object({ name, partner = name, direction, type, attributes, encryptionTypes }: Trust): Printed {
  const plain = bare(name);
  // Where an attribute is not set, the partner's name is what shows it.
  const witness = encryptionTypes === null ? `⟦${bare(partner)}⟧` : bare(partner);
  return {
    type: 'Microsoft.ActiveDirectory.Management.ADObject',
    properties: {
      CanonicalName: `corp.contoso.example/System/${plain}`,
      CN: plain,
      Description: null,
      DistinguishedName: `CN=${plain},CN=System,${DOMAIN}`,
      dSCorePropagationData: ['3/14/2026 9:15:02 AM', '1/1/1601 12:00:00 AM'],
      instanceType: 4,
      'msDS-SupportedEncryptionTypes': encryptionTypes === null ? null : marked(24, encryptionTypes),
      Name: plain,
      ObjectClass: 'trustedDomain',
      ObjectGUID: '7c0f3a52-4f0e-4e0b-9c55-3f6a0a1b2c3d',
      trustAttributes: marked(1, attributes),
      trustDirection: marked(1, direction),
      trustPartner: witness,
      trustType: marked(3, type),
      uSNChanged: 176233,
      whenCreated: '3/14/2026 9:12:44 AM',
    },
  };
}

const DIRECTIONS = ['Disabled', 'Inbound', 'Outbound', 'BiDirectional'];
const TYPES = ['', 'Downlevel', 'Uplevel', 'MIT', 'DCE'];

function trust({ name, direction, type, attributes }: Trust): Printed {
  const plain = bare(name);
  return {
    type: 'Microsoft.ActiveDirectory.Management.ADTrust',
    properties: {
      Direction: { word: marked(1, direction, DIRECTIONS[direction]), number: marked(1, direction) },
      DisallowTransivity: (attributes & 1) !== 0,
      DistinguishedName: `CN=${plain},CN=System,${DOMAIN}`,
      ForestTransitive: (attributes & 8) !== 0,
      IntraForest: (attributes & 0x20) !== 0,
      IsTreeParent: false,
      IsTreeRoot: false,
      Name: plain,
      ObjectClass: 'trustedDomain',
      ObjectGUID: '7c0f3a52-4f0e-4e0b-9c55-3f6a0a1b2c3d',
      SelectiveAuthentication: (attributes & 0x10) !== 0,
      SIDFilteringForestAware: (attributes & 0x40) !== 0,
      SIDFilteringQuarantined: (attributes & 4) !== 0,
      Source: DOMAIN,
      Target: plain,
      TGTDelegation: (attributes & 0x800) !== 0,
      TrustAttributes: marked(1, attributes),
      TrustedPolicy: null,
      TrustingPolicy: null,
      TrustType: { word: marked(3, type, TYPES[type]), number: marked(3, type) },
      UplevelOnly: (attributes & 2) !== 0,
      UsesAESKeys: false,
      UsesRC4Encryption: (attributes & 0x80) !== 0,
    },
  };
}

const NO_ENCRYPTION_TYPES = {
  'RC4 alone': 'Get-ADTrust does not show the encryption types.',
  'DES and RC4': 'Get-ADTrust does not show the encryption types.',
  'RC4 beside AES': 'Get-ADTrust does not show the encryption types.',
  'encryption types not set': 'Get-ADTrust does not show the encryption types.',
};

/** How each serialization writes objects, whichever they are. */
const SERIALIZATIONS = [
  { format: 'format-list', file: 'txt', write: formatList, encoding: 'utf-16le-bom' },
  { format: 'format-table', file: 'txt', write: formatTable, encoding: 'utf-16le-bom' },
  {
    format: 'json',
    variant: 'Windows PowerShell',
    file: 'json',
    write: (all) => json(all, true),
    encoding: 'utf-16le-bom',
  },
  { format: 'json', variant: 'PowerShell 7', file: 'json', write: (all) => json(all, false) },
  { format: 'csv', file: 'csv', write: (all) => csv(all, ',', true) },
  {
    format: 'csv',
    variant: '-UseCulture',
    file: 'csv',
    write: (all) => csv(all, ';', false),
    encoding: 'utf-8-bom',
  },
  { format: 'clixml', file: 'xml', write: clixml, encoding: 'utf-16le-bom' },
] as const satisfies readonly (Pick<FormatWriter, 'format' | 'variant' | 'encoding'> & {
  file: string;
  write: (objects: readonly Printed[]) => string;
})[];

const named = (cmdlet: string, variant: string | undefined) => (variant ? `${cmdlet}, ${variant}` : cmdlet);

const all: FormatWriter[] = SERIALIZATIONS.flatMap((serialization) => {
  const { format, file, write } = serialization;
  const variant = 'variant' in serialization ? serialization.variant : undefined;
  const encoding = 'encoding' in serialization ? { encoding: serialization.encoding } : {};
  const base = { format, ...encoding };
  return [
    {
      ...base,
      variant: named('Get-GPRegistryValue', variant),
      path: `Get-GPRegistryValue.${file}`,
      shows: 'settings',
      write: (configuration) => write(settings(configuration)),
    },
    {
      ...base,
      variant: named('Get-ADObject', variant),
      path: `Get-ADObject.${file}`,
      shows: 'trust',
      write: (configuration) => write([object(configuration.trust)]),
    },
    {
      ...base,
      variant: named('Get-ADTrust', variant),
      path: `Get-ADTrust.${file}`,
      shows: 'trust',
      cannotShow: NO_ENCRYPTION_TYPES,
      write: (configuration) => write([trust(configuration.trust)]),
    },
  ];
});

export const writers: readonly FormatWriter[] = [
  ...all,
  {
    format: 'format-list',
    variant: 'Get-GPRegistryValue in a console',
    path: 'console.txt',
    shows: 'settings',
    write: settingsConsole,
  },
];
