// A trust has one name: CN, Name and trustPartner must agree, and the object must be a trustedDomain.

import type { TrustFact } from '../../src/model/fact.ts';
import { type Located, sub } from '../../src/model/located.ts';
import { asciiLower, realmKey } from '../../src/model/realm-name.ts';
import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { defineRule, type RuleFinding } from '../../src/model/rule.ts';
import { trustNames } from '../../src/model/trust-values.ts';
import { trustList } from '../support/examples.ts';
import { RECREATE_TRUST, RECREATE_WITH_NETDOM } from '../support/fix.ts';
import { alsoAt, placeOf } from '../support/place.ts';
import { guideStep } from '../support/references.ts';
import { caseUnknown, trustName } from '../support/trust.ts';

/** The name in the first part of the DN; its escapes (RFC 4514) stay, as no name of a realm needs any. */
function dnName({ distinguishedName }: TrustFact): Located[] {
  const match = distinguishedName && /^CN=((?:[^,\\]|\\.)*)/i.exec(distinguishedName.value);
  return match?.[1] === undefined ? [] : [sub(distinguishedName as Located, 3, match[0].length)];
}

export default defineRule({
  id: 'trust-name-inconsistent',
  group: 'trust',
  summary: 'The names of a trust do not agree',
  guide: 3,
  severities: ['error'],
  over: 'trust',
  needs: [],
  byFormat: true,
  symptoms: ['471000', 'KDC_ERR_S_PRINCIPAL_UNKNOWN'],
  docs: {
    why: 'A domain controller finds a trust by its partner, tools and administrators find it by its name. When they differ, one of the two points to a realm that does not exist.',
    detected:
      'CN, Name and trustPartner, and the CN within the distinguished name, are compared with each other, but for case and invisible characters, which other rules judge; objectClass must hold trustedDomain. Only what the export shows is compared.',
    proof: {
      kind: 'prescription',
      text: 'Step 3 of the guide demands the same name in all three attributes and the class trustedDomain. What a domain controller does with a trust that breaks this was not tested.',
    },
    bad: trustList({ trustPartner: 'ZSCALER.NET' }),
    good: trustList(),
    fix: [RECREATE_TRUST, RECREATE_WITH_NETDOM],
    whenNot:
      'There is no reason to keep it. If the export was put together by hand, export the object again.',
    references: [guideStep(3), 'MS-ADTS 6.1.6.7: essential attributes of a trusted domain object'],
  },
  applies: isRealmTrust,
  *check(target) {
    if (target.caseless) {
      yield { notEvaluated: caseUnknown(target) };
      return;
    }
    yield* nameFinding(target);
    const { objectClass } = target;
    const [first] = objectClass;
    if (!first || objectClass.some(({ value }) => asciiLower(value) === 'trusteddomain')) return;
    yield {
      severity: 'error',
      message: `The object of the trust to ${trustName(target)} is of class ${first.value}, not trustedDomain: it is no trust.`,
      place: placeOf(target, first),
      actual: objectClass.map(({ value }) => value).join(', '),
      expected: 'trustedDomain',
      setting: 'objectClass',
      realm: trustName(target),
    };
  },
});

function* nameFinding(target: TrustFact): Iterable<RuleFinding> {
  const right = trustName(target);
  const names = [...trustNames(target), ...dnName(target)];
  const [odd, ...others] = names.filter((name) => realmKey(name.value) !== realmKey(right));
  if (!odd) return;
  yield {
    severity: 'error',
    message: `One trust has two names: ${odd.value} here, ${right} elsewhere. One of them belongs to no realm, and the trust is found under the other only.`,
    place: placeOf(target, odd),
    actual: odd.value,
    expected: right,
    related: alsoAt(target, others, 'another name that differs'),
    setting: 'trust-name',
    realm: right,
  };
}
