// Defects of the trust.

import type { FormatWriter, Trust } from '../formats/configuration.ts';
import type { Kind } from './kind.ts';
import { misspelt, someLower } from './names.ts';
import type { Right } from './right.ts';

const bent = (right: Right, bend: Partial<Trust>) => ({
  configuration: { ...right.with(), trust: { ...right.trust, ...bend } },
});

/** What the table of single defects says of a format, for the defect there that is of the same kind. */
const as =
  (key: string) =>
  ({ cannotShow }: FormatWriter) =>
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
];
