// The trust to a realm must offer AES, or the far side has no key in common with it.

import type { Severity } from '../../src/model/finding.ts';
import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { defineRule } from '../../src/model/rule.ts';
import { AES, ENCRYPTION_TYPES, showEncryptionTypes } from '../../src/model/trust-values.ts';
import { trustList } from '../support/examples.ts';
import { placeOf } from '../support/place.ts';
import { ENCRYPTION_TYPES as ENCRYPTION_TYPES_SOURCE, guideStep } from '../support/references.ts';
import { trustName, trustWitness } from '../support/trust.ts';

interface Verdict {
  readonly severity: Severity;
  readonly what: string;
}

// `types` is 0 when the attribute is not set: patched controllers then offer AES by default (November 2022).
function judge(types: number, wanted: number): Verdict | null {
  if (types !== 0 && (types & AES) === 0) {
    const what = `offers ${showEncryptionTypes(types).replace(/^.*\((.*)\)$/, '$1')} and no AES: a realm that accepts AES alone refuses it`;
    return { severity: 'error', what };
  }
  if ((types & wanted) === wanted) return null;
  if (types === 0) {
    const what =
      'does not say which encryption types it offers: what it offers then depends on the patches of the domain controllers';
    return { severity: 'warning', what };
  }
  return { severity: 'warning', what: 'offers one of the two AES types where both are expected' };
}

export default defineRule({
  id: 'trust-aes-not-enabled',
  group: 'trust',
  summary: 'The trust to a realm does not offer AES',
  guide: 2,
  severities: ['error', 'warning'],
  over: 'trust',
  needs: ['trust-encryption-types'],
  symptoms: ['471000', 'KDC_ERR_ETYPE_NOSUPP', 'no krbtgt/REALM ticket in klist'],
  docs: {
    why: 'The key of a trust is used in an encryption type that both sides support. A realm that takes AES alone finds none when the trust offers RC4 or DES, and the domain controller answers KDC_ERR_ETYPE_NOSUPP.',
    detected:
      'msDS-SupportedEncryptionTypes, without the bits that are features: an error when types are set and neither AES128 (8) nor AES256 (16) is among them, which no default mends; a warning when nothing is set or one of the two is missing while both are expected. RC4 beside AES is not judged here.',
    proof: {
      kind: 'outage',
      text: "With a trust of RC4 alone and a far side of AES alone, MIT and Heimdal clients failed against MIT's and Samba's KDCs. That the attribute is absent was not seen to fail: patched Windows controllers offer AES by then. Windows itself was not tested.",
    },
    bad: trustList({ 'msDS-SupportedEncryptionTypes': '4' }),
    good: trustList(),
    fix: [
      {
        with: 'Active Directory Domains and Trusts',
        steps:
          'Properties of the domain > Trusts > the realm > Properties: tick "The other domain supports Kerberos AES Encryption". A trust that is older than AES in its domain also needs its password set again on both sides.',
      },
      {
        with: 'ksetup',
        steps:
          'On a domain controller:\nksetup /setenctypeattr ZSCALERBETA.NET AES128-CTS-HMAC-SHA1-96 AES256-CTS-HMAC-SHA1-96',
      },
    ],
    whenNot: 'A realm of your own whose KDC has no AES: name its encryption types in the config.',
    references: [guideStep(2), guideStep(3), ENCRYPTION_TYPES_SOURCE],
  },
  applies: isRealmTrust,
  *check(target, context) {
    const { encryptionTypes } = target;
    const expected = context.expectation?.trust?.encryptionTypes ?? null;
    const types = (encryptionTypes?.value ?? 0) & ENCRYPTION_TYPES;
    if (expected === null && types === 0) {
      yield { notEvaluated: `nothing is expected of the encryption types of ${trustName(target)}` };
      return;
    }
    const wanted = (expected ?? 0) & AES;
    if (expected !== null && wanted === 0) return;
    const verdict = judge(types, wanted);
    if (!verdict) return;
    yield {
      severity: verdict.severity,
      message: `The trust to ${trustName(target)} ${verdict.what}.`,
      place: encryptionTypes ? placeOf(target, encryptionTypes) : trustWitness(target),
      actual: encryptionTypes ? showEncryptionTypes(encryptionTypes.value) : null,
      expected: showEncryptionTypes(expected ?? AES),
      setting: 'msDS-SupportedEncryptionTypes',
      realm: trustName(target),
    };
  },
});
