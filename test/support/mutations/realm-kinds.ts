// Defects of the realm list.

import type { FormatShape } from '../formats/configuration.ts';
import { type Kind, lacksCharacters, localHasNoTags } from './kind.ts';
import { misspelt, someLower } from './names.ts';
import type { Random } from './random.ts';

const plantKdcs = (
  of: (kdc: string, right: Parameters<Kind['plant']>[0]) => readonly (readonly [string, string?])[],
) =>
  ((right) => {
    const [kdcs, actual] = right.random.pick(of(`kerberos.${right.cloud}`, right));
    const configuration = right.with({ kdcs });
    return actual === undefined ? { configuration } : { configuration, actual };
  }) satisfies Kind['plant'];

const OWN = 'HADOOP.CONTOSO.EXAMPLE';

/** A realm of the organisation's own with these KDCs, beside what is right. */
const ownRealm = (of: (domain: string, random: Random) => readonly (readonly [string, string?])[]) =>
  ((right) => {
    const [data, actual] = right.random.pick(of(OWN.toLowerCase(), right.random));
    const configuration = right.with({
      moreRealms: [{ name: OWN, data }],
      moreMappings: [{ name: OWN, data: `.${OWN.toLowerCase()}` }],
    });
    return actual === undefined ? { configuration } : { configuration, actual };
  }) satisfies Kind['plant'];

const WITHOUT_KDC: readonly [string][] = [
  ['<k></k>'],
  ['<k> </k>'],
  ['<K>;</K>'],
  ['<f>0x0000000A</f>'],
  ['<f>0x00000002</f><k></k>'],
];

function hidesEmptiness({ format, variant }: FormatShape): string | null {
  if (format === 'json')
    return 'a number tells whether an empty value is one or is deleted, and nobody documents it';
  const list = format === 'mdm-syncml' || variant === 'OMA-URI';
  return list ? 'the sign before an empty value may as well be one at the end of the list' : null;
}

function localAsksDns({ format }: FormatShape): string | null {
  return format === 'ksetup' ? 'a local realm without KDCs is looked up in DNS' : null;
}

