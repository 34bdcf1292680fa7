// One domain with trusts to several clouds of the vendor: a migration, or a trust that was left over.

import type { Located } from '../../src/model/located.ts';
import { asciiUpper, realmKey } from '../../src/model/realm-name.ts';
import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { defineRule, type RuleContext, type Target } from '../../src/model/rule.ts';
import { trustNames } from '../../src/model/trust-values.ts';
import { trustTable } from '../support/examples.ts';
import { alsoAt, placeOf } from '../support/place.ts';
import { guideStep } from '../support/references.ts';

interface CloudTrust {
  readonly cloud: string;
  readonly name: Located;
  readonly fact: Target<'trust'>;
}

/** One trust for each known cloud, in the order of the evidence; several exports of a trust show it once. */
function cloudTrusts({ trusts }: Target<'domain'>, context: RuleContext): CloudTrust[] {
  const found = new Map<string, CloudTrust>();
  for (const fact of trusts) {
    const [name] = trustNames(fact).filter(({ value }) => context.expectations.clouds.has(realmKey(value)));
    if (!name || !isRealmTrust(fact, context)) continue;
    const cloud = realmKey(name.value);
    if (!found.has(cloud)) found.set(cloud, { cloud, name, fact });
  }
  return [...found.values()];
}

export default defineRule({
  id: 'trust-multiple-clouds',
  group: 'trust',
  summary: 'A domain has trusts to several clouds',
  guide: null,
  severities: ['warning', 'info'],
  over: 'domain',
  needs: [],
  symptoms: [],
  docs: {
    why: 'An organisation is usually a customer of one cloud, and clients use the one that their map names. A second trust is a migration under way, or was left over from an old cloud or a first try; each trust is a key that somebody else holds.',
    detected:
      'Realm trusts of one domain whose names are two or more known clouds. Information as long as the config is silent; a warning for each cloud that the config does not name as in use; nothing where it names them all.',
    proof: {
      kind: 'observation',
      text: 'Trusts to several clouds do not disturb each other: tickets go by the name of the realm. Which of them are wanted, the organisation alone knows.',
    },
    bad: trustTable(['ZSCALERBETA.NET', 'ZSCALERTWO.NET']),
    good: {
      ...trustTable(['ZSCALERBETA.NET', 'ZSCALERTWO.NET']),
      config: '{ "clouds": { "inUse": ["zscalerbeta.net", "zscalertwo.net"] } }',
    },
    fix: [
      {
        with: 'realmlint.config.jsonc',
        steps:
          'If all of them are in use, say so: "clouds": { "inUse": ["zscalerbeta.net", "zscalertwo.net"] }.',
      },
      {
        with: 'Active Directory Domains and Trusts',
        steps:
          'If one is left over: make sure that no GPO and no client names that realm any more, then Properties of the domain > Trusts > the realm > Remove. It cannot be taken back: a new trust needs a new password on both sides.',
      },
    ],
    whenNot:
      'While users move from one cloud to another: name both under clouds, inUse in realmlint.config.jsonc.',
    references: [guideStep(1)],
  },
  *check(target, context) {
    const all = cloudTrusts(target, context);
    const [, second] = all;
    if (!second) return;
    const { chosen } = context.expectations;
    const count = `${target.ref.name} has trusts to ${all.length} clouds: ${all.map(({ cloud }) => cloud).join(', ')}.`;
    if (!chosen) {
      yield {
        severity: 'info',
        message: `${count} Perhaps one of them is left over.`,
        place: placeOf(second.fact, second.name),
        actual: second.name.value,
        expected: null,
        related: all
          .filter((one) => one !== second)
          .flatMap((one) => alsoAt(one.fact, [one.name], 'another cloud')),
        setting: 'clouds',
      };
      return;
    }
    for (const { cloud, name, fact } of all) {
      if (chosen.clouds.has(cloud)) continue;
      yield {
        severity: 'warning',
        message: `${count} Of those, ${cloud} is none that the organisation says it uses.`,
        place: placeOf(fact, name),
        actual: name.value,
        expected: [...chosen.clouds].map(asciiUpper).join(' or '),
        basis: chosen.by,
        setting: 'clouds',
        realm: name.value,
      };
    }
  },
});
