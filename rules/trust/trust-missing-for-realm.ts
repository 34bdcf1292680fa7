// A realm that clients are configured for needs a trust in the domain of their users.

import type { At, Subject } from '../../src/model/evidence.ts';
import { defineRule, type RuleFinding } from '../../src/model/rule.ts';
import { isTransitive } from '../../src/model/trust-values.ts';
import { expectedTrust, holdsUsers, trustListWitness, trustsByRealm } from '../support/domain-trusts.ts';
import { policyReg, trustTable } from '../support/examples.ts';
import { CREATE_TRUST, CREATE_WITH_NETDOM } from '../support/fix.ts';
import { placeOf } from '../support/place.ts';
import { guideStep } from '../support/references.ts';
import { type WantedTrust, wantedTrusts } from '../support/wanted-trusts.ts';

export default defineRule({
  id: 'trust-missing-for-realm',
  group: 'trust',
  summary: 'A domain has no trust for a realm that its clients are configured for',
  guide: 1,
  severities: ['error', 'warning'],
  over: 'domain',
  // Only that a trust is not there is judged by coverage: see below.
  needs: [],
  symptoms: ['471000', 'KDC_ERR_S_PRINCIPAL_UNKNOWN', 'no krbtgt/REALM ticket in klist'],
  docs: {
    why: 'A client asks its own domain for krbtgt/REALM, and the domain controller encrypts that ticket with the key of the trust. Without a trust object there is no key and no ticket, however right the client is.',
    detected:
      'A realm that GPOs of the domain hold, or clients of it, is looked up in the trusts of that domain: by all names of a trust, in any case. Only where the export shows all trusts of the domain. With userDomains in the config those domains are judged and no others. Realms of Active Directory and of Entra ID are left out, and those that the config describes without a trust. An error where a trust is expected; a warning where nothing is expected of the realm, or nothing tells of which domain its users are.',
    proof: {
      kind: 'outage',
      text: "Step 1 of the guide creates the trust. With no trust at all, MIT and Heimdal clients failed against MIT's and Samba's KDCs. Windows itself was not tested.",
    },
    bad: { ...trustTable(), beside: [{ path: 'PC-0217.reg', ...policyReg() }] },
    good: { ...trustTable('ZSCALERBETA.NET'), beside: [{ path: 'PC-0217.reg', ...policyReg() }] },
    fix: [CREATE_TRUST, CREATE_WITH_NETDOM],
    whenNot:
      'A realm that users sign in to directly (user@REALM) needs no trust: describe it under realms in realmlint.config.jsonc without one. A domain whose users never sign on to the service: name those that do under userDomains.',
    references: [guideStep(1), guideStep(3)],
  },
  applies: (target, context) => holdsUsers(target, context) && wantedTrusts(target, context).length > 0,
  *check(target, context) {
    const { evidence, intents } = context;
    for (const wanted of wantedTrusts(target, context)) {
      const held = trustsByRealm(evidence).get(wanted.key) ?? [];
      if (held.some(({ subject }) => subject === target)) continue;
      if (held.some(({ trust }) => isTransitive(trust) === true)) continue;
      if (!wanted.certain && held.length > 0) continue;
      const realm = nameOf(wanted);
      const place = trustListWitness(target);
      if (!place || !context.covered('domain-trusts')) {
        yield {
          notEvaluated: `the export does not show all trusts of the domain, and none of those is for ${realm}`,
        };
      } else yield missing(target, wanted, place);
    }
    const exported = new Set(evidence.subjects.flatMap((one) => (one.holder === 'domain' ? one.ref.id : [])));
    for (const domain of intents.userDomains ?? []) {
      if (!exported.has(domain))
        yield { notEvaluated: `the trusts of ${domain}, a user domain, were not exported` };
    }
  },
});

function nameOf({ uses: [first] }: WantedTrust): string {
  return first.expectation?.realm ?? first.fact.name.value;
}

function missing(target: Subject, wanted: WantedTrust, place: At): RuleFinding {
  const [first] = wanted.uses;
  const realm = nameOf(wanted);
  const { expectation } = first;
  const who = first.subject.holder === 'gpo' ? `the GPO ${first.subject.ref.name}` : first.subject.ref.name;
  const message = wanted.certain
    ? `${target.ref.name} has no trust for realm ${realm}, to which ${who} sends its clients: a domain controller has no key for that realm, and users get no ticket for it.`
    : `None of the trusts of ${target.domain ?? 'the domain that this file shows'} is for realm ${realm}, to which ${who} sends its users. If they are users of this domain, they get no ticket for it.`;
  return {
    severity: expectation && wanted.certain ? 'error' : 'warning',
    message,
    place,
    actual: null,
    expected: expectedTrust(expectation),
    related: wanted.uses.map(({ fact, subject }) => ({
      ...placeOf(fact, fact.name),
      message: `the realm, as ${subject.ref.name} has it`,
    })),
    setting: 'trusts',
    realm,
  };
}
