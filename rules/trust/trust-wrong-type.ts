// The trust to a realm must be a realm trust, not one between Windows domains.

import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { defineRule } from '../../src/model/rule.ts';
import { showType } from '../../src/model/trust-values.ts';
import { trustList } from '../support/examples.ts';
import { RECREATE_TRUST, RECREATE_WITH_NETDOM } from '../support/fix.ts';
import { placeOf } from '../support/place.ts';
import { guideStep, TRUST_TYPE } from '../support/references.ts';
import { trustName } from '../support/trust.ts';

export default defineRule({
  id: 'trust-wrong-type',
  group: 'trust',
  summary: 'The trust to a realm is not a realm trust',
  guide: 1,
  severities: ['error'],
  over: 'trust',
  needs: ['trust-type'],
  symptoms: ['471000', 'no krbtgt/REALM ticket in klist'],
  docs: {
    why: 'The realm is not a Windows domain. A domain controller looks for a domain controller on the far side of any other trust, and finds none.',
    detected:
      'trustType differs from what is expected of the realm. Trusts between Windows domains of which nothing is expected are not judged.',
    proof: {
      kind: 'prescription',
      text: 'Steps 1 and 3 of the guide demand a realm trust, type 3. It could not be shown: the KDCs that were at hand know no such type, or do not serve it. Windows itself was not tested.',
    },
    bad: trustList({ trustType: '2' }),
    good: trustList(),
    fix: [RECREATE_TRUST, RECREATE_WITH_NETDOM],
    whenNot:
      'A realm of your own with a trust of another type: describe the realm under realms in realmlint.config.jsonc without its trust, and none is expected.',
    references: [guideStep(1), guideStep(3), TRUST_TYPE],
  },
  applies: isRealmTrust,
  *check(target, { expectation }) {
    const { type } = target;
    const name = trustName(target);
    const expected = expectation?.trust?.type;
    if (!type || expected === undefined) {
      const reason = type
        ? `nothing is expected of the trust to ${name}`
        : `trustType of ${name} was not exported`;
      yield { notEvaluated: reason };
      return;
    }
    if (type.value === expected) return;
    yield {
      severity: 'error',
      message: `The trust to ${name} is of type ${showType(type.value)} where ${showType(expected)} is expected. A domain controller treats the far side accordingly and does not reach its KDC.`,
      place: placeOf(target, type),
      actual: showType(type.value),
      expected: showType(expected),
      setting: 'trustType',
      realm: name,
    };
  },
});
