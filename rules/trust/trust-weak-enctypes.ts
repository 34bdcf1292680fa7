// A trust that offers RC4 or DES beside AES lets tickets be encrypted with keys that can be found out.

import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { defineRule } from '../../src/model/rule.ts';
import { AES, ENCRYPTION_TYPES, showEncryptionTypes } from '../../src/model/trust-values.ts';
import { trustList } from '../support/examples.ts';
import { RECREATE_TRUST } from '../support/fix.ts';
import { placeOf } from '../support/place.ts';
import {
  ENCRYPTION_TYPES as ENCRYPTION_TYPES_SOURCE,
  guideStep,
  TRUST_ATTRIBUTES,
} from '../support/references.ts';
import { trustName } from '../support/trust.ts';
import { rightAttributes, showAttributes, shownAttributes, USES_RC4 } from '../support/trust-attributes.ts';

const DES = 0x3;
const RC4 = 0x4;

const OFFERS_DES =
  'offers DES beside AES. That is worse than RC4: RFC 6649 withdrew DES, because all of its keys can be tried out.';
const OFFERS_RC4 =
  'offers RC4 beside AES, so tickets can be encrypted with RC4, whose keys are made from the password without salt.';

export default defineRule({
  id: 'trust-weak-enctypes',
  group: 'trust',
  summary: 'The trust to a realm offers RC4 or DES beside AES',
  guide: 3,
  severities: ['warning'],
  over: 'trust',
  needs: [],
  symptoms: ['klist shows tickets with RSADSI RC4-HMAC or DES'],
  docs: {
    why: 'Both sides agree on a type that each of them offers. As long as RC4 or DES is offered, somebody in between or an old setting can bring tickets back to it, and the password of the trust is then as safe as that type.',
    detected:
      'msDS-SupportedEncryptionTypes has RC4 (4) or DES (1, 2) beside AES, features and session keys left aside: 28 and 31 are reported, 24 and 56 are not. Or trustAttributes has 0x80, by which the realm is said to use RC4 keys. RC4 or DES without AES is another rule. Types that the config expects are right.',
    proof: {
      kind: 'prescription',
      text: "Step 3 of the guide demands 24, AES alone; RFC 6649 and RFC 8429 withdrew DES and RC4. With RC4 beside AES, MIT and Heimdal clients got their tickets from MIT's and Samba's KDCs. Attribute 0x80 was not tried. Windows itself was not tested.",
    },
    bad: trustList({ 'msDS-SupportedEncryptionTypes': '28' }),
    good: trustList(),
    fix: [
      {
        with: 'ksetup',
        steps:
          'On a domain controller:\nksetup /setenctypeattr ZSCALERBETA.NET AES128-CTS-HMAC-SHA1-96 AES256-CTS-HMAC-SHA1-96; ksetup /getenctypeattr ZSCALERBETA.NET\nThe second shows what is set then. A trust that is older than AES in its domain also needs its password set again on both sides.',
      },
      { ...RECREATE_TRUST, with: 'Active Directory Domains and Trusts, for attribute 0x80' },
    ],
    whenNot:
      'A realm of your own whose KDC still needs RC4: name its encryption types, such as 28, with its trust under realms in realmlint.config.jsonc.',
    references: [guideStep(3), ENCRYPTION_TYPES_SOURCE, TRUST_ATTRIBUTES, 'RFC 6649, RFC 8429'],
  },
  applies: isRealmTrust,
  *check(target, context) {
    const name = trustName(target);
    const wanted = context.expectation?.trust?.encryptionTypes ?? null;
    const types = (target.encryptionTypes?.value ?? 0) & ENCRYPTION_TYPES;
    const weak = types & (DES | RC4) & ~(wanted ?? 0);
    if (target.encryptionTypes && (types & AES) !== 0 && weak !== 0) {
      yield {
        severity: 'warning',
        message: `The trust to ${name} ${(weak & DES) !== 0 ? OFFERS_DES : OFFERS_RC4}`,
        place: placeOf(target, target.encryptionTypes),
        actual: showEncryptionTypes(target.encryptionTypes.value),
        expected: showEncryptionTypes(wanted ?? types & ~weak),
        setting: 'msDS-SupportedEncryptionTypes',
        realm: name,
      };
    }
    const shown = shownAttributes(target);
    if (shown && (shown.value & USES_RC4) !== 0 && ((wanted ?? 0) & RC4) === 0) {
      yield {
        severity: 'warning',
        message: `The trust to ${name} has attribute 0x80, which says that the realm uses RC4 keys. It is meant for realms of the time before AES.`,
        place: placeOf(target, shown),
        actual: showAttributes(shown.value),
        expected: rightAttributes(shown.value, context),
        setting: 'trustAttributes',
        realm: name,
      };
    }
    if (!target.encryptionTypes && !context.covered('trust-encryption-types')) {
      yield { notEvaluated: `the export does not show the encryption types of the trust to ${name}` };
    }
    if (!shown || ((target.attributesMask ?? USES_RC4) & USES_RC4) === 0) {
      yield { notEvaluated: `the export does not show attribute 0x80 of the trust to ${name}` };
    }
  },
});
