// Numbers of a trust as samba-tool prints them, `0x3 (MIT)`, and whether the words agree with the number.

import { table } from '../../model/table.ts';

/** Names of values, and of bits, that samba-tool prints (python/samba/netcmd/domain). Newer versions may have more. */
const VALUES: Readonly<Record<string, Readonly<Record<string, number>>>> = table({
  Type: { DOWNLEVEL: 1, UPLEVEL: 2, MIT: 3, DCE: 4 },
  Direction: { INBOUND: 1, OUTBOUND: 2, BOTH: 3 },
});
const BITS: Readonly<Record<string, Readonly<Record<string, number>>>> = table({
  Attributes: {
    NON_TRANSITIVE: 0x1,
    UPLEVEL_ONLY: 0x2,
    QUARANTINED_DOMAIN: 0x4,
    FOREST_TRANSITIVE: 0x8,
    CROSS_ORGANIZATION: 0x10,
    WITHIN_FOREST: 0x20,
    TREAT_AS_EXTERNAL: 0x40,
    USES_RC4_ENCRYPTION: 0x80,
  },
  kerb_EncTypes: {
    DES_CBC_CRC: 0x1,
    DES_CBC_MD5: 0x2,
    RC4_HMAC_MD5: 0x4,
    AES128_CTS_HMAC_SHA1_96: 0x8,
    AES256_CTS_HMAC_SHA1_96: 0x10,
  },
});

/** Why the value of a field cannot be as it stands there; null when it can. */
export function contradiction(field: string, value: string): string | null {
  const match = /^(0x[0-9a-f]{1,8}) \(([^()]*)\)$/i.exec(value);
  if (!match) return 'a number and its names in parentheses were expected';
  const [, hex = '', said = ''] = match;
  const number = Number(hex);
  const names = new Set(said.split(','));
  const bits = BITS[field];
  const wrong = bits
    ? Object.entries(bits).find(([name, bit]) => names.has(name) !== ((number & bit) !== 0))
    : Object.entries(VALUES[field] ?? {}).find(([name, known]) => names.has(name) !== (number === known));
  return wrong ? `the number and the word ${wrong[0]} do not agree` : null;
}
