// The trust to a realm must point the expected way, and must not be disabled.

import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { defineRule } from '../../src/model/rule.ts';
import { DISABLED, showDirection } from '../../src/model/trust-values.ts';
import { trustList } from '../support/examples.ts';
import { RECREATE_TRUST, RECREATE_WITH_NETDOM } from '../support/fix.ts';
import { DISABLED_ON_PURPOSE, isWanted } from '../support/intents.ts';
import { placeOf } from '../support/place.ts';
import { guideStep, TRUST_DIRECTION } from '../support/references.ts';
import { trustName } from '../support/trust.ts';

const MEANS: Readonly<Record<number, string>> = {
  0: 'It is disabled: no tickets are issued across it.',
  1: 'Users of this domain can reach the realm, and not the other way round.',
  2: 'Users of the realm can reach this domain, and users of this domain get no tickets for the realm.',
  3: 'It works, and users of the realm get tickets for this domain as well.',
};

export default defineRule({
  id: 'trust-wrong-direction',
  group: 'trust',
  summary: 'The trust to a realm points the wrong way',
  guide: 1,
  severities: ['error'],
  over: 'trust',
  needs: ['trust-direction'],
  symptoms: ['471000', 'KDC_ERR_S_PRINCIPAL_UNKNOWN', 'no krbtgt/REALM ticket in klist'],
  docs: {
    why: 'The service trusts your users, not the reverse: seen from your domain the trust is incoming. An outgoing trust opens the domain to the service and gives its users no ticket; a two-way trust does both.',
    detected:
      'trustDirection 0 (disabled) always; any other that differs from what is expected of the realm. Without an expectation 1, 2 and 3 are all legal for a realm trust, and nothing is said.',
    proof: {
      kind: 'outage',
      text: "With a disabled trust, or with an outgoing trust, MIT and Heimdal clients failed against MIT's and Samba's KDCs. With a trust in both directions, MIT and Heimdal clients got their tickets from MIT's and Samba's KDCs. With a trust in both directions, a stranger of the far realm got a ticket with MIT and Heimdal clients from MIT's KDCs. The last is an exposure that nobody sees. Windows itself was not tested.",
    },
    bad: trustList({ trustDirection: '2' }),
    good: trustList(),
    fix: [RECREATE_TRUST, RECREATE_WITH_NETDOM],
    whenNot:
      'A realm of your own with a trust in another direction: name that trust in the config. One that is disabled on purpose: an entry of expect for its domain, with the state disabled.',
    references: [guideStep(1), guideStep(3), TRUST_DIRECTION],
  },
  applies: isRealmTrust,
  *check(target, context) {
    const { expectation } = context;
    const { direction } = target;
    const name = trustName(target);
    const expected = expectation?.trust?.direction;
    if (!direction) {
      yield { notEvaluated: `trustDirection of ${name} was not exported` };
      return;
    }
    const { value } = direction;
    if (value !== DISABLED && expected === undefined) {
      yield { notEvaluated: `nothing is expected of the trust to ${name}` };
      return;
    }
    if (isWanted('disabled', context, name)) {
      yield { notEvaluated: DISABLED_ON_PURPOSE };
      return;
    }
    if (value === expected) return;
    yield {
      severity: 'error',
      message: `The trust to ${name} is ${showDirection(value).replace(/^\d+ \((.*)\)$/, '$1')}. ${MEANS[value] ?? 'Windows knows no such direction.'}`,
      place: placeOf(target, direction),
      actual: showDirection(value),
      expected: expected === undefined ? null : showDirection(expected),
      setting: 'trustDirection',
      realm: name,
    };
  },
});
