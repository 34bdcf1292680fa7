// A nontransitive trust serves the users of its own domain; those of other domains need one of their own.

import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { defineRule } from '../../src/model/rule.ts';
import { isTransitive } from '../../src/model/trust-values.ts';
import { expectedTrust, holdsUsers, trustListWitness, trustsByRealm } from '../support/domain-trusts.ts';
import { trustTable } from '../support/examples.ts';
import { CREATE_TRUST, CREATE_WITH_NETDOM } from '../support/fix.ts';
import { guideStep, TRUST_ATTRIBUTES } from '../support/references.ts';
import { trustWitness } from '../support/trust.ts';

export default defineRule({
  id: 'trust-child-domain-uncovered',
  group: 'trust',
  summary: 'The nontransitive trust to a realm leaves out another domain of users',
  guide: null,
  severities: ['warning'],
  over: 'domain',
  needs: [],
  symptoms: ['471000 for users of one domain alone', 'KDC_ERR_S_PRINCIPAL_UNKNOWN'],
  docs: {
    why: 'A nontransitive trust is not passed on, not even to child domains of the same forest. Users of a domain without a trust of its own get no ticket for the realm, while those of the domain beside it do.',
    detected:
      'Trusts of several domains were exported, one domain has a nontransitive trust to a realm of which a trust is expected, and another one, all trusts of which were exported, has none for it. With userDomains in the config only those domains are judged; without it, every exported domain counts as one of users.',
    proof: {
      kind: 'prescription',
      text: 'MS-ADTS says that a nontransitive trust is not used for other domains, and step 1 of the guide makes it nontransitive. A forest of several domains was not tested.',
    },
    bad: {
      ...trustTable('ZSCALERBETA.NET'),
      path: 'corp.txt',
      beside: [{ path: 'emea.txt', ...trustTable([], 'emea.contoso.example') }],
    },
    good: {
      ...trustTable('ZSCALERBETA.NET'),
      path: 'corp.txt',
      beside: [{ path: 'emea.txt', ...trustTable('ZSCALERBETA.NET', 'emea.contoso.example') }],
    },
    fix: [CREATE_TRUST, CREATE_WITH_NETDOM],
    whenNot:
      'A domain without users, such as an empty root of the forest, or one whose users do not sign on to the service: name the domains that do under userDomains in realmlint.config.jsonc.',
    references: [TRUST_ATTRIBUTES, guideStep(1)],
  },
  applies: (target, context) => target.identified && holdsUsers(target, context),
  *check(target, context) {
    for (const [key, all] of trustsByRealm(context.evidence)) {
      // A realm of one's own may be meant for the users of one domain.
      const expectation = context.expectations.byRealm.get(key) ?? null;
      if (!expectation?.trust || all.some(({ subject }) => subject === target)) continue;
      const held = all.filter(
        ({ subject, trust }) =>
          subject.domain !== null && holdsUsers(subject, context) && isRealmTrust(trust, context),
      );
      const one = held.find(({ trust }) => isTransitive(trust) === false);
      if (!one || held.some(({ trust }) => isTransitive(trust) === true)) continue;
      const { realm } = expectation;
      const place = trustListWitness(target);
      if (!place || !context.covered('domain-trusts')) {
        yield {
          notEvaluated: `the export does not show all trusts of ${target.ref.name}, and none of those is for ${realm}`,
        };
        continue;
      }
      yield {
        severity: 'warning',
        message: `The trust of ${one.subject.ref.name} to realm ${realm} is nontransitive and serves users of that domain alone. ${target.ref.name} has no trust for the realm: its users get no ticket.`,
        place,
        actual: null,
        expected: expectedTrust(expectation),
        related: [{ ...trustWitness(one.trust), message: `the trust of ${one.subject.ref.name}` }],
        setting: 'trusts',
        realm,
      };
    }
  },
});
