// The trust to a realm must be nontransitive: bit 0x1 of its attributes set, 0x8 clear.

import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { defineRule, errorIfExpected } from '../../src/model/rule.ts';
import { FOREST_TRANSITIVE, isTransitive, NON_TRANSITIVE } from '../../src/model/trust-values.ts';
import { trustList } from '../support/examples.ts';
import { RECREATE_TRUST, RECREATE_WITH_NETDOM } from '../support/fix.ts';
import { placeOf } from '../support/place.ts';
import { guideStep, TRUST_ATTRIBUTES } from '../support/references.ts';
import { trustName } from '../support/trust.ts';

// The direction of a trust is opposite to the direction of access.
function exposed(direction: number | undefined): string {
  if (direction === 1) return 'The far side would accept users of every realm that this domain trusts.';
  if (direction === 2 || direction === 3) {
    return 'This domain would accept users of every realm that the far side trusts.';
  }
  return 'Users of realms that nobody meant to trust would be accepted.';
}

export default defineRule({
  id: 'trust-transitive',
  group: 'trust',
  summary: 'The trust to a realm is transitive',
  guide: 1,
  severities: ['error', 'warning'],
  over: 'trust',
  needs: ['trust-attributes'],
  symptoms: ['users of a third realm get tickets'],
  docs: {
    why: 'A transitive trust passes on: who is trusted by one side through another trust is trusted here too. The connection to a proxy service needs the users of one domain and nobody else.',
    detected:
      'Bit 0x1 (non-transitive) of trustAttributes is clear, or bit 0x8 (forest transitive) is set. Other bits do not matter: 129 and 513 are non-transitive. Only realm trusts are judged.',
    proof: {
      kind: 'exposure',
      text: "Authentication works, so nobody notices from outside. With a path for third realms that the lab set in its KDCs ([capaths]), which know no such attribute of a trust, a stranger from a realm beyond our own got a ticket with MIT and Heimdal clients from MIT's KDCs. With such a path, set in the same way, through a trust in both directions, a stranger from a realm beyond the far one got a ticket with MIT and Heimdal clients from MIT's KDCs. So it is shown what such a path does. That the attribute opens it in Active Directory is what its documentation says; Windows itself was not tested.",
    },
    bad: trustList({ trustAttributes: '0' }),
    good: trustList(),
    fix: [RECREATE_TRUST, RECREATE_WITH_NETDOM],
    whenNot:
      'A realm of your own that shall be reached from all domains of the forest: say in the config that its trust is transitive.',
    references: [guideStep(1), guideStep(3), TRUST_ATTRIBUTES],
  },
  applies: isRealmTrust,
  *check(target, context) {
    const { attributes } = target;
    if (!attributes) {
      yield { notEvaluated: `trustAttributes of ${trustName(target)} were not exported` };
      return;
    }
    if (context.expectation?.trust?.transitive) return;
    const transitive = isTransitive(target);
    if (transitive === null) {
      const what = `the export does not show whether the trust to ${trustName(target)} is nontransitive`;
      yield { notEvaluated: what };
      return;
    }
    if (!transitive) return;
    const { value } = attributes;
    const forest = (value & (target.attributesMask ?? -1) & FOREST_TRANSITIVE) !== 0;
    const right = (value | NON_TRANSITIVE) & ~FOREST_TRANSITIVE;
    yield {
      severity: errorIfExpected(context),
      message: `The trust to ${trustName(target)} is transitive. ${exposed(target.direction?.value)}`,
      place: placeOf(target, attributes),
      actual: `${value} (${forest ? 'forest transitive' : 'transitive'})`,
      expected: `${right} (non-transitive)`,
      setting: 'trustAttributes',
      realm: trustName(target),
    };
  },
});
