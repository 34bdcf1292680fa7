// Defects of the trust.

import type { FormatShape, Trust } from '../formats/configuration.ts';
import { type Kind, lacksCharacters } from './kind.ts';
import { misspelt, someLower } from './names.ts';
import type { Right } from './right.ts';

const bent = (right: Right, bend: Partial<Trust>) => ({
  configuration: { ...right.with(), trust: { ...right.trust, ...bend } },
});

/** What the table of single defects says of a format, for the defect there that is of the same kind. */
const as =
  (key: string) =>
  ({ cannotShow }: FormatShape) =>
    cannotShow?.[key] ?? null;

export const TRUST_KINDS: readonly Kind[] = [
  {
    key: 'a transitive trust',
    rule: 'trust-transitive',
    in: 'trust',
    plant: (right) => bent(right, { attributes: right.random.pick([0, 8, 9]) }),
  },
  {
    key: 'a trust in the wrong direction',
    rule: 'trust-wrong-direction',
    in: 'trust',
    plant: (right) => bent(right, { direction: right.random.pick([2, 3]) }),
  },
  {
    key: 'a disabled trust',
    rule: 'trust-wrong-direction',
    in: 'trust',
    cannotShow: as('disabled'),
    plant: (right) => bent(right, { direction: 0 }),
  },
  {
    key: 'a trust between domains',
    rule: 'trust-wrong-type',
    in: 'trust',
    cannotShow: as('domain trust'),
    plant: (right) => bent(right, { type: 2 }),
  },
  {
    key: 'a downlevel trust',
    rule: 'trust-wrong-type',
    in: 'trust',
    cannotShow: as('downlevel trust'),
    plant: (right) => bent(right, { type: 1 }),
  },
  {
    key: 'a trust without AES',
    rule: 'trust-aes-not-enabled',
    in: 'trust',
    cannotShow: as('RC4 alone'),
    plant: (right) =>
      bent(right, { encryptionTypes: right.random.pick([null, 0, 1, 2, 3, 4, 7, 8, 16, 0x80004]) }),
  },
  {
    key: 'a trust in lower or mixed case',
    rule: 'realm-not-uppercase',
    in: 'trust',
    cannotShow: as('lower-case trust'),
    plant: (right) => bent(right, { name: someLower(right.random, right.realm) }),
  },
  {
    key: 'a misspelt trust',
    rule: 'realm-unknown-cloud',
    in: 'trust',
    plant: (right) => bent(right, { name: misspelt(right.random, right.realm) }),
  },
  {
    key: 'a trust with RC4 or DES beside AES',
    rule: 'trust-weak-enctypes',
    in: 'trust',
    cannotShow: as('RC4 beside AES'),
    plant: (right) =>
      bent(right, { encryptionTypes: (right.trust.encryptionTypes ?? 0) | (1 + right.random.int(7)) }),
  },
  {
    key: 'a trust that is said to use RC4 keys',
    rule: 'trust-weak-enctypes',
    in: 'trust',
    cannotShow: as('RC4 attribute'),
    plant: (right) => bent(right, { attributes: right.random.pick([0x81, 0x181, 0x281]) }),
  },
  {
    key: 'a trust that filters SIDs',
    rule: 'trust-unexpected-attributes',
    in: 'trust',
    plant: (right) => bent(right, { attributes: 0x5 }),
  },
  {
    key: 'a trust with attributes of another kind',
    rule: 'trust-unexpected-attributes',
    in: 'trust',
    cannotShow: ({ format }) => (format === 'nltest' ? 'its words for them were never seen' : null),
    plant({ random, ...right }) {
      const bits = random.shuffled([0x2, 0x4, 0x10, 0x20, 0x40, 0x400, 0x800, 0x1000, 0x10000]);
      const some = bits.slice(0, 1 + random.int(3)).reduce((all, bit) => all | bit, 0x1);
      return bent({ random, ...right }, { attributes: some });
    },
  },
  {
    key: 'a trust whose names do not agree',
    rule: 'trust-name-inconsistent',
    in: 'trust',
    cannotShow: ({ format, variant }) => {
      const one = ['nltest', 'samba-trust', 'sharphound'].includes(format);
      return one || variant?.startsWith('Get-ADTrust') ? 'it shows one name, or one as two properties' : null;
    },
    plant(right) {
      const { random, realm, otherCloud } = right;
      const other = random.pick([
        otherCloud.toUpperCase(),
        realm.split('.')[0] ?? '',
        'UNIX.CONTOSO.EXAMPLE',
      ]);
      return bent(right, random.chance(0.5) ? { partner: other } : { name: other, partner: realm });
    },
  },
  {
    key: 'odd characters in a trust',
    rule: 'suspicious-characters',
    in: 'trust',
    cannotShow: lacksCharacters,
    plant(right) {
      const { random, realm } = right;
      const at = 1 + random.int(8);
      const sign = random.pick(['\u200b', '\ufeff', '\u2019', '\u00ad']);
      return bent(right, { name: `${realm.slice(0, at)}${sign}${realm.slice(at)}` });
    },
  },
];
