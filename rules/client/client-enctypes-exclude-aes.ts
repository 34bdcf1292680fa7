// A client that may not use AES has no encryption type in common with a realm that uses nothing else.

import { POLICY_KEY } from '../../src/model/registry-keys.ts';
import { defineRule } from '../../src/model/rule.ts';
import { AES } from '../../src/model/trust-values.ts';
import { policyReg, withRegValues } from '../support/examples.ts';
import { applied, hasRealmFacts, shows } from '../support/parameters.ts';
import { placeOf } from '../support/place.ts';
import { ENCRYPTION_TYPES } from '../support/references.ts';

const NAME = 'SupportedEncryptionTypes';
const KEY = `${POLICY_KEY}\\Parameters`;
const OPTION = 'Network security: Configure encryption types allowed for Kerberos';
const WEAK: readonly (readonly [number, string])[] = [
  [0x1, 'DES-CBC-CRC'],
  [0x2, 'DES-CBC-MD5'],
  [0x4, 'RC4'],
];
// The bits above AES256 stand for types to come.
const FUTURE = 0x7fffffe0;

/** `4 (RC4)`, `2147483620 (RC4, future types)`. */
function shown(types: number): string {
  const names = WEAK.filter(([bit]) => (types & bit) !== 0).map(([, name]) => name);
  if ((types & FUTURE) !== 0) names.push('future types');
  return `${types} (${names.join(', ') || 'no known type'})`;
}

export default defineRule({
  id: 'client-enctypes-exclude-aes',
  group: 'client',
  summary: 'Clients may not use AES for Kerberos',
  guide: null,
  severities: ['error'],
  over: ['gpo', 'client'],
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'KDC_ERR_ETYPE_NOSUPP', 'no service ticket HTTP/edge@REALM in klist'],
  docs: {
    why: 'SupportedEncryptionTypes limits the encryption types that a client offers. Without both AES types it can agree only on RC4 or DES, which a realm of today refuses.',
    detected:
      'SupportedEncryptionTypes that is set and has neither AES128 (8) nor AES256 (16): by policy (also as security option of a GPO), or else locally. Not set and 0 are the default, and fine; so are 24, 2147483640 and 2147483644. Only where the same GPO or client has settings of a realm.',
    proof: {
      kind: 'prescription',
      text: 'MS-KILE has both sides agree on a type that each of them supports. This setting was not tried, and Windows was not tested.',
    },
    bad: withRegValues(policyReg(), KEY, ['"SupportedEncryptionTypes"=dword:00000004']),
    good: withRegValues(policyReg(), KEY, ['"SupportedEncryptionTypes"=dword:7ffffff8']),
    fix: [
      {
        with: 'Group Policy editor',
        steps: `Computer Configuration > Policies > Windows Settings > Security Settings > Local Policies > Security Options > ${OPTION}: tick AES128_HMAC_SHA1, AES256_HMAC_SHA1 and Future encryption types, and leave the others as your own services need them. Then, on a client: gpupdate /force, klist purge.`,
      },
    ],
    whenNot:
      'When every realm that these clients use is served with the types that are left: turn the rule off with --rule client-enctypes-exclude-aes=off.',
    references: [ENCRYPTION_TYPES],
  },
  applies: (target) => hasRealmFacts(target) && shows(target, NAME),
  *check(target) {
    for (const fact of applied(target, NAME)) {
      if ('notEvaluated' in fact) {
        yield fact;
        continue;
      }
      const types = fact.value.value;
      if (types === 0 || (types & AES) !== 0) continue;
      yield {
        severity: 'error',
        message: `${NAME} is ${shown(types)}, without AES: a realm that uses AES alone has no encryption type in common with these clients.`,
        place: placeOf(fact, fact.value),
        actual: shown(types),
        expected: 'AES128 (8) and AES256 (16), or not set',
        setting: NAME,
      };
    }
  },
});