export const REALM_KINDS: readonly Kind[] = [
  {
    key: 'a realm list in lower or mixed case',
    rule: 'realm-not-uppercase',
    in: 'realm',
    plant(right) {
      const realmName = someLower(right.random, right.realm);
      const mapName = right.random.chance(0.5) ? realmName : right.realm;
      return { configuration: right.with({ realmName, mapName }), actual: realmName };
    },
  },
  {
    key: 'the KDC of another cloud',
    rule: 'kdc-wrong-host',
    in: 'realm',
    plant: plantKdcs((_kdc, { cloud, otherCloud }) => [
      [`<k>kerberos.${otherCloud}</k>`, `kerberos.${otherCloud}`],
      [`<k>kerberos.${cloud}; kerberos.${otherCloud}</k>`, `kerberos.${otherCloud}`],
      [`<k>${cloud}</k>`, cloud],
      [`<k>kerberos.gateway.${cloud}</k>`, `kerberos.gateway.${cloud}`],
      [`<k>kerberso.${cloud}</k>`, `kerberso.${cloud}`],
      [`<k>KDC.${cloud};</k>`, `KDC.${cloud}`],
    ]),
  },
  {
    key: 'a KDC without its tag',
    rule: 'kdc-missing-k-tag',
    in: 'realm',
    cannotShow: localHasNoTags,
    plant: plantKdcs((kdc) => [
      [kdc],
      [`${kdc};`],
      [kdc.toUpperCase()],
      [`<f>0x00000002</f>${kdc}`],
      [`${kdc}; ${kdc}`],
    ]),
  },
  {
    key: 'a tag that is none',
    rule: 'kdc-tag-malformed',
    in: 'realm',
    cannotShow: localHasNoTags,
    plant: plantKdcs((kdc) => [
      [`<k>${kdc}`],
      [`${kdc}</k>`],
      [`<k><k>${kdc}</k></k>`],
      [`<kdc>${kdc}</kdc>`],
      [`<k>${kdc}<k>`],
      [`<k>${kdc}</k> ${kdc}`],
      [`<f>0x00000002<k>${kdc}</k>`],
      [`<k>${kdc}</K`],
    ]),
  },
  {
    key: 'a KDC with more than its name',
    rule: 'address-has-scheme-or-port',
    in: 'realm',
    plant: plantKdcs((kdc) => {
      const wrong = [
        `${kdc}:88`,
        `https://${kdc}`,
        `${kdc}:1088`,
        `${kdc}/`,
        `https://${kdc}:88/KdcProxy`,
        `//${kdc}`,
      ];
      return wrong.map((address) => [`<k>${address}</k>`, address] as const);
    }),
  },
  {
    key: 'KDCs that are not separated by semicolons',
    rule: 'bad-separator',
    in: 'realm',
    plant: plantKdcs((kdc) => [
      [`<k>${kdc},${kdc}</k>`, ','],
      [`<k>${kdc} , ${kdc}</k>`, ','],
      [`<k>${kdc}|${kdc}</k>`, '|'],
      [`<k>${kdc} ${kdc}</k>`, ' '],
    ]),
  },
  {
    key: 'a misspelt realm',
    rule: 'realm-unknown-cloud',
    in: 'realm',
    plant(right) {
      const realmName = misspelt(right.random, right.realm);
      const mapName = right.random.chance(0.5) ? realmName : right.realm;
      return { configuration: right.with({ realmName, mapName }), actual: realmName };
    },
  },
  {
    key: 'odd characters in a realm or its KDC',
    rule: 'suspicious-characters',
    in: 'realm',
    plant(right) {
      const { random } = right;
      const sign = random.pick(['\u200b', '\ufeff', '\u2019', '\u00ad', '\u00a0']);
      const at = 1 + random.int(8);
      if (random.chance(0.5)) {
        const realmName = `${right.realm.slice(0, at)}${sign}${right.realm.slice(at)}`;
        return { configuration: right.with({ realmName }) };
      }
      const kdc = `kerberos.${right.cloud}`;
      // Between letters a no-break space would be a blank that separates.
      const wrong = sign === '\u00a0' ? `${sign}${kdc}` : `${kdc.slice(0, at)}${sign}${kdc.slice(at)}`;
      return { configuration: right.with({ kdcs: `<k>${wrong}</k>` }) };
    },
    cannotShow: lacksCharacters,
  },
  {
    key: 'tags that were escaped',
    rule: 'xml-entities-in-raw-value',
    in: 'realm',
    cannotShow: localHasNoTags,
    plant: plantKdcs((kdc) => [
      [`&lt;k&gt;${kdc}&lt;/k&gt;`],
      [`&lt;k>${kdc}&lt;/k>`],
      [`&amp;lt;k&amp;gt;${kdc}&amp;lt;/k&amp;gt;`],
      [`&#60;k&#62;${kdc}&#60;/k&#62;`],
    ]),
  },
  {
    key: 'a realm list that is switched off',
    rule: 'policy-not-enabled',
    in: 'realm',
    plant: (right) => ({ configuration: { ...right.with(), mitRealmsEnabled: false } }),
    cannotShow: ({ format }) => (format === 'ksetup' ? 'local settings have no switch' : null),
  },
  {
    key: 'a realm of which the KDC is expected and none is listed',
    rule: 'kdc-list-empty',
    in: 'realm',
    cannotShow: localAsksDns,
    plant: plantKdcs(() => WITHOUT_KDC),
  },
  {
    key: 'a realm of which nothing is listed',
    rule: 'kdc-list-empty',
    in: 'realm',
    cannotShow: (writer) => localAsksDns(writer) ?? hidesEmptiness(writer),
    plant: (right) => ({ configuration: right.with({ kdcs: '' }) }),
  },
  {
    key: 'a realm of ones own without KDCs',
    rule: 'kdc-list-empty',
    in: 'realm',
    severity: 'info',
    cannotShow: localAsksDns,
    plant: ownRealm(() => WITHOUT_KDC),
  },
  {
    key: 'a KDC of ones own by less than its name',
    rule: 'kdc-not-fqdn',
    in: 'realm',
    plant: ownRealm((domain, random) => {
      const wrong = [
        'kdc1',
        'KDC1.',
        '10.20.30.40',
        '2001:db8::17',
        `kdc_1.${domain}`,
        `-kdc1.${domain}`,
        `kdc1-.${domain}`,
        `${'k'.repeat(64)}.${domain}`,
      ];
      return wrong.map((kdc) => [`<k>${random.chance(0.5) ? `kdc2.${domain}; ` : ''}${kdc}</k>`, kdc]);
    }),
  },
  {
    key: 'the KDC of a cloud by less than its name',
    rule: 'kdc-wrong-host',
    in: 'realm',
    plant: plantKdcs(() => [
      ['<k>kerberos</k>', 'kerberos'],
      ['<k>10.20.30.40</k>', '10.20.30.40'],
    ]),
  },
  {
    key: 'a KDC that stands twice',
    rule: 'duplicate-entry',
    in: 'realm',
    severity: 'info',
    plant: plantKdcs((kdc) => [
      [`<k>${kdc}; ${kdc.toUpperCase()}</k>`, kdc.toUpperCase()],
      [`<k>${kdc.toUpperCase()};${kdc}.;</k>`, `${kdc}.`],
      [`<k>${kdc}; ${kdc}; ${kdc}</k>`, kdc],
    ]),
  },
  {
    key: 'flags that are none, or do harm',
    rule: 'realm-flags-suspect',
    in: 'realm',
    cannotShow: localHasNoTags,
    plant(right) {
      const { random, cloud } = right;
      const flags = random.pick([
        '0x0000000E',
        '0x00000001',
        '0x4',
        '0X80',
        '0x0000000a0',
        '0x00000010',
        '0x80000002',
        '0x100000002',
        '14',
        'tcpsupported',
        '',
      ]);
      const parts = [`<f>${flags}</f>`, `<k>kerberos.${cloud}</k>`];
      return { configuration: right.with({ kdcs: random.shuffled(parts).join('') }), actual: flags };
    },
  },
  {
    key: 'a directive that deletes the realm of a cloud',
    rule: 'policy-delete-directive',
    in: 'realm',
    cannotShow: ({ format }) =>
      ['registry-pol', 'samba-pol-xml', 'samba-gpo-show'].includes(format)
        ? null
        : 'names with asterisks are directives in policy files alone',
    plant({ otherCloud, ...right }) {
      const realm = otherCloud.toUpperCase();
      const name = right.random.pick([`**del.${realm}`, `**Del.${realm}`, `**del.${otherCloud}`]);
      return { configuration: right.with({ moreRealms: [{ name, data: ' ' }] }) };
    },
  },
];
